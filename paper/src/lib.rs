//! Certificates as PDF: A4 landscape, PDF/A-3a and PDF/UA-1, with the signed record attached. And quizzes as forms of
//! paper, A4 upright, with a sheet for the answers; slips with codes for people without mail; registers, lists to
//! sign, reports and training records.
//!
//! Typst sets the page from `certificate.typ`; the sentences are in [`words`](self), the frame and the QR code are
//! drawn here. The same sheet always gives the same bytes.

mod drawing;
mod form;
mod register;
mod report;
mod sheet;
mod signatures;
mod slips;
mod transcript;
mod words;
mod world;

pub use drawing::qr_code;
pub use form::form_pdf;
pub use register::{Register, register_pdf};
pub use report::{ReportPaper, ReportTable, report_pdf};
pub use sheet::{Decision, PaperError, Sheet, certificate_pdf};
pub use signatures::{Signatures, signatures_pdf};
pub use slips::{Slip, Slips, UnitSlips, slips_pdf};
pub use transcript::{Transcript, TranscriptRow, TranscriptYear, transcript_pdf};
