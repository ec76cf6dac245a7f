//! The register of an issuer as a workbook with real dates and numbers, and as pages to print.

use crate::{
    clock::Clock,
    db::{
        Conn, DbError,
        issuers::Issuer,
        register_entries::{self, Entry, Register},
        scope::{self, Reach},
    },
    learning::Printed,
};
use app::words::Words;
use domain::{
    credential::{Kind, Reason},
    locale::Locale,
};
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// Rows of one read.
const PORTION: i64 = 1000;

/// A row of the register, read.
#[derive(Clone, Debug)]
pub struct Row {
    /// What the database holds.
    pub entry: Entry,
    /// What is printed; gone after its retention.
    pub printed: Option<Printed>,
    /// When it ended.
    pub ended_on: Option<Date>,
}

/// The rows after a number, as far as the actor may see them: a coordinator those of her reach, who reaches everything
/// all.
pub async fn rows(
    conn: &mut Conn,
    clock: &Clock,
    reach: &Reach,
    register: &Register,
    after: i64,
    most: i64,
) -> Result<Vec<Row>, DbError> {
    let entries = match scope::holds_everything(conn, reach).await? {
        true => register_entries::all(conn, register, after, most).await?,
        false => register_entries::reached(conn, reach, register, after, most).await?,
    };
    let row = |entry: Entry| Row {
        printed: entry.facts.as_deref().and_then(|facts| serde_json::from_str(facts).ok()),
        ended_on: entry.revoked_at.or(entry.replaced_at).map(|at| clock.day(at)),
        entry,
    };
    Ok(entries.into_iter().map(row).collect())
}

/// All of them.
pub async fn all_rows(conn: &mut Conn, clock: &Clock, reach: &Reach, register: &Register) -> Result<Vec<Row>, DbError> {
    let mut all: Vec<Row> = Vec::new();
    loop {
        let after = all.last().map_or(0, |row| row.entry.sequence);
        let some = rows(conn, clock, reach, register, after, PORTION).await?;
        if some.is_empty() {
            return Ok(all);
        }
        all.extend(some);
    }
}

/// *Sổ cấp chứng chỉ năm 2026*: the register is a Vietnamese document whatever the reader's language.
pub fn title(register: &Register) -> String {
    let key = match Kind::of_word(&register.kind) {
        Some(Kind::Certificate) => "register-of-certificates",
        Some(Kind::Replacement) => "register-of-replacements",
        _ => "register-of-confirmations",
    };
    Words::new(Locale::Vi).with(key, &[("year", register.year.to_string().into())])
}

/// Whether a row holds, in words.
pub fn state(words: Words, row: &Row) -> String {
    let Some(on) = row.ended_on else { return words.say("certificate-current") };
    let date = words.date(on);
    if row.entry.revoked_at.is_some() {
        let class = row.entry.ended_class.as_deref().and_then(Reason::of_word).unwrap_or(Reason::IssuerError);
        let reason = words.say(app::pages::certificate::reason_key(class));
        return words.with("register-revoked", &[("date", date.into()), ("reason", reason.into())]);
    }
    let number = row.entry.replaced_by.clone().unwrap_or_default();
    words.with("register-replaced", &[("date", date.into()), ("number", number.into())])
}

const HEADS: [(&str, f64); 17] = [
    ("Số vào sổ", 10.0),
    ("Số", 18.0),
    ("Họ và tên", 26.0),
    ("Ngày sinh", 12.0),
    ("Chức vụ", 22.0),
    ("Đơn vị", 34.0),
    ("Chương trình, khóa học", 44.0),
    ("Từ ngày", 12.0),
    ("Đến ngày", 12.0),
    ("Số tiết", 9.0),
    ("Kết quả (%)", 11.0),
    ("Số quyết định", 18.0),
    ("Ngày quyết định", 15.0),
    ("Ngày cấp", 12.0),
    ("Có giá trị đến", 14.0),
    ("Tình trạng", 44.0),
    ("Ngày thay đổi", 14.0),
];

