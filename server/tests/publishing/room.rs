//! What is published from the writing room: guarded, and written into the folder.

use crate::support::{Engine, Server, World, on_both_engines};
use khuevan::{
    courses::{Overtaken, WrittenBack, publish_folder, write_all_back},
    db::{
        draft_files::{self, Change},
        draft_saves,
        drafts::{self, Draft},
        revisions,
    },
    secret,
    writing::{
        Working,
        publishing::{Outcome, publish},
    },
};
use std::{collections::BTreeMap, fs, path::Path};

on_both_engines!(
    of_two_that_publish_at_once_one_is_told,
    a_draft_that_changes_meanwhile_is_not_published,
    the_folder_gets_what_changed_and_nothing_else,
    a_new_course_gets_its_folder,
    what_was_cut_off_is_finished_by_the_next_start,
    a_course_goes_back_to_an_earlier_text_in_the_folder,
);

pub const COURSE: &str = "khoa-nho";

/// The files below a folder with their contents and inodes: a file that is not written keeps its own.
fn contents(dir: &Path) -> BTreeMap<String, (Vec<u8>, u64)> {
    use std::os::unix::fs::MetadataExt;
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(contents(&path).into_iter().map(|(inner, file)| (format!("{name}/{inner}"), file)));
        } else {
            found.insert(name, (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().ino()));
        }
    }
    found
}

/// Changes files of the draft, which begins with it; `None` takes a file away.
pub async fn write(world: &World, course: &str, files: &[(&str, Option<String>)]) -> Working {
    let by = world.person("ha").await;
    let mut conn = world.app.db.read().await.unwrap();
    let now = world.app.clock.now();
    let before = Working::load(&mut conn, course).await.unwrap();
    let draft = before.as_ref().and_then(|before| before.draft.clone()).unwrap_or_else(|| Draft {
        id: secret::uuid(now),
        course: course.to_owned(),
        folder: course.to_owned(),
        base: before.as_ref().and_then(|before| Some(before.base.as_ref()?.id.clone())),
        begun_by: by.clone(),
        begun_at: now,
        ended_at: None,
    });
    let version = |path: &str| before.as_ref().and_then(|before| before.find(path)).map_or(0, |file| file.version);
    let changes: Vec<Change> =
        files.iter().map(|(path, text)| Change::text(path, version(path), text.clone())).collect();
    drop(conn);
    let job = world.app.db.write(move |conn| {
        Box::pin(async move {
            drafts::begin(conn, &draft).await?;
            for change in &changes {
                assert!(draft_files::write(conn, &draft.id, change, &by, now).await?);
            }
            Ok(())
        })
    });
    job.await.unwrap();
    working(world, course).await
}

pub async fn working(world: &World, course: &str) -> Working {
    Working::load(&mut world.app.db.read().await.unwrap(), course).await.unwrap().unwrap()
}

pub fn text_of(working: &Working, path: &str) -> String {
    working.find(path).unwrap().file.content.clone().unwrap()
}

/// The text of a file of the course as its folder has it.
pub fn on_disk(world: &World, path: &str) -> String {
    fs::read_to_string(world.app.store.courses_dir.join(COURSE).join(path)).unwrap()
}

pub fn put_on_disk(world: &World, path: &str, text: &str) {
    fs::write(world.app.store.courses_dir.join(COURSE).join(path), text).unwrap();
}

pub const LESSON: &str = "m1/bai-1.md";

/// The lesson with another sentence in a place of its own.
pub fn edited(text: &str, sentence: &str) -> String {
    text.replace("Bài này có một hình và một câu tự kiểm tra.", sentence)
}

pub async fn latest(world: &World) -> i64 {
    revisions::latest(&mut world.app.db.read().await.unwrap(), COURSE).await.unwrap().unwrap().number
}

pub async fn published(world: &World, working: &Working) -> (i64, Option<WrittenBack>) {
    match publish(&world.app, working, &world.person("ha").await, "Sửa câu đầu").await.unwrap() {
        Outcome::Published(revision, written) => (revision.number, written),
        other => panic!("{other:?}"),
    }
}

