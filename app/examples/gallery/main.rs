//! The style guide of the project: every page with sample props, written to `target/gallery`.
//!
//! `cargo run -p app --example gallery --features ssr`, then open `target/gallery/index.html`. The style sheet is the
//! one that `tools/build-style.sh` has made.

#![expect(clippy::unwrap_used, reason = "a developer's tool may stop where it cannot write")]

mod account;
mod desk;
mod learner;
mod review;
mod samples;
mod study;
mod writing;

use app::{
    components::preference::Theme,
    document::{AssetUrls, Document, Frame, Place, Shell, Viewer},
    words::Words,
};
use domain::locale::Locale;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::{fs, path::PathBuf, sync::Arc};

/// Where the pages go, and what is written there so far.
pub struct Gallery {
    folder: PathBuf,
    /// The language of the pages.
    pub words: Words,
    pages: Vec<(String, String)>,
}

impl Gallery {
    /// The frame of a page for Nguyễn Thị Hạnh.
    pub fn shell(&self, title: &str) -> Shell {
        Shell {
            words: self.words,
            viewer: Some(Viewer {
                full_name: "Nguyễn Thị Hạnh".into(),
                given_name: "Hạnh".into(),
                address: "chị".into(),
                unit: "Phòng Văn hóa – Xã hội, xã Thanh Lâm".into(),
                unread: 2,
                is_instructor: false,
                is_author: false,
                is_coordinator: false,
                is_administrator: false,
            }),
            title: title.into(),
            description: None,
            current: None,
            theme: Theme::System,
            flash: None,
            return_to: "/".into(),
            assets: Arc::new(AssetUrls {
                css: "../../site/khuevan.css".into(),
                font: "../../site/be-vietnam-pro-600.woff2".into(),
                icon: "../../site/khue-van.svg".into(),
                js: "khuevan.js".into(),
                wasm: "khuevan_bg.wasm".into(),
            }),
            islands: false,
            noindex: true,
            frame: Frame::Site,
        }
    }

    /// The same under an entry of the navigation.
    pub fn at(&self, place: Place, title: &str) -> Shell {
        Shell { current: Some(place), ..self.shell(title) }
    }

    /// The same for a guest.
    pub fn guest(&self, title: &str) -> Shell {
        Shell { viewer: None, ..self.shell(title) }
    }

    /// The gate.
    pub fn door(&self, title: &str) -> Shell {
        Shell { frame: Frame::Door, ..self.guest(title) }
    }

    /// Writes a page.
    pub fn page<V: IntoView + 'static>(
        &mut self,
        name: &str,
        shell: Shell,
        content: impl FnOnce() -> V + Send + 'static,
    ) {
        let title = shell.title.clone();
        let context = Arc::new(SsrSharedContext::new());
        let html = Owner::new_root(Some(context)).with(|| {
            let content = content().into_any();
            view! { <Document shell>{content}</Document> }.to_html()
        });
        fs::write(self.folder.join(format!("{name}.html")), html).unwrap();
        self.pages.push((format!("{name}.html"), title));
    }
}

fn main() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/gallery");
    let mut index = String::from("<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Khuê Văn</title>");
    for locale in Locale::ALL {
        let folder = root.join(locale.code());
        fs::create_dir_all(&folder).unwrap();
        let mut gallery = Gallery { folder, words: Words::new(locale), pages: Vec::new() };
        learner::write(&mut gallery);
        account::write(&mut gallery);
        study::write(&mut gallery);
        desk::write(&mut gallery);
        writing::write(&mut gallery);
        review::write(&mut gallery);
        index.push_str(&format!("<h2>{}</h2><ul>", locale.own_name()));
        for (file, title) in &gallery.pages {
            index.push_str(&format!("<li><a href=\"{locale}/{file}\">{file}</a> {title}</li>"));
        }
        index.push_str("</ul>");
    }
    fs::write(root.join("index.html"), index).unwrap();
}
