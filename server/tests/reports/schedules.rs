//! Reports that are made by themselves: on their day, once, for those who reach what is counted, and no longer than their
//! author may.

use crate::{
    scene::{Scene, post, scene, typed},
    support::{Answered, Browser, Caught, Engine, on_both_engines},
    world::ask,
};
use jiff::ToSpan;
use khuevan::{
    db::{report_runs, reports},
    reporting::{self, Content, Wish},
    scheduling,
};

on_both_engines!(
    a_report_comes_on_its_day_with_its_files,
    several_nodes_send_it_once_and_a_standstill_is_made_up_for_once,
    who_reaches_less_gets_nothing_and_the_author_hears_of_it,
    an_author_without_a_grant_stops_it,
    a_recipient_stops_it_by_the_link,
    it_pauses_goes_on_changes_and_ends,
    a_choice_of_few_people_comes_without_files,
    what_cannot_be_counted_is_tried_again_and_given_up,
    nobody_else_sees_or_moves_a_schedule,
    what_is_wrong_stands_by_its_field,
);

async fn a_report_comes_on_its_day_with_its_files(engine: Engine) {
    let scene = scene(engine).await;
    let mut tuan = scene.world.signed_in("tuan").await;
    let schedule = scene.schedule(&mut tuan, &scene.world.wish("course", "sex"), &["tuan", "minh"]).await;
    scene.look().await;
    assert!(scene.smtp.caught().is_empty() && scene.runs(&schedule).await.is_empty(), "its day has not come");
    let day = scene.tomorrow();
    scene.wait_until(day);
    scene.look().await;
    let runs = scene.runs(&schedule).await;
    assert_eq!((runs.len(), runs[0].state.as_str(), runs[0].due_on.as_str()), (1, "sent", &*day.to_string()));
    assert_eq!(scene.state(&schedule).await.2, day.checked_add(7.days()).unwrap());
    for name in ["tuan", "minh"] {
        let mails = scene.mails(name);
        let [mail]: &[Caught] = mails.as_slice() else { panic!("{name}: {} mails", mails.len()) };
        assert!(mail.header("Subject").starts_with("Báo cáo định kỳ: Báo cáo theo khóa học và giới tính, 01/01/"));
        assert!(mail.text().contains(&format!("/desk/reports/{}\n", runs[0].report)), "{}", mail.text());
        assert!(mail.header("List-Unsubscribe").contains("/schedules/"));
        let parts = mail.parts();
        assert_eq!(parts.len(), 3);
        assert!(parts[1].starts_with(b"PK") && parts[2].starts_with(b"%PDF"));
        // What is attached is what its page gives, byte for byte, with small numbers hidden.
        let mut browser = scene.world.signed_in(name).await;
        for (format, part) in [("xlsx", &parts[1]), ("pdf", &parts[2])] {
            let file = browser.get(&format!("/desk/reports/{}/files/{format}", runs[0].report)).await;
            assert_eq!((file.status, file.bytes.as_slice()), (200, part.as_slice()), "{name} {format}");
        }
        let inbox = scene.inbox(name).await;
        assert_eq!(inbox.len(), 1);
        assert_eq!(inbox[0].link.as_deref(), Some(&*format!("/desk/reports/{}", runs[0].report)));
        let page = browser.get(inbox[0].link.as_deref().unwrap()).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.body.contains("/repeat"), name == "tuan", "only who asked makes it again");
    }
    // It is the report of the days before, as it was known when it ran, and kept like any other.
    let report = reports::get(&mut scene.world.app.db.read().await.unwrap(), &runs[0].report).await.unwrap();
    let wish = reporting::wish_of(&report).unwrap();
    let yesterday = day.yesterday().unwrap();
    assert_eq!((wish.from, wish.to, wish.as_of), (yesterday.first_of_year(), yesterday, yesterday));
    let content: Content = reporting::kept_content(&report).unwrap().unwrap();
    assert!(content.known_at >= runs[0].began_at && content.people > 0);
    assert!(tuan_list(&scene).await.contains(&format!("/desk/reports/{}", report.id)));
    let mut minh = scene.world.signed_in("minh").await;
    let behind = minh.get(&format!("/desk/reports/{}/people?table=0&measure=people", report.id)).await;
    assert!(behind.body.contains(&format!("{} người", content.people)), "as many as the author counts");
    scene.look().await;
    assert_eq!(scene.smtp.caught().len(), 2, "once");
}

