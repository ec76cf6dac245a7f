//! The form of hours done elsewhere: read, checked field by field, its proof kept.

use crate::{
    db::outside_hours::{self, Entry, NewHours, Proof},
    error::Error,
    fields::{Fields, Form, SentFile},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::{
        field::FieldErrors,
        hours_form::{HoursForm, TypedHours},
    },
    words::Words,
};
use axum::http::StatusCode;
use domain::{
    course::Tiet,
    hours::{Event, Fault, FaultField, HoursState, LONGEST_TEXT, check_days, is_repeat, read_tiet},
    quiz::{FileKind, Upload},
    roster::day,
    text::{longer_than, single_spaces},
};
use jiff::civil::Date;

/// The largest proof.
const MOST_MEGABYTES: usize = 10;

fn upload() -> Upload {
    Upload {
        kinds: vec![FileKind::Pdf, FileKind::Jpg, FileKind::Png, FileKind::Docx],
        most_megabytes: MOST_MEGABYTES,
        most_files: 1,
        rubric: Vec::new(),
        sample_html: None,
    }
}

/// Who enters what for whom.
pub struct Wanted<'a> {
    /// Whose hours.
    pub person: &'a str,
    /// Who types.
    pub by: &'a str,
    /// The entry that is corrected.
    pub entry: Option<&'a Entry>,
}

/// What came of a form.
pub enum Known {
    /// It is to be shown again with its messages.
    Again(Box<HoursForm>),
    /// It has been written before.
    Written,
    /// It can be written; its proof is on disk.
    Good(Box<NewHours>),
}

/// An empty form.
pub fn fresh(app: &AppState, action: &str) -> HoursForm {
    let typed = TypedHours { place: "home".to_owned(), ..TypedHours::default() };
    form(action, typed, FieldErrors::default(), secret::uuid(app.clock.now()))
}

/// The form that corrects an entry.
pub fn of_entry(app: &AppState, entry: &Entry, action: &str) -> HoursForm {
    let half = if entry.tiet_halves % 2 == 0 { "" } else { ",5" };
    let typed = TypedHours {
        title: entry.title.clone(),
        body: entry.body.clone(),
        from_on: entry.from_on.clone(),
        until_on: entry.until_on.clone(),
        tiet: format!("{}{half}", entry.tiet_halves / 2),
        content_group: entry.content_group.to_string(),
        place: if entry.is_abroad { "abroad" } else { "home" }.to_owned(),
    };
    let form = form(action, typed, FieldErrors::default(), secret::uuid(app.clock.now()));
    HoursForm { kept: Some(entry.proof_name.clone()), ..form }
}

fn form(action: &str, typed: TypedHours, errors: FieldErrors, form_id: String) -> HoursForm {
    let kinds: Vec<&str> = upload().kinds.into_iter().map(FileKind::ending).collect();
    HoursForm {
        action: action.to_owned(),
        typed,
        kept: None,
        errors,
        form_id,
        kinds: kinds.join(", "),
        most_megabytes: MOST_MEGABYTES as i64,
    }
}