async fn of_two_that_publish_at_once_one_is_told(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let text = edited(&on_disk(&world, LESSON), "Câu mới.");
    let draft = write(&world, COURSE, &[(LESSON, Some(text))]).await;
    let (ha, minh) = (world.person("ha").await, world.person("minh").await);
    let (one, other) = tokio::join!(publish(&world.app, &draft, &ha, "một"), publish(&world.app, &draft, &minh, "hai"));
    let outcomes = [one.unwrap(), other.unwrap()];
    let won = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Published(..))).count();
    let told = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Overtaken(_))).count();
    assert_eq!((won, told), (1, 1), "{outcomes:?}");
    assert_eq!(latest(&world).await, 2);
    // The folder and the browser at once: whichever comes second is told, or finds that it is behind.
    let text = edited(&on_disk(&world, LESSON), "Câu khác.").replace("Câu mới.", "Câu khác.");
    let draft = write(&world, COURSE, &[(LESSON, Some(text))]).await;
    put_on_disk(&world, "m1/bai-2.md", &on_disk(&world, "m1/bai-2.md").replace("# ", "## "));
    let now = world.app.clock.now();
    let folder = publish_folder(&world.app.db, &world.app.media, &world.app.store.courses_dir, now);
    let (browser, folder) = tokio::join!(publish(&world.app, &draft, &ha, "ba"), folder);
    let both = folder.unwrap().iter().any(|problem| problem.code == "changed-in-both");
    let browser = browser.unwrap();
    assert!(latest(&world).await == 3 || !both, "{browser:?}");
}

async fn a_draft_that_changes_meanwhile_is_not_published(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let text = edited(&on_disk(&world, LESSON), "Câu mới.");
    let seen = write(&world, COURSE, &[(LESSON, Some(text.clone()))]).await;
    let later = write(&world, COURSE, &[(LESSON, Some(text.replace("mới", "mới hơn")))]).await;
    let by = world.person("ha").await;
    let outcome = publish(&world.app, &seen, &by, "").await.unwrap();
    assert!(matches!(outcome, Outcome::Overtaken(Overtaken::ByDraft)), "{outcome:?}");
    assert_eq!((latest(&world).await, published(&world, &later).await.0), (1, 2));
}

async fn the_folder_gets_what_changed_and_nothing_else(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let folder = world.app.store.courses_dir.join(COURSE);
    fs::write(folder.join("README.md"), "Dành cho người đọc thư mục.").unwrap();
    // A file with the line ends of another system stays one.
    put_on_disk(&world, LESSON, &on_disk(&world, LESSON).replace('\n', "\r\n"));
    let before = contents(&folder);
    let lesson = edited(&on_disk(&world, LESSON).replace("\r\n", "\n"), "Câu mới.");
    let outline = on_disk(&world, "course.md").replace("   - [Luyện tập](m1/luyen-tap.quiz.md)\n", "");
    let changes = [(LESSON, Some(lesson.clone())), ("course.md", Some(outline)), ("m1/luyen-tap.quiz.md", None)];
    let draft = write(&world, COURSE, &changes).await;
    assert_eq!(published(&world, &draft).await, (2, Some(WrittenBack::Done)));
    let after = contents(&folder);
    let changed: Vec<&str> =
        after.iter().filter(|(path, file)| before.get(*path) != Some(file)).map(|(path, _)| path.as_str()).collect();
    assert_eq!(changed, ["course.md", LESSON]);
    assert_eq!(on_disk(&world, LESSON), lesson.replace('\n', "\r\n"));
    let gone: Vec<&String> = before.keys().filter(|path| !after.contains_key(*path)).collect();
    assert_eq!(gone, ["m1/luyen-tap.quiz.md"]);
    // The folder tells the same story: publishing it is no news.
    let now = world.app.clock.now();
    let problems = publish_folder(&world.app.db, &world.app.media, &world.app.store.courses_dir, now).await.unwrap();
    assert!(problems.iter().all(|problem| !problem.is_error()), "{problems:?}");
    assert_eq!(latest(&world).await, 2);
    let learner = world.app.catalogue().course(COURSE).unwrap().clone();
    assert!(learner.course.lesson("b1").is_some() && learner.revision.number == 2);
}