async fn tuan_list(scene: &Scene) -> String {
    scene.world.signed_in("tuan").await.get("/desk/reports").await.body
}

async fn several_nodes_send_it_once_and_a_standstill_is_made_up_for_once(engine: Engine) {
    let scene = scene(engine).await;
    let mut tuan = scene.world.signed_in("tuan").await;
    let schedule = scene.schedule(&mut tuan, &scene.world.wish("course", ""), &["minh"]).await;
    let first = scene.tomorrow();
    // Five weeks without a server, then three nodes at once.
    scene.wait_until(first.checked_add(31.days()).unwrap());
    let app = &scene.world.app;
    let (one, two, three) = tokio::join!(scheduling::run(app), scheduling::run(app), scheduling::run(app));
    one.and(two).and(three).unwrap();
    // Whoever found nothing to do left the rest to another one.
    scene.look().await;
    let runs = scene.runs(&schedule).await;
    assert_eq!(runs.len(), 1);
    assert_eq!(runs[0].due_on, first.checked_add(28.days()).unwrap().to_string(), "the latest day that was missed");
    assert_eq!(scene.mails("minh").len(), 1);
    assert_eq!(scene.state(&schedule).await.2, first.checked_add(35.days()).unwrap());
    // A node that died in the middle: its run is taken over after its lease, and ends once.
    scene.wait_until(first.checked_add(35.days()).unwrap());
    scheduling::begin_due(app).await.unwrap();
    let run = scene.runs(&schedule).await.remove(0);
    let (id, now) = (run.id.clone(), app.clock.now());
    let leased =
        app.db.write(move |conn| Box::pin(async move { report_runs::lease(conn, &id, now, now + 60_000).await }));
    assert_eq!(leased.await.unwrap(), Some(1));
    scene.look().await;
    assert_eq!(scene.runs(&schedule).await[0].state, "working");
    app.clock.advance(60_001);
    scene.look().await;
    assert_eq!(scene.runs(&schedule).await[0].state, "sent");
    assert_eq!(scene.mails("minh").len(), 2);
}

