//! The writing room behind its pages: what a draft holds, and what saving does to it.

pub mod beginning;
pub mod checking;
pub mod combining;
pub mod joining;
pub mod paths;
pub mod publishing;
pub mod review_letters;
pub mod reviewing;
pub mod saving;
pub mod text;
pub mod thinning;
pub mod working;

pub(crate) use crate::courses::source_file;
pub use working::{FileState, Working, WorkingFile, stored_files, working_files};
