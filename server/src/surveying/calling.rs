//! Surveys that open some time after completion are sent by themselves: a message, and mail where there is an address.

use crate::{
    db::{
        DbError,
        messages::{self, NewMessage},
        outbox::{self, NewMail},
        survey_calls::{self, Asked, Window},
    },
    reminding::stop_link,
    secret,
    state::AppState,
};
use app::words::Words;
use domain::{completion::ASKED_FOR, course::Course, quiz::Quiz, survey::Respondent};

/// People of one write.
const PORTION: i64 = 100;

/// The run of a day: everybody for whom such a survey has opened, and who has neither sent nor been told of it, is told
/// once. Gives how many were told.
pub async fn run(app: &AppState) -> Result<usize, DbError> {
    let mut told = 0;
    for edition in app.catalogue().editions() {
        let delayed = |quiz: &&Quiz| quiz.is_survey() && quiz.survey.asks(Respondent::Learners);
        for quiz in edition.course.quizzes().filter(delayed) {
            if let Some(after) = quiz.survey.after.filter(|after| *after > 0) {
                told += call(app, &edition.course, quiz, after).await?;
            }
        }
    }
    Ok(told)
}

async fn call(app: &AppState, course: &Course, quiz: &Quiz, after: i64) -> Result<usize, DbError> {
    let opened = app.clock.now() - after;
    let window = Window { after: opened - ASKED_FOR, until: opened, day: app.clock.today().to_string() };
    let mut told = 0;
    loop {
        let mut conn = app.db.read().await?;
        let people = survey_calls::waiting(&mut conn, &course.id, &quiz.id, &window, PORTION).await?;
        let mut letters = Vec::with_capacity(people.len());
        for one in people {
            let stop = if one.has_stopped { None } else { stop_link(app, &mut conn, &one.person).await? };
            letters.push(letter(app, course, quiz, one, stop));
        }
        drop(conn);
        if letters.is_empty() {
            return Ok(told);
        }
        told += write(app, quiz.id.clone(), letters).await?;
    }
}

struct Letter {
    enrolment: String,
    message: NewMessage,
    mail: Option<NewMail>,
}

fn letter(app: &AppState, course: &Course, quiz: &Quiz, one: Asked, stop: Option<String>) -> Letter {
    let now = app.clock.now();
    let words = Words::new(one.locale.as_deref().and_then(|code| code.parse().ok()).unwrap_or_default());
    let values = [
        ("you", one.address_form.as_str().into()),
        ("name", one.given_name.as_str().into()),
        ("course", course.title.as_str().into()),
        ("survey", quiz.title.as_str().into()),
    ];
    let (subject, body) = (words.with("survey-call-subject", &values), words.with("survey-call-body", &values));
    let link = format!("/courses/{}/quizzes/{}", course.id, quiz.id);
    let message = NewMessage {
        id: secret::uuid(now),
        person: one.person.clone(),
        subject: subject.clone(),
        body: body.clone(),
        link: Some(link.clone()),
    };
    let line = stop.as_ref().map(|url| words.with("reminder-stop-line", &[("link", url.as_str().into())]));
    let site = &app.store.public_url;
    let mail = one.email.filter(|_| app.sends_mail() && !one.has_stopped).map(|address| NewMail {
        id: secret::uuid(now),
        person: one.person,
        address,
        subject,
        body: format!("{body}\n\n{site}{link}\n\n{}", line.unwrap_or_default()).trim_end().to_owned() + "\n",
        stop_url: stop,
        message: Some(message.id.clone()),
    });
    Letter { enrolment: one.enrolment, message, mail }
}

async fn write(app: &AppState, quiz: String, letters: Vec<Letter>) -> Result<usize, DbError> {
    let now = app.clock.now();
    let not_before = now + app.serve.mail.quiet_hours.left(app.clock.local(now));
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let (mut told, mut mails) = (0, Vec::new());
                for Letter { enrolment, message, mail } in letters {
                    messages::send(conn, &message, now).await?;
                    if survey_calls::record(conn, &enrolment, &quiz, &message.id, now).await? {
                        told += 1;
                        mails.extend(mail);
                    } else {
                        messages::take_back(conn, &message.id).await?;
                    }
                }
                outbox::write(conn, &mails, not_before, now).await?;
                Ok(told)
            })
        })
        .await
}