async fn who_reaches_less_gets_nothing_and_the_author_hears_of_it(engine: Engine) {
    let scene = scene(engine).await;
    scene.colleague("ly", &scene.land.province).await;
    scene.colleague("dao", &scene.land.ban_vuoc).await;
    let mut tuan = scene.world.signed_in("tuan").await;
    // Who coordinates a commune cannot be chosen for a report of the province, but for one of her commune she can.
    let report = ask(&mut tuan, &scene.world.wish("course", "")).await;
    let form = tuan.get(&format!("/desk/schedules/new?report={}", report.trim_start_matches("/desk/reports/"))).await;
    assert!(form.body.contains("Lò Thị ly") && !form.body.contains("Lò Thị dao"), "{}", form.body);
    let below = Wish { unit: scene.land.ban_vuoc.clone(), ..scene.world.wish("course", "") };
    let small = scene.schedule(&mut tuan, &below, &["dao"]).await;
    let whole = scene.schedule(&mut tuan, &scene.world.wish("course", ""), &["ly", "minh"]).await;
    scene.wait_until(scene.tomorrow());
    scene.look().await;
    let sent = scene.runs(&small).await.remove(0);
    assert_eq!((scene.mails("dao").len(), scene.mails("ly").len()), (1, 1));
    let mut dao = scene.world.signed_in("dao").await;
    assert_eq!(dao.get(&format!("/desk/reports/{}", sent.report)).await.status, 200);
    let big = scene.runs(&whole).await.remove(0);
    assert_eq!(dao.get(&format!("/desk/reports/{}", big.report)).await.status, 404);
    // The reach of one moves elsewhere, the account of another is closed.
    let moved = "UPDATE grants SET unit = $1
        WHERE person IN (SELECT person FROM accounts WHERE sign_in_name = 'ly')";
    scene.execute(moved, scene.land.other.clone()).await;
    let minh = scene.world.person("minh").await;
    scene.execute("UPDATE accounts SET disabled_at = 1 WHERE person = $1", minh).await;
    scene.wait_until(scene.state(&whole).await.2);
    scene.look().await;
    assert_eq!(scene.mails("ly").len(), 1, "nothing came a second time");
    let news = scene.inbox("tuan").await;
    let told = news.iter().find(|one| one.body.contains("Lần này không gửi cho:")).expect("the author hears of it");
    assert!(told.body.contains("Lò Thị ly: không gửi: không còn phụ trách hết phần báo cáo đếm"), "{}", told.body);
    assert!(told.body.contains("Đặng Quốc Minh: không gửi: không còn tài khoản"), "{}", told.body);
    let page = scene.world.signed_in("tuan").await.get(&whole).await.body;
    assert!(page.contains("không còn phụ trách hết phần báo cáo đếm"), "{page}");
    // What she got before is out of her sight too.
    let mut browser = scene.world.signed_in("ly").await;
    assert_eq!(browser.get(&format!("/desk/reports/{}", big.report)).await.status, 404);
}

async fn an_author_without_a_grant_stops_it(engine: Engine) {
    let scene = scene(engine).await;
    let mut tuan = scene.world.signed_in("tuan").await;
    let schedule = scene.schedule(&mut tuan, &scene.world.wish("course", ""), &["minh"]).await;
    let yesterday = scene.world.app.clock.today().to_string();
    scene
        .execute(
            "UPDATE grants SET valid_to = $1 WHERE person IN (SELECT person FROM accounts WHERE sign_in_name = 'tuan')",
            yesterday,
        )
        .await;
    scene.wait_until(scene.tomorrow());
    scene.look().await;
    let (state, reason, _) = scene.state(&schedule).await;
    assert_eq!((state.as_str(), reason.as_str()), ("stopped", "no-grant"));
    assert!(scene.runs(&schedule).await.is_empty() && scene.mails("minh").is_empty());
    let news = scene.inbox("tuan").await;
    assert!(news[0].subject.starts_with("Báo cáo định kỳ đã ngừng") && news[0].body.contains("không còn vai trò"));
    assert_eq!(scene.mails("tuan").len(), 1);
    scene.wait_until(scene.tomorrow().checked_add(7.days()).unwrap());
    scene.look().await;
    assert_eq!(scene.mails("tuan").len(), 1, "it says so once");
}

