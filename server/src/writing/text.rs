//! Texts as they are compared: however they came, their lines end alike and their letters are composed alike.

use domain::text::nfc;

/// The text without a byte order mark, NFC, with `\n` at line ends.
pub fn plain(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    nfc(&text.replace("\r\n", "\n").replace('\r', "\n"))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn line_ends_and_letters_become_alike() {
        assert_eq!(plain("\u{feff}e\u{302}\r\nb\rc\n"), "ê\nb\nc\n");
    }
}
