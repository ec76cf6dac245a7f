//! Sample courses and cards.

use app::components::{
    certificate_line::CertificateLine,
    course_card::{CardState, CourseCard, Obligation},
    due::Due,
};
use domain::{
    course::*,
    locale::Locale,
    quiz::{Keep, Mode, Quiz, Reveal},
};
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};

/// A due date so many days from the sample's today, 23/11/2026.
pub fn due(days_left: i64) -> Due {
    Due { on: today().checked_add(jiff::Span::new().days(days_left)).unwrap(), days_left }
}

/// The samples' today.
pub fn today() -> Date {
    date(2026, 11, 23)
}

/// Three courses under way, one of them late.
pub fn learning() -> Vec<CourseCard> {
    vec![
        CourseCard {
            obligation: Some(Obligation::Mandatory("Bắt buộc theo kế hoạch năm của tỉnh An Lĩnh.".into())),
            due: Some(due(22)),
            state: CardState::Learning { done: 11, total: 18 },
            ..card("cds-01", "CĐS-01", "Chuyển đổi số trong cơ quan nhà nước", 5, "digital", 24)
        },
        CourseCard {
            obligation: Some(Obligation::Mandatory("Bắt buộc với công chức mới tuyển dụng.".into())),
            due: Some(due(-3)),
            state: CardState::Learning { done: 9, total: 10 },
            ..card("dd-01", "ĐĐ-01", "Đạo đức công vụ, liêm chính, văn hóa công vụ", 4, "ethics", 12)
        },
        CourseCard {
            obligation: Some(Obligation::Optional),
            state: CardState::Learning { done: 1, total: 8 },
            ..card("tt-01", "TT-01", "Sử dụng trí tuệ nhân tạo có trách nhiệm", 5, "digital", 12)
        },
    ]
}

/// Courses in other states.
pub fn others() -> Vec<CourseCard> {
    vec![
        CourseCard {
            obligation: Some(Obligation::Proposed("Dành cho người trong quy hoạch phó, trưởng phòng.".into())),
            due: Some(due(5)),
            ..card("ld-01", "LĐ-01", "Lãnh đạo cho cán bộ quản lý trẻ và cán bộ nữ", 4, "leadership", 24)
        },
        CourseCard {
            obligation: Some(Obligation::Optional),
            state: CardState::Shut,
            ..card("dv-01", "DV-01", "Phục vụ người dân: trực tiếp và trực tuyến", 2, "service", 16)
        },
        CourseCard {
            obligation: Some(Obligation::Mandatory(String::new())),
            state: CardState::Completed(date(2026, 10, 2)),
            ..card("cq-01", "CQ-01", "Vận hành chính quyền địa phương hai cấp", 3, "reform", 16)
        },
        card("ll-01", "LL-01", "Nghiêng ngả: Ễ Ộ Ữ ẵ ặ ự, Nguyễn Ngọc Huyền", 1, "reform", 7),
    ]
}

fn card(id: &str, code: &str, title: &str, group: u8, track: &str, tiet: i64) -> CourseCard {
    CourseCard {
        lang: Locale::Vi,
        id: id.into(),
        code: code.into(),
        title: title.into(),
        summary: "Phân biệt số hóa và chuyển đổi số, vẽ lại một quy trình của xã mình.".into(),
        group,
        track: track.into(),
        tiet: Tiet { halves: tiet * 2 },
        minutes_left: 260,
        obligation: None,
        due: None,
        state: CardState::Open,
    }
}

/// Two certificates.
pub fn certificates() -> Vec<CertificateLine> {
    let line = |id: &str, title: &str, number: &str, in_force| CertificateLine {
        id: id.into(),
        title: title.into(),
        number: number.into(),
        issued_on: date(2026, 10, 2),
        in_force,
    };
    vec![
        line("a", "Vận hành chính quyền địa phương hai cấp", "00391/2026", true),
        line("b", "Cải cách hành chính: từ mục tiêu đến kết quả", "00127/2026", false),
    ]
}

