//! Pieces that several pages share.

pub mod address;
pub mod appealed;
pub mod badge;
pub mod certificate_line;
pub mod course_card;
pub mod cover;
pub mod criteria;
pub mod crumbs;
pub mod dial;
pub mod due;
pub mod empty;
pub mod facts;
pub mod field;
pub mod flash;
pub mod handed_in;
pub mod icon;
pub mod markup;
pub mod peers;
pub mod preference;
pub mod programme_line;
pub mod question;
pub mod requests;
pub mod reviewed;
pub mod rubric;
pub mod seal;
pub mod vocabulary;
