//! The 54 peoples of Việt Nam.
//!
//! Source: 'Danh mục các thành phần dân tộc Việt Nam', Decision 121-TCTK/PPCĐ of the General Statistics Office of
//! 2 March 1979, with its codes 01 to 54, which the censuses have used since.

use super::words::letters;

/// One of the 54.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ethnicity(&'static Entry);

/// Code, name, and other ways in which offices write it.
type Entry = (&'static str, &'static str, &'static [&'static str]);

const LIST: [Entry; 54] = [
    ("01", "Kinh", &["Việt"]),
    ("02", "Tày", &[]),
    ("03", "Thái", &[]),
    ("04", "Hoa", &["Hán"]),
    ("05", "Khmer", &["Khơ Me", "Khơ-me"]),
    ("06", "Mường", &[]),
    ("07", "Nùng", &[]),
    ("08", "Mông", &["H'Mông", "Hmông"]),
    ("09", "Dao", &[]),
    ("10", "Gia Rai", &["Jrai", "Gia-rai"]),
    ("11", "Ngái", &[]),
    ("12", "Ê Đê", &["Ê-đê", "Rađê"]),
    ("13", "Ba Na", &["Ba-na", "Bahnar"]),
    ("14", "Xơ Đăng", &["Xơ-đăng", "Xê Đăng"]),
    ("15", "Sán Chay", &["Cao Lan", "Sán Chỉ", "Cao Lan - Sán Chỉ"]),
    ("16", "Cơ Ho", &["Cơ-ho", "K'Ho"]),
    ("17", "Chăm", &["Chàm"]),
    ("18", "Sán Dìu", &[]),
    ("19", "Hrê", &["H'rê"]),
    ("20", "Mnông", &["M'Nông"]),
    ("21", "Ra Glai", &["Raglai", "Ra-glai"]),
    ("22", "Xtiêng", &["Stiêng", "X'tiêng", "S'tiêng"]),
    ("23", "Bru - Vân Kiều", &["Bru", "Vân Kiều", "Bru-Vân Kiều"]),
    ("24", "Thổ", &[]),
    ("25", "Giáy", &[]),
    ("26", "Cơ Tu", &["Cơ-tu", "Ka Tu"]),
    ("27", "Gié Triêng", &["Gié-Triêng", "Giẻ Triêng"]),
    ("28", "Mạ", &[]),
    ("29", "Khơ Mú", &["Khơ-mú"]),
    ("30", "Co", &["Cor"]),
    ("31", "Tà Ôi", &["Tà-ôi"]),
    ("32", "Chơ Ro", &["Chơ-ro", "Châu Ro"]),
    ("33", "Kháng", &[]),
    ("34", "Xinh Mun", &["Xinh-mun"]),
    ("35", "Hà Nhì", &[]),
    ("36", "Chu Ru", &["Chu-ru"]),
    ("37", "Lào", &[]),
    ("38", "La Chí", &[]),
    ("39", "La Ha", &[]),
    ("40", "Phù Lá", &[]),
    ("41", "La Hủ", &[]),
    ("42", "Lự", &[]),
    ("43", "Lô Lô", &[]),
    ("44", "Chứt", &[]),
    ("45", "Mảng", &[]),
    ("46", "Pà Thẻn", &[]),
    ("47", "Cơ Lao", &["Cờ Lao"]),
    ("48", "Cống", &[]),
    ("49", "Bố Y", &[]),
    ("50", "Si La", &[]),
    ("51", "Pu Péo", &[]),
    ("52", "Brâu", &[]),
    ("53", "Ơ Đu", &["Ơ-đu"]),
    ("54", "Rơ Măm", &["Rơ-măm"]),
];

impl Ethnicity {
    /// All of them, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        LIST.iter().map(Self)
    }

    /// Two figures.
    pub fn code(self) -> &'static str {
        self.0.0
    }

    /// The name, which is the same in every language.
    pub fn name(self) -> &'static str {
        self.0.1
    }

    /// The one of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::all().find(|one| one.code() == code)
    }

    /// The one that a word means; tone marks, hyphens and apostrophes do not matter.
    pub fn read(written: &str) -> Option<Self> {
        let word = letters(written);
        let is_meant = |one: &Self| {
            let (code, name, others) = one.0;
            *code == word || letters(name) == word || others.iter().any(|other| letters(other) == word)
        };
        Self::all().find(is_meant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn there_are_fifty_four_and_no_word_means_two() {
        let mut meant: BTreeMap<String, &str> = BTreeMap::new();
        for (number, one) in (1..).zip(Ethnicity::all()) {
            assert_eq!(one.code(), format!("{number:02}"));
            let words = std::iter::once(one.name()).chain(one.0.2.iter().copied()).map(letters);
            for word in words {
                let before = meant.insert(word.clone(), one.code());
                assert!(before.is_none_or(|code| code == one.code()), "{word} means {before:?} and {}", one.code());
            }
        }
        assert_eq!(Ethnicity::all().count(), 54);
    }

    #[test]
    fn offices_write_names_in_many_ways() {
        for (written, name) in
            [("KINH", "Kinh"), ("h'mông", "Mông"), ("Ê-đê", "Ê Đê"), ("Bru-Vân Kiều", "Bru - Vân Kiều"), ("02", "Tày")]
        {
            assert_eq!(Ethnicity::read(written).map(Ethnicity::name), Some(name), "{written}");
        }
        assert_eq!(Ethnicity::read("Người Kinh ở xã"), None);
        assert_eq!(Ethnicity::of("55"), None);
    }
}
