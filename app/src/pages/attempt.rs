//! An attempt at a quiz: slim header, one question or all of them, the grid, handing in.
//!
//! One form holds everything. It goes to `…/answers`; its buttons named `go` say where to go after saving: the
//! number of a question, `all`, or `confirm`. The button that hands in sends the same form to `…/submission`, so that
//! what is on the page is saved first.

mod grid;
mod header;
mod submit;

use crate::{
    components::{
        flash::{Flash, FlashMessage},
        icon::{Glyph, Icon},
        question::{Given, QuestionFields, html_if_any},
    },
    islands::{AnswerAutosave, SaveSentences},
    words::Words,
};
use domain::quiz::{Field, Sheet, SheetQuestion};
use grid::QuestionGrid;
use header::QuizHeader;
use jiff::civil::DateTime;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use submit::{ConfirmSubmission, SubmitDialog};

/// What the page of an attempt shows.
#[derive(Clone, Debug)]
pub struct AttemptView {
    /// The attempt, under which unsent answers are kept.
    pub attempt: String,
    /// Its address; forms go to `…/answers` and `…/submission`.
    pub address: String,
    /// The address of the course.
    pub course: String,
    /// Whether it is the form of a survey.
    pub is_survey: bool,
    /// Its questions.
    pub sheet: Sheet,
    /// What stands in the fields, by question.
    pub given: BTreeMap<String, Given>,
    /// The questions to look at again.
    pub marked: BTreeSet<String>,
    /// What is shown of it.
    pub shown: Shown,
    /// When something was last saved.
    pub saved: Option<DateTime>,
    /// The time that is left.
    pub time: Option<TimeLeft>,
    /// Attempts left after this one; `None` without limit.
    pub left_after: Option<u32>,
    /// What the forms carry for the next save.
    pub save: SaveFields,
    /// Told at the head of the page: something was refused, for instance because time is over.
    pub notice: Option<Flash>,
}

/// What is shown of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The question with this number, from 1.
    One(usize),
    /// All questions.
    All,
    /// The question whether to hand in.
    Confirm,
}

/// The time that is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeLeft {
    /// Milliseconds from now to the deadline.
    pub left: i64,
    /// The deadline for people.
    pub ends: DateTime,
}

/// What makes a save by a plain form one of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveFields {
    /// Made anew for every page.
    pub save_id: String,
    /// One more than the highest counter so far.
    pub counter: u64,
    /// The server's clock when the page was made, in milliseconds UTC.
    pub client_at: i64,
}

impl AttemptView {
    /// The title of the page.
    pub fn title(&self, words: Words) -> String {
        let quiz = || self.sheet.title.clone();
        match self.shown {
            Shown::One(number) => {
                let all = self.sheet.questions().count();
                words.with("attempt-title", &[("number", number.into()), ("all", all.into()), ("quiz", quiz().into())])
            }
            Shown::All => quiz(),
            Shown::Confirm => {
                let key = self.of("attempt-title-confirm", "survey-title-confirm");
                words.with(key, &[("quiz", quiz().into())])
            }
        }
    }

    /// Which of two sentences it says: that of a quiz, or that of a survey.
    fn of(&self, quiz: &'static str, survey: &'static str) -> &'static str {
        if self.is_survey { survey } else { quiz }
    }

    /// Whether a question on this page asks for files.
    fn shows_upload(&self) -> bool {
        let shown = |question: &&SheetQuestion| match self.shown {
            Shown::One(number) => question.number == number,
            Shown::All | Shown::Confirm => true,
        };
        self.sheet.questions().filter(shown).any(|question| matches!(question.field, Field::Upload { .. }))
    }

    fn answered(&self) -> usize {
        self.sheet.questions().filter(|question| self.is_answered(&question.id)).count()
    }

    fn is_answered(&self, question: &str) -> bool {
        self.given.get(question).is_some_and(Given::is_answered)
    }
}

/// An attempt; it brings its own header and `<main>`.
#[component]
pub fn AttemptPage(
    /// The language.
    words: Words,
    /// What it shows.
    page: AttemptView,
) -> impl IntoView {
    let header = view! { <QuizHeader words page=page.clone()/> };
    let notice = page.notice.clone().map(|flash| view! { <FlashMessage flash/> });
    let body = match page.shown {
        Shown::Confirm => view! { <ConfirmSubmission words page/> }.into_any(),
        Shown::One(_) | Shown::All => {
            let (attempt, sentences) = (page.attempt.clone(), sentences(words));
            view! { <AnswerAutosave attempt sentences><AnswerForm words page/></AnswerAutosave> }.into_any()
        }
    };
    view! {
        {header}
        <main id="content"><div class="wrap quiz-page">{notice}{body}</div></main>
    }
    .into_any()
}

