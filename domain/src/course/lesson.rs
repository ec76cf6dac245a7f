//! A lesson: text and practice questions in their places.

use super::{
    Block, Lesson, LessonMedia, checks,
    html::{Writer, task_mark},
    lesson_facts::{LessonFacts, MediaFacts},
    links::Shelf,
    manuscript::{Manuscript, Problems, Report, say},
    markdown::{self, Node, plain},
    notes,
    question::{self, ReadQuestion},
    traps,
};
use crate::{
    quiz::{Kind, Points},
    text::words,
};
use pulldown_cmark::{HeadingLevel, Tag};
use std::collections::BTreeMap;

/// The lesson with its practice questions again, for the checks of ids.
pub(super) struct ReadLesson {
    pub lesson: Lesson,
    pub practice: Vec<ReadQuestion>,
}

/// Reads a lesson.
pub(super) fn read(
    facts: &LessonFacts,
    manuscript: &Manuscript,
    body: usize,
    manuscripts: &BTreeMap<String, Manuscript>,
    shelf: &mut Shelf,
    problems: &mut Problems,
) -> ReadLesson {
    let transcript = facts.media.as_ref().and_then(|media| media_of(media, manuscript, manuscripts, shelf, problems));
    let mut report = Report::new(manuscript, problems);
    // Sources are footnotes: the parser must know their ids, their text is written by `notes`. They stand before the
    // body, where no open code block can swallow them; the comment ends the last one.
    let mut text: String = facts.sources.iter().map(|source| format!("[^{}]: .\n\n", source.value.id)).collect();
    text.push_str("<!-- -->\n\n");
    let prelude = text.len();
    text.push_str(&manuscript.text[body..]);
    let nodes = markdown::parse(&text, prelude, body, &mut report);
    let mut writer = Writer::new(shelf, &mut report, &facts.id.value);
    let (mut blocks, practice) = blocks(&nodes, facts, &mut writer);
    checks::check_questions(&practice, false, writer.report);
    checks::questions::check_rubrics(&practice, writer.report);
    writer.scope.clone_from(&facts.id.value);
    let notes = notes::section(&nodes, &facts.sources, &mut writer);
    if !notes.is_empty() {
        push_html(&mut blocks, &notes);
    }
    let words =
        words(&manuscript.text[body..]) + facts.sources.iter().map(|source| words(&source.value.text)).sum::<usize>();
    let (task_minutes, headings) = (writer.task_minutes, std::mem::take(&mut writer.headings));
    let lesson = Lesson {
        id: facts.id.value.clone(),
        lang: shelf.lang,
        title: facts.title.clone(),
        minutes: facts.minutes.value,
        task_minutes,
        words,
        media: transcript,
        blocks,
        headings,
        sources: facts.sources.iter().map(|source| source.value.clone()).collect(),
    };
    ReadLesson { lesson, practice }
}

fn blocks(nodes: &[Node<'_>], facts: &LessonFacts, writer: &mut Writer<'_, '_>) -> (Vec<Block>, Vec<ReadQuestion>) {
    let (mut blocks, mut practice) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < nodes.len() {
        if is_practice(&nodes[at]) {
            let rest = &nodes[at + 1..];
            let length = rest.iter().position(ends_question).unwrap_or(rest.len());
            // Footnotes may stand anywhere; they are no part of the question.
            let body: Vec<Node<'_>> = rest[..length]
                .iter()
                .filter(|node| !matches!(node.tag(), Some(Tag::FootnoteDefinition(_))))
                .cloned()
                .collect();
            let read = question::read(&nodes[at], &body, Points(1000), writer);
            if let Some(read) = read.filter(|read| !is_upload(read, writer)) {
                blocks.push(Block::Practice(Box::new(read.question.clone())));
                practice.push(read);
            }
            at += 1 + length;
            continue;
        }
        let length = nodes[at..].iter().position(is_practice).unwrap_or(nodes.len() - at);
        let text = &nodes[at..at + length];
        for (index, node) in text.iter().enumerate().filter(|(_, node)| node.heading().is_some()) {
            let body = &text[index + 1..];
            if !traps::check_underlined(node, writer.report) && !traps::check_broken(node, body.first(), writer.report)
            {
                check_unnamed(node, body, writer);
            }
        }
        writer.scope.clone_from(&facts.id.value);
        let html = writer.blocks(text);
        push_html(&mut blocks, &html);
        at += length;
    }
    (blocks, practice)
}

pub(super) fn is_practice(node: &Node<'_>) -> bool {
    matches!(node.tag(), Some(Tag::Heading { level: HeadingLevel::H2, id: Some(id), .. }) if id.starts_with("q-"))
}

/// Warns of a practice question whose heading has no `{#q-…}`: its key would be read as a checklist.
fn check_unnamed(heading: &Node<'_>, rest: &[Node<'_>], writer: &mut Writer<'_, '_>) {
    if is_unnamed_question(heading, rest) {
        let proposal = question::proposal(&plain(&heading.children));
        writer.report.warning(
            heading.range.start,
            "question-without-id",
            say(
                "Mục này giống một câu hỏi nhưng tiêu đề chưa có mã {#q-…}, nên đáp án hiện ra cho mọi người.",
                "This looks like a question, but its heading has no {#q-…}, so that everybody sees the key.",
            ),
            say(
                format!("Thêm vào cuối tiêu đề: {{#{proposal}}}, hoặc chạy khuevan fmt."),
                format!("Add to the end of its heading: {{#{proposal}}}, or run khuevan fmt."),
            ),
        );
    }
}

