//! The fields of a form as they came: bounded, UTF-8, NFC, without NUL.

use crate::error::Error;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use domain::text::nfc;

/// The largest form.
pub const LARGEST_FORM: usize = 256 * 1024;
/// The most fields of a form.
const MOST_FIELDS: usize = 2_000;

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
    let text = String::from_utf8(bytes).map_err(|_| Error::Unprocessable("error-encoding"))?;
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
    fn what_is_not_text_is_refused() {
        for bad in [&b"a=%ff"[..], b"a=%00", b"a=%4", b"a=%zz"] {
            assert!(matches!(parse(bad), Err(Error::Unprocessable(_))), "{bad:?}");
        }
        let many = "a=1&".repeat(MOST_FIELDS + 1);
        assert!(matches!(parse(many.as_bytes()), Err(Error::TooLarge)));
    }
}
