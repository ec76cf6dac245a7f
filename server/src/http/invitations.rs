//! Accepting an invitation: the first password.

use super::{passwords::field_of, sessions};
use crate::{
    db::{accounts, invitations, people, sessions as sessions_of},
    error::Error,
    fields::Fields,
    passwords,
    render::{Answer, Page, add_flash},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::field::FieldErrors,
    document::Frame,
    pages::invitation::{Invitation, InvitationPage},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use leptos::prelude::*;

struct Invited {
    person: String,
    full_name: String,
    sign_in_name: String,
}

/// GET /invitations/{token}: notes that it was opened, so that the desk knows the mail arrived.
pub async fn form(State(app): State<AppState>, visit: Visit, Path(token): Path<String>) -> Answer {
    let invited = invited(&app, &token).await?;
    let (hash, now) = (secret::hash(&token), app.clock.now());
    app.db.write(move |conn| Box::pin(async move { invitations::open(conn, &hash, now).await })).await?;
    page(&app, &visit, StatusCode::OK, &token, &invited, FieldErrors::default()).await
}

async fn invited(app: &AppState, token: &str) -> Result<Invited, Error> {
    let mut conn = app.db.read().await?;
    let person = invitations::person(&mut conn, &secret::hash(token), app.clock.now()).await?;
    let person = people::get(&mut conn, &person.ok_or(Error::NotFound)?).await?;
    let sign_in_name = accounts::sign_in_name(&mut conn, &person.id).await?.ok_or(Error::NotFound)?;
    Ok(Invited { person: person.id, full_name: person.full_name, sign_in_name })
}

async fn page(
    app: &AppState,
    visit: &Visit,
    status: StatusCode,
    token: &str,
    invited: &Invited,
    errors: FieldErrors,
) -> Answer {
    let words = Words::new(visit.locale);
    let invitation = Invitation {
        action: format!("/invitations/{token}"),
        full_name: invited.full_name.clone(),
        sign_in_name: invited.sign_in_name.clone(),
        errors,
    };
    let page = Page::new(app, visit, words.say("invitation-title")).framed(Frame::Door).status(status);
    Ok(page.show(move || view! { <InvitationPage words invitation=invitation/> }).await)
}

/// POST /invitations/{token}: sets the password, uses the invitation up and signs in.
pub async fn accept(
    State(app): State<AppState>,
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let invited = invited(&app, &token).await?;
    let words = Words::new(visit.locale);
    let names = [invited.sign_in_name.as_str(), &invited.full_name];
    if let Err(weak) = passwords::check(fields.get("password"), fields.get("again"), &names) {
        let mut errors = FieldErrors::default();
        errors.add(field_of(weak), words.say(weak.key()));
        return page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, &token, &invited, errors).await;
    }
    let hash = app.passwords.hash(fields.get("password")).await;
    let (now, token_hash, person) = (app.clock.now(), secret::hash(&token), invited.person.clone());
    let taken = app
        .db
        .write(move |conn| {
            Box::pin(async move {
                if !invitations::take(conn, &token_hash, now).await? {
                    return Ok(false);
                }
                accounts::set_password(conn, &person, &hash, now).await?;
                sessions_of::end_all(conn, &person, now).await?;
                Ok(true)
            })
        })
        .await?;
    if !taken {
        return Err(Error::NotFound);
    }
    let mut response = sessions::start(&app, &visit, &headers, invited.person, "/", None).await?;
    add_flash(&mut response, "flash-invitation-accepted");
    Ok(response)
}
