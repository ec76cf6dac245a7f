//! The same person twice in one file.

use super::{Draft, Fault, fault::say};
use std::collections::HashMap;

/// Which staff codes and e-mails have come, and in which line.
#[derive(Clone, Debug, Default)]
pub struct Repeats {
    codes: HashMap<(String, String), usize>,
    emails: HashMap<String, usize>,
}

impl Repeats {
    /// Remembers a row; gives what is wrong where its staff code within this body, or its e-mail, has come before.
    pub fn see(&mut self, draft: &Draft, body: &str) -> Option<Fault> {
        let code = draft.staff_code.as_ref().map(|code| (body.to_owned(), code.clone()));
        let by_code = code.and_then(|key| earlier(&mut self.codes, key, draft.line));
        let by_email = draft.email.as_ref().and_then(|email| earlier(&mut self.emails, email.clone(), draft.line));
        let (line, vi, en) = match (by_code, by_email) {
            (Some(line), _) => (line, "Mã cán bộ", "staff code"),
            (None, Some(line)) => (line, "Thư điện tử", "e-mail"),
            (None, None) => return None,
        };
        Some(Fault::new(
            "repeated",
            None,
            say(format!("{vi} trùng với dòng {line}."), format!("The {en} is that of line {line}.")),
            say("Giữ lại một dòng, hoặc sửa cho khác nhau.", "Keep one of the lines, or mend one."),
        ))
    }
}

fn earlier<K: std::hash::Hash + Eq>(seen: &mut HashMap<K, usize>, key: K, line: usize) -> Option<usize> {
    match seen.get(&key) {
        Some(first) => Some(*first),
        None => {
            seen.insert(key, line);
            None
        }
    }
}