/// A course of four modules.
pub fn course() -> Course {
    let modules = vec![
        module(
            "1",
            "Chính phủ điện tử, Chính phủ số",
            &["Khác nhau ở đâu", "Nghị quyết 57 và Quyết định 2629", "Việc của xã"],
        ),
        module(
            "2",
            "Thiết kế lại quy trình",
            &["Vẽ hành trình của người dân", "Từ một cửa đến dịch vụ công toàn trình"],
        ),
        module("3", "Văn phòng số và kỹ năng số", &["Hồ sơ điện tử và ký số", "Làm việc từ xa an toàn"]),
        module("4", "So sánh với Pháp: 250 thủ tục và đài quan sát", &["Cách đo chất lượng"]),
    ];
    Course {
        folder: "cds".into(),
        id: "cds-01".into(),
        text_lang: Locale::Vi,
        code: "CĐS-01".into(),
        title: "Chuyển đổi số trong cơ quan nhà nước".into(),
        summary: "Sau khóa học, anh/chị phân biệt được số hóa và chuyển đổi số, vẽ lại được một quy trình của xã mình \
                  và biết đo kết quả bằng dữ liệu."
            .into(),
        track: "digital".into(),
        content_group: 5,
        lang: Locale::Vi,
        translations: vec![Locale::En],
        translated: BTreeMap::new(),
        version: "2026.2".into(),
        tiet: Tiet { halves: 48 },
        level: "co-ban".into(),
        audience: vec!["moi-cong-chuc".into(), "lanh-dao-xa".into()],
        outcomes: vec!["Phân biệt số hóa và chuyển đổi số".into(), "Vẽ lại một quy trình của xã mình".into()],
        competencies: Vec::new(),
        authors: vec!["Trần Bích Ngọc".into()],
        reviewers: vec!["Lê Quang Vinh".into()],
        form: "truc-tuyen".into(),
        legal: vec!["171/2025/NĐ-CP".into()],
        review_by: Some(date(2027, 6, 30)),
        order: Order::Sequential,
        after: Vec::new(),
        license: Some("CC-BY-SA-4.0".into()),
        status: Status::Published,
        complete: CompletionRule {
            lessons: RequiredLessons::All,
            quizzes: (1..=4).map(|number| format!("kt-{number}")).collect(),
            attendance: None,
        },
        certificate: Some(CertificateProposal { template: "giay-xac-nhan".into(), valid_months: None }),
        intro_html: "<p>Khóa học dành cho mọi công chức; lãnh đạo xã học trước thì tốt hơn.</p>".into(),
        modules,
        instructor_surveys: Vec::new(),
        media: BTreeSet::new(),
    }
}

fn module(number: &str, title: &str, lessons: &[&str]) -> Module {
    let lessons = lessons.iter().enumerate().map(|(place, title)| {
        Item::Lesson(Lesson {
            id: format!("b-{number}-{}", place + 1),
            lang: Locale::Vi,
            title: (*title).into(),
            minutes: 12,
            task_minutes: 0,
            words: 900,
            media: None,
            blocks: Vec::new(),
            headings: Vec::new(),
            sources: Vec::new(),
        })
    });
    let quiz = Item::Quiz(Quiz {
        survey: Default::default(),
        id: format!("kt-{number}"),
        lang: Locale::Vi,
        title: format!("Kiểm tra mô-đun {number}"),
        mode: Mode::Exam,
        minutes: 30,
        pass: 50,
        attempts: Some(3),
        keep: Keep::Best,
        cooldown: 0,
        time: None,
        shuffle_questions: false,
        shuffle_options: true,
        honour: true,
        anonymous: false,
        reveal: Reveal::AfterSubmit,
        intro_html: String::new(),
        sections: Vec::new(),
    });
    Module {
        id: Some(format!("m{number}")),
        lang: Locale::Vi,
        title: title.into(),
        aim: None,
        tiet: None,
        order: Order::Free,
        after: Vec::new(),
        status: Status::Published,
        body_html: String::new(),
        items: lessons.chain([quiz]).collect(),
    }
}
