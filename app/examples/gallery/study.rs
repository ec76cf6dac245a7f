//! Lessons, quizzes, certificates and their verification, from the course that ships with the project.

use crate::Gallery;
use app::{
    components::{
        flash::{Flash, Mood},
        question::Given,
    },
    document::{Frame, Place, Shell},
    pages::{
        attempt::{AttemptPage, AttemptView, SaveFields, Shown, TimeLeft},
        certificate::{CertificateFacts, CertificateFiles, CertificatePage, CertificateState, CertificateView},
        certificates::{CertificateRow, CertificatesPage},
        keys::KeysPage,
        lesson::{LessonPage, LessonView, Neighbour, Outline, OutlineItem, OutlineModule, Practice, Reading, Step},
        quiz::{AttemptRow, Entry, QuizPage, QuizRules, QuizView},
        result::{Again, CourseNews, ResultPage, ResultView},
        verify::{VerifyPage, VerifyView},
    },
};
use domain::{
    course::{Block, Course, Item, Lesson, SourceFile, Tiet, read_course},
    credential::{IssuerKey, Kind, Reason, SigningKey},
    quiz::{Answer, Disclosure, Mode, Percent, Plan, Quiz},
};
use jiff::civil::{DateTime, date, datetime};
use leptos::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Writes all pages of this area.
pub fn write(gallery: &mut Gallery) {
    let course = course();
    lessons(gallery, &course);
    quizzes(gallery, &course);
    certificates(gallery);
    verification(gallery);
}

fn lessons(gallery: &mut Gallery, course: &Course) {
    let words = gallery.words;
    for (place, lesson) in course.lessons().enumerate().take(2) {
        let view = lesson_view(gallery, course, lesson);
        let shell = with_islands(gallery.at(Place::Courses, &lesson.title));
        gallery.page(&format!("lesson-{}", place + 1), shell, move || view! { <LessonPage words page=view/> });
    }
    let Some((lesson, question)) = course.lessons().find_map(|lesson| {
        let question = lesson.blocks.iter().find_map(|block| match block {
            Block::Practice(question) => Some(question),
            Block::Html(_) => None,
        });
        Some((lesson, question?))
    }) else {
        return;
    };
    let checked = Practice::Checked(Box::new(question.check(1, &Answer::Options(vec![0]))));
    let given = Given { error: Some(words.say("practice-choose-first")), ..Given::default() };
    let refused = Practice::Refused { question: question.id.clone(), given };
    for (name, practice) in [("lesson-checked", checked), ("lesson-refused", refused)] {
        let view = LessonView { practice: Some(practice), ..lesson_view(gallery, course, lesson) };
        let view = LessonView { reading: Reading::Visitor, needs_review: true, untranslated: true, ..view };
        let shell = with_islands(gallery.at(Place::Courses, &lesson.title));
        gallery.page(name, shell, move || view! { <LessonPage words page=view/> });
    }
}

fn lesson_view(gallery: &Gallery, course: &Course, lesson: &Lesson) -> LessonView {
    LessonView {
        outline: outline(gallery, course, lesson),
        lesson: lesson.clone(),
        module: 1,
        number: 2,
        of: 3,
        updated: Some(date(2026, 11, 3)),
        address: format!("/courses/{}/lessons/{}", course.id, lesson.id),
        media: format!("/media/{}/1", course.id),
        needs_review: false,
        untranslated: false,
        practice: None,
        reading: Reading::Open { form_id: "form".into() },
        previous: Some(Neighbour {
            lang: None, title: "Tìm và bỏ bước thừa".into(), address: "lesson-1.html".into()
        }),
        next: Some(Neighbour { lang: None, title: "Kiểm tra mô-đun 1".into(), address: "quiz.html".into() }),
    }
}

