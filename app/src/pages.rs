//! One component for each page: props in, HTML out.

pub mod accessibility;
pub mod account;
pub mod admin;
pub mod attempt;
pub mod catalogue;
pub mod certificate;
pub mod certificates;
pub mod course;
pub mod error;
pub mod help;
pub mod history;
pub mod home;
pub mod invitation;
pub mod keys;
pub mod landing;
pub mod lesson;
pub mod password;
pub mod privacy;
pub mod quiz;
pub mod result;
pub mod set_up;
pub mod sign_in;
pub mod teaching;
pub mod thanks;
pub mod verify;
