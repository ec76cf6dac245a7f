//! All certificates of a closing decision as one ZIP, which is made while it is sent: entry by entry, so that memory
//! stays flat; at its end a list of the files with their hashes, and the issuer's signature beside it.

use crate::{
    config::StoreConfig,
    csv_file,
    db::{DbError, closing_issues, scope::Reach},
    learning::Printed,
    paperwork::Kept,
    state::AppState,
};
use axum::body::{Body, Bytes};
use data_encoding::HEXLOWER;
use domain::{
    credential::{SigningKey, sign_file},
    text::fold,
};
use futures_core::Stream;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    io::{self, Write},
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
};
use tokio::sync::mpsc;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// Certificates that are read at a time.
const PORTION: i64 = 25;
/// Pieces of the file that wait to be sent.
const AHEAD: usize = 16;
const INDEX: &str = "bang-ke.csv";

/// How far the packages are that are being sent, by closing decision: entries written, and how many there will be.
#[derive(Clone, Debug, Default)]
pub struct Packaging(Arc<Mutex<HashMap<String, (i64, i64)>>>);

impl Packaging {
    /// How far a package is, while it is being sent.
    pub fn of(&self, closing: &str) -> Option<(i64, i64)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(closing).copied()
    }

    fn note(&self, closing: &str, written: i64, of: i64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(closing.to_owned(), (written, of));
    }

    fn forget(&self, closing: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(closing);
    }
}

/// What is packed.
pub struct Package {
    /// The closing decision.
    pub closing: String,
    /// Whose certificates: those of people within this reach; nothing for all.
    pub reach: Option<Reach>,
    /// How many certificates there are.
    pub count: i64,
    /// The issuer's key of today, which signs the list; without it the list stands alone.
    pub key: Option<SigningKey>,
    /// The day, for the entries.
    pub today: Date,
}

/// The body of the answer: the file as it is made. Who goes away stops it.
pub fn body(app: &AppState, package: Package) -> Body {
    let (sender, receiver) = mpsc::channel(AHEAD);
    let (certificates, arriving) = mpsc::channel(1);
    tokio::spawn(read(app.clone(), package.closing.clone(), package.reach.clone(), certificates));
    let (store, packaging) = (app.store.clone(), app.packaging.clone());
    tokio::task::spawn_blocking(move || {
        let closing = package.closing.clone();
        if let Err(error) = pack(&store, &packaging, package, arriving, Pipe { sender: sender.clone() }) {
            tracing::warn!(%error, closing, "a package of certificates was not sent to its end");
            drop(sender.blocking_send(Err(error)));
        }
        packaging.forget(&closing);
    });
    Body::from_stream(Chunks { receiver })
}

/// Reads the certificates portion by portion, no faster than they are packed.
async fn read(
    app: AppState,
    closing: String,
    reach: Option<Reach>,
    certificates: mpsc::Sender<Result<Vec<Kept>, DbError>>,
) {
    let mut after = 0;
    loop {
        let some = portion(&app, &closing, reach.as_ref(), after).await;
        after = match &some {
            Ok(some) => some.last().map_or(after, |kept| kept.row.sequence),
            Err(_) => after,
        };
        let is_end = !matches!(&some, Ok(some) if !some.is_empty());
        if certificates.send(some).await.is_err() || is_end {
            return;
        }
    }
}

async fn portion(app: &AppState, closing: &str, reach: Option<&Reach>, after: i64) -> Result<Vec<Kept>, DbError> {
    let mut conn = app.db.read().await?;
    let rows = match reach {
        Some(reach) => closing_issues::certificates_reached(&mut conn, reach, closing, after, PORTION).await?,
        None => closing_issues::certificates(&mut conn, closing, after, PORTION).await?,
    };
    let mut kept = Vec::with_capacity(rows.len());
    for row in rows {
        kept.extend(Kept::open(&mut conn, &app.clock, row).await?);
    }
    Ok(kept)
}

