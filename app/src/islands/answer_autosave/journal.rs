//! Saves that the server has not acknowledged: the newest of each question, here and in the
//! browser's storage, where they outlive the page.

use std::{cell::RefCell, collections::BTreeMap};
use web_sys::Storage;

/// The unacknowledged saves of one attempt.
pub struct Journal {
    attempt: String,
    storage: Option<Storage>,
    waiting: RefCell<BTreeMap<String, String>>,
}

impl Journal {
    /// Finds what an earlier page left behind. Without storage it keeps for this page only.
    pub fn open(attempt: &str) -> Self {
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        let prefix = format!("answers/{attempt}/");
        let mut waiting = BTreeMap::new();
        if let Some(storage) = &storage {
            let names = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten());
            for name in names {
                if let (Some(question), Ok(Some(body))) = (name.strip_prefix(&prefix), storage.get_item(&name)) {
                    waiting.insert(question.to_owned(), body);
                }
            }
        }
        Self { attempt: attempt.to_owned(), storage, waiting: RefCell::new(waiting) }
    }

    /// A counter above all that this browser has used in the attempt, in any tab.
    pub fn next_counter(&self, at_least: u64) -> u64 {
        let name = format!("counter/{}", self.attempt);
        let last = self.storage.as_ref().and_then(|storage| storage.get_item(&name).ok().flatten());
        let next =
            at_least.max(last.and_then(|last| last.parse::<u64>().ok()).map_or(0, |last| last.saturating_add(1)));
        if let Some(storage) = &self.storage {
            let _ = storage.set_item(&name, &next.to_string());
        }
        next
    }

    /// Keeps a save until it is acknowledged; it takes the place of an older one of its question.
    pub fn keep(&self, question: &str, body: &str) {
        self.waiting.borrow_mut().insert(question.to_owned(), body.to_owned());
        if let Some(storage) = &self.storage {
            let _ = storage.set_item(&self.name(question), body);
        }
    }

    /// Forgets a save, unless the question has a newer one by now.
    pub fn forget(&self, question: &str, body: &str) {
        let mut waiting = self.waiting.borrow_mut();
        if waiting.get(question).is_some_and(|newest| newest == body) {
            waiting.remove(question);
        }
        if let Some(storage) = &self.storage
            && storage.get_item(&self.name(question)).ok().flatten().is_some_and(|kept| kept == body)
        {
            let _ = storage.remove_item(&self.name(question));
        }
    }

    /// All that waits: question and body.
    pub fn waiting(&self) -> Vec<(String, String)> {
        self.waiting.borrow().iter().map(|(question, body)| (question.clone(), body.clone())).collect()
    }

    fn name(&self, question: &str) -> String {
        format!("answers/{}/{question}", self.attempt)
    }
}
