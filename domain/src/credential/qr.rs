//! The text of the QR code: an address that any phone opens, and the signed record in its fragment, which no
//! browser sends to a server.

use super::{Code, CodeError};
use data_encoding::BASE32_NOPAD;

/// No certificate of ours comes near it; longer texts are not looked at.
const LONGEST: usize = 8 * 1024;

/// A text that holds no signed record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QrTextError {
    /// Only an address or a code: it can be looked up at the issuer's site, but proves nothing by itself.
    #[error("the text has no signed record after '#'")]
    NoRecord,
    /// What should be the record is not upper-case base 32.
    #[error("the signed record is not base 32")]
    NotBase32,
    /// The address ends in something that is no code.
    #[error("the address has no check code: {0}")]
    Code(CodeError),
    /// It is far longer than any certificate.
    #[error("the text is too long")]
    TooLong,
}

/// What a QR code says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scanned {
    /// The code in the address; none when only the record was pasted.
    pub code: Option<Code>,
    /// The signed record.
    pub cose: Vec<u8>,
}

/// `PUBLIC_URL/verify/CODE#RECORD`, the record in upper-case base 32 without padding.
///
/// Base 32 because QR codes have an alphanumeric mode of 5.5 bits a sign: a record costs 10 % more than its bare
/// bytes, base64url in byte mode 33 %. '#' is outside that alphabet, so the address before it is in byte mode and
/// the record in alphanumeric mode, which the encoder finds by itself. An upper-case scheme and host would save
/// about 7 bytes of some 400 and no version, but some cameras open only what starts with a lower-case `https`.
pub fn qr_text(public_url: &str, code: Code, cose: &[u8]) -> String {
    format!("{}#{}", verify_url(public_url, code), BASE32_NOPAD.encode(cose))
}

/// The address of a certificate's page, without the record.
pub fn verify_url(public_url: &str, code: Code) -> String {
    format!("{}/verify/{}", public_url.trim_end_matches('/'), code.compact())
}

/// Reads the text of a QR code. Letter case, blanks and line breaks do not matter, as they come with pasting, and
/// the record alone will do. The record's bytes matter to the bit.
pub fn parse_qr_text(text: &str) -> Result<Scanned, QrTextError> {
    if text.len() > LONGEST {
        return Err(QrTextError::TooLong);
    }
    let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let (address, record) = match text.rsplit_once('#') {
        Some((address, record)) => (Some(address), record),
        None => (None, text.as_str()),
    };
    if record.is_empty() || (address.is_none() && looks_like_address_or_code(record)) {
        return Err(QrTextError::NoRecord);
    }
    let code = match address.and_then(|address| address.trim_end_matches('/').rsplit('/').next()) {
        None | Some("") => None,
        Some(last) => Some(last.parse().map_err(QrTextError::Code)?),
    };
    let cose = BASE32_NOPAD.decode(record.to_ascii_uppercase().as_bytes()).map_err(|_| QrTextError::NotBase32)?;
    Ok(Scanned { code, cose })
}

fn looks_like_address_or_code(text: &str) -> bool {
    text.contains('/') || text.parse::<Code>().is_ok()
}
