//! One coordinator does the same in two worlds: in one some people of her list are known outside her reach, in the other
//! all are new. Whatever she asks for, she gets the same, byte for byte but for ids and times.

use crate::{
    support::{Answered, Browser, Engine, on_both_engines},
    world::{LA, Scene, fill, open_cohort},
};
use calamine::{Data, Reader, Xlsx};
use khuevan::dispatching;
use std::{io::Cursor, process::Command};

on_both_engines!(a_coordinator_sees_no_difference_whatever_she_does,);

const ROWS: &str = "Vàng A Dế,,Nam,TL-702,de.moi@thanhlam.gov.vn,Phòng Kinh tế,Địa chính,\n\
    Giàng Thị Mỷ,1988-12-01,Nữ,TL-799,my@thanhlam.gov.vn,Phòng Kinh tế,,\n\
    Lò Thị Mới,,,TL-798,moi@thanhlam.gov.vn,Phòng Kinh tế,,\n\
    Hờ A Tủa,,Nam,TL-707,,Phòng Kinh tế,,\n\
    Sùng Thị Say,,,TL-706,,Phòng Kinh tế,,\n\
    Hoàng Văn Sử,,,TL-704,su.moi@thanhlam.gov.vn,,Kế toán,\n";
const NEW: &str = "đò dọc sông ngang chiều";

/// What she sees, in order: where, and what.
type Seen = Vec<(String, String)>;

async fn a_coordinator_sees_no_difference_whatever_she_does(engine: Engine) {
    let known = story(Scene::where_some_are_known(engine).await).await;
    let new = story(Scene::new(engine).await).await;
    assert!(known.len() > 200 && known.len() == new.len(), "{} and {}", known.len(), new.len());
    for (known, new) in known.iter().zip(&new) {
        assert_eq!(known.0, new.0);
        assert_same(&known.0, &known.1, &new.1);
    }
}

fn assert_same(place: &str, known: &str, new: &str) {
    if known == new {
        return;
    }
    let at = known.chars().zip(new.chars()).take_while(|(one, other)| one == other).count();
    let part = |text: &str| text.chars().skip(at.saturating_sub(200)).take(500).collect::<String>();
    panic!("{place} differs:\n--- known\n{}\n--- new\n{}", part(known), part(new));
}

/// Everything that a coordinator may do with people who have come by an import.
async fn story(mut scene: Scene) -> Seen {
    let mut seen = Seen::new();
    let rows = format!("{LA}{ROWS}");
    let address = Scene::send(&mut scene.kim, &rows).await;
    look(&mut seen, &mut scene.kim, "dry run", &address).await;
    scene.kim.post(&format!("{address}/application"), &[("choice", "all")]).await;
    look_at_all(&mut seen, &mut scene.kim, "imported", &address).await;

    invite(&mut seen, &mut scene).await;
    look_at_all(&mut seen, &mut scene.kim, "opened", &address).await;
    come_in_by_paper(&mut seen, &mut scene).await;
    look_at_all(&mut seen, &mut scene.kim, "some are in", &address).await;

    let cohort = open_cohort(&mut scene).await;
    let list =
        "TL-701\nla@thanhlam.gov.vn\nde.moi@thanhlam.gov.vn\nGiàng Thị Mỷ\nTL-703\nmy@thanhlam.gov.vn\nTL-707\nTL-705";
    let preview = fill(&mut scene, &cohort, list).await;
    seen.push(("preview of the cohort".to_owned(), plain(&preview)));
    look(&mut seen, &mut scene.kim, "cohort", &cohort).await;
    report(&mut seen, &mut scene.kim).await;
    message(&mut seen, &mut scene).await;
    look_at_all(&mut seen, &mut scene.kim, "in a cohort", &address).await;

    let again = Scene::import(&mut scene.kim, &rows).await;
    look(&mut seen, &mut scene.kim, "the same list again", &again).await;
    let changed =
        "Lò Thị Lạ,,,TL-701,my@thanhlam.gov.vn,,,\nVàng A Dế,,,TL-702,de@khac.vn,,,\nHờ A Tủa,,,TL-707,,,,x\n";
    let changed = Scene::import(&mut scene.kim, changed).await;
    look_at_all(&mut seen, &mut scene.kim, "changed", &changed).await;
    for import in [&changed, &again, &address] {
        assert_eq!(scene.kim.post(&format!("{import}/undoing"), &[]).await.status, 303);
        look_at_all(&mut seen, &mut scene.kim, "undone", import).await;
    }
    let first = Scene::import(&mut scene.kim, &rows).await;
    look_at_all(&mut seen, &mut scene.kim, "once more", &first).await;
    assert!(Scene::people(&mut scene.kim, "").await.len() > 5);
    seen
}

