//! The writing room in the browser: the same preview and the same problems as on the server, at every key.
//!
//! Everything that crosses to the page is text; the page knows the keys, this crate the rules.

mod answer;

use domain::{course::SourceFile, locale::Locale, preview};
use wasm_bindgen::prelude::wasm_bindgen;

/// A course that is open in the writing room.
#[wasm_bindgen]
pub struct Workshop {
    workshop: preview::Workshop,
    locale: Locale,
}

#[wasm_bindgen]
impl Workshop {
    /// Opens an empty folder of this name, in the language of the page.
    #[wasm_bindgen(constructor)]
    pub fn new(folder: &str, locale: &str) -> Self {
        Self { workshop: preview::Workshop::new(folder, &[]), locale: locale.parse().unwrap_or_default() }
    }

    /// Puts a text file into the folder, or another text into it.
    pub fn write(&mut self, path: &str, text: &str) {
        self.workshop.put(&SourceFile::markdown(path, text));
    }

    /// Says that a medium lies in the folder; what is in it, no rule asks.
    pub fn has_medium(&mut self, path: &str) {
        self.workshop.put(&SourceFile::medium(path, &[]));
    }

    /// The file as it stands: its HTML, its problems, and how many errors other files have, as JSON.
    pub fn look(&mut self, path: &str) -> String {
        answer::look(&self.workshop.look(path, self.locale), self.locale)
    }
}

/// What a piece of markdown looks like, for the menu of pieces: as JSON like [`Workshop::look`].
#[wasm_bindgen]
pub fn sample(path: &str, text: &str, locale: &str) -> String {
    let locale = locale.parse().unwrap_or_default();
    answer::look(&preview::sample(path, text, locale), locale)
}

#[cfg(test)]
mod tests;