async fn a_new_course_gets_its_folder(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let files = domain::course::new_course("khoa-moi", Some("Khóa mới"), None);
    let files: Vec<(&str, Option<String>)> = files.into_iter().map(|(path, text)| (path, Some(text))).collect();
    let draft = write(&world, "khoa-moi", &files).await;
    assert_eq!(published(&world, &draft).await, (1, Some(WrittenBack::Done)));
    let dir = world.app.store.courses_dir.join("khoa-moi");
    let written = contents(&dir);
    assert_eq!(written.len(), files.len());
    assert!(written.keys().all(|path| !path.contains(".khuevan")), "{written:?}");
}

async fn what_was_cut_off_is_finished_by_the_next_start(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let (lesson, other) = (on_disk(&world, LESSON), on_disk(&world, "m1/bai-2.md"));
    let changes = [(LESSON, Some(edited(&lesson, "Câu mới."))), ("m1/bai-2.md", Some(format!("{other}\nThêm.\n")))];
    let draft = write(&world, COURSE, &changes).await;
    // As it is when the server is killed right after the commit, and after one of two files.
    let folder = world.app.store.courses_dir.join(COURSE);
    let untouched = contents(&folder);
    assert_eq!(published(&world, &draft).await.0, 2);
    let wanted: BTreeMap<String, Vec<u8>> =
        contents(&folder).into_iter().map(|(path, (bytes, _))| (path, bytes)).collect();
    for half in [false, true] {
        for (path, (bytes, _)) in &untouched {
            if !half || path != LESSON {
                fs::write(folder.join(path), bytes).unwrap();
            }
        }
        fs::write(folder.join("m1/.khuevan-rest"), "nửa").unwrap();
        forget_agreement(&world).await;
        let server = Server::start(&world.app.store);
        server.kill();
        let found: BTreeMap<String, Vec<u8>> =
            contents(&folder).into_iter().map(|(path, (bytes, _))| (path, bytes)).collect();
        assert_eq!(found, wanted, "{half}");
        assert_eq!(latest(&world).await, 2);
    }
}

/// The folder agrees with the first revision alone, as before it was written.
async fn forget_agreement(world: &World) {
    let mut conn = world.app.db.read().await.unwrap();
    let first = revisions::find_number(&mut conn, COURSE, 1).await.unwrap().unwrap();
    drop(conn);
    let job = world
        .app
        .db
        .write(move |conn| Box::pin(async move { khuevan::db::folder_states::agree(conn, COURSE, &first.id).await }));
    job.await.unwrap();
}

async fn a_course_goes_back_to_an_earlier_text_in_the_folder(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let before = on_disk(&world, LESSON);
    let draft = write(&world, COURSE, &[(LESSON, Some(edited(&before, "Câu mới.")))]).await;
    assert_eq!(published(&world, &draft).await, (2, Some(WrittenBack::Done)));
    // `git checkout` of the text before is a change of the folder's, since it has held the new one.
    put_on_disk(&world, LESSON, &before);
    write_all_back(&world.app.db, &world.app.media, &world.app.store.courses_dir).await.unwrap();
    assert_eq!(on_disk(&world, LESSON), before);
    let now = world.app.clock.now();
    publish_folder(&world.app.db, &world.app.media, &world.app.store.courses_dir, now).await.unwrap();
    assert_eq!(latest(&world).await, 3);
}

/// What was set aside in the open draft, by path.
pub async fn aside(world: &World) -> Vec<(String, String)> {
    let draft = working(world, COURSE).await.draft.unwrap().id;
    let saves = draft_saves::aside(&mut world.app.db.read().await.unwrap(), &draft).await.unwrap();
    saves.into_iter().map(|save| (save.path, save.content)).collect()
}
