//! Rubrics: `> [!RUBRIC]` with a list of criteria `(2) what is looked at`, and levels `3: what that looks like` in them.

use super::{
    attributes::thousandths, callout::Callout, choice::first_line, html::Writer, manuscript::say, markdown::Node,
};
use crate::quiz::{Criterion, Level, Points};
use pulldown_cmark::Event;

/// The criteria of a rubric; what cannot be read is reported.
pub(super) fn read(callout: &Callout<'_, '_>, writer: &mut Writer<'_, '_>) -> Vec<Criterion> {
    let items: Vec<&Node<'_>> =
        callout.blocks().iter().filter(|node| node.is_list()).flat_map(|list| &list.children).collect();
    if items.is_empty() {
        writer.report.error(
            callout.offset,
            "rubric-empty",
            say("Khung tiêu chí chưa có danh sách.", "The rubric has no list."),
            say("Viết: > - (2) Nêu đúng vấn đề", "Write: > - (2) Names the problem"),
        );
    }
    items.into_iter().filter_map(|item| criterion(item, writer)).collect()
}

fn criterion(item: &Node<'_>, writer: &mut Writer<'_, '_>) -> Option<Criterion> {
    let (line, blocks) = first_line(&item.children);
    let mut line = line.to_vec();
    let points = take_prefix(&mut line, |text| {
        let (points, rest) = text.trim_start().strip_prefix('(')?.split_once(')')?;
        Some((points.to_owned(), rest.to_owned()))
    });
    let Some(points) = points.filter(|points| points.0 > 0) else {
        writer.report.error(
            item.range.start,
            "rubric-points",
            say("Tiêu chí này chưa ghi số điểm.", "This criterion does not say its points."),
            say("Ghi điểm trong ngoặc đơn: > - (2) Nêu đúng vấn đề", "Put them first: > - (2) Names the problem"),
        );
        return None;
    };
    let lists = blocks.iter().filter(|node| node.is_list()).flat_map(|list| &list.children);
    let levels = lists.filter_map(|item| level(item, points, writer)).collect();
    let text: Vec<Node<'_>> = blocks.iter().filter(|node| !node.is_list()).cloned().collect();
    let html = format!("{}{}", writer.inline(&line).trim(), writer.blocks(&text));
    Some(Criterion { points, html, levels })
}

fn level(item: &Node<'_>, most: Points, writer: &mut Writer<'_, '_>) -> Option<Level> {
    let (line, _) = first_line(&item.children);
    let mut line = line.to_vec();
    let points = take_prefix(&mut line, |text| {
        let (points, rest) = text.split_once(':')?;
        Some((points.trim().to_owned(), rest.to_owned()))
    });
    match points.filter(|points| *points <= most) {
        Some(points) => Some(Level { points, html: writer.inline(&line).trim().to_owned() }),
        None => {
            let most = most.text(crate::locale::Locale::Vi);
            writer.report.error(
                item.range.start,
                "rubric-level",
                say(
                    format!("Mức này cần số điểm từ 0 đến {most}, rồi dấu hai chấm."),
                    format!("A level wants points from 0 to {most}, and a colon."),
                ),
                say("Viết: > - 2: đủ dòng nhưng còn mơ hồ", "Write: > - 2: complete, but vague in places"),
            );
            None
        }
    }
}

/// Takes points from the front of a line.
fn take_prefix(line: &mut [Node<'_>], split: impl Fn(&str) -> Option<(String, String)>) -> Option<Points> {
    let first = line.first_mut()?;
    let Event::Text(text) = &first.event else { return None };
    let (points, rest) = split(text)?;
    let points = thousandths(points.trim())?;
    first.event = Event::Text(rest.trim_start().to_owned().into());
    Some(Points(points))
}

/// A rubric gives as many points as its question has.
pub(super) fn check_sum(rubric: &[Criterion], points: Option<Points>, offset: usize, writer: &mut Writer<'_, '_>) {
    let sum: Points = rubric.iter().map(|criterion| criterion.points).sum();
    let Some(points) = points.filter(|points| !rubric.is_empty() && *points != sum) else { return };
    let locale = crate::locale::Locale::Vi;
    let (sum, points) = (sum.text(locale), points.text(locale));
    writer.report.error(
        offset,
        "rubric-sum",
        say(
            format!("Các tiêu chí cộng lại được {sum} điểm, câu hỏi ghi {points} điểm."),
            format!("The criteria add up to {sum} points, the question says {points}."),
        ),
        say(
            format!("Ghi points={sum}, hoặc sửa điểm của tiêu chí."),
            format!("Write points={sum}, or change the criteria."),
        ),
    );
}
