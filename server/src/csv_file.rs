//! Tables as text for spreadsheets, after RFC 4180: UTF-8 with its mark, and no cell that would become a formula.

/// The mark that tells spreadsheets of UTF-8, and the line of headings.
pub fn start<T: AsRef<str>>(headings: impl IntoIterator<Item = T>) -> String {
    format!("\u{feff}{}", line(headings))
}

/// A line with its end.
pub fn line<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|text| cell(text.as_ref())).collect();
    cells.join(",") + "\r\n"
}

/// What a spreadsheet would take for a formula is kept a text; a number stays one.
fn cell(text: &str) -> String {
    let is_number = text.chars().skip(1).all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ','));
    let guard = match text.chars().next() {
        Some('+' | '-') if !is_number => "'",
        Some('=' | '@' | '\t' | '\r') => "'",
        _ => "",
    };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_stays_a_text_and_a_number_a_number() {
        assert_eq!(
            line(["=1+1", "@x", "-1,25", "+84 12", "an \"o\""]),
            "\"'=1+1\",\"'@x\",\"-1,25\",\"'+84 12\",\"an \"\"o\"\"\"\r\n"
        );
    }

    #[test]
    fn a_file_begins_with_its_mark() {
        assert!(start(["Họ và tên"]).starts_with("\u{feff}\"Họ"));
    }
}
