//! The yearly targets: set for each kind of staff, superseded, shown wherever a target is told.

use crate::{
    support::{Engine, World, on_both_engines},
    world::plain,
};
use domain::hours::Post;
use khuevan::db::yearly_targets;

on_both_engines!(
    a_target_holds_for_its_kind_of_staff_and_year,
    what_is_typed_wrong_changes_nothing,
    targets_are_superseded_and_never_overwritten,
);

/// The whole form, every post with the same target but one.
fn form(year: &str, own: &str, note: &str) -> Vec<(String, String)> {
    let field = |post: Post| {
        let name = post.field();
        let value = if name == "cong-chuc" { own } else { "40" };
        (name, value.to_owned())
    };
    let others = [("year".to_owned(), year.to_owned()), ("note".to_owned(), note.to_owned())];
    Post::all().map(field).chain(others).collect()
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

async fn a_target_holds_for_its_kind_of_staff_and_year(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, mut minh) = (world.signed_in("hanh").await, world.signed_in("minh").await);
    assert!(plain(&hanh.get("/").await.body).contains("0/40"), "the default");
    let year = world.app.clock.today().year();
    let next = form(&(year + 1).to_string(), "12", "");
    assert_eq!(minh.post("/admin/targets", &borrowed(&next)).await.status, 303);
    assert!(plain(&hanh.get("/").await.body).contains("0/40"), "another year's target is not this one's");
    let this = form(&year.to_string(), "32,5", "Kế hoạch 12/KH-UBND");
    assert_eq!(minh.post("/admin/targets", &borrowed(&this)).await.status, 303);
    for path in ["/", "/hours", "/record", "/programmes/nam"] {
        assert!(plain(&hanh.get(path).await.body).contains("0/32,5"), "{path}");
    }
    for path in ["/hours", "/record", "/programmes/nam"] {
        assert!(plain(&hanh.get(path).await.body).contains("Kế hoạch 12/KH-UBND"), "{path}");
    }
    // Hers is the target of those who lead once she leads.
    let person = world.person("hanh").await;
    world
        .write(move |conn| {
            Box::pin(async move {
                use khuevan::db::Conn;
                let sql = "UPDATE memberships SET is_leader = TRUE WHERE person = $1";
                match conn {
                    Conn::Sqlite(c) => sqlx::query(sql).bind(person).execute(&mut **c).await.map(drop)?,
                    Conn::Postgres(c) => sqlx::query(sql).bind(person).execute(&mut **c).await.map(drop)?,
                }
                Ok(())
            })
        })
        .await;
    assert!(plain(&hanh.get("/").await.body).contains("0/40"));
}

async fn what_is_typed_wrong_changes_nothing(engine: Engine) {
    let world = World::new(engine).await;
    let mut minh = world.signed_in("minh").await;
    let year = world.app.clock.today().year().to_string();
    for (typed, message) in [
        ("0,3", "tròn hoặc nửa tiết"),
        ("-1", "không thể âm"),
        ("bốn", "Số tiết là một số"),
        ("401", "Nhiều nhất 400 tiết"),
        ("", "Số tiết là một số"),
    ] {
        let answer = minh.post("/admin/targets", &borrowed(&form(&year, typed, "Ghi chú"))).await;
        assert_eq!(answer.status, 422, "{typed}");
        let body = plain(&answer.body);
        let error = body.split("id=\"cong-chuc-error\"").nth(1).unwrap();
        assert!(error.contains(message) && body.contains("Ghi chú"), "{typed}: {body}");
    }
    let mut conn = world.app.db.read().await.unwrap();
    assert!(yearly_targets::all(&mut conn).await.unwrap().is_empty());
    let mut tuan = world.signed_in("tuan").await;
    assert_eq!(tuan.get("/admin/targets").await.status, 403);
}

async fn targets_are_superseded_and_never_overwritten(engine: Engine) {
    let world = World::new(engine).await;
    let mut minh = world.signed_in("minh").await;
    let year = world.app.clock.today().year();
    for own in ["32", "32", "48"] {
        let fields = form(&year.to_string(), own, "");
        assert_eq!(minh.post("/admin/targets", &borrowed(&fields)).await.status, 303);
    }
    let mut conn = world.app.db.read().await.unwrap();
    let history = yearly_targets::history(&mut conn, i64::from(year), 10).await.unwrap();
    let told: Vec<(i64, bool)> = history.iter().map(|one| (one.tiet_halves, one.superseded_at.is_some())).collect();
    assert_eq!(told.len(), 2, "what stays as it is leaves no trace: {told:?}");
    assert!(told.contains(&(96, false)) && told.contains(&(64, true)), "{told:?}");
    let page = plain(&minh.get(&format!("/admin/targets?year={year}")).await.body);
    assert!(page.contains("Công chức: 48 tiết") && page.contains("Đặng Quốc Minh"), "{page}");
}
