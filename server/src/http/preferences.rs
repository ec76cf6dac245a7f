//! Language, theme and quiz view: kept with the account, or in cookies for visitors.

use crate::{
    db::accounts,
    fields::Fields,
    render::{Answer, local_path, redirect},
    state::AppState,
    visit::Visit,
};
use app::components::preference::Theme;
use axum::{
    extract::State,
    http::{HeaderValue, header},
};
use domain::locale::Locale;

const YEAR: u32 = 31_536_000;

/// POST /preferences: changes what the form names and goes back.
pub async fn change(State(app): State<AppState>, visit: Visit, fields: Fields) -> Answer {
    let locale = fields.get("locale").parse::<Locale>().ok().map(Locale::code);
    let theme = Theme::named(fields.get("theme")).map(Theme::name);
    let quiz_view = ["one", "all"].into_iter().find(|view| *view == fields.get("quiz_view"));
    if let Some(actor) = visit.actor {
        app.db
            .write(move |conn| {
                Box::pin(async move { accounts::set_preferences(conn, &actor.person, locale, theme, quiz_view).await })
            })
            .await?;
    }
    let mut response = redirect(local_path(fields.get("return_to")));
    for (name, value) in [("locale", locale), ("theme", theme)] {
        let Some(value) = value else { continue };
        let secure = if app.store.is_https() { "; Secure" } else { "" };
        let cookie = format!("{name}={value}; Path=/; Max-Age={YEAR}; HttpOnly; SameSite=Lax{secure}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    Ok(response)
}
