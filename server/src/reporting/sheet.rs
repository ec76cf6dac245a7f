//! A report as it leaves the desk: Vietnamese headings, small numbers hidden, and what makes it repeatable.

use super::{
    content::{Content, Counted, KeyName},
    text_file,
    wish::Wish,
};
use crate::clock::Clock;
use app::{
    components::reported::{dimension_name, measure_name, value_name},
    words::Words,
};
use data_encoding::HEXLOWER;
use domain::{
    locale::Locale,
    report::{Dimension, FEWEST, Mask, Measure, Place, Table, gaps},
};
use jiff::civil::{Date, DateTime};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A report as it leaves the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// What it is.
    pub title: String,
    /// What it is about and how it came about.
    pub facts: Vec<(String, Value)>,
    /// The numbers.
    pub tables: Vec<SheetTable>,
    /// What holds for all of them.
    pub notes: Vec<String>,
}

/// A table with its headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetTable {
    /// Tables of one name share a page of a workbook.
    pub page: String,
    /// What it shows.
    pub title: String,
    /// The headings.
    pub head: Vec<String>,
    /// The rows, the margin last.
    pub rows: Vec<Vec<Value>>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Words.
    Text(String),
    /// A whole number.
    Count(i64),
    /// Thousandths of a percent.
    Share(i64),
    /// Twice the tiết.
    TietHalves(i64),
    /// Thousandths of a tiết.
    MeanTiet(i64),
    /// Thousandths of a point of percent.
    Points(i64),
    /// A day.
    Day(Date),
    /// Day and time.
    At(DateTime),
    /// A number that is not told.
    Hidden,
    /// No number.
    Nothing,
}

impl Sheet {
    /// Lower-case hex of the SHA-256 of all that it says.
    pub fn hash(&self) -> String {
        let text = serde_json::to_vec(self).unwrap_or_default();
        HEXLOWER.encode(&Sha256::digest(&text))
    }
}

/// Puts a report together; the same content gives the same sheet.
pub fn sheet(clock: &Clock, wish: &Wish, content: &Content) -> Sheet {
    let words = Words::new(Locale::Vi);
    let masks = content.masks(wish);
    let tables = content.tables.iter().zip(&masks).flat_map(|(counted, mask)| {
        let writer = Writer { words, table: counted.table(), counted, mask, measures: wish.measures() };
        writer.tables(wish.is_yearly)
    });
    let mut notes = vec![words.say(if wish.is_hours { "report-note-hours" } else { "report-note-counted" })];
    if masks.iter().any(Mask::hides_anything) {
        notes.push(words.with("report-note-hidden", &[("fewest", FEWEST.into())]));
    }
    Sheet { title: title(words, wish), facts: facts(words, clock, wish, content), tables: tables.collect(), notes }
}

/// What a report is called.
pub fn title(words: Words, wish: &Wish) -> String {
    if wish.is_yearly {
        return words.with("report-title-year", &[("year", wish.from.year().to_string().into())]);
    }
    let rows = dimension_name(words, wish.row_dimension()).to_lowercase();
    if wish.is_hours {
        let by = match wish.column_dimension() {
            Some(columns) => format!("{rows} – {}", dimension_name(words, columns).to_lowercase()),
            None => rows,
        };
        let values = [("year", wish.from.year().to_string().into()), ("rows", by.into())];
        return words.with("report-title-hours", &values);
    }
    match wish.column_dimension() {
        Some(columns) => {
            let columns = dimension_name(words, columns).to_lowercase();
            words.with("report-title-two", &[("rows", rows.into()), ("columns", columns.into())])
        }
        None => words.with("report-title-one", &[("rows", rows.into())]),
    }
}

fn facts(words: Words, clock: &Clock, wish: &Wish, content: &Content) -> Vec<(String, Value)> {
    let tops: Vec<&str> = content.tops.iter().map(|top| top.name.as_str()).collect();
    let scope = if content.is_everything { words.say("report-everything") } else { tops.join(", ") };
    let chosen = content.chosen.iter().map(|(dimension, key)| {
        let dimension = Dimension::named(dimension).unwrap_or(Dimension::Course);
        format!("{}: {}", dimension_name(words, dimension), value_name(words, dimension, &key.name, &key.title))
    });
    let chosen: Vec<String> = chosen.collect();
    let chosen = if chosen.is_empty() { words.say("report-nothing-chosen") } else { chosen.join("; ") };
    if wish.is_hours {
        return vec![
            (words.say("report-scope"), Value::Text(scope)),
            (words.say("report-year"), Value::Text(wish.from.year().to_string())),
            (words.say("report-as-of"), Value::Day(wish.as_of)),
            (words.say("report-known-at"), Value::At(clock.local(content.known_at))),
            (words.say("report-chosen"), Value::Text(chosen)),
            (words.say("report-targeted"), Value::Count(content.people)),
        ];
    }
    let map = if wish.is_map_of_now { "report-map-now" } else { "report-map-then" };
    vec![
        (words.say("report-scope"), Value::Text(scope)),
        (words.say("report-from"), Value::Day(wish.from)),
        (words.say("report-to"), Value::Day(wish.to)),
        (words.say("report-as-of"), Value::Day(wish.as_of)),
        (words.say("report-known-at"), Value::At(clock.local(content.known_at))),
        (words.say("report-map"), Value::Text(words.say(map))),
        (words.say("report-chosen"), Value::Text(chosen)),
        (words.say("report-people"), Value::Count(content.people)),
    ]
}

