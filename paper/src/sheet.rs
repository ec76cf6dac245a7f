//! A certificate as it goes onto paper.

use crate::{
    drawing,
    words::{self, Words},
    world::{Job, Template},
};
use domain::{
    credential::{Facts, qr},
    locale::Locale,
    text::nfc,
};
use jiff::civil::Date;
use serde::Serialize;
use typst::{
    diag::{SourceDiagnostic, Warned},
    foundations::{Datetime, Smart},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// Documents back in which Typst's cache still remembers what it set: the fixed parts stay, the names go.
pub(crate) const CACHE_AGE: usize = 4;

/// Everything that is printed. The facts are the signed ones, with the title in full.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The language of the sentences.
    pub locale: Locale,
    /// The facts; also attached as `facts.json`.
    pub facts: Facts,
    /// The signed record: in the QR code, and attached as `credential.cose`.
    pub cose: Vec<u8>,
    /// The site's public address, for the QR code and in words.
    pub public_url: String,
    /// With the national title and motto, as Vietnamese bodies must.
    pub national: bool,
    /// The body above the issuer, for instance *UBND tỉnh An Lĩnh*.
    pub superior: Option<String>,
    /// The issuer's name, for instance *Trường Chính trị tỉnh An Lĩnh*.
    pub issuer: String,
    /// The decision behind a chứng chỉ.
    pub decision: Option<Decision>,
    /// The holder's birth date, on a chứng chỉ only.
    pub birth_date: Option<Date>,
    /// The holder's position and unit at issue, as one line.
    pub unit: Option<String>,
    /// Where it is issued, for instance *An Lĩnh*.
    pub place: String,
    /// The signatory's title.
    pub signatory_title: String,
    /// The signatory's name.
    pub signatory_name: String,
    /// Prints *thử nghiệm* across the sheet: nobody can check it, since the site has no public address.
    pub trial: bool,
}

/// The decision behind a chứng chỉ, and its place in the register.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Its number.
    pub number: String,
    /// Its day.
    pub on: Date,
    /// The number of the chứng chỉ that this sheet replaces.
    pub replaces: Option<String>,
    /// The place in the register, *số vào sổ*.
    pub sequence: i64,
}

/// A sheet that cannot be set.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The record is too long for any QR code.
    #[error("the signed record is too long for a QR code")]
    QrCode,
    /// Typst refuses; the reasons are for the log.
    #[error("the sheet cannot be set: {0}")]
    Typst(String),
}

/// Sets the sheet. It takes some milliseconds of computing: callers in async code use `spawn_blocking`.
pub fn certificate_pdf(sheet: &Sheet) -> Result<Vec<u8>, PaperError> {
    let job = job(sheet)?;
    let Warned { output, .. } = typst::compile::<PagedDocument>(&job);
    let pdf = output.and_then(|document| typst_pdf::pdf(&document, &options(&sheet.facts)));
    drop(job);
    comemo::evict(CACHE_AGE);
    pdf.map_err(|reasons| refused(&reasons))
}

fn job(sheet: &Sheet) -> Result<Job, PaperError> {
    let facts = &sheet.facts;
    let text = qr::qr_text(&sheet.public_url, facts.code, &sheet.cose);
    let code = drawing::qr_code(&text).ok_or(PaperError::QrCode)?;
    let printed = serde_json::to_vec(&printed(sheet)).map_err(|error| PaperError::Typst(error.to_string()))?;
    let attached = serde_json::to_vec_pretty(facts).map_err(|error| PaperError::Typst(error.to_string()))?;
    Ok(Job::new(
        Template::Certificate,
        [
            ("sheet.json", printed),
            ("facts.json", attached),
            ("credential.cose", sheet.cose.clone()),
            ("frame.svg", drawing::frame().into_bytes()),
            ("qr.svg", code.into_bytes()),
        ],
    ))
}

