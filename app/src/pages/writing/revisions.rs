//! The history of a course: every revision with day, author and note; and one of them beside another.

use crate::{
    components::{
        crumbs::Crumbs,
        difference::{Differences, FileDifference},
        empty::Empty,
        field::SelectField,
    },
    words::Words,
};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// A revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionLine {
    /// From 1.
    pub number: i64,
    /// When it was published.
    pub at: DateTime,
    /// Who published it; nobody where it came from the folder.
    pub by: Option<String>,
    /// What she said about it.
    pub note: String,
    /// Paths of files that are not as in the revision before, a few of them.
    pub changed: Vec<String>,
    /// How many there are.
    pub changes: usize,
    /// Open attempts that began with it.
    pub attempts: i64,
}

/// All revisions, the latest first.
#[component]
pub fn RevisionsPage(
    /// The language.
    words: Words,
    /// The pages above.
    crumbs: Vec<(String, String)>,
    /// The course.
    course: String,
    /// The revisions.
    revisions: Vec<RevisionLine>,
) -> impl IntoView {
    let body = if revisions.is_empty() {
        let link = Some((format!("/writing/{course}"), words.say("publication-back")));
        view! { <Empty title=words.say("writing-unpublished") text=words.say("revisions-none") link/> }.into_any()
    } else {
        let rows = revisions.into_iter().map(|line| row(words, &course, line)).collect_view();
        view! { <ol class="agenda" role="list">{rows}</ol> }.into_any()
    };
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1>{words.say("revisions-title")}</h1>
            <p class="lead">{words.say("revisions-lead")}</p>
        </div>
        {body}
    }
    .into_any()
}

fn row(words: Words, course: &str, line: RevisionLine) -> AnyView {
    let address = format!("/writing/{course}/revisions/{}", line.number);
    let attempts = (line.attempts > 0).then(|| words.with("revisions-attempts", &[("count", line.attempts.into())]));
    let changed = (line.changes > 0).then(|| {
        let more = if line.changes > line.changed.len() { ", …" } else { "" };
        let files = format!("{}{more}", line.changed.join(", "));
        let says = words.with("revisions-changed", &[("count", line.changes.into()), ("files", files.into())]);
        view! { <p class="small quiet">{says}</p> }
    });
    view! {
        <li>
            <p class="day">{line.number}</p>
            <div>
                <h2 class="small-h"><a href=address>{words.with("revisions-one", &[("number", line.number.into())])}</a></h2>
                <p>{line.note.clone()}</p>
                <p class="small quiet">{published(words, &line)}</p>
                {changed}
                {attempts.map(|attempts| view! { <p class="small quiet">{attempts}</p> })}
            </div>
        </li>
    }
    .into_any()
}

fn published(words: Words, line: &RevisionLine) -> String {
    let time = ("time", words.date_time(line.at).into());
    match &line.by {
        Some(name) => words.with("revisions-by", &[time, ("name", name.clone().into())]),
        None => words.with("revisions-from-folder", &[time]),
    }
}

/// One revision beside another.
#[derive(Clone, Debug, PartialEq)]
pub struct RevisionView {
    /// The pages above.
    pub crumbs: Vec<(String, String)>,
    /// The course.
    pub course: String,
    /// The revision.
    pub revision: RevisionLine,
    /// The number of the one that it is compared with; none for the first.
    pub with: Option<i64>,
    /// The numbers that it may be compared with.
    pub others: Vec<i64>,
    /// What they do not have in common.
    pub files: Vec<FileDifference>,
    /// A file as learners see it, with its path: safe HTML in which what is gone and what is new are marked.
    pub rendered: Option<(String, String)>,
    /// Whether it is the latest.
    pub is_latest: bool,
}

/// The page.
#[component]
pub fn RevisionPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: RevisionView,
) -> impl IntoView {
    let number = page.revision.number;
    let here = format!("/writing/{}/revisions/{number}", page.course);
    let title = words.with("revisions-one", &[("number", number.into())]);
    let compared = match page.with {
        Some(with) => words.with("revisions-compared", &[("number", with.into()), ("count", page.files.len().into())]),
        None => words.with("revisions-first", &[("count", page.files.len().into())]),
    };
    let choice = (!page.others.is_empty()).then(|| choice(words, &here, &page));
    let restore = (!page.is_latest).then(|| {
        let action = format!("{here}/restoration");
        view! {
            <form class="stack" method="post" action=action>
                <p class="small quiet">{words.say("revisions-restore-how")}</p>
                <p><button class="btn wide">{words.say("revisions-restore")}</button></p>
            </form>
        }
    });
    let files = page.files.clone();
    let start = page.with.map(|with| (here.clone(), with));
    let rendered = page.rendered.clone().map(|(path, html)| rendered(words, &path, html));
    view! {
        <Crumbs words links=page.crumbs/>
        <div class="page-head">
            <h1>{title}</h1>
            <p class="lead">{page.revision.note.clone()}</p>
            <p class="quiet">{published(words, &page.revision)}</p>
        </div>
        <div class="split">
            <section class="stack" aria-labelledby="changes">
                <h2 id="changes">{words.say("revisions-changes")}</h2>
                <p>{compared}</p>
                {rendered}
                <Differences words files rendered=start/>
            </section>
            <div class="stack aside">
                {choice}
                <p><a class="btn wide" href=format!("{here}/archive.zip")>{words.say("revisions-archive")}</a></p>
                {restore}
            </div>
        </div>
    }
    .into_any()
}

fn choice(words: Words, here: &str, page: &RevisionView) -> AnyView {
    let option = |number: &i64| (number.to_string(), words.with("revisions-one", &[("number", (*number).into())]));
    let options = page.others.iter().map(option).collect::<Vec<_>>();
    let chosen = page.with.map(|with| with.to_string()).unwrap_or_default();
    view! {
        <form class="stack" method="get" action=here.to_owned()>
            <SelectField name="with" label=words.say("revisions-compare-with") options chosen/>
            <p><button class="btn wide">{words.say("revisions-compare")}</button></p>
        </form>
    }
    .into_any()
}

/// A file as learners see it.
fn rendered(words: Words, path: &str, html: String) -> AnyView {
    let title = words.with("revisions-rendered", &[("file", path.into())]);
    view! {
        <section class="stack" aria-labelledby="rendered">
            <h3 id="rendered">{title}</h3>
            <div class="preview-text" inner_html=html></div>
        </section>
    }
    .into_any()
}
