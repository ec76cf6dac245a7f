//! The step before issuing: who, how many, and what cannot be undone.

use super::acts::again;
use crate::{
    components::{
        crumbs::Crumbs,
        facts::Facts,
        icon::{Glyph, Icon},
    },
    pages::desk::closings::{ClosingLine, facts},
    words::Words,
};
use leptos::prelude::*;

/// What is about to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingConfirm {
    /// The decision.
    pub line: ClosingLine,
    /// Title and name of who signs.
    pub signatory: (String, String),
    /// Who issues.
    pub issuer: String,
    /// The approved tiết in words.
    pub tiet: String,
    /// How long the certificates hold, in words.
    pub validity: String,
    /// How many are left out.
    pub left_out: i64,
    /// How many may not.
    pub may_not: i64,
    /// The listing that is confirmed.
    pub listed_at: i64,
    /// Why nothing was issued.
    pub trouble: Option<String>,
    /// The names of those who are not as they were reviewed.
    pub changed: Vec<String>,
}

/// The page.
#[component]
pub fn ClosingConfirmPage(
    /// The language.
    words: Words,
    /// What is about to be done.
    confirm: ClosingConfirm,
) -> impl IntoView {
    let back = format!("/desk/closings/{}", confirm.line.id);
    let crumbs =
        vec![("/desk/closings".to_owned(), words.say("closing-title")), (back.clone(), confirm.line.programme.clone())];
    let (title, name) = confirm.signatory.clone();
    let lines = vec![
        (words.say("closing-confirm-what"), facts(words, &confirm.line)),
        (words.say("closing-confirm-taken"), words.count(confirm.line.taken)),
        (words.say("closing-confirm-left-out"), words.count(confirm.left_out)),
        (words.say("closing-confirm-may-not"), words.count(confirm.may_not)),
        (words.say("certificate-issuer"), confirm.issuer.clone()),
        (words.say("closing-confirm-signs"), format!("{title} {name}")),
        (words.say("closing-confirm-tiet"), confirm.tiet.clone()),
        (words.say("certificate-expires"), confirm.validity.clone()),
    ];
    let go = words.with("closing-confirm-go", &[("count", confirm.line.taken.into())]);
    let form = match &confirm.trouble {
        None => view! {
            <form method="post" action=format!("{back}/issue")>
                <input type="hidden" name="listed_at" value=confirm.listed_at.to_string()/>
                <div class="actions">
                    <a class="btn" href=back.clone()>{words.say("closing-confirm-back")}</a>
                    <button class="btn main" name="confirmed" value="yes">{go}</button>
                </div>
            </form>
        }
        .into_any(),
        Some(_) => view! {
            <div class="actions">
                <a class="btn" href=back.clone()>{words.say("closing-confirm-back")}</a>
                {again(words, &back)}
            </div>
        }
        .into_any(),
    };
    view! {
        <Crumbs words links=crumbs/>
        <div class="narrow stack">
            <div class="page-head">
                <h1>{words.with("closing-confirm-title", &[("count", confirm.line.taken.into())])}</h1>
                <p class="lead">{words.say("closing-confirm-lead")}</p>
            </div>
            {confirm.trouble.map(|trouble| alert(trouble, confirm.changed))}
            <Facts facts=lines/>
            <p>{words.say("closing-confirm-for-good")}</p>
            {form}
        </div>
    }
    .into_any()
}

fn alert(trouble: String, changed: Vec<String>) -> AnyView {
    let names = (!changed.is_empty()).then(|| {
        let names = changed.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
        view! { <ul>{names}</ul> }
    });
    view! {
        <div class="flash bad" role="alert"><Icon glyph=Glyph::Alert/><div><p>{trouble}</p>{names}</div></div>
    }
    .into_any()
}
