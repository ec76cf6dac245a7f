//! Writing to a group: the form, and the preview of who gets what.

use super::{Part, tabs};
use crate::{
    components::{
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, SelectField, TextArea, TextField},
        icon::{Glyph, Icon},
    },
    words::Words,
};
use leptos::prelude::*;

/// What is written, and to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compose {
    /// The choice as fields of a form.
    pub chosen: Vec<(String, String)>,
    /// The choice in words.
    pub group: String,
    /// The list of these people.
    pub people_address: String,
    /// How many they are.
    pub people: i64,
    /// How many of them have an address.
    pub with_mail: i64,
    /// Whether mail leaves this site.
    pub sends_mail: bool,
    /// Courses that it can be about.
    pub courses: Vec<(String, String)>,
    /// The course that it is about.
    pub course: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// Texts to begin with: name and address.
    pub templates: Vec<(String, String)>,
    /// The places that can stand in it, as they are written.
    pub places: String,
    /// Messages by field: `subject`, `body`, `course`.
    pub errors: FieldErrors,
    /// The form-made id.
    pub form_id: String,
}

/// What will be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// What was written.
    pub compose: Compose,
    /// A word for exactly these people.
    pub seen: String,
    /// The first of them.
    pub names: Vec<String>,
    /// Subject and text as the first of them gets it.
    pub sample: (String, String),
    /// Whether the group has changed since it was shown.
    pub has_changed: bool,
}

/// The form.
#[component]
pub fn ComposePage(
    /// The language.
    words: Words,
    /// What is written.
    compose: Compose,
) -> impl IntoView {
    let none = (String::new(), words.say("letter-no-course"));
    let courses = [none].into_iter().chain(compose.courses.clone()).collect::<Vec<_>>();
    let templates = compose
        .templates
        .clone()
        .into_iter()
        .map(|(name, address)| view! { <a class="chip" href=address>{name}</a>" " })
        .collect_view();
    let places = words.with("letter-places", &[("places", compose.places.as_str().into())]);
    view! {
        <Crumbs words links=vec![("/desk/messages".to_owned(), words.say("group-title"))]/>
        <div class="page-head"><h1>{words.say("letter-title")}</h1>{group(words, &compose)}</div>
        {tabs(words, Part::Messages)}
        <div class="section narrow stack">
            <p class="small quiet">{words.say("letter-templates")}</p>
            <nav class="chips" aria-label=words.say("letter-templates")>{templates}</nav>
            <form method="post" action="/desk/messages/preview" class="stack">
                <FormTrouble words errors=compose.errors.clone()/>
                {hidden(&compose)}
                <SelectField name="course" label=words.say("letter-course") options=courses chosen=compose.course.clone()
                    error=compose.errors.of("course")/>
                <TextField name="subject" label=words.say("letter-subject") value=compose.subject.clone()
                    error=compose.errors.of("subject") most=150/>
                <TextArea name="body" label=words.say("letter-body") value=compose.body.clone() hint=Some(places)
                    error=compose.errors.of("body") most=4000/>
                <div class="actions"><button class="btn main">{words.say("letter-preview")}</button></div>
            </form>
        </div>
    }
    .into_any()
}

fn hidden(compose: &Compose) -> AnyView {
    let fields = compose
        .chosen
        .clone()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    view! { <FormId id=compose.form_id.clone()/>{fields} }.into_any()
}

fn group(words: Words, compose: &Compose) -> AnyView {
    let count = [("count", compose.people.into()), ("number", words.count(compose.people).into())];
    let mail = if compose.sends_mail {
        words.with("letter-with-mail", &[("number", words.count(compose.with_mail).into())])
    } else {
        words.say("letter-mail-off")
    };
    view! {
        <p class="lead">
            {words.say("group-to")}": "<a href=compose.people_address.clone()>{compose.group.clone()}</a>" · "
            {words.with("group-people", &count)}". "{mail}
        </p>
    }
    .into_any()
}

/// The preview.
#[component]
pub fn PreviewPage(
    /// The language.
    words: Words,
    /// What will be sent.
    preview: Preview,
) -> impl IntoView {
    let Preview { compose, seen, names, sample, has_changed } = preview;
    let changed = has_changed.then(|| {
        view! { <div class="flash warn" role="alert"><Icon glyph=Glyph::Information/><p>{words.say("letter-changed")}</p></div> }
    });
    let rest = compose.people - i64::try_from(names.len()).unwrap_or_default();
    let more = (rest > 0).then(|| words.with("letter-more", &[("number", words.count(rest).into())]));
    let count = [("count", compose.people.into()), ("number", words.count(compose.people).into())];
    let go = words.with("letter-send", &count);
    let (subject, body) = sample;
    let first = names.first().cloned().unwrap_or_default();
    let course = compose.course.clone();
    view! {
        <Crumbs words links=vec![("/desk/messages".to_owned(), words.say("group-title"))]/>
        <div class="page-head"><h1>{words.say("letter-preview-title")}</h1>{group(words, &compose)}</div>
        {tabs(words, Part::Messages)}
        {changed}
        <section class="section stack" aria-labelledby="who">
            <h2 id="who">{words.say("letter-who")}</h2>
            <p>{names.join(", ")}" "{more}</p>
        </section>
        <section class="section stack narrow" aria-labelledby="sample">
            <h2 id="sample">{words.with("letter-sample", &[("name", first.into())])}</h2>
            <div class="card stack"><h3 class="small-h">{subject}</h3><p class="written">{body}</p></div>
            <form method="post" action="/desk/messages" class="actions">
                {hidden(&compose)}
                <input type="hidden" name="course" value=course/>
                <input type="hidden" name="subject" value=compose.subject.clone()/>
                <input type="hidden" name="body" value=compose.body.clone()/>
                <input type="hidden" name="seen" value=seen/>
                <button class="btn main">{go}</button>
                <button class="btn" formaction="/desk/messages/preview" name="edit" value="1">{words.say("letter-edit")}</button>
            </form>
        </section>
    }
    .into_any()
}
