//! One person as her coordinator sees her. Each part of the page is a section in a file of its own.

mod memberships;
mod transfer;
mod way_in;

pub use memberships::MembershipLine;
pub use transfer::{TransferForm, TypedTransfer};

use super::{Part, invitations::InviteLine, people::AccountState, tabs};
use crate::{
    components::{
        crumbs::Crumbs,
        facts::Facts,
        field::FieldErrors,
        sensitive::{SensitiveForm, SensitiveLine},
    },
    words::Words,
};
use jiff::civil::Date;
use leptos::prelude::*;
use memberships::memberships;
use transfer::transfer;
use way_in::way_in;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The id.
    pub id: String,
    /// The full name.
    pub full_name: String,
    /// By which she is greeted.
    pub given_name: String,
    /// The birth date.
    pub birth_date: Option<Date>,
    /// `female`, `male` or `unstated`.
    pub sex: String,
    /// The staff code.
    pub staff_code: String,
    /// The e-mail address.
    pub email: String,
    /// The sign-in name.
    pub sign_in_name: String,
    /// Whether and how she can sign in.
    pub account: AccountState,
    /// How far she is on her way in.
    pub way_in: InviteLine,
    /// Whether mail leaves this site.
    pub sends_mail: bool,
    /// Where she is now; nothing where she is nowhere.
    pub place: Option<String>,
    /// Where she was and is, the latest first.
    pub memberships: Vec<MembershipLine>,
    /// Sensitive facts that are turned on.
    pub sensitive: Vec<SensitiveLine>,
    /// What is wrong with what was said of them.
    pub sensitive_errors: FieldErrors,
    /// The form that moves her.
    pub transfer: TransferForm,
}

/// The page.
#[component]
pub fn PersonPage(
    /// The language.
    words: Words,
    /// Everything on it.
    person: Person,
) -> impl IntoView {
    let crumbs = vec![("/desk/people".to_owned(), words.say("people-title"))];
    let lead = person.place.clone().unwrap_or_else(|| words.say("person-nowhere"));
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head"><h1>{person.full_name.clone()}</h1><p class="lead">{lead}</p></div>
        {tabs(words, Part::People)}
        {facts(words, &person)}
        <div class="actions">
            <a class="btn" href=format!("/desk/people/{}/assignments", person.id)>{words.say("duty-title")}</a>
            " "<a class="btn" href=format!("/desk/people/{}/record", person.id)>{words.say("record-title")}</a>
            " "<a class="btn" href=format!("/desk/people/{}/hours", person.id)>{words.say("hours-title")}</a>
        </div>
        {way_in(words, person.way_in, person.sends_mail)}
        <SensitiveForm words person=person.id.clone() lines=person.sensitive errors=person.sensitive_errors/>
        {memberships(words, person.memberships)}
        {transfer(words, person.id, person.transfer)}
    }
    .into_any()
}

fn facts(words: Words, person: &Person) -> AnyView {
    let sex = match person.sex.as_str() {
        "female" => words.say("sex-female"),
        "male" => words.say("sex-male"),
        _ => words.say("sex-unstated"),
    };
    let facts = vec![
        (words.say("people-code"), person.staff_code.clone()),
        (words.say("admin-email"), person.email.clone()),
        (words.say("admin-birth-date"), person.birth_date.map(|day| words.date(day)).unwrap_or_default()),
        (words.say("admin-sex"), sex),
        (words.say("admin-given-name"), person.given_name.clone()),
        (words.say("admin-state"), person.account.label(words)),
        (words.say("admin-sign-in-name"), person.sign_in_name.clone()),
    ];
    view! {
        <section class="section" aria-labelledby="facts">
            <h2 id="facts">{words.say("person-facts")}</h2>
            <Facts facts/>
        </section>
    }
    .into_any()
}
