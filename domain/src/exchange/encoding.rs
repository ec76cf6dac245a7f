//! From the bytes of a file to its text, or to the reason why it cannot be read.

use super::{
    LARGEST_FILE,
    told::{Refusal, say},
};
use crate::{
    problem::Sentence,
    text::{LegacyEncoding, disguised, legacy_encoding},
};

/// The text of a file; byte order marks are taken away.
pub(super) fn text(bytes: &[u8]) -> Result<String, Refusal> {
    if bytes.len() > LARGEST_FILE {
        return Err(too_large());
    }
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        bytes => utf8(bytes)?,
    };
    if let Some(at) = text.find('\0') {
        return Err(not_text(bytes, line_of(&text[..at])));
    }
    match disguised(&text) {
        Some(look) => Err(not_utf8(look, 1)),
        None => Ok(text),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, Refusal> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
            if bytes.contains(&0) || bytes.starts_with(b"PK\x03\x04") {
                return Err(not_text(bytes, line));
            }
            Err(not_utf8(legacy_encoding(bytes), line))
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Refusal> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok().filter(|_| odd.is_empty()).ok_or_else(|| {
        Refusal::new(
            1,
            "not-utf16",
            say("Tệp mở đầu như văn bản UTF-16 nhưng bị hỏng.", "The file begins like UTF-16 text, but is broken."),
            save_as_utf8(),
        )
    })
}

fn line_of(before: &str) -> usize {
    before.matches('\n').count() + 1
}

fn too_large() -> Refusal {
    let most = LARGEST_FILE / (1024 * 1024);
    Refusal::new(
        1,
        "file-too-large",
        say(format!("Tệp lớn hơn {most} MB."), format!("The file is larger than {most} MB.")),
        say("Chia ngân hàng thành nhiều tệp.", "Split the bank into several files."),
    )
}

fn not_text(bytes: &[u8], line: usize) -> Refusal {
    let what = if bytes.starts_with(b"PK") {
        say("Đây là tệp nén hoặc tệp Word, không phải văn bản.", "This is a ZIP or Word file, no text.")
    } else {
        say("Tệp có ký tự rỗng nên không phải văn bản thuần.", "The file holds null characters: it is no plain text.")
    };
    Refusal::new(line, "not-text", what, save_as_utf8())
}

fn not_utf8(look: LegacyEncoding, line: usize) -> Refusal {
    let Sentence { vi, en } = look.name();
    let mend = match look {
        LegacyEncoding::Tcvn3 | LegacyEncoding::Vni | LegacyEncoding::Viscii => say(
            "Chuyển mã sang Unicode, ví dụ bằng Unikey (Ctrl+Shift+F6), rồi lưu với bảng mã UTF-8.",
            "Convert it to Unicode, for instance with Unikey (Ctrl+Shift+F6), and save it in UTF-8.",
        ),
        LegacyEncoding::Windows1258 | LegacyEncoding::Latin1 => save_as_utf8(),
    };
    Refusal::new(
        line,
        "not-utf8",
        say(
            format!("Tệp không phải Unicode UTF-8; có vẻ là {vi}."),
            format!("The file is not Unicode in UTF-8; it looks like {en}."),
        ),
        mend,
    )
}

fn save_as_utf8() -> Sentence {
    say(
        "Mở bằng trình soạn thảo, chọn Lưu thành… văn bản thuần (.txt), bảng mã UTF-8.",
        "Open it in an editor and save it as plain text (.txt) in UTF-8.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "Câu 1. Đơn vị nào cấp giấy phép xây dựng?";

    fn refused(bytes: &[u8]) -> (&'static str, String) {
        let line = text(bytes).expect_err("refused").told(None);
        (line.code, line.what.vi)
    }

    #[test]
    fn unicode_is_read_with_and_without_its_mark() {
        let units = |unit: fn(u16) -> [u8; 2]| WORDS.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        assert_eq!(text(WORDS.as_bytes()).unwrap(), WORDS);
        assert_eq!(text(&[b"\xef\xbb\xbf", WORDS.as_bytes()].concat()).unwrap(), WORDS);
        assert_eq!(text(&[vec![0xff, 0xfe], units(u16::to_le_bytes)].concat()).unwrap(), WORDS);
        assert_eq!(text(&[vec![0xfe, 0xff], units(u16::to_be_bytes)].concat()).unwrap(), WORDS);
        assert_eq!(refused(b"\xff\xfea").0, "not-utf16");
    }

    #[test]
    fn old_encodings_are_named() {
        // 'Đơn vị nào cấp giấy phép xây dựng' in each of them.
        let tcvn3 = b"\xa7\xacn v\xde n\xb5o c\xcap gi\xcay ph\xd0p x\xa9y d\xf9ng";
        let vni = b"\xd1\xf4n v\xf2 na\xf8o ca\xe1p gia\xe1y phe\xf9p xa\xe2y d\xf6\xefng";
        let windows = b"\xd0\xf5n vi\xf2 na\xccaoo c\xe2\xecp gi\xe2\xecy phe\xecp x\xe2y d\xfd\xf2ng";
        assert!(refused(tcvn3).1.contains("TCVN3"));
        assert!(refused(vni).1.contains("VNI"), "{}", refused(vni).1);
        assert!(refused(windows).1.contains("1258"));
        assert!(refused(b"l'\xe9l\xe8ve re\xe7oit").1.contains("Latin-1"));
        assert_eq!(text(b"a\nb\xe9").expect_err("refused").line, Some(2));
    }

    #[test]
    fn text_of_old_fonts_is_found_behind_unicode() {
        assert!(refused("§¬n vÞ nµo cÊp giÊy phÐp x©y dùng nhµ ë".as_bytes()).1.contains("TCVN3"));
        for fine in ["L’élève a reçu son prêt à l’été", "«Ĝi» © 2024 ®", "Straße über Köln", WORDS] {
            assert!(text(fine.as_bytes()).is_ok(), "{fine}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(refused(b"PK\x03\x04\xff\xff").0, "not-text");
        assert_eq!(refused(b"a\0b\0").0, "not-text");
        assert_eq!(refused(&vec![b'a'; LARGEST_FILE + 1]).0, "file-too-large");
    }
}
