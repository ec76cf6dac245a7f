//! A report on paper: what it is about, its tables, and a hash of all that it says.

use crate::{
    sheet::{CACHE_AGE, PaperError, refused},
    world::{Job, Template},
};
use serde::Serialize;
use typst::{diag::Warned, foundations::Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Everything on the paper, as people read it. Reports are in Vietnamese.
#[derive(Clone, Debug, Serialize)]
pub struct ReportPaper {
    /// What it is.
    pub title: String,
    /// Name and value.
    pub facts: Vec<(String, String)>,
    /// The numbers.
    pub tables: Vec<ReportTable>,
    /// What holds for all of them.
    pub notes: Vec<String>,
    /// Of its content.
    pub hash: String,
}

/// A table with its headings; the first column names the rows, the last row is their sum.
#[derive(Clone, Debug, Serialize)]
pub struct ReportTable {
    /// What it shows.
    pub title: String,
    /// The headings.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// Sets a report. The same one always gives the same bytes.
pub fn report_pdf(report: &ReportPaper) -> Result<Vec<u8>, PaperError> {
    let json = serde_json::to_vec(report).map_err(|error| PaperError::Typst(error.to_string()))?;
    let job = Job::new(Template::Report, [("report.json", json)]);
    let Warned { output, .. } = typst::compile::<PagedDocument>(&job);
    let options = PdfOptions {
        ident: Smart::Custom(format!("khuevan:report:{}", report.hash)),
        creator: Smart::Custom(Some("Khuê Văn".into())),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).expect("PDF/UA-1 stands alone"),
        ..PdfOptions::default()
    };
    let pdf = output.and_then(|document| typst_pdf::pdf(&document, &options));
    drop(job);
    comemo::evict(CACHE_AGE);
    pdf.map_err(|reasons| refused(&reasons))
}
