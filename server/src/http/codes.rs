//! The first password by a code on paper.

use super::{
    passwords::field_of,
    sessions::{self, Subjects, WINDOW},
};
use crate::{
    db::{
        accounts,
        invitations::{self, CodeRow},
        sessions as sessions_of,
    },
    error::Error,
    fields::Fields,
    inviting::normal_code,
    passwords,
    render::{Answer, Page, add_flash},
    state::AppState,
    visit::Visit,
};
use app::{
    components::field::FieldErrors,
    document::Frame,
    pages::code::{CodeForm, CodePage},
    words::Words,
};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
};
use leptos::prelude::*;

/// GET /code
pub async fn form(State(app): State<AppState>, visit: Visit) -> Answer {
    page(&app, &visit, StatusCode::OK, CodeForm::default()).await
}

async fn page(app: &AppState, visit: &Visit, status: StatusCode, form: CodeForm) -> Answer {
    let words = Words::new(visit.locale);
    let page = Page::new(app, visit, words.say("code-title")).framed(Frame::Door).status(status);
    Ok(page.show(move || view! { <CodePage words form/> }).await)
}

/// POST /code: sets the password, uses the code up and signs in. A wrong name and a wrong code look alike, and are
/// counted with failed sign-ins.
pub async fn accept(State(app): State<AppState>, visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let words = Words::new(visit.locale);
    let login: String = fields.trimmed("login").to_lowercase().chars().take(200).collect();
    let wrong = |field: &'static str, key: &'static str| {
        let mut errors = FieldErrors::default();
        errors.add(field, words.say(key));
        CodeForm { login: login.clone(), code: fields.trimmed("code").chars().take(40).collect(), errors }
    };
    let subjects = Subjects::of(&app, &visit, &login);
    if subjects.must_wait(&app).await? {
        let mut response = page(&app, &visit, StatusCode::TOO_MANY_REQUESTS, wrong("code", "sign-in-wait")).await?;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(WINDOW / 1000));
        return Ok(response);
    }
    if let Err(weak) = passwords::check(fields.get("password"), fields.get("again"), &[&login]) {
        return page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, wrong(field_of(weak), weak.key())).await;
    }
    let found = invitations::codes(&mut app.db.read().await?, &login, app.clock.now()).await?;
    let Some(row) = fitting(&app, found, &normal_code(fields.get("code"))).await else {
        subjects.count_failure(&app).await?;
        return page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, wrong("code", "code-wrong")).await;
    };
    if let Err(weak) = passwords::check(fields.get("password"), fields.get("again"), &[&row.full_name]) {
        return page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, wrong(field_of(weak), weak.key())).await;
    }
    let person = row.person.clone();
    if !use_up(&app, row, fields.get("password")).await? {
        return page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, wrong("code", "code-wrong")).await;
    }
    let mut response = sessions::start(&app, &visit, &headers, person, "/", Some(subjects.account)).await?;
    add_flash(&mut response, "flash-invitation-accepted");
    Ok(response)
}

/// The one that was printed with this code; where nothing was printed, saying so takes the same time.
async fn fitting(app: &AppState, printed: Vec<CodeRow>, code: &str) -> Option<CodeRow> {
    if printed.is_empty() {
        app.codes.verify(code, None).await;
    }
    for row in printed {
        if app.codes.verify(code, Some(&row.token_hash)).await {
            return Some(row);
        }
    }
    None
}

/// `false` if somebody was faster.
async fn use_up(app: &AppState, row: CodeRow, password: &str) -> Result<bool, Error> {
    let (hash, now) = (app.passwords.hash(password).await, app.clock.now());
    let used = app.db.write(move |conn| {
        Box::pin(async move {
            if !invitations::take(conn, &row.token_hash, now).await? {
                return Ok(false);
            }
            accounts::set_password(conn, &row.person, &hash, now).await?;
            sessions_of::end_all(conn, &row.person, now).await?;
            Ok(true)
        })
    });
    Ok(used.await?)
}