/// The same facts as a page shows them.
pub fn shown_facts(words: Words, clock: &Clock, wish: &Wish, content: &Content) -> Vec<(String, String)> {
    let shown = |value| match value {
        Value::Count(count) => words.count(count),
        other => text_file::shown(words, &other),
    };
    facts(words, clock, wish, content).into_iter().map(|(name, value)| (name, shown(value))).collect()
}

struct Writer<'c> {
    words: Words,
    table: Table,
    counted: &'c Counted,
    mask: &'c Mask,
    measures: [Measure; 5],
}

impl Writer<'_> {
    fn tables(&self, is_yearly: bool) -> Vec<SheetTable> {
        let Some(columns) = self.counted.column_dimension() else { return vec![self.one()] };
        let measures: &[Measure] =
            if is_yearly { &[Measure::Enrolments, Measure::People, Measure::Completions] } else { &self.measures };
        measures.iter().map(|measure| self.two(columns, *measure, is_yearly)).collect()
    }

    /// Every measure beside the rows.
    fn one(&self) -> SheetTable {
        let rows = self.counted.row_dimension();
        let head = std::iter::once(dimension_name(self.words, rows));
        let measures = self.measures.into_iter().map(|measure| measure_name(self.words, measure));
        let row = |place: Place| {
            let values = self.measures.into_iter().map(|measure| self.value(place, Place::Total, measure));
            std::iter::once(Value::Text(self.row_name(place))).chain(values).collect()
        };
        SheetTable {
            page: self.words.say("report-figures"),
            title: dimension_name(self.words, rows),
            head: head.chain(measures).collect(),
            rows: self.table.row_places().map(row).collect(),
        }
    }

    /// One measure by rows and columns; shares with the gap between groups.
    fn two(&self, columns: Dimension, measure: Measure, is_yearly: bool) -> SheetTable {
        let (words, rows) = (self.words, self.counted.row_dimension());
        let pair = format!("{} – {}", dimension_name(words, rows), dimension_name(words, columns));
        let gaps = if measure.is_share() { gaps(&self.table, self.mask) } else { Vec::new() };
        let mut head: Vec<String> = vec![dimension_name(words, rows)];
        head.extend(self.counted.column_names.iter().map(|key| self.name(columns, key)));
        head.push(words.say("report-all"));
        if !gaps.is_empty() {
            head.push(words.say("report-gap-points"));
        }
        let row = |place: Place| {
            let mut cells = vec![Value::Text(self.row_name(place))];
            cells.extend(self.table.column_places().map(|column| self.value(place, column, measure)));
            if !gaps.is_empty() {
                let gap = gaps.iter().find(|gap| gap.row == place);
                cells.push(gap.map_or(Value::Nothing, |gap| Value::Points(gap.points)));
            }
            cells
        };
        let measure = measure_name(words, measure);
        SheetTable {
            page: if is_yearly { pair.clone() } else { measure.clone() },
            title: format!("{measure}: {pair}"),
            head,
            rows: self.table.row_places().map(row).collect(),
        }
    }

    fn name(&self, dimension: Dimension, key: &KeyName) -> String {
        value_name(self.words, dimension, &key.name, &key.title)
    }

    fn row_name(&self, place: Place) -> String {
        match place {
            Place::Inner(number) => self.name(self.counted.row_dimension(), &self.counted.row_names[number]),
            Place::Total => self.words.say("report-all"),
        }
    }

    fn value(&self, row: Place, column: Place, measure: Measure) -> Value {
        let cell = self.table.at(row, column);
        if self.mask.hides(row, column, measure) {
            return Value::Hidden;
        }
        match measure {
            Measure::Enrolments => Value::Count(cell.enrolments),
            Measure::People | Measure::Targeted => Value::Count(cell.people),
            Measure::Completions | Measure::Reached => Value::Count(cell.completions),
            Measure::Missed => Value::Count(cell.missed()),
            Measure::MeanTiet => cell.mean_tiet().map_or(Value::Nothing, Value::MeanTiet),
            Measure::Share | Measure::ReachedShare => cell.share().map_or(Value::Nothing, Value::Share),
            Measure::Tiet => Value::TietHalves(cell.tiet_halves),
        }
    }
}
