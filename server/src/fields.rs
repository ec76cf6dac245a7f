//! The fields of a form as they came: bounded, UTF-8, NFC, without NUL.

use crate::{error::Error, state::AppState};
use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::header::CONTENT_TYPE,
};
use domain::text::nfc;

/// The largest form.
pub const LARGEST_FORM: usize = 1024 * 1024;
/// The largest form with a text of a course: an urlencoded letter may take three times its bytes, and a text that is too
/// long by little still comes back with its message.
pub const LARGEST_TEXT_FORM: usize = 4 * 1024 * 1024;
/// The largest form with files.
pub const LARGEST_UPLOAD: usize = 32 * 1024 * 1024;
/// The most fields of a form.
const MOST_FIELDS: usize = 2_000;
/// The longest name of a file, in characters; the end, which tells its kind, is kept.
const LONGEST_NAME: usize = 100;

/// The fields of a form in order; a name may come more than once.
#[derive(Clone, Debug, Default)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of a name; an absent field is empty.
    pub fn get(&self, name: &str) -> &str {
        self.find(name).unwrap_or_default()
    }

    /// The first value of a name.
    pub fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// All values of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// A value without white space round it.
    pub fn trimmed(&self, name: &str) -> &str {
        self.get(name).trim()
    }

    /// The id that the form made; one of our own where it has none or a strange one, so that nothing is lost.
    pub fn form_id(&self, now: i64) -> String {
        let made = self.trimmed("form_id");
        let is_plain =
            (8..=64).contains(&made.len()) && made.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if is_plain { made.to_owned() } else { crate::secret::uuid(now) }
    }
}

/// Reads an urlencoded text; what is not UTF-8 or holds NUL is refused.
pub fn parse(text: &[u8]) -> Result<Fields, Error> {
    let mut fields = Vec::new();
    for pair in text.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
        if fields.len() == MOST_FIELDS {
            return Err(Error::TooLarge);
        }
        let (name, value) = match pair.iter().position(|byte| *byte == b'=') {
            Some(at) => (&pair[..at], &pair[at + 1..]),
            None => (pair, &pair[pair.len()..]),
        };
        fields.push((decode(name)?, decode(value)?));
    }
    Ok(Fields(fields))
}

fn decode(part: &[u8]) -> Result<String, Error> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = (rest.next(), rest.next());
                let digit = |sign: Option<&u8>| sign.and_then(|sign| char::from(*sign).to_digit(16));
                match (digit(digits.0), digit(digits.1)) {
                    (Some(high), Some(low)) => u8::try_from(high * 16 + low).unwrap_or_default(),
                    _ => return Err(Error::Unprocessable("error-encoding")),
                }
            }
            other => *other,
        });
    }
    text(&bytes)
}

/// Text that enters: UTF-8, NFC, without NUL, lines ended in one way.
fn text(bytes: &[u8]) -> Result<String, Error> {
    let text = std::str::from_utf8(bytes).map_err(|_| Error::Unprocessable("error-encoding"))?;
    if text.contains('\0') {
        return Err(Error::Unprocessable("error-encoding"));
    }
    Ok(nfc(&text.replace("\r\n", "\n")))
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let bytes = Bytes::from_request(request, state).await.map_err(|_| Error::TooLarge)?;
        parse(&bytes)
    }
}

/// A form that may bring files.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// The fields that are no files.
    pub fields: Fields,
    /// The files; a field that was left empty brings none.
    pub files: Vec<SentFile>,
}

/// A file as it was sent.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// The name of its field.
    pub field: String,
    /// Its own name, NFC, without folders.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

impl FromRequest<AppState> for Form {
    type Rejection = Error;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Error> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("multipart/form-data") {
            return Ok(Self { fields: Fields::from_request(request, state).await?, files: Vec::new() });
        }
        let _turn = state.uploads.turns.acquire().await.map_err(|error| Error::Internal(error.to_string()))?;
        let unreadable = |_| Error::Unprocessable("error-encoding");
        let mut parts = Multipart::from_request(request, state).await.map_err(unreadable)?;
        let mut form = Self::default();
        while let Some(part) = parts.next_field().await.map_err(|error| too_large_or(error, "error-encoding"))? {
            if form.fields.0.len() + form.files.len() == MOST_FIELDS {
                return Err(Error::TooLarge);
            }
            form.add(part).await?;
        }
        Ok(form)
    }
}

impl Form {
    async fn add(&mut self, part: Field<'_>) -> Result<(), Error> {
        let field = text(part.name().unwrap_or_default().as_bytes())?;
        let file = part.file_name().map(|name| text(name.as_bytes())).transpose()?;
        let bytes = part.bytes().await.map_err(|error| too_large_or(error, "error-encoding"))?;
        match file.map(|name| own_name(&name)) {
            None if bytes.len() > LARGEST_FORM => return Err(Error::TooLarge),
            None => self.fields.0.push((field, text(&bytes)?)),
            Some(name) if name.is_empty() && bytes.is_empty() => {}
            Some(name) => self.files.push(SentFile { field, name, bytes }),
        }
        Ok(())
    }
}

fn too_large_or(error: axum::extract::multipart::MultipartError, key: &'static str) -> Error {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Error::TooLarge
    } else {
        Error::Unprocessable(key)
    }
}

/// The last part of a path, without signs that mean something to a file system, and not too long for one.
fn own_name(name: &str) -> String {
    // Browsers write a quotation mark in a name as `%22`.
    let name = name.replace("%22", "\"");
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|letter| !letter.is_control() && !r#"<>:"|?*"#.contains(*letter)).collect();
    let plain = plain.trim().trim_start_matches('.');
    let skip = plain.chars().count().saturating_sub(LONGEST_NAME);
    plain.chars().skip(skip).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_decoded_and_composed() {
        let fields = parse(b"name=Nguye%CC%82%CC%83n+Th%E1%BB%8B&q.a=1&q.a=2&empty").expect("a good form");
        assert_eq!(fields.get("name"), "Nguyễn Thị");
        assert_eq!(fields.0.iter().filter(|(name, _)| name == "q.a").count(), 2);
        assert_eq!(fields.get("empty"), "");
    }

    #[test]
    fn a_file_keeps_its_own_name_alone() {
        assert_eq!(own_name("C:\\Tài liệu\\Bảng kê.pdf"), "Bảng kê.pdf");
        assert_eq!(own_name("../../etc/passwd"), "passwd");
        assert_eq!(own_name("..<b>\r\n.pdf"), "b.pdf");
        assert_eq!(own_name(&format!("{}.pdf", "ễ".repeat(300))).chars().count(), LONGEST_NAME);
        assert!(own_name(&format!("{}.pdf", "ễ".repeat(300))).ends_with(".pdf"));
    }

    #[test]
    fn what_is_not_text_is_refused() {
        for bad in [&b"a=%ff"[..], b"a=%00", b"a=%4", b"a=%zz"] {
            assert!(matches!(parse(bad), Err(Error::Unprocessable(_))), "{bad:?}");
        }
        let many = "a=1&".repeat(MOST_FIELDS + 1);
        assert!(matches!(parse(many.as_bytes()), Err(Error::TooLarge)));
    }
}
