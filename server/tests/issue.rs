//! `khuevan issue`, on a demo world of its own.

#![expect(clippy::expect_used, reason = "a test without its folder must stop")]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

struct Site(PathBuf);

impl Site {
    fn seeded() -> Self {
        let path = std::env::temp_dir().join(format!("khuevan-issue-{}", std::process::id()));
        fs::create_dir_all(path.join("courses")).expect("a temporary folder");
        let site = Self(path);
        let seeded = site.khuevan(&["seed"]);
        assert!(seeded.status.success(), "{}", said(&seeded.stderr));
        site
    }

    fn khuevan(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khuevan"));
        command.args(arguments).current_dir(&self.0).env("DATA_DIR", self.0.join("data"));
        command.env("COURSES_DIR", self.0.join("courses")).env_remove("DATABASE_URL").env_remove("SMTP_URL");
        command.env("ARGON2_MEMORY_KIB", "64").env("ARGON2_PASSES", "1").output().expect("the command")
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn codes_and_letters_go_to_people_within_the_reach_alone() {
    let site = Site::seeded();
    let list = "Họ và tên,Mã cán bộ,Thư điện tử,Đơn vị\nLò Thị Mây,K4-01,,Xã Thanh Lâm\nVàng A Dế,K4-02,de@example.vn,Xã Thanh Lâm\n";
    fs::write(site.0.join("k4.csv"), list).expect("a file");
    let imported = site.khuevan(&["import", "people", "k4.csv", "--by", "tuan"]);
    assert!(imported.status.success(), "{}{}", said(&imported.stdout), said(&imported.stderr));

    let codes = ["issue", "codes", "--by", "tuan", "--unit", "Xã Thanh Lâm", "--out", "ma.pdf"];
    let made = site.khuevan(&codes);
    assert!(made.status.success(), "{}", said(&made.stderr));
    assert!(said(&made.stdout).ends_with("codes: 1\n"), "{}", said(&made.stdout));
    assert!(fs::read(site.0.join("ma.pdf")).expect("the slips").starts_with(b"%PDF"));

    let again = site.khuevan(&codes);
    assert_eq!(again.status.code(), Some(2), "a file that is there stays: {}", said(&again.stderr));
    let elsewhere = site.khuevan(&["issue", "codes", "--by", "tuan", "--unit", "Xã Khác", "--out", "b.pdf"]);
    assert_eq!(elsewhere.status.code(), Some(1), "{}", said(&elsewhere.stderr));
    for nobody in ["hanh", "ha", "khong-co"] {
        let refused = site.khuevan(&["issue", "codes", "--by", nobody, "--out", "c.pdf"]);
        assert_eq!(refused.status.code(), Some(1), "{nobody}: {}", said(&refused.stdout));
        assert!(!site.0.join("c.pdf").exists());
    }

    let silent = site.khuevan(&["issue", "invitations", "--by", "tuan"]);
    assert!(silent.status.code() == Some(1) && said(&silent.stderr).contains("SMTP_URL"), "{}", said(&silent.stderr));
    let relay = ["--smtp-url", "smtp://127.0.0.1:9", "--mail-from", "Khuê Văn <khuevan@example.gov.vn>"];
    let invited =
        site.khuevan(&[&["issue", "invitations", "--by", "tuan", "--unit", "Xã Thanh Lâm"], &relay[..]].concat());
    assert!(said(&invited.stdout).ends_with("invited: 1\n"), "{}{}", said(&invited.stdout), said(&invited.stderr));
}
