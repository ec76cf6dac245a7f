//! What needs a coordinator today, and the people behind each number.

use super::{Part, tabs};
use crate::{
    components::{crumbs::Crumbs, empty::Empty},
    words::Words,
};
use leptos::prelude::*;

/// A kind of thing that needs her.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// Late with something mandatory.
    Overdue,
    /// Began, and was not seen for days.
    Stuck,
    /// Assigned, and has never signed in.
    NeverSignedIn,
    /// A mail did not arrive.
    FailedMail,
    /// A request about a certificate waits for its decision.
    CertificateRequests,
    /// Hours done elsewhere wait for a decision.
    Hours,
    /// What was asked about people waits for an answer.
    Requests,
    /// Requests to join a cohort wait for a decision.
    Joining,
}

impl Matter {
    /// All of them, the most pressing first.
    pub const ALL: [Self; 8] = [
        Self::Overdue,
        Self::Stuck,
        Self::NeverSignedIn,
        Self::Joining,
        Self::Hours,
        Self::Requests,
        Self::FailedMail,
        Self::CertificateRequests,
    ];

    /// The name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Stuck => "stuck",
            Self::NeverSignedIn => "never-signed-in",
            Self::FailedMail => "failed-mail",
            Self::CertificateRequests => "certificate-requests",
            Self::Hours => "hours",
            Self::Requests => "requests",
            Self::Joining => "joining",
        }
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|matter| matter.name() == name)
    }

    fn title_key(self) -> &'static str {
        match self {
            Self::Overdue => "matter-overdue",
            Self::Stuck => "matter-stuck",
            Self::NeverSignedIn => "matter-never-signed-in",
            Self::FailedMail => "matter-failed-mail",
            Self::CertificateRequests => "matter-certificate-requests",
            Self::Hours => "matter-hours",
            Self::Requests => "matter-requests",
            Self::Joining => "matter-joining",
        }
    }

    /// Where the list is.
    fn address(self) -> String {
        match self {
            Self::Hours => "/desk/hours".to_owned(),
            Self::Joining => "/desk/requests".to_owned(),
            other => format!("/desk/matters/{}", other.name()),
        }
    }

    /// What is counted.
    fn counted_key(self) -> &'static str {
        match self {
            Self::Hours | Self::Requests | Self::Joining => "matter-entries",
            _ => "matter-people",
        }
    }

    fn how_key(self) -> &'static str {
        match self {
            Self::Overdue => "matter-overdue-how",
            Self::Stuck => "matter-stuck-how",
            Self::NeverSignedIn => "matter-never-signed-in-how",
            Self::FailedMail => "matter-failed-mail-how",
            Self::CertificateRequests => "matter-certificate-requests-how",
            Self::Hours => "matter-hours-how",
            Self::Requests => "matter-requests-how",
            Self::Joining => "matter-joining-how",
        }
    }
}

/// So many days without being seen make somebody stuck.
pub const STUCK_DAYS: i64 = 14;

/// The heading of a matter.
pub fn title(words: Words, matter: Matter) -> String {
    words.with(matter.title_key(), &[("days", STUCK_DAYS.into())])
}

/// A matter with how many people it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatterCount {
    /// What.
    pub matter: Matter,
    /// People.
    pub people: i64,
    /// Whether there are more than were counted.
    pub more: bool,
}

/// What needs her, each a link to the people behind it.
pub fn agenda(words: Words, counts: Vec<MatterCount>) -> AnyView {
    let open: Vec<_> = counts.into_iter().filter(|count| count.people > 0).collect();
    if open.is_empty() {
        return view! { <p class="quiet">{words.say("matter-none")}</p> }.into_any();
    }
    let lines = open.into_iter().map(|MatterCount { matter, people, more }| {
        let class = if matter == Matter::Overdue { "day late" } else { "day" };
        let number = format!("{}{}", words.count(people), if more { "+" } else { "" });
        view! {
            <li>
                <p class=class><b>{number}</b>" "{words.say(matter.counted_key())}</p>
                <div>
                    <h3>{title(words, matter)}</h3>
                    <p class="small quiet">{words.say(matter.how_key())}</p>
                </div>
                <div class="act">
                    <a class="btn" href=matter.address()>
                        {words.say("matter-see")}<span class="hide">": "{title(words, matter)}</span>
                    </a>
                </div>
            </li>
        }
    });
    view! { <ol class="agenda" role="list">{lines.collect_view()}</ol> }.into_any()
}

/// Somebody behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterLine {
    /// The page that it leads to.
    pub address: String,
    /// The person's name.
    pub full_name: String,
    /// The cohort, the address that failed, the certificate, or what is asked.
    pub detail: String,
    /// Since when, in words.
    pub since: String,
}

/// The page with the people behind a number.
#[component]
pub fn MatterPage(
    /// The language.
    words: Words,
    /// What it is about.
    matter: Matter,
    /// The people.
    lines: Vec<MatterLine>,
    /// Whether there are more.
    more: bool,
) -> impl IntoView {
    let crumbs = vec![("/desk".to_owned(), words.say("desk-today"))];
    let cut = more.then(|| view! { <p class="small quiet">{words.say("admin-list-cut")}</p> });
    let list = if lines.is_empty() {
        view! { <Empty title=words.say("matter-nobody") text=words.say("matter-none")/> }.into_any()
    } else {
        let rows = lines.into_iter().map(|line| {
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">
                        <a href=line.address>{line.full_name}</a>
                    </th>
                    <td role="cell" data-th=words.say("matter-detail")><span class="breaks">{line.detail}</span></td>
                    <td role="cell" data-th=words.say("matter-since")>{line.since}</td>
                </tr>
            }
        });
        view! {
            <div class="table-box" role="region" aria-labelledby="who" tabindex="0">
                <table class="folds" role="table" aria-labelledby="who">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col">{words.say("cohort-name")}</th>
                            <th role="columnheader" scope="col">{words.say("matter-detail")}</th>
                            <th role="columnheader" scope="col">{words.say("matter-since")}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows.collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1 id="who">{title(words, matter)}</h1>
            <p class="lead">{words.say(matter.how_key())}</p>
        </div>
        {tabs(words, Part::Today)}
        <div class="section stack">{list}{cut}</div>
    }
}
