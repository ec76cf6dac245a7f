//! Pieces that several pages share.

pub mod address;
pub mod badge;
pub mod cover;
pub mod crumbs;
pub mod dial;
pub mod empty;
pub mod field;
pub mod flash;
pub mod icon;
pub mod preference;
pub mod question;
pub mod reviewed;
pub mod seal;
