//! Reports: what is asked for, counted in portions of people, kept, and set as files.
//!
//! A report is a function of its wish, of what its reader reaches, and of the instant at which it was known; all of that
//! stands in it. What has run out is settled first. Counting is only reading, so that whatever interrupts it, it begins
//! again and gives the same.

mod chosen;
mod content;
mod file;
mod frame;
mod hours;
mod known;
mod paper_file;
mod people;
mod scan;
mod set;
mod sheet;
mod text_file;
mod units;
mod wish;
mod work;
mod workbook;

pub use chosen::Chosen;
pub use content::{Content, Counted, KeyName, Top};
pub use file::{ReportFile, may_be_set, of_mail, set_file};
pub use people::{Behind, MOST as MOST_BEHIND, behind};
pub use set::Format;
pub use sheet::{Sheet, SheetTable, Value, sheet, shown_facts as sheet_facts, title as sheet_title};
pub use wish::Wish;
pub use work::{Asked, ask, bound, cancel, finish, go_on, go_on_once, kept_content, reaches, take_over, wish_of};
