//! Changed in the folder and in the browser: publishing stops, and the draft takes what the folder holds.

use crate::{
    room::{COURSE, LESSON, aside, edited, latest, on_disk, published, put_on_disk, text_of, working, write},
    support::{Engine, World, on_both_engines},
};
use khuevan::{
    courses::{Stand, WrittenBack, publish_folder},
    writing::joining::{Folder, Joined, bring_onto_latest, take_folder},
};

on_both_engines!(
    the_folder_stays_when_both_have_changed_and_the_draft_takes_it,
    what_meets_is_set_aside,
    a_draft_is_brought_onto_a_later_revision,
);

async fn folder(world: &World) -> Folder {
    Folder::load(&world.app, &working(world, COURSE).await).await.unwrap().unwrap()
}

async fn take(world: &World) -> Joined {
    let by = world.person("ha").await;
    take_folder(&world.app, &working(world, COURSE).await, &folder(world).await, &by).await.unwrap().unwrap()
}

async fn the_folder_stays_when_both_have_changed_and_the_draft_takes_it(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let before = on_disk(&world, LESSON);
    let draft = write(&world, COURSE, &[(LESSON, Some(edited(&before, "Câu mới.")))]).await;
    let second = on_disk(&world, "m1/bai-2.md");
    put_on_disk(&world, "m1/bai-2.md", &format!("{second}\nThêm trong thư mục.\n"));
    put_on_disk(&world, LESSON, &format!("{before}\nCuối bài.\n"));
    assert_eq!(published(&world, &draft).await, (2, Some(WrittenBack::Changed)));
    assert!(on_disk(&world, LESSON).ends_with("Cuối bài.\n"));
    let dir = &world.app.store.courses_dir;
    let problems = publish_folder(&world.app.db, &world.app.media, dir, world.app.clock.now()).await.unwrap();
    let codes: Vec<_> = problems.iter().filter(|problem| problem.is_error()).map(|problem| problem.code).collect();
    assert_eq!((codes, latest(&world).await), (vec!["changed-in-both"], 2));
    let stands = folder(&world).await;
    assert_eq!((stands.standing.stand, stands.is_changed()), (Stand::Apart, true));
    let taken = take(&world).await;
    assert_eq!((taken.taken, taken.aside), (vec![LESSON.to_owned(), "m1/bai-2.md".to_owned()], vec![]));
    let draft = working(&world, COURSE).await;
    assert_eq!(text_of(&draft, LESSON), format!("{}\nCuối bài.\n", edited(&before, "Câu mới.")));
    // Until the draft is published the folder keeps what it has.
    assert!(!folder(&world).await.is_changed());
    assert_eq!(published(&world, &draft).await, (3, Some(WrittenBack::Done)));
    assert_eq!(on_disk(&world, LESSON), text_of(&draft, LESSON));
    assert!(on_disk(&world, "m1/bai-2.md").ends_with("Thêm trong thư mục.\n"));
}

async fn what_meets_is_set_aside(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let before = on_disk(&world, LESSON);
    write(&world, COURSE, &[(LESSON, Some(edited(&before, "Câu của trình duyệt.")))]).await;
    let mine = edited(&before, "Câu của thư mục.");
    put_on_disk(&world, LESSON, &mine);
    let taken = take(&world).await;
    assert_eq!((taken.taken, taken.aside), (vec![], vec![LESSON.to_owned()]));
    assert_eq!(aside(&world).await, [(LESSON.to_owned(), mine)]);
    let draft = working(&world, COURSE).await;
    assert!(text_of(&draft, LESSON).contains("Câu của trình duyệt."));
    assert_eq!(published(&world, &draft).await, (2, Some(WrittenBack::Done)));
    assert!(on_disk(&world, LESSON).contains("Câu của trình duyệt."));
}

async fn a_draft_is_brought_onto_a_later_revision(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let before = on_disk(&world, LESSON);
    write(&world, COURSE, &[(LESSON, Some(edited(&before, "Câu mới.")))]).await;
    let old = working(&world, COURSE).await.draft.unwrap();
    put_on_disk(&world, LESSON, &format!("{before}\nCuối bài.\n"));
    let dir = &world.app.store.courses_dir;
    publish_folder(&world.app.db, &world.app.media, dir, world.app.clock.now()).await.unwrap();
    assert_eq!(latest(&world).await, 2);
    let by = world.person("ha").await;
    let joined = bring_onto_latest(&world.app, &working(&world, COURSE).await, &by).await.unwrap().unwrap();
    assert_eq!((joined.taken, joined.aside), (vec![LESSON.to_owned()], vec![]));
    let draft = working(&world, COURSE).await;
    assert_ne!(draft.draft.as_ref().unwrap().id, old.id);
    assert_eq!(text_of(&draft, LESSON), format!("{}\nCuối bài.\n", edited(&before, "Câu mới.")));
    assert_eq!(published(&world, &draft).await, (3, Some(WrittenBack::Done)));
}
