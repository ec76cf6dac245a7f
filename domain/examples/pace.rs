//! How fast courses are read and checked, and answers graded: time on one core, whatever else the machine does, each
//! figure beside its target.
//!
//! `cargo run --release -p domain --example pace [COURSES]`; `make bench` runs it too.

#![expect(clippy::disallowed_methods, reason = "it reads files and measures time, which the crate does not")]
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a measurement speaks to people, and stops where it cannot"
)]

use domain::{
    course::{Content, SourceFile, course_folders, missing_ids, read_catalogue, read_course},
    problem::Problem,
    quiz::Answer,
};
use std::{fs, hint::black_box, path::Path, time::Duration};

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "courses".to_owned());
    let mut shipped = Vec::new();
    collect(Path::new(&folder), Path::new(&folder), &mut shipped);
    at_most("reading and checking the shipped courses", shipped_courses(&shipped), Duration::from_millis(150));
    at_most("reading and checking 10,000 lessons", lessons(&shipped, 10_000), Duration::from_secs(10));
    questions(100_000);
    grading(1_000_000.0);
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).expect("the folder of courses") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
            continue;
        }
        let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
        files.extend(SourceFile::from_bytes(&name, &fs::read(&path).expect("readable")));
    }
}

fn at_most(what: &str, took: Duration, limit: Duration) {
    let (took, limit) = (took.as_secs_f64() * 1000.0, limit.as_secs_f64() * 1000.0);
    told(what, took <= limit, &format!("{took:.1} ms (at most {limit:.0} ms)"));
}

fn told(what: &str, reached: bool, figure: &str) {
    println!("{}  {what}: {figure}", if reached { "reached" } else { "MISSED " });
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let started = on_core();
    let result = work();
    (result, on_core() - started)
}

/// How long this thread has had a core, as Linux counts it.
fn on_core() -> Duration {
    let counts = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux with schedstat");
    let nanoseconds = counts.split(' ').next().and_then(|count| count.parse().ok()).expect("a count");
    Duration::from_nanos(nanoseconds)
}

/// The mean of several readings.
fn shipped_courses(files: &[SourceFile]) -> Duration {
    const READINGS: u32 = 20;
    let bytes: usize = files.iter().filter_map(SourceFile::text).map(str::len).sum();
    println!("         {} files, {} KB of text", files.len(), bytes / 1024);
    let (_, took) = timed(|| {
        for _ in 0..READINGS {
            black_box(read_catalogue(black_box(files)));
        }
    });
    took / READINGS
}

/// Copies of the lessons of the shipped courses, 50 in a course.
fn lessons(shipped: &[SourceFile], count: usize) -> Duration {
    let folders = course_folders(shipped);
    let lessons: Vec<&str> = folders
        .values()
        .flatten()
        .filter(|file| file.path.contains("bai-") && file.path.matches('.').count() == 1)
        .filter_map(SourceFile::text)
        .collect();
    let media: Vec<&SourceFile> =
        folders.values().flatten().filter(|file| matches!(file.content, Content::Medium { .. })).collect();
    let mut files = Vec::new();
    for course in 0..count / 50 {
        let mut outline = format!(
            "---\nid: c{course}\ncode: C\ntitle: C\nsummary: S\ntrack: digital\ngroup: 1\ntiet: 9\n---\n\n## Nội dung\n\n"
        );
        for number in 0..50 {
            let text = lessons[(course + number) % lessons.len()].replace("\nid: ", &format!("\nid: l{number}-"));
            files.push(SourceFile::markdown(
                format!("k{course}/m/bai-{number}.md"),
                text.replace("{#q-", &format!("{{#q-{number}-")),
            ));
            outline.push_str(&format!("- [Bài](m/bai-{number}.md)\n"));
        }
        files.push(SourceFile::markdown(format!("k{course}/course.md"), outline));
        let here =
            |file: &&SourceFile| SourceFile { path: format!("k{course}/{}", file.path), content: file.content.clone() };
        files.extend(media.iter().map(here));
    }
    let bytes: usize = files.iter().filter_map(SourceFile::text).map(str::len).sum();
    let ((catalogue, problems), took) = timed(|| read_catalogue(&files));
    let read: usize = catalogue.courses.iter().map(|course| course.lessons().count()).sum();
    let error = problems.iter().find(|problem| problem.is_error()).map(|problem| problem.code);
    println!("         {read} lessons read, {} MB of text, first error {error:?}", bytes / (1024 * 1024));
    assert_eq!(read, count, "every lesson is read");
    took
}

