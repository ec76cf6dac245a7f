//! The people, units and assignments of the demo world. All of them are invented.

use crate::{
    db::{
        Conn, DbError, accounts,
        assignments::{self, NewAssignment, Subject},
        issuers::Issuer,
        people::NewPerson,
        programmes, revisions,
        units::{self, NewMembership, NewUnit},
    },
    foundation, secret,
};
use domain::{credential::SigningKey, permission::Role};
use jiff::{ToSpan, civil::Date};

/// A person of the demo world.
pub struct DemoPerson {
    /// The sign-in name.
    pub sign_in_name: &'static str,
    /// The full name.
    pub full_name: &'static str,
    /// By which she is greeted, where that is not the last word.
    given_name: Option<&'static str>,
    /// Who this is, for the list of accounts.
    pub what: &'static str,
    address_form: &'static str,
    sex: &'static str,
    birth_date: &'static str,
    staff_code: &'static str,
    unit: &'static str,
    position: &'static str,
    is_leader: bool,
    role: Option<Role>,
}

/// Learners first, then staff.
pub const PEOPLE: [DemoPerson; 6] = [
    DemoPerson {
        sign_in_name: "hanh",
        full_name: "Nguyễn Thị Hạnh",
        given_name: None,
        what: "học viên / learner",
        address_form: "chị",
        sex: "female",
        birth_date: "1991-04-12",
        staff_code: "TL-0107",
        unit: "phong-van-hoa",
        position: "Chuyên viên",
        is_leader: false,
        role: None,
    },
    DemoPerson {
        sign_in_name: "thanhha",
        full_name: "H Thanh Hà Kbuôr",
        given_name: Some("Hà"),
        what: "học viên / learner",
        address_form: "chị",
        sex: "female",
        birth_date: "1996-09-30",
        staff_code: "TL-0112",
        unit: "trung-tam-phuc-vu",
        position: "Công chức một cửa",
        is_leader: false,
        role: None,
    },
    DemoPerson {
        sign_in_name: "duc",
        full_name: "Phạm Minh Đức",
        given_name: None,
        what: "học viên / learner",
        address_form: "anh",
        sex: "male",
        birth_date: "1987-01-05",
        staff_code: "TL-0031",
        unit: "phong-kinh-te",
        position: "Phó Trưởng phòng",
        is_leader: true,
        role: None,
    },
    DemoPerson {
        sign_in_name: "tuan",
        full_name: "Trần Anh Tuấn",
        given_name: None,
        what: "điều phối / coordinator",
        address_form: "anh",
        sex: "male",
        birth_date: "1982-11-20",
        staff_code: "SNV-014",
        unit: "so-noi-vu",
        position: "Chuyên viên chính",
        is_leader: false,
        role: Some(Role::Coordinator),
    },
    DemoPerson {
        sign_in_name: "ha",
        full_name: "Lê Thu Hà",
        given_name: None,
        what: "giảng viên / instructor",
        address_form: "chị",
        sex: "female",
        birth_date: "1979-06-08",
        staff_code: "TCT-003",
        unit: "truong-chinh-tri",
        position: "Giảng viên",
        is_leader: false,
        role: Some(Role::Instructor),
    },
    DemoPerson {
        sign_in_name: "minh",
        full_name: "Đặng Quốc Minh",
        given_name: None,
        what: "quản trị / administrator",
        address_form: "anh",
        sex: "male",
        birth_date: "1985-03-17",
        staff_code: "TCT-011",
        unit: "truong-chinh-tri",
        position: "Quản trị hệ thống",
        is_leader: false,
        role: Some(Role::Administrator),
    },
];

/// Key, kind, name and the unit above.
const UNITS: [(&str, &str, &str, Option<&str>); 7] = [
    ("tinh", "tinh", "Tỉnh Sông Lam", None),
    ("so-noi-vu", "so", "Sở Nội vụ", Some("tinh")),
    ("truong-chinh-tri", "co-so-dao-tao", "Trường Chính trị tỉnh Sông Lam", Some("tinh")),
    ("xa", "xa", "Xã Thanh Lâm", Some("tinh")),
    ("phong-van-hoa", "phong", "Phòng Văn hóa – Xã hội", Some("xa")),
    ("phong-kinh-te", "phong", "Phòng Kinh tế", Some("xa")),
    ("trung-tam-phuc-vu", "phong", "Trung tâm Phục vụ hành chính công", Some("xa")),
];

