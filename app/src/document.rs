//! The frame of every page: head, header, flash, main, footer.

mod footer;
mod header;
mod islands;

use crate::{
    components::{
        flash::{Flash, FlashMessage},
        preference::Theme,
        seal::{Frieze, GateWindow, Seal},
    },
    words::Words,
};
use footer::{DoorFooter, Footer};
use header::Header;
use islands::IslandLoader;
use leptos::prelude::*;
use std::sync::Arc;

/// Everything about a page that is not its own content.
#[derive(Clone)]
pub struct Shell {
    /// The language.
    pub words: Words,
    /// Who has signed in.
    pub viewer: Option<Viewer>,
    /// The page's title, without the site's name.
    pub title: String,
    /// One sentence for search engines; most pages have none.
    pub description: Option<String>,
    /// The entry of the main navigation to which the page belongs.
    pub current: Option<Place>,
    /// Light, dark, or as the device has it.
    pub theme: Theme,
    /// What has just happened.
    pub flash: Option<Flash>,
    /// Path and query of the page to which the forms for language and theme return.
    pub return_to: String,
    /// Where the assets are.
    pub assets: Arc<AssetUrls>,
    /// Whether the page has islands; without, no script is sent at all.
    pub islands: bool,
    /// Whether search engines shall keep away.
    pub noindex: bool,
    /// What stands round the content.
    pub frame: Frame,
}

/// Who looks at the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The full name.
    pub full_name: String,
    /// The given name, by which people are greeted.
    pub given_name: String,
    /// How she or he is addressed in Vietnamese: chị, anh, or anh/chị.
    pub address: String,
    /// The unit and its place in the tree, in words.
    pub unit: String,
    /// Messages that are not read yet.
    pub unread: i64,
    /// Whether this person teaches courses.
    pub is_instructor: bool,
    /// Whether this person writes courses.
    pub is_author: bool,
    /// Whether this person coordinates training.
    pub is_coordinator: bool,
    /// Whether the administration is open to this person.
    pub is_administrator: bool,
}

/// The entries of the main navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// What is to be done.
    Home,
    /// The catalogue and all courses.
    Courses,
    /// The own certificates.
    Certificates,
    /// The courses that one teaches.
    Teaching,
    /// The writing room.
    Writing,
    /// The coordinator's desk.
    Desk,
    /// The administration.
    Administration,
}

/// What stands round the content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frame {
    /// Header, main, footer.
    #[default]
    Site,
    /// The gate: a form beside the window, no navigation.
    Door,
    /// Nothing: the content brings its own header and its own `<main id="content">`.
    Bare,
}

/// Addresses of the assets of one build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssetUrls {
    /// The style sheet.
    pub css: String,
    /// The display font, preloaded.
    pub font: String,
    /// The seal as the page's icon.
    pub icon: String,
    /// The glue of the islands.
    pub js: String,
    /// The islands.
    pub wasm: String,
}

/// The whole page.
#[component]
pub fn Document(
    /// Everything but the content.
    shell: Shell,
    /// The content.
    children: Children,
) -> impl IntoView {
    let words = shell.words;
    let title = format!("{} · {}", shell.title, words.say("site-name"));
    let theme = (shell.theme != Theme::System).then(|| shell.theme.name());
    let assets = shell.assets.clone();
    let loader = shell.islands.then(|| view! { <IslandLoader assets=assets.clone()/> });
    view! {
        <!DOCTYPE html>
        <html lang=words.locale().code() data-theme=theme>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                {shell.noindex.then(|| view! { <meta name="robots" content="noindex"/> })}
                {shell.description.clone().map(|text| view! { <meta name="description" content=text/> })}
                <title>{title}</title>
                <link rel="preload" href=assets.font.clone() r#as="font" r#type="font/woff2" crossorigin=""/>
                <link rel="stylesheet" href=assets.css.clone()/>
                <link rel="icon" href=assets.icon.clone() r#type="image/svg+xml"/>
            </head>
            <body>
                <a class="skip hide" href="#content">{words.say("site-skip")}</a>
                {framed(shell, children)}
                {loader}
            </body>
        </html>
    }
}

fn framed(shell: Shell, children: Children) -> AnyView {
    let flash = shell.flash.clone().map(|flash| view! { <FlashMessage flash/> });
    match shell.frame {
        Frame::Site => view! {
            <Header shell=shell.clone()/>
            <main id="content"><div class="wrap">{flash}{children()}</div></main>
            <Frieze/>
            <Footer shell/>
        }
        .into_any(),
        Frame::Door => view! {
            <main id="content" class="door">
                <div class="in"><div>
                    <p><a class="brand" href="/"><Seal/>{shell.words.say("site-name")}</a></p>
                    {flash}
                    {children()}
                    <DoorFooter shell=shell.clone()/>
                </div></div>
                <div class="gate"><GateWindow/><p class="motto">{shell.words.say("site-motto")}</p></div>
            </main>
        }
        .into_any(),
        Frame::Bare => view! { {flash}{children()} }.into_any(),
    }
}
