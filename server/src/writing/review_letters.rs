//! What reviewers and authors of a draft tell each other: in the inbox, and by mail where there is an address.

use crate::{
    db::{
        Conn, DbError,
        messages::{self, NewMessage},
        outbox::{self, NewMail},
        report_recipients,
    },
    secret,
    state::AppState,
};
use app::words::Words;

/// What there is to tell.
#[derive(Clone, Debug)]
pub enum News {
    /// A review is asked for.
    Asked {
        /// The course.
        title: String,
        /// Who asks.
        by: String,
        /// What to look at; may be empty.
        note: String,
    },
    /// The draft is approved.
    Approved {
        /// The course.
        title: String,
        /// Who approves.
        by: String,
    },
    /// Something has to change.
    Changes {
        /// The course.
        title: String,
        /// Who asks for it.
        by: String,
        /// What.
        comment: String,
    },
}

impl News {
    fn told(&self, words: Words) -> (String, String) {
        let values = |title: &str, by: &str| [("title", title.to_owned().into()), ("name", by.to_owned().into())];
        match self {
            Self::Asked { title, by, note } => {
                let values = values(title, by);
                let body = words.with("review-told-asked-body", &values);
                let body = if note.is_empty() { body } else { format!("{body}\n{note}") };
                (words.with("review-told-asked", &values), body)
            }
            Self::Approved { title, by } => {
                let values = values(title, by);
                (words.with("review-told-approved", &values), words.with("review-told-approved-body", &values))
            }
            Self::Changes { title, by, comment } => {
                let [title, by] = values(title, by);
                let values = [title, by, ("comment", comment.as_str().into())];
                (words.with("review-told-changes", &values), words.with("review-told-changes-body", &values))
            }
        }
    }
}

/// Tells a person in her language.
pub async fn tell(
    app: &AppState,
    conn: &mut Conn,
    person: &str,
    news: &News,
    link: &str,
    now: i64,
) -> Result<(), DbError> {
    let Some(reader) = report_recipients::reader(conn, person).await? else { return Ok(()) };
    let locale = reader.locale.as_deref().and_then(|code| code.parse().ok()).unwrap_or_default();
    let (subject, body) = news.told(Words::new(locale));
    let message = NewMessage {
        id: secret::uuid(now),
        person: person.to_owned(),
        subject: subject.clone(),
        body: body.clone(),
        link: Some(link.to_owned()),
    };
    messages::send(conn, &message, now).await?;
    let mail = reader.email.filter(|_| app.sends_mail() && reader.has_account).map(|address| NewMail {
        id: secret::uuid(now),
        person: person.to_owned(),
        address,
        subject,
        body: format!("{body}\n\n{}{link}\n", app.store.public_url),
        stop_url: None,
        message: Some(message.id),
    });
    outbox::write(conn, mail.as_slice(), now, now).await
}
