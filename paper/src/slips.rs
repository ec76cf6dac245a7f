//! Slips with codes for people without mail: a sheet for each unit, to be cut and handed over one by one.

use crate::{
    sheet::{CACHE_AGE, PaperError, refused},
    world::{Job, Template},
};
use domain::locale::Locale;
use serde::Serialize;
use typst::{diag::Warned, foundations::Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Everything on the sheets.
#[derive(Clone, Debug, Serialize)]
pub struct Slips {
    /// The address where a code is used, as people type it.
    pub site: String,
    /// The last day of the codes, as people read it.
    pub until: String,
    /// When they were made, as people read it.
    pub made: String,
    /// Each on pages of its own.
    pub units: Vec<UnitSlips>,
}

/// The slips of a unit.
#[derive(Clone, Debug, Serialize)]
pub struct UnitSlips {
    /// The unit's name; empty for people without one.
    pub name: String,
    /// One for each person.
    pub slips: Vec<Slip>,
}

/// What one person is given.
#[derive(Clone, Debug, Serialize)]
pub struct Slip {
    /// The full name.
    pub full_name: String,
    /// The sign-in name.
    pub sign_in_name: String,
    /// The code, in groups.
    pub code: String,
}

/// Sets the sheets.
pub fn slips_pdf(slips: &Slips, locale: Locale) -> Result<Vec<u8>, PaperError> {
    let json = |value: Result<Vec<u8>, serde_json::Error>| value.map_err(|error| PaperError::Typst(error.to_string()));
    let job = Job::new(
        Template::Slips,
        [
            ("slips.json", json(serde_json::to_vec(slips))?),
            ("words.json", json(serde_json::to_vec(&Words::of(locale)))?),
        ],
    );
    let Warned { output, .. } = typst::compile::<PagedDocument>(&job);
    let options = PdfOptions {
        ident: Smart::Custom(format!("khuevan:slips:{}", slips.made)),
        creator: Smart::Custom(Some("Khuê Văn".into())),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).expect("PDF/UA-1 stands alone"),
        ..PdfOptions::default()
    };
    let pdf = output.and_then(|document| typst_pdf::pdf(&document, &options));
    drop(job);
    comemo::evict(CACHE_AGE);
    pdf.map_err(|reasons| refused(&reasons))
}

/// The sentences of the sheets.
#[derive(Serialize)]
struct Words {
    lang: &'static str,
    title: &'static str,
    no_unit: &'static str,
    keep: &'static str,
    count: &'static str,
    made: &'static str,
    address: &'static str,
    login: &'static str,
    code: &'static str,
    how: &'static str,
    once: [&'static str; 2],
    page: &'static str,
}

impl Words {
    fn of(locale: Locale) -> Self {
        match locale {
            Locale::Vi => Self {
                lang: "vi",
                title: "Phiếu mã vào Khuê Văn",
                no_unit: "Chưa có đơn vị",
                keep: "Cắt theo đường kẻ và đưa tận tay từng người. In lại thì các mã này không dùng được nữa.",
                count: "Số phiếu:",
                made: "Lập lúc",
                address: "Địa chỉ",
                login: "Tên đăng nhập",
                code: "Mã dùng một lần",
                how: "Mở địa chỉ trên bằng điện thoại hoặc máy tính, gõ tên đăng nhập và mã, rồi tự đặt mật khẩu.",
                once: ["Mã dùng được một lần, đến hết ngày", "đừng đưa cho người khác."],
                page: "Trang",
            },
            Locale::En => Self {
                lang: "en",
                title: "Slips with codes for Khuê Văn",
                no_unit: "No unit yet",
                keep: "Cut along the lines and hand each slip to its person. When they are printed again, these codes stop working.",
                count: "Slips:",
                made: "Made on",
                address: "Address",
                login: "Sign-in name",
                code: "One-time code",
                how: "Open the address above on a phone or computer, type the sign-in name and the code, and choose a password.",
                once: ["The code works once, until the end of", "give it to nobody else."],
                page: "Page",
            },
            Locale::Fr => Self {
                lang: "fr",
                title: "Bulletins de code pour Khuê Văn",
                no_unit: "Sans service",
                keep: "Découpez le long des lignes et remettez chaque bulletin en main propre. Une nouvelle impression annule ces codes.",
                count: "Bulletins :",
                made: "Établi le",
                address: "Adresse",
                login: "Identifiant",
                code: "Code à usage unique",
                how: "Ouvrez l’adresse ci-dessus sur un téléphone ou un ordinateur, saisissez l’identifiant et le code, puis choisissez un mot de passe.",
                once: ["Le code sert une seule fois, jusqu’au", "ne le donnez à personne."],
                page: "Page",
            },
        }
    }
}
