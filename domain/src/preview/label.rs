//! The few words that a preview adds to the author's own.

use crate::locale::Locale;

/// A word or two beside something that the author wrote.
#[derive(Clone, Copy)]
pub(super) enum Label {
    Right,
    Wrong,
    Hint,
    Explanation,
    Feedback,
    Sample,
    Rubric,
    Retired,
    Nobody,
    Distractors,
    Planned,
    Transcript,
    Outcomes,
}

impl Label {
    pub fn text(self, locale: Locale) -> &'static str {
        let [vi, en, fr] = match self {
            Self::Right => ["Đúng", "Right", "Juste"],
            Self::Wrong => ["Sai", "Wrong", "Faux"],
            Self::Hint => ["Gợi ý", "Hint", "Indice"],
            Self::Explanation => ["Giải thích", "Explanation", "Explication"],
            Self::Feedback => {
                ["Nhận xét cho câu trả lời này", "What whoever answers this is told", "Réponse à ce choix"]
            }
            Self::Sample => ["Bài mẫu", "Sample answer", "Réponse modèle"],
            Self::Rubric => ["Tiêu chí chấm", "Marked by", "Critères"],
            Self::Retired => ["Đã ngừng dùng", "Retired", "Retirée"],
            Self::Nobody => ["không nối với gì", "with nothing", "avec rien"],
            Self::Distractors => ["Không thuộc về đâu", "Belongs nowhere", "N’appartient à rien"],
            Self::Planned => ["sắp có", "planned", "à venir"],
            Self::Transcript => ["Bản chữ", "Transcript", "Transcription"],
            Self::Outcomes => ["Sau khóa học", "After the course", "À l’issue du cours"],
        };
        match locale {
            Locale::Vi => vi,
            Locale::En => en,
            Locale::Fr => fr,
        }
    }
}

/// Something that opens under its label.
pub(super) fn details(label: Label, html: &str, locale: Locale) -> String {
    format!(
        "<details class=\"hint-step\"><summary>{}</summary><div class=\"prose\">{html}</div></details>\n",
        label.text(locale)
    )
}

pub(super) fn minutes(count: u32, locale: Locale) -> String {
    match locale {
        Locale::Vi => format!("{count} phút"),
        Locale::En | Locale::Fr => format!("{count} min"),
    }
}

/// How many questions a section draws.
pub(super) fn draws(count: usize, of: usize, locale: Locale) -> String {
    match locale {
        Locale::Vi => format!("Mỗi lượt rút {count} trong {of} câu."),
        Locale::En => format!("Each attempt draws {count} of {of} questions."),
        Locale::Fr => format!("Chaque tentative tire {count} questions sur {of}."),
    }
}

pub(super) fn points(text: &str, locale: Locale) -> String {
    match locale {
        Locale::Vi => format!("{text} điểm"),
        Locale::En | Locale::Fr => format!("{text} points"),
    }
}
