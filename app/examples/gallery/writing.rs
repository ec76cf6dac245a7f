//! The writing room.

use crate::Gallery;
use app::{
    components::{
        difference::FileDifference,
        field::FieldErrors,
        flash::{Flash, Mood},
        problems::ProblemLine,
    },
    document::{Place, Shell, Viewer},
    pages::writing::{
        DraftFacts, NewCourseForm, WritingPage, WrittenCourse,
        confirm::{ConfirmPage, Confirmation},
        course::{CourseView, FileLine, ItemLine, Mark, ModuleLine, PartKind, WritingCoursePage},
        editor::{AsideLine, ConflictView, EditorPage, EditorView},
        preview::{PreviewPlace, TextPreview},
        problems::{ProblemsPage, ProblemsView},
        publication::{Effects, PublicationPage, PublicationView},
        revisions::{RevisionLine, RevisionPage, RevisionView, RevisionsPage},
    },
};
use domain::{
    locale::Locale,
    problem::{Place as Spot, Problem, Sentence},
    writing::{FileChange, FileChangeKind, Hindrance, compare},
};
use jiff::civil::{DateTime, date};
use leptos::prelude::*;

const AT: DateTime = DateTime::constant(2026, 11, 20, 9, 41, 0, 0);
const TEXT: &str =
    "---\nid: bai-1\ntitle: Bài một\nminutes: 12\n---\n\nMột câu.\n\n## Tự kiểm tra {#q-1}\n\n1. [ ] Sai\n";

/// The frame of a page of the writing room.
pub fn room(gallery: &Gallery, title: &str) -> Shell {
    let shell = gallery.at(Place::Writing, title);
    let viewer = shell.viewer.clone().map(|viewer| Viewer { is_instructor: true, is_author: true, ..viewer });
    Shell { viewer, ..shell }
}

fn draft(errors: usize) -> DraftFacts {
    DraftFacts { by: "Lê Thu Hà".into(), at: AT, files: 3, errors }
}

fn problem(is_error: bool) -> Problem {
    let say = |vi: &str, en: &str| Sentence::new(vi, en);
    let what = say("Chưa có đáp án đúng.", "No right answer.");
    let mend = say("Đánh dấu [x] trước phương án đúng.", "Tick the right one with [x].");
    let place = Spot { line: 9, column: 1 };
    let example = Some(say("1. [x] Đúng\n2. [ ] Sai", "1. [x] Right\n2. [ ] Wrong"));
    let problem = if is_error { Problem::error } else { Problem::warning };
    Problem { example, ..problem("no-right-answer", "m1/bai-1.md", place, what, mend) }
}

fn file(path: &str, title: &str, kind: PartKind, mark: Mark, errors: usize) -> FileLine {
    let (path, title) = (path.into(), title.into());
    FileLine { path, title, kind, minutes: Some(12), mark, errors, warnings: errors }
}

fn course() -> CourseView {
    let lesson = file("m1/bai-1.md", "Từ một cửa đến dịch vụ công toàn trình", PartKind::Lesson, Mark::Changed, 1);
    let quiz = file("m1/kt.quiz.md", "Kiểm tra", PartKind::Quiz, Mark::New, 0);
    let items = vec![ItemLine::File(lesson), ItemLine::File(quiz), ItemLine::Planned("Bài ba".into())];
    let module = file("m1/module.md", "Thiết kế lại", PartKind::Module, Mark::Same, 0);
    CourseView {
        id: "van-thu".into(),
        lang: Locale::Vi,
        title: "Văn thư nhập môn".into(),
        published: Some((4, date(2026, 11, 3))),
        draft: Some(draft(1)),
        errors: 1,
        warnings: 2,
        folder_is_newer: true,
        head: file("course.md", "Văn thư nhập môn", PartKind::Course, Mark::Same, 0),
        modules: vec![
            ModuleLine { file: Some(module), title: "Thiết kế lại".into(), items },
            ModuleLine { file: None, title: "Áp dụng".into(), items: Vec::new() },
        ],
        banks: vec![file("banks/m1.bank.md", "Ngân hàng mô-đun 1", PartKind::Bank, Mark::Same, 0)],
        others: vec![file("m1/bai-1.en.md", "Lesson one", PartKind::Other, Mark::Same, 0)],
        gone: vec![file("m1/cu.md", "Bài cũ", PartKind::Lesson, Mark::Gone, 0)],
        media: vec!["media/hai-o.svg".into()],
        form_id: "0197".into(),
        errors_of_form: FieldErrors::default(),
        refusal: None,
    }
}