async fn a_recipient_stops_it_by_the_link(engine: Engine) {
    let scene = scene(engine).await;
    let mut tuan = scene.world.signed_in("tuan").await;
    let schedule = scene.schedule(&mut tuan, &scene.world.wish("course", ""), &["minh"]).await;
    scene.wait_until(scene.tomorrow());
    scene.look().await;
    let mut tuan = scene.world.signed_in("tuan").await;
    let site = scene.world.app.store.public_url.clone();
    let mail = scene.mails("minh").remove(0);
    let link = mail.link(&format!("{site}/schedules/")).replace(&site, "");
    let mut nobody = scene.world.browser();
    let page = nobody.get(&link).await;
    assert!(page.status == 200 && page.body.contains("Thôi nhận"), "{}", page.body);
    // Neither another token nor that of reminders opens it.
    let forged = link.replace(&schedule.trim_start_matches("/desk/schedules/")[..8], "00000000");
    for wrong in [forged.as_str(), "/schedules/x", "/schedules/a.b.c"] {
        assert_eq!(nobody.get(wrong).await.status, 404, "{wrong}");
    }
    assert_eq!(nobody.post(&link, &[]).await.status, 303);
    assert!(nobody.get(&link).await.body.contains("Đã thôi nhận báo cáo này."));
    assert!(tuan.get(&schedule).await.body.contains("(đã thôi nhận)"));
    // Its author cannot take that back, and without anybody it stops.
    let form = tuan.get(&format!("{schedule}/edit")).await;
    assert!(form.body.contains("đã thôi nhận"), "{}", form.body);
    scene.wait_until(scene.state(&schedule).await.2);
    scene.look().await;
    assert_eq!(scene.mails("minh").len(), 1);
    assert_eq!(scene.state(&schedule).await.1, "nobody");
    // It goes on when what stopped it is mended, and no sooner.
    let mut tuan = scene.world.signed_in("tuan").await;
    tuan.post(&format!("{schedule}/resumption"), &[]).await;
    assert_eq!(scene.state(&schedule).await.0, "stopped");
    let mut fields = typed("", "weekly");
    fields.push(("recipients".to_owned(), scene.world.person("tuan").await));
    assert_eq!(post(&mut tuan, &schedule, &fields).await.status, 303);
    tuan.post(&format!("{schedule}/resumption"), &[]).await;
    let (state, reason, next_on) = scene.state(&schedule).await;
    assert_eq!((state.as_str(), reason.as_str()), ("active", ""));
    scene.wait_until(next_on);
    scene.look().await;
    assert_eq!(scene.mails("tuan").len(), 2, "that it stopped, and the report");
    // Another one, stopped and taken again at the desk.
    let mut tuan = scene.world.signed_in("tuan").await;
    let other = scene.schedule(&mut tuan, &scene.world.wish("course", ""), &["minh", "tuan"]).await;
    let mut minh = scene.world.signed_in("minh").await;
    assert!(minh.get("/desk/schedules").await.body.contains(&format!("{other}/stop")));
    minh.post(&format!("{other}/stop"), &[]).await;
    assert!(minh.get("/desk/schedules").await.body.contains(&format!("{other}/return")));
    minh.post(&format!("{other}/return"), &[]).await;
    scene.wait_until(scene.tomorrow());
    scene.look().await;
    assert_eq!(scene.mails("minh").len(), 2);
}

async fn it_pauses_goes_on_changes_and_ends(engine: Engine) {
    let scene = scene(engine).await;
    let mut tuan = scene.world.signed_in("tuan").await;
    let schedule = scene.schedule(&mut tuan, &scene.world.wish("course", ""), &["tuan"]).await;
    let first = scene.tomorrow();
    let flash = |answer: Answered| {
        let cookies = answer.headers.get_all("set-cookie").into_iter();
        cookies.map(|value| value.to_str().unwrap().to_owned()).collect::<String>()
    };
    assert!(flash(tuan.post(&format!("{schedule}/pause"), &[]).await).contains("flash-schedule-paused"));
    assert!(flash(tuan.post(&format!("{schedule}/pause"), &[]).await).contains("flash-schedule-over"));
    scene.wait_until(first.checked_add(1.days()).unwrap());
    scene.look().await;
    assert!(scene.runs(&schedule).await.is_empty());
    let mut tuan = scene.world.signed_in("tuan").await;
    tuan.post(&format!("{schedule}/resumption"), &[]).await;
    assert_eq!(scene.state(&schedule).await.2, first.checked_add(7.days()).unwrap(), "the pause is not made up for");
    // Every quarter on the 31st, from its own page, also at once.
    let mut fields = typed("", "quarterly");
    fields.push(("recipients".to_owned(), scene.world.person("tuan").await));
    fields.push(("recipients".to_owned(), scene.world.person("minh").await));
    assert_eq!(post(&mut tuan, &schedule, &fields).await.status, 303);
    let next = scene.state(&schedule).await.2;
    assert!([1, 4, 7, 10].contains(&next.month()) && next == next.last_of_month(), "{next}");
    for _ in 0..2 {
        assert_eq!(tuan.post(&format!("{schedule}/runs"), &[]).await.status, 303);
    }
    scene.look().await;
    assert_eq!((scene.mails("tuan").len(), scene.mails("minh").len()), (1, 1), "once a day");
    assert_eq!(scene.state(&schedule).await.2, next, "its own days stay");
    assert!(flash(tuan.post(&format!("{schedule}/ending"), &[]).await).contains("flash-schedule-ended"));
    for act in ["pause", "resumption", "ending", "runs"] {
        let answer = tuan.post(&format!("{schedule}/{act}"), &[]).await;
        assert!(flash(answer).contains("flash-schedule-over"), "{act}");
    }
    assert!(flash(post(&mut tuan, &schedule, &fields).await).contains("flash-schedule-over"));
    scene.wait_until(next);
    scene.look().await;
    assert_eq!(scene.runs(&schedule).await.len(), 1);
}

