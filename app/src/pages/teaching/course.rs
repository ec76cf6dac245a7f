//! One course as its instructor sees it: its quizzes, what waits, extra time.

use crate::{
    components::{
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, TextField},
    },
    words::Words,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseDesk {
    /// The course's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Appeals that wait to be answered.
    pub appeals: i64,
    /// Its quizzes in order.
    pub quizzes: Vec<QuizLine>,
    /// Its surveys, those of learners first.
    pub surveys: Vec<SurveyLine>,
    /// Who has extra time.
    pub extra_times: Vec<ExtraTimeLine>,
    /// The form for more of it.
    pub form: ExtraTimeForm,
}

/// A quiz of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizLine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Submitted attempts.
    pub attempts: i64,
    /// Answers that wait for the reader: without a mark, for a second one, or to be settled.
    pub waiting: i64,
    /// Whether people mark a part of it.
    pub is_marked: bool,
}

/// A survey of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyLine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Forms that learners have handed in; nothing where they are not asked.
    pub learners: Option<i64>,
    /// Forms that instructors have handed in; nothing where they are not asked.
    pub instructors: Option<i64>,
    /// Whether the reader is asked and has not handed in her own form.
    pub is_own_wanted: bool,
}

/// Extra time that somebody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraTimeLine {
    /// Who has it.
    pub name: String,
    /// Of the limit.
    pub percent: i64,
    /// Besides.
    pub minutes: i64,
    /// Why.
    pub reason: String,
    /// Since when.
    pub on: Date,
    /// By whom.
    pub by: String,
}

/// The form that gives extra time, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExtraTimeForm {
    /// Sign-in name, e-mail or staff code.
    pub login: String,
    /// Percent of the limit.
    pub percent: String,
    /// Minutes besides.
    pub minutes: String,
    /// Why.
    pub reason: String,
    /// What is wrong.
    pub errors: FieldErrors,
    /// Made by the page.
    pub form_id: String,
}

/// The page.
#[component]
pub fn CourseDeskPage(
    /// The language.
    words: Words,
    /// Everything on it.
    desk: CourseDesk,
) -> impl IntoView {
    let crumbs = vec![("/teaching".to_owned(), words.say("nav-teaching"))];
    let quizzes = (1..).zip(&desk.quizzes).map(|(number, quiz)| quiz_row(words, &desk.id, number, quiz));
    let quizzes = quizzes.collect_view();
    let surveys = (!desk.surveys.is_empty()).then(|| surveys(words, &desk));
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head"><h1>{desk.title.clone()}</h1></div>
        {appeals(words, &desk)}
        <section class="section" aria-labelledby="quizzes">
            <div class="head"><h2 id="quizzes">{words.say("teaching-quizzes")}</h2></div>
            <ol class="agenda" role="list">{quizzes}</ol>
        </section>
        {surveys}
        {extra_times(words, desk)}
    }
    .into_any()
}

/// The ways to what learners say is wrong, and to the text of the course.
fn appeals(words: Words, desk: &CourseDesk) -> AnyView {
    let (class, text) = match desk.appeals {
        0 => ("btn", words.say("appeals-title")),
        count => ("btn main", words.with("teaching-appeals", &[("count", count.into())])),
    };
    let address = format!("/teaching/{}/appeals", desk.id);
    let writing = format!("/writing/{}", desk.id);
    view! {
        <p class="actions">
            <a class=class href=address>{text}</a>
            <a class="btn" href=writing>{words.say("writing-this")}</a>
        </p>
    }
    .into_any()
}

