//! A list of units: the form, and what each line comes to.

use crate::{
    components::{
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, described_by, error_line},
    },
    pages::admin::column_heads,
    words::Words,
};
use leptos::prelude::*;

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListForm {
    /// The unit below which the list hangs: id and name.
    pub parent: Option<(String, String)>,
    /// What was pasted.
    pub pasted: String,
    /// What is wrong.
    pub errors: FieldErrors,
    /// Made by the form.
    pub form_id: String,
}

/// A list that was compared and not yet written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPreview {
    /// The form, with the whole table as text.
    pub form: ListForm,
    /// How many lines are new, known, renamed and wrong.
    pub counts: [i64; 4],
    /// Line and message of what is wrong; the first of them.
    pub faults: Vec<(usize, String)>,
    /// What will have another name; the first of them.
    pub renamings: Vec<String>,
}

fn crumbs(words: Words, form: &ListForm) -> Vec<(String, String)> {
    let mut links = vec![("/desk/units".to_owned(), words.say("desk-units"))];
    links.extend(form.parent.iter().map(|(id, name)| (format!("/desk/units/{id}"), name.clone())));
    links
}

/// The page with the form.
#[component]
pub fn UnitListPage(
    /// The language.
    words: Words,
    /// The form.
    form: ListForm,
) -> impl IntoView {
    let links = crumbs(words, &form);
    let ListForm { parent, pasted, errors, form_id } = form;
    let (file_error, paste_error) = (errors.of("file"), errors.of("pasted"));
    view! {
        <div class="page-head">
            <Crumbs words links/>
            <h1>{words.say("unit-list-title")}</h1>
            <p class="lead">{words.say("unit-list-lead")}</p>
        </div>
        <form class="form stack" method="post" action="/desk/units/import" enctype="multipart/form-data">
            <FormTrouble words errors/>
            <FormId id=form_id/>
            {parent.map(|(id, _)| view! { <input type="hidden" name="parent" value=id/> })}
            <div class="field">
                <label for="file">{words.say("unit-list-file")}</label>
                <p class="hint" id="file-hint">{words.say("unit-list-file-hint")}</p>
                <input class="input" id="file" name="file" type="file"
                    accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                    aria-invalid=file_error.is_some().then_some("true")
                    aria-describedby=described_by("file", true, file_error.is_some())/>
                {error_line("file", file_error)}
            </div>
            <div class="field">
                <label for="pasted">{words.say("unit-list-paste")}</label>
                <textarea class="input" id="pasted" name="pasted" rows="6" spellcheck="false"
                    aria-invalid=paste_error.is_some().then_some("true")
                    aria-describedby=described_by("pasted", false, paste_error.is_some())>{pasted}</textarea>
                {error_line("pasted", paste_error)}
            </div>
            <div class="actions"><button class="btn main">{words.say("unit-look")}</button></div>
        </form>
    }
}

/// The page that says what will be.
#[component]
pub fn ListPreviewPage(
    /// The language.
    words: Words,
    /// Everything on it.
    preview: ListPreview,
) -> impl IntoView {
    let ListPreview { form, counts, faults, renamings } = preview;
    let links = crumbs(words, &form);
    let keys = ["unit-list-new", "unit-list-same", "unit-list-renamed", "unit-list-wrong"];
    let counts_shown = keys
        .into_iter()
        .zip(counts)
        .map(|(key, count)| view! { <div><dt>{words.say(key)}</dt><dd>{words.count(count)}</dd></div> })
        .collect_view();
    let renamings = renamings.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let again = form.parent.as_ref().map(|(id, _)| format!("?parent={id}")).unwrap_or_default();
    let [new, _, renamed, wrong] = counts;
    let writes = new + renamed;
    let button = (writes > 0).then(|| {
        let partial = (wrong > 0).then(|| view! { <input type="hidden" name="partial" value="1"/> });
        let key = if wrong > 0 { "unit-list-write-good" } else { "unit-list-write" };
        let verb = words.with(key, &[("count", writes.into())]);
        view! { {partial}<button class="btn main" name="confirmed" value="1">{verb}</button> }
    });
    view! {
        <div class="page-head">
            <Crumbs words links/>
            <h1>{words.say("unit-list-title")}</h1>
            <p class="lead">{words.say("unit-list-preview-lead")}</p>
        </div>
        <dl class="facts lines small">{counts_shown}</dl>
        {(!faults.is_empty()).then(|| fault_table(words, faults))}
        <ul>{renamings}</ul>
        <form class="section" method="post" action="/desk/units/import">
            <FormId id=form.form_id/>
            {form.parent.map(|(id, _)| view! { <input type="hidden" name="parent" value=id/> })}
            <textarea name="pasted" hidden=true readonly=true>{form.pasted}</textarea>
            <p class="actions">
                <a class="btn" href=format!("/desk/units/import{again}")>{words.say("unit-list-other")}</a>" "
                {button}
            </p>
        </form>
    }
}

fn fault_table(words: Words, faults: Vec<(usize, String)>) -> impl IntoView {
    let rows = faults
        .into_iter()
        .map(|(line, text)| {
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">{words.with("unit-list-line", &[("line", line.into())])}</th>
                    <td role="cell" data-th=words.say("unit-list-mend")>{text}</td>
                </tr>
            }
        })
        .collect_view();
    let heads = vec![words.say("unit-list-where"), words.say("unit-list-mend")];
    view! {
        <div class="section stack">
            <h2 id="faults">{words.say("unit-list-wrong")}</h2>
            <div class="table-box" role="region" aria-labelledby="faults" tabindex="0">
                <table class="folds" role="table" aria-labelledby="faults">
                    {column_heads(heads)}
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        </div>
    }
}
