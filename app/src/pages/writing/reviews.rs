//! Colleagues look at a draft: whom to ask, what they say, what is still open.

mod comments;

use crate::{
    components::{
        badge::{Badge, Tone},
        crumbs::Crumbs,
        empty::Empty,
        field::{FieldErrors, FormTrouble, SelectField, TextArea, TextField, error_line},
        flash::{Flash, FlashMessage, Mood},
        icon::Glyph,
    },
    words::Words,
};
pub use comments::CommentLine;
use domain::writing::{Hindrance, Verdict};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// The longest note to a reviewer, in characters.
pub const LONGEST_NOTE: usize = 300;
/// The longest comment, in characters.
pub const LONGEST_COMMENT: usize = 2_000;

/// Everything on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewsView {
    /// The course.
    pub course: String,
    /// Its title.
    pub title: String,
    /// Whether a colleague must approve before it is published.
    pub is_required: bool,
    /// What is missing for that.
    pub hindrance: Option<Hindrance>,
    /// The reviews, as they were decided; open ones last.
    pub reviews: Vec<ReviewLine>,
    /// The comments, open ones first.
    pub comments: Vec<CommentLine>,
    /// The reader's own verdict is asked for: the note of whoever asks.
    pub own: Option<OwnReview>,
    /// Who can be asked: id and name.
    pub candidates: Vec<(String, String)>,
    /// The files that a comment can be about.
    pub files: Vec<String>,
    /// What was typed, where something is wrong.
    pub typed: TypedReview,
    /// What is wrong.
    pub errors: FieldErrors,
    /// Made by the page.
    pub form_id: String,
}

/// What is asked of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnReview {
    /// Who asks.
    pub asker: String,
    /// What she should look at; may be empty.
    pub note: String,
}

/// What was typed into one of the forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedReview {
    /// Whom to ask.
    pub reviewers: Vec<String>,
    /// The note to them.
    pub note: String,
    /// The own verdict.
    pub verdict: String,
    /// What the reviewer says with it.
    pub reason: String,
    /// The file of a comment.
    pub path: String,
    /// The comment.
    pub text: String,
}

/// A review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewLine {
    /// Its id.
    pub id: String,
    /// Who is asked.
    pub reviewer: String,
    /// Who asked.
    pub asker: String,
    /// When.
    pub asked: DateTime,
    /// What became of it.
    pub state: ReviewState,
    /// What she says.
    pub comment: String,
}

/// How a review stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewState {
    /// Not decided.
    Open,
    /// Taken back.
    Withdrawn,
    /// Decided then, on the draft as it is, or as it was.
    Decided {
        /// How.
        verdict: Verdict,
        /// When.
        at: DateTime,
        /// Whether the draft has not changed since.
        is_fresh: bool,
    },
}

/// The page.
#[component]
pub fn ReviewsPage(
    /// The language.
    words: Words,
    /// Everything on it.
    view: ReviewsView,
) -> impl IntoView {
    let here = format!("/writing/{}", view.course);
    let crumbs = vec![("/writing".to_owned(), words.say("nav-writing")), (here.clone(), view.title.clone())];
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head"><h1>{words.say("review-title")}</h1><p class="lead">{view.title.clone()}</p></div>
        {state(words, &view)}
        <FormTrouble words errors=view.errors.clone()/>
        <div class="split">
            <div class="stack">
                {own(words, &view, &here)}
                {comments::comments(words, &view, &here)}
            </div>
            <div class="stack aside">
                {reviews(words, &view, &here)}
                {ask(words, &view, &here)}
            </div>
        </div>
    }
    .into_any()
}

fn state(words: Words, view: &ReviewsView) -> Option<AnyView> {
    let (mood, lead) = match view.hindrance {
        None if view.reviews.is_empty() => return None,
        None => (Mood::Good, words.say("review-approved")),
        Some(_) if view.is_required => (Mood::Warn, words.say("review-required")),
        Some(_) => (Mood::Warn, words.say("review-optional")),
    };
    let text = view.hindrance.map(|hindrance| words.say(hindrance_key(hindrance))).unwrap_or_default();
    let flash = Flash { mood, lead, text };
    Some(view! { <FlashMessage flash/> }.into_any())
}

/// What is missing before a draft is approved.
pub fn hindrance_key(hindrance: Hindrance) -> &'static str {
    match hindrance {
        Hindrance::NotApproved => "review-not-approved",
        Hindrance::OnlyAuthors => "review-only-authors",
        Hindrance::ChangedSince => "review-changed-since",
        Hindrance::ChangesWanted => "review-changes-wanted",
    }
}

