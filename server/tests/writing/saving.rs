//! Saving, alone and together.

use crate::{
    LESSON, instructs, sheet, sheet_of,
    support::{Engine, World, on_both_engines},
};
use khuevan::{
    db::{DbError, draft_files, draft_saves, drafts},
    secret,
    writing::{saving, thinning},
};

on_both_engines!(
    a_draft_begins_with_the_first_change,
    changes_in_different_places_are_merged,
    changes_in_one_place_lose_nothing,
    a_repeated_save_saves_once,
    fifty_saves_at_once_are_all_there,
    first_saves_at_once_begin_one_draft,
    a_draft_is_given_up_after_a_question,
    versions_do_not_grow_without_end,
);

async fn a_draft_begins_with_the_first_change(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let page = sheet(&mut ha, LESSON).await;
    assert!(page.text.contains("title: Bài một"), "{}", page.text);
    let none = || async { drafts::open(&mut world.app.db.read().await.unwrap(), "khoa-nho").await.unwrap() };
    assert!(none().await.is_none(), "looking begins nothing");
    let same = ha.post(LESSON, &page.fields(&page.text)).await;
    assert_eq!((same.status, ha.cookie("flash")), (303, Some("flash-writing-unchanged")));
    assert!(none().await.is_none(), "the same text begins nothing");
    let text = page.text.replace("một hình", "hai hình");
    let kept = ha.post(LESSON, &page.fields(&text)).await;
    assert_eq!((kept.status, kept.location.as_deref()), (303, Some(LESSON)));
    let again = sheet(&mut ha, LESSON).await;
    assert_eq!((again.text.as_str(), again.version.as_str()), (text.as_str(), "1"));
    let home = ha.get("/writing").await.body;
    assert!(home.contains("1 tệp khác bản đã xuất bản") && home.contains("Lê Thu Hà"), "{home}");
    let course = ha.get("/writing/khoa-nho").await.body;
    assert!(course.contains("đã sửa") && course.contains("Mô-đun 1: Phần một"), "{course}");
    let learner = world.signed_in("hanh").await.get("/courses/khoa-nho/lessons/b1").await.body;
    assert!(learner.contains("một hình") && !learner.contains("hai hình"), "learners see what is published");
}

async fn changes_in_different_places_are_merged(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    instructs(&world, "duc", &["khoa-nho"]).await;
    let (mut ha, mut duc) = (world.signed_in("ha").await, world.signed_in("duc").await);
    let (hers, his) = (sheet(&mut ha, LESSON).await, sheet(&mut duc, LESSON).await);
    let text = hers.text.replace("title: Bài một", "title: Bài đầu");
    assert_eq!(ha.post(LESSON, &hers.fields(&text)).await.status, 303);
    let text = his.text.replace("Đọc kỹ", "Đọc thật kỹ");
    assert_eq!(duc.post(LESSON, &his.fields(&text)).await.status, 303);
    assert_eq!(duc.cookie("flash"), Some("flash-writing-merged"));
    let both = sheet(&mut ha, LESSON).await;
    assert!(both.text.contains("title: Bài đầu") && both.text.contains("Đọc thật kỹ"), "{}", both.text);
    assert_eq!(both.version, "2");
    // The script reads the same as a receipt.
    let mut script = duc.accepting("application/json");
    let text = both.text.replace("một hình", "một hình đẹp");
    let receipt = script.post(LESSON, &sheet(&mut duc, LESSON).await.fields(&text)).await;
    let receipt: serde_json::Value = serde_json::from_str(&receipt.body).unwrap();
    assert_eq!(
        (&receipt["outcome"], &receipt["version"], &receipt["merged"]),
        (&"kept".into(), &3.into(), &serde_json::Value::Null)
    );
    assert!(receipt["problems"].is_array() && receipt["elsewhere"] == 0, "{receipt}");
}

