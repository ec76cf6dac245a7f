//! The markdown course format: text in, a course and every problem out.
//!
//! What the reader settles where the format leaves room:
//!
//! - The outline is the last list of the file that links to a `.md` file, or the list under `## Nội dung`; it and its
//!   heading are no part of the introduction. A file's kind follows its name: `module.md`, `*.quiz.md`, `*.bank.md`,
//!   `*.transcript.md`, anything else is a lesson. `bai-1.en.md`, `kt.quiz.en.md`: the language stands before
//!   the last ending and makes a translation of the file without it; it gives texts only.
//! - A numbered list with several right options is an error, because its author meant one or should have written `-`;
//!   `type=multiple` says that she means it.
//! - Sources stand before the body when it is parsed, not after it: an open code block would swallow them.
//! - Headings get `muc-` before their anchor, so that no author meets the names of the page; a link to `#so-den` or
//!   `bai-1.md#so-den` is rewritten. Links to other parts of the course become their addresses.
//! - A paragraph 'Bảng 1. …' right above a table is its caption; a picture alone in its paragraph is a figure, its
//!   title the caption. The first column of a table is its header column.
//! - Media stand behind [`MEDIA_MARKER`] until [`Course::with_media_base`] knows the revision.
//! - A link to `date:…` is no link: its words stay, and behind them a mark that [`with_days`] fills for a cohort.
//! - A backslash makes our own signs text, too: `\= 15`, `\%50%`, `{.last\}`, `\[^1]`, `\[!HINT]`, `\[\[gap]]`.
//! - Sums of minutes only warn, since approved tiết are the administrators' data, and wait until nothing is missing.
//! - `legal.md` holds a list `acts:` in its front matter: `number`, `title`, `url`, `from`, `until`, `replaced_by`.

mod act;
mod answer;
mod assemble;
mod attributes;
mod bank;
mod bank_file;
mod callout;
mod catalogue;
mod checks;
mod choice;
mod course_facts;
mod day;
mod dead_link;
mod drift;
mod duration;
mod editions;
mod examples;
mod fields;
mod front_matter;
mod gap;
mod heading;
mod html;
mod id;
mod kind;
mod legal;
mod lesson;
mod lesson_facts;
mod links;
mod lookup;
mod manuscript;
mod markdown;
mod media;
mod memory;
mod model;
mod naming;
mod near;
mod notes;
mod number;
mod outline;
mod pair;
mod parts;
mod pieces;
mod placed;
mod programme_file;
mod question;
mod quiz_facts;
mod quiz_file;
mod reader;
mod reading;
mod relative;
mod retitle;
mod rubric;
mod section;
mod shelving;
mod skeleton;
mod source;
mod spec;
mod step;
mod survey_facts;
mod table;
mod terms;
mod translation;
mod traps;
mod yaml;

pub(crate) use html::escape;
pub(crate) use id::slug;
pub(crate) use near::is_near;
pub(crate) use outline::{is_module, without_number};
pub(crate) use pieces::{OpenFiles, Piece, Pieces, name_in_problems};
pub(crate) use placed::{Marker, PlacedEntry, placed_outline};
pub(crate) use relative::{link_target, resolved};
pub(crate) use retitle::{title_of, with_title};
pub(crate) use shelving::language_of;
pub(crate) use skeleton::{NewPart, Taken};
pub(crate) use source::normalise;

pub use act::{Act, Validity};
pub use catalogue::course_folders;
pub use day::{names_days, with_days};
pub use drift::{Change, Drift, DriftState, Passage, drift, original_of, stamped};
pub use editions::{check_course_id, compare_editions};
pub use id::{is_id, short_slug};
pub use links::MEDIA_MARKER;
pub use model::*;
pub use naming::{Insertion, missing_ids, with_insertions};
pub use parts::{Block, Item, Lesson, LessonMedia, Module, Source};
pub use skeleton::{Skeleton, new_course, new_translation};
pub use source::{Content, LONGEST_FILE, SourceFile, content_hash};

use crate::{problem::Problem, programme::Programme, quiz::Question};
use jiff::civil::Date;

/// Reads one course; paths are relative to its folder, whose name only serves the problems' places.
///
/// Reading never stops at the first problem. The course is there whenever enough of `course.md` could be read,
/// so that an old revision stays readable under stricter checks: publish it only when no problem is an error.
pub fn read_course(folder: &str, files: &[SourceFile]) -> (Option<Course>, Vec<Problem>) {
    let mut problems = manuscript::Problems::default();
    let read = reader::read(folder, files, &mut problems);
    (read.map(|read| read.course), problems.sorted())
}

/// Reads one bank without a course: its questions, and every problem that lies in the file itself.
pub fn read_bank(file: &SourceFile) -> (Vec<Question>, Vec<Problem>) {
    let mut problems = manuscript::Problems::default();
    let questions = bank_file::read(file, &mut problems);
    (questions, problems.sorted())
}

/// Reads one programme, without a look at the courses that it names.
///
/// It is there whenever its rule could be read: publish it only when the whole folder has no error in its file.
pub fn read_programme(file: &SourceFile) -> (Option<Programme>, Vec<Problem>) {
    let mut problems = manuscript::Problems::default();
    let read = programme_file::read(file, &mut problems);
    (read.map(|read| read.programme), problems.sorted())
}

/// Reads the acts of `legal.md`.
pub fn read_legal(file: &SourceFile) -> (Vec<Act>, Vec<Problem>) {
    let mut problems = manuscript::Problems::default();
    let acts = legal::read(file, &mut problems);
    (acts, problems.sorted())
}

/// Whether a file of the folder of courses belongs to no course, but is published: a programme, or the acts.
pub fn is_of_all_courses(path: &str) -> bool {
    is_legal(path) || programme_file::is_programme(path)
}

/// Whether a file of the folder of courses holds the acts.
pub fn is_legal(path: &str) -> bool {
    path == legal::FILE
}

/// Reads the whole folder of courses; paths are relative to it.
///
/// Only courses without errors are in the catalogue; the others keep their last good revision.
pub fn read_catalogue(files: &[SourceFile]) -> (Catalogue, Vec<Problem>) {
    catalogue::read(files, None)
}

/// The same as of a day: courses whose review was due and acts that have ended by then are warned of.
pub fn read_catalogue_on(files: &[SourceFile], day: Date) -> (Catalogue, Vec<Problem>) {
    catalogue::read(files, Some(day))
}
