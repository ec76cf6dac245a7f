//! Offline verification: the credential code of `domain` and a QR reader, compiled for one self-contained page.
//!
//! Everything that crosses to the page is text or pixels; the page knows the sentences, this crate the truth.

mod answer;
mod picture;

use domain::credential::{IssuerKey, RevocationList, check, verify_list};
use wasm_bindgen::prelude::wasm_bindgen;

/// The keys and lists that the page came with. Lists that no key vouches for are left out, and counted.
#[wasm_bindgen]
pub struct Trust {
    keys: Vec<IssuerKey>,
    lists: Vec<RevocationList>,
    refused: usize,
}

#[wasm_bindgen]
impl Trust {
    /// Reads a JSON array of keys and a JSON array of signed lists in base 64.
    #[wasm_bindgen(constructor)]
    pub fn new(keys_json: &str, lists_json: &str) -> Self {
        let keys: Vec<IssuerKey> = serde_json::from_str(keys_json).unwrap_or_default();
        let texts: Vec<String> = serde_json::from_str(lists_json).unwrap_or_default();
        let read = |text: &String| {
            let bytes = data_encoding::BASE64.decode(text.as_bytes()).ok()?;
            verify_list(&bytes, &keys).ok()
        };
        let lists: Vec<RevocationList> = texts.iter().filter_map(read).collect();
        let refused = texts.len() - lists.len();
        Self { keys, lists, refused }
    }

    /// The keys with their fingerprints and the days of their issuers' lists, as JSON.
    pub fn describe(&self) -> String {
        answer::trust(&self.keys, &self.lists, self.refused)
    }

    /// What may be said on a day (`2026-11-23`) of the text of a QR code, as JSON.
    pub fn check(&self, text: &str, today: &str) -> String {
        // Without a day every paper with an end counts as expired: better asked for again than believed too long.
        let today = today.parse().unwrap_or(jiff::civil::Date::MAX);
        answer::verdict(&check(text, &self.keys, &self.lists, today))
    }
}

/// The text of the first QR code in a picture of RGBA pixels.
#[wasm_bindgen]
pub fn read_picture(pixels: &[u8], width: usize) -> Option<String> {
    picture::read(pixels, width)
}

#[cfg(test)]
mod tests;
