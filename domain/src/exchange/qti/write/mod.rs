//! Writes questions as a package of QTI 3.0: one file an item, a test that lists them, the manifest.

mod answers;
mod gaps;
mod item;
mod losses;
mod markup;
mod package;

use crate::{
    exchange::{
        Package,
        draft::tell,
        report::{Fate, Line, Report},
        told::{Changes, Refusal, say},
    },
    locale::Locale,
    quiz::Question,
};
use markup::Texts;

/// Questions as a package; what QTI cannot say is told.
pub(in crate::exchange) fn write<'q>(
    title: &str,
    lang: Locale,
    questions: impl IntoIterator<Item = &'q Question>,
) -> Package {
    let (mut items, mut report) = (Vec::new(), Report::default());
    for question in questions {
        let mut texts = Texts::default();
        match one(question, lang, &mut texts) {
            Ok(text) => {
                items.push((question, text));
                report.lines.push(taken(question));
                tell(&texts.losses, &mut texts.changes);
                report.lines.extend(texts.changes.told(&question.id, None));
            }
            Err(refusal) => report.lines.push(refusal.told(Some(question.id.clone()))),
        }
    }
    Package { files: package::files(title, items), report }
}

fn one(question: &Question, lang: Locale, texts: &mut Texts) -> Result<String, Refusal> {
    if question.retired {
        return Err(Refusal::anywhere(
            "retired",
            say("Câu hỏi đã ngừng dùng (retired).", "The question is retired."),
            say("Bỏ retired nếu vẫn muốn xuất.", "Remove retired to export it."),
        ));
    }
    tell_lost_facts(question, &mut texts.changes);
    item::write(question, lang, texts)
}

fn tell_lost_facts(question: &Question, changes: &mut Changes) {
    let facts = [
        (question.level.is_some(), "mức", "level"),
        (!question.hints.is_empty(), "gợi ý", "hints"),
        (!question.read_again.is_empty(), "bài đọc lại", "lessons to read again"),
    ];
    let lost = |vi: bool| {
        let names = facts.iter().filter(|(is, ..)| *is).map(|(_, name, en)| if vi { *name } else { *en });
        names.collect::<Vec<_>>().join(", ")
    };
    if facts.iter().any(|(is, ..)| *is) {
        changes.note(
            "facts-lost",
            say(format!("QTI không có chỗ cho: {}.", lost(true)), format!("QTI has no place for: {}.", lost(false))),
            say("Đặt lại trong hệ thống kia.", "Set them again in the other system."),
        );
    }
}

fn taken(question: &Question) -> Line {
    Line {
        file: None,
        line: None,
        question: Some(question.id.clone()),
        fate: Fate::Taken,
        code: "written",
        what: say("Đã xuất.", "Written."),
        mend: None,
    }
}
