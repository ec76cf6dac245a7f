//! Sensitive facts of a person, each with the purpose for which it is kept. Nothing is shown of what is not turned on.

use super::field::{FieldErrors, FormTrouble, SelectField};
use crate::words::Words;
use domain::sensitive::{Ethnicity, MEMBER, SensitiveField};
use leptos::prelude::*;

/// What is kept of a person under a purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SensitiveLine {
    /// The field.
    pub field: SensitiveField,
    /// Why, with the legal ground.
    pub purpose: String,
    /// The fact; empty where nothing is said.
    pub fact: String,
}

/// The name of a field.
pub fn field_words(words: Words, field: SensitiveField) -> String {
    match field {
        SensitiveField::Ethnicity => words.say("sensitive-ethnicity"),
        SensitiveField::Party => words.say("sensitive-party"),
    }
}

/// A fact as people say it.
pub fn fact_words(words: Words, field: SensitiveField, fact: &str) -> String {
    match field {
        _ if fact.is_empty() => words.say("sensitive-unsaid"),
        SensitiveField::Ethnicity => Ethnicity::of(fact).map(|one| one.name().to_owned()).unwrap_or_default(),
        SensitiveField::Party if fact == MEMBER => words.say("sensitive-member"),
        SensitiveField::Party => words.say("sensitive-not-member"),
    }
}

/// What the person herself reads.
#[component]
pub fn OwnSensitiveFacts(
    /// The language.
    words: Words,
    /// What is turned on.
    lines: Vec<SensitiveLine>,
) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        let facts = lines.into_iter().map(|line| {
            let purpose = words.with("sensitive-kept-for", &[("purpose", line.purpose.into())]);
            view! {
                <div>
                    <dt>{field_words(words, line.field)}</dt>
                    <dd>{fact_words(words, line.field, &line.fact)}<p class="small quiet">{purpose}</p></dd>
                </div>
            }
        });
        view! {
            <section aria-labelledby="sensitive" class="stack">
                <h2 id="sensitive">{words.say("sensitive-title")}</h2>
                <dl class="facts lines small">{facts.collect_view()}</dl>
                <p class="small quiet">{words.say("sensitive-own")}</p>
            </section>
        }
    })
}

/// The form in which a coordinator says them.
#[component]
pub fn SensitiveForm(
    /// The language.
    words: Words,
    /// The person.
    person: String,
    /// What is turned on.
    lines: Vec<SensitiveLine>,
    /// Messages by field.
    errors: FieldErrors,
) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        let open = !errors.is_empty();
        let facts = lines.iter().map(|line| {
            let text = fact_words(words, line.field, &line.fact);
            view! { <div><dt>{field_words(words, line.field)}</dt><dd>{text}</dd></div> }
        });
        let facts = facts.collect_view();
        let fields = lines.into_iter().map(|line| {
            let options = std::iter::once(String::new())
                .chain(line.field.facts().into_iter().map(str::to_owned))
                .map(|fact| (fact.clone(), fact_words(words, line.field, &fact)));
            let hint = Some(words.with("sensitive-kept-for", &[("purpose", line.purpose.into())]));
            view! {
                <SelectField name=line.field.name() label=field_words(words, line.field) options=options.collect()
                    chosen=line.fact hint error=errors.of(line.field.name())/>
            }
        });
        let fields = fields.collect_view();
        view! {
            <section class="section stack" aria-labelledby="sensitive">
                <h2 id="sensitive">{words.say("sensitive-title")}</h2>
                <dl class="facts lines small">{facts}</dl>
                <details class="card" open=open>
                    <summary><b>{words.say("sensitive-change")}</b></summary>
                    <form class="stack" method="post" action=format!("/desk/people/{person}/sensitive")>
                        <FormTrouble words errors=errors.clone()/>
                        <p class="quiet">{words.say("sensitive-change-how")}</p>
                        <div class="fields">{fields}</div>
                        <div class="actions"><button class="btn main">{words.say("sensitive-save")}</button></div>
                    </form>
                </details>
            </section>
        }
    })
}
