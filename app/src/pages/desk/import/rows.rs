//! The dry run: what each row would do, and the buttons that make it so.

use super::columns::{Columns, columns, label_key};
use crate::{
    components::{
        badge::{Badge, Tone},
        field::FormId,
        icon::{Glyph, Icon},
        sensitive::{fact_words, field_words},
    },
    words::Words,
};
use domain::{
    roster::{Change, Purpose, Verdict},
    sensitive::SensitiveField,
};
use leptos::prelude::*;

/// The dry run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DryRun {
    /// How many rows there are of each verdict.
    pub counts: Vec<VerdictCount>,
    /// The verdict that the rows are limited to.
    pub chosen: Option<Verdict>,
    /// The rows of this page.
    pub rows: Vec<RowLine>,
    /// The address of the next page.
    pub next: Option<String>,
    /// The form-made id.
    pub form_id: String,
}

/// How many rows there are of a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerdictCount {
    /// The verdict.
    pub verdict: Verdict,
    /// How many.
    pub count: i64,
}

/// A row with its verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowLine {
    /// The line in the file; nothing for who is absent from it.
    pub line: Option<i64>,
    /// The verdict.
    pub verdict: Verdict,
    /// The name.
    pub name: String,
    /// E-mail or staff code.
    pub key: String,
    /// The unit.
    pub unit: String,
    /// What changes.
    pub changes: Vec<Change>,
    /// What is asked for.
    pub requests: Vec<Change>,
    /// What is wrong and how to mend it, with the letters of the column.
    pub faults: Vec<(Option<String>, String)>,
    /// Why it needs a confirmation.
    pub reasons: Vec<String>,
    /// What it says of sensitive facts that are turned on.
    pub sensitive: Vec<(SensitiveField, String)>,
    /// The name as it stands in the file, where it has been put into its proper form.
    pub rewritten: Option<String>,
    /// What became of it.
    pub outcome: Option<String>,
}

/// The dry run with its buttons.
pub(super) fn dry_run(words: Words, id: &str, run: DryRun, form: Columns) -> AnyView {
    let count = |verdict: Verdict| run.counts.iter().find(|one| one.verdict == verdict).map_or(0, |one| one.count);
    let (mend, confirm, absent) = (count(Verdict::Mend), count(Verdict::Confirm), count(Verdict::Absent));
    let ready: i64 =
        [Verdict::New, Verdict::Updated, Verdict::Moved, Verdict::Left, Verdict::Request].map(count).iter().sum();
    let address = format!("/desk/imports/{id}");
    let buckets = run
        .counts
        .iter()
        .map(|one| {
            let class = match one.verdict {
                Verdict::New => "good",
                Verdict::Mend if one.count > 0 => "bad",
                _ => "",
            };
            let here = (run.chosen == Some(one.verdict)).then_some("true");
            let link = format!("{address}?verdict={}", one.verdict.name());
            view! { <a class=class href=link aria-current=here><b>{words.count(one.count)}</b>" "<span>{words.say(verdict_key(one.verdict))}</span></a> }
        })
        .collect_view();
    let all = run.chosen.map(|_| view! { <p><a href=address.clone()>{words.say("import-all-rows")}</a></p> });
    let next = run
        .next
        .clone()
        .map(|link| view! { <p class="small more"><a href=link rel="next">{words.say("import-next-rows")}</a></p> });
    let mended = (mend > 0).then(|| {
        let text = words.with("import-mend-first", &[("count", mend.into())]);
        view! {
            <p>{text}</p>
            <p class="row">
                <a class="btn" href=format!("{address}/faults.csv")><Icon glyph=Glyph::Download/>{words.say("import-fault-file")}</a>
                " "
                <a class="btn" href="/desk/imports/new">{words.say("import-send-again")}</a>
            </p>
        }
    });
    let tick = |name: &'static str, text: String| {
        view! { <label class="tick"><input type="checkbox" name=name value="yes"/><span>{text}</span></label> }
    };
    let confirms =
        (confirm > 0).then(|| tick("confirm", words.with("import-take-confirm", &[("count", confirm.into())])));
    let absents = (absent > 0).then(|| tick("absent", words.with("import-take-absent", &[("count", absent.into())])));
    let asks = (confirm + absent > 0).then(|| view! { <div>{confirms}{absents}</div> });
    let commit = if ready + confirm + absent == 0 {
        view! { <p>{words.say("import-nothing-to-write")}</p> }.into_any()
    } else {
        let (choice, verb) = if mend > 0 { ("good", "import-write-good") } else { ("all", "import-write-all") };
        view! {
            <form class="commit" method="post" action=format!("{address}/application")>
                <FormId id=run.form_id/>
                {asks}
                <div class="actions">
                    <button class="btn main" name="choice" value=choice>{words.with(verb, &[("count", ready.into())])}</button>
                </div>
            </form>
        }
        .into_any()
    };
    view! {
        <p class="lead">{words.say("import-dry-lead")}</p>
        <div class="buckets">{buckets}</div>
        {all}
        {table(words, run.rows)}
        {next}
        {mended}
        {commit}
        {columns(words, id, form, false)}
    }
    .into_any()
}

