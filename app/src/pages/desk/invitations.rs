//! Who can sign in, who was invited, and who cannot be reached by mail.

pub mod list;

use super::{Part, tabs};
use crate::{
    components::{
        field::SelectField,
        icon::{Glyph, Icon},
        invite_state::{InviteState, MailTrouble},
    },
    words::Words,
};
use leptos::prelude::*;

/// Which people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InviteFilter {
    /// The unit's id; empty for all.
    pub unit: String,
    /// The state's name; empty for all.
    pub state: String,
    /// Words of a name, an address or a sign-in name.
    pub words: String,
}

/// How many people are in a state, and where they are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InviteCount {
    /// The state; none for all together.
    pub state: Option<InviteState>,
    /// How many.
    pub people: i64,
    /// Their list.
    pub address: String,
}

/// One person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InviteLine {
    /// The id.
    pub id: String,
    /// The full name.
    pub full_name: String,
    /// The unit of today.
    pub unit: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The sign-in name.
    pub sign_in_name: Option<String>,
    /// How far she is.
    pub state: InviteState,
    /// When she was invited, in words.
    pub invited: Option<String>,
    /// Whether a code on paper waits for her.
    pub on_paper: bool,
    /// What went wrong with her mail.
    pub trouble: Option<MailTrouble>,
    /// Whether administrators alone may invite her.
    pub is_staff: bool,
}

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitations {
    /// What was asked for.
    pub filter: InviteFilter,
    /// The units of the desk.
    pub units: Vec<(String, String)>,
    /// All states that somebody is in.
    pub counts: Vec<InviteCount>,
    /// Who is shown.
    pub lines: Vec<InviteLine>,
    /// Where the list goes on.
    pub next: Option<String>,
    /// Where this very list is.
    pub here: String,
    /// How many would be invited by mail at once.
    pub by_mail: i64,
    /// How many would get a slip.
    pub on_paper: i64,
    /// How many more would get a slip with those who have an address.
    pub on_paper_with_mail: i64,
    /// Whether mail leaves this site.
    pub sends_mail: bool,
    /// Why something was not done.
    pub trouble: Option<String>,
}

/// The page.
#[component]
pub fn InvitationsPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: Invitations,
) -> impl IntoView {
    let off =
        (!page.sends_mail).then(|| note("flash warn", "status", Glyph::Information, words.say("invite-mail-off")));
    let trouble = page.trouble.clone().map(|text| note("flash bad", "alert", Glyph::Alert, text));
    view! {
        <div class="page-head">
            <h1>{words.say("invite-title")}</h1>
            <p class="lead">{words.say("invite-lead")}</p>
        </div>
        {tabs(words, Part::Invitations)}
        {off}
        {trouble}
        <div class="section stack">
            {filters(words, &page)}
            {chips(words, &page)}
        </div>
        {acts(words, &page)}
        {list::people(words, page)}
    }
    .into_any()
}

fn note(class: &'static str, role: &'static str, glyph: Glyph, text: String) -> AnyView {
    view! { <div class=class role=role><Icon glyph/><p>{text}</p></div> }.into_any()
}

fn filters(words: Words, page: &Invitations) -> AnyView {
    let all = (String::new(), words.say("invite-all-units"));
    let units = [all].into_iter().chain(page.units.clone()).collect::<Vec<_>>();
    let InviteFilter { unit, state, words: query } = page.filter.clone();
    view! {
        <form class="stack" method="get" action="/desk/invitations" role="search" aria-label=words.say("invite-search")>
            <input type="hidden" name="state" value=state/>
            <SelectField name="unit" label=words.say("invite-unit") options=units chosen=unit/>
            <div class="field">
                <label for="q">{words.say("invite-words")}</label>
                <div class="search">
                    <input class="input" id="q" name="q" type="search" value=query maxlength="200" autocomplete="off"/>
                    <button class="btn">{words.say("invite-find")}</button>
                </div>
            </div>
        </form>
    }
    .into_any()
}

fn chips(words: Words, page: &Invitations) -> AnyView {
    let chosen = page.filter.state.clone();
    let chips = page
        .counts
        .clone()
        .into_iter()
        .map(|InviteCount { state, people, address }| {
            let marked = (state.map_or("", InviteState::name) == chosen).then_some("true");
            let name = words.say(state.map_or("invite-everybody", InviteState::label_key));
            view! { <a class="chip" href=address aria-current=marked>{name}" "<b>{words.count(people)}</b></a>" " }
        })
        .collect_view();
    view! { <nav class="chips" aria-label=words.say("invite-states")>{chips}</nav> }.into_any()
}

/// The filter as hidden fields.
fn hidden(filter: &InviteFilter) -> AnyView {
    let InviteFilter { unit, state, words } = filter.clone();
    view! {
        <input type="hidden" name="unit" value=unit/>
        <input type="hidden" name="state" value=state/>
        <input type="hidden" name="q" value=words/>
    }
    .into_any()
}

fn acts(words: Words, page: &Invitations) -> AnyView {
    let mail = (page.sends_mail && page.by_mail > 0).then(|| {
        let count = [("count", page.by_mail.into()), ("number", words.count(page.by_mail).into())];
        view! {
            <form class="card stack" method="post" action="/desk/invitations">
                <h2 class="small-h">{words.say("invite-by-mail")}</h2>
                <p class="small">{words.say("invite-by-mail-how")}</p>
                {hidden(&page.filter)}
                <button class="btn main">{words.with("invite-by-mail-go", &count)}</button>
            </form>
        }
    });
    let paper = (page.on_paper + page.on_paper_with_mail > 0).then(|| {
        let count = [("count", page.on_paper.into()), ("number", words.count(page.on_paper).into())];
        let go = if page.on_paper > 0 { words.with("invite-on-paper-go", &count) } else { words.say("invite-print") };
        let more = [("number", words.count(page.on_paper_with_mail).into())];
        let also = (page.on_paper_with_mail > 0).then(|| {
            view! {
                <label class="tick">
                    <input type="checkbox" name="with_mail" value="1"/>" "{words.with("invite-paper-also", &more)}
                </label>
            }
        });
        view! {
            <form class="card stack" method="post" action="/desk/invitations/codes">
                <h2 class="small-h">{words.say("invite-on-paper")}</h2>
                <p class="small">{words.say("invite-on-paper-how")}</p>
                {hidden(&page.filter)}
                {also}
                <button class="btn">{go}</button>
            </form>
        }
    });
    view! { <div class="section split even">{mail}{paper}</div> }.into_any()
}
