//! A certificate of a programme as the desk sees it: facts, requests, and the form of another one.

use super::{Part, tabs};
use crate::{
    components::{
        certificate_requests::{PastRequest, RequestKind, past},
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, Purpose, SelectField, TextArea, TextField, error_line},
    },
    pages::certificate::{
        CertificateFacts, CertificateState, FactLines, StateBadge, StateNotice, kind_key, reason_key,
    },
    words::Words,
};
use domain::credential::Reason;
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug)]
pub struct DeskCertificate {
    /// The id.
    pub id: String,
    /// What is printed on it; none after the statutory retention.
    pub facts: Option<CertificateFacts>,
    /// The number in the register.
    pub number: String,
    /// Whether it holds.
    pub state: CertificateState,
    /// The address of its public verification.
    pub verify: String,
    /// The requests about it.
    pub requests: Vec<PastRequest>,
    /// The form; nothing where nothing can be asked now.
    pub form: Option<RequestForm>,
}

/// The form of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestForm {
    /// `lost`, `error` or `revocation`; empty until one is chosen.
    pub kind: String,
    /// The class of reason of a revocation.
    pub class: String,
    /// The corrected name, after an error.
    pub holder: String,
    /// Why.
    pub reason: String,
    /// The last working day for an answer, were it asked today.
    pub last_day: Date,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The form-made id.
    pub form_id: String,
}

/// The page.
#[component]
pub fn DeskCertificatePage(
    /// The language.
    words: Words,
    /// Everything on it.
    certificate: DeskCertificate,
) -> impl IntoView {
    let crumbs = vec![
        ("/desk/closings".to_owned(), words.say("closing-title")),
        ("/desk/register".to_owned(), words.say("register-title")),
    ];
    let kind = certificate.facts.as_ref().map(|facts| words.say(kind_key(facts.kind))).unwrap_or_default();
    let facts = match certificate.facts {
        Some(facts) => view! { <FactLines words facts/> }.into_any(),
        None => view! { <p>{words.say("verify-erased")}</p> }.into_any(),
    };
    let form = certificate.form.map(|form| ask(words, &certificate.id, form));
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1 class="num">{certificate.number}</h1>
            <p class="row"><StateBadge words state=certificate.state.clone()/>" "<span class="quiet">{kind}</span></p>
        </div>
        {tabs(words, Part::Certificates)}
        <StateNotice words state=certificate.state/>
        <div class="split even section">
            <section class="stack" aria-labelledby="facts">
                <h2 id="facts">{words.say("admin-facts")}</h2>
                {facts}
                <p class="small"><a href=certificate.verify>{words.say("certificate-verify")}</a></p>
            </section>
            <div class="stack">{past(words, certificate.requests)}{form}</div>
        </div>
    }
    .into_any()
}

fn ask(words: Words, id: &str, form: RequestForm) -> AnyView {
    let kinds = RequestKind::ALL.map(|kind| {
        let word = kind.word();
        view! {
            <label class="tick">
                <input type="radio" name="kind" value=word required=true checked=form.kind == word/>
                <span>{words.say(how_key(kind))}</span>
            </label>
        }
    });
    let reasons = Reason::ALL.into_iter().filter(|reason| *reason != Reason::Replaced);
    let reasons = reasons.map(|reason| (reason.word().to_owned(), words.say(reason_key(reason))));
    let options = std::iter::once((String::new(), words.say("admin-choose"))).chain(reasons).collect();
    let until = words.with("request-clock", &[("date", words.date(form.last_day).into())]);
    let errors = form.errors;
    view! {
        <section class="card stack" aria-labelledby="ask">
            <h2 id="ask">{words.say("request-make")}</h2>
            <p class="small quiet">{until}</p>
            <form class="stack" method="post" action=format!("/desk/certificates/{id}/requests")>
                <FormId id=form.form_id/>
                <FormTrouble words errors=errors.clone()/>
                <fieldset class="field">
                    <legend class="label">{words.say("request-what")}</legend>
                    {kinds.into_iter().collect_view()}
                    {error_line("kind", errors.of("kind"))}
                </fieldset>
                <SelectField name="class" label=words.say("request-class") options chosen=form.class
                    hint=Some(words.say("request-class-hint")) error=errors.of("class")/>
                <TextField name="holder" label=words.say("request-holder") value=form.holder
                    hint=Some(words.say("request-holder-hint")) error=errors.of("holder") purpose=Purpose::FullName
                    optional=true most=120/>
                <TextArea name="reason" label=words.say("request-reason") value=form.reason
                    hint=Some(words.say("request-reason-hint")) error=errors.of("reason")/>
                <div class="actions"><button class="btn main">{words.say("request-send")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn how_key(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Lost => "request-lost-how",
        RequestKind::Error => "request-error-how",
        RequestKind::Revocation => "request-revocation-how",
    }
}