fn editor() -> EditorView {
    EditorView {
        course: "van-thu".into(),
        course_title: "Văn thư nhập môn".into(),
        lang: Locale::Vi,
        title: "Bài một".into(),
        path: "m1/bai-1.md".into(),
        text: TEXT.into(),
        version: 3,
        origin: "0197".into(),
        save: "0198".into(),
        saved: Some(("Lê Thu Hà".into(), AT)),
        problems: vec![ProblemLine::new(problem(true), None)],
        errors_elsewhere: 2,
        preview_html: Some("<div class=\"prose\"><p>Một câu.</p></div>".into()),
        has_page: true,
        is_gone: false,
        asides: vec![AsideLine { id: "0199".into(), by: "Phạm Minh Đức".into(), at: AT }],
        folder_is_newer: false,
        conflict: None,
        errors: FieldErrors::default(),
        editor: None,
    }
}

/// Writes the pages.
pub fn write(gallery: &mut Gallery) {
    let words = gallery.words;
    publishing(gallery);
    let published = WrittenCourse {
        id: "van-thu".into(),
        code: "VT-01".into(),
        lang: Locale::Vi,
        title: "Văn thư nhập môn".into(),
        published: Some((4, date(2026, 11, 3))),
        draft: Some(draft(0)),
    };
    let new = WrittenCourse { published: None, draft: Some(draft(2)), ..published.clone() };
    let mut errors = FieldErrors::default();
    errors.add("folder", words.say("writing-folder-wrong"));
    let form =
        NewCourseForm { title: "Văn thư".into(), folder: "Văn thư".into(), errors, ..NewCourseForm::default() };
    for (name, courses, form) in
        [("writing", vec![new, published], NewCourseForm::default()), ("writing-none", Vec::new(), form)]
    {
        let shell = room(gallery, &words.say("nav-writing"));
        gallery.page(name, shell, move || view! { <WritingPage words courses form/> });
    }
    let refusal = Flash { mood: Mood::Bad, lead: words.say("writing-wish-unknown"), text: String::new() };
    let refused = CourseView { refusal: Some(refusal), draft: None, ..course() };
    for (name, view) in [("writing-course", course()), ("writing-course-refused", refused)] {
        let shell = room(gallery, &view.title);
        gallery.page(name, shell, move || view! { <WritingCoursePage words view/> });
    }
    let theirs = TEXT.replace("Một câu", "Hai câu");
    let pieces = Some(compare(&theirs, TEXT));
    let conflict = ConflictView { by: Some(("Lê Thu Hà".into(), AT)), pieces, theirs: Some(theirs) };
    let met = EditorView { conflict: Some(conflict), asides: Vec::new(), ..editor() };
    let gone =
        EditorView { is_gone: true, preview_html: None, problems: Vec::new(), folder_is_newer: true, ..editor() };
    for (name, page) in [("writing-file", editor()), ("writing-conflict", met), ("writing-file-gone", gone)] {
        let shell = room(gallery, &page.title);
        gallery.page(name, shell, move || view! { <EditorPage words page/> });
    }
    let line = |is_error| ProblemLine::new(problem(is_error), Some("/writing/van-thu/files/m1/bai-1.md".into()));
    for (name, problems) in [("writing-problems", vec![line(true), line(false)]), ("writing-no-problems", Vec::new())] {
        let page = ProblemsView { course: "van-thu".into(), title: "Văn thư nhập môn".into(), problems };
        let shell = room(gallery, &words.say("writing-problems"));
        gallery.page(name, shell, move || view! { <ProblemsPage words page/> });
    }
    let crumbs = vec![("/writing".to_owned(), words.say("nav-writing"))];
    let place = PreviewPlace { crumbs: crumbs.clone(), editor: "/writing/van-thu/files/course.md".into() };
    let html = Some("<div class=\"prose\"><p>Khóa học dành cho ai.</p></div>".to_owned());
    let shell = room(gallery, "Văn thư nhập môn");
    gallery.page("writing-preview", shell, move || {
        view! { <TextPreview words place title="Văn thư nhập môn".into() lang=Locale::Vi html/> }
    });
    let page = Confirmation {
        crumbs,
        question: words.with("writing-discard-question", &[("title", "Văn thư nhập môn".into())]),
        consequences: vec![
            words.with("writing-discard-what", &[("count", 3.into())]),
            words.say("writing-discard-kept"),
        ],
        action: "/writing/van-thu/discarding".into(),
        fields: vec![("draft", "0197".into())],
        verb: words.say("writing-discard-go"),
        back: ("/writing/van-thu".into(), words.say("writing-discard-back")),
    };
    let shell = room(gallery, &page.question);
    gallery.page("writing-discarding", shell, move || view! { <ConfirmPage words page/> });
}