async fn changes_in_one_place_lose_nothing(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    instructs(&world, "duc", &["khoa-nho"]).await;
    let (mut ha, mut duc) = (world.signed_in("ha").await, world.signed_in("duc").await);
    let (hers, his) = (sheet(&mut ha, LESSON).await, sheet(&mut duc, LESSON).await);
    let text = hers.text.replace("một hình", "hai hình");
    assert_eq!(ha.post(LESSON, &hers.fields(&text)).await.status, 303);
    let mine = his.text.replace("một hình", "ba hình");
    let met = duc.post(LESSON, &his.fields(&mine)).await;
    assert_eq!(met.status, 409);
    assert!(met.body.contains("Lê Thu Hà đã sửa cùng chỗ"), "{}", met.body);
    assert!(met.body.contains("<del>hai</del>") && met.body.contains("<ins>ba</ins>"), "{}", met.body);
    let shown = sheet_of(&met.body, |name| met.hidden(name));
    assert_eq!((shown.text.as_str(), shown.version.as_str()), (mine.as_str(), "1"));
    let repeated = duc.post(LESSON, &his.fields(&mine)).await;
    assert_eq!(repeated.status, 409, "a repeated request is set aside once");
    // Her text is set aside and can be taken up later.
    let page = duc.get(LESSON).await;
    let aside = page.link(&format!("{LESSON}?aside="));
    let taken = duc.get(&aside).await;
    let form = sheet_of(&taken.body, |name| taken.hidden(name));
    assert_eq!(form.text, mine);
    let decided = mine.replace("ba hình", "hai hoặc ba hình");
    assert_eq!(duc.post(LESSON, &form.fields(&decided)).await.status, 303);
    assert_eq!(sheet(&mut ha, LESSON).await.text, decided);
    assert!(!duc.get(LESSON).await.body.contains("?aside="), "what is decided waits no longer");
    let mut conn = world.app.db.read().await.unwrap();
    let draft = drafts::open(&mut conn, "khoa-nho").await.unwrap().unwrap();
    assert_eq!(draft_saves::versions(&mut conn, &draft.id, "m1/bai-1.md").await.unwrap().len(), 2);
    drop(conn);
    let mut script = ha.accepting("application/json");
    let text = hers.text.replace("một hình", "bốn hình");
    let met = script.post(LESSON, &hers.fields(&text)).await;
    assert_eq!(met.status, 409);
    let told: serde_json::Value = serde_json::from_str(&met.body).unwrap();
    assert_eq!((&told["theirs"], &told["version"]), (&decided.into(), &2.into()));
    assert!(told["hunks"][0]["same"].is_string(), "{told}");
}

async fn a_repeated_save_saves_once(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let page = sheet(&mut ha, LESSON).await;
    let text = page.text.replace("một hình", "hai hình");
    for _ in 0..2 {
        assert_eq!(ha.post(LESSON, &page.fields(&text)).await.status, 303);
    }
    assert_eq!(sheet(&mut ha, LESSON).await.version, "1");
    // Back in her browser she writes on, and the old page sends the old id with another text.
    let other = page.text.replace("một câu tự", "hai câu tự");
    let answer = ha.post(LESSON, &page.fields(&other)).await;
    assert_eq!(answer.status, 409, "the same line: set aside, not lost");
    assert!(answer.body.contains("hai câu tự"));
}

async fn fifty_saves_at_once_are_all_there(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let page = sheet(&mut ha, LESSON).await;
    let lines: String = (0..50).map(|number| format!("\nĐoạn {number}.\n\nGiữa {number}.\n")).collect();
    let long = format!("{}{lines}", page.text);
    assert_eq!(ha.post(LESSON, &page.fields(&long)).await.status, 303);
    let page = sheet(&mut ha, LESSON).await;
    let saves: Vec<_> = (0..50)
        .map(|number| {
            let (mut browser, mut page) = (ha.clone(), page.clone());
            page.save = format!("save-of-page-{number}");
            let text = page.text.replace(&format!("Đoạn {number}.\n"), &format!("Đoạn {number} của ai đó.\n"));
            tokio::spawn(async move { browser.post(LESSON, &page.fields(&text)).await.status })
        })
        .collect();
    for save in saves {
        assert_eq!(save.await.unwrap(), 303);
    }
    let all = sheet(&mut ha, LESSON).await;
    for number in 0..50 {
        assert!(all.text.contains(&format!("Đoạn {number} của ai đó.")), "{number} is lost");
    }
    assert_eq!(all.version, "51");
}

