//! A draft is looked at by colleagues before it is published.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use khuevan::{config::ServeConfig, db::drafts};
use support::{Answered, Browser, Engine, World, on_both_engines};

on_both_engines!(
    a_colleague_asks_for_changes_then_approves,
    what_changes_after_an_approval_is_not_approved,
    comments_are_written_settled_and_opened_again,
    nobody_else_learns_of_a_draft,
    where_it_is_required_nothing_is_published_without_a_colleague,
);

const ROOM: &str = "/writing/khoa-nho";
const REVIEWS: &str = "/writing/khoa-nho/reviews";
const LESSON: &str = "/writing/khoa-nho/files/m1/bai-1.md";

/// Saves the first lesson with one more sentence.
async fn write(browser: &mut Browser, sentence: &str) {
    let page = browser.get(LESSON).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let before = text(&page);
    let after = format!("{before}\n\n{sentence}\n");
    let fields = [
        ("text", after.as_str()),
        ("version", &page.hidden("version")),
        ("origin", &page.hidden("origin")),
        ("save", &page.hidden("save")),
    ];
    assert_eq!(browser.post(LESSON, &fields).await.status, 303);
}

fn text(page: &Answered) -> String {
    let from = page.body.find("<textarea").unwrap();
    let from = from + page.body[from..].find('>').unwrap() + 1;
    let to = from + page.body[from..].find("</textarea>").unwrap();
    let inside = page.body[from..to].strip_prefix('\n').unwrap_or(&page.body[from..to]);
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    entities.iter().fold(inside.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

async fn read(browser: &mut Browser, page: &str) -> String {
    let answer = browser.get(page).await;
    assert_eq!(answer.status, 200, "{page}: {}", answer.body);
    answer.body
}

/// The address to which a form of the reviews' page goes.
async fn action(browser: &mut Browser, start: &str, act: &str) -> String {
    let page = read(browser, REVIEWS).await;
    let addresses = page.split("action=\"").filter_map(|rest| rest.split('"').next());
    let found = addresses.into_iter().find(|address| address.starts_with(start) && address.ends_with(act));
    found.unwrap_or_else(|| panic!("no form to {start}…{act} in {page}")).to_owned()
}

/// `ha` has written in the course, and `duc` teaches it, too.
async fn drafted(engine: Engine) -> (World, Browser, Browser) {
    let world = World::with_own_courses(engine).await;
    world.teaches("duc", "khoa-nho").await;
    let (mut ha, duc) = (world.signed_in("ha").await, world.signed_in("duc").await);
    write(&mut ha, "Một câu mới.").await;
    (world, ha, duc)
}

async fn asked(world: &World, ha: &mut Browser) {
    let duc = world.person("duc").await;
    let fields = [("reviewers", duc.as_str()), ("note", "Xem giúp <b>câu cuối</b>")];
    for _ in 0..2 {
        assert_eq!(ha.post(REVIEWS, &fields).await.status, 303);
    }
}

async fn a_colleague_asks_for_changes_then_approves(engine: Engine) {
    let (world, mut ha, mut duc) = drafted(engine).await;
    let page = read(&mut ha, REVIEWS).await;
    assert!(page.contains("Chưa ai duyệt.") && !page.contains("Ý kiến của anh/chị"), "{page}");
    let nobody = ha.post(REVIEWS, &[("reviewers", "ai-do"), ("note", "giữ lại câu này")]).await;
    assert!(nobody.status == 422 && nobody.body.contains("giữ lại câu này"), "{}", nobody.body);
    asked(&world, &mut ha).await;

    let inbox = read(&mut duc, "/messages").await;
    assert_eq!(inbox.matches("Đã đọc, mở trang liên quan").count(), 1, "{inbox}");
    let page = read(&mut duc, REVIEWS).await;
    assert!(page.contains("Ý kiến của anh/chị") && page.contains("&lt;b&gt;câu cuối&lt;/b&gt;"), "{page}");
    let verdict = format!("{REVIEWS}/verdict");
    assert_eq!(duc.post(&verdict, &[("verdict", "changes"), ("reason", " ")]).await.status, 422);
    assert_eq!(duc.post(&verdict, &[("verdict", "good"), ("reason", "")]).await.status, 422);
    duc.post(&verdict, &[("verdict", "changes"), ("reason", "Câu cuối thiếu nguồn")]).await;
    assert!(read(&mut ha, "/messages").await.contains("Câu cuối thiếu nguồn"));
    assert!(read(&mut ha, REVIEWS).await.contains("Có người đề nghị sửa."));

    write(&mut ha, "Nguồn: Luật.").await;
    asked(&world, &mut ha).await;
    duc.post(&verdict, &[("verdict", "approved"), ("reason", "")]).await;
    let page = read(&mut ha, REVIEWS).await;
    assert!(page.contains("Bản nháp này đã được duyệt.") && page.contains("Đã duyệt bản này"), "{page}");
    assert!(read(&mut ha, "/messages").await.contains("Bản nháp đã được duyệt"));
    let again = duc.post(&verdict, &[("verdict", "approved"), ("reason", "")]).await;
    assert_eq!(again.location.as_deref(), Some(REVIEWS));
    assert_eq!(
        world.audited("drafts").await.iter().filter(|action| action.starts_with("draft-review")).count(),
        4,
        "two requests and two verdicts"
    );
}

async fn what_changes_after_an_approval_is_not_approved(engine: Engine) {
    let (world, mut ha, mut duc) = drafted(engine).await;
    asked(&world, &mut ha).await;
    duc.post(&format!("{REVIEWS}/verdict"), &[("verdict", "approved"), ("reason", "Tốt")]).await;
    write(&mut ha, "Thêm nữa.").await;
    let page = read(&mut ha, REVIEWS).await;
    assert!(page.contains("đã thay đổi sau khi được duyệt") && page.contains("Đã duyệt bản trước"), "{page}");
    // Who has written in it is an author, too.
    write(&mut duc, "Đức viết thêm.").await;
    assert!(read(&mut ha, REVIEWS).await.contains("Mới chỉ có người soạn bản này duyệt."));
    // A request can be taken back, once.
    asked(&world, &mut ha).await;
    let open = action(&mut ha, &format!("{REVIEWS}/"), "withdrawal").await;
    assert_eq!(ha.post(&open, &[]).await.status, 303);
    assert!(!read(&mut duc, REVIEWS).await.contains("Ý kiến của anh/chị"));
    assert!(read(&mut ha, REVIEWS).await.contains("Đã rút lại"));
}

async fn comments_are_written_settled_and_opened_again(engine: Engine) {
    let (_world, mut ha, mut duc) = drafted(engine).await;
    let comments = format!("{ROOM}/comments");
    let long = "a".repeat(2_001);
    for (path, text) in [("m1/bai-1.md", " "), ("../x.md", "Chữ"), ("", long.as_str())] {
        let wrong = duc.post(&comments, &[("path", path), ("text", text)]).await;
        assert!(wrong.status == 422 && wrong.body.contains(text.trim()), "{path}: {}", wrong.status);
    }
    let fields =
        [("form_id", "018f0000-0000-7000-8000-00000000c001"), ("path", "m1/bai-1.md"), ("text", "<script>x</script>")];
    for _ in 0..2 {
        assert_eq!(duc.post(&comments, &fields).await.status, 303);
    }
    let page = ha.get(REVIEWS).await;
    assert_eq!(page.body.matches("&lt;script&gt;x&lt;/script&gt;</p>").count(), 1, "{}", page.body);
    let settle = action(&mut ha, &format!("{comments}/"), "settling").await;
    assert_eq!(ha.post(&settle, &[]).await.status, 303);
    assert!(read(&mut ha, REVIEWS).await.contains("đánh dấu xong lúc"));
    let reopen = action(&mut ha, &format!("{comments}/"), "reopening").await;
    assert_eq!(ha.post(&reopen, &[]).await.status, 303);
    assert!(!read(&mut ha, REVIEWS).await.contains("đánh dấu xong lúc"));
}

async fn nobody_else_learns_of_a_draft(engine: Engine) {
    let (world, mut ha, _) = drafted(engine).await;
    asked(&world, &mut ha).await;
    let open = action(&mut ha, &format!("{REVIEWS}/"), "withdrawal").await;
    world.teaches("hanh", "khoa-loai").await;
    for (name, refused) in [("hanh", 404), ("tuan", 403)] {
        let mut stranger = world.signed_in(name).await;
        for page in [REVIEWS, "/writing/khong-co/reviews"] {
            assert_eq!(stranger.get(page).await.status, refused, "{name}: {page}");
        }
        for act in [open.as_str(), REVIEWS, "/writing/khoa-nho/reviews/verdict", "/writing/khoa-nho/comments"] {
            assert_eq!(stranger.post(act, &[("text", "x")]).await.status, refused, "{name}: {act}");
        }
    }
}

async fn where_it_is_required_nothing_is_published_without_a_colleague(engine: Engine) {
    let serve = ServeConfig { review_before_publishing: true, ..support::cheap_serving() };
    let world = World::with_own_courses_serving(engine, serve).await;
    world.teaches("duc", "khoa-nho").await;
    let (mut ha, mut duc) = (world.signed_in("ha").await, world.signed_in("duc").await);
    write(&mut ha, "Một câu mới.").await;
    let publication = format!("{ROOM}/publication");
    let page = read(&mut ha, &publication).await;
    assert!(page.contains("Nhờ đồng nghiệp duyệt trước") && page.contains("Chưa ai duyệt."), "{page}");
    let published = |page: &Answered| [("draft", page.hidden("draft")), ("changes", page.hidden("changes"))];
    let refused =
        ha.post(&publication, &[("draft", &draft(&world).await), ("changes", "1"), ("note", "Thêm câu")]).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    assert!(world.app.catalogue().course("khoa-nho").is_some_and(|edition| edition.revision.number == 1));
    asked(&world, &mut ha).await;
    duc.post(&format!("{REVIEWS}/verdict"), &[("verdict", "approved"), ("reason", "")]).await;
    let page = ha.get(&publication).await;
    let [draft, changes] = published(&page);
    let fields = [(draft.0, draft.1.as_str()), (changes.0, changes.1.as_str()), ("note", "Thêm câu")];
    assert_eq!(ha.post(&publication, &fields).await.status, 303);
    assert!(world.app.catalogue().course("khoa-nho").is_some_and(|edition| edition.revision.number == 2));
    // A message that leads to the reviews of a draft that is published says so.
    assert_eq!(ha.get(REVIEWS).await.location.as_deref(), Some(ROOM));
}

async fn draft(world: &World) -> String {
    let mut conn = world.app.db.read().await.unwrap();
    drafts::open(&mut conn, "khoa-nho").await.unwrap().unwrap().id
}
