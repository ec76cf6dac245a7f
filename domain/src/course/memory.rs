//! What was read of a file, to be taken again while nothing that it depends on has changed: whoever writes one file has
//! the others read once. Read for the first time or taken again, everything goes the same way.

use super::{
    attributes::Stated,
    links::{Part, Shelf, WantedAnchor},
    manuscript::{Manuscript, Problems},
};
use std::{
    any::Any,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Everything that was read of a course before.
#[derive(Default)]
pub(super) struct Memory {
    surroundings: Surroundings,
    known: BTreeMap<(Kind, String), Known>,
}

/// Of what a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Facts,
    Bank,
    Item,
}

/// What the reading of a file depends on besides its own text and what it names.
#[derive(Default, PartialEq)]
struct Surroundings {
    course: String,
    language: crate::locale::Locale,
    paths: BTreeSet<String>,
    parts: BTreeMap<String, Part>,
}

/// What reading notes on a shelf: media, anchors, links to anchors, and what headings state.
type Notes = (BTreeSet<String>, BTreeSet<(String, String)>, Vec<WantedAnchor>, Stated);

/// What came of a file.
struct Known {
    /// Its own text and those of the files that it was read with.
    texts: Vec<Arc<str>>,
    /// What was left of what a course shares.
    left: usize,
    found: Arc<dyn Any + Send + Sync>,
    problems: Problems,
    media: BTreeSet<String>,
    anchors: BTreeSet<(String, String)>,
    wanted: Vec<WantedAnchor>,
    stated: Stated,
}

impl Memory {
    /// Forgets everything that was read among other files.
    pub fn among(&mut self, shelf: &Shelf) {
        let now = Surroundings {
            course: shelf.course.clone(),
            language: shelf.lang,
            paths: shelf.paths.clone(),
            parts: shelf.parts.clone(),
        };
        if now != self.surroundings {
            self.known.retain(|(kind, _), _| *kind == Kind::Facts);
            self.surroundings = now;
        }
    }

    /// What `read` gives for a file, and what it notes on the shelf and reports.
    pub fn recall<T: Any + Send + Sync>(
        &mut self,
        kind: Kind,
        (manuscript, others, left): (&Manuscript, &[&Manuscript], usize),
        shelf: &mut Shelf,
        problems: &mut Problems,
        read: impl FnOnce(&mut Shelf, &mut Problems) -> T,
    ) -> Arc<T> {
        let key = (kind, manuscript.path.clone());
        let texts = || std::iter::once(manuscript).chain(others.iter().copied()).map(|file| &file.text);
        let is_same = |known: &&Known| known.left == left && known.texts.iter().eq(texts());
        if let Some(known) = self.known.get(&key).filter(is_same)
            && let Ok(found) = Arc::clone(&known.found).downcast::<T>()
        {
            known.note(shelf, problems);
            return found;
        }
        let mut own = Problems::default();
        let before = shelf.take_notes();
        let found = Arc::new(read(shelf, &mut own));
        let (media, anchors, wanted, stated) = shelf.put_notes(before);
        let texts = texts().cloned().collect();
        let known = Known { texts, left, found: found.clone(), problems: own, media, anchors, wanted, stated };
        known.note(shelf, problems);
        self.known.insert(key, known);
        found
    }
}

impl Known {
    fn note(&self, shelf: &mut Shelf, problems: &mut Problems) {
        problems.append(self.problems.clone());
        shelf.used_media.extend(self.media.iter().cloned());
        shelf.anchors.extend(self.anchors.iter().cloned());
        shelf.wanted.extend(self.wanted.iter().cloned());
        shelf.stated.extend(self.stated.iter().map(|(place, entries)| (place.clone(), entries.clone())));
    }
}

impl Shelf {
    /// Takes what was noted so far away, so that what the next file notes stands alone.
    fn take_notes(&mut self) -> Notes {
        let Self { used_media, anchors, wanted, stated, .. } = self;
        (std::mem::take(used_media), std::mem::take(anchors), std::mem::take(wanted), std::mem::take(stated))
    }

    /// Puts back what was taken away, and gives what was noted since.
    fn put_notes(&mut self, (media, anchors, wanted, stated): Notes) -> Notes {
        let since = self.take_notes();
        (self.used_media, self.anchors, self.wanted, self.stated) = (media, anchors, wanted, stated);
        since
    }
}
