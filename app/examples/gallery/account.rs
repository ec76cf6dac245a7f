//! Pages of the gate and of the account, and those that explain.

use crate::{
    Gallery,
    samples::{certificates, today},
};
use app::{
    components::{
        field::FieldErrors,
        pause::Pausing,
        preference::{QuizView, Theme},
    },
    pages::{
        accessibility::AccessibilityPage,
        account::{self, Account, AccountPage},
        help::HelpPage,
        history::{self, HistoryPage, PastAttempt, PastEnrolment},
        invitation::{Invitation, InvitationPage},
        password::PasswordPage,
        privacy::PrivacyPage,
        set_up::{SetUp, SetUpPage},
        sign_in::{SignIn, SignInPage},
    },
};
use domain::{course::Tiet, quiz::Percent};
use jiff::civil::date;
use leptos::prelude::*;

/// Writes them all.
pub fn write(gallery: &mut Gallery) {
    gate(gallery);
    own(gallery);
    let words = gallery.words;
    gallery.page("help", gallery.guest(&words.say("help-title")), move || view! { <HelpPage words/> });
    gallery.page("accessibility", gallery.guest(&words.say("accessibility-title")), move || {
        view! { <AccessibilityPage words/> }
    });
    gallery.page("privacy", gallery.guest(&words.say("privacy-title")), move || view! { <PrivacyPage words/> });
}

fn gate(gallery: &mut Gallery) {
    let words = gallery.words;
    gallery.page("sign-in", gallery.door(&words.say("sign-in")), move || {
        let form = SignIn { login: "hanh".into(), next: "/".into(), error: Some(words.say("sign-in-wrong")) };
        view! { <SignInPage words form/> }
    });
    gallery.page("invitation", gallery.door(&words.say("invitation-title")), move || {
        let invitation = Invitation {
            action: "/invitations/x".into(),
            full_name: "H Thanh Hà Kbuôr".into(),
            sign_in_name: "thanhha".into(),
            errors: FieldErrors::default(),
        };
        view! { <InvitationPage words invitation/> }
    });
    gallery.page("password", gallery.shell(&words.say("password-change")), move || {
        let mut errors = FieldErrors::default();
        errors.add("password", words.say("password-too-short"));
        view! { <PasswordPage words errors/> }
    });
    gallery.page("set-up", gallery.guest(&words.say("set-up")), move || {
        view! { <SetUpPage words form=SetUp::default()/> }
    });
}

fn own(gallery: &mut Gallery) {
    let words = gallery.words;
    gallery.page("account", gallery.shell(&account::title(words)), move || {
        let account = Account {
            full_name: "Nguyễn Thị Hạnh".into(),
            address: "chị".into(),
            sign_in_name: "hanh".into(),
            email: "hanh.nt@thanhlam.example".into(),
            staff_code: String::new(),
            unit: "Phòng Văn hóa – Xã hội, xã Thanh Lâm".into(),
            position: "Công chức văn hóa – xã hội".into(),
            extra_time_percent: 25,
            theme: Theme::System,
            quiz_view: QuizView::One,
            pausing: Pausing { days_left: 60, ..Pausing::default() },
            sensitive: Vec::new(),
        };
        view! { <AccountPage words account/> }
    });
    let shell = gallery.shell(&history::title(words));
    gallery.page("history-empty", shell.clone(), move || {
        view! { <HistoryPage words enrolments=Vec::new() certificates=Vec::new()/> }
    });
    gallery.page("history", shell, move || {
        view! { <HistoryPage words enrolments=enrolments() certificates=certificates()/> }
    });
}

fn enrolments() -> Vec<PastEnrolment> {
    let attempt = |quiz: &str, number, score, passed| PastAttempt {
        address: "/attempts/x/result".into(),
        quiz: quiz.into(),
        number,
        submitted: Some(date(2026, 11, 20).at(9, 41, 0, 0)),
        score: Some(Percent::whole(score)),
        passed,
    };
    let enrolment = PastEnrolment {
        course: "cds-01".into(),
        title: "Chuyển đổi số trong cơ quan nhà nước".into(),
        tiet: Tiet { halves: 48 },
        enrolled_on: date(2026, 11, 4),
        completed_on: None,
        left_on: None,
        lessons_read: 11,
        attempts: vec![
            attempt("Kiểm tra mô-đun 1", 1, 40, false),
            attempt("Kiểm tra mô-đun 1", 2, 92, true),
            PastAttempt { submitted: None, score: None, ..attempt("Kiểm tra mô-đun 2", 1, 0, false) },
        ],
    };
    vec![
        enrolment.clone(),
        PastEnrolment { completed_on: Some(today()), attempts: Vec::new(), ..enrolment.clone() },
        PastEnrolment { course: String::new(), left_on: Some(today()), attempts: Vec::new(), ..enrolment },
    ]
}
