//! What may be said of a certificate without asking its issuer.

use super::{Facts, FactsError, IssuerKey, Revocation, RevocationList, SignatureError, qr, verify};
use jiff::civil::Date;

/// The answer. There is no plain 'valid': that takes today's list, which only the issuer's site has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// 'Chữ ký đúng – chưa kiểm tra thu hồi'.
    SignatureGood {
        /// What was signed.
        facts: Facts,
        /// The key that signed it, with the issuer's name.
        key: IssuerKey,
        /// The day of the issuer's list in which its code was not found; none without a list.
        list_date: Option<Date>,
        /// Its last day has passed.
        expired: bool,
    },
    /// 'Đã thu hồi'.
    Revoked {
        /// What was signed.
        facts: Facts,
        /// The key that signed it.
        key: IssuerKey,
        /// When it was revoked, and the class of the reason.
        revocation: Revocation,
        /// The day of the list that says so.
        list_date: Date,
    },
    /// 'Không hợp lệ'.
    Invalid(Invalid),
}

/// Why a certificate is not valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// The text is not that of our QR codes.
    #[error(transparent)]
    Text(#[from] qr::QrTextError),
    /// The record is not signed by a key at hand, or was changed.
    #[error(transparent)]
    Facts(#[from] FactsError),
    /// The address carries another code than the signed record.
    #[error("the code in the address is not the signed code")]
    OtherCode,
    /// The key was not yet, or no longer, in use on the day of issue.
    #[error("the key was not in use on the day of issue")]
    KeyNotInUse,
    /// The key was known by others by the day of issue.
    #[error("the key was compromised by the day of issue")]
    KeyCompromised,
}

impl Invalid {
    /// A stable word for JSON and for the keys of sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text(qr::QrTextError::NoRecord) => "no-record",
            Self::Text(_) => "unreadable",
            Self::Facts(FactsError::Signature(SignatureError::Malformed)) => "unreadable",
            Self::Facts(FactsError::Signature(SignatureError::UnknownKey(_))) => "unknown-key",
            Self::Facts(FactsError::Signature(SignatureError::Mismatch)) => "changed",
            Self::Facts(FactsError::Unknown) => "unknown-form",
            Self::Facts(FactsError::ForeignKey) => "foreign-key",
            Self::OtherCode => "other-code",
            Self::KeyNotInUse => "key-not-in-use",
            Self::KeyCompromised => "key-compromised",
        }
    }
}

impl IssuerKey {
    /// Why what this key signed on a day must not be believed. A thief of the key can date back, so nothing but
    /// the issuer's register tells apart what the issuer signed in the days before.
    pub fn trouble_on(&self, day: Date) -> Option<Invalid> {
        if self.compromised_at.is_some_and(|since| since <= day) {
            Some(Invalid::KeyCompromised)
        } else if day < self.valid_from || self.valid_to.is_some_and(|last| last < day) {
            Some(Invalid::KeyNotInUse)
        } else {
            None
        }
    }
}

/// Checks the text of a QR code, or its fragment alone, on a day; `lists` are verified lists, at most one an issuer.
pub fn check(text: &str, keys: &[IssuerKey], lists: &[RevocationList], today: Date) -> Verdict {
    decide(text, keys, lists, today).unwrap_or_else(Verdict::Invalid)
}

fn decide(text: &str, keys: &[IssuerKey], lists: &[RevocationList], today: Date) -> Result<Verdict, Invalid> {
    let scanned = qr::parse_qr_text(text)?;
    let super::Verified { facts, key } = verify(&scanned.cose, keys)?;
    if scanned.code.is_some_and(|code| code != facts.code) {
        return Err(Invalid::OtherCode);
    }
    if let Some(trouble) = key.trouble_on(facts.issued) {
        return Err(trouble);
    }
    let list = lists.iter().filter(|list| list.issuer == facts.issuer).max_by_key(|list| list.date);
    if let Some((list, revocation)) = list.and_then(|list| Some((list, list.find(facts.code)?))) {
        return Ok(Verdict::Revoked { facts, key, revocation, list_date: list.date });
    }
    let expired = facts.expires.is_some_and(|last| last < today);
    Ok(Verdict::SignatureGood { facts, key, list_date: list.map(|list| list.date), expired })
}
