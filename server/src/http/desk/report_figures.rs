//! The numbers of a report as its page shows them: all of them, because the desk sees the people too.

use super::reports::address;
use crate::{
    error::encode,
    reporting::{Content, Counted, Format, KeyName, Wish, sheet_facts},
    state::AppState,
};
use app::{
    components::{
        chart::{Chart, ChartMark, ChartRow},
        reported::{dimension_name, measure_name, value_name},
    },
    pages::desk::report::{Figure, FigureTable, Figures},
    words::Words,
};
use domain::report::{Cell, Dimension, Gap, Key, Mask, Measure, Place, Table, gaps};

/// Rows that a page shows; the files have them all.
const ROWS: usize = 200;
/// Rows of a chart.
const DRAWN: usize = 12;

/// Everything that the page shows.
pub fn figures(app: &AppState, words: Words, id: &str, wish: &Wish, content: &Content, measure: Measure) -> Figures {
    let is_wide = !wish.is_yearly && wish.column_dimension().is_some();
    let tables: Vec<Shown<'_>> = content
        .tables
        .iter()
        .enumerate()
        .map(|(number, counted)| Shown { words, id, number, counted, table: counted.table(), wish })
        .collect();
    let chart = tables.first().filter(|_| !wish.is_yearly).and_then(Shown::chart);
    let may_leave = content.may_leave();
    Figures {
        facts: sheet_facts(words, &app.clock, wish, content),
        measure: is_wide.then_some(measure),
        measures: wish.measures(),
        chart,
        tables: tables.iter().flat_map(|one| one.tables(wish.is_yearly, measure)).collect(),
        files: if may_leave { Format::ALL.map(Format::name).into() } else { Vec::new() },
        kept_in: (!may_leave).then(|| words.say("report-too-few")),
    }
}

struct Shown<'c> {
    words: Words,
    id: &'c str,
    number: usize,
    counted: &'c Counted,
    table: Table,
    wish: &'c Wish,
}

