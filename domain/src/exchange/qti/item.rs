//! One item: its text, its interactions, its feedback.

use super::{gaps, interactions, typed};
use crate::exchange::{
    LONGEST_QUESTION, Wish,
    document::Block,
    draft::{Draft, Key, tell},
    names, pairs,
    reading::{Format, Reading},
    told::{Changes, Refusal, say, short},
    xml::{Element, Node},
};

/// Interactions that stand within a line.
const INLINE: [&str; 2] = ["textEntryInteraction", "inlineChoiceInteraction"];
/// The outcome under which we write an explanation.
pub(super) const EXPLANATION: &str = "EXPLANATION";
/// The name of the program that wrote an item, when it was this one.
pub(super) const TOOL: &str = "Khuê Văn";

/// The question that an item is.
pub(super) fn read(item: &Element, wish: &Wish, changes: &mut Changes) -> Result<Draft, Refusal> {
    let line = item.line;
    if item.length() > LONGEST_QUESTION {
        return Err(too_long(line));
    }
    let Some(body) = item.first("itemBody") else { return Err(no_text(line)) };
    check_kind(item)?;
    let mut found = Vec::new();
    interactions_in(body, &mut found);
    let mut reading = Reading::new(Format::Html, wish.lang, changes);
    explain(item, &mut reading);
    let (mut text, key) = match found[..] {
        [] => return Err(no_interaction(line)),
        [only] if !INLINE.contains(&only.name.as_str()) => (text_around(body, only, &mut reading), None),
        [only] if only.name == "textEntryInteraction" && stands_alone(body, only) => {
            (text_around(body, only, &mut reading), Some(typed::read(item, only, &mut reading)?))
        }
        _ if found.iter().all(|one| INLINE.contains(&one.name.as_str())) => {
            let (text, key) = gaps::read(item, body, &found, &mut reading)?;
            (text, Some(key))
        }
        _ => return Err(several(line)),
    };
    let key = match key {
        Some(key) => key,
        None => interactions::read(item, found[0], &mut reading)?,
    };
    if let Key::Pairs { .. } = key {
        pairs::check_text(&mut text, line, reading.changes);
    }
    let title = item.attribute("title").map(crate::text::single_spaces).filter(|title| !title.is_empty());
    if text.is_empty() && title.is_none() {
        return Err(no_text(line));
    }
    let Reading { losses, explain, .. } = reading;
    tell(&losses, changes);
    let wanted_id = item.attribute("identifier").map(str::to_owned);
    Ok(Draft { line, wanted_id, title, tags: tags(item), text, key, hints: Vec::new(), explain })
}

/// What an item computes for itself cannot be said here.
fn check_kind(item: &Element) -> Result<(), Refusal> {
    let adaptive = item.attribute("adaptive") == Some("true");
    if !adaptive && item.first("templateProcessing").is_none() && item.first("templateDeclaration").is_none() {
        return Ok(());
    }
    let (vi, en) =
        if adaptive { ("thích ứng (adaptive)", "adaptive") } else { ("sinh số liệu (template)", "a template") };
    Err(Refusal::new(
        item.line,
        "kind-unknown",
        say(format!("Câu hỏi {vi}, ở đây không có."), format!("The item is {en}, which does not exist here.")),
        say("Viết thành một hay nhiều câu cố định.", "Write one or more fixed questions in its place."),
    ))
}

/// Every interaction in a body, in their order.
fn interactions_in<'e>(element: &'e Element, found: &mut Vec<&'e Element>) {
    for inner in element.elements() {
        if inner.name.ends_with("Interaction") {
            found.push(inner);
        } else {
            interactions_in(inner, found);
        }
    }
}

/// Whether an entry has its line for itself, at the end of the body: an answer, no gap in a sentence.
fn stands_alone(body: &Element, entry: &Element) -> bool {
    let Some(Node::Element(last)) = body.children.iter().rev().find(|node| !is_blank(node)) else { return false };
    let mut inner = last;
    loop {
        if std::ptr::eq(inner, entry) {
            return true;
        }
        let mut filled = inner.children.iter().filter(|node| !is_blank(node));
        match (filled.next(), filled.next()) {
            (Some(Node::Element(only)), None) => inner = only,
            _ => return false,
        }
    }
}

fn is_blank(node: &Node) -> bool {
    matches!(node, Node::Text(text) if text.trim().is_empty())
}

/// The body without its interaction, and the prompt in it.
fn text_around(body: &Element, interaction: &Element, reading: &mut Reading<'_>) -> Vec<Block> {
    let mut html = String::new();
    add_html(body, &mut |_| String::new(), &mut html);
    if let Some(prompt) = interaction.first("prompt") {
        let mut inner = String::new();
        add_html(prompt, &mut |_| String::new(), &mut inner);
        html.push_str(&format!("<div>{inner}</div>"));
    }
    reading.document(&html, Format::Html)
}

/// HTML of an element; `give` says what stands for an interaction.
pub(super) fn add_html(element: &Element, give: &mut impl FnMut(&Element) -> String, html: &mut String) {
    for node in &element.children {
        match node {
            Node::Text(text) => html.push_str(&crate::course::escape(text)),
            Node::Element(inner) if inner.name.ends_with("Interaction") => html.push_str(&give(inner)),
            Node::Element(inner) => add_element(inner, give, html),
        }
    }
}

