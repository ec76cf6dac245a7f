//! Charts as drawings: every bar and mark has its number in words beside it, so that nothing hangs on colour.

use leptos::prelude::*;

/// What a chart shows, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What is to be seen, in a sentence.
    pub caption: String,
    /// The rows.
    pub rows: Vec<ChartRow>,
}

/// One row of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartRow {
    /// What it is about.
    pub label: String,
    /// The numbers in words.
    pub text: String,
    /// What is drawn.
    pub mark: ChartMark,
}

/// What is drawn of a row, in thousandths of a percent of the whole width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartMark {
    /// A bar in a wider one.
    Bar {
        /// The wider one.
        whole: i64,
        /// The bar.
        part: i64,
    },
    /// A circle for women and a square for men on a line.
    Pair {
        /// Women.
        women: i64,
        /// Men.
        men: i64,
    },
}

/// Pixels that a row takes.
const ROW: usize = 64;

/// The chart; the table beside it is the caller's.
#[component]
pub fn ChartFigure(
    /// What it shows.
    chart: Chart,
) -> impl IntoView {
    let height = (chart.rows.len() * ROW).to_string();
    let rows = chart.rows.into_iter().enumerate().map(|(place, row)| drawn(place * ROW, row)).collect_view();
    view! {
        <figure class="chart">
            <svg height=height role="img" aria-labelledby="chart-caption">{rows}</svg>
            <figcaption id="chart-caption">{chart.caption}</figcaption>
        </figure>
    }
}

fn percent(thousandths: i64) -> String {
    format!("{:.2}%", thousandths.clamp(0, 100_000) as f64 / 1000.0)
}

fn drawn(top: usize, row: ChartRow) -> AnyView {
    let at = |offset: usize| (top + offset).to_string();
    let mark = match row.mark {
        ChartMark::Bar { whole, part } => view! {
            <rect class="well" x="0" y=at(40) width=percent(whole) height="10" rx="2"></rect>
            <rect class="bar" x="0" y=at(40) width=percent(part) height="10" rx="2"></rect>
        }
        .into_any(),
        ChartMark::Pair { women, men } => {
            let (women, men) = (percent(women), percent(men));
            view! {
                <line class="axis" x1="0" x2="100%" y1=at(48) y2=at(48)></line>
                <line class="link" x1=women.clone() x2=men.clone() y1=at(48) y2=at(48)></line>
                <circle class="w" cx=women cy=at(48) r="7"></circle>
                <rect class="m" x=men y=format!("{}.5", top + 43) width="9" height="9" transform="translate(-4.5)"></rect>
            }
            .into_any()
        }
    };
    view! {
        <text x="0" y=at(14)>{row.label}</text>
        <text class="v" x="0" y=at(32)>{row.text}</text>
        {mark}
    }
    .into_any()
}