/// The first module is under way, the others are shut.
fn outline(gallery: &Gallery, course: &Course, here: &Lesson) -> Outline {
    let modules = (1..).zip(&course.modules).map(|(number, module)| OutlineModule {
        number,
        lang: None,
        title: module.title.clone(),
        is_open: number == 1,
        shut: (number > 1).then(|| "Mở khi xong mô-đun trước.".into()),
        items: (1..)
            .zip(&module.items)
            .map(|(place, item)| OutlineItem {
                lang: None,
                title: item.title().to_owned(),
                address: (number == 1).then(|| "lesson-2.html".into()),
                step: match (number, place) {
                    (1, 1) => Step::Done,
                    (1, 2) => Step::Now,
                    (1, _) => Step::Open,
                    _ => Step::Shut,
                },
                length: gallery.words.minutes(item.minutes()),
                is_quiz: matches!(item, Item::Quiz(_)),
                is_here: item.id() == Some(here.id.as_str()),
            })
            .collect(),
    });
    Outline {
        lang: None,
        title: course.title.clone(),
        address: "#".into(),
        done: 1,
        all: 21,
        modules: modules.collect(),
    }
}

fn quizzes(gallery: &mut Gallery, course: &Course) {
    let words = gallery.words;
    let exams = || course.quizzes().filter(|quiz| quiz.mode == Mode::Exam);
    let exam = exams().find(|quiz| quiz.time.is_some()).or(exams().last());
    let Some(quiz) = exam else { return };
    let crumbs = vec![(format!("/courses/{}", course.id), course.title.clone())];
    let start = QuizView {
        crumbs: crumbs.clone(),
        lang: quiz.lang,
        untranslated: false,
        title: quiz.title.clone(),
        intro_html: quiz.intro_html.clone(),
        rules: QuizRules::of(quiz, Default::default()),
        left: quiz.attempts,
        attempts: Vec::new(),
        about: None,
        entry: Entry::Start { action: "#".into(), form_id: "form".into(), honour: true },
        refusal: None,
    };
    let row = AttemptRow {
        number: 1,
        submitted: morning(),
        score: Some(Percent(66_667)),
        passed: false,
        waiting: false,
        counts: false,
        address: "result-failed.html".into(),
    };
    let better = AttemptRow { number: 2, score: Some(Percent::whole(87)), passed: true, counts: true, ..row.clone() };
    let entries = [
        ("quiz", Entry::Start { action: "#".into(), form_id: "form".into(), honour: false }, vec![]),
        ("quiz-again", Entry::Wait(morning()), vec![row, better]),
        ("quiz-open", Entry::Resume { address: "#".into(), ends: Some(morning()), answered: (6, 15) }, vec![]),
        ("quiz-outside", Entry::NotEnrolled("#".into()), vec![]),
    ];
    for (name, entry, attempts) in entries {
        let view = QuizView { entry, attempts, ..start.clone() };
        let shell = gallery.at(Place::Courses, &quiz.title);
        gallery.page(name, shell, move || view! { <QuizPage words page=view/> });
    }
    let plan = quiz.plan(7, &BTreeSet::new());
    attempts(gallery, quiz, &plan);
    results(gallery, quiz, &plan, crumbs);
}

fn given(value: &str, error: Option<String>) -> Given {
    Given { values: vec![(String::new(), value.to_owned())], complete: true, error }
}

fn attempts(gallery: &mut Gallery, quiz: &Quiz, plan: &Plan) {
    let words = gallery.words;
    let ids: Vec<String> = plan.questions.iter().map(|question| question.id.clone()).collect();
    let stored: BTreeMap<String, Given> = ids.iter().take(2).map(|id| (id.clone(), given("0", None))).collect();
    let view = AttemptView {
        attempt: "sample".into(),
        address: "/attempts/a-1".into(),
        course: "/".into(),
        is_survey: false,
        sheet: quiz.sheet(plan),
        given: stored,
        marked: ids.iter().skip(1).take(2).cloned().collect(),
        shown: Shown::One(2),
        saved: Some(morning()),
        time: Some(TimeLeft { left: 18 * 60_000 + 42_000, ends: morning() }),
        left_after: Some(1),
        save: SaveFields { save_id: "save".into(), counter: 3, client_at: 0 },
        notice: None,
    };
    let refused = given("mười", Some(words.say("answer-only-one")));
    let wrong = AttemptView {
        given: ids.iter().map(|id| (id.clone(), refused.clone())).collect(),
        notice: Some(Flash { mood: Mood::Bad, lead: words.say("save-refused"), text: String::new() }),
        ..view.clone()
    };
    let pages = [
        ("attempt", view.clone()),
        ("attempt-all", AttemptView { shown: Shown::All, time: None, ..view.clone() }),
        ("attempt-confirm", AttemptView { shown: Shown::Confirm, ..view }),
        ("attempt-refused", AttemptView { shown: Shown::All, ..wrong }),
    ];
    for (name, view) in pages {
        let shell = Shell { frame: Frame::Bare, ..with_islands(gallery.shell(&view.title(words))) };
        gallery.page(name, shell, move || view! { <AttemptPage words page=view/> });
    }
}

