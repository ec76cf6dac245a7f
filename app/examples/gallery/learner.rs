//! Pages of learners and guests.

use crate::{
    Gallery,
    samples::{certificates, course, due, learning, others, today},
};
use app::{
    components::{
        course_card::Obligation,
        flash::{Flash, Mood},
        programme_line::ProgrammeLine,
    },
    document::{Place, Shell},
    pages::{
        catalogue::{self, Catalogue, CataloguePage, CatalogueQuery, Length},
        course::{CertificateState, CoursePage, CourseView, GoOn, Learning, Prerequisite, Standing},
        home::{
            self, Home, HomePage, Resume, YearOfTiet,
            agenda::{Act, Later, Task},
        },
        landing::{self, LandingPage},
    },
};
use domain::{
    completion::Achieved,
    course::{Tiet, Validity},
    hours::{DEFAULT_TARGET, YearOfHours},
    locale::Locale,
    programme::{Line, Progress},
    quiz::Percent,
};
use jiff::civil::date;
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

/// Writes them all.
pub fn write(gallery: &mut Gallery) {
    let words = gallery.words;
    gallery.page("landing", gallery.guest(&landing::title(words)), move || {
        view! { <LandingPage words courses=others()/> }
    });
    let shell = gallery.at(Place::Home, &home::title(words));
    gallery.page("home", shell.clone(), move || view! { <HomePage words home=sample_home()/> });
    gallery.page("home-new", shell, move || {
        let home = Home {
            tasks: Vec::new(),
            meetings: Vec::new(),
            cohorts: Vec::new(),
            later: Vec::new(),
            learning: Vec::new(),
            certificates: Vec::new(),
            resume: None,
            year: YearOfTiet { hours: YearOfHours { courses: Tiet::default(), ..year() }, note: String::new() },
            ..sample_home()
        };
        view! { <HomePage words home/> }
    });
    let shell = gallery.at(Place::Courses, &catalogue::title(words));
    gallery.page("catalogue", shell.clone(), move || {
        let cards = learning().into_iter().chain(others()).collect();
        view! { <CataloguePage words catalogue=sample_catalogue(CatalogueQuery::default(), cards)/> }
    });
    gallery.page("catalogue-nothing", shell, move || {
        let query = CatalogueQuery {
            text: "một cửa liên thông".into(),
            level: "co-ban".into(),
            length: Some(Length::Short),
            ..CatalogueQuery::default()
        };
        view! { <CataloguePage words catalogue=sample_catalogue(query, Vec::new())/> }
    });
    courses(gallery);
}

fn sample_home() -> Home {
    let task = |title: &str, course: &str, act, due| Task {
        address: "/".into(),
        lang: None,
        title: title.into(),
        course: course.into(),
        minutes: 30,
        due,
        reason: String::new(),
        exception: String::new(),
        act,
    };
    Home {
        address: "chị".into(),
        given_name: "Hạnh".into(),
        resume: Some(Resume {
            address: "/".into(),
            lang: None,
            title: "Từ một cửa đến dịch vụ công toàn trình".into(),
            course: "Chuyển đổi số trong cơ quan nhà nước, mô-đun 4".into(),
            minutes: 7,
        }),
        tasks: vec![
            task("Kiểm tra cuối khóa", "Đạo đức công vụ, liêm chính", Act::ResumeQuiz, Some(due(-3))),
            task(
                "Kiểm tra mô-đun 4: Thiết kế lại quy trình",
                "Chuyển đổi số trong cơ quan nhà nước",
                Act::TakeQuiz,
                Some(due(3)),
            ),
            Task {
                reason: "Bắt buộc với công chức mới tuyển dụng.".into(),
                ..task("Sử dụng trí tuệ nhân tạo có trách nhiệm", "", Act::Enrol, Some(due(6)))
            },
            task(
                "Công văn 557 và những điều không đưa vào chatbot",
                "Sử dụng trí tuệ nhân tạo có trách nhiệm",
                Act::Read,
                None,
            ),
        ],
        meetings: Vec::new(),
        cohorts: Vec::new(),
        later: vec![Later {
            address: "/".into(),
            lang: None,
            title: "Dữ liệu, an toàn thông tin và bí mật nhà nước".into(),
            due: Some(due(20)),
        }],
        programmes: vec![ProgrammeLine {
            id: "cap-xa-2026".into(),
            title: "Chuyển đổi số cấp xã 2026".into(),
            is_mandatory: Some(true),
            due: Some(due(20)),
            progress: Some(Progress {
                lines: vec![Line::All { done: 2, of: 3 }, Line::Any { done: 0, of: 2 }],
                completed_on: None,
            }),
        }],
        week: (date(2026, 11, 23), date(2026, 11, 29)),
        year: YearOfTiet { hours: year(), note: String::new() },
        learning: learning(),
        certificates: certificates(),
        suggestions: others(),
        paused_until: None,
    }
}

