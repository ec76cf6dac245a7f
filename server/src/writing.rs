//! The writing room behind its pages: what a draft holds, and what saving does to it.

pub mod working;

pub use working::{FileState, Working, WorkingFile, stored_files, working_files};