/// Identifier and time come from the facts, so that a second rendering gives the same bytes.
fn options(facts: &Facts) -> PdfOptions {
    let day = facts.issued;
    let [month, date] = [day.month(), day.day()].map(|part| u8::try_from(part).unwrap_or(1));
    PdfOptions {
        ident: Smart::Custom(format!("khuevan:{}:{}", facts.issuer, facts.code.compact())),
        creator: Smart::Custom(Some("Khuê Văn".into())),
        timestamp: Datetime::from_ymd_hms(day.year().into(), month, date, 0, 0, 0).map(Timestamp::new_utc),
        standards: PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1])
            .expect("PDF/A-3a and PDF/UA-1 go together"),
        ..PdfOptions::default()
    }
}

pub(crate) fn refused(reasons: &[SourceDiagnostic]) -> PaperError {
    let reasons: Vec<String> = reasons
        .iter()
        .map(|reason| {
            let hints: Vec<&str> = reason.hints.iter().map(|hint| hint.v.as_str()).collect();
            format!("{} {}", reason.message, hints.join(" ")).trim().to_owned()
        })
        .collect();
    PaperError::Typst(reasons.join("; "))
}

/// What the template reads: nothing but finished text in NFC.
#[derive(Serialize)]
struct Printed {
    lang: &'static str,
    words: Words,
    document_title: String,
    superior: Option<String>,
    issuer: String,
    number: String,
    decision: Option<String>,
    register: Option<String>,
    replaces: Option<String>,
    states: String,
    holder: String,
    unit: Option<String>,
    title: String,
    facts: String,
    expires: Option<String>,
    verify_at: String,
    code: String,
    signed_at: String,
    signatory_title: String,
    signatory_name: String,
    national: bool,
    trial: bool,
}

fn printed(sheet: &Sheet) -> Printed {
    let Sheet { locale, facts, .. } = sheet;
    let words = Words::of(*locale, facts.kind);
    let text = |text: &str| nfc(text.trim());
    let capitals = |text: &str| nfc(text.trim()).to_uppercase();
    let birth = sheet.birth_date.map(|day| words::born(*locale, day));
    let unit = sheet.unit.as_deref().map(text).filter(|unit| !unit.is_empty());
    let person: Vec<String> = birth.into_iter().chain(unit).collect();
    Printed {
        lang: locale.code(),
        document_title: format!("{} {} – {}", words.title, words.subtitle, facts.number),
        superior: sheet.superior.as_deref().map(capitals).filter(|name| !name.is_empty()),
        issuer: capitals(&sheet.issuer),
        number: words::numbered(*locale, &text(&facts.number)),
        decision: sheet
            .decision
            .as_ref()
            .map(|decision| words::decision(*locale, &text(&decision.number), decision.on)),
        register: sheet.decision.as_ref().map(|decision| words::register(*locale, decision.sequence)),
        replaces: sheet
            .decision
            .as_ref()
            .and_then(|decision| Some(words::replaces(*locale, &text(decision.replaces.as_ref()?)))),
        states: words::states(*locale, facts.kind, &text(&sheet.issuer)),
        holder: text(&facts.holder),
        unit: (!person.is_empty()).then(|| person.join(" · ")),
        title: text(&facts.title),
        facts: words::facts(*locale, facts),
        expires: facts.expires.map(|day| words::expires(*locale, day)),
        verify_at: verify_address(&sheet.public_url),
        code: facts.code.to_string(),
        signed_at: words::signed_at(*locale, &text(&sheet.place), facts.issued),
        signatory_title: capitals(&sheet.signatory_title),
        signatory_name: text(&sheet.signatory_name),
        national: sheet.national,
        trial: sheet.trial,
        words,
    }
}

/// The address as people type it.
fn verify_address(public_url: &str) -> String {
    let host = public_url.trim_end_matches('/');
    format!("{}/verify", host.strip_prefix("https://").unwrap_or(host))
}
