//! A request about a certificate, and the form that decides it.

use crate::{
    components::{
        certificate_requests::RequestKind,
        crumbs::Crumbs,
        facts::Facts,
        field::{FieldErrors, FormTrouble, TextArea, TextField},
    },
    words::Words,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug)]
pub struct CertificateRequestView {
    /// The id of the request.
    pub id: String,
    /// The certificate's id and number.
    pub certificate: (String, String),
    /// The holder's name on it.
    pub holder: String,
    /// What is asked.
    pub kind: RequestKind,
    /// The class of reason of a revocation, in words.
    pub class: Option<String>,
    /// The corrected name, after an error.
    pub corrected: Option<String>,
    /// Why.
    pub reason: String,
    /// Who asks, and when.
    pub asked: (String, Date),
    /// The last working day for an answer.
    pub last_day: Date,
    /// The form; nothing once it is decided.
    pub form: Option<DecisionForm>,
}

/// The form of a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionForm {
    /// The number of the decision.
    pub number: String,
    /// Why.
    pub reason: String,
    /// Messages by field.
    pub errors: FieldErrors,
}

/// The page.
#[component]
pub fn CertificateRequestPage(
    /// The language.
    words: Words,
    /// Everything on it.
    request: CertificateRequestView,
) -> impl IntoView {
    let (id, number) = request.certificate.clone();
    let crumbs = vec![
        ("/admin".to_owned(), words.say("nav-administration")),
        (format!("/admin/certificates/{id}"), super::certificate::title(words, &number)),
    ];
    let (name, on) = request.asked;
    let asked = words.with("request-asked", &[("name", name.into()), ("date", words.date(on).into())]);
    let mut facts = vec![
        (words.say("certificate-number"), number),
        (words.say("certificate-holder"), request.holder),
        (words.say("request-what"), words.say(request.kind.label_key())),
    ];
    facts.extend(request.class.map(|class| (words.say("request-class"), class)));
    facts.extend(request.corrected.map(|name| (words.say("request-holder"), name)));
    facts.extend([
        (words.say("request-reason"), request.reason),
        (words.say("request-by"), asked),
        (words.say("request-last-day"), words.date(request.last_day)),
    ]);
    let body = match request.form {
        Some(form) => decide(words, &request.id, request.kind, form),
        None => view! { <p>{words.say("request-decided-before")}</p> }.into_any(),
    };
    view! {
        <Crumbs words links=crumbs/>
        <div class="narrow stack">
            <div class="page-head">
                <h1>{words.say(request.kind.label_key())}</h1>
                <p class="lead">{words.say(effect_key(request.kind))}</p>
            </div>
            <Facts facts/>
            {body}
        </div>
    }
    .into_any()
}

fn decide(words: Words, id: &str, kind: RequestKind, form: DecisionForm) -> AnyView {
    let errors = form.errors;
    let grant = if kind == RequestKind::Revocation { "btn danger" } else { "btn main" };
    view! {
        <form class="stack" method="post" action=format!("/admin/certificate-requests/{id}")>
            <FormTrouble words errors=errors.clone()/>
            <TextField name="number" label=words.say("closing-number") value=form.number
                hint=Some(words.say("request-number-hint")) error=errors.of("number") most=60/>
            <TextArea name="reason" label=words.say("request-decision-reason") value=form.reason
                hint=Some(words.say("request-decision-reason-hint")) error=errors.of("reason")/>
            <div class="actions">
                <button class="btn" name="answer" value="refused">{words.say("request-refuse")}</button>
                <button class=grant name="answer" value="granted">{words.say(go_key(kind))}</button>
            </div>
        </form>
    }
    .into_any()
}

fn effect_key(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Lost => "request-lost-effect",
        RequestKind::Error => "request-error-effect",
        RequestKind::Revocation => "request-revocation-effect",
    }
}

fn go_key(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Lost => "request-lost-go",
        RequestKind::Error => "request-error-go",
        RequestKind::Revocation => "request-revocation-go",
    }
}
