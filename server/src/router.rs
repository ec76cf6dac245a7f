//! Every route of the site, in one list, grouped by who may call it.

use crate::{
    assets, defence,
    fields::LARGEST_FORM,
    http::{
        administration, appeals, attempts, certificates, codes, courses, desk, enrolments, error_pages, home,
        invitations, legal, lessons, media, messages, passwords, pauses, people, preferences, profile, programmes,
        public, quizzes, reminders, requests, results, reviews, sessions, set_up, teaching, verify,
    },
    routes::{Route, Routes},
    state::AppState,
    visit::find_visit,
};
use axum::{Router, extract::DefaultBodyLimit, middleware};
use domain::permission::Action;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

/// The whole site.
pub fn site(app: AppState) -> Router {
    // Rendering spawns; a second site in one process finds the executor there.
    drop(any_spawner::Executor::init_tokio());
    let (router, _) = routes().finish();
    router
        .fallback(error_pages::unknown)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn(defence::plain_path))
        .layer(middleware::from_fn_with_state(app.clone(), defence::same_origin))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(app.clone(), error_pages::fill))
        .layer(middleware::from_fn_with_state(app.clone(), find_visit))
        .layer(CompressionLayer::new().gzip(true).br(true).quality(tower_http::CompressionLevel::Precise(1)))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn(defence::headers))
        .with_state(app)
}

/// The list of all routes with their actions.
pub fn list() -> Vec<Route> {
    routes().finish().1
}