/// Whether a heading of level 2 that is no question has numbered options, one of them right, under it.
pub(super) fn is_unnamed_question(heading: &Node<'_>, rest: &[Node<'_>]) -> bool {
    let is_numbered = |node: &Node<'_>| matches!(node.tag(), Some(Tag::List(Some(_))));
    let has_key = |list: &Node<'_>| list.children.iter().any(|item| task_mark(&item.children) == Some(true));
    heading.heading() == Some(HeadingLevel::H2)
        && !is_practice(heading)
        && rest.iter().take_while(|node| !ends_question(node)).any(|node| is_numbered(node) && has_key(node))
}

/// Nothing of a practice question is kept, so it cannot ask for files.
fn is_upload(read: &ReadQuestion, writer: &mut Writer<'_, '_>) -> bool {
    let is_upload = matches!(read.question.kind, Kind::Upload(_));
    if is_upload {
        writer.report.error(
            read.offset,
            "file-in-lesson",
            say("Câu nộp tệp không dùng được trong bài học.", "A lesson cannot ask for files."),
            say("Chuyển câu này vào một tệp .quiz.md.", "Move the question into a .quiz.md file."),
        );
    }
    is_upload
}

fn ends_question(node: &Node<'_>) -> bool {
    matches!(node.heading(), Some(HeadingLevel::H1 | HeadingLevel::H2))
}

fn push_html(blocks: &mut Vec<Block>, html: &str) {
    match blocks.last_mut() {
        _ if html.is_empty() => {}
        Some(Block::Html(last)) => last.push_str(html),
        _ => blocks.push(Block::Html(html.to_owned())),
    }
}

fn media_of(
    facts: &MediaFacts,
    manuscript: &Manuscript,
    manuscripts: &BTreeMap<String, Manuscript>,
    shelf: &mut Shelf,
    problems: &mut Problems,
) -> Option<LessonMedia> {
    let mut report = Report::new(manuscript, problems);
    let mut medium = |text: &Option<super::fields::Spotted<String>>| {
        let text = text.as_ref()?;
        match shelf.medium_path(&manuscript.path, &text.value) {
            Ok(path) => Some(path),
            Err(dead) => {
                dead.report_at(&text.value, text.place, shelf, &mut report);
                None
            }
        }
    };
    let (video, audio) = (medium(&facts.video), medium(&facts.audio));
    let Some(transcript) = &facts.transcript else {
        report.error_at(
            facts.place,
            "no-transcript",
            say("Video hoặc âm thanh chưa có bản chữ.", "The video or audio has no transcript."),
            say(
                "Thêm transcript: bai-1.transcript.md với lời nói và những gì thấy trên hình.",
                "Add transcript: lesson-1.transcript.md with what is said and shown.",
            ),
        );
        return None;
    };
    let path = match shelf.file(&manuscript.path, &transcript.value) {
        Ok(path) => path,
        Err(dead) => {
            dead.report_at(&transcript.value, transcript.place, shelf, &mut report);
            return None;
        }
    };
    let transcript = manuscripts.get(&path)?;
    let mut report = Report::new(transcript, problems);
    let body = super::front_matter::body_start(&transcript.text);
    let nodes = markdown::parse_body(&transcript.text[body..], body, &mut report);
    let mut writer = Writer::new(shelf, &mut report, "ban-chu");
    writer.top_level = 3;
    writer.is_transcript = true;
    writer.anchor_prefix = "ban-chu-".to_owned();
    let transcript_html = writer.blocks(&nodes);
    (video.is_some() || audio.is_some()).then_some(LessonMedia { video, audio, transcript_html })
}