/// Letters go out, and every link is opened by somebody who is not signed in.
async fn invite(seen: &mut Seen, scene: &mut Scene) {
    let asked = scene.kim.post("/desk/invitations", &[("unit", ""), ("state", ""), ("q", "")]).await;
    seen.push(("invited".to_owned(), plain(&asked)));
    look(seen, &mut scene.kim, "written", "/desk/invitations").await;
    scene.send_mail().await;
    look(seen, &mut scene.kim, "sent", "/desk/invitations").await;
    for address in ["la", "de.moi", "my", "moi", "su.moi"] {
        let address = format!("{address}@thanhlam.gov.vn");
        let mail = scene.smtp.caught_for(&address);
        assert_eq!(mail.len(), 1, "{address}");
        seen.push((format!("mail to {address}"), neutral(&mail[0].text())));
        let page = scene.world.browser().get(&scene.link(&address)).await;
        seen.push((format!("link of {address}"), plain(&page)));
    }
}

/// Slips are printed for everybody, and the coordinator herself tries some, with every way of signing in.
async fn come_in_by_paper(seen: &mut Seen, scene: &mut Scene) {
    let pdf = scene.kim.post("/desk/invitations/codes", &[("with_mail", "1")]).await;
    assert_eq!(pdf.status, 200, "{}", pdf.body);
    let text = pdf_text(&pdf);
    seen.push(("slips".to_owned(), neutral(&text)));
    for (login, keys) in [
        ("lalt", ["lalt", "la@thanhlam.gov.vn", "TL-701"]),
        ("de.moi", ["de.moi", "de.moi@thanhlam.gov.vn", "TL-702"]),
        ("tuaha", ["tuaha", "tuaha", "TL-707"]),
    ] {
        let mut browser = scene.world.browser();
        let fields = [("login", login), ("code", &code_of(&text, login)), ("password", NEW), ("again", NEW)];
        let entered = browser.post("/code", &fields).await;
        assert_eq!(entered.status, 303, "{login}: {}", entered.body);
        for path in ["/", "/account", "/messages", "/courses", "/record"] {
            look(seen, &mut browser, &format!("as {login}"), path).await;
        }
        for key in keys {
            let mut browser = scene.world.browser();
            let right = browser.post("/session", &[("login", key), ("password", NEW)]).await;
            assert_eq!(right.status, 303, "{key}");
            look(seen, &mut browser, &format!("signed in by {key}"), "/account").await;
            let wrong =
                scene.world.browser().post("/session", &[("login", key), ("password", "sai rồi sai rồi")]).await;
            seen.push((format!("a wrong password of {key}"), plain(&wrong)));
        }
    }
}

async fn report(seen: &mut Seen, kim: &mut Browser) {
    let fields = [("rows", "unit"), ("columns", "sex"), ("level", "0"), ("map", "now")];
    let form = kim.get("/desk/reports/new").await;
    let (from, to) = (form.hidden("from"), form.hidden("to"));
    let days = [("from", from.as_str()), ("to", &to), ("as_of", &to)];
    let all: Vec<_> = fields.into_iter().chain(days).collect();
    let asked = kim.post("/desk/reports", &all).await;
    assert_eq!(asked.status, 303, "{}", asked.body);
    let address = asked.location.unwrap();
    look(seen, kim, "report", &address).await;
    look(seen, kim, "people of the report", &format!("{address}/people")).await;
    look(seen, kim, "file of the report", &format!("{address}/files/csv")).await;
}

