//! Covers: five woven motifs for the five content groups of the law.

use leptos::prelude::*;

/// The cover of a course. It is decoration: the group's name stands in words elsewhere.
#[component]
pub fn Cover(
    /// The content group, 1 to 5.
    group: u8,
    /// Makes the drawing's id unique on the page: the course's id.
    id: String,
) -> impl IntoView {
    let (width, height, drawing) = motif(group);
    let drawing = format!(
        "<defs><pattern id=\"cover-{id}\" width=\"{width}\" height=\"{height}\" patternUnits=\"userSpaceOnUse\">\
         {drawing}</pattern></defs><rect width=\"100%\" height=\"100%\" fill=\"url(#cover-{id})\"/>"
    );
    let class = format!("cover g{}", group.clamp(1, 5));
    view! {
        <svg class=class height="42" fill="none" stroke="currentColor" aria-hidden="true" inner_html=drawing></svg>
    }
}

fn motif(group: u8) -> (&'static str, &'static str, &'static str) {
    match group {
        // Ngói mũi hài: roof tiles.
        0 | 1 => (
            "28",
            "24",
            r#"<path d="M0 0c0 6 5 9 14 12C23 9 28 6 28 0M-14 12c0 6 5 9 14 12 9-3 14-6 14-12 0 6 5 9 14 12 9-3 14-6 14-12M14 12v4M0 0v4M28 0v4"/>"#,
        ),
        // Sóng nước: waves.
        2 => ("48", "14", r#"<path d="M-12 9C-6 1 6 1 12 7s18 6 24 0 12-6 18 0M-12 16C-6 8 6 8 12 14"/>"#),
        // Con tiện: balusters.
        3 => (
            "16",
            "42",
            r#"<path d="M8 0v12m0 18v12M0 0h16M8 12c-3.5 3-3.5 6 0 9 3.5 3 3.5 6 0 9M8 12c3.5 3 3.5 6 0 9-3.5 3-3.5 6 0 9"/>"#,
        ),
        // Mắt cáo: wickerwork.
        4 => (
            "28",
            "24.25",
            r#"<path d="M0 6h28M0 18.1h28M-3.5-6 17.5 30.3M10.5-6 31.5 30.3M17.5-6-3.5 30.3M31.5-6 10.5 30.3M24.5-6 45.5 30.3M3.5-6-17.5 30.3"/>"#,
        ),
        // Cửa Khuê Văn: the window.
        _ => (
            "42",
            "42",
            r#"<path d="M0 0h42M0 0v42"/><circle cx="21" cy="21" r="17"/><circle cx="21" cy="21" r="5"/><path d="M27 21 37 21M26.2 24 34.86 29M24 26.2 29 34.86M21 27 21 37M18 26.2 13 34.86M15.8 24 7.14 29M15 21 5 21M15.8 18 7.14 13M18 15.8 13 7.14M21 15 21 5M24 15.8 29 7.14M26.2 18 34.86 13"/>"#,
        ),
    }
}
