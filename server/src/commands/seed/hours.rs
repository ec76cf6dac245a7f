//! Hours done elsewhere of the demo world: approved, waiting, refused; and the legal note of the year's target.

use crate::{
    db::{
        Conn, DbError, accounts,
        outside_decisions::{self, NewDecision},
        outside_hours::{self, NewHours, Proof},
        settings,
        yearly_targets::note_name,
    },
    secret,
};
use jiff::{ToSpan, civil::Date};

/// The proof of all of them: a sheet that says what it is.
pub const PROOF: &[u8] = b"%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 62>>stream
BT /F 18 Tf 72 760 Td (Khue Van: minh chung dung thu / demo) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
";

/// Whose, what, given by, days ago, days, half tiết, content group, abroad, outcome.
type Demo = (&'static str, &'static str, &'static str, i64, i64, i64, i64, bool, Option<&'static str>);

const ENTRIES: [Demo; 5] = [
    (
        "hanh",
        "Tập huấn công tác văn hóa cơ sở",
        "Sở Văn hóa, Thể thao và Du lịch",
        70,
        2,
        32,
        4,
        false,
        Some("approved"),
    ),
    ("hanh", "Hội thảo chuyển đổi số cấp xã", "Học viện Hành chính và Quản trị công", 12, 1, 15, 5, false, None),
    (
        "thanhha",
        "Kỹ năng giao tiếp ở bộ phận một cửa",
        "Trung tâm Phục vụ hành chính công tỉnh",
        30,
        1,
        16,
        4,
        false,
        None,
    ),
    ("duc", "Quản lý tài chính công địa phương", "Trường Quản lý Normandie", 120, 5, 80, 3, true, Some("approved")),
    ("duc", "Họp giao ban quý", "Ủy ban nhân dân xã", 25, 1, 8, 3, false, Some("refused")),
];

/// Writes them; `hash` is that of the proof, which is in the store.
pub async fn fill(conn: &mut Conn, hash: &str, today: Date, now: i64) -> Result<(), DbError> {
    let Some(coordinator) = accounts::find_by_login(conn, "tuan").await? else { return Ok(()) };
    for (name, title, body, ago, days, tiet_halves, content_group, is_abroad, outcome) in ENTRIES {
        let Some(account) = accounts::find_by_login(conn, name).await? else { continue };
        let until = today.checked_sub(ago.days()).unwrap_or(today);
        let from = until.checked_sub((days - 1).days()).unwrap_or(until);
        let id = secret::uuid(now);
        let new = NewHours {
            entry: id.clone(),
            id,
            person: account.person.clone(),
            title: title.to_owned(),
            body: body.to_owned(),
            from_on: from.to_string(),
            until_on: until.to_string(),
            tiet_halves,
            content_group,
            is_abroad,
            proof: Proof {
                hash: hash.to_owned(),
                name: "minh-chung.pdf".to_owned(),
                size: PROOF.len() as i64,
                kind: "pdf".to_owned(),
            },
            entered_by: account.person,
        };
        outside_hours::enter(conn, &new, now).await?;
        if let Some(outcome) = outcome {
            outside_hours::close(conn, &new.id, None).await?;
            let reason =
                if outcome == "refused" { "Họp giao ban không phải nội dung bồi dưỡng." } else { "" };
            let decision = NewDecision { hours: &new.id, outcome, reason, by: &coordinator.person };
            outside_decisions::decide(conn, &secret::uuid(now), &decision, now).await?;
        }
    }
    let note = "Mục tiêu do tỉnh đặt cho kế hoạch bồi dưỡng trong năm.";
    settings::set(conn, &secret::uuid(now), &note_name(today.year()), note, None, now).await
}
