//! What a change will do, before it does it.

use super::change::{ChangeForm, address, crumbs, title};
use crate::{
    components::{
        crumbs::Crumbs,
        field::FormId,
        icon::{Glyph, Icon},
    },
    words::Words,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangePreview {
    /// The form as it was sent.
    pub form: ChangeForm,
    /// From which day on.
    pub on: Date,
    /// What will be, sentence by sentence.
    pub lines: Vec<String>,
    /// What must be thought of.
    pub warnings: Vec<String>,
}

/// The page.
#[component]
pub fn ChangePreviewPage(
    /// The language.
    words: Words,
    /// Everything on it.
    preview: ChangePreview,
) -> impl IntoView {
    let ChangePreview { form, on, lines, warnings } = preview;
    let links = crumbs(words, form.unit.as_ref());
    let action = address(form.change, form.unit.as_ref());
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let warnings = warnings
        .into_iter()
        .map(|warning| view! { <p class="callout stop"><Icon glyph=Glyph::Alert/>" "{warning}</p> })
        .collect_view();
    let back = form.unit.as_ref().map_or("/desk/units".to_owned(), |(id, _)| format!("/desk/units/{id}"));
    view! {
        <div class="page-head">
            <Crumbs words links/>
            <h1>{title(words, &form)}</h1>
            <p class="lead">{words.with("unit-preview-lead", &[("on", words.date(on).into())])}</p>
        </div>
        <div class="stack">
            <ul>{lines}</ul>
            {warnings}
            <form method="post" action=action>
                <FormId id=form.typed.form_id.clone()/>
                {hidden(&form)}
                <input type="hidden" name="confirmed" value="1"/>
                <p class="actions">
                    <a class="btn" href=back>{words.say("unit-leave")}</a>" "
                    <button class="btn main">{words.say("unit-write")}</button>
                </p>
            </form>
        </div>
    }
}

/// What was typed, sent again.
fn hidden(form: &ChangeForm) -> impl IntoView + use<> {
    let typed = &form.typed;
    let one = [
        ("on", &typed.on),
        ("decision", &typed.decision),
        ("name", &typed.name),
        ("kind", &typed.kind),
        ("area_code", &typed.area_code),
        ("agency_code", &typed.agency_code),
        ("parent_words", &typed.parent_words),
        ("parent", &typed.parent),
        ("into", &typed.into),
    ];
    let many = [("units", &typed.units), ("names", &typed.names), ("codes", &typed.codes)];
    let many = many.into_iter().flat_map(|(name, values)| values.iter().map(move |value| (name, value)));
    one.into_iter()
        .chain(many)
        .map(|(name, value)| view! { <input type="hidden" name=name value=value.clone()/> })
        .collect_view()
}
