//! The encodings from before Unicode in which Vietnamese files are still found.

use crate::problem::Sentence;

/// An encoding from before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegacyEncoding {
    /// Fonts ABC, `.VnTime`.
    Tcvn3,
    /// Fonts `VNI-Times`.
    Vni,
    /// Of the internet of the nineties.
    Viscii,
    /// Windows.
    Windows1258,
    /// Western Europe.
    Latin1,
}

impl LegacyEncoding {
    /// What people call it.
    pub fn name(self) -> Sentence {
        match self {
            Self::Tcvn3 => Sentence::new("TCVN3 (phông ABC, .VnTime)", "TCVN3 (fonts ABC, .VnTime)"),
            Self::Vni => Sentence::new("VNI (phông VNI-Times)", "VNI (fonts VNI-Times)"),
            Self::Viscii => Sentence::new("VISCII", "VISCII"),
            Self::Windows1258 => Sentence::new("Windows-1258", "Windows-1258"),
            Self::Latin1 => Sentence::new("Latin-1 (Windows-1252)", "Latin-1 (Windows-1252)"),
        }
    }
}

/// Text of the fonts ABC or VNI that some program took for Latin letters and stored as such.
pub fn disguised(text: &str) -> Option<LegacyEncoding> {
    /// Fewer letters prove nothing.
    const ENOUGH: usize = 8;
    let is_vietnamese = |letter: char| matches!(letter, 'ă' | 'đ' | 'ơ' | 'ư' | '\u{1ea0}'..='\u{1ef9}');
    let high = text.chars().filter(|letter| ('\u{a1}'..='\u{ff}').contains(letter)).count();
    if high < ENOUGH || text.chars().any(is_vietnamese) {
        return None;
    }
    let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b' ')).collect();
    Some(legacy_encoding(&bytes)).filter(|look| matches!(look, LegacyEncoding::Tcvn3 | LegacyEncoding::Vni))
}

/// A short text that no language writes so: a name in the fonts ABC or VNI, of which there is too little to count.
pub fn is_garbled(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|letter| {
        let after_vowel = "aeiouyAEIOUYöôÖÔ".contains(before);
        let is_sign = matches!(letter, '\u{a1}'..='\u{aa}' | '\u{ac}'..='\u{b3}' | '\u{b5}' | '\u{b6}' | '\u{b8}'..='\u{ba}' | '\u{bc}'..='\u{bf}');
        let is_foreign = matches!(letter, 'Þ' | 'þ' | 'ß' | 'Ð' | 'ð' | '×' | '÷' | '¬' | '\u{80}'..='\u{9f}');
        let is_tone = after_vowel && matches!(letter, 'ø' | 'Ø' | 'å' | 'ä' | 'Ä' | 'û' | 'Û');
        let is_digraph = matches!((before, letter), ('a' | 'e' | 'o', 'â') | ('A' | 'E' | 'O', 'Â') | ('e', 'ã' | 'á' | 'à') | ('ö' | 'ô', 'ô' | 'ï' | 'ù'));
        before = letter;
        is_sign || is_foreign || is_tone || is_digraph
    })
}

/// What the letters above ASCII say about the encoding.
pub fn legacy_encoding(bytes: &[u8]) -> LegacyEncoding {
    let (mut high, mut tcvn3, mut vni, mut viscii, mut windows, mut before) = (0, 0, 0, 0, 0, b' ');
    for byte in bytes.iter().copied() {
        if byte >= 0x80 {
            high += 1;
            let after_vowel = b"aeiouyAEIOUY\xf4\xf6\xd4\xd6".contains(&before);
            // Most letters and tones stand where Latin-1 has signs that no word holds; « and » are left out.
            tcvn3 += usize::from(matches!(byte, 0xa1..=0xaa | 0xac..=0xae | 0xb5..=0xba | 0xbc..=0xbe));
            // Tones stand behind their vowel, as letters of their own.
            vni += usize::from(
                after_vowel
                    && matches!(byte, 0xe0..=0xe5 | 0xe8..=0xeb | 0xef | 0xf5 | 0xf8..=0xfc | 0xd5 | 0xd8..=0xdc)
                    || byte == 0xf1,
            );
            // đ, ư, ơ and ạ: TCVN3 writes them elsewhere, and hardly ever what stands there.
            viscii += usize::from(matches!(byte, 0xf0 | 0xdf | 0xbd | 0xd5));
            let after_letter = before.is_ascii_alphabetic() || before >= 0xc0;
            windows += usize::from(after_letter && matches!(byte, 0xcc | 0xd2 | 0xde | 0xec | 0xf2));
        }
        before = byte;
    }
    let strokes = bytes.iter().filter(|byte| matches!(byte, 0xae | 0xa7 | 0xad | 0xac)).count();
    match () {
        () if 6 * viscii >= high && viscii > strokes => LegacyEncoding::Viscii,
        () if 5 * tcvn3 >= high => LegacyEncoding::Tcvn3,
        () if 5 * vni >= 3 * high => LegacyEncoding::Vni,
        () if 8 * windows >= high => LegacyEncoding::Windows1258,
        () => LegacyEncoding::Latin1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_old_encodings_are_told_apart() {
        // Nguyễn Thị Hạnh, Trần Đức Phương
        let tcvn3 = b"Nguy\xd4n Th\xde H\xb9nh, Tr\xc7n \xa7\xf8c Ph\xad\xacng, \xae\xb7\xb5";
        assert_eq!(legacy_encoding(tcvn3), LegacyEncoding::Tcvn3);
        let vni = b"Nguye\xe3n Th\xf2 Ha\xefnh, Tra\xe0n \xd1\xf6\xf9c Ph\xf6\xf4ng, ca\xf9n bo\xe4, co\xe2ng ch\xf6\xf9c, Le\xe2 Va\xean Hu\xf8ng";
        assert_eq!(legacy_encoding(vni), LegacyEncoding::Vni);
        let viscii = b"Nguy\xadn Th\xb8 H\xd5nh, Tr\xa5n \xd0\xd1c Ph\xdf\xbdng, \xf0\xbdn v\xb8";
        assert_eq!(legacy_encoding(viscii), LegacyEncoding::Viscii);
        let windows = b"Nguy\xea\xden Thi\xf2 Ha\xf2nh, Tr\xe2\xccn \xd0\xfd\xecc Ph\xfd\xf5ng";
        assert_eq!(legacy_encoding(windows), LegacyEncoding::Windows1258);
    }

    #[test]
    fn names_of_old_fonts_are_seen_and_others_are_not() {
        for garbled in ["TrÇn ThÞ Nga", "Ph¹m V¨n §øc", "Nguyeãn Thò Haïnh", "Ñoã Thuøy Döông", "Leâ Vaên"]
        {
            assert!(is_garbled(garbled), "{garbled}");
        }
        let good = [
            "Nguyễn Thị Hạnh",
            "H Thanh Hà Kbuôr",
            "Đỗ Thùy Dương",
            "Loïc Noël",
            "François Müller",
            "Ông Ích Khiêm",
            "Hoàng Xuân Quế",
            "Bùi Thị Luân",
            "Zoé Lefèvre",
            "Phạm Khoát",
            "Mã Thoại",
            "Hứa Quãng",
            "Doãn Quốc Sỹ",
        ];
        for name in good {
            assert!(!is_garbled(name), "{name}");
        }
    }
}
