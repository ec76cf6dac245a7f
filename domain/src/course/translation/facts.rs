//! The front matter of a translation: its texts, and nothing that the original does not say.

use crate::{
    course::{
        Source,
        fields::{Fields, Spotted},
        front_matter,
        lesson_facts::source_list,
        manuscript::{Manuscript, Problems, Report, say},
    },
    problem::Place,
};

/// What kind of file is translated.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Form {
    Course,
    Module,
    Lesson,
    /// A quiz or a bank.
    Quiz,
}

/// The texts of a front matter.
pub(super) struct Facts {
    pub title: String,
    pub summary: Option<String>,
    pub aim: Option<String>,
    pub outcomes: Vec<Spotted<String>>,
    pub sources: Vec<Spotted<Source>>,
}

impl Facts {
    /// Reads them; `None` without a title.
    pub fn read(form: Form, original: &Manuscript, report: &mut Report<'_>) -> Option<Self> {
        let mut unheard = Problems::default();
        let declared = front_matter::entries(&mut Report::new(original, &mut unheard));
        let mut fields = Fields::of_file(report);
        if fields.is_empty() {
            return None;
        }
        let title = fields.required("title");
        fields.text("of");
        let is = |other| form == other;
        let summary = if is(Form::Course) { fields.text("summary") } else { None };
        let outcomes = if is(Form::Course) { fields.texts("outcomes") } else { Vec::new() };
        let aim = if is(Form::Module) { fields.text("aim") } else { None };
        let sources = if is(Form::Lesson) { fields.node("sources") } else { None };
        fields.finish_beside(&declared);
        let sources = sources.map(|node| source_list(node, report)).unwrap_or_default();
        Some(Self {
            title: title?.value,
            summary: summary.map(|text| text.value),
            aim: aim.map(|text| text.value),
            outcomes,
            sources,
        })
    }

    /// The outcomes, when they are as many as those of the original.
    pub fn outcomes(&self, originals: &[String], report: &mut Report<'_>) -> Option<Vec<String>> {
        let first = self.outcomes.first()?;
        if self.outcomes.len() == originals.len() {
            return Some(self.outcomes.iter().map(|text| text.value.clone()).collect());
        }
        let (own, all) = (self.outcomes.len(), originals.len());
        report.error_at(
            first.place,
            "translation-differs",
            say(
                format!("Bản dịch có {own} kết quả học tập, bản gốc có {all}."),
                format!("The translation has {own} outcomes, the original {all}."),
            ),
            say("Dịch từng dòng của outcomes, đúng thứ tự.", "Translate outcomes line by line, in their order."),
        );
        None
    }

    /// The sources of the original with the words of the translation, and its address where it has another.
    pub fn sources(&self, originals: &[Spotted<Source>], report: &mut Report<'_>) -> Vec<Spotted<Source>> {
        let mut sources = originals.to_vec();
        sources.iter_mut().for_each(|source| source.place = Place::START);
        for own in &self.sources {
            let Source { id, text, url, date, .. } = &own.value;
            let Some(source) = sources.iter_mut().find(|source| source.value.id == *id) else {
                report.error_at(
                    own.place,
                    "translation-differs",
                    say(format!("Bản gốc không có nguồn “{id}”."), format!("The original has no source '{id}'.")),
                    say("Chỉ dịch các nguồn của bản gốc.", "Translate the sources of the original only."),
                );
                continue;
            };
            source.place = own.place;
            source.value.text.clone_from(text);
            source.value.url = url.clone().or(source.value.url.take());
            source.value.date = date.clone().or(source.value.date.take());
        }
        sources
    }
}