/// Writes the whole world; the hashes are those of [`PEOPLE`] in order.
pub async fn fill(conn: &mut Conn, hashes: &[String], key: &SigningKey, today: Date, now: i64) -> Result<(), DbError> {
    let day = today.to_string();
    let ids: Vec<String> = UNITS.iter().map(|_| secret::uuid(now)).collect();
    let unit_id = |wanted: &str| UNITS.iter().zip(&ids).find(|(unit, _)| unit.0 == wanted).map(|(_, id)| id.as_str());
    for (unit, id) in UNITS.iter().zip(&ids) {
        let parent = unit.3.and_then(unit_id);
        let new = NewUnit { id, kind: unit.1, area_code: None, name: unit.2, parent, valid_from: "2025-07-01" };
        units::create(conn, &new, &secret::uuid(now), now).await?;
    }
    let mut people = Vec::new();
    for (demo, hash) in PEOPLE.iter().zip(hashes) {
        let person = person(conn, demo, hash, unit_id(demo.unit), unit_id("tinh"), now).await?;
        if let Some(role) = demo.role {
            let unit = if role == Role::Coordinator { unit_id("tinh") } else { None };
            foundation::grant(conn, &person, role, unit, &day, now).await?;
        }
        people.push(person);
    }
    foundation::issuer_with_key(conn, &issuer(), key, &day, now).await?;
    assign(conn, &people, today, now).await
}

async fn person(
    conn: &mut Conn,
    demo: &DemoPerson,
    hash: &str,
    unit: Option<&str>,
    body: Option<&str>,
    now: i64,
) -> Result<String, DbError> {
    let new = NewPerson {
        full_name: demo.full_name.to_owned(),
        given_name: demo.given_name.map(str::to_owned),
        birth_date: Some(demo.birth_date.to_owned()),
        sex: Some(demo.sex),
        email: Some(format!("{}@example.vn", demo.sign_in_name)),
        staff_body: body.map(str::to_owned),
        staff_code: Some(demo.staff_code.to_owned()),
        address_form: Some(demo.address_form),
    };
    let id = foundation::person_with_account(conn, &new, demo.sign_in_name, true, now).await?;
    accounts::set_password(conn, &id, hash, now).await?;
    if let Some(unit) = unit {
        let level = if demo.unit == "so-noi-vu" || demo.unit == "truong-chinh-tri" { "tinh" } else { "xa" };
        let membership = NewMembership {
            person: &id,
            unit,
            is_primary: true,
            position: demo.position,
            is_leader: demo.is_leader,
            staff_kind: if demo.unit == "truong-chinh-tri" { "vien-chuc" } else { "cong-chuc" },
            staff_level: level,
            valid_from: "2025-07-01",
        };
        units::join(conn, &secret::uuid(now), &membership, now).await?;
    }
    Ok(id)
}

fn issuer() -> Issuer {
    Issuer {
        id: "tct-song-lam".to_owned(),
        name: "Trường Chính trị tỉnh Sông Lam".to_owned(),
        superior: "Ủy ban nhân dân tỉnh Sông Lam".to_owned(),
        place: "Sông Lam".to_owned(),
        signatory_name: "Vũ Thị Lan Phương".to_owned(),
        signatory_title: "Hiệu trưởng".to_owned(),
    }
}

/// The first programme, or else the first course, is mandatory for two learners; the course is offered to the third.
async fn assign(conn: &mut Conn, people: &[String], today: Date, now: i64) -> Result<(), DbError> {
    let courses = revisions::latest_of_all(conn).await?;
    let Some((first, _)) = courses.first() else { return Ok(()) };
    let programme = programmes::offered(conn).await?.into_iter().next();
    let by = people.get(3).map(String::as_str);
    let due = today.checked_add(9.days()).unwrap_or(today).to_string();
    for (place, person) in people.iter().take(3).enumerate() {
        let is_mandatory = place < 2;
        let reason = if is_mandatory {
            "Kế hoạch bồi dưỡng năm 2026 của tỉnh, áp dụng với công chức cấp xã"
        } else {
            "Gợi ý theo vị trí việc làm"
        };
        let subject = match &programme {
            Some(programme) if is_mandatory => Subject::Programme(programme),
            _ => Subject::Course(&first.course),
        };
        let assignment = NewAssignment {
            person,
            subject,
            is_mandatory,
            reason,
            due_on: is_mandatory.then_some(due.as_str()),
            assigned_by: by,
        };
        assignments::record(conn, &secret::uuid(now), &assignment, now).await?;
    }
    Ok(())
}
