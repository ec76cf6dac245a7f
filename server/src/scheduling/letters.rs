//! What recipients and authors are told: in the inbox, and by mail where there is an address.

use super::stopping::{Stop, stop_link};
use crate::{
    db::{
        DbError,
        messages::NewMessage,
        outbox::NewMail,
        people,
        report_recipients::{self, Recipient},
        report_runs::Run,
        report_schedules::Schedule,
    },
    reporting::{self, Content, Format, Wish, sheet_title},
    secret,
    state::AppState,
};
use app::{
    pages::desk::schedule::{outcome_key, reason_key},
    words::Words,
};
use jiff::civil::DateTime;

/// Larger files stay where the link leads: mail servers refuse them.
const LARGEST_MAIL: usize = 5 * 1024 * 1024;

/// A message, and the mail that says the same.
pub struct Letter {
    /// For the inbox.
    pub message: NewMessage,
    /// For her address, if she has one and mail leaves this site.
    pub mail: Option<NewMail>,
    /// Whether it is the report, rather than news about it.
    pub brings_report: bool,
}

/// What an author hears besides reports.
#[derive(Clone, Copy, Debug)]
pub enum News {
    /// The schedule cannot go on.
    Stopped(&'static str),
    /// A run was given up.
    Failed,
}

/// Mail does not leave before this instant: not in the quiet hours.
pub fn not_before(app: &AppState, now: i64) -> i64 {
    now + app.serve.mail.quiet_hours.left(app.clock.local(now))
}

fn words_of(reader: &Recipient) -> Words {
    Words::new(reader.locale.as_deref().and_then(|code| code.parse().ok()).unwrap_or_default())
}

fn greeting(words: Words, reader: &Recipient) -> String {
    let values = [("you", reader.address_form.as_str().into()), ("name", reader.given_name.as_str().into())];
    words.with("reminder-greeting", &values)
}

/// News to the author of a schedule; nothing where she has no account any more.
pub async fn to_author(app: &AppState, schedule: &Schedule, news: News) -> Result<Option<Letter>, DbError> {
    let author = report_recipients::reader(&mut app.db.read().await?, &schedule.author).await?;
    let Some(author) = author.filter(|author| author.has_account) else { return Ok(None) };
    let words = words_of(&author);
    let wish: Wish = serde_json::from_str(&schedule.wish).map_err(|error| DbError::Other(error.to_string()))?;
    let title = [("title", sheet_title(words, &wish).into())];
    let (subject, text) = match news {
        News::Stopped(reason) => (words.with("schedule-mail-stopped", &title), words.say(reason_key(reason))),
        News::Failed => (words.with("schedule-mail-failed", &title), words.say("schedule-failure-counting")),
    };
    let is_locked_out = matches!(news, News::Stopped("no-grant"));
    let path = if is_locked_out { "/".to_owned() } else { format!("/desk/schedules/{}", schedule.id) };
    let body = format!("{}\n\n{text}", greeting(words, &author));
    Ok(Some(letter(app, &author, subject, body, path, None, "")))
}

fn letter(
    app: &AppState,
    reader: &Recipient,
    subject: String,
    body: String,
    path: String,
    stop_url: Option<String>,
    rest: &str,
) -> Letter {
    let (now, site) = (app.clock.now(), &app.store.public_url);
    let message = NewMessage {
        id: secret::uuid(now),
        person: reader.person.clone(),
        subject: subject.clone(),
        body: body.clone(),
        link: Some(path.clone()),
    };
    let mail = reader.email.clone().filter(|_| app.sends_mail()).map(|address| NewMail {
        id: secret::uuid(now),
        person: reader.person.clone(),
        address,
        subject,
        body: format!("{body}\n\n{site}{path}\n{rest}"),
        stop_url,
        message: Some(message.id.clone()),
    });
    Letter { message, mail, brings_report: false }
}

/// A report on its way to its recipients.
pub struct Sending<'r> {
    run: &'r Run,
    schedule: &'r Schedule,
    wish: &'r Wish,
    author: String,
    known_at: DateTime,
    skipped: &'r [(Recipient, &'static str)],
    formats: Vec<Format>,
    /// Why files that were wanted do not come, by the key of the sentence.
    kept_in: Option<&'static str>,
}

