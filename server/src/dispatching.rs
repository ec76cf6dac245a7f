//! Messages to a group of the desk: into each one's inbox, and by mail where there is an address.

use crate::{
    courses::Catalogue,
    db::{
        DbError, audit,
        dispatches::{self, Dispatch, Waiting},
        messages::{self, NewMessage},
        outbox::{self, NewMail},
    },
    secret,
    state::AppState,
};
use app::words::Words;
use domain::letter::{Letter, Place, UnknownPlace};
use jiff::civil::Date;

/// People of one write.
const PORTION: i64 = 100;
/// People of one write where only their names are written down.
const NAMES: usize = 2000;

/// Subject and body of a message, read.
pub struct Written {
    subject: Letter,
    body: Letter,
    course: Option<(String, String)>,
    site: String,
}

impl Written {
    /// Reads what a coordinator wrote; `course` is the id of the course that it is about.
    pub fn read(
        catalogue: &Catalogue,
        site: &str,
        course: Option<&str>,
        subject: &str,
        body: &str,
    ) -> Result<Self, UnknownPlace> {
        let title = |id: &str| Some((id.to_owned(), catalogue.course(id)?.course.title.clone()));
        Ok(Self {
            subject: Letter::read(subject)?,
            body: Letter::read(body)?,
            course: course.and_then(title),
            site: site.to_owned(),
        })
    }

    /// Whether it speaks of a course without naming one.
    pub fn lacks_course(&self) -> bool {
        let speaks = |place| self.subject.has(place) || self.body.has(place);
        self.course.is_none() && (speaks(Place::Course) || speaks(Place::Due))
    }

    /// The path that it leads to.
    fn link(&self) -> Option<String> {
        self.course.as_ref().map(|(id, _)| format!("/courses/{id}"))
    }

    /// Subject and body for one reader.
    pub fn filled(&self, words: Words, reader: &Waiting) -> (String, String) {
        let due = || match reader.due_on.as_deref().and_then(|day| day.parse::<Date>().ok()) {
            Some(day) => words.date(day),
            None => words.say("letter-no-due"),
        };
        let with = |place| match place {
            Place::You => reader.address_form.clone(),
            Place::Name => reader.given_name.clone(),
            Place::FullName => reader.full_name.clone(),
            Place::Unit => reader.unit_name.clone().unwrap_or_default(),
            Place::Course => self.course.as_ref().map(|(_, title)| title.clone()).unwrap_or_default(),
            Place::Due => due(),
            Place::Link => format!("{}{}", self.site, self.link().unwrap_or_default()),
        };
        (self.subject.filled(with), self.body.filled(with))
    }
}

/// Writes down the message and exactly these people; their messages follow.
pub async fn begin(app: &AppState, dispatch: Dispatch, people: Vec<String>) -> Result<(), DbError> {
    let (id, now) = (dispatch.id.clone(), app.clock.now());
    let (author, count) = (dispatch.author.clone(), people.len());
    app.db.write(move |conn| Box::pin(async move { dispatches::create(conn, &dispatch, now).await })).await?;
    for some in people.chunks(NAMES) {
        let (id, some) = (id.clone(), some.to_vec());
        app.db.write(move |conn| Box::pin(async move { dispatches::add_recipients(conn, &id, &some).await })).await?;
    }
    app.db
        .write(move |conn| {
            Box::pin(async move {
                dispatches::ready(conn, &id, now).await?;
                let entry = audit::Entry {
                    actor: Some(&author),
                    action: "message-sent-to-group",
                    subject_kind: "dispatches",
                    subject: &id,
                    detail: Some(count.to_string()),
                };
                audit::record(conn, entry, now).await
            })
        })
        .await
}

/// The same as [`go_on`], for a task that nobody waits for.
pub async fn go_on_logged(app: AppState) {
    if let Err(error) = go_on(&app).await {
        tracing::error!(%error, "messages to a group are not all written; the next start goes on");
    }
}

/// Writes the messages that are still to be written, portion by portion; twice is once, and several nodes may do it.
pub async fn go_on(app: &AppState) -> Result<(), DbError> {
    loop {
        let Some(dispatch) = dispatches::unfinished(&mut app.db.read().await?).await? else { return Ok(()) };
        let day = app.clock.today().to_string();
        let people = dispatches::waiting(&mut app.db.read().await?, &dispatch, &day, PORTION).await?;
        write_portion(app, dispatch, people).await?;
    }
}

async fn write_portion(app: &AppState, dispatch: Dispatch, people: Vec<Waiting>) -> Result<(), DbError> {
    let (now, sends_mail) = (app.clock.now(), app.sends_mail());
    let written = Written::read(
        &app.catalogue(),
        &app.store.public_url,
        dispatch.course.as_deref(),
        &dispatch.subject,
        &dispatch.body,
    );
    let written = written.map_err(|UnknownPlace(word)| DbError::Other(format!("dispatch {}: {word}", dispatch.id)))?;
    let words = Words::new(dispatch.locale.parse().unwrap_or_default());
    let letters: Vec<(NewMessage, Option<NewMail>)> =
        people.iter().map(|reader| letter(app, words, &written, reader, sends_mail)).collect();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if letters.is_empty() {
                    return dispatches::finish(conn, &dispatch.id, now).await;
                }
                let all: Vec<NewMessage> = letters.iter().map(|(message, _)| message.clone()).collect();
                messages::send_all(conn, &all, now).await?;
                let mut mails = Vec::new();
                for (message, mail) in letters {
                    if dispatches::claim(conn, &dispatch.id, &message.person, &message.id).await? {
                        mails.extend(mail);
                    } else {
                        messages::take_back(conn, &message.id).await?;
                    }
                }
                outbox::write(conn, &mails, now, now).await
            })
        })
        .await
}

fn letter(
    app: &AppState,
    words: Words,
    written: &Written,
    reader: &Waiting,
    sends_mail: bool,
) -> (NewMessage, Option<NewMail>) {
    let now = app.clock.now();
    let (subject, body) = written.filled(words, reader);
    let message = NewMessage {
        id: secret::uuid(now),
        person: reader.person.clone(),
        subject: subject.clone(),
        body: body.clone(),
        link: written.link(),
    };
    let mail = reader.email.clone().filter(|_| sends_mail).map(|address| NewMail {
        id: secret::uuid(now),
        person: reader.person.clone(),
        address,
        subject,
        body: format!("{body}\n\n-- \n{}/messages\n", app.store.public_url),
        stop_url: None,
        message: Some(message.id.clone()),
    });
    (message, mail)
}
