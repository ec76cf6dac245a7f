//! Headings as offices write them, in Vietnamese, English and French, with and without accents.

use super::Purpose;
use crate::text;

/// Headings in their folded form by what they mean.
const HEADINGS: &[(Purpose, &[&str])] = &[
    (
        Purpose::FullName,
        &[
            "ho va ten",
            "ho ten",
            "ho va ten khai sinh",
            "ho ten khai sinh",
            "ho, chu dem va ten",
            "ho chu dem va ten",
            "ho va ten can bo",
            "ho va ten cong chuc",
            "ho ten can bo",
            "ho ten cong chuc",
            "ho va ten hoc vien",
            "ho ten hoc vien",
            "ten can bo",
            "full name",
            "name",
            "nom complet",
            "nom et prenom",
            "nom et prenoms",
            "nom prenom",
        ],
    ),
    (
        Purpose::FamilyNames,
        &[
            "ho",
            "ho dem",
            "ho va dem",
            "ho va chu dem",
            "ho va ten dem",
            "ho ten dem",
            "ho lot",
            "family name",
            "last name",
            "surname",
            "nom",
            "nom de famille",
        ],
    ),
    (Purpose::LastName, &["ten", "first name", "given names", "prenom", "prenoms"]),
    (Purpose::GivenName, &["ten goi", "ten thuong goi", "goi la", "given name", "called", "nom usuel", "nom d'usage"]),
    (
        Purpose::BirthDate,
        &[
            "ngay sinh",
            "ngay thang nam sinh",
            "ngay, thang, nam sinh",
            "nam sinh",
            "sinh ngay",
            "birth date",
            "date of birth",
            "birthday",
            "dob",
            "date de naissance",
            "ne le",
            "naissance",
        ],
    ),
    (Purpose::Sex, &["gioi tinh", "phai", "nam/nu", "nam / nu", "sex", "gender", "sexe", "genre"]),
    (
        Purpose::StaffCode,
        &[
            "ma can bo",
            "ma cong chuc",
            "ma vien chuc",
            "ma cbcc",
            "ma cbccvc",
            "ma nhan vien",
            "ma nhan su",
            "ma so",
            "ma so can bo",
            "ma hoc vien",
            "so hieu",
            "so hieu can bo",
            "so hieu cong chuc",
            "staff code",
            "staff id",
            "employee code",
            "employee id",
            "personnel number",
            "matricule",
            "code agent",
            "numero d'agent",
        ],
    ),
    (
        Purpose::Email,
        &[
            "thu dien tu",
            "thu dien tu cong vu",
            "dia chi thu dien tu",
            "thu cong vu",
            "hop thu",
            "hop thu cong vu",
            "email",
            "e-mail",
            "email cong vu",
            "dia chi email",
            "mail",
            "email address",
            "e-mail address",
            "courriel",
            "adresse e-mail",
            "adresse electronique",
            "adresse mail",
        ],
    ),
    (
        Purpose::Unit,
        &[
            "don vi",
            "ten don vi",
            "don vi cong tac",
            "co quan",
            "co quan cong tac",
            "co quan, don vi",
            "co quan don vi",
            "co quan, don vi cong tac",
            "noi cong tac",
            "noi lam viec",
            "phong ban",
            "phong, ban",
            "unit",
            "organisation",
            "organization",
            "department",
            "office",
            "unite",
            "service",
            "structure",
        ],
    ),
    (
        Purpose::UnitCode,
        &[
            "ma don vi",
            "ma co quan",
            "ma xa",
            "ma dinh danh don vi",
            "ma dinh danh co quan",
            "ma dinh danh dien tu",
            "unit code",
            "code unite",
            "code de l'unite",
            "code du service",
            "code structure",
        ],
    ),
    (
        Purpose::Position,
        &[
            "chuc vu",
            "chuc danh",
            "chuc vu, chuc danh",
            "chuc vu/chuc danh",
            "chuc vu / chuc danh",
            "chuc vu hien tai",
            "chuc vu chuc danh",
            "vi tri viec lam",
            "vi tri",
            "position",
            "job title",
            "title",
            "post",
            "poste",
            "fonction",
        ],
    ),
    (
        Purpose::Leader,
        &[
            "lanh dao",
            "la lanh dao",
            "lanh dao, quan ly",
            "lanh dao quan ly",
            "can bo lanh dao",
            "leader",
            "is leader",
            "manager",
            "encadrant",
            "responsable",
            "cadre dirigeant",
        ],
    ),
    (
        Purpose::StaffKind,
        &[
            "loai",
            "loai can bo",
            "doi tuong",
            "nhom doi tuong",
            "loai doi tuong",
            "cb/cc/vc",
            "staff kind",
            "kind",
            "staff type",
            "category",
            "categorie",
            "statut",
        ],
    ),
    (
        Purpose::StaffLevel,
        &["cap", "cap hanh chinh", "cap cong tac", "cap don vi", "level", "staff level", "niveau", "echelon"],
    ),
    (
        Purpose::Left,
        &[
            "nghi",
            "da nghi",
            "nghi viec",
            "nghi/chuyen di",
            "nghi / chuyen di",
            "nghi, chuyen di",
            "chuyen di",
            "ngay nghi",
            "ngay chuyen di",
            "ngay nghi/chuyen di",
            "thoi viec",
            "nghi huu",
            "left",
            "left on",
            "departed",
            "parti",
            "depart",
            "date de depart",
        ],
    ),
    (Purpose::Ethnicity, &["dan toc", "thanh phan dan toc", "ethnicity", "ethnic group", "ethnie"]),
    (
        Purpose::Party,
        &[
            "dang vien",
            "la dang vien",
            "dang",
            "dang vien/quan chung",
            "doan the",
            "party",
            "party member",
            "party membership",
            "membre du parti",
        ],
    ),
];

/// What a heading means, if it is one that we know.
pub fn recognised(heading: &str) -> Option<Purpose> {
    let plain = plain(heading);
    HEADINGS.iter().find(|(_, known)| known.contains(&plain.as_str())).map(|(purpose, _)| *purpose)
}

/// The row with the headings among the first ones: the first that names people and something else, or else the first
/// with two headings.
pub fn find_heading<'a>(rows: impl Iterator<Item = &'a [String]>) -> Option<usize> {
    let known: Vec<Vec<Purpose>> =
        rows.map(|cells| cells.iter().filter_map(|cell| recognised(cell)).collect()).collect();
    let names = |row: &[Purpose]| {
        row.iter().any(|one| matches!(one, Purpose::FullName | Purpose::LastName))
            && row.iter().any(|one| !matches!(one, Purpose::FullName | Purpose::LastName))
    };
    known.iter().position(|row| names(row)).or_else(|| known.iter().position(|row| row.len() >= 2))
}

/// Folded, without what stands in brackets, stars, colons and numbering.
fn plain(heading: &str) -> String {
    let mut text = text::fold(heading).replace(['*', ':'], " ").replace(['’', '`'], "'");
    while let Some(open) = text.find(['(', '[']) {
        let close = text[open..].find([')', ']']).map_or(text.len(), |at| open + at + 1);
        text.replace_range(open..close, " ");
    }
    let numbered = text.trim_start().trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
    text::single_spaces(numbered).trim_matches(|sign: char| ".,;-–".contains(sign)).trim().to_owned()
}