fn results(gallery: &mut Gallery, quiz: &Quiz, plan: &Plan, crumbs: Vec<(String, String)>) {
    let words = gallery.words;
    let right: BTreeMap<String, Answer> = plan
        .questions
        .iter()
        .filter_map(|planned| {
            let (_, question) = quiz.planned(planned)?;
            let chosen: Vec<usize> =
                (0..).zip(question.choices()).filter(|(_, one)| one.right).map(|(i, _)| i).collect();
            Some((planned.id.clone(), Answer::Options(chosen)))
        })
        .collect();
    let wrong = plan.questions.iter().map(|planned| (planned.id.clone(), Answer::Options(vec![0]))).collect();
    let samples = [
        ("result-passed", right, Disclosure::ALL, Again::Now(Some(1)), CourseNews::Certificate("#".into())),
        ("result-failed", wrong, Disclosure { feedback: true, key: false }, Again::From(morning()), CourseNews::Open),
    ];
    for (name, answers, disclosure, again, course) in samples {
        let marks = BTreeMap::new();
        let review = quiz.review(plan, &answers, &marks, &quiz.grade(plan, &answers, &marks), disclosure);
        let view = ResultView {
            crumbs: crumbs.clone(),
            review,
            notes: BTreeMap::new(),
            lessons: BTreeMap::new(),
            regraded: Some((morning(), "Đáp án câu 3 đã được sửa".into())),
            is_newer: true,
            mode: Mode::Exam,
            pass: quiz.pass,
            number: 2,
            attempts: quiz.attempts,
            keep: quiz.keep,
            minutes: 21,
            submitted: morning(),
            by_deadline: false,
            again,
            quiz: "quiz.html".into(),
            next: Some(("Kiểm tra cuối khóa".into(), "#".into())),
            course,
        };
        let shell = gallery.at(Place::Courses, &view.title(words));
        gallery.page(name, shell, move || view! { <ResultPage words page=view/> });
    }
}

fn certificates(gallery: &mut Gallery) {
    let words = gallery.words;
    let rows = states().into_iter().map(|(_, state)| CertificateRow {
        address: (state != CertificateState::Waiting).then(|| "certificate.html".into()),
        kind: Kind::Confirmation,
        title: facts().title,
        number: (state != CertificateState::Waiting).then(|| "00427/2026/GXN-TCT".into()),
        issued: (state != CertificateState::Waiting).then_some(date(2026, 10, 2)),
        tiet: Tiet { halves: 32 },
        state,
    });
    let rows: Vec<_> = rows.collect();
    let title = words.say("certificates");
    for (name, rows) in [("certificates", rows), ("certificates-none", vec![])] {
        gallery.page(name, gallery.at(Place::Certificates, &title), move || view! { <CertificatesPage words rows/> });
    }
    for (name, state) in states() {
        let waiting = state == CertificateState::Waiting;
        let facts = CertificateFacts { number: facts().number.filter(|_| !waiting), ..facts() };
        let view = CertificateView { facts, state, files: (!waiting).then(files), renewal: None, is_trial: true };
        let shell = gallery.at(Place::Certificates, &title);
        gallery.page(&format!("certificate{name}"), shell, move || view! { <CertificatePage words page=view/> });
    }
}

