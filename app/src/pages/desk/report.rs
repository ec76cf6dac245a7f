//! One report: how far it is, and its numbers, each leading to the people behind it.

use super::{Part, tabs};
use crate::{
    components::{
        chart::{Chart, ChartFigure},
        crumbs::Crumbs,
        empty::Empty,
        facts::Facts,
        field::FormId,
        flash::{Flash, FlashMessage, Mood},
        reported::measure_name,
    },
    words::Words,
};
use domain::report::Measure;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportView {
    /// The id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The period, the as-of day and the map.
    pub what: String,
    /// How it stands.
    pub stage: ReportStage,
    /// The form-made id for making it again; nothing where it was only sent to its reader.
    pub form_id: Option<String>,
}

/// How a report stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportStage {
    /// It is being counted.
    Working {
        /// How far it is.
        percent: i64,
        /// Whether nobody works at it any more.
        stands_still: bool,
    },
    /// It was no longer wanted.
    Cancelled,
    /// The numbers.
    Done(Box<Figures>),
}

/// The numbers of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// What it is about and how it came about.
    pub facts: Vec<(String, String)>,
    /// The measure that is shown, where one is to be chosen.
    pub measure: Option<Measure>,
    /// Those that there are.
    pub measures: [Measure; 5],
    /// What is to be seen.
    pub chart: Option<Chart>,
    /// The tables.
    pub tables: Vec<FigureTable>,
    /// The names of its files; nothing where too few people are chosen to let it leave the desk.
    pub files: Vec<&'static str>,
    /// Why there is no file.
    pub kept_in: Option<String>,
}

/// A table of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureTable {
    /// What it shows.
    pub title: String,
    /// The headings.
    pub head: Vec<String>,
    /// The rows, the margin last.
    pub rows: Vec<(String, Vec<Figure>)>,
    /// Rows that only the files have.
    pub left_out: usize,
}

/// A number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// As people read it.
    pub text: String,
    /// The page of the people behind it.
    pub address: Option<String>,
}

/// The page.
#[component]
pub fn ReportPage(
    /// The language.
    words: Words,
    /// Everything on it.
    view: ReportView,
) -> impl IntoView {
    let address = format!("/desk/reports/{}", view.id);
    let crumbs = vec![("/desk/reports".to_owned(), words.say("reports-title"))];
    let body = match view.stage {
        ReportStage::Working { percent, stands_still } => working(words, &address, percent, stands_still),
        ReportStage::Cancelled => {
            let link = Some((format!("/desk/reports/new?from={}", view.id), words.say("report-ask-again")));
            view! { <Empty title=words.say("report-was-cancelled") text=words.say("report-was-cancelled-how") link/> }
                .into_any()
        }
        ReportStage::Done(figures) => done(words, &address, &view.id, view.form_id, *figures),
    };
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head"><h1>{view.title}</h1><p class="lead">{view.what}</p></div>
        {tabs(words, Part::Reports)}
        <div class="section stack">{body}</div>
    }
    .into_any()
}

fn working(words: Words, address: &str, percent: i64, stands_still: bool) -> AnyView {
    let how = if stands_still { "report-stopped-how" } else { "report-running-how" };
    let next = if stands_still {
        view! {
            <form method="post" action=format!("{address}/work")>
                <button class="btn main">{words.say("report-go-on")}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <a class="btn" href=address.to_owned()>{words.say("report-look-again")}</a> }.into_any()
    };
    view! {
        <h2 id="progress">{words.with("report-progress", &[("percent", percent.into())])}</h2>
        <progress value=percent max="100" aria-labelledby="progress"></progress>
        <p>{words.say(how)}</p>
        <div class="actions">
            {next}
            <form method="post" action=format!("{address}/ending")>
                <button class="btn quiet">{words.say("report-cancel")}</button>
            </form>
        </div>
    }
    .into_any()
}

