//! Marking one answer by its rubric.

use crate::{
    components::{
        criteria::{CriteriaFields, TypedMark},
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, SelectField, TextField},
        flash::{Flash, FlashMessage, Mood},
        handed_in::{HandedIn, HandedInAnswer},
        peers::{PeersSaid, PeersSaidSection},
    },
    words::Words,
};
use domain::quiz::Points;
use leptos::prelude::*;

/// The question and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Whose answer it is; nobody where marking is anonymous.
    pub name: Option<String>,
    /// The question, safe inline HTML.
    pub prompt_html: String,
    /// What was handed in.
    pub handed_in: HandedIn,
}

/// Everything on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The question and what was answered.
    pub answered: Answered,
    /// The form.
    pub typed: TypedMark,
    /// The mark that the form takes the place of.
    pub seen: String,
    /// Somebody else has marked it meanwhile: her name and her points.
    pub meanwhile: Option<(String, Points)>,
    /// What peers say of it.
    pub peers: Option<PeersSaid>,
    /// Its second marking: the address, and whether it has ended; the first mark stands until then.
    pub second: Option<(String, bool)>,
    /// The form that asks for a second marking.
    pub ask: Option<AskSecond>,
    /// Where the form goes.
    pub action: String,
    /// What is wrong.
    pub errors: FieldErrors,
    /// Made by the page.
    pub form_id: String,
}

/// The form that asks for a second marking, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskSecond {
    /// Where it goes.
    pub action: String,
    /// Who may be asked: id and name; an empty id is whoever is next.
    pub options: Vec<(String, String)>,
    /// Who is asked.
    pub marker: String,
    /// Why.
    pub reason: String,
    /// What is wrong.
    pub errors: FieldErrors,
    /// Made by the page.
    pub form_id: String,
}

/// The page.
#[component]
pub fn MarkPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: MarkView,
) -> impl IntoView {
    let name = page.answered.name.clone().unwrap_or_else(|| words.say("mark-anonymous"));
    let meanwhile = page.meanwhile.clone().map(|(by, points)| {
        let values = [("by", by.into()), ("points", words.decimal(points.0, 2).into())];
        let flash = Flash {
            mood: Mood::Warn,
            lead: words.with("mark-meanwhile", &values),
            text: words.say("mark-meanwhile-how"),
        };
        view! { <FlashMessage flash/> }
    });
    view! {
        <Crumbs words links=page.crumbs.clone()/>
        {meanwhile}
        <div class="page-head"><h1 inner_html=page.answered.prompt_html.clone()></h1><p class="lead">{name}</p></div>
        {page.second.clone().map(|(address, has_ended)| second(words, address, has_ended))}
        <div class="split">
            <HandedInAnswer words answer=page.answered.handed_in.clone()/>
            {form(words, &page)}
        </div>
        {page.peers.map(|said| view! { <PeersSaidSection words said/> })}
        {page.ask.map(|ask| asking(words, ask))}
    }
    .into_any()
}

/// Where its second marking stands.
fn second(words: Words, address: String, has_ended: bool) -> AnyView {
    let key = if has_ended { "second-has-ended" } else { "second-is-open" };
    view! {
        <div class="flash warn" role="status">
            <p>{words.say(key)}" "<a href=address>{words.say("second-see")}</a></p>
        </div>
    }
    .into_any()
}

fn form(words: Words, page: &MarkView) -> AnyView {
    let errors = page.errors.clone();
    let is_frozen = page.second.as_ref().is_some_and(|(_, has_ended)| !has_ended);
    let save = (!is_frozen).then(|| {
        view! { <div class="actions"><button class="btn main">{words.say("mark-save")}</button></div> }
    });
    view! {
        <form class="stack aside" method="post" action=page.action.clone()>
            <FormTrouble words errors=errors.clone()/>
            <FormId id=page.form_id.clone()/>
            <input type="hidden" name="seen" value=page.seen.clone()/>
            <CriteriaFields words typed=page.typed.clone() errors/>
            {save}
        </form>
    }
    .into_any()
}

fn asking(words: Words, ask: AskSecond) -> AnyView {
    let AskSecond { action, options, marker, reason, errors, form_id } = ask;
    let hint = Some(words.say("second-reason-hint"));
    view! {
        <section class="section" aria-labelledby="second">
            <div class="head"><h2 id="second">{words.say("second-title")}</h2></div>
            <p class="quiet">{words.say("second-lead")}</p>
            <p class="quiet">{words.say("second-rule")}</p>
            <form class="form stack" method="post" action=action>
                <FormTrouble words errors=errors.clone()/>
                <FormId id=form_id/>
                <SelectField name="marker" label=words.say("second-marker") options chosen=marker error=errors.of("marker")/>
                <TextField name="reason" label=words.say("second-reason") value=reason hint error=errors.of("reason") most=300/>
                <div class="actions"><button class="btn">{words.say("second-ask")}</button></div>
            </form>
        </section>
    }
    .into_any()
}
