//! The forms that add a module, a lesson, a quiz, a survey or a bank.

use super::CourseView;
use crate::{
    components::field::{FormId, SelectField, TextField},
    words::Words,
};
use leptos::prelude::*;

/// One form: what, where, under which title.
#[component]
pub fn AddForms(
    /// The language.
    words: Words,
    /// The course.
    view: CourseView,
) -> impl IntoView {
    let wish = |value: &str, key: &str| (value.to_owned(), words.say(key));
    let mut wishes = vec![wish("add-module", "writing-add-module")];
    if !view.modules.is_empty() {
        wishes.extend([
            wish("add-lesson", "writing-add-lesson"),
            wish("add-quiz", "writing-add-quiz"),
            wish("add-survey", "writing-add-survey"),
        ]);
    }
    wishes.push(wish("add-bank", "writing-add-bank"));
    let modules = view.modules.iter().enumerate().map(|(number, module)| {
        let values = [("number", (number + 1).into()), ("title", module.title.clone().into())];
        (module.key(), words.with("writing-module", &values))
    });
    let modules: Vec<_> = modules.collect();
    let last = modules.last().map(|(key, _)| key.clone()).unwrap_or_default();
    let chosen = if view.modules.is_empty() { "add-module" } else { "add-lesson" };
    let where_to = (!modules.is_empty()).then(|| {
        let hint = Some(words.say("writing-add-where-hint"));
        view! { <SelectField name="module" label=words.say("writing-add-where") options=modules chosen=last hint/> }
    });
    let error = view.errors_of_form.of("title");
    view! {
        <section class="stack" aria-labelledby="add">
            <h2 id="add">{words.say("writing-add")}</h2>
            <form class="stack" method="post" action=format!("/writing/{}/parts", view.id)>
                <FormId id=view.form_id.clone()/>
                <SelectField name="wish" label=words.say("writing-add-what") options=wishes chosen=chosen/>
                {where_to}
                <TextField name="title" label=words.say("writing-title") error/>
                <div class="actions"><button class="btn">{words.say("writing-add-go")}</button></div>
            </form>
        </section>
    }
    .into_any()
}