impl Shown<'_> {
    fn tables(&self, is_yearly: bool, measure: Measure) -> Vec<FigureTable> {
        match self.counted.column_dimension() {
            None => vec![self.one()],
            Some(columns) if is_yearly => {
                [Measure::Enrolments, Measure::People].map(|measure| self.two(columns, measure)).into()
            }
            Some(columns) => vec![self.two(columns, measure)],
        }
    }

    fn one(&self) -> FigureTable {
        let rows = self.counted.row_dimension();
        let mut head = vec![dimension_name(self.words, rows)];
        head.extend(self.wish.measures().into_iter().map(|measure| measure_name(self.words, measure)));
        let row = |row: Place| {
            let figures = self.wish.measures().into_iter().map(|measure| self.figure(row, Place::Total, measure));
            (self.row_name(row), figures.collect())
        };
        self.shown(dimension_name(self.words, rows), head, row)
    }

    fn two(&self, columns: Dimension, measure: Measure) -> FigureTable {
        let (words, rows) = (self.words, self.counted.row_dimension());
        let gaps = if measure.is_share() { gaps(&self.table, &Mask::open(&self.table)) } else { Vec::new() };
        let mut head = vec![dimension_name(words, rows)];
        head.extend(self.counted.column_names.iter().map(|key| self.name(columns, key)));
        head.push(words.say("report-all"));
        if !gaps.is_empty() {
            head.push(words.say("report-gap-points"));
        }
        let row = |row: Place| {
            let mut figures: Vec<Figure> =
                self.table.column_places().map(|column| self.figure(row, column, measure)).collect();
            if !gaps.is_empty() {
                let gap = gaps.iter().find(|gap| gap.row == row);
                figures
                    .push(Figure { text: gap.map_or_else(String::new, |gap| self.gap(columns, gap)), address: None });
            }
            (self.row_name(row), figures)
        };
        let pair = format!("{} – {}", dimension_name(words, rows), dimension_name(words, columns));
        self.shown(format!("{}: {pair}", measure_name(words, measure)), head, row)
    }

    fn shown(&self, title: String, head: Vec<String>, row: impl Fn(Place) -> (String, Vec<Figure>)) -> FigureTable {
        let count = self.table.rows.len();
        let rows = (0..count.min(ROWS)).map(Place::Inner).chain([Place::Total]).map(row).collect();
        FigureTable { title, head, rows, left_out: count.saturating_sub(ROWS) }
    }

    /// Women against men, or the two bands that lie furthest apart.
    fn gap(&self, columns: Dimension, gap: &Gap) -> String {
        let name = |key: Key| {
            let place = self.table.columns.iter().position(|other| *other == key);
            place.map_or_else(String::new, |place| self.name(columns, &self.counted.column_names[place]))
        };
        let points = self.words.decimal(gap.points, 1);
        let points = if gap.points > 0 { format!("+{points}") } else { points };
        let values =
            [("first", name(gap.first.key).into()), ("second", name(gap.second.key).into()), ("points", points.into())];
        self.words.with("report-gap", &values)
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

    fn figure(&self, row: Place, column: Place, measure: Measure) -> Figure {
        let cell = self.table.at(row, column);
        let text = written(self.words, cell, measure);
        let is_link = match measure {
            Measure::Enrolments | Measure::People | Measure::Targeted => cell.people > 0,
            Measure::Completions | Measure::Reached => cell.completions > 0,
            Measure::Missed => cell.missed() > 0,
            Measure::Share | Measure::ReachedShare | Measure::MeanTiet => false,
            Measure::Tiet => cell.tiet_halves > 0,
        };
        Figure { text, address: is_link.then(|| self.address(row, column, measure)) }
    }

    fn address(&self, row: Place, column: Place, measure: Measure) -> String {
        let part = |field: &str, place: Place, names: &[KeyName]| match place {
            Place::Inner(number) => format!("&{field}={}", encode(&names[number].name)),
            Place::Total => String::new(),
        };
        format!(
            "{}/people?table={}&measure={}{}{}",
            address(self.id),
            self.number,
            measure.name(),
            part("row", row, &self.counted.row_names),
            part("column", column, &self.counted.column_names)
        )
    }

    /// The rows with most enrolments: women beside men, or what is completed of what was begun.
    fn chart(&self) -> Option<Chart> {
        let cell = |row: usize| *self.table.at(Place::Inner(row), Place::Total);
        let mut rows: Vec<usize> = (0..self.table.rows.len()).filter(|row| cell(*row).enrolments > 0).collect();
        if rows.is_empty() {
            return None;
        }
        rows.sort_by_key(|row| (std::cmp::Reverse(cell(*row).enrolments), *row));
        let is_pair = self.counted.column_dimension() == Some(Dimension::Sex);
        let most = cell(rows[0]).enrolments.max(1);
        let drawn = rows.into_iter().filter_map(|row| if is_pair { self.pair(row) } else { Some(self.bar(row, most)) });
        let rows: Vec<ChartRow> = drawn.take(DRAWN).collect();
        let count = [("count", rows.len().into())];
        let caption = match (is_pair, self.wish.is_hours) {
            (true, false) => self.words.with("report-chart-pair", &count),
            (false, false) => self.words.with("report-chart-bars", &count),
            (true, true) => self.words.with("report-chart-hours-pair", &count),
            (false, true) => self.words.with("report-chart-hours-bars", &count),
        };
        (!rows.is_empty()).then_some(Chart { caption, rows })
    }

    fn bar(&self, row: usize, most: i64) -> ChartRow {
        let cell = self.table.at(Place::Inner(row), Place::Total);
        let values =
            [("done", self.words.count(cell.completions).into()), ("all", self.words.count(cell.enrolments).into())];
        ChartRow {
            label: self.row_name(Place::Inner(row)),
            text: if self.wish.is_hours {
                self.words.with("report-chart-hours-text", &values)
            } else {
                self.words.with("report-chart-bar-text", &values)
            },
            mark: ChartMark::Bar { whole: cell.enrolments * 100_000 / most, part: cell.completions * 100_000 / most },
        }
    }

    fn pair(&self, row: usize) -> Option<ChartRow> {
        let share = |key: Key| {
            let column = self.table.columns.iter().position(|other| *other == key)?;
            self.table.at(Place::Inner(row), Place::Inner(column)).share()
        };
        let (women, men) = (share(Key::Sex(0))?, share(Key::Sex(1))?);
        let percent = |share: i64| format!("{}%", self.words.decimal(share, 0));
        let values = [("women", percent(women).into()), ("men", percent(men).into())];
        Some(ChartRow {
            label: self.row_name(Place::Inner(row)),
            text: self.words.with("report-chart-pair-text", &values),
            mark: ChartMark::Pair { women, men },
        })
    }
}

fn written(words: Words, cell: &Cell, measure: Measure) -> String {
    match measure {
        Measure::Enrolments => words.count(cell.enrolments),
        Measure::People | Measure::Targeted => words.count(cell.people),
        Measure::Completions | Measure::Reached => words.count(cell.completions),
        Measure::Missed => words.count(cell.missed()),
        Measure::MeanTiet => cell.mean_tiet().map_or_else(|| "–".to_owned(), |mean| words.decimal(mean, 1)),
        Measure::Share | Measure::ReachedShare => {
            cell.share().map_or_else(|| "–".to_owned(), |share| words.decimal(share, 1) + "%")
        }
        Measure::Tiet => words.decimal(cell.tiet_halves * 500, 1),
    }
}