async fn message(seen: &mut Seen, scene: &mut Scene) {
    let text = [("q", ""), ("subject", "Nhắc việc"), ("body", "Chào {tên}, {link}")];
    let preview = scene.kim.post("/desk/messages/preview", &text).await;
    assert_eq!(preview.status, 200, "{}", preview.body);
    seen.push(("preview of a message".to_owned(), plain(&preview)));
    let (group, form_id) = (preview.hidden("seen"), preview.hidden("form_id"));
    let fields: Vec<_> = text.into_iter().chain([("seen", group.as_str()), ("form_id", &form_id)]).collect();
    let sent = scene.kim.post("/desk/messages", &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    dispatching::go_on(&scene.world.app).await.unwrap();
    scene.send_mail().await;
    look(seen, &mut scene.kim, "a message", &sent.location.unwrap()).await;
}

/// Every page and file of the desk that tells of people.
async fn look_at_all(seen: &mut Seen, kim: &mut Browser, stage: &str, import: &str) {
    let common = [
        "/desk",
        "/desk/people",
        "/desk/people?account=none",
        "/desk/people?account=no-password",
        "/desk/people?account=ready",
        "/desk/people?q=la%40thanhlam",
        "/desk/people?q=tl-70",
        "/desk/people?sex=female&unit=phong",
        "/desk/invitations",
        "/desk/invitations?state=opened",
        "/desk/matters/never-signed-in",
        "/desk/matters/requests",
        "/desk/matters/failed-mail",
        "/desk/matters/stuck",
        "/desk/imports",
        "/desk/messages/new",
        "/desk/units/phong",
        "/desk/cohorts",
        "/desk/hours",
        "/desk/people/export/csv",
        "/desk/people/export/xlsx",
        "/desk/requests",
        "/desk/register",
        "/desk/surveys",
    ];
    for path in common {
        look(seen, kim, stage, path).await;
    }
    look(seen, kim, &format!("{stage}: the import"), import).await;
    for verdict in ["new", "updated", "unchanged", "request", "done", "kept", "lost", "undone"] {
        look(seen, kim, &format!("{stage}: {verdict}"), &format!("{import}?verdict={verdict}")).await;
    }
    for (name, page) in Scene::people(kim, "").await {
        for end in ["", "/assignments", "/hours", "/record", "/record/json", "/record/xlsx"] {
            look(seen, kim, &format!("{stage}: {name}"), &format!("{page}{end}")).await;
        }
    }
}

async fn look(seen: &mut Seen, browser: &mut Browser, stage: &str, path: &str) {
    let answer = browser.get(path).await;
    let what = if path.ends_with("/xlsx") { cells(&answer) } else { plain(&answer) };
    seen.push((format!("{stage}: {}", neutral(path)), what));
}

/// Status, place and body without ids and times.
fn plain(answer: &Answered) -> String {
    let place = answer.location.as_deref().unwrap_or_default();
    neutral(&format!("{} {place}\n{}", answer.status, answer.body))
}

fn cells(answer: &Answered) -> String {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(answer.bytes.clone())).unwrap();
    let rows = |book: &mut Xlsx<_>, name: &str| {
        book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect::<Vec<_>>()
    };
    let names = book.sheet_names();
    neutral(&names.into_iter().map(|name| format!("{name}\n{:?}\n", rows(&mut book, &name))).collect::<String>())
}

/// Without ids, tokens and codes, which are long or all capitals, and without the time of the day.
fn neutral(text: &str) -> String {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "-_".contains(sign);
    let mut neutral = String::with_capacity(text.len());
    let mut word = String::new();
    let end = |word: &mut String, neutral: &mut String| {
        let is_mixed = word.contains(|sign: char| sign.is_ascii_digit() || sign.is_uppercase());
        let is_code =
            word.len() == 11 && word.as_bytes()[5] == b'-' && !word.contains(|sign: char| sign.is_lowercase());
        neutral.push_str(if (word.len() >= 20 && is_mixed) || is_code { "#" } else { word });
        word.clear();
    };
    for sign in text.chars() {
        if is_sign(sign) {
            word.push(sign);
        } else {
            end(&mut word, &mut neutral);
            neutral.push(sign);
        }
    }
    end(&mut word, &mut neutral);
    without_times(&neutral)
}

fn without_times(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < signs.len() {
        let is_time = at + 5 <= signs.len()
            && signs[at + 2] == ':'
            && [0, 1, 3, 4].iter().all(|place| signs[at + place].is_ascii_digit());
        if is_time {
            out.push_str("##:##");
            at += if signs.get(at + 5) == Some(&':') { 8 } else { 5 };
        } else {
            out.push(signs[at]);
            at += 1;
        }
    }
    out
}

fn pdf_text(answer: &Answered) -> String {
    let path = std::env::temp_dir().join(format!("{}.pdf", khuevan::secret::uuid(0)));
    std::fs::write(&path, &answer.bytes).unwrap();
    let out = Command::new("pdftotext").args(["-raw", path.to_str().unwrap(), "-"]).output().unwrap();
    std::fs::remove_file(path).unwrap();
    // A code that is wide is broken after its hyphen.
    let text = String::from_utf8(out.stdout).unwrap().replace("-\n", "-");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The code that stands behind this sign-in name.
fn code_of(text: &str, sign_in_name: &str) -> String {
    let words = text.split_whitespace().skip_while(|word| *word != sign_in_name);
    let mut codes = words.filter(|word| word.len() == 11 && word.as_bytes()[5] == b'-' && *word == word.to_uppercase());
    codes.next().unwrap_or_else(|| panic!("no code for {sign_in_name} in {text}")).to_owned()
}