async fn a_choice_of_few_people_comes_without_files(engine: Engine) {
    let scene = scene(engine).await;
    let mut tuan = scene.world.signed_in("tuan").await;
    let few = Wish { sex: "unstated".to_owned(), age: "tren-55".to_owned(), ..scene.world.wish("course", "") };
    let schedule = scene.schedule(&mut tuan, &few, &["minh"]).await;
    scene.wait_until(scene.tomorrow());
    scene.look().await;
    let mail = scene.mails("minh").remove(0);
    assert!(mail.parts().is_empty() && mail.text().contains("chưa đủ 20 người"), "{}", mail.text());
    assert_eq!(scene.runs(&schedule).await[0].state, "sent");
}

async fn what_cannot_be_counted_is_tried_again_and_given_up(engine: Engine) {
    let scene = scene(engine).await;
    let mut tuan = scene.world.signed_in("tuan").await;
    let schedule = scene.schedule(&mut tuan, &scene.world.wish("course", ""), &["minh"]).await;
    // An enrolment that cannot be read.
    scene.execute("UPDATE enrolments SET fact = $1", "hỏng".to_owned()).await;
    scene.wait_until(scene.tomorrow());
    for _ in 0..6 {
        scene.look().await;
        scene.world.app.clock.advance(20 * 60_000);
    }
    let runs = scene.runs(&schedule).await;
    assert_eq!((runs[0].state.as_str(), runs[0].failure.as_str(), runs[0].tries), ("failed", "counting", 6));
    assert!(scene.mails("minh").is_empty());
    assert!(scene.inbox("tuan").await[0].subject.starts_with("Không lập được báo cáo định kỳ"));
    let mut tuan = scene.world.signed_in("tuan").await;
    assert!(tuan.get(&schedule).await.body.contains("Đã thử nhiều lần mà không đếm được"));
    // A report that its author cancels while it is made is not sent.
    let other = scene.schedule(&mut tuan_after(&scene).await, &scene.world.wish("course", ""), &["minh"]).await;
    scene.wait_until(scene.tomorrow());
    scheduling::begin_due(&scene.world.app).await.unwrap();
    let report = scene.runs(&other).await.remove(0).report;
    let mut tuan = scene.world.signed_in("tuan").await;
    tuan.post(&format!("/desk/reports/{report}/ending"), &[]).await;
    scene.look().await;
    assert_eq!(scene.runs(&other).await[0].failure, "cancelled");
}

/// Signed in, with enrolments that can be read again.
async fn tuan_after(scene: &Scene) -> Browser {
    scene
        .execute(
            "UPDATE enrolments SET fact = course || ';' || CAST(opened_at AS TEXT) || ';' || sex || $1",
            ";;;;".to_owned(),
        )
        .await;
    scene.world.signed_in("tuan").await
}

