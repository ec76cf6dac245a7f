//! What may be told of a survey: figures as pictures that are tables, and what was written; and the reader's own form.

mod own;

pub use own::OwnForm;

use crate::{
    components::{
        crumbs::Crumbs,
        flash::{Flash, FlashMessage, Mood},
    },
    words::Words,
};
use domain::survey::{FEWEST, Figures, MOST_BLANK, Respondent, Results, Row, Shown, Subject};
use leptos::prelude::*;
use own::OwnFormSection;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The survey.
    pub title: String,
    /// What it is about.
    pub about: Vec<Subject>,
    /// The figures of each group that is asked, apart.
    pub parts: Vec<Part>,
    /// How the reader's own form stands, if she is asked.
    pub own: Option<OwnForm>,
}

/// What one group has said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Who.
    pub by: Respondent,
    /// The figures.
    pub results: Results,
    /// Where the figures are as a file.
    pub file: String,
}

/// The page.
#[component]
pub fn SurveyPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: SurveyView,
) -> impl IntoView {
    let subjects: Vec<String> = page.about.into_iter().map(|subject| words.say(subject.key())).collect();
    let subjects = words.with("survey-about", &[("subjects", subjects.join(", ").into())]);
    let own = page.own.map(|own| view! { <OwnFormSection words own/> });
    let several = page.parts.len() > 1;
    let parts = page.parts.into_iter().map(|one| part(words, one, several)).collect_view();
    view! {
        <Crumbs words links=page.crumbs/>
        <div class="page-head">
            <h1>{words.with("survey-results", &[("survey", page.title.into())])}</h1>
            <p class="lead">{subjects}</p>
        </div>
        {own}
        {parts}
        <p class="small quiet">{words.with("survey-how-counted", &[("fewest", FEWEST.into())])}</p>
    }
    .into_any()
}

/// The figures of a group; beside another group under a heading of their own.
fn part(words: Words, part: Part, several: bool) -> AnyView {
    let Results { received, valid, invalid, waiting, questions } = part.results;
    let counts = [
        ("received", received.into()),
        ("valid", valid.into()),
        ("invalid", invalid.into()),
        ("percent", MOST_BLANK.into()),
    ];
    let fewest = [("count", received.into()), ("waiting", waiting.into()), ("fewest", FEWEST.into())];
    let is_shown = !questions.is_empty();
    let note = if is_shown {
        let waiting = (waiting > 0).then(|| view! { <p>{words.with("survey-waiting", &fewest)}</p> });
        view! { <p>{words.with("survey-counts", &counts)}</p>{waiting} }.into_any()
    } else {
        let flash = Flash {
            mood: Mood::Warn,
            lead: words.with("survey-too-few", &fewest),
            text: words.with("survey-too-few-why", &fewest),
        };
        view! { <FlashMessage flash/> }.into_any()
    };
    let file = is_shown.then(|| {
        view! { <div class="actions"><a class="btn" href=part.file download="">{words.say("survey-file")}</a></div> }
    });
    let (name, level) = (part.by.name(), if several { 3 } else { 2 });
    let figures = by_section(words, questions, &Heading { id: name, level });
    let heading = several.then(|| {
        let key = match part.by {
            Respondent::Learners => "survey-of-learners",
            Respondent::Instructors => "survey-of-instructors",
        };
        view! { <div class="head"><h2 id=name>{words.say(key)}</h2></div> }
    });
    let labelled = several.then_some(name);
    view! { <section class="section" aria-labelledby=labelled>{heading}{note}{file}{figures}</section> }.into_any()
}

/// Where the headings of a group's figures begin.
struct Heading {
    id: &'static str,
    level: u8,
}

impl Heading {
    /// A heading that stands so many levels below the first one.
    fn show(&self, below: u8, id: String, html: String) -> AnyView {
        match self.level + below {
            2 => view! { <h2 class="small-h" id=id inner_html=html></h2> }.into_any(),
            3 => view! { <h3 id=id inner_html=html></h3> }.into_any(),
            _ => view! { <h4 id=id inner_html=html></h4> }.into_any(),
        }
    }
}

/// The questions; sections have their headings where there are several.
fn by_section(words: Words, questions: Vec<Figures>, heading: &Heading) -> AnyView {
    let several = questions.iter().any(|one| one.section != questions[0].section);
    let mut last = None;
    let mut parts = Vec::new();
    for (place, figures) in questions.into_iter().enumerate() {
        if several && last.as_ref() != Some(&figures.section) {
            last = Some(figures.section.clone());
            parts.push(section(heading, figures.section.clone()));
        }
        parts.push(question(words, place, figures, several, heading));
    }
    view! { <div class="survey">{parts}</div> }.into_any()
}

fn section(heading: &Heading, title: String) -> AnyView {
    match heading.level {
        2 => view! { <h2 class="section">{title}</h2> }.into_any(),
        _ => view! { <h3 class="section">{title}</h3> }.into_any(),
    }
}

/// A question with its figures; below the heading of its section, or right where the figures begin.
fn question(words: Words, place: usize, figures: Figures, in_section: bool, heading: &Heading) -> AnyView {
    let id = format!("{}-{}", heading.id, place + 1);
    let mut facts = vec![words.with("survey-answered", &[("count", figures.answered.into())])];
    let body = match figures.shown {
        Shown::Few => {
            view! { <p class="quiet">{words.with("survey-few", &[("fewest", FEWEST.into())])}</p> }.into_any()
        }
        Shown::Scale(rows, mean) => {
            facts.push(words.with("survey-mean", &[("mean", words.decimal(mean, 2).into())]));
            table(words, &id, rows)
        }
        Shown::Poll(rows) => table(words, &id, rows),
        Shown::Texts(texts) => {
            let texts = texts.into_iter().map(|text| view! { <li class="breaks">{text}</li> }).collect_view();
            view! { <ul class="said">{texts}</ul> }.into_any()
        }
    };
    let labelled = id.clone();
    let heading = heading.show(u8::from(in_section), id, figures.prompt_html);
    view! {
        <section class="answer" aria-labelledby=labelled>
            {heading}
            <p class="small quiet num">{facts.join(" ")}</p>
            {body}
        </section>
    }
    .into_any()
}

/// A table whose bars are for the eye alone: the numbers stand beside them.
fn table(words: Words, id: &str, rows: Vec<Row>) -> AnyView {
    let [answer, count, share] = ["survey-answer", "survey-count", "survey-share"].map(|key| words.say(key));
    let rows = rows.into_iter().map(|row| {
        view! {
            <tr>
                <th scope="row">
                    {row.label}
                    <progress max="100" value=row.percent.to_string() aria-hidden="true"></progress>
                </th>
                <td class="num">{row.count}</td>
                <td class="num">{format!("{}%", row.percent)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-box">
            <table class="bars" aria-labelledby=id.to_owned()>
                <thead>
                    <tr>
                        <th scope="col">{answer}</th>
                        <th scope="col" class="num">{count}</th>
                        <th scope="col" class="num">{share}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
