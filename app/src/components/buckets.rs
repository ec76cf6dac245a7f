//! Where the members of a cohort stand: a bar for the eye, numbers that lead to the people behind them, and a table.

use crate::words::Words;
use domain::cohort::Bucket;
use leptos::prelude::*;

/// How many members are in each bucket, in the order of [`Bucket::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([i64; 7]);

impl Counts {
    /// Adds members to a bucket.
    pub fn add(&mut self, bucket: Bucket, members: i64) {
        if let Some(place) = Bucket::ALL.iter().position(|other| *other == bucket) {
            self.0[place] += members;
        }
    }

    /// The members of a bucket.
    pub fn of(&self, bucket: Bucket) -> i64 {
        self.shown().find(|(other, _)| *other == bucket).map_or(0, |(_, members)| members)
    }

    /// All members.
    pub fn total(&self) -> i64 {
        self.0.iter().sum()
    }

    /// Every bucket with its members; who is paused or exempt is shown where there is somebody.
    fn shown(&self) -> impl Iterator<Item = (Bucket, i64)> {
        let rare = |bucket| matches!(bucket, Bucket::Paused | Bucket::Exempt);
        Bucket::ALL.into_iter().zip(self.0).filter(move |(bucket, members)| *members > 0 || !rare(*bucket))
    }
}

/// The word for a bucket.
pub fn bucket_key(bucket: Bucket) -> &'static str {
    match bucket {
        Bucket::NotStarted => "bucket-not-started",
        Bucket::InProgress => "bucket-in-progress",
        Bucket::DueSoon => "bucket-due-soon",
        Bucket::Overdue => "bucket-overdue",
        Bucket::Done => "bucket-done",
        Bucket::Paused => "bucket-paused",
        Bucket::Exempt => "bucket-exempt",
    }
}

/// Bar, links and table of one cohort.
#[component]
pub fn Buckets(
    /// The language.
    words: Words,
    /// The page of the cohort.
    address: String,
    /// The cohort's title, for who does not see.
    title: String,
    /// The numbers.
    counts: Counts,
    /// The bucket whose people are shown.
    #[prop(optional_no_strip)]
    chosen: Option<Bucket>,
) -> impl IntoView {
    let links = counts.shown().map(|(bucket, members)| {
        let class = match bucket {
            Bucket::Done => "good",
            Bucket::Overdue if members > 0 => "bad",
            _ => "",
        };
        let href = format!("{address}?state={}#members", bucket.name());
        let current = (chosen == Some(bucket)).then_some("true");
        view! {
            <li>
                <a class=class href=href aria-current=current>
                    <b>{words.count(members)}</b>" "<span>{words.say(bucket_key(bucket))}</span>
                </a>
            </li>
        }
    });
    view! {
        {bar(counts)}
        <ul class="buckets" role="list" aria-label=words.with("bucket-of", &[("cohort", title.as_str().into())])>
            {links.collect_view()}
        </ul>
        <details>
            <summary class="small">{words.say("bucket-table")}</summary>
            {table(words, &title, counts)}
        </details>
    }
}

/// The share of each bucket; the numbers stand beside it.
fn bar(counts: Counts) -> impl IntoView {
    let total = counts.total().max(1) as f64;
    let mut start = 0.0;
    let parts: Vec<_> = counts
        .shown()
        .filter(|(_, members)| *members > 0)
        .map(|(bucket, members)| {
            let share = members as f64 * 100.0 / total;
            let (x, width) = (format!("{start:.2}%"), format!("{share:.2}%"));
            start += share;
            view! { <rect class=bucket.name() x=x width=width height="10"></rect> }
        })
        .collect();
    view! { <svg class="stackbar" aria-hidden="true">{parts}</svg> }
}

fn table(words: Words, title: &str, counts: Counts) -> impl IntoView + use<> {
    let total = counts.total();
    let rows = counts.shown().map(|(bucket, members)| {
        let share = words.decimal((members * 100_000).checked_div(total).unwrap_or_default(), 1);
        view! {
            <tr>
                <th scope="row">{words.say(bucket_key(bucket))}</th>
                <td class="num">{words.count(members)}</td>
                <td class="num">{share}</td>
            </tr>
        }
    });
    let label = words.with("bucket-of", &[("cohort", title.to_owned().into())]);
    view! {
        <div class="table-box">
            <table aria-label=label>
                <thead>
                    <tr>
                        <th scope="col">{words.say("bucket-state")}</th>
                        <th scope="col" class="num">{words.say("bucket-people")}</th>
                        <th scope="col" class="num">"%"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{words.say("bucket-all")}</th>
                        <td class="num">{words.count(total)}</td>
                        <td class="num"></td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}
