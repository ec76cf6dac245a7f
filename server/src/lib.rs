//! The server of Khuê Văn: HTTP, SQL, files, clock. `domain` decides, `db` remembers, `app` shows.

// A page is one nested type.
#![recursion_limit = "512"]

pub mod assets;
pub mod clock;
pub mod closing;
pub mod cohort_days;
pub mod commands;
pub mod config;
pub mod courses;
pub mod csv_file;
pub mod db;
pub mod defence;
pub mod dispatching;
pub mod error;
pub mod fields;
pub mod foundation;
pub mod http;
pub mod importing;
pub mod inviting;
pub mod keys;
pub mod learning;
pub mod mail;
pub mod paperwork;
pub mod passwords;
pub mod records;
pub mod reminding;
pub mod render;
pub mod reporting;
pub mod router;
pub mod routes;
pub mod scheduling;
pub mod sealed;
pub mod secret;
pub mod sensitive;
pub mod spreadsheet;
pub mod state;
pub mod surveying;
pub mod unit_list;
pub mod uploads;
pub mod verification;
pub mod visit;
pub mod writing;
