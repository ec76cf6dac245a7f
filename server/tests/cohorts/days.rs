//! Texts that name days show those of the reader's cohort.

use crate::{
    support::{Browser, Engine, World, on_both_engines},
    world::fill_by_list,
};
use domain::calendar::day_text;
use khuevan::courses::publish_folder;

on_both_engines!(
    a_member_reads_the_days_of_her_cohort,
    without_a_last_day_only_the_text_is_there,
    of_two_cohorts_the_nearest_due_date_decides
);

const LESSON: &str = "\n\nNộp trước [hết tuần 2](date:end-of-week-2), xong [cuối khóa](date:cuối-khóa).\n\n> [!TASK] 1\n> Họp [ba ngày sau khai giảng](date:start+3d).\n";

/// The small course with days in a lesson and in its exam.
async fn world_with_days(engine: Engine) -> World {
    let world = World::with_own_courses(engine).await;
    let dir = world.app.store.courses_dir.join("khoa-nho/m1");
    let lesson = std::fs::read_to_string(dir.join("bai-1.md")).unwrap();
    std::fs::write(dir.join("bai-1.md"), lesson.replace("một câu tự kiểm tra.", &format!("một câu.{LESSON}"))).unwrap();
    let exam = std::fs::read_to_string(dir.join("kiem-tra.quiz.md")).unwrap();
    let exam = exam.replace("## Chọn một ý {#q-mot}\n", "## Chọn một ý {#q-mot}\n\nTrong [tuần 1](date:week-1).\n");
    std::fs::write(dir.join("kiem-tra.quiz.md"), exam).unwrap();
    let problems = publish_folder(&world.app.db, &world.app.media, &world.app.store.courses_dir, 1).await.unwrap();
    assert!(!problems.iter().any(|problem| problem.is_error() && problem.file.starts_with("khoa-nho")), "{problems:?}");
    world.app.reload_catalogue().await.unwrap();
    world
}

/// Opens a cohort that asks for the small course, with hanh in it.
async fn cohort(world: &World, tuan: &mut Browser, id: &str, [opens, closes, due]: [Option<i64>; 3]) {
    let day = |days: Option<i64>| days.map(|days| world.day(days).to_string()).unwrap_or_default();
    let (unit, opens, closes, due) = (world.unit().await, day(opens), day(closes), day(due));
    let fields = [
        ("form_id", id),
        ("title", "K3"),
        ("unit", &unit),
        ("opens_on", &opens),
        ("closes_on", &closes),
        ("what.0", "course:khoa-nho"),
        ("due.0", &due),
        ("must.0", "yes"),
        ("why.0", "Kế hoạch năm"),
    ];
    let answer = tuan.post("/desk/cohorts", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let address = answer.location.unwrap();
    fill_by_list(tuan, address.trim_end_matches("/filling"), "TL-hanh").await;
}

fn time(world: &World, days: i64) -> String {
    let day = world.day(days);
    format!("<time datetime=\"{day}\">{}</time>", day_text(day))
}

async fn a_member_reads_the_days_of_her_cohort(engine: Engine) {
    let world = world_with_days(engine).await;
    let mut hanh = world.signed_in("hanh").await;
    hanh.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await;
    let lesson = "/courses/khoa-nho/lessons/b1";
    let alone = hanh.get(lesson).await.body;
    assert!(alone.contains("Nộp trước hết tuần 2<") && !alone.contains("<time datetime"), "{alone}");
    let mut tuan = world.signed_in("tuan").await;
    cohort(&world, &mut tuan, "form-cohort-1", [Some(-3), Some(40), Some(20)]).await;
    let body = hanh.get(lesson).await.body;
    assert!(body.contains(&format!("hết tuần 2 ({})", time(&world, 10))), "{body}");
    assert!(body.contains(&format!("cuối khóa ({})", time(&world, 40))), "{body}");
    assert!(body.contains(&format!("ba ngày sau khai giảng ({})", time(&world, 0))), "{body}");
    assert!(!body.contains("data-day") && !body.contains("date:"), "{body}");
    // Whoever is in no cohort, and whoever teaches, reads the text alone.
    for name in ["duc", "tuan"] {
        assert!(!world.signed_in(name).await.get(lesson).await.body.contains("<time datetime"), "{name}");
    }
    for lesson in ["b1", "b2"] {
        hanh.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    let started =
        hanh.post("/courses/khoa-nho/quizzes/kt/attempts", &[("form_id", "form-000002"), ("honour", "1")]).await;
    let attempt = hanh.get(&format!("{}?view=all", started.location.unwrap())).await.body;
    assert!(attempt.contains(&format!("tuần 1 ({} – {})", time(&world, -3), time(&world, 3))), "{attempt}");
}

async fn without_a_last_day_only_the_text_is_there(engine: Engine) {
    let world = world_with_days(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    cohort(&world, &mut tuan, "form-cohort-1", [Some(0), None, Some(20)]).await;
    let mut hanh = world.signed_in("hanh").await;
    let body = hanh.get("/courses/khoa-nho/lessons/b1").await.body;
    assert!(body.contains("xong cuối khóa.") && body.contains(&time(&world, 13)), "{body}");
}

async fn of_two_cohorts_the_nearest_due_date_decides(engine: Engine) {
    let world = world_with_days(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    cohort(&world, &mut tuan, "form-cohort-1", [Some(-20), Some(90), Some(60)]).await;
    cohort(&world, &mut tuan, "form-cohort-2", [Some(-1), Some(30), Some(25)]).await;
    let mut hanh = world.signed_in("hanh").await;
    let body = hanh.get("/courses/khoa-nho/lessons/b1").await.body;
    assert!(body.contains(&format!("cuối khóa ({})", time(&world, 30))), "{body}");
}