fn done(words: Words, address: &str, id: &str, form_id: Option<String>, figures: Figures) -> AnyView {
    let files = figures.files.iter().map(|name| {
        let text = words.with("report-file", &[("format", name.to_uppercase().into())]);
        view! { <a class="btn" href=format!("{address}/files/{name}") download="">{text}</a> }
    });
    let files = files.collect_view();
    let kept_in = figures.kept_in.map(|text| {
        let flash = Flash { mood: Mood::Warn, lead: words.say("report-kept-in"), text };
        view! { <FlashMessage flash/> }
    });
    let chart = figures.chart.map(|chart| {
        view! {
            <section class="card stack" aria-labelledby="seen">
                <h2 id="seen">{words.say("report-chart")}</h2>
                <ChartFigure chart/>
            </section>
        }
    });
    let again = form_id.map(|form_id| again(words, address, id, form_id));
    let measures = figures.measure.map(|measure| measures(words, address, figures.measures, measure));
    let tables = figures.tables.into_iter().enumerate().map(|(place, one)| table(words, place, one)).collect_view();
    view! {
        <section class="stack" aria-labelledby="figures">
            <h2 id="figures">{words.say("report-figures")}</h2>
            <p class="small quiet">{words.say("report-figures-how")}</p>
            {measures}
            {tables}
        </section>
        {chart}
        <section class="section stack" aria-labelledby="files">
            <h2 id="files">{words.say("report-files")}</h2>
            <p class="small quiet">{words.say("report-files-how")}</p>
            {kept_in}
            <div class="actions">{files}</div>
            {again}
        </section>
        <section class="section stack" aria-labelledby="about">
            <h2 id="about">{words.say("report-about")}</h2>
            <div class="report-facts"><Facts facts=figures.facts/></div>
        </section>
    }
    .into_any()
}

/// What its maker may do with it: make it again, ask for one like it, have it made by itself.
fn again(words: Words, address: &str, id: &str, form_id: String) -> AnyView {
    view! {
        <div class="actions">
            <a class="btn" href=format!("/desk/schedules/new?report={id}")>{words.say("schedule-this")}</a>
            <form method="post" action=format!("{address}/repeat")>
                <FormId id=form_id/>
                <button class="btn quiet">{words.say("report-repeat")}</button>
            </form>
            <a class="btn quiet" href=format!("/desk/reports/new?from={id}")>{words.say("report-ask-again")}</a>
        </div>
    }
    .into_any()
}

fn measures(words: Words, address: &str, all: [Measure; 5], chosen: Measure) -> AnyView {
    let links = all.into_iter().map(|measure| {
        let current = (measure == chosen).then_some("true");
        let href = format!("{address}?measure={}#figures", measure.name());
        view! { <a class="chip" href=href aria-current=current>{measure_name(words, measure)}</a> }
    });
    let links = links.collect_view();
    view! { <nav class="chips" aria-label=words.say("report-measure")>{links}</nav> }.into_any()
}

fn table(words: Words, place: usize, table: FigureTable) -> AnyView {
    let id = format!("table-{place}");
    let head = table.head.iter().enumerate().map(|(place, heading)| {
        let class = (place > 0).then_some("num");
        view! { <th scope="col" class=class>{heading.clone()}</th> }
    });
    let head = head.collect_view();
    let last = table.rows.len().saturating_sub(1);
    let row = |(name, figures): (String, Vec<Figure>)| {
        let cells = figures.into_iter().map(|figure| {
            let text = figure.text;
            match figure.address {
                Some(address) => view! { <td class="num"><a href=address>{text}</a></td> }.into_any(),
                None => view! { <td class="num">{text}</td> }.into_any(),
            }
        });
        view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
    };
    let mut rows = table.rows;
    let foot = rows.split_off(last.min(rows.len()));
    let foot = foot.into_iter().map(row).collect_view();
    let rows = rows.into_iter().map(row).collect_view();
    let more = (table.left_out > 0).then(|| {
        let text = words.with("report-left-out", &[("count", table.left_out.into())]);
        view! { <p class="small quiet">{text}</p> }
    });
    let (heading, region) = (id.clone(), id.clone());
    view! {
        <h3 id=heading>{table.title}</h3>
        <div class="table-box" role="region" aria-labelledby=region tabindex="0">
            <table class="figures" aria-labelledby=id>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
                <tfoot>{foot}</tfoot>
            </table>
        </div>
        {more}
    }
    .into_any()
}
