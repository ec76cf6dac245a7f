//! The list to sign at a meeting, *danh sách ký tên*: A4 upright, its heading on every page.

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
pub struct Signatures {
    /// What makes the file the same one when it is set again.
    pub id: String,
    /// The unit above that of the class; may be empty.
    pub superior: String,
    /// The unit of the class.
    pub unit: String,
    /// What the meeting is.
    pub title: String,
    /// Name and value of what is said above the table: the class, the time, the place.
    pub facts: Vec<(String, String)>,
    /// Name and unit of each member, in their order.
    pub people: Vec<(String, String)>,
}

/// Sets the list.
pub fn signatures_pdf(list: &Signatures) -> Result<Vec<u8>, PaperError> {
    let json = serde_json::to_vec(list).map_err(|error| PaperError::Typst(error.to_string()))?;
    let job = Job::new(Template::Signatures, [("signatures.json", json)]);
    let Warned { output, .. } = typst::compile::<PagedDocument>(&job);
    let options = PdfOptions {
        ident: Smart::Custom(format!("khuevan:signatures:{}", list.id)),
        creator: Smart::Custom(Some("Khuê Văn".into())),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).expect("PDF/UA-1 stands alone"),
        ..PdfOptions::default()
    };
    let pdf = output.and_then(|document| typst_pdf::pdf(&document, &options));
    drop(job);
    comemo::evict(CACHE_AGE);
    pdf.map_err(|reasons| refused(&reasons))
}
