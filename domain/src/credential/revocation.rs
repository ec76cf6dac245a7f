//! The list of revoked certificates, signed by their issuer, for those who check without a network.

use super::{
    Code, IssuerKey, SigningKey, cbor,
    cose::{self, SignatureError},
};
use ciborium::Value;
use jiff::civil::Date;
use serde::Serialize;

const PURPOSE: &[u8] = b"khuevan revocations 1";

/// Why a certificate was revoked: the closed list of Thông tư 03/2023/TT-BNV, article 8, and replacement after an
/// error. Only the class is public, never the private detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Fraud in enrolment or study.
    Fraud,
    /// Issued to a person who was not qualified, or by one without authority.
    NotQualified,
    /// Altered or erased.
    Altered,
    /// Lent to another person.
    Lent,
    /// An error of the issuer.
    IssuerError,
    /// Replaced by a corrected certificate.
    Replaced,
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; 6] =
        [Self::Fraud, Self::NotQualified, Self::Altered, Self::Lent, Self::IssuerError, Self::Replaced];

    /// A stable word for the database, for JSON and for the keys of sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fraud => "fraud",
            Self::NotQualified => "not-qualified",
            Self::Altered => "altered",
            Self::Lent => "lent",
            Self::IssuerError => "issuer-error",
            Self::Replaced => "replaced",
        }
    }

    /// The reason of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }

    fn number(self) -> u8 {
        match self {
            Self::Fraud => 1,
            Self::NotQualified => 2,
            Self::Altered => 3,
            Self::Lent => 4,
            Self::IssuerError => 5,
            Self::Replaced => 6,
        }
    }
}

/// One revoked certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Revocation {
    /// Its code.
    pub code: Code,
    /// The class of the reason.
    pub reason: Reason,
    /// The day of the revocation.
    pub date: Date,
}

/// All that one issuer had revoked by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RevocationList {
    /// The issuer's id: a list speaks for its own certificates only.
    pub issuer: String,
    /// The day on which the list was made.
    pub date: Date,
    /// The revoked certificates.
    pub entries: Vec<Revocation>,
}

impl RevocationList {
    /// The entry of a code.
    pub fn find(&self, code: Code) -> Option<Revocation> {
        self.entries.iter().copied().find(|entry| entry.code == code)
    }
}

/// A list that must not be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// The signature fails.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// It is in a form that this version does not know.
    #[error("the list is in a form that this version does not know")]
    Unknown,
    /// It names another issuer than its key belongs to.
    #[error("the key belongs to another issuer")]
    ForeignKey,
    /// The key was not in use, or no longer believed, on the day of the list.
    #[error("the key was not valid on the day of the list")]
    KeyNotValid,
}

/// The `COSE_Sign1` bytes of a list; its entries are signed in the order of their codes.
pub fn sign_list(list: &RevocationList, key: &SigningKey) -> Vec<u8> {
    cose::sign(encode(list), PURPOSE, key)
}

/// The list, when one of the keys signed it.
pub fn verify_list(bytes: &[u8], keys: &[IssuerKey]) -> Result<RevocationList, ListError> {
    let (payload, key) = cose::open(bytes, PURPOSE, keys)?;
    let list = decode(&payload).filter(|list| encode(list) == payload).ok_or(ListError::Unknown)?;
    if list.issuer != key.issuer {
        return Err(ListError::ForeignKey);
    }
    if key.trouble_on(list.date).is_some() { Err(ListError::KeyNotValid) } else { Ok(list) }
}

fn encode(list: &RevocationList) -> Vec<u8> {
    let mut entries = list.entries.clone();
    entries.sort_by_key(|entry| entry.code);
    let rows = entries.iter().map(|entry| {
        Value::Array(vec![
            Value::Bytes(entry.code.as_bytes().to_vec()),
            Value::from(entry.reason.number()),
            cbor::date(entry.date),
        ])
    });
    cbor::write_map(vec![
        (1, Some(Value::from(list.issuer.as_str()))),
        (2, Some(cbor::date(list.date))),
        (3, Some(Value::Array(rows.collect()))),
    ])
}

fn decode(payload: &[u8]) -> Option<RevocationList> {
    let mut map = cbor::Reader::new(payload)?;
    let list = RevocationList {
        issuer: map.text(1)?,
        date: map.date(2)?,
        entries: map.take(3)?.into_array().ok()?.into_iter().map(entry).collect::<Option<_>>()?,
    };
    map.is_empty().then_some(list)
}

fn entry(row: Value) -> Option<Revocation> {
    let [code, reason, date] = <[Value; 3]>::try_from(row.into_array().ok()?).ok()?;
    let number = cbor::number_of(reason)?;
    Some(Revocation {
        code: Code::from_bytes(cbor::bytes_of(code)?),
        reason: Reason::ALL.into_iter().find(|reason| u32::from(reason.number()) == number)?,
        date: cbor::date_of(date)?,
    })
}
