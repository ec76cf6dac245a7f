//! The progress dial: the lattice window with one ray for each part. The count always stands beside it in words.

use leptos::prelude::*;
use std::fmt::Write;

/// Above this many parts the rays show the share.
const MOST_RAYS: u32 = 40;

/// A small dial for lists.
#[component]
pub fn Dial(
    /// Parts that are done.
    done: u32,
    /// All parts.
    all: u32,
    /// Another size: `dial-s`, `dial-m`.
    #[prop(default = "dial-s")]
    size: &'static str,
) -> impl IntoView {
    let ring = Ring { radius: "13.6", width: "6", inner: "9.6", outer: "17.4", ray: 0.44 };
    dial(size, done, all, &ring)
}

/// The large dial of the home and course pages, its words inside.
#[component]
pub fn BigDial(
    /// Parts that are done.
    done: u32,
    /// All parts.
    all: u32,
    /// The count in words, with `<b>` round the figures.
    children: Children,
) -> impl IntoView {
    let ring = Ring { radius: "14.7", width: "4.2", inner: "11.8", outer: "17.6", ray: 0.4 };
    view! { <div class="dial-big">{dial("dial-b", done, all, &ring)}<p>{children()}</p></div> }
}

struct Ring {
    radius: &'static str,
    width: &'static str,
    inner: &'static str,
    outer: &'static str,
    ray: f64,
}

fn dial(size: &'static str, done: u32, all: u32, ring: &Ring) -> impl IntoView + use<> {
    let rays = all.clamp(1, MOST_RAYS);
    let lit = lit_rays(done, all);
    let class = if all > 0 && done >= all { format!("dial {size} done") } else { format!("dial {size}") };
    // Without the style sheet the rings and the lit rays are left, in the colour of the words.
    view! {
        <svg
            class=class
            width="64"
            height="64"
            viewBox="0 0 36 36"
            fill="none"
            aria-hidden="true"
            inner_html=drawing(lit, rays, ring)
        ></svg>
    }
}

/// How many rays are lit: all only when everything is done, and one as soon as anything is.
fn lit_rays(done: u32, all: u32) -> u32 {
    let rays = all.clamp(1, MOST_RAYS);
    if all == 0 || done == 0 {
        0
    } else if done >= all {
        rays
    } else {
        let share = u64::from(done) * u64::from(rays) / u64::from(all);
        (share as u32).clamp(1, rays.saturating_sub(1).max(1))
    }
}

fn drawing(lit: u32, rays: u32, ring: &Ring) -> String {
    let Ring { radius, width, inner, outer, ray } = ring;
    let gap = 1.0 - ray;
    let turn = -90.0 - ray / 2.0 * 360.0 / f64::from(rays);
    let circle = format!(
        "cx=\"18\" cy=\"18\" r=\"{radius}\" stroke-width=\"{width}\" pathLength=\"{rays}\" transform=\"rotate({turn:.2} 18 18)\""
    );
    let mut drawing = format!(
        "<g class=\"rim\" stroke=\"currentColor\"><circle cx=\"18\" cy=\"18\" r=\"{outer}\"/><circle cx=\"18\" cy=\"18\" r=\"{inner}\"/></g>\
         <circle class=\"ray\" {circle} stroke-dasharray=\"{ray} {gap}\"/>"
    );
    if lit > 0 {
        drawing.push_str("<circle class=\"lit\" stroke=\"currentColor\" ");
        drawing.push_str(&circle);
        drawing.push_str(" stroke-dasharray=\"");
        for _ in 0..lit {
            // Writing into a string cannot fail.
            let _ = write!(drawing, "{ray} {gap} ");
        }
        let _ = write!(drawing, "0 {rays}\"/>");
    }
    drawing
}

#[cfg(test)]
mod tests {
    use super::lit_rays;

    #[test]
    fn the_window_is_full_only_when_everything_is_done() {
        assert_eq!(lit_rays(0, 0), 0);
        assert_eq!(lit_rays(0, 18), 0);
        assert_eq!(lit_rays(11, 18), 11);
        assert_eq!(lit_rays(18, 18), 18);
        assert_eq!(lit_rays(1, 200), 1);
        assert_eq!(lit_rays(199, 200), 39);
        assert_eq!(lit_rays(u32::MAX, 200), 40);
    }
}
