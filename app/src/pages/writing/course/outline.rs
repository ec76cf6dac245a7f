//! The outline of a course, with the forms that change an entry of it.

use super::{CourseView, FileLine, ItemLine, ModuleLine, PartKind, file_address, file_cell, file_facts};
use crate::{
    components::icon::{Glyph, Icon},
    words::Words,
};
use leptos::prelude::*;

/// Where an entry stands: the number of its module, its place in it, and how many entries there are.
#[derive(Clone, Copy)]
struct Stand {
    module: usize,
    place: usize,
    of: usize,
}

/// The outline.
#[component]
pub fn Outline(
    /// The language.
    words: Words,
    /// The course.
    view: CourseView,
) -> impl IntoView {
    let lang = words.foreign(view.lang);
    let modules = (0..).zip(&view.modules).map(|(number, module)| module_part(words, &view, number, module));
    let modules = modules.collect_view();
    let preview = format!("/writing/{}/preview/course.md", view.id);
    view! {
        <section aria-labelledby="outline">
            <h2 id="outline">{words.say("writing-outline")}</h2>
            <ul class="lines" role="list">
                <li>
                    <Icon glyph=Glyph::Sheet/>
                    <div>{file_cell(words, &view.id, lang, &view.head)}</div>
                    <a class="btn small" href=preview>{words.say("writing-preview")}</a>
                </li>
            </ul>
            {modules}
        </section>
    }
    .into_any()
}

fn module_part(words: Words, view: &CourseView, number: usize, module: &ModuleLine) -> AnyView {
    let lang = words.foreign(view.lang);
    let values = [("number", (number + 1).into()), ("title", module.title.clone().into())];
    let label = words.with("writing-module", &values);
    let title = match &module.file {
        Some(file) => view! { <a href=file_address(&view.id, &file.path)>{label}</a> }.into_any(),
        None => label.into_any(),
    };
    let facts = module.file.as_ref().map(|file| file_facts(words, file));
    let heading = format!("module-{number}");
    let stand = Stand { module: number, place: number, of: view.modules.len() };
    let acts = module.file.as_ref().map(|file| acts(words, view, file, stand));
    let of = module.items.len();
    let items = module.items.iter().enumerate().map(|(place, item)| {
        let stand = Stand { module: number, place, of };
        item_row(words, view, item, stand)
    });
    let items = items.collect_view();
    view! {
        <section class="writing-module" aria-labelledby=heading.clone()>
            <h3 id=heading.clone() class="small-h" lang=lang>{title}</h3>
            <div class="writing-entry">{facts}{acts}</div>
            <ol class="lines" role="list">{items}</ol>
        </section>
    }
    .into_any()
}

fn item_row(words: Words, view: &CourseView, item: &ItemLine, stand: Stand) -> AnyView {
    let lang = words.foreign(view.lang);
    match item {
        ItemLine::Planned(title) => view! {
            <li>
                <Icon glyph=Glyph::Open/>
                <div><span lang=lang>{title.clone()}</span><p class="small quiet">{words.say("writing-planned")}</p></div>
            </li>
        }
        .into_any(),
        ItemLine::File(file) => {
            let glyph = if file.kind == PartKind::Lesson { Glyph::Sheet } else { Glyph::Quiz };
            let preview = format!("/writing/{}/preview/{}", view.id, file.path);
            view! {
                <li>
                    <Icon glyph/>
                    <div>{file_cell(words, &view.id, lang, file)}{acts(words, view, file, stand)}</div>
                    <a class="btn small" href=preview>{words.say("writing-preview")}</a>
                </li>
            }
            .into_any()
        }
    }
}

/// Renaming, moving and taking out, folded away until they are wanted.
fn acts(words: Words, view: &CourseView, file: &FileLine, stand: Stand) -> AnyView {
    let title = words.with("writing-change-entry", &[("title", file.title.clone().into())]);
    let elsewhere = (file.kind != PartKind::Module).then(|| move_elsewhere(words, view, file, stand)).flatten();
    view! {
        <details class="writing-acts">
            <summary>{words.say("writing-change")}<span class="hide">{title}</span></summary>
            <div class="stack">
                {rename(words, view, file)}
                <div class="actions keep">
                    {step(words, view, file, stand, Direction::Up)}
                    {step(words, view, file, stand, Direction::Down)}
                    {retire(words, view, file)}
                </div>
                {elsewhere}
            </div>
        </details>
    }
    .into_any()
}

fn action(view: &CourseView) -> String {
    format!("/writing/{}/parts", view.id)
}

fn rename(words: Words, view: &CourseView, file: &FileLine) -> AnyView {
    let id = format!("title-{}", file.path.replace(['/', '.'], "-"));
    view! {
        <form class="writing-line" method="post" action=action(view)>
            <input type="hidden" name="wish" value="rename"/>
            <input type="hidden" name="path" value=file.path.clone()/>
            <label for=id.clone()>{words.say("writing-new-title")}</label>
            <input class="input" id=id name="title" value=file.title.clone() maxlength="200" required=true/>
            <button class="btn small">{words.say("writing-rename")}</button>
        </form>
    }
    .into_any()
}

#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Up,
    Down,
}

fn step(words: Words, view: &CourseView, file: &FileLine, stand: Stand, direction: Direction) -> Option<AnyView> {
    let (place, key) = match direction {
        Direction::Up => (stand.place.checked_sub(1)?, "writing-move-up"),
        Direction::Down => (Some(stand.place + 1).filter(|place| *place < stand.of)?, "writing-move-down"),
    };
    let module = view.modules.get(stand.module).map(ModuleLine::key).unwrap_or_default();
    Some(
        view! {
            <form method="post" action=action(view)>
                <input type="hidden" name="wish" value="move"/>
                <input type="hidden" name="path" value=file.path.clone()/>
                <input type="hidden" name="module" value=module/>
                <input type="hidden" name="place" value=place.to_string()/>
                <button class="btn small">{words.say(key)}</button>
            </form>
        }
        .into_any(),
    )
}

fn retire(words: Words, view: &CourseView, file: &FileLine) -> AnyView {
    view! {
        <form method="post" action=action(view)>
            <input type="hidden" name="wish" value="retire"/>
            <input type="hidden" name="path" value=file.path.clone()/>
            <button class="btn small">{words.say("writing-retire")}</button>
        </form>
    }
    .into_any()
}

fn move_elsewhere(words: Words, view: &CourseView, file: &FileLine, stand: Stand) -> Option<AnyView> {
    let others = view.modules.iter().enumerate().filter(|(number, _)| *number != stand.module);
    let options = others.map(|(number, module)| {
        let values = [("number", (number + 1).into()), ("title", module.title.clone().into())];
        view! { <option value=module.key()>{words.with("writing-module", &values)}</option> }
    });
    let options: Vec<_> = options.collect();
    let id = format!("module-of-{}", file.path.replace(['/', '.'], "-"));
    (!options.is_empty()).then(|| {
        view! {
            <form class="writing-line" method="post" action=action(view)>
                <input type="hidden" name="wish" value="move"/>
                <input type="hidden" name="path" value=file.path.clone()/>
                <label for=id.clone()>{words.say("writing-move-to")}</label>
                <select class="input" id=id name="module">{options}</select>
                <button class="btn small">{words.say("writing-move")}</button>
            </form>
        }
        .into_any()
    })
}