/// 422 for a form that was not accepted.
pub fn status(form: &HoursForm) -> StatusCode {
    if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// Reads a form that was sent.
pub async fn read(
    app: &AppState,
    visit: &Visit,
    wanted: Wanted<'_>,
    sent: &Form,
    action: &str,
) -> Result<Known, Error> {
    let words = Words::new(visit.locale);
    let form_id = sent.fields.form_id(app.clock.now());
    // Who types stands in it: nobody writes over what somebody else has entered.
    let id = secret::hash(&format!("{} {form_id}", wanted.by));
    let mut conn = app.db.read().await?;
    if outside_hours::is_there(&mut conn, &id).await? {
        return Ok(Known::Written);
    }
    let others = outside_hours::of_person(&mut conn, wanted.person).await?;
    drop(conn);
    let others = others.into_iter().filter(|other| wanted.entry.is_none_or(|entry| entry.entry != other.entry));
    let typed = typed(&sent.fields);
    let mut errors = FieldErrors::default();
    let checked = check(words, &typed, &others.collect::<Vec<_>>(), app.clock.today(), &mut errors);
    let file = sent.files.iter().find(|file| file.field == "proof");
    let kind = proof_kind(words, file, wanted.entry.is_none(), &mut errors);
    let Some(checked) = checked.filter(|_| errors.is_empty()) else {
        let again = form(action, typed, errors, form_id);
        let again = HoursForm { kept: wanted.entry.map(|entry| entry.proof_name.clone()), ..again };
        return Ok(Known::Again(Box::new(again)));
    };
    let proof = match (file.zip(kind), wanted.entry) {
        (Some((file, kind)), _) => keep(app, file, kind).await?,
        (None, Some(entry)) => Proof {
            hash: entry.proof_hash.clone(),
            name: entry.proof_name.clone(),
            size: entry.proof_size,
            kind: entry.proof_kind.clone(),
        },
        (None, None) => return Err(Error::Internal("hours without a proof".to_owned())),
    };
    Ok(Known::Good(Box::new(NewHours {
        entry: wanted.entry.map_or_else(|| id.clone(), |entry| entry.entry.clone()),
        id,
        person: wanted.person.to_owned(),
        title: single_spaces(&typed.title),
        body: single_spaces(&typed.body),
        from_on: checked.from.to_string(),
        until_on: checked.until.to_string(),
        tiet_halves: checked.tiet.halves,
        content_group: i64::from(checked.group),
        is_abroad: typed.place == "abroad",
        proof,
        entered_by: wanted.by.to_owned(),
    })))
}

fn typed(fields: &Fields) -> TypedHours {
    let text = |name: &str| fields.trimmed(name).to_owned();
    TypedHours {
        title: text("title"),
        body: text("body"),
        from_on: text("from_on"),
        until_on: text("until_on"),
        tiet: text("tiet"),
        content_group: text("content_group"),
        place: text("place"),
    }
}

struct Checked {
    from: Date,
    until: Date,
    tiet: Tiet,
    group: u8,
}

fn check(words: Words, typed: &TypedHours, others: &[Entry], today: Date, errors: &mut FieldErrors) -> Option<Checked> {
    for (field, text) in [("title", &typed.title), ("body", &typed.body)] {
        if text.is_empty() {
            errors.add(field, words.say("field-needed"));
        } else if longer_than(text, LONGEST_TEXT) {
            errors.add(field, words.with("field-too-long", &[("most", LONGEST_TEXT.into())]));
        }
    }
    let from = read_day(words, "from_on", &typed.from_on, errors);
    let until = if typed.until_on.is_empty() { from } else { read_day(words, "until_on", &typed.until_on, errors) };
    let mut fault = |field: FaultField, fault: Fault| errors.add(field.name(), words.phrase(&fault.phrase()));
    let tiet = read_tiet(&typed.tiet).map_err(|wrong| fault(FaultField::Tiet, wrong)).ok();
    if let Some((from, until)) = from.zip(until) {
        check_days(from, until, tiet, today).into_iter().for_each(|(field, wrong)| fault(field, wrong));
        let new = Event { title: typed.title.clone(), from, until };
        if others.iter().filter_map(event).any(|other| is_repeat(&new, &other)) {
            fault(FaultField::Title, Fault::Repeated);
        }
    }
    let group = typed.content_group.parse().ok().filter(|group| (1..=5).contains(group));
    if group.is_none() {
        errors.add("content_group", words.say("field-choose"));
    }
    if !["home", "abroad"].contains(&typed.place.as_str()) {
        errors.add("place", words.say("field-choose"));
    }
    Some(Checked { from: from?, until: until?, tiet: tiet?, group: group? })
}

fn read_day(words: Words, field: &'static str, text: &str, errors: &mut FieldErrors) -> Option<Date> {
    let read = day(text).ok();
    if read.is_none() {
        errors.add(field, words.say(if text.is_empty() { "field-needed" } else { "field-day" }));
    }
    read
}

/// What counts or may come to count; the rest can be entered anew.
fn event(entry: &Entry) -> Option<Event> {
    let state = HoursState::named(&entry.state)?;
    let counts = matches!(state, HoursState::Pending | HoursState::Approved);
    let (from, until) = (entry.from_on.parse().ok()?, entry.until_on.parse().ok()?);
    counts.then(|| Event { title: entry.title.clone(), from, until })
}

/// What the first bytes of the proof say it is.
fn proof_kind(words: Words, file: Option<&SentFile>, is_needed: bool, errors: &mut FieldErrors) -> Option<FileKind> {
    match file.map(|file| upload().check(&file.name, &file.bytes)) {
        Some(Ok(kind)) => return Some(kind),
        Some(Err(error)) => errors.add("proof", words.phrase(&error.phrase())),
        None if is_needed => errors.add("proof", words.say("hours-proof-needed")),
        None => {}
    }
    None
}

async fn keep(app: &AppState, file: &SentFile, kind: FileKind) -> Result<Proof, Error> {
    let (store, bytes) = (app.clone(), file.bytes.clone());
    let kept = tokio::task::spawn_blocking(move || store.uploads.keep(&bytes)).await;
    let hash = kept.map_err(|error| Error::Internal(error.to_string()))?;
    // A full disk passes: the learner still has the file and may send it again.
    let hash = hash.map_err(|error| Error::Unavailable(error.to_string()))?;
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    Ok(Proof { hash, name: file.name.clone(), size, kind: kind.ending().to_owned() })
}
