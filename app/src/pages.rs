//! One component for each page: props in, HTML out.

pub mod attempt;
pub mod certificate;
pub mod certificates;
pub mod error;
pub mod keys;
pub mod lesson;
pub mod quiz;
pub mod result;
pub mod verify;