fn pack(
    store: &StoreConfig,
    packaging: &Packaging,
    package: Package,
    mut arriving: mpsc::Receiver<Result<Vec<Kept>, DbError>>,
    pipe: Pipe,
) -> io::Result<()> {
    let mut zip = ZipWriter::new_stream(pipe);
    let day = package.today;
    let [month, date] = [day.month(), day.day()].map(i8::unsigned_abs);
    let at = DateTime::from_date_and_time(day.year().unsigned_abs(), month, date, 0, 0, 0).unwrap_or_default();
    // PDF is compressed already.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).last_modified_time(at);
    let mut index = csv_file::start(HEADS);
    let mut place = 0;
    packaging.note(&package.closing, place, package.count);
    while let Some(some) = arriving.blocking_recv() {
        for kept in some.map_err(io::Error::other)? {
            place += 1;
            let mut file = None;
            // One that has ended is never drawn again; the list says so.
            if kept.row.ended_class.is_none() {
                let name = entry_name(place, &kept);
                let pdf = paper::certificate_pdf(&kept.sheet(store)).map_err(io::Error::other)?;
                zip.start_file(&name, stored)?;
                zip.write_all(&pdf)?;
                file = Some((name, HEXLOWER.encode(&Sha256::digest(&pdf))));
            }
            index.push_str(&line(place, &kept, file));
            packaging.note(&package.closing, place, package.count);
        }
    }
    zip.start_file(INDEX, stored)?;
    zip.write_all(index.as_bytes())?;
    if let Some(key) = &package.key {
        zip.start_file(format!("{INDEX}.cose"), stored)?;
        zip.write_all(&sign_file(index.as_bytes(), key))?;
    }
    zip.finish()?.into_inner().flush()
}

/// `0007_nguyen-thi-hanh_7KQ2M4XD9TPA3HZW.pdf`.
fn entry_name(place: i64, kept: &Kept) -> String {
    let name: Vec<String> = fold(kept.row.holder_name.as_deref().unwrap_or_default())
        .split(|sign: char| !sign.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    format!("{place:04}_{}_{}.pdf", name.join("-"), kept.row.code)
}

const HEADS: [&str; 16] = [
    "STT",
    "Số",
    "Số vào sổ",
    "Họ và tên",
    "Ngày sinh",
    "Chức vụ",
    "Đơn vị",
    "Chương trình",
    "Từ ngày",
    "Đến ngày",
    "Số tiết",
    "Ngày cấp",
    "Mã xác minh",
    "Tình trạng",
    "Tệp",
    "SHA-256 của tệp",
];

fn line(place: i64, kept: &Kept, file: Option<(String, String)>) -> String {
    let Printed { closing, unit_name, title, from, to, tiet_halves, .. } = &kept.printed;
    let day = |day: Date| domain::calendar::day_text(day);
    let tiet = domain::number::thousandths(tiet_halves * 500, domain::locale::Locale::Vi);
    let state = if file.is_some() { "đang có hiệu lực" } else { "đã thu hồi hoặc đã thay" };
    let (name, hash) = file.unwrap_or_default();
    csv_file::line([
        place.to_string(),
        kept.row.number.clone(),
        kept.row.sequence.to_string(),
        kept.row.holder_name.clone().unwrap_or_default(),
        closing.as_ref().and_then(|closing| closing.birth_date).map(day).unwrap_or_default(),
        closing.as_ref().map(|closing| closing.position.clone()).unwrap_or_default(),
        unit_name.clone(),
        title.clone(),
        day(*from),
        day(*to),
        tiet,
        day(kept.facts.issued),
        kept.row.code.clone(),
        state.to_owned(),
        name,
        hash,
    ])
}

/// What is written goes into the channel, and waits while the receiver is slower.
struct Pipe {
    sender: mpsc::Sender<io::Result<Bytes>>,
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let gone = |_| io::Error::from(io::ErrorKind::BrokenPipe);
        self.sender.blocking_send(Ok(Bytes::copy_from_slice(bytes))).map_err(gone)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Chunks {
    receiver: mpsc::Receiver<io::Result<Bytes>>,
}

impl Stream for Chunks {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.receiver.poll_recv(context)
    }
}