fn routes() -> Routes {
    use Action::*;
    Routes::default()
        // Everybody.
        .get("/", SeePublicPages, home::show)
        .get("/help", SeePublicPages, public::help)
        .get("/accessibility", SeePublicPages, public::accessibility)
        .get("/privacy", SeePublicPages, public::privacy)
        .get("/health", SeePublicPages, public::health)
        .get("/robots.txt", SeePublicPages, public::robots)
        .get("/assets/{build}/{*name}", SeePublicPages, assets::show)
        .post("/preferences", ChoosePreferences, preferences::change)
        .get("/sign-in", SignIn, sessions::form)
        .post("/session", SignIn, sessions::begin)
        .get("/invitations/{token}", SignIn, invitations::form)
        .post("/invitations/{token}", SignIn, invitations::accept)
        .get("/code", SignIn, codes::form)
        .post("/code", SignIn, codes::accept)
        .get("/reminders/{token}", SignIn, reminders::show)
        .post("/reminders/{token}", SignIn, reminders::change)
        .get("/setup", SetUp, set_up::form)
        .post("/setup", SetUp, set_up::carry_out)
        .get("/courses", SeeCourses, courses::list)
        .get("/courses/{course}", SeeCourses, courses::show)
        .get("/programmes", SeeCourses, programmes::list)
        .get("/programmes/{programme}", SeeCourses, programmes::show)
        .get("/legal", SeeCourses, legal::show)
        .get("/media/{course}/{revision}/{*path}", SeeCourses, media::show)
        .get("/verify", VerifyCertificates, verify::form)
        .get("/verify/{code}", VerifyCertificates, verify::show)
        .get("/verify.html", VerifyCertificates, verify::offline)
        .get("/keys", VerifyCertificates, verify::keys)
        .get("/revocations", VerifyCertificates, verify::revocations)
        // Everybody who has signed in, on what is her own.
        .post("/session/end", ManageOwnAccount, sessions::end)
        .get("/account", ManageOwnAccount, profile::account)
        .post("/account/pause", ManageOwnAccount, pauses::begin)
        .post("/account/pause/end", ManageOwnAccount, pauses::end)
        .post("/account/requests/{request}", ManageOwnAccount, requests::answer_own)
        .get("/history", ManageOwnAccount, profile::history)
        .get("/password", ManageOwnAccount, passwords::form)
        .post("/password", ManageOwnAccount, passwords::change)
        .post("/courses/{course}/enrolment", ManageOwnEnrolment, enrolments::open)
        .post("/courses/{course}/enrolment/end", ManageOwnEnrolment, enrolments::end)
        .get("/courses/{course}/lessons/{lesson}", Study, lessons::show)
        .post("/courses/{course}/lessons/{lesson}/completion", Study, lessons::complete)
        .post("/courses/{course}/lessons/{lesson}/practice/{question}", Study, lessons::check)
        .get("/courses/{course}/quizzes/{quiz}", TakeQuizzes, quizzes::show)
        .post("/courses/{course}/quizzes/{quiz}/attempts", TakeQuizzes, quizzes::start)
        .get("/attempts/{attempt}", TakeQuizzes, attempts::show)
        .post_with_files("/attempts/{attempt}/answers", TakeQuizzes, attempts::save)
        .post_with_files("/attempts/{attempt}/submission", TakeQuizzes, attempts::submit)
        .get("/attempts/{attempt}/files/{hash}", TakeQuizzes, attempts::file)
        .get("/attempts/{attempt}/result", TakeQuizzes, results::show)
        .get("/attempts/{attempt}/appeals/{question}", Appeal, appeals::show)
        .post("/attempts/{attempt}/appeals/{question}", Appeal, appeals::make)
        .get("/courses/{course}/reviews", TakeQuizzes, reviews::list)
        .get("/reviews/{review}", TakeQuizzes, reviews::show)
        .post("/reviews/{review}", TakeQuizzes, reviews::write)
        .get("/messages", ReadOwnMessages, messages::list)
        .post("/messages/opening", ReadOwnMessages, messages::open_all)
        .post("/messages/{message}/opening", ReadOwnMessages, messages::open)
        .get("/certificates", SeeOwnCertificates, certificates::list)
        .get("/certificates/{certificate}", SeeOwnCertificates, certificates::show)
        .get("/certificates/{certificate}/pdf", SeeOwnCertificates, certificates::pdf)
        // Instructors, on the courses of their grants.
        .get("/teaching", Teach, teaching::home)
        .get("/teaching/{course}", Teach, teaching::course)
        .post("/teaching/{course}/extra-times", Teach, teaching::extra_time)
        .get("/teaching/{course}/quizzes/{quiz}/items", Teach, teaching::items)
        .get("/teaching/{course}/quizzes/{quiz}/regrade", Teach, teaching::regrade_preview)
        .post("/teaching/{course}/quizzes/{quiz}/regrade", Teach, teaching::regrade)
        .get("/teaching/{course}/quizzes/{quiz}/marking", Teach, teaching::queue)
        .get("/teaching/{course}/marking/{attempt}/{question}", Teach, teaching::marking)
        .post("/teaching/{course}/marking/{attempt}/{question}", Teach, teaching::mark)
        .get("/teaching/{course}/marking/{attempt}/files/{hash}", Teach, teaching::file)
        .get("/teaching/{course}/surveys/{quiz}", Teach, teaching::survey)
        .get("/teaching/{course}/surveys/{quiz}/figures.csv", Teach, teaching::survey_file)
        .get("/teaching/{course}/surveys/{quiz}/form", Teach, teaching::survey_form)
        .post("/teaching/{course}/surveys/{quiz}/form", Teach, teaching::begin_survey_form)
        .post("/teaching/{course}/surveys/{quiz}/form/answers", Teach, teaching::save_survey_form)
        .post("/teaching/{course}/surveys/{quiz}/form/submission", Teach, teaching::submit_survey_form)
        .get("/teaching/{course}/marking/{attempt}/{question}/second-marking", Teach, teaching::second)
        .post("/teaching/{course}/marking/{attempt}/{question}/second-marking", Teach, teaching::ask_second)
        .post("/teaching/{course}/marking/{attempt}/{question}/second-marking/mark", Teach, teaching::mark_again)
        .post(
            "/teaching/{course}/marking/{attempt}/{question}/second-marking/settlement",
            Teach,
            teaching::settle_second,
        )
        .post(
            "/teaching/{course}/marking/{attempt}/{question}/second-marking/withdrawal",
            Teach,
            teaching::withdraw_second,
        )
        .get("/teaching/{course}/appeals", AnswerAppeals, teaching::appeals)
        .get("/teaching/{course}/appeals/{appeal}", AnswerAppeals, teaching::appeal)
        .post("/teaching/{course}/appeals/{appeal}", AnswerAppeals, teaching::answer_appeal)
        // Coordinators, on the subtree of their grants.
        .get("/desk", SeeDesk, desk::home)
        .get("/desk/matters/{matter}", SeeDesk, desk::matters::show)
        .get("/desk/cohorts", ManageCohorts, desk::cohorts::list)
        .post("/desk/cohorts", ManageCohorts, desk::cohort_form::create)
        .get("/desk/cohorts/new", ManageCohorts, desk::cohort_form::new)
        .get("/desk/cohorts/{cohort}", ManageCohorts, desk::cohorts::show)
        .post("/desk/cohorts/{cohort}", ManageCohorts, desk::cohort_form::change)
        .get("/desk/cohorts/{cohort}/edit", ManageCohorts, desk::cohort_form::edit)
        .post("/desk/cohorts/{cohort}/closing", ManageCohorts, desk::cohorts::close)
        .get("/desk/cohorts/{cohort}/filling", ManageCohorts, desk::filling::form)
        .post("/desk/cohorts/{cohort}/preview", ManageCohorts, desk::filling::preview)
        .post("/desk/cohorts/{cohort}/members", ManageCohorts, desk::filling::join)
        .post("/desk/cohorts/{cohort}/members/{person}/end", ManageCohorts, desk::filling::leave)
        .get("/desk/closings", IssueCertificates, desk::closings::list)
        .post("/desk/closings", IssueCertificates, desk::closing_form::create)
        .get("/desk/closings/new", IssueCertificates, desk::closing_form::new)
        .get("/desk/closings/{closing}", IssueCertificates, desk::closings::show)
        .post("/desk/closings/{closing}", IssueCertificates, desk::closing_form::change)
        .get("/desk/closings/{closing}/edit", IssueCertificates, desk::closing_form::edit)
        .post("/desk/closings/{closing}/list", IssueCertificates, desk::closing_acts::list)
        .post("/desk/closings/{closing}/people/{person}", IssueCertificates, desk::closing_acts::person)
        .post("/desk/closings/{closing}/review", IssueCertificates, desk::closing_acts::review)
        .get("/desk/closings/{closing}/issue", IssueCertificates, desk::closing_acts::confirm)
        .post("/desk/closings/{closing}/issue", IssueCertificates, desk::closing_acts::issue)
        .post("/desk/closings/{closing}/work", IssueCertificates, desk::closing_acts::go_on)
        .post("/desk/closings/{closing}/withdrawal", IssueCertificates, desk::closing_acts::withdraw)
        .get("/desk/closings/{closing}/certificates.zip", IssueCertificates, desk::closing_acts::package)
        .get("/desk/register", IssueCertificates, desk::register::show)
        .get("/desk/register.xlsx", IssueCertificates, desk::register::workbook)
        .get("/desk/register.pdf", IssueCertificates, desk::register::pdf)
        .get("/desk/certificates/{certificate}", IssueCertificates, desk::certificates::show)
        .post("/desk/certificates/{certificate}/requests", IssueCertificates, desk::certificates::ask)
        .get("/desk/people/{person}/assignments", ManageCohorts, desk::duties::show)
        .post("/desk/people/{person}/exceptions", ManageCohorts, desk::duties::except)
        .post("/desk/people/{person}/exceptions/end", ManageCohorts, desk::duties::end)
        .get("/desk/invitations", ManageStaff, desk::invitations::list)
        .post("/desk/invitations", ManageStaff, desk::invitations::invite_all)
        .post("/desk/invitations/codes", ManageStaff, desk::invitations::print_all)
        .post("/desk/people/{person}/invitation", ManageStaff, desk::invitations::invite)
        .post("/desk/people/{person}/code", ManageStaff, desk::invitations::print)
        .get("/desk/messages", SendMessages, desk::messages::list)
        .post("/desk/messages", SendMessages, desk::messages::send)
        .get("/desk/messages/new", SendMessages, desk::messages::new)
        .post("/desk/messages/preview", SendMessages, desk::messages::preview)
        .get("/desk/messages/{dispatch}", SendMessages, desk::messages::show)
        .get("/desk/units", ManageUnits, desk::units::list)
        .post("/desk/units", ManageUnits, desk::units::add)
        .get("/desk/units/new", ManageUnits, desk::units::new)
        .get("/desk/units/import", ManageUnits, desk::units::list_form)
        .post_with_files("/desk/units/import", ManageUnits, desk::units::receive_list)
        .get("/desk/units/{unit}", ManageUnits, desk::units::show)
        .get("/desk/units/{unit}/changes/{change}", ManageUnits, desk::units::form)
        .post("/desk/units/{unit}/changes/{change}", ManageUnits, desk::units::carry_out)
        .get("/desk/people", ManageStaff, desk::people::list)
        .get("/desk/people/{person}", ManageStaff, desk::person::show)
        .post("/desk/people/{person}/transfer", ManageStaff, desk::person::transfer)
        .get("/desk/imports", ManageStaff, desk::imports::list)
        .get("/desk/imports/new", ManageStaff, desk::imports::form)
        .post_with_files("/desk/imports", ManageStaff, desk::imports::receive)
        .get("/desk/imports/{import}", ManageStaff, desk::import::show)
        .get("/desk/imports/{import}/faults.csv", ManageStaff, desk::import::fault_file::show)
        .post("/desk/imports/{import}/columns", ManageStaff, desk::import::columns)
        .post("/desk/imports/{import}/application", ManageStaff, desk::import::apply)
        .post("/desk/imports/{import}/undoing", ManageStaff, desk::import::undo)
        .post("/desk/imports/{import}/work", ManageStaff, desk::import::go_on)
        .get("/desk/reports", SeeReports, desk::reports::list)
        .post("/desk/reports", SeeReports, desk::report_form::ask)
        .get("/desk/reports/new", SeeReports, desk::report_form::new)
        .get("/desk/reports/{report}", SeeReports, desk::report::show)
        .post("/desk/reports/{report}/work", SeeReports, desk::report::go_on)
        .post("/desk/reports/{report}/ending", SeeReports, desk::report::cancel)
        .post("/desk/reports/{report}/repeat", SeeReports, desk::report::repeat)
        .get("/desk/reports/{report}/people", SeeReports, desk::report_people::show)
        .get("/desk/reports/{report}/files/{format}", SeeReports, desk::report::file)
        // Administrators.
        .get("/admin", SeeAdministration, administration::home)
        .get("/admin/people", ManagePeople, people::list)
        .post("/admin/people", ManagePeople, people::create)
        .post("/admin/requests/{request}", ManagePeople, requests::answer_any)
        .post("/admin/people/{person}/invitation", ManagePeople, people::invite)
        .get("/admin/certificates", SeeCertificates, administration::certificates)
        .get("/admin/certificates/{certificate}", SeeCertificates, administration::certificate)
        .post("/admin/certificates/{certificate}/revocation", EndCertificates, administration::revoke)
        .post("/admin/certificates/{certificate}/replacement", EndCertificates, administration::replace)
        .get("/admin/certificate-requests/{request}", EndCertificates, administration::certificate_requests::show)
        .post("/admin/certificate-requests/{request}", EndCertificates, administration::certificate_requests::decide)
        .get("/admin/approvals", ManageApprovals, administration::approvals::list)
        .post("/admin/approvals", ManageApprovals, administration::approvals::record)
}
