//! A coordinator counts her own people, and learns of nobody else, not even that they exist.

use crate::{
    support::{Engine, on_both_engines},
    world::{ask, land, post},
};
use khuevan::reporting::Wish;

on_both_engines!(
    a_coordinator_counts_what_is_below_her,
    a_foreign_unit_is_answered_like_one_that_does_not_exist,
    a_report_is_its_askers_alone_and_only_as_far_as_she_reaches,
    what_is_wrong_stands_by_its_field,
);

async fn a_coordinator_counts_what_is_below_her(engine: Engine) {
    let (world, land) = land(engine).await;
    world.coordinator("mai", &land.ban_vuoc).await;
    let mut mai = world.signed_in("mai").await;
    let content = world.content(&ask(&mut mai, &world.wish("unit", "")).await).await;
    let counted = &content.tables[0];
    let names: Vec<&str> = counted.row_names.iter().map(|key| key.name.as_str()).collect();
    assert_eq!(names, [land.ban_vuoc.as_str()]);
    let mut minh = world.signed_in("minh").await;
    let all = world.content(&ask(&mut minh, &world.wish("unit", "")).await).await;
    let place = all.tables[0].row_names.iter().position(|key| key.name == land.ban_vuoc).unwrap();
    assert_eq!(all.tables[0].cells[place], counted.cells[0]);
    assert!(all.people > content.people && content.people > 0);
}

async fn a_foreign_unit_is_answered_like_one_that_does_not_exist(engine: Engine) {
    let (world, land) = land(engine).await;
    world.coordinator("mai", &land.ban_vuoc).await;
    let mut mai = world.signed_in("mai").await;
    let mut answers = Vec::new();
    for unit in [land.thanh_lam.as_str(), &land.other, "khong-co"] {
        let answer = post(&mut mai, &Wish { unit: unit.to_owned(), ..world.wish("course", "") }).await;
        assert_eq!(answer.status, 422, "{}", answer.body);
        let form = answer.body.split("<form").find(|part| part.contains("name=\"rows\"")).unwrap().to_owned();
        let form = form.split("name=\"form_id\"").last().unwrap().split_once('>').unwrap().1.to_owned();
        answers.push(form);
    }
    assert!(answers[0].contains("Chọn một giá trị trong danh sách."), "{}", answers[0]);
    assert!(!answers[0].contains("Thanh Lâm"));
    assert_eq!(answers[0], answers[2]);
    assert_eq!(answers[1], answers[2]);
    let foreign = post(&mut mai, &Wish { cohort: "khong-co".to_owned(), ..world.wish("course", "") }).await;
    assert_eq!(foreign.status, 422);
}

async fn a_report_is_its_askers_alone_and_only_as_far_as_she_reaches(engine: Engine) {
    let (world, land) = land(engine).await;
    world.coordinator("mai", &land.ban_vuoc).await;
    let mut mai = world.signed_in("mai").await;
    let address = ask(&mut mai, &world.wish("course", "sex")).await;
    assert_eq!(mai.get(&address).await.status, 200);
    let mut tuan = world.signed_in("tuan").await;
    for path in ["", "/files/csv", "/people"] {
        assert_eq!(tuan.get(&format!("{address}{path}")).await.status, 404, "{path}");
    }
    for path in ["/work", "/ending", "/repeat"] {
        assert_eq!(tuan.post(&format!("{address}{path}"), &[]).await.status, 404, "{path}");
    }
    // Her grant moves elsewhere: what she has counted is out of her sight.
    let (mai_id, other) = (world.person("mai").await, land.other.clone());
    world
        .app
        .db
        .write(move |conn| {
            Box::pin(async move {
                let moved = "UPDATE grants SET unit = $2 WHERE person = $1";
                match conn {
                    khuevan::db::Conn::Sqlite(c) => {
                        sqlx::query(moved).bind(mai_id).bind(other).execute(&mut **c).await.map(drop)?
                    }
                    khuevan::db::Conn::Postgres(c) => {
                        sqlx::query(moved).bind(mai_id).bind(other).execute(&mut **c).await.map(drop)?
                    }
                }
                Ok(())
            })
        })
        .await
        .unwrap();
    for path in ["", "/files/csv", "/people"] {
        assert_eq!(mai.get(&format!("{address}{path}")).await.status, 404, "{path}");
    }
}

async fn what_is_wrong_stands_by_its_field(engine: Engine) {
    let (world, _) = land(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let wish = world.wish("course", "");
    for (wrong, field) in [
        (Wish { rows: "ethnicity".to_owned(), ..wish.clone() }, "rows-error"),
        (Wish { columns: "course".to_owned(), ..wish.clone() }, "columns-error"),
        (Wish { columns: "unit".to_owned(), ..wish.clone() }, "columns-error"),
        (Wish { to: wish.from.yesterday().unwrap(), ..wish.clone() }, "to-error"),
        (Wish { as_of: wish.as_of.tomorrow().unwrap(), ..wish.clone() }, "as_of-error"),
        (Wish { as_of: wish.from.yesterday().unwrap(), ..wish.clone() }, "as_of-error"),
        (Wish { sex: "women".to_owned(), ..wish.clone() }, "sex-error"),
        (Wish { course: "khong-co".to_owned(), ..wish.clone() }, "course-error"),
        (Wish { content_group: "6".to_owned(), ..wish.clone() }, "content_group-error"),
    ] {
        let answer = post(&mut tuan, &wrong).await;
        assert_eq!(answer.status, 422, "{field}");
        assert!(answer.body.contains(&format!("id=\"{field}\"")), "{field}: {}", answer.body);
    }
    for year in ["", "1999", "99999"] {
        assert_eq!(tuan.post("/desk/reports", &[("kind", "year"), ("year", year)]).await.status, 422, "{year}");
    }
    // A form that is sent twice makes one report.
    let fields =
        [("kind", "year"), ("year", &*world.app.clock.today().year().to_string()), ("form_id", "bao-cao-0001")];
    for _ in 0..2 {
        assert_eq!(tuan.post("/desk/reports", &fields).await.location.as_deref(), Some("/desk/reports/bao-cao-0001"));
    }
    assert_eq!(tuan.get("/desk/reports").await.body.matches("/desk/reports/bao-cao-0001").count(), 1);
}