fn own(words: Words, view: &ReviewsView, here: &str) -> Option<AnyView> {
    let own = view.own.as_ref()?;
    let asked = words.with("review-own-asked", &[("name", own.asker.as_str().into())]);
    let note = (!own.note.is_empty()).then(|| view! { <blockquote><p>{own.note.clone()}</p></blockquote> });
    let options = [
        (String::new(), words.say("review-choose")),
        (Verdict::Approved.name().to_owned(), words.say("review-approve")),
        (Verdict::Changes.name().to_owned(), words.say("review-want-changes")),
    ];
    let hint = Some(words.say("review-reason-hint"));
    Some(
        view! {
            <section class="card stack" aria-labelledby="own-review">
                <h2 id="own-review">{words.say("review-own")}</h2>
                <p>{asked}</p>
                {note}
                <p class="actions">
                    <a class="btn" href=here.to_owned()>{words.say("review-read-course")}</a>
                    <a class="btn" href=format!("{here}/publication")>{words.say("review-see-changes")}</a>
                </p>
                <form class="stack" method="post" action=format!("{here}/reviews/verdict")>
                    <SelectField
                        name="verdict"
                        label=words.say("review-verdict")
                        options=options.to_vec()
                        chosen=view.typed.verdict.clone()
                        error=view.errors.of("verdict")
                    />
                    <TextArea
                        name="reason"
                        label=words.say("review-reason")
                        value=view.typed.reason.clone()
                        hint
                        error=view.errors.of("reason")
                        most=2000
                        optional=true
                    />
                    <div class="actions"><button class="btn main">{words.say("review-decide")}</button></div>
                </form>
            </section>
        }
        .into_any(),
    )
}

fn reviews(words: Words, view: &ReviewsView, here: &str) -> AnyView {
    if view.reviews.is_empty() {
        return view! { <Empty title=words.say("review-none") text=words.say("review-none-text")/> }.into_any();
    }
    let lines = view.reviews.iter().map(|line| review(words, line, here)).collect_view();
    view! {
        <section aria-labelledby="reviews">
            <h2 id="reviews">{words.say("review-so-far")}</h2>
            <ol class="timeline" role="list">{lines}</ol>
        </section>
    }
    .into_any()
}

fn review(words: Words, line: &ReviewLine, here: &str) -> AnyView {
    let (tone, glyph, text) = match &line.state {
        ReviewState::Open => (Tone::Info, Glyph::Now, words.say("review-open")),
        ReviewState::Withdrawn => (Tone::Plain, Glyph::Shut, words.say("review-withdrawn")),
        ReviewState::Decided { verdict: Verdict::Approved, is_fresh: true, .. } => {
            (Tone::Good, Glyph::Done, words.say("review-approved-this"))
        }
        ReviewState::Decided { verdict: Verdict::Approved, .. } => {
            (Tone::Warn, Glyph::Alert, words.say("review-approved-before"))
        }
        ReviewState::Decided { verdict: Verdict::Changes, .. } => {
            (Tone::Bad, Glyph::Alert, words.say("review-wants-changes"))
        }
    };
    let at = match &line.state {
        ReviewState::Decided { at, .. } => format!("{} · ", words.date_time(*at)),
        _ => String::new(),
    };
    let values = [("name", line.asker.as_str().into()), ("time", words.date_time(line.asked).into())];
    let comment = (!line.comment.is_empty()).then(|| view! { <p>{line.comment.clone()}</p> });
    let withdraw = (line.state == ReviewState::Open).then(|| {
        let label = words.with("review-withdraw-of", &[("name", line.reviewer.as_str().into())]);
        view! {
            <form method="post" action=format!("{here}/reviews/{}/withdrawal", line.id)>
                <button class="btn quiet" aria-label=label>{words.say("review-withdraw")}</button>
            </form>
        }
    });
    view! {
        <li>
            <p><b>{line.reviewer.clone()}</b>" "<Badge tone glyph=Some(glyph) text/></p>
            <p class="small quiet">{at}{words.with("review-asked-by", &values)}</p>
            {comment}
            {withdraw}
        </li>
    }
    .into_any()
}

fn ask(words: Words, view: &ReviewsView, here: &str) -> AnyView {
    if view.candidates.is_empty() {
        return view! { <p class="quiet">{words.say("review-nobody")}</p> }.into_any();
    }
    let ticks = view.candidates.iter().map(|(id, name)| {
        let checked = view.typed.reviewers.contains(id);
        view! {
            <label class="tick">
                <input type="checkbox" name="reviewers" value=id.clone() checked=checked/>
                <span>{name.clone()}</span>
            </label>
        }
    });
    let ticks = ticks.collect_view();
    view! {
        <form class="card stack" method="post" action=format!("{here}/reviews")>
            <h2>{words.say("review-ask")}</h2>
            <fieldset class="field">
                <legend>{words.say("review-whom")}</legend>
                {ticks}
                {error_line("reviewers", view.errors.of("reviewers"))}
            </fieldset>
            <TextField
                name="note"
                label=words.say("review-note")
                value=view.typed.note.clone()
                error=view.errors.of("note")
                most=300
                optional=true
            />
            <div class="actions"><button class="btn main">{words.say("review-send")}</button></div>
        </form>
    }
    .into_any()
}