fn verification(gallery: &mut Gallery) {
    let words = gallery.words;
    let typed = || "7KQ2-M4XD-9TPA-3HZ".to_owned();
    let number = "00427/2026/GXN-TCT".to_owned();
    let erased = VerifyView::Erased {
        kind: Kind::Confirmation,
        number,
        issued: date(2026, 10, 2),
        state: CertificateState::Current,
    };
    let mut pages = vec![
        ("verify".to_owned(), VerifyView::Form),
        ("verify-no-code".to_owned(), VerifyView::NoCode { typed: typed() }),
        ("verify-unknown".to_owned(), VerifyView::Unknown { typed: typed() }),
        ("verify-erased".to_owned(), erased),
    ];
    for (name, state) in states().into_iter().filter(|(_, state)| *state != CertificateState::Waiting) {
        let name = if name.is_empty() { "verify-current".to_owned() } else { format!("verify{name}") };
        pages.push((name, VerifyView::Found { facts: Box::new(facts()), state, checked: morning() }));
    }
    for (name, view) in pages {
        let shell = gallery.guest(&view.title(words));
        gallery.page(&name, shell, move || view! { <VerifyPage words page=view/> });
    }
    let public_key = SigningKey::from_bytes(&[7; 32]).public();
    let key = IssuerKey {
        kid: public_key.kid(),
        issuer: "tct".into(),
        issuer_name: facts().issuer,
        public_key,
        valid_from: date(2026, 1, 1),
        valid_to: None,
        compromised_at: None,
    };
    let old = IssuerKey { valid_to: Some(date(2026, 9, 30)), compromised_at: Some(date(2026, 9, 1)), ..key.clone() };
    let shell = gallery.guest(&words.say("keys"));
    gallery.page("keys", shell.clone(), move || view! { <KeysPage words keys=vec![key, old]/> });
    gallery.page("keys-none", shell, move || view! { <KeysPage words keys=vec![]/> });
}

fn states() -> Vec<(&'static str, CertificateState)> {
    let on = date(2026, 11, 14);
    vec![
        ("", CertificateState::Current),
        ("-waiting", CertificateState::Waiting),
        ("-expired", CertificateState::Expired { on, renewed: None }),
        ("-revoked", CertificateState::Revoked { on, reason: Reason::IssuerError }),
        (
            "-replaced",
            CertificateState::Replaced {
                on,
                by: Some("00455/2026/GXN-TCT".into()),
                is_other_kind: false,
                address: Some("#".into()),
            },
        ),
    ]
}

fn facts() -> CertificateFacts {
    CertificateFacts {
        kind: Kind::Confirmation,
        number: Some("00427/2026/GXN-TCT".into()),
        code: Some("7KQ2-M4XD-9TPA-3HZW".into()),
        holder: Some("Nguyễn Thị Hạnh".into()),
        unit: "UBND xã Thanh Lâm, tỉnh An Lĩnh".into(),
        title: "Vận hành chính quyền địa phương hai cấp".into(),
        tiet: Tiet { halves: 32 },
        days: (date(2026, 9, 1), date(2026, 9, 30)),
        result: Some(Percent::whole(88)),
        issuer: "Trường Chính trị tỉnh An Lĩnh".into(),
        superior: "TỈNH ỦY AN LĨNH".into(),
        place: "An Lĩnh".into(),
        signatory: ("HIỆU TRƯỞNG".into(), "Trần Văn Bình".into()),
        issued: Some(date(2026, 10, 2)),
        expires: None,
        decision: None,
        register: None,
    }
}

fn files() -> CertificateFiles {
    let mut squares = String::new();
    for place in 0..441_u32 {
        let (x, y) = (place % 21, place / 21);
        if (x * x * 7 + y * y * 13 + x * y * 5) % 7 < 3 {
            squares.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    CertificateFiles {
        pdf: "#".into(),
        verify_text: "khuevan.example/verify".into(),
        verify: "verify-current.html".into(),
        qr_svg: format!(r#"<svg viewBox="-2 -2 25 25"><path fill="currentColor" d="{squares}"/></svg>"#),
    }
}

fn morning() -> DateTime {
    datetime(2026, 11, 26, 9, 41, 0, 0)
}

fn with_islands(shell: Shell) -> Shell {
    Shell { islands: true, ..shell }
}

fn course() -> Course {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses");
    let folder = "tt-01-ai-co-trach-nhiem";
    let mut files = Vec::new();
    read_files(&root.join(folder), "", &mut files);
    let (course, problems) = read_course(folder, &files);
    course.unwrap_or_else(|| panic!("{problems:#?}")).with_media_base(&format!("../../../courses/{folder}"))
}

fn read_files(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read_files(&entry.path(), &format!("{path}/"), files);
        } else {
            files.push(SourceFile::from_bytes(&path, &fs::read(entry.path()).unwrap()).unwrap());
        }
    }
}
