//! Courses between the folder, the database and the memory.
//!
//! The folder is the master copy of content; publishing stores it as numbered revisions; the catalogue in memory is
//! made from the revisions alone, so that what is served is always what was published. What was published from the
//! browser is written back into the folder, where nobody has changed that meanwhile.

mod answered;
mod archive;
mod catalogue;
mod common;
mod disk;
mod following;
mod from_folder;
mod media;
mod publishing;
mod scope;
mod standing;
mod unpublished;
mod watching;
mod write_back;

pub(crate) use answered::check as check_answered;
pub use archive::{archive, lay_down};
pub(crate) use catalogue::source_file;
pub use catalogue::{Catalogue, Edition};
pub use disk::{Folder, read_folder};
pub use following::follow;
pub use from_folder::{PublishError, publish_folder};
pub use media::{MediaStore, content_type};
pub use publishing::{Overtaken, Publication, Published, Room, publish};
pub use scope::Scope;
pub use standing::{Known, Stand, Standing, digest};
pub use unpublished::{Unpublished, unpublished};
pub use watching::watch;
pub use write_back::{WrittenBack, write_all_back, write_back};