/// The workbook. The day in its properties is that of the reader's clock, so that it says when it was made.
pub fn workbook(register: &Register, rows: &[Row], today: Date) -> Result<Vec<u8>, XlsxError> {
    let words = Words::new(Locale::Vi);
    let mut book = Workbook::new();
    let properties = DocProperties::new().set_title(title(register)).set_creation_datetime(&excel(today)?);
    book.set_properties(&properties);
    let (bold, date) = (Format::new().set_bold().set_text_wrap(), Format::new().set_num_format("dd/mm/yyyy"));
    let (half, share) = (Format::new().set_num_format("0.0"), Format::new().set_num_format("0.00"));
    let sheet = book.add_worksheet();
    sheet.set_name("Sổ cấp")?;
    for (column, (head, width)) in (0..).zip(HEADS) {
        sheet.write_with_format(0, column, head, &bold)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (line, row) in (1..).zip(rows) {
        sheet.write(line, 0, row.entry.sequence as f64)?;
        sheet.write(line, 1, row.entry.number.as_str())?;
        sheet.write(line, 2, row.entry.holder_name.as_deref().unwrap_or_default())?;
        let mut day = |column: u16, day: Option<Date>| -> Result<(), XlsxError> {
            if let Some(day) = day {
                sheet.write_datetime_with_format(line, column, &excel(day)?, &date)?;
            }
            Ok(())
        };
        let closing = row.printed.as_ref().and_then(|printed| printed.closing.as_ref());
        day(3, closing.and_then(|closing| closing.birth_date))?;
        day(7, row.printed.as_ref().map(|printed| printed.from))?;
        day(8, row.printed.as_ref().map(|printed| printed.to))?;
        day(12, closing.map(|closing| closing.decided_on))?;
        day(13, row.entry.issued_on.parse().ok())?;
        day(14, row.entry.expires_on.as_deref().and_then(|day| day.parse().ok()))?;
        day(16, row.ended_on)?;
        if let Some(printed) = &row.printed {
            sheet.write(line, 5, printed.unit_name.as_str())?;
            sheet.write(line, 6, printed.title.as_str())?;
            sheet.write_with_format(line, 9, printed.tiet_halves as f64 / 2.0, &half)?;
            if let Some(result) = printed.result {
                sheet.write_with_format(line, 10, result as f64 / 1000.0, &share)?;
            }
        }
        if let Some(closing) = closing {
            sheet.write(line, 4, closing.position.as_str())?;
            sheet.write(line, 11, closing.decision_number.as_str())?;
        }
        sheet.write(line, 15, state(words, row))?;
    }
    book.save_to_buffer()
}

fn excel(day: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())
}

/// The pages to print.
pub fn pages(issuer: &Issuer, register: &Register, rows: &[Row], today: Date) -> paper::Register {
    let words = Words::new(Locale::Vi);
    let date = |day: Option<Date>| day.map(|day| words.date(day)).unwrap_or_default();
    let line = |row: &Row| {
        let printed = row.printed.as_ref();
        let closing = printed.and_then(|printed| printed.closing.as_ref());
        let post = closing.map(|closing| closing.position.clone()).filter(|post| !post.is_empty());
        let unit = printed.map(|printed| printed.unit_name.clone()).filter(|unit| !unit.is_empty());
        let days = printed.map(|printed| format!("{} – {}", words.date(printed.from), words.date(printed.to)));
        let tiet = printed.map(|printed| words.decimal(printed.tiet_halves * 500, 1));
        let decision =
            closing.map(|closing| format!("{}, {}", closing.decision_number, words.date(closing.decided_on)));
        let title = printed.map(|printed| printed.title.clone()).unwrap_or_default();
        [
            row.entry.sequence.to_string(),
            row.entry.number.clone(),
            row.entry.holder_name.clone().unwrap_or_default(),
            date(closing.and_then(|closing| closing.birth_date)),
            post.into_iter().chain(unit).collect::<Vec<_>>().join(", "),
            decision.map_or_else(|| title.clone(), |decision| format!("{title} (QĐ {decision})")),
            days.unwrap_or_default(),
            tiet.unwrap_or_default(),
            date(row.entry.issued_on.parse().ok()),
            state(words, row),
        ]
    };
    let heads = [
        "Số vào sổ",
        "Số",
        "Họ và tên",
        "Ngày sinh",
        "Chức vụ, đơn vị",
        "Chương trình, quyết định",
        "Thời gian",
        "Số tiết",
        "Ngày cấp",
        "Tình trạng",
    ];
    paper::Register {
        superior: issuer.superior.clone(),
        issuer: issuer.name.clone(),
        title: title(register),
        about: words.with("register-made", &[("date", words.date(today).into())]),
        heads: heads.map(str::to_owned),
        rows: rows.iter().map(line).collect(),
        count: words.with("register-count", &[("count", rows.len().into())]),
    }
}