impl<'r> Sending<'r> {
    /// Sets the files once, so that what letters say of them is true.
    pub async fn new(
        app: &AppState,
        run: &'r Run,
        schedule: &'r Schedule,
        wish: &'r Wish,
        content: &Content,
        skipped: &'r [(Recipient, &'static str)],
    ) -> Result<Self, DbError> {
        let author = people::get(&mut app.db.read().await?, &schedule.author).await?.full_name;
        let known_at = app.clock.local(content.known_at);
        let (mut formats, mut kept_in, mut size) = (Vec::new(), None, 0);
        for format in schedule.formats.split(' ').filter_map(Format::named) {
            if let Err(why) = reporting::may_be_set(content, format) {
                kept_in = Some(why);
                continue;
            }
            let file = reporting::set_file(&app.clock, wish, content, format).await.map_err(DbError::Other)?;
            size += file.bytes.len();
            if size > LARGEST_MAIL {
                kept_in = Some("schedule-mail-too-large");
            } else {
                formats.push(format);
            }
        }
        Ok(Self { run, schedule, wish, author, known_at, skipped, formats, kept_in })
    }

    /// The names of the formats that mails bring.
    pub fn formats(&self) -> String {
        self.formats.iter().map(|format| format.name()).collect::<Vec<_>>().join(" ")
    }

    /// The report for a recipient.
    pub async fn letter(&self, app: &AppState, reader: &Recipient) -> Result<Letter, DbError> {
        let words = words_of(reader);
        let stop = Stop { schedule: self.schedule.id.clone(), person: reader.person.clone() };
        let stop_url = stop_link(app, &mut app.db.read().await?, &stop).await?;
        let mut body = format!("{}\n\n{}", greeting(words, reader), self.told(words));
        if reader.person == self.schedule.author && !self.skipped.is_empty() {
            body += &format!("\n\n{}", self.missed(words));
        }
        let has_mail = reader.email.is_some() && app.sends_mail();
        let mut rest = if has_mail { self.files(words) } else { String::new() };
        if let Some(url) = &stop_url {
            rest += &format!("\n{}\n", words.with("schedule-mail-stop", &[("link", url.as_str().into())]));
        }
        let letter = letter(app, reader, self.subject(words), body, self.path(), stop_url, &rest);
        Ok(Letter { brings_report: true, ..letter })
    }

    /// What the author hears who is no recipient, where somebody was skipped.
    pub async fn to_absent_author(&self, app: &AppState, readers: &[Recipient]) -> Result<Option<Letter>, DbError> {
        if self.skipped.is_empty() || readers.iter().any(|one| one.person == self.schedule.author) {
            return Ok(None);
        }
        let author = report_recipients::reader(&mut app.db.read().await?, &self.schedule.author).await?;
        let author = author.filter(|author| author.has_account);
        Ok(author.map(|author| {
            let words = words_of(&author);
            let body = format!("{}\n\n{}\n\n{}", greeting(words, &author), self.told(words), self.missed(words));
            letter(app, &author, self.subject(words), body, self.path(), None, "")
        }))
    }

    fn path(&self) -> String {
        format!("/desk/reports/{}", self.run.report)
    }

    fn subject(&self, words: Words) -> String {
        let values = [
            ("title", sheet_title(words, self.wish).into()),
            ("from", words.date(self.wish.from).into()),
            ("to", words.date(self.wish.to).into()),
        ];
        words.with("schedule-mail-subject", &values)
    }

    fn told(&self, words: Words) -> String {
        let values = [
            ("title", sheet_title(words, self.wish).into()),
            ("from", words.date(self.wish.from).into()),
            ("to", words.date(self.wish.to).into()),
            ("at", words.date_time(self.known_at).into()),
            ("author", self.author.as_str().into()),
        ];
        words.with("schedule-mail-body", &values)
    }

    fn missed(&self, words: Words) -> String {
        let line = |(one, why): &(Recipient, &'static str)| {
            let values = [("name", one.full_name.as_str().into()), ("why", words.say(outcome_key(why)).into())];
            words.with("schedule-mail-missed-line", &values)
        };
        let lines: Vec<String> = self.skipped.iter().map(line).collect();
        format!("{}\n{}", words.say("schedule-mail-missed"), lines.join("\n"))
    }

    fn files(&self, words: Words) -> String {
        let mut text = String::new();
        if !self.formats.is_empty() {
            let names: Vec<String> = self.formats.iter().map(|format| format.name().to_uppercase()).collect();
            text += &format!("\n{}\n", words.with("schedule-mail-files", &[("formats", names.join(", ").into())]));
        }
        match self.kept_in {
            Some("report-too-few") => text += &format!("\n{}\n", words.say("report-too-few")),
            Some("report-too-long") => text += &format!("\n{}\n", words.say("report-too-long")),
            Some(_) => text += &format!("\n{}\n", words.say("schedule-mail-too-large")),
            None => {}
        }
        text
    }
}
