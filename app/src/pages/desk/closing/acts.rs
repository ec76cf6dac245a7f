//! What can be done with a closing decision now.

use super::{ClosingView, is_issuing};
use crate::{pages::desk::closings::ClosingState, words::Words};
use leptos::prelude::*;

/// The next step, and what it means.
pub(super) fn acts(words: Words, view: &ClosingView) -> AnyView {
    let address = view.address();
    let listed_at = view.listed_at.to_string();
    let body = match view.line.state {
        ClosingState::Draft => view! {
            <p>{words.say("closing-draft-how")}</p>
            <div class="actions">
                <form method="post" action=format!("{address}/review")>
                    <input type="hidden" name="listed_at" value=listed_at/>
                    <button class="btn main">{words.say("closing-review")}</button>
                </form>
                {again(words, &address)}
                <a class="btn" href=format!("{address}/edit")>{words.say("closing-edit")}</a>
            </div>
        }
        .into_any(),
        ClosingState::Reviewed => view! {
            <p>{words.say("closing-reviewed-how")}</p>
            <div class="actions">
                <a class="btn main" href=format!("{address}/issue")>{words.say("closing-issue")}</a>
                {again(words, &address)}
                <a class="btn" href=format!("{address}/edit")>{words.say("closing-edit")}</a>
            </div>
        }
        .into_any(),
        ClosingState::Issuing => issuing(words, view, &address),
        ClosingState::Issued => view! {
            <p>{words.with("closing-issued-how", &[("count", view.written.into())])}</p>
            <div class="actions">
                <a class="btn main" href=format!("{address}/certificates.zip") download="">{words.say("closing-zip")}</a>
                <a class="btn" href="/desk/register">{words.say("register-title")}</a>
            </div>
            <p class="small quiet">{words.say("closing-zip-how")}</p>
            {view.packing.map(|(made, of)| packing(words, made, of))}
        }
        .into_any(),
        ClosingState::Withdrawn => view! { <p>{words.say("closing-withdrawn-how")}</p> }.into_any(),
    };
    view! { <div class="section stack">{body}</div> }.into_any()
}

/// The list made anew.
pub(super) fn again(words: Words, address: &str) -> impl IntoView + use<> {
    view! {
        <form method="post" action=format!("{address}/list")>
            <button class="btn">{words.say("closing-list-again")}</button>
        </form>
    }
}

fn packing(words: Words, made: i64, of: i64) -> AnyView {
    let lead = words.with("closing-packing", &[("made", made.into()), ("of", of.into())]);
    view! {
        <p id="packing" class="small">{lead}</p>
        <progress value=made max=of.max(1) aria-labelledby="packing"></progress>
    }
    .into_any()
}

fn issuing(words: Words, view: &ClosingView, address: &str) -> AnyView {
    let (written, taken) = (view.written, view.line.taken);
    let lead = words.with("closing-progress", &[("written", written.into()), ("taken", taken.into())]);
    view! {
        <p id="progress">{lead}</p>
        <progress value=written max=taken.max(1) aria-labelledby="progress"></progress>
        <p>{words.say("closing-issuing-how")}</p>
        <form method="post" action=format!("{address}/work")>
            <div class="actions"><button class="btn">{words.say("closing-go-on")}</button></div>
        </form>
    }
    .into_any()
}

/// Giving it up, before it is issued.
pub(super) fn withdrawal(words: Words, view: &ClosingView) -> Option<AnyView> {
    if !view.line.state.is_open() || is_issuing(view) {
        return None;
    }
    Some(
        view! {
            <details class="card section">
                <summary><b>{words.say("closing-withdraw")}</b></summary>
                <form class="stack" method="post" action=format!("{}/withdrawal", view.address())>
                    <p class="small quiet">{words.say("closing-withdraw-what")}</p>
                    <div class="actions"><button class="btn">{words.say("closing-withdraw")}</button></div>
                </form>
            </details>
        }
        .into_any(),
    )
}