async fn nobody_else_sees_or_moves_a_schedule(engine: Engine) {
    let scene = scene(engine).await;
    scene.colleague("lan", &scene.land.thanh_lam).await;
    let mut tuan = scene.world.signed_in("tuan").await;
    let schedule = scene.schedule(&mut tuan, &scene.world.wish("course", ""), &["minh"]).await;
    for name in ["lan", "minh"] {
        let mut other = scene.world.signed_in(name).await;
        for path in ["", "/edit"] {
            assert_eq!(other.get(&format!("{schedule}{path}")).await.status, 404, "{name} {path}");
        }
        for path in ["", "/pause", "/resumption", "/ending", "/runs"] {
            assert_eq!(other.post(&format!("{schedule}{path}"), &[]).await.status, 404, "{name} {path}");
        }
    }
    let mut lan = scene.world.signed_in("lan").await;
    assert_eq!(lan.post(&format!("{schedule}/stop"), &[]).await.status, 404, "she is no recipient");
    let report = ask(&mut tuan, &scene.world.wish("course", "")).await;
    let id = report.trim_start_matches("/desk/reports/");
    assert_eq!(lan.get(&format!("/desk/schedules/new?report={id}")).await.status, 404);
    let mut fields = typed(id, "weekly");
    fields.push(("recipients".to_owned(), scene.world.person("lan").await));
    assert_eq!(post(&mut lan, "/desk/schedules", &fields).await.status, 404);
}

async fn what_is_wrong_stands_by_its_field(engine: Engine) {
    let scene = scene(engine).await;
    let mut tuan = scene.world.signed_in("tuan").await;
    let report = ask(&mut tuan, &scene.world.wish("course", "")).await;
    let id = report.trim_start_matches("/desk/reports/").to_owned();
    let (own, duc) = (scene.world.person("tuan").await, scene.world.person("duc").await);
    let good = |rhythm: &str| {
        let mut fields = typed(&id, rhythm);
        fields.push(("recipients".to_owned(), own.clone()));
        fields
    };
    let change = |name: &str, value: &str| {
        let mut fields = good("yearly");
        fields.retain(|(field, _)| field != name);
        fields.push((name.to_owned(), value.to_owned()));
        fields
    };
    for (wrong, field) in [
        (change("rhythm", "daily"), "rhythm"),
        (change("day", "32"), "rhythm"),
        (change("month", "13"), "rhythm"),
        (change("span", "decade"), "span"),
        (change("formats", "exe"), "formats"),
        (change("recipients", &duc), "recipients"),
        (change("recipients", "ai@example.vn"), "recipients"),
        (typed(&id, "yearly"), "recipients"),
    ] {
        let answer = post(&mut tuan, "/desk/schedules", &wrong).await;
        assert_eq!(answer.status, 422, "{field}");
        assert!(answer.body.contains(&format!("id=\"{field}-error\"")), "{field}: {}", answer.body);
    }
    // The yearly report is about a year.
    let year = scene.world.app.clock.today().year().to_string();
    let yearly = tuan.post("/desk/reports", &[("kind", "year"), ("year", &year)]).await.location.unwrap();
    let id = yearly.trim_start_matches("/desk/reports/");
    let mut fields = typed(id, "yearly");
    fields.push(("recipients".to_owned(), own.clone()));
    let monthly: Vec<(String, String)> = fields
        .iter()
        .map(|(name, value)| (name.clone(), if name == "span" { "month".to_owned() } else { value.clone() }))
        .collect();
    assert_eq!(post(&mut tuan, "/desk/schedules", &monthly).await.status, 422);
    // A form that is sent twice makes one.
    fields.push(("form_id".to_owned(), "lich-gui-0001".to_owned()));
    for _ in 0..2 {
        let answer = post(&mut tuan, "/desk/schedules", &fields).await;
        assert_eq!(answer.location.as_deref(), Some("/desk/schedules/lich-gui-0001"));
    }
    assert_eq!(tuan.get("/desk/schedules").await.body.matches("/desk/schedules/lich-gui-0001").count(), 1);
}
