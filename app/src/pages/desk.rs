//! The coordinator's desk: what needs her today, cohorts, people, units.

pub mod certificate;
pub mod closing;
pub mod closing_form;
pub mod closings;
pub mod cohort;
pub mod cohort_form;
pub mod cohorts;
pub mod duties;
pub mod filling;
pub mod home;
pub mod hours;
pub mod import;
pub mod imports;
pub mod invitations;
pub mod matters;
pub mod meeting_form;
pub mod meetings;
pub mod messages;
pub mod people;
pub mod person;
pub mod register;
pub mod report;
pub mod report_form;
pub mod report_hours;
pub mod report_people;
pub mod reports;
pub mod requests;
pub mod schedule;
pub mod schedule_form;
pub mod schedules;
pub mod surveys;
pub mod units;

use crate::words::Words;
use leptos::prelude::*;

/// The parts of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What needs her today.
    Today,
    /// Cohorts and what they ask.
    Cohorts,
    /// Closing decisions, certificates, the register.
    Certificates,
    /// Invitations, and how far people are.
    Invitations,
    /// Messages to groups.
    Messages,
    /// The organisation.
    Units,
    /// The people whom she reaches.
    People,
    /// Figures.
    Reports,
}

/// The tabs of the desk with this one marked.
pub fn tabs(words: Words, current: Part) -> AnyView {
    let entries = [
        (Part::Today, "/desk", words.say("desk-today")),
        (Part::Cohorts, "/desk/cohorts", words.say("cohorts-title")),
        (Part::Certificates, "/desk/closings", words.say("closing-tab")),
        (Part::People, "/desk/people", words.say("people-title")),
        (Part::Invitations, "/desk/invitations", words.say("invite-tab")),
        (Part::Messages, "/desk/messages", words.say("group-tab")),
        (Part::Units, "/desk/units", words.say("desk-units")),
        (Part::Reports, "/desk/reports", words.say("reports-title")),
    ];
    let links = entries
        .into_iter()
        .map(|(part, address, name)| {
            let marked = (part == current).then_some("page");
            view! { <a href=address aria-current=marked>{name}</a>" " }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=words.say("nav-desk")>{links}</nav> }.into_any()
}
