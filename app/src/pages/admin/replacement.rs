//! The step before a certificate is replaced: the old and the new name side by side.

use crate::{
    components::{crumbs::Crumbs, field::FormId},
    words::Words,
};
use leptos::prelude::*;

/// What is about to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplacementReview {
    /// The certificate.
    pub id: String,
    /// Its number.
    pub number: String,
    /// The name that stands on it.
    pub old_holder: String,
    /// The corrected name.
    pub holder: String,
    /// Why.
    pub reason: String,
    /// The form-made id of the form before, so that both steps are one request.
    pub form_id: String,
}

/// The title of the page.
pub fn title(words: Words) -> String {
    words.say("replacement-title")
}

/// The page. Its form goes to the same address as the one before, with `confirmed=yes`.
#[component]
pub fn ReplacementReviewPage(
    /// The language.
    words: Words,
    /// What is about to be done.
    review: ReplacementReview,
) -> impl IntoView {
    let back = format!("/admin/certificates/{}", review.id);
    let action = format!("{back}/replacement");
    let crumbs = vec![
        ("/admin/certificates".to_owned(), words.say("admin-certificates")),
        (back.clone(), super::certificate::title(words, &review.number)),
    ];
    view! {
        <Crumbs words links=crumbs/>
        <div class="narrow stack">
            <div class="page-head">
                <h1>{words.say("replacement-title")}</h1>
                <p class="lead">{words.with("replacement-lead", &[("number", review.number.into())])}</p>
            </div>
            <dl class="facts lines">
                <div><dt>{words.say("replacement-old")}</dt><dd><del>{review.old_holder}</del></dd></div>
                <div><dt>{words.say("replacement-new")}</dt><dd><ins>{review.holder.clone()}</ins></dd></div>
                <div><dt>{words.say("admin-replace-reason")}</dt><dd>{review.reason.clone()}</dd></div>
            </dl>
            <form method="post" action=action>
                <FormId id=review.form_id/>
                <input type="hidden" name="holder" value=review.holder/>
                <input type="hidden" name="replacement_reason" value=review.reason/>
                <div class="actions">
                    <button class="btn main" name="confirmed" value="yes">{words.say("replacement-go")}</button>
                    <a class="btn" href=back>{words.say("replacement-back")}</a>
                </div>
            </form>
        </div>
    }
}
