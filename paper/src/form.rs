//! A quiz as it goes onto paper: questions, a sheet for the answers, and the key when it is wanted.

use crate::{
    sheet::{CACHE_AGE, PaperError, refused},
    world::{Job, Template},
};
use domain::{exchange::form::Form, locale::Locale};
use serde::Serialize;
use typst::{diag::Warned, foundations::Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Sets a form. The same form always gives the same bytes.
pub fn form_pdf(form: &Form, locale: Locale) -> Result<Vec<u8>, PaperError> {
    let json = |value: Result<Vec<u8>, serde_json::Error>| value.map_err(|error| PaperError::Typst(error.to_string()));
    let job = Job::new(
        Template::Form,
        [("form.json", json(serde_json::to_vec(form))?), ("words.json", json(serde_json::to_vec(&Words::of(locale)))?)],
    );
    let Warned { output, .. } = typst::compile::<PagedDocument>(&job);
    let options = PdfOptions {
        ident: Smart::Custom(format!("khuevan:form:{}:{}", form.title, form.code)),
        creator: Smart::Custom(Some("Khuê Văn".into())),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).expect("PDF/UA-1 stands alone"),
        ..PdfOptions::default()
    };
    let pdf = output.and_then(|document| typst_pdf::pdf(&document, &options));
    drop(job);
    comemo::evict(CACHE_AGE);
    pdf.map_err(|reasons| refused(&reasons))
}

/// The sentences of a form.
#[derive(Serialize)]
struct Words {
    code: &'static str,
    name: &'static str,
    unit: &'static str,
    day: &'static str,
    signature: &'static str,
    minutes: &'static str,
    questions: &'static str,
    points: &'static str,
    guide: &'static str,
    many: &'static str,
    line: &'static str,
    matching: &'static str,
    nobody: &'static str,
    ordering: &'static str,
    gap: &'static str,
    words_least: &'static str,
    words_most: &'static str,
    file: &'static str,
    sheet: &'static str,
    sheet_guide: &'static str,
    on_form: &'static str,
    key: &'static str,
    key_guide: &'static str,
    mark: &'static str,
    page: &'static str,
}

impl Words {
    fn of(locale: Locale) -> Self {
        match locale {
            Locale::Vi => Self {
                code: "Mã đề",
                name: "Họ và tên",
                unit: "Đơn vị",
                day: "Ngày làm bài",
                signature: "Chữ ký",
                minutes: "phút",
                questions: "câu",
                points: "điểm",
                guide: "Ghi họ tên trước khi làm. Trả lời vào phiếu ở cuối đề: tô kín ô của phương án đã chọn; muốn đổi thì gạch chéo ô cũ rồi tô ô khác. Bài viết làm ngay trên đề.",
                many: "Chọn mọi ý đúng.",
                line: "Ghi câu trả lời vào phiếu.",
                matching: "Ghi vào phiếu chữ cái ứng với mỗi số; một chữ dùng được nhiều lần.",
                nobody: "Có số không ứng với chữ nào: ghi dấu –.",
                ordering: "Ghi vào phiếu số thứ tự của mỗi bước, bắt đầu từ 1.",
                gap: "Chỗ",
                words_least: "Ít nhất",
                words_most: "nhiều nhất",
                file: "Nộp tệp theo hướng dẫn của giảng viên.",
                sheet: "PHIẾU TRẢ LỜI",
                sheet_guide: "Ô tròn: tô một ô. Ô vuông: tô mọi ô đúng.",
                on_form: "làm trên đề",
                key: "ĐÁP ÁN",
                key_guide: "Chỉ dành cho người chấm.",
                mark: "Điểm",
                page: "Trang",
            },
            Locale::En => Self {
                code: "Form",
                name: "Full name",
                unit: "Unit",
                day: "Date",
                signature: "Signature",
                minutes: "minutes",
                questions: "questions",
                points: "points",
                guide: "Write your name first. Answer on the sheet at the end: fill in the field of what you choose; to change it, cross the old field out and fill in another. Texts are written on the form itself.",
                many: "Choose all that are right.",
                line: "Write the answer on the sheet.",
                matching: "Write on the sheet the letter that belongs to each number; a letter may serve several times.",
                nobody: "To some numbers no letter belongs: write –.",
                ordering: "Write on the sheet the place of each step, from 1.",
                gap: "Gap",
                words_least: "At least",
                words_most: "at most",
                file: "Hand in a file as your instructor says.",
                sheet: "ANSWER SHEET",
                sheet_guide: "Round fields: fill in one. Square fields: fill in all that are right.",
                on_form: "on the form",
                key: "KEY",
                key_guide: "For those who mark only.",
                mark: "Mark",
                page: "Page",
            },
            Locale::Fr => Self {
                code: "Sujet",
                name: "Nom et prénom",
                unit: "Service",
                day: "Date",
                signature: "Signature",
                minutes: "minutes",
                questions: "questions",
                points: "points",
                guide: "Écrivez d’abord votre nom. Répondez sur la feuille à la fin : noircissez la case choisie ; pour changer, barrez-la et noircissez-en une autre. Les textes s’écrivent sur le sujet.",
                many: "Choisissez toutes les bonnes réponses.",
                line: "Écrivez la réponse sur la feuille.",
                matching: "Notez sur la feuille la lettre qui correspond à chaque numéro ; une lettre peut servir plusieurs fois.",
                nobody: "À certains numéros ne correspond aucune lettre : notez –.",
                ordering: "Notez sur la feuille le rang de chaque étape, à partir de 1.",
                gap: "Blanc",
                words_least: "Au moins",
                words_most: "au plus",
                file: "Remettez un fichier selon les consignes du formateur.",
                sheet: "FEUILLE DE RÉPONSES",
                sheet_guide: "Cases rondes : une seule. Cases carrées : toutes les bonnes.",
                on_form: "sur le sujet",
                key: "CORRIGÉ",
                key_guide: "Réservé aux correcteurs.",
                mark: "Note",
                page: "Page",
            },
        }
    }
}