fn difference(path: &str, kind: FileChangeKind, after: &str) -> FileDifference {
    let before = if kind == FileChangeKind::New { "" } else { TEXT };
    let pieces = if path.ends_with(".md") { compare(before, after) } else { Vec::new() };
    FileChange { path: path.into(), kind, pieces }.into()
}

/// Publishing, with everything in the way and with nothing; the history.
fn publishing(gallery: &mut Gallery) {
    let words = gallery.words;
    let crumbs = vec![("/writing".to_owned(), words.say("nav-writing"))];
    let files = vec![
        difference("m1/bai-1.md", FileChangeKind::Changed, &TEXT.replace("Một câu", "Hai câu")),
        difference("m1/bai-2.md", FileChangeKind::New, "# Bài hai\n"),
        difference("media/hinh-1.png", FileChangeKind::Gone, ""),
    ];
    let effects = Effects {
        learners: 214,
        attempts: 3,
        new: vec!["Bài hai".into()],
        gone: vec!["Luyện tập".into()],
        new_questions: 4,
        ended_questions: 1,
        keys: vec![("Kiểm tra cuối khóa".into(), "#".into())],
        terms: vec!["Kiểm tra cuối khóa".into()],
        is_rule_changed: true,
    };
    let ready = PublicationView {
        crumbs: crumbs.clone(),
        course: "van-thu".into(),
        draft: Some(("d".into(), 7)),
        files: files.clone(),
        effects,
        problems: Vec::new(),
        errors: 0,
        later: None,
        folder: Vec::new(),
        aside: Vec::new(),
        unreviewed: None,
        is_offered: true,
        note: "Sửa câu đầu".into(),
        form_errors: FieldErrors::default(),
        refusal: None,
    };
    let blocked = PublicationView {
        problems: vec![ProblemLine::new(problem(true), Some("#".into()))],
        errors: 1,
        later: Some(5),
        folder: files.clone(),
        aside: vec!["m1/bai-1.md".into()],
        unreviewed: Some(Hindrance::NotApproved),
        refusal: Some(words.say("publication-overtaken")),
        ..ready.clone()
    };
    let none = PublicationView { draft: None, files: Vec::new(), ..ready.clone() };
    for (name, page) in [("publication", ready), ("publication-blocked", blocked), ("publication-none", none)] {
        let shell = room(gallery, &words.say("publication-title"));
        gallery.page(name, shell, move || view! { <PublicationPage words page/> });
    }
    let line = |number: i64, by: Option<&str>, note: &str| RevisionLine {
        number,
        at: AT,
        by: by.map(Into::into),
        note: note.into(),
        changed: vec!["m1/bai-1.md".into(), "course.md".into()],
        changes: 7,
        attempts: 2,
    };
    let revisions = vec![line(2, Some("Lê Thu Hà"), "Câu đầu rõ hơn."), line(1, None, "")];
    let page = RevisionView {
        crumbs: crumbs.clone(),
        course: "van-thu".into(),
        revision: revisions[0].clone(),
        with: Some(1),
        others: vec![1],
        files,
        rendered: Some(("m1/bai-1.md".into(), "<p><del>Một</del><ins>Hai</ins> câu.</p>".into())),
        is_latest: false,
    };
    for (name, revisions) in [("revisions", revisions), ("revisions-none", Vec::new())] {
        let (shell, crumbs) = (room(gallery, &words.say("revisions-title")), crumbs.clone());
        gallery.page(
            name,
            shell,
            move || view! { <RevisionsPage words crumbs course="van-thu".to_owned() revisions/> },
        );
    }
    let shell = room(gallery, &words.with("revisions-one", &[("number", 2.into())]));
    gallery.page("revision", shell, move || view! { <RevisionPage words page/> });
}