async fn first_saves_at_once_begin_one_draft(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let mut saves = Vec::new();
    for path in ["course.md", "m1/module.md", "m1/bai-1.md", "m1/bai-2.md", "m1/kiem-tra.quiz.md"] {
        let address = format!("/writing/khoa-nho/files/{path}");
        let page = sheet(&mut ha, &address).await;
        let mut browser = ha.clone();
        saves.push(tokio::spawn(async move {
            let text = format!("{}\nThêm.\n", page.text);
            browser.post(&address, &page.fields(&text)).await.status
        }));
    }
    for save in saves {
        assert_eq!(save.await.unwrap(), 303);
    }
    let home = ha.get("/writing").await.body;
    assert!(home.contains("5 tệp khác bản đã xuất bản"), "{home}");
}

async fn a_draft_is_given_up_after_a_question(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let page = sheet(&mut ha, LESSON).await;
    let text = page.text.replace("một hình", "hai hình");
    assert_eq!(ha.post(LESSON, &page.fields(&text)).await.status, 303);
    let asked = ha.post("/writing/khoa-nho/discarding", &[]).await;
    assert!(asked.status == 200 && asked.body.contains("Bỏ bản nháp của"), "{}", asked.body);
    let draft = asked.hidden("draft");
    let other = ha.post("/writing/khoa-nho/discarding", &[("sure", "1"), ("draft", "another")]).await;
    assert_eq!(other.status, 200, "a page of another draft ends nothing");
    let done = ha.post("/writing/khoa-nho/discarding", &[("sure", "1"), ("draft", &draft)]).await;
    assert_eq!((done.status, done.location.as_deref()), (303, Some("/writing/khoa-nho")));
    assert!(sheet(&mut ha, LESSON).await.text.contains("một hình"));
    // A page that was open over the ended draft still saves over what it was made of.
    let text = page.text.replace("Đọc kỹ", "Đọc thật kỹ");
    assert_eq!(ha.post(LESSON, &page.fields(&text)).await.status, 303);
    assert_eq!(ha.post("/writing/khoa-sau/discarding", &[]).await.status, 404, "no draft, nothing to give up");
}

async fn versions_do_not_grow_without_end(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let page = sheet(&mut ha, LESSON).await;
    assert_eq!(ha.post(LESSON, &page.fields(&format!("{}\nCâu.\n", page.text))).await.status, 303);
    let (person, now) = (world.person("ha").await, world.app.clock.now());
    let job = world.app.db.write(move |conn| {
        Box::pin(async move {
            let draft = drafts::open(conn, "khoa-nho").await?.ok_or(DbError::NotFound)?;
            // Two hours of writing, a save every ten seconds.
            for version in 1..720 {
                let text = Some(format!("Câu {version}."));
                let at = now - (720 - version) * 10_000;
                let change = draft_files::Change::text("m1/bai-1.md", version, text);
                assert!(saving::change(conn, &draft.id, &change, &person, &secret::uuid(at), at).await?);
            }
            thinning::thin(conn, &draft.id, "m1/bai-1.md", 720, now).await?;
            draft_saves::versions(conn, &draft.id, "m1/bai-1.md").await
        })
    });
    let kept = job.await.unwrap();
    assert!((360..400).contains(&kept.len()) && kept[0].version == 720, "{}", kept.len());
}