#[component]
fn AnswerForm(words: Words, page: AttemptView) -> impl IntoView {
    let all = page.sheet.questions().count();
    let (questions, moves) = match page.shown {
        Shown::One(number) => (one_question(words, &page, number), moves(words, &page, number, all)),
        Shown::All | Shown::Confirm => (all_questions(words, &page), save_all(words, &page)),
    };
    let SaveFields { save_id, counter, client_at } = page.save.clone();
    // Enter in a field presses the first button of a form: that must be the one that saves and goes on.
    let forward = match page.shown {
        Shown::One(number) => go_after(number, all),
        Shown::All | Shown::Confirm => "all".to_owned(),
    };
    let action = format!("{}/answers", page.address);
    let encoding = page.shows_upload().then_some("multipart/form-data");
    view! {
        <form class="split" id="attempt" method="post" action=action enctype=encoding>
            <div>
                <button class="hide" tabindex="-1" aria-hidden="true" name="go" value=forward></button>
                <input type="hidden" name="save_id" value=save_id/>
                <input type="hidden" name="counter" value=counter.to_string()/>
                <input type="hidden" name="client_at" value=client_at.to_string()/>
                {questions}
                {moves}
            </div>
            <section class="stack aside" aria-labelledby="questions">
                <QuestionGrid words page=page.clone()/>
                <SubmitDialog words page/>
            </section>
        </form>
    }
    .into_any()
}

fn one_question(words: Words, page: &AttemptView, number: usize) -> AnyView {
    let found = page.sheet.sections.iter().find_map(|section| {
        let question = section.questions.iter().find(|question| question.number == number)?;
        Some((section, question.clone()))
    });
    found
        .map(|(section, asked)| {
            let title =
                (page.sheet.sections.len() > 1).then(|| view! { <p class="small quiet">{section.title.clone()}</p> });
            view! {
                {title}
                {html_if_any("prose", section.intro_html.clone())}
                {question(words, page, asked)}
            }
        })
        .into_any()
}

fn all_questions(words: Words, page: &AttemptView) -> AnyView {
    let several = page.sheet.sections.len() > 1;
    let sections = page.sheet.sections.iter().map(|section| {
        let title = several.then(|| view! { <h2>{section.title.clone()}</h2> });
        let questions = section.questions.iter().map(|asked| question(words, page, asked.clone())).collect_view();
        view! {
            <div class="quiz-section">
                {title}
                {html_if_any("prose", section.intro_html.clone())}
                {questions}
            </div>
        }
    });
    sections.collect_view().into_any()
}

fn question(words: Words, page: &AttemptView, question: SheetQuestion) -> AnyView {
    let all = page.sheet.questions().count();
    let values = [
        ("number", question.number.into()),
        ("all", all.into()),
        ("points", words.decimal(question.points.0, 2).into()),
    ];
    let key = match (page.is_survey, question.points.0) {
        (true, _) => "survey-place",
        (false, 0) => "attempt-place-unscored",
        (false, _) => "attempt-place",
    };
    let place = words.with(key, &values);
    let given = page.given.get(&question.id).cloned().unwrap_or_default();
    let mark = format!("m.{}", question.id);
    let marked = page.marked.contains(&question.id);
    let id = question.id.clone();
    view! {
        <div class="asked-question" id=id>
            <div class="row apart q-no">
                <p class="small quiet num">{place}</p>
                <input type="hidden" name=mark.clone() value=""/>
                <label class="tick small">
                    <input type="checkbox" name=mark value="1" checked=marked/>
                    {words.say("attempt-mark")}
                </label>
            </div>
            <QuestionFields words question given/>
        </div>
    }
    .into_any()
}

/// To the question before, and on.
fn moves(words: Words, page: &AttemptView, number: usize, all: usize) -> AnyView {
    let back = (number > 1).then(|| {
        let verb = words.with("attempt-back", &[("number", (number - 1).into())]);
        view! { <button class="btn" name="go" value=number - 1><Icon glyph=Glyph::Back/>" "{verb}</button> }
    });
    let verb = if number < all {
        words.with("attempt-forward", &[("number", (number + 1).into())])
    } else {
        words.say(page.of("attempt-look-over", "survey-look-over"))
    };
    view! {
        <div class="actions keep q-act">
            {back}
            <button class="btn main" name="go" value=go_after(number, all)>{verb}" "<Icon glyph=Glyph::Forward/></button>
        </div>
    }
    .into_any()
}

fn save_all(words: Words, page: &AttemptView) -> AnyView {
    let verb = words.say(page.of("attempt-look-over", "survey-look-over"));
    view! {
        <div class="actions keep q-act">
            <button class="btn" name="go" value="all">{words.say("attempt-save")}</button>
            <button class="btn main" name="go" value="confirm">
                {verb}" "<Icon glyph=Glyph::Forward/>
            </button>
        </div>
    }
    .into_any()
}

fn go_after(number: usize, all: usize) -> String {
    if number < all { (number + 1).to_string() } else { "confirm".to_owned() }
}

fn sentences(words: Words) -> SaveSentences {
    SaveSentences {
        saving: words.say("save-saving"),
        saved: words.with("save-saved", &[("time", "{time}".into())]),
        waiting: words.say("save-waiting"),
        refused: words.say("save-refused"),
        answered: words.say("grid-answered"),
        unanswered: words.say("grid-unanswered"),
        marked: words.say("grid-marked"),
    }
}