fn quiz_row(words: Words, course: &str, number: usize, quiz: &QuizLine) -> AnyView {
    let here = format!("/teaching/{course}/quizzes/{}", quiz.id);
    let facts = words.with("teaching-attempts", &[("count", quiz.attempts.into())]);
    let waiting = match quiz.waiting {
        0 => quiz.is_marked.then(|| ("btn", words.say("teaching-marked"))),
        count => Some(("btn main", words.with("teaching-mark", &[("count", count.into())]))),
    };
    let waiting = waiting.map(|(class, text)| view! { <a class=class href=format!("{here}/marking")>{text}</a> });
    view! {
        <li>
            <p class="day">{number}</p>
            <div><h3>{quiz.title.clone()}</h3><p class="small quiet">{facts}</p></div>
            <div class="act actions keep">
                {waiting}
                <a class="btn" href=format!("{here}/items")>{words.say("teaching-items")}</a>
                <a class="btn" href=format!("{here}/regrade")>{words.say("teaching-regrade")}</a>
            </div>
        </li>
    }
    .into_any()
}

fn surveys(words: Words, desk: &CourseDesk) -> AnyView {
    let rows = (1..).zip(&desk.surveys).map(|(number, line)| survey_row(words, &desk.id, number, line));
    let rows = rows.collect_view();
    view! {
        <section class="section" aria-labelledby="surveys">
            <div class="head"><h2 id="surveys">{words.say("teaching-surveys")}</h2></div>
            <ol class="agenda" role="list">{rows}</ol>
        </section>
    }
    .into_any()
}

fn survey_row(words: Words, course: &str, number: usize, line: &SurveyLine) -> AnyView {
    let forms = |key: &'static str, count: Option<i64>| count.map(|count| words.with(key, &[("count", count.into())]));
    let facts = match (line.learners, line.instructors) {
        (learners, None) => forms("survey-forms", learners),
        (None, instructors) => forms("survey-forms-instructors", instructors),
        (learners, instructors) => {
            let both = [forms("survey-forms-learners", learners), forms("survey-forms-instructors", instructors)];
            Some(both.into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
    };
    let address = format!("/teaching/{course}/surveys/{}", line.id);
    let own = line.is_own_wanted.then(|| {
        let own = format!("{address}#own");
        view! { <a class="btn main" href=own>{words.say("survey-start")}</a> }
    });
    view! {
        <li>
            <p class="day">{number}</p>
            <div><h3>{line.title.clone()}</h3><p class="small quiet">{facts}</p></div>
            <div class="act actions keep">
                {own}
                <a class="btn" href=address>{words.say("survey-see-results")}</a>
            </div>
        </li>
    }
    .into_any()
}

fn extra_times(words: Words, desk: CourseDesk) -> AnyView {
    let ExtraTimeForm { login, percent, minutes, reason, errors, form_id } = desk.form;
    let lines = desk.extra_times.into_iter().map(|line| {
        let values = [
            ("percent", line.percent.into()),
            ("minutes", line.minutes.into()),
            ("reason", line.reason.into()),
            ("date", words.date(line.on).into()),
            ("by", line.by.into()),
        ];
        view! { <li><b>{line.name}</b>" "<span class="small quiet">{words.with("extra-time-line", &values)}</span></li> }
    });
    let lines = lines.collect_view();
    let (hint, error) = (Some(words.say("extra-time-login-hint")), |field| errors.of(field));
    view! {
        <section class="section" aria-labelledby="extra-time">
            <div class="head"><h2 id="extra-time">{words.say("extra-time")}</h2></div>
            <p class="quiet">{words.say("extra-time-lead")}</p>
            <ul>{lines}</ul>
            <form class="form stack" method="post" action=format!("/teaching/{}/extra-times", desk.id)>
                <FormTrouble words errors=errors.clone()/>
                <FormId id=form_id/>
                <TextField name="login" label=words.say("extra-time-login") value=login hint error=error("login")/>
                <div class="fields">
                    <TextField name="percent" label=words.say("extra-time-percent") value=percent error=error("percent") optional=true most=3/>
                    <TextField name="minutes" label=words.say("extra-time-minutes") value=minutes error=error("minutes") optional=true most=3/>
                </div>
                <TextField name="reason" label=words.say("extra-time-reason") value=reason error=error("reason") most=300/>
                <div class="actions"><button class="btn">{words.say("extra-time-give")}</button></div>
            </form>
        </section>
    }
    .into_any()
}
