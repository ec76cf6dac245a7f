//! Inviting the people of a desk: accounts where there are none, a link by mail or a code on paper.
//!
//! People are taken in portions, each a write of its own: what is done stays done, and whoever is left can be invited
//! with the same button.

mod codes;
mod letters;
mod names;
mod sheet;

pub use codes::{Slip, codes, normal_code};
pub use sheet::sheet;

use crate::{
    db::{
        Conn, DbError, accounts, audit,
        invitations::{self, NewInvitation, Way},
        invitees::{self, After, Chosen, Invitee, Wanted},
        messages, outbox,
        scope::Reach,
    },
    secret,
    state::AppState,
};
use std::collections::HashMap;

/// An invitation can be used for so long.
pub const FOURTEEN_DAYS: i64 = 14 * 24 * 3_600_000;
/// People of one write.
const PORTION: i64 = 200;

/// Invites everybody of a choice who has an address and no password yet; says how many. It goes on when whoever asked
/// for it goes away.
pub async fn by_mail(app: &AppState, reach: Reach, chosen: Chosen) -> Result<usize, DbError> {
    let app = app.clone();
    let work = tokio::spawn(async move {
        let (mut after, mut invited) = (After::default(), 0);
        loop {
            let mut conn = app.db.read().await?;
            let now = app.clock.now();
            let people = invitees::page(&mut conn, &reach, &chosen, Wanted::Mail, &after, PORTION, now).await?;
            drop(conn);
            let Some(last) = people.last() else { return Ok(invited) };
            after = After { sort_key: last.sort_key.clone(), person: last.person.clone() };
            invited += send_letters(&app, &reach, people, false).await?;
        }
    });
    work.await.map_err(|error| DbError::Other(error.to_string()))?
}

/// Sends one person a link; with it she sets a password, or another one.
pub async fn one_by_mail(app: &AppState, reach: &Reach, invitee: Invitee) -> Result<usize, DbError> {
    send_letters(app, reach, vec![invitee], true).await
}

async fn send_letters(app: &AppState, reach: &Reach, people: Vec<Invitee>, reset: bool) -> Result<usize, DbError> {
    let (now, by, reach) = (app.clock.now(), reach.actor.clone(), reach.clone());
    let until = app.clock.local(now + FOURTEEN_DAYS);
    let site = app.store.public_url.clone();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let ready = ready(conn, &reach, &people, reset, now).await?;
                let letters: Vec<letters::Letter> = ready
                    .iter()
                    .filter_map(|(invitee, login)| letters::letter(invitee, login, &site, until, now))
                    .collect();
                let (sent, mails): (Vec<_>, Vec<_>) =
                    letters.iter().map(|letter| (letter.message.clone(), letter.mail.clone())).unzip();
                messages::send_all(conn, &sent, now).await?;
                outbox::write(conn, &mails, now, now).await?;
                let invitations: Vec<NewInvitation> = letters.iter().map(letters::Letter::invitation).collect();
                invitations::create(conn, Way::Mail, &invitations, Some(&by), now, now + FOURTEEN_DAYS).await?;
                note(conn, &by, "invitation-mailed", &invitations, now).await?;
                Ok(invitations.len())
            })
        })
        .await
}

/// Makes the accounts that are missing; who can be invited, with her sign-in name.
async fn ready<'a>(
    conn: &mut Conn,
    reach: &Reach,
    people: &'a [Invitee],
    reset: bool,
    now: i64,
) -> Result<Vec<(&'a Invitee, String)>, DbError> {
    let without: Vec<&Invitee> = people.iter().filter(|invitee| invitee.sign_in_name.is_none()).collect();
    let new = names::free(conn, reach, &without).await?;
    accounts::create_many(conn, &new, now).await?;
    let ids: Vec<String> = people.iter().map(|invitee| invitee.person.clone()).collect();
    let open: HashMap<String, String> = accounts::invitable(conn, &ids, reset).await?.into_iter().collect();
    Ok(people.iter().filter_map(|invitee| Some((invitee, open.get(&invitee.person)?.clone()))).collect())
}

/// One entry for all of them, or for the one.
async fn note(
    conn: &mut Conn,
    by: &str,
    action: &'static str,
    invitations: &[NewInvitation],
    now: i64,
) -> Result<(), DbError> {
    let people: Vec<&str> = invitations.iter().map(|invitation| invitation.person.as_str()).collect();
    let Some(first) = people.first() else { return Ok(()) };
    let entry = audit::Entry {
        actor: Some(by),
        action,
        subject_kind: "people",
        subject: first,
        detail: (people.len() > 1).then(|| people.join(" ")),
    };
    audit::record(conn, entry, now).await
}

/// A word for the place of a token's hash, until the mail leaves: no token has it as its hash.
fn no_token_yet(mail: &str) -> String {
    debug_assert_ne!(mail.len(), secret::hash("").len());
    format!("mail {mail}")
}
