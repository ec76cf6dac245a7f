//! What the peers of a learner say of her essay, for those who have the final say.

use super::reviewed::MarkGiven;
use crate::words::Words;
use domain::quiz::{Points, ReviewMark};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// How the review of an essay stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeersSaid {
    /// The reviews that are in.
    pub reviews: Vec<ReviewMark>,
    /// How many it is to get.
    pub wanted: usize,
    /// Until when peers review.
    pub until: DateTime,
    /// Whether peers still have it.
    pub is_with_peers: bool,
    /// What they propose together.
    pub proposal: Option<Points>,
}

/// The reviews, and what comes of them.
#[component]
pub fn PeersSaidSection(
    /// The language.
    words: Words,
    /// How it stands.
    said: PeersSaid,
) -> impl IntoView {
    let values = [
        ("reviewed", said.reviews.len().into()),
        ("wanted", said.wanted.into()),
        ("time", words.date_time(said.until).into()),
    ];
    let state = words.with(if said.is_with_peers { "peers-state-with" } else { "peers-state-yours" }, &values);
    let proposal = said.proposal.map(|points| {
        let points = [("points", words.decimal(points.0, 2).into())];
        view! { <p><b>{words.with("peers-proposal", &points)}</b></p> }
    });
    let reviews = (1..).zip(said.reviews).map(|(number, mark)| {
        let title = words.with("peers-number", &[("number", number.into())]);
        view! { <section><h3 class="small-h">{title}</h3><MarkGiven words mark/></section> }
    });
    view! {
        <section class="section" aria-labelledby="peers">
            <div class="head"><h2 id="peers">{words.say("peers-said")}</h2></div>
            <p>{state}</p>
            {proposal}
            <p class="quiet">{words.say("peers-final")}</p>
            <div class="stack">{reviews.collect_view()}</div>
        </section>
    }
    .into_any()
}
