//! The sentences of the sheet in its three languages.

use domain::{
    credential::{Facts, Kind},
    locale::Locale::{self, En, Fr, Vi},
};
use jiff::civil::Date;
use serde::Serialize;

/// Sentences without data in them.
#[derive(Serialize)]
pub(crate) struct Words {
    nation: &'static str,
    motto: &'static str,
    pub(crate) title: &'static str,
    pub(crate) subtitle: &'static str,
    completed: &'static str,
    verify_at: &'static str,
    with_code: &'static str,
    qr: &'static str,
    record: &'static str,
    facts: &'static str,
    trial: &'static str,
}

impl Words {
    pub(crate) fn of(locale: Locale, kind: Kind) -> Self {
        let (title, subtitle) = title(locale, kind);
        let completed = match (locale, kind) {
            (Vi, Kind::Confirmation) => "đã hoàn thành khóa học",
            (Vi, _) => "đã hoàn thành chương trình",
            (En, Kind::Confirmation) => "has completed the course",
            (En, _) => "has completed the programme",
            (Fr, Kind::Confirmation) => "a suivi avec succès la formation",
            (Fr, _) => "a suivi avec succès le programme",
        };
        match locale {
            Vi => Self {
                nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                motto: "Độc lập – Tự do – Hạnh phúc",
                title,
                subtitle,
                completed,
                verify_at: "Kiểm tra tại",
                with_code: "bằng mã",
                qr: "Mã QR chứa bản ghi đã ký của giấy này, mở trang",
                record: "Bản ghi đã ký (COSE)",
                facts: "Nội dung của bản ghi đã ký",
                trial: "THỬ NGHIỆM",
            },
            En => Self {
                nation: "SOCIALIST REPUBLIC OF VIET NAM",
                motto: "Independence – Freedom – Happiness",
                title,
                subtitle,
                completed,
                verify_at: "Check it at",
                with_code: "with the code",
                qr: "QR code with the signed record of this certificate, opens",
                record: "Signed record (COSE)",
                facts: "What the signed record says",
                trial: "TRIAL",
            },
            Fr => Self {
                nation: "RÉPUBLIQUE SOCIALISTE DU VIÊT NAM",
                motto: "Indépendance – Liberté – Bonheur",
                title,
                subtitle,
                completed,
                verify_at: "À vérifier sur",
                with_code: "avec le code",
                qr: "Code QR avec l’enregistrement signé de ce document, ouvre",
                record: "Enregistrement signé (COSE)",
                facts: "Contenu de l’enregistrement signé",
                trial: "ESSAI",
            },
        }
    }
}

fn title(locale: Locale, kind: Kind) -> (&'static str, &'static str) {
    match (locale, kind) {
        (Vi, Kind::Confirmation) => ("GIẤY XÁC NHẬN", "HOÀN THÀNH KHÓA HỌC TRỰC TUYẾN"),
        (Vi, Kind::Certificate) => ("CHỨNG CHỈ", "CHƯƠNG TRÌNH ĐÀO TẠO, BỒI DƯỠNG"),
        (Vi, Kind::Replacement) => ("GIẤY CHỨNG NHẬN", "HOÀN THÀNH KHÓA HỌC"),
        (En, Kind::Confirmation) => ("CONFIRMATION", "OF COMPLETION OF AN ONLINE COURSE"),
        (En, Kind::Certificate) => ("CERTIFICATE", "OF A TRAINING PROGRAMME"),
        (En, Kind::Replacement) => ("CERTIFICATE", "OF COMPLETION, IN PLACE OF THE ORIGINAL"),
        (Fr, Kind::Confirmation) => ("ATTESTATION", "DE SUIVI D’UNE FORMATION EN LIGNE"),
        (Fr, Kind::Certificate) => ("CERTIFICAT", "DE FORMATION"),
        (Fr, Kind::Replacement) => ("CERTIFICAT", "TENANT LIEU DE L’ORIGINAL"),
    }
}

pub(crate) fn numbered(locale: Locale, number: &str) -> String {
    match locale {
        Vi => format!("Số: {number}"),
        En => format!("No. {number}"),
        Fr => format!("Nº {number}"),
    }
}

/// The decision by which a programme was closed.
pub(crate) fn decision(locale: Locale, number: &str, on: Date) -> String {
    let day = written(locale, on);
    match locale {
        Vi => format!("Theo Quyết định số {number} ngày {day}"),
        En => format!("By decision No. {number} of {day}"),
        Fr => format!("Décision nº {number} du {day}"),
    }
}

/// The place in the register.
pub(crate) fn register(locale: Locale, sequence: i64) -> String {
    match locale {
        Vi => format!("Số vào sổ: {sequence}"),
        En => format!("Register No. {sequence}"),
        Fr => format!("Nº au registre : {sequence}"),
    }
}

/// What the sheet stands for.
pub(crate) fn replaces(locale: Locale, number: &str) -> String {
    match locale {
        Vi => format!("Thay cho chứng chỉ số {number}"),
        En => format!("In place of certificate No. {number}"),
        Fr => format!("Tient lieu du certificat nº {number}"),
    }
}

