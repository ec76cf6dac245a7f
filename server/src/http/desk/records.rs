//! Training records at the desk: one person's, and everybody's as an export by staff code.

use super::Desk;
use crate::{
    db::{staff, training_records},
    error::Error,
    fields,
    http::records::{attachment, record_file},
    records::{
        self,
        export::{self, MOST_IN_A_WORKBOOK, PORTION},
    },
    render::{Answer, Page, redirect_with},
    state::AppState,
    visit::Visit,
};
use app::{
    document::Place,
    pages::{
        desk::{Part, tabs},
        record::RecordPage,
    },
    words::Words,
};
use axum::{
    body::{Body, Bytes},
    extract::{Path, RawQuery, State},
    response::IntoResponse,
};
use futures_core::Stream;
use leptos::prelude::*;
use std::{
    io::{self, BufWriter, Write},
    pin::Pin,
    task::{Context, Poll},
};
use tokio::sync::mpsc;

/// Bytes of a part of a workbook.
const PART: usize = 64 * 1024;

/// GET /desk/people/{person}/record
pub async fn show(State(app): State<AppState>, visit: Visit, desk: Desk, Path(person): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let found = staff::get(&mut conn, &desk.reach, &person).await?;
    let record = records::load(&app, &mut conn, &person).await?;
    drop(conn);
    let base = format!("/desk/people/{person}/record");
    let crumbs = vec![
        ("/desk/people".to_owned(), words.say("people-title")),
        (format!("/desk/people/{person}"), found.full_name.clone()),
    ];
    let page = Page::new(&app, &visit, found.full_name).at(Place::Desk);
    let content = move || {
        let tabs = Some(tabs(words, Part::People));
        view! { <RecordPage words record base crumbs tabs/> }
    };
    Ok(page.show(content).await)
}

/// GET /desk/people/{person}/record/{format}
pub async fn file(State(app): State<AppState>, desk: Desk, Path((person, format)): Path<(String, String)>) -> Answer {
    let mut conn = app.db.read().await?;
    staff::get(&mut conn, &desk.reach, &person).await?;
    let record = records::load(&app, &mut conn, &person).await?;
    drop(conn);
    record_file(record, &format).await
}

/// GET /desk/people/export/{format}?unit=&year=: csv, or xlsx.
pub async fn export(
    State(app): State<AppState>,
    desk: Desk,
    Path(format): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let this = desk.today.year();
    let year = query.trimmed("year").parse().ok().filter(|year| (2000..=this).contains(year)).unwrap_or(this);
    let people = training_records::people(&mut app.db.read().await?, &desk.reach, query.trimmed("unit")).await?;
    let name = format!("qua-trinh-dao-tao-{year}-{}.{format}", desk.today);
    match format.as_str() {
        "csv" => Ok((attachment("text/csv; charset=utf-8", &name)?, streamed(app, people, year)).into_response()),
        "xlsx" if people.len() > MOST_IN_A_WORKBOOK => Ok(redirect_with("/desk/people", "flash-export-too-large")),
        "xlsx" => {
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            Ok((attachment(kind, &name)?, packed(app, people, year)).into_response())
        }
        _ => Err(Error::NotFound),
    }
}

/// The CSV as it is made: no more than a few portions wait for a slow reader.
fn streamed(app: AppState, people: Vec<String>, year: i16) -> Body {
    let (sender, receiver) = mpsc::channel(2);
    tokio::spawn(async move {
        if sender.send(Ok(Bytes::from(export::csv_head()))).await.is_err() {
            return;
        }
        for some in people.chunks(PORTION) {
            let lines = export::portion(&app, some, year).await.map(|people| export::csv_lines(&people));
            let part = lines.map(Bytes::from).map_err(|error| {
                tracing::error!(%error, "an export ended early");
                io::Error::other(error)
            });
            let is_broken = part.is_err();
            if sender.send(part).await.is_err() || is_broken {
                return;
            }
        }
    });
    Body::from_stream(Parts(receiver))
}

/// The workbook as it is packed.
fn packed(app: AppState, people: Vec<String>, year: i16) -> Body {
    let (sender, receiver) = mpsc::channel(2);
    tokio::spawn(async move {
        let out = BufWriter::with_capacity(PART, Sending(sender.clone()));
        if let Err(error) = export::workbook(&app, &people, year, out).await {
            tracing::error!(%error, "an export ended early");
            drop(sender.send(Err(io::Error::other(error))).await);
        }
    });
    Body::from_stream(Parts(receiver))
}

/// What is written goes to whoever reads; a reader who has gone ends the writing.
struct Sending(mpsc::Sender<io::Result<Bytes>>);

impl Write for Sending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.0.blocking_send(Ok(Bytes::copy_from_slice(bytes)));
        sent.map(|()| bytes.len()).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The parts of a body, in the order in which they are made.
struct Parts(mpsc::Receiver<io::Result<Bytes>>);

impl Stream for Parts {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}
