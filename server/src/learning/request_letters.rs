//! What a person is told of her request to join a cohort: in her inbox, and by mail where there is an address.

use crate::{
    db::{
        Conn, DbError,
        cohort_requests::Request,
        messages::{self, NewMessage},
        outbox::{self, NewMail},
    },
    secret,
    state::AppState,
};
use app::words::Words;

/// Letters of one write: SQLite binds 32,766 values at most.
const AT_ONCE: usize = 2_000;

/// What has become of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Her unit has agreed.
    Forwarded,
    /// She is a member; what the cohort asks of her, and the row of hers in it, so that a filling does not tell it again.
    Admitted(String, String),
    /// There is no place yet; her place on the list.
    Waiting(usize),
    /// Refused, with the reason.
    Refused(String),
    /// The cohort was closed.
    Lapsed,
}

impl Told {
    fn keys(&self) -> (&'static str, &'static str) {
        match self {
            Self::Forwarded => ("join-told-forwarded", "join-told-forwarded-body"),
            Self::Admitted(..) => ("join-told-admitted", "join-told-admitted-body"),
            Self::Waiting(_) => ("join-told-waiting", "join-told-waiting-body"),
            Self::Refused(_) => ("join-told-refused", "join-told-refused-body"),
            Self::Lapsed => ("join-told-lapsed", "join-told-lapsed-body"),
        }
    }
}

/// Writes these letters about requests to a cohort.
pub async fn write(
    app: &AppState,
    conn: &mut Conn,
    cohort: &str,
    letters: Vec<(Request, Told)>,
    now: i64,
) -> Result<(), DbError> {
    for some in letters.chunks(AT_ONCE) {
        let (mut all, mut mails) = (Vec::new(), Vec::new());
        for (request, told) in some {
            let (message, mail) = letter(app, cohort, request, told, now);
            all.push(message);
            mails.extend(mail);
        }
        messages::send_all(conn, &all, now).await?;
        outbox::write(conn, &mails, now, now).await?;
    }
    Ok(())
}

fn letter(app: &AppState, cohort: &str, request: &Request, told: &Told, now: i64) -> (NewMessage, Option<NewMail>) {
    let words = Words::new(request.locale.as_deref().and_then(|code| code.parse().ok()).unwrap_or_default());
    let (subject, body) = told.keys();
    let title = ("title", request.title.as_str().into());
    let subject = words.with(subject, std::slice::from_ref(&title));
    let body = match told {
        Told::Admitted(lines, _) => format!("{}\n{lines}", words.with(body, &[title])),
        Told::Waiting(place) => words.with(body, &[title, ("place", (*place).into())]),
        Told::Refused(reason) => words.with(body, &[title, ("reason", reason.as_str().into())]),
        Told::Forwarded | Told::Lapsed => words.with(body, &[title]),
    };
    let link = format!("/cohorts/{cohort}");
    let id = match told {
        Told::Admitted(_, member) => format!("{member}.m"),
        _ => secret::uuid(now),
    };
    let message = NewMessage {
        id,
        person: request.person.clone(),
        subject: subject.clone(),
        body: body.clone(),
        link: Some(link.clone()),
    };
    let mail = request.email.clone().filter(|_| app.sends_mail()).map(|address| NewMail {
        id: secret::uuid(now),
        person: request.person.clone(),
        address,
        subject,
        body: format!("{body}\n\n{}{link}\n", app.store.public_url),
        stop_url: None,
        message: Some(message.id.clone()),
    });
    (message, mail)
}