fn add_element(element: &Element, give: &mut impl FnMut(&Element) -> String, html: &mut String) {
    match element.name.as_str() {
        // Shown to others, or only after an answer.
        "rubricBlock" | "stylesheet" | "feedbackInline" | "feedbackBlock" | "script" | "style" => {}
        "object" => {
            let name = element.attribute("data").unwrap_or_default();
            html.push_str(&format!(
                "<img src=\"{}\" alt=\"{}\">",
                crate::course::escape(name),
                crate::course::escape(element.words().trim())
            ));
        }
        "contentBody" | "templateInline" | "templateBlock" | "prompt" | "printedVariable" => {
            add_html(element, give, html)
        }
        name => {
            html.push('<');
            html.push_str(name);
            for (attribute, value) in &element.attributes {
                if ["href", "src", "alt", "start"].contains(&attribute.as_str()) {
                    html.push_str(&format!(" {attribute}=\"{}\"", crate::course::escape(value)));
                }
            }
            html.push('>');
            add_html(element, give, html);
            if !["br", "img", "hr"].contains(&name) {
                html.push_str(&format!("</{name}>"));
            }
        }
    }
}

/// The text of an element as a document.
pub(super) fn document(element: &Element, reading: &mut Reading<'_>) -> Vec<Block> {
    let mut html = String::new();
    add_html(element, &mut |_| String::new(), &mut html);
    reading.document(&html, Format::Html)
}

/// The modal feedback of a name.
pub(super) fn modal(item: &Element, name: &str, reading: &mut Reading<'_>) -> Vec<Block> {
    let found = item.all("modalFeedback").find(|found| found.attribute("identifier") == Some(name));
    found.map(|found| document(found, reading)).unwrap_or_default()
}

/// What is shown whatever was answered is the explanation; what depends on the score goes there, too, and is told.
fn explain(item: &Element, reading: &mut Reading<'_>) {
    let conditional = super::processing::rules(item, response_of(item));
    for feedback in item.all("modalFeedback") {
        let name = feedback.attribute("identifier");
        if conditional.iter().any(|rule| !rule.right && rule.feedback.as_deref() == name) {
            continue;
        }
        let blocks = document(feedback, reading);
        if feedback.attribute("outcomeIdentifier") == Some(EXPLANATION) {
            reading.explain.extend(blocks);
        } else {
            reading.move_feedback(blocks, feedback.line);
        }
    }
}

fn response_of(item: &Element) -> &str {
    item.first("responseDeclaration").and_then(|declared| declared.attribute("identifier")).unwrap_or_default()
}

/// Tags that our own export wrote beside the item; the labels of others are no tags.
fn tags(item: &Element) -> Vec<String> {
    let is_ours = item.attribute("toolName") == Some(TOOL);
    let label = item.attribute("label").filter(|_| is_ours).unwrap_or_default();
    let mut tags: Vec<String> = Vec::new();
    for tag in label.split([' ', ',']).filter_map(names::tag).take(12) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

pub(super) fn unknown_interaction(interaction: &Element) -> Refusal {
    let name = short(&interaction.name);
    Refusal::new(
        interaction.line,
        "kind-unknown",
        say(format!("Ở đây không có dạng trả lời {name} của QTI."), format!("QTI's {name} does not exist here.")),
        say(
            "Viết lại thành loại gần nhất: chọn, điền, nối hoặc sắp xếp.",
            "Make the nearest kind of it: options, typed answers, a matching or an ordering.",
        ),
    )
}

fn several(line: usize) -> Refusal {
    Refusal::new(
        line,
        "several-interactions",
        say("Câu hỏi có nhiều phần trả lời khác loại.", "The item is answered in several ways at once."),
        say("Tách thành nhiều câu, mỗi câu một cách trả lời.", "Make several items of it, each with one interaction."),
    )
}

fn no_interaction(line: usize) -> Refusal {
    Refusal::new(
        line,
        "description",
        say(
            "Đây là đoạn giới thiệu, không phải câu hỏi: không có phần trả lời.",
            "This is a description, no question: it has no interaction.",
        ),
        say(
            "Chép đoạn này vào mục của bài kiểm tra (dưới dòng “# Phần …”).",
            "Put the text under the section of a quiz ('# Part …').",
        ),
    )
}

fn no_text(line: usize) -> Refusal {
    Refusal::new(
        line,
        "no-text",
        say("Câu hỏi không có chữ.", "The item has no text."),
        say("Viết nội dung câu hỏi rồi xuất lại.", "Write its text and export it again."),
    )
}

fn too_long(line: usize) -> Refusal {
    Refusal::new(
        line,
        "question-too-long",
        say(
            format!("Câu hỏi dài hơn {LONGEST_QUESTION} byte."),
            format!("The item is longer than {LONGEST_QUESTION} bytes."),
        ),
        say(
            "Hình nhúng (data:) để thành tệp riêng; chia nhỏ câu hỏi.",
            "Keep pictures (data:) in files of their own; make several items of it.",
        ),
    )
}