/// Who states it; *Ông/Bà* where the paper is an official one, whoever the holder is.
pub(crate) fn states(locale: Locale, kind: Kind, issuer: &str) -> String {
    match (locale, kind) {
        (Vi, Kind::Confirmation) => format!("{issuer} xác nhận"),
        (Vi, _) => format!("{issuer} chứng nhận Ông/Bà"),
        (En, Kind::Confirmation) => format!("{issuer} confirms that"),
        (En, _) => format!("{issuer} certifies that"),
        (Fr, Kind::Confirmation) => format!("{issuer} atteste que"),
        (Fr, _) => format!("{issuer} certifie que"),
    }
}

pub(crate) fn born(locale: Locale, day: Date) -> String {
    match locale {
        Vi => format!("Sinh ngày {}", written(locale, day)),
        En => format!("Born on {}", written(locale, day)),
        Fr => format!("Date de naissance : {}", written(locale, day)),
    }
}

pub(crate) fn expires(locale: Locale, day: Date) -> String {
    match locale {
        Vi => format!("Có giá trị đến hết ngày {}", written(locale, day)),
        En => format!("Valid until the end of {}", written(locale, day)),
        Fr => format!("Valable jusqu’au {} inclus", written(locale, day)),
    }
}

/// Tiết, days and result in one line.
pub(crate) fn facts(locale: Locale, facts: &Facts) -> String {
    let tiet = decimal(locale, i64::from(facts.half_tiet) * 5, 10);
    let (from, to) = (written(locale, facts.from), written(locale, facts.to));
    let days = match (locale, facts.from == facts.to) {
        (Vi, true) => format!("ngày {from}"),
        (Vi, false) => format!("từ ngày {from} đến ngày {to}"),
        (En, true) => format!("on {from}"),
        (En, false) => format!("from {from} to {to}"),
        (Fr, true) => format!("le {from}"),
        (Fr, false) => format!("du {from} au {to}"),
    };
    let mut parts = vec![format!("{tiet} tiết"), days];
    if let Some(result) = facts.result {
        let label = match locale {
            Vi => "kết quả",
            En => "result",
            Fr => "résultat",
        };
        parts.push(format!("{label} {}/100", decimal(locale, result.into(), 100)));
    }
    parts.join(" · ")
}

/// Place and date above the signature. In Vietnamese the day below 10 and the months 1 and 2 have a leading zero,
/// as decree 30/2020 writes them.
pub(crate) fn signed_at(locale: Locale, place: &str, day: Date) -> String {
    let (year, month, date) = (day.year(), day.month(), day.day());
    match locale {
        Vi if month < 3 => format!("{place}, ngày {date:02} tháng {month:02} năm {year}"),
        Vi => format!("{place}, ngày {date:02} tháng {month} năm {year}"),
        En => format!("{place}, {}", written(locale, day)),
        Fr => format!("{place}, le {}", written(locale, day)),
    }
}

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

fn written(locale: Locale, day: Date) -> String {
    let (year, date) = (day.year(), day.day());
    let month = usize::from(day.month().unsigned_abs()) - 1;
    match locale {
        Vi => format!("{date:02}/{:02}/{year}", month + 1),
        En => format!("{date} {} {year}", ENGLISH_MONTHS[month]),
        Fr if date == 1 => format!("1er {} {year}", FRENCH_MONTHS[month]),
        Fr => format!("{date} {} {year}", FRENCH_MONTHS[month]),
    }
}

/// A whole number of parts of a unit, without needless zeros.
fn decimal(locale: Locale, parts: i64, unit: i64) -> String {
    let digits = unit.ilog10() as usize;
    let fraction = format!("{:0digits$}", parts % unit);
    let fraction = fraction.trim_end_matches('0');
    let mark = if locale == En { '.' } else { ',' };
    match fraction {
        "" => format!("{}", parts / unit),
        fraction => format!("{}{mark}{fraction}", parts / unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_have_the_mark_of_the_language_and_no_needless_zeros() {
        assert_eq!(decimal(Vi, 165, 10), "16,5");
        assert_eq!(decimal(En, 8750, 100), "87.5");
        assert_eq!(decimal(Fr, 8805, 100), "88,05");
        assert_eq!(decimal(Vi, 10_000, 100), "100");
    }

    #[test]
    fn days_are_written_as_each_language_does() {
        assert_eq!(signed_at(Vi, "Huế", date(2026, 2, 3)), "Huế, ngày 03 tháng 02 năm 2026");
        assert_eq!(signed_at(Vi, "Huế", date(2026, 9, 12)), "Huế, ngày 12 tháng 9 năm 2026");
        assert_eq!(signed_at(En, "Hue", date(2026, 10, 2)), "Hue, 2 October 2026");
        assert_eq!(signed_at(Fr, "Huê", date(2026, 10, 1)), "Huê, le 1er octobre 2026");
    }
}
