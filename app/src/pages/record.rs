//! The training record of a person: year by year what she has learnt here and elsewhere, against the target.

use crate::{
    components::{crumbs::Crumbs, empty::Empty, facts::Facts, hours_table::days, vocabulary::group},
    pages::{
        admin::targets::post_words,
        home::{YearOfTiet, year_dial, year_note},
    },
    words::Words,
};
use domain::{course::Tiet, hours::Post, quiz::Percent};
use jiff::civil::Date;
use leptos::prelude::*;

/// The record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainingRecord {
    /// Whose it is.
    pub holder: Holder,
    /// The years, the latest first.
    pub years: Vec<RecordYear>,
    /// The day of the record.
    pub on: Date,
}

/// Whose record it is, with her post of the day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// The person.
    pub id: String,
    /// The full name.
    pub full_name: String,
    /// The birth date.
    pub birth_date: Option<Date>,
    /// The staff code; may be empty.
    pub staff_code: String,
    /// The unit; may be empty.
    pub unit: String,
    /// The post; may be empty.
    pub position: String,
    /// The kind of staff, and whether she leads.
    pub post: Option<Post>,
}

/// One year of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordYear {
    /// What counts, and the target.
    pub year: YearOfTiet,
    /// What she has learnt, in the order of time.
    pub items: Vec<RecordItem>,
}

/// Something that she has learnt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordItem {
    /// What it is.
    pub kind: ItemKind,
    /// The title.
    pub title: String,
    /// Who gave it, where it was elsewhere.
    pub body: String,
    /// The first and the last day.
    pub days: (Date, Date),
    /// The hours.
    pub tiet: Tiet,
    /// Whether they count in this year: a course counts once.
    pub counts: bool,
    /// 1 to 5; nothing where it is not known any longer.
    pub group: u8,
    /// Whether it was abroad.
    pub is_abroad: bool,
    /// The result of a course.
    pub result: Option<Percent>,
    /// The number of its certificate.
    pub number: String,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A course of this site.
    Course,
    /// Hours done elsewhere.
    Outside,
    /// The certificate of a programme.
    Programme,
}

impl ItemKind {
    /// The Fluent key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Course => "record-course",
            Self::Outside => "record-outside",
            Self::Programme => "record-programme",
        }
    }
}

impl Holder {
    /// Who she is, in words: name and value.
    pub fn facts(&self, words: Words) -> Vec<(String, String)> {
        let facts = [
            (words.say("record-staff-code"), self.staff_code.clone()),
            (words.say("admin-birth-date"), self.birth_date.map(|day| words.date(day)).unwrap_or_default()),
            (words.say("account-unit"), self.unit.clone()),
            (words.say("account-position"), self.position.clone()),
            (words.say("admin-staff-kind"), self.post.map(|post| post_words(words, post)).unwrap_or_default()),
        ];
        facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }
}

impl RecordItem {
    /// What it is, who gave it and where, in words.
    pub fn about(&self, words: Words) -> String {
        let place = self.is_abroad.then(|| words.say("hours-place-abroad"));
        let group = (self.group > 0).then(|| group(words, self.group));
        let body = (!self.body.is_empty()).then(|| self.body.clone());
        let again = (!self.counts && self.tiet.halves > 0).then(|| words.say("record-counted-before"));
        let parts = [Some(words.say(self.kind.key())), body, group, place, again];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The tiết as a figure; nothing for what has none.
    pub fn figure(&self, words: Words) -> String {
        match self.tiet.halves {
            0 => "–".to_owned(),
            halves => words.decimal(halves.saturating_mul(500), 1),
        }
    }

    /// Result and certificate in words.
    pub fn outcome(&self, words: Words) -> String {
        let result = self.result.map(|result| result.text(words.locale()));
        let number = (!self.number.is_empty()).then(|| self.number.clone());
        let parts: Vec<String> = [result, number].into_iter().flatten().collect();
        if parts.is_empty() { "–".to_owned() } else { parts.join(" · ") }
    }
}

/// The page. `base` is its own address; the files are below it.
#[component]
pub fn RecordPage(
    /// The language.
    words: Words,
    /// The record.
    record: TrainingRecord,
    /// Its own address.
    base: String,
    /// The pages above; none for the own record.
    crumbs: Vec<(String, String)>,
    /// The tabs of the desk, where it is read there.
    #[prop(optional_no_strip)]
    tabs: Option<AnyView>,
) -> impl IntoView {
    let is_own = crumbs.is_empty();
    let above = (!is_own).then(|| view! { <Crumbs words links=crumbs/> });
    let files = [("pdf", "PDF"), ("xlsx", "XLSX"), ("json", "JSON")].map(|(format, name)| {
        view! { <a class="btn" href=format!("{base}/{format}") download="">{words.with("record-file", &[("format", name.into())])}</a>" " }
    });
    let more = is_own.then(|| {
        view! { <a class="btn quiet" href="/hours">{words.say("hours-title")}</a>" "<a class="btn quiet" href="/history">{words.say("menu-history")}</a> }
    });
    let heading = if is_own { words.say("record-title") } else { record.holder.full_name.clone() };
    let facts = record.holder.facts(words);
    let years = record.years.into_iter().map(|year| year_section(words, year)).collect_view();
    view! {
        {above}
        <div class="page-head">
            <h1>{heading}</h1>
            <p class="lead">{words.with("record-lead", &[("date", words.date(record.on).into())])}</p>
        </div>
        {tabs}
        <div class="section stack">
            <Facts facts/>
            <div class="actions">{files.collect_view()}{more}</div>
        </div>
        {years}
    }
    .into_any()
}

fn year_section(words: Words, year: RecordYear) -> AnyView {
    let number = year.year.hours.year;
    let id = format!("year-{number}");
    let list = if year.items.is_empty() {
        view! { <Empty title=words.say("record-empty") text=words.say("record-empty-how")/> }.into_any()
    } else {
        table(words, &id, year.items)
    };
    view! {
        <div class="section stack">
            <div class="hello">
                <div class="stack">
                    <h2 id=id>{words.with("record-year", &[("year", number.to_string().into())])}</h2>
                    {year_note(words, &year.year)}
                </div>
                {year_dial(words, year.year)}
            </div>
            {list}
        </div>
    }
    .into_any()
}

fn table(words: Words, heading: &str, items: Vec<RecordItem>) -> AnyView {
    let rows = items.into_iter().map(|item| {
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">
                    <div><p>{item.title.clone()}</p><p class="small quiet">{item.about(words)}</p></div>
                </th>
                <td role="cell" data-th=words.say("hours-days") class="num">{days(words, item.days)}</td>
                <td role="cell" data-th=words.say("hours-tiet") class="num">{item.figure(words)}</td>
                <td role="cell" data-th=words.say("record-outcome") class="num">{item.outcome(words)}</td>
            </tr>
        }
    });
    view! {
        <div class="table-box" role="region" aria-labelledby=heading.to_owned() tabindex="0">
            <table class="folds" role="table" aria-labelledby=heading.to_owned()>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{words.say("hours-title-field")}</th>
                        <th role="columnheader" scope="col" class="num">{words.say("hours-days")}</th>
                        <th role="columnheader" scope="col" class="num">{words.say("hours-tiet")}</th>
                        <th role="columnheader" scope="col" class="num">{words.say("record-outcome")}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
