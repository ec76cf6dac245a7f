//! The register of an issuer, *sổ cấp*, as a table over as many pages as it takes.

use crate::{
    sheet::{CACHE_AGE, PaperError, refused},
    world::{Job, Template},
};
use serde::Serialize;
use typst::{diag::Warned, foundations::Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Everything on the pages, in Vietnamese.
#[derive(Clone, Debug, Serialize)]
pub struct Register {
    /// The body above the issuer.
    pub superior: String,
    /// The issuer.
    pub issuer: String,
    /// The title: *Sổ cấp chứng chỉ năm 2026*.
    pub title: String,
    /// What it holds and when it was made.
    pub about: String,
    /// The headings of the columns.
    pub heads: [String; 10],
    /// The rows.
    pub rows: Vec<[String; 10]>,
    /// What stands under the table.
    pub count: String,
}

/// Sets the register.
pub fn register_pdf(register: &Register) -> Result<Vec<u8>, PaperError> {
    let json = serde_json::to_vec(register).map_err(|error| PaperError::Typst(error.to_string()))?;
    let job = Job::new(Template::Register, [("register.json", json)]);
    let Warned { output, .. } = typst::compile::<PagedDocument>(&job);
    let options = PdfOptions {
        ident: Smart::Custom(format!("khuevan:register:{}:{}", register.title, register.about)),
        creator: Smart::Custom(Some("Khuê Văn".into())),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).expect("PDF/UA-1 stands alone"),
        ..PdfOptions::default()
    };
    let pdf = output.and_then(|document| typst_pdf::pdf(&document, &options));
    drop(job);
    comemo::evict(CACHE_AGE);
    pdf.map_err(|reasons| refused(&reasons))
}
