//! A course as one reader sees it.

use crate::components::{cohort_offer::OfferLine, course_card::Obligation, due::Due, meeting_line::MeetingLine};
use domain::{
    completion::{Achieved, Progress},
    course::{Course, Item, Tiet, Validity},
    locale::Locale,
    quiz::Percent,
};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A course as one reader sees it.
#[derive(Clone, Debug)]
pub struct CourseView {
    /// The course in the reader's language.
    pub course: Arc<Course>,
    /// The languages in which it can be read, the original first, each with its share in percent.
    pub languages: Vec<(Locale, u32)>,
    /// Approved, or else proposed tiết.
    pub tiet: Tiet,
    /// Mandatory or optional, and why; `None` for guests.
    pub obligation: Option<Obligation>,
    /// Until when.
    pub due: Option<Due>,
    /// The day on which this revision was published.
    pub published_on: Option<Date>,
    /// The meetings of the reader's class.
    pub meetings: Vec<MeetingLine>,
    /// The courses to finish first.
    pub prerequisites: Vec<Prerequisite>,
    /// How the reader stands to it.
    pub standing: Standing,
    /// The programmes that name it: id and title.
    pub programmes: Vec<(String, String)>,
    /// The acts that it cites, as they stand today.
    pub acts: Vec<(String, Validity)>,
    /// The day by which it was to be looked over, once that day has passed.
    pub review_overdue: Option<Date>,
    /// Essays of peers that the reader has still to review.
    pub reviews: usize,
    /// Cohorts with this course that the reader may ask to join, or has asked.
    pub cohorts: Vec<OfferLine>,
    /// Whether the reader writes it.
    pub is_author: bool,
    /// The form-made id of an enrolment.
    pub form_id: String,
}

/// A course to finish first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prerequisite {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether the reader has completed it.
    pub done: bool,
}

/// How the reader stands to the course.
#[derive(Clone, Debug)]
pub enum Standing {
    /// Not signed in.
    Guest,
    /// Not enrolled.
    Outside,
    /// Enrolled, or completed.
    Inside(Box<Learning>),
}

/// The open or the last completed enrolment.
#[derive(Clone, Debug)]
pub struct Learning {
    /// What is done.
    pub achieved: Achieved,
    /// Where to go on.
    pub go_on: GoOn,
    /// Kept scores by quiz id.
    pub scores: BTreeMap<String, Percent>,
    /// The day of enrolment.
    pub enrolled_on: Date,
    /// The day of completion.
    pub completed_on: Option<Date>,
    /// The certificate.
    pub certificate: CertificateState,
}

/// Where a learner goes on, by the id of the lesson or quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoOn {
    /// Here.
    At(String),
    /// Nothing can be done before this quiz may be taken again.
    Waits(String),
    /// Nowhere: everything is done, or still shut.
    Nowhere,
}

/// Where the certificate is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateState {
    /// The course gives none.
    None,
    /// It comes with completion.
    Promised,
    /// The course is completed; the certificate waits for an issuer.
    Waiting,
    /// It is there: its id and number.
    Issued {
        /// The id.
        id: String,
        /// The number in the register.
        number: String,
    },
}

impl CourseView {
    pub(super) fn achieved(&self) -> Achieved {
        self.learning().map(|learning| learning.achieved.clone()).unwrap_or_default()
    }

    pub(super) fn learning(&self) -> Option<&Learning> {
        match &self.standing {
            Standing::Inside(learning) => Some(learning.as_ref()),
            Standing::Guest | Standing::Outside => None,
        }
    }

    /// Whether the course is open to everybody, or somebody has asked her to take it.
    pub(super) fn may_come_in(&self) -> bool {
        self.course.is_offered() || matches!(self.obligation, Some(Obligation::Mandatory(_) | Obligation::Proposed(_)))
    }

    pub(super) fn item(&self, id: &str) -> Option<&Item> {
        self.course.items().find(|item| item.id() == Some(id))
    }

    pub(super) fn finished(&self) -> BTreeSet<String> {
        self.prerequisites.iter().filter(|course| course.done).map(|course| course.id.clone()).collect()
    }

    pub(super) fn progress(&self) -> Option<Progress> {
        self.learning().map(|learning| self.course.progress(&learning.achieved))
    }
}