/// Rows with their verdicts.
pub(super) fn table(words: Words, rows: Vec<RowLine>) -> AnyView {
    let heads = ["import-line", "admin-full-name", "import-key", "admin-unit", "import-verdict", "import-why"];
    let head = heads.map(|key| view! { <th role="columnheader" scope="col">{words.say(key)}</th> }).collect_view();
    let rows = rows.into_iter().map(|row| line(words, row)).collect_view();
    view! {
        <div class="table-box">
            <table class="folds import" role="table" aria-label=words.say("import-rows-title")>
                <thead role="rowgroup"><tr role="row">{head}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(words: Words, row: RowLine) -> AnyView {
    let (tone, glyph) = look(row.verdict);
    let name = if row.name.is_empty() { "–".to_owned() } else { row.name.clone() };
    let number = row.line.map_or_else(|| "–".to_owned(), |line| line.to_string());
    let why = why(words, &row).into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
    view! {
        <tr role="row">
            <td role="cell" data-th=words.say("import-line") class="num">{number}</td>
            <th role="rowheader" scope="row">{name}</th>
            <td role="cell" data-th=words.say("import-key")><span class="breaks">{super::super::people::or_dash(row.key)}</span></td>
            <td role="cell" data-th=words.say("admin-unit")>{super::super::people::or_dash(row.unit)}</td>
            <td role="cell" data-th=words.say("import-verdict") class="first">
                <span><Badge tone glyph=Some(glyph) text=words.say(verdict_key(row.verdict))/></span>
            </td>
            <td role="cell" data-th=words.say("import-why")><div>{why}</div></td>
        </tr>
    }
    .into_any()
}

/// The verdict in plain words.
fn why(words: Words, row: &RowLine) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (column, text) in &row.faults {
        lines.push(match column {
            Some(column) => {
                words.with("import-in-column", &[("column", column.as_str().into()), ("text", text.as_str().into())])
            }
            None => text.clone(),
        });
    }
    for reason in &row.reasons {
        lines.push(match reason.as_str() {
            "other-name" => words.say("import-why-other-name"),
            _ => words.say("import-why-private-mail"),
        });
    }
    if let Some(name) = &row.rewritten {
        lines.push(words.with("import-why-rewritten", &[("name", name.as_str().into())]));
    }
    lines.extend(row.changes.iter().map(|one| changed(words, "import-change", one)));
    lines.extend(row.sensitive.iter().map(|(field, fact)| {
        let (field, fact) = (field_words(words, *field), fact_words(words, *field, fact));
        words.with("import-sensitive", &[("field", field.into()), ("fact", fact.into())])
    }));
    lines.extend(row.requests.iter().map(|one| changed(words, "import-asked", one)));
    match row.outcome.as_deref() {
        Some("lost") => lines.push(words.say("import-why-lost")),
        Some("kept") => lines.push(words.say("import-why-kept")),
        _ => {}
    }
    if lines.is_empty() {
        lines.push(match row.verdict {
            Verdict::New => words.say("import-why-new"),
            Verdict::Absent => words.say("import-why-absent"),
            Verdict::Left => words.say("import-why-left"),
            _ => words.say("import-why-unchanged"),
        });
    }
    lines
}

fn changed(words: Words, key: &str, change: &Change) -> String {
    let purpose = Purpose::named(&change.field);
    let field = purpose.map_or_else(|| change.field.clone(), |purpose| words.say(label_key(purpose)));
    let value = |text: &str| if text.is_empty() { words.say("import-nothing") } else { spoken(words, purpose, text) };
    let values = [("field", field.into()), ("old", value(&change.old).into()), ("new", value(&change.new).into())];
    match key {
        "import-asked" => words.with("import-asked", &values),
        _ => words.with("import-change", &values),
    }
}

/// A value as people say it.
fn spoken(words: Words, purpose: Option<Purpose>, text: &str) -> String {
    match (purpose, text) {
        (Some(Purpose::Sex), "female") => words.say("sex-female"),
        (Some(Purpose::Sex), "male") => words.say("sex-male"),
        (Some(Purpose::Sex), _) => words.say("sex-unstated"),
        (Some(Purpose::Leader), "yes") => words.say("import-yes"),
        (Some(Purpose::Leader), _) => words.say("import-no"),
        (Some(Purpose::StaffKind), "can-bo") => words.say("staff-can-bo"),
        (Some(Purpose::StaffKind), "cong-chuc") => words.say("staff-cong-chuc"),
        (Some(Purpose::StaffKind), "vien-chuc") => words.say("staff-vien-chuc"),
        (Some(Purpose::StaffKind), "dai-bieu") => words.say("staff-dai-bieu"),
        (Some(Purpose::StaffKind), _) => words.say("staff-khac"),
        (Some(Purpose::StaffLevel), "trung-uong") => words.say("level-trung-uong"),
        (Some(Purpose::StaffLevel), "tinh") => words.say("level-tinh"),
        (Some(Purpose::StaffLevel), _) => words.say("level-xa"),
        (Some(Purpose::BirthDate), _) => text.parse().map_or_else(|_| text.to_owned(), |day| words.date(day)),
        _ => text.to_owned(),
    }
}

fn look(verdict: Verdict) -> (Tone, Glyph) {
    match verdict {
        Verdict::New => (Tone::Good, Glyph::Tick),
        Verdict::Unchanged => (Tone::Plain, Glyph::Open),
        Verdict::Updated => (Tone::Info, Glyph::Now),
        Verdict::Moved => (Tone::Info, Glyph::Forward),
        Verdict::Left | Verdict::Absent => (Tone::Line, Glyph::Back),
        Verdict::Confirm => (Tone::Warn, Glyph::Alert),
        Verdict::Request => (Tone::Warn, Glyph::Clock),
        Verdict::Mend => (Tone::Bad, Glyph::Cross),
    }
}

/// The words of a verdict.
pub(super) fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::New => "import-new-person",
        Verdict::Unchanged => "import-unchanged",
        Verdict::Updated => "import-updated",
        Verdict::Moved => "import-moved",
        Verdict::Left => "import-left",
        Verdict::Absent => "import-absent",
        Verdict::Confirm => "import-confirm",
        Verdict::Request => "import-request",
        Verdict::Mend => "import-mend",
    }
}
