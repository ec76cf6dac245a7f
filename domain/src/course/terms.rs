//! The words that rendered lessons add, in the language of the course.

use crate::locale::Locale;

/// One word or phrase in the three languages.
#[derive(Clone, Copy)]
pub(super) struct Term {
    vi: &'static str,
    en: &'static str,
    fr: &'static str,
}

impl Term {
    const fn new(vi: &'static str, en: &'static str, fr: &'static str) -> Self {
        Self { vi, en, fr }
    }

    /// The words in a language.
    pub fn text(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Vi => self.vi,
            Locale::En => self.en,
            Locale::Fr => self.fr,
        }
    }
}

pub(super) const TIP: Term = Term::new("Mẹo", "Tip", "Astuce");
pub(super) const NOTE: Term = Term::new("Ghi chú", "Note", "Remarque");
pub(super) const WARNING: Term = Term::new("Cảnh báo", "Warning", "Attention");
pub(super) const IMPORTANT: Term = Term::new("Quan trọng", "Important", "Important");
pub(super) const CASE: Term = Term::new("Tình huống", "Case", "Cas pratique");
pub(super) const TASK: Term = Term::new("Làm ngay", "Do it now", "À faire maintenant");
pub(super) const SOURCES: Term = Term::new("Nguồn", "Sources", "Sources");
pub(super) const MINUTES: Term = Term::new("phút", "minutes", "minutes");
pub(super) const TABLE: Term = Term::new("Bảng", "Table", "Tableau");
pub(super) const NOTES: Term = Term::new("Nguồn và chú thích", "Sources and notes", "Sources et notes");
pub(super) const NOTE_NUMBER: Term = Term::new("Chú thích", "Note", "Note");
pub(super) const BACK: Term = Term::new("Về chỗ đang đọc", "Back to the text", "Retour au texte");
pub(super) const SEEN: Term = Term::new("Xem lại ngày", "Looked at on", "Consulté le");
pub(super) const DONE: Term = Term::new("đã xong", "done", "fait");
pub(super) const NOT_DONE: Term = Term::new("chưa xong", "to do", "à faire");