fn year() -> YearOfHours {
    YearOfHours { year: 2026, courses: Tiet { halves: 53 }, outside: Tiet::default(), target: DEFAULT_TARGET }
}

fn sample_catalogue(query: CatalogueQuery, cards: Vec<app::components::course_card::CourseCard>) -> Catalogue {
    Catalogue {
        query,
        tracks: ["leadership", "digital", "reform", "ethics"].map(String::from).into(),
        levels: ["co-ban", "trung-cap"].map(String::from).into(),
        signed_in: true,
        cards,
    }
}

fn courses(gallery: &mut Gallery) {
    let words = gallery.words;
    let title = course().title;
    let view = |standing| CourseView {
        course: Arc::new(course()),
        languages: vec![(Locale::Vi, 100), (Locale::En, 85)],
        tiet: Tiet { halves: 48 },
        obligation: Some(Obligation::Mandatory("Bắt buộc theo kế hoạch năm 2026 của tỉnh An Lĩnh.".into())),
        due: Some(due(22)),
        published_on: Some(date(2026, 11, 3)),
        meetings: Vec::new(),
        cohorts: Vec::new(),
        prerequisites: Vec::new(),
        programmes: vec![("cap-xa-2026".into(), "Chuyển đổi số cấp xã 2026".into())],
        acts: vec![("30/2020/NĐ-CP".into(), Validity::InForce), ("110/2004/NĐ-CP".into(), Validity::Ended)],
        review_overdue: None,
        standing,
        reviews: 2,
        is_author: false,
        form_id: "0197".into(),
    };
    let guest = CourseView { obligation: None, due: None, ..view(Standing::Guest) };
    gallery.page("course-guest", gallery.guest(&title), move || view! { <CoursePage words view=guest/> });
    let outside = CourseView {
        meetings: Vec::new(),
        cohorts: Vec::new(),
        prerequisites: vec![Prerequisite {
            id: "dl-01".into(),
            title: "Dữ liệu, an toàn thông tin".into(),
            done: false,
        }],
        ..view(Standing::Outside)
    };
    let shell = gallery.at(Place::Courses, &title);
    gallery.page("course-outside", shell.clone(), move || view! { <CoursePage words view=outside/> });
    let achieved = Achieved {
        lessons_read: ["b-1-1", "b-1-2", "b-1-3", "b-2-1"].map(String::from).into(),
        quizzes_passed: ["kt-1".to_owned()].into(),
        ..Achieved::default()
    };
    let inside = Learning {
        achieved,
        go_on: GoOn::At("b-2-2".into()),
        scores: BTreeMap::from([("kt-1".to_owned(), Percent::whole(92))]),
        enrolled_on: date(2026, 11, 4),
        completed_on: None,
        certificate: CertificateState::Promised,
    };
    let learning = view(Standing::Inside(Box::new(inside.clone())));
    gallery.page("course", shell.clone(), move || view! { <CoursePage words view=learning/> });
    let all = Achieved {
        lessons_read: course().lessons().map(|lesson| lesson.id.clone()).collect(),
        quizzes_passed: course().quizzes().map(|quiz| quiz.id.clone()).collect(),
        ..Achieved::default()
    };
    let completed = view(Standing::Inside(Box::new(Learning {
        achieved: all,
        go_on: GoOn::Nowhere,
        completed_on: Some(today()),
        certificate: CertificateState::Waiting,
        ..inside
    })));
    let flash = Some(Flash { mood: Mood::Good, lead: "Đã hoàn thành khóa học.".into(), text: String::new() });
    gallery.page("course-completed", Shell { flash, ..shell }, move || view! { <CoursePage words view=completed/> });
}