/// A course whose banks hold so many questions.
fn banks(count: usize) -> Vec<SourceFile> {
    let mut files = vec![
        SourceFile::markdown(
            "course.md",
            "---\nid: c\ncode: C\ntitle: C\nsummary: S\ntrack: digital\ngroup: 1\ntiet: 1\n---\n\n- [K](k.quiz.md)\n",
        ),
        SourceFile::markdown(
            "k.quiz.md",
            "---\nid: k\ntitle: K\nmode: practice\nminutes: 45\n---\n\n# A {#a from=0.bank.md draw=2}\n",
        ),
    ];
    for bank in 0..count / 1000 {
        let mut text = format!("---\nid: n{bank}\ntitle: N\nmode: bank\n---\n\n");
        for number in 0..1000 {
            let id = bank * 1000 + number;
            text.push_str(&format!(
                "## Câu hỏi số {id} là gì? {{#q-{id} level=2 tags=bai-1}}\n\n1. [ ] Ý thứ nhất của câu {id}\n   > Chưa hợp với quy chế.\n2. [x] Ý thứ hai của câu {id}\n3. [ ] Ý thứ ba của câu {id}\n\n> [!EXPLAIN]\n> Vì quy chế nói vậy ở điều {id}.\n\n"
            ));
        }
        files.push(SourceFile::markdown(format!("{bank}.bank.md"), text));
    }
    files
}

/// Whether four times the questions take about four times as long.
fn questions(count: usize) {
    let time = |count: usize| {
        let files = banks(count);
        let ((course, problems), reading) = timed(|| read_course("c", &files));
        assert!(course.is_some() && !problems.iter().any(Problem::is_error), "{:?}", problems.first());
        let (missing, naming) = timed(|| missing_ids(&files));
        assert!(missing.is_empty());
        (reading, naming)
    };
    let (few, _) = time(count / 4);
    let (many, naming) = time(count);
    let ratio = many.as_secs_f64() / few.as_secs_f64();
    let figure = format!(
        "{:.0} ms, {ratio:.1} × a quarter of them (at most 6 ×); looking for missing ids {:.0} ms",
        many.as_secs_f64() * 1000.0,
        naming.as_secs_f64() * 1000.0
    );
    told(&format!("reading and checking {count} questions"), ratio <= 6.0, &figure);
}

/// Answers graded in a second: a choice of one, of several, a number, words.
fn grading(wanted: f64) {
    let quiz = "---\nid: k\ntitle: K\nmode: practice\nminutes: 45\n---\n\n## A? {#q-1}\n\n1. [x] a\n2. [ ] b\n3. [ ] c\n\n## B? {#q-2 credit=proportional}\n\n- [x] a\n- [x] b\n- [ ] c\n\n## C? {#q-3}\n\n= 15 +- 2\n\n## D? {#q-4 fold=case}\n\n= trình bày khoa học\n";
    let mut files = banks(0);
    files[1] = SourceFile::markdown("k.quiz.md", quiz);
    let (course, _) = read_course("c", &files);
    let course = course.expect("a course");
    let rate = |id: &str, answers: [Answer; 2]| {
        const ROUNDS: u32 = 500_000;
        let mut questions = course.quizzes().flat_map(|quiz| &quiz.sections).flat_map(|section| &section.questions);
        let question = questions.find(|question| question.id == id).expect("the question");
        let (_, took) = timed(|| {
            for _ in 0..ROUNDS {
                for answer in &answers {
                    black_box(question.grade(black_box(Some(answer)), None));
                }
            }
        });
        f64::from(ROUNDS * 2) / took.as_secs_f64()
    };
    let typed = |text: &str| Answer::Text(text.to_owned());
    let rates = [
        ("a choice of one", rate("q-1", [Answer::Options(vec![0]), Answer::Options(vec![2])])),
        ("choices of several", rate("q-2", [Answer::Options(vec![0, 1]), Answer::Options(vec![0, 2])])),
        ("numbers", rate("q-3", [typed("15"), typed("62,5")])),
        ("words", rate("q-4", [typed("Trình bày khoa học"), typed("khoa học")])),
    ];
    for (kind, rate) in rates {
        let figure = format!("{:.2} million/s (at least {:.0})", rate / 1e6, wanted / 1e6);
        told(&format!("answers graded, {kind}"), rate >= wanted, &figure);
    }
}
