//! A training record on paper: year by year, A4 upright. All of its sentences come with it.

use crate::{
    sheet::{CACHE_AGE, PaperError, refused},
    world::{Job, Template},
};
use serde::Serialize;
use typst::{diag::Warned, foundations::Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Everything on the sheets, as people read it.
#[derive(Clone, Debug, Serialize)]
pub struct Transcript {
    /// The language of the sentences: `vi`.
    pub lang: &'static str,
    /// The title.
    pub title: String,
    /// Whose record it is.
    pub full_name: String,
    /// Who she is: name and value.
    pub facts: Vec<(String, String)>,
    /// The day of the record, in a sentence.
    pub as_of: String,
    /// The headings of the four columns.
    pub heads: [String; 4],
    /// What stands in a year without anything.
    pub none: String,
    /// The word before a page's number.
    pub page: String,
    /// The years.
    pub years: Vec<TranscriptYear>,
}

/// One year.
#[derive(Clone, Debug, Serialize)]
pub struct TranscriptYear {
    /// Its heading.
    pub title: String,
    /// What it adds up to, in a sentence.
    pub sum: String,
    /// The legal note; may be empty.
    pub note: String,
    /// What was learnt.
    pub rows: Vec<TranscriptRow>,
}

/// One thing that was learnt.
#[derive(Clone, Debug, Serialize)]
pub struct TranscriptRow {
    /// The title.
    pub title: String,
    /// What it is, and who gave it.
    pub about: String,
    /// When.
    pub days: String,
    /// The number of tiết.
    pub tiet: String,
    /// Result and certificate.
    pub outcome: String,
}

/// Sets the sheets; the same record always gives the same bytes.
pub fn transcript_pdf(transcript: &Transcript) -> Result<Vec<u8>, PaperError> {
    let data = serde_json::to_vec(transcript).map_err(|error| PaperError::Typst(error.to_string()))?;
    let job = Job::new(Template::Transcript, [("transcript.json", data)]);
    let Warned { output, .. } = typst::compile::<PagedDocument>(&job);
    let options = PdfOptions {
        ident: Smart::Custom(format!("khuevan:record:{}:{}", transcript.full_name, transcript.as_of)),
        creator: Smart::Custom(Some("Khuê Văn".into())),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).expect("PDF/UA-1 stands alone"),
        ..PdfOptions::default()
    };
    let pdf = output.and_then(|document| typst_pdf::pdf(&document, &options));
    drop(job);
    comemo::evict(CACHE_AGE);
    pdf.map_err(|reasons| refused(&reasons))
}
