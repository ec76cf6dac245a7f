//! The signed facts of a certificate and their bytes.

use super::{
    Code, IssuerKey, SigningKey, cbor,
    cose::{self, SignatureError},
};
use crate::text::nfc;
use ciborium::Value;
use jiff::civil::Date;
use serde::Serialize;

/// What the signature covers besides the record: no other record of ours can pass for a certificate.
const PURPOSE: &[u8] = b"khuevan certificate 1";

/// Titles longer than this, about 70 letters, are signed in shortened form: id and revision identify the course, the
/// title is there for the reader's eye, and with a long name and address the QR code must stay within version 18.
const TITLE_BYTES: usize = 96;

/// Which paper it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// *Giấy xác nhận hoàn thành khóa học trực tuyến*: automatic, per enrolment.
    Confirmation,
    /// *Chứng chỉ*: per programme, by a closing decision.
    Certificate,
    /// *Giấy chứng nhận hoàn thành khóa học*: replaces a lost or damaged chứng chỉ.
    Replacement,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Confirmation, Self::Certificate, Self::Replacement];

    /// A stable word for the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Confirmation => "giay-xac-nhan",
            Self::Certificate => "chung-chi",
            Self::Replacement => "giay-chung-nhan",
        }
    }

    /// The kind of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// How the numbers of its register end.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Confirmation => "GXN",
            Self::Certificate => "CC",
            Self::Replacement => "GCN",
        }
    }

    fn number(self) -> u8 {
        match self {
            Self::Confirmation => 1,
            Self::Certificate => 2,
            Self::Replacement => 3,
        }
    }
}

/// What was completed, by its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "type", content = "id")]
pub enum Subject {
    /// A course.
    Course(String),
    /// A programme of several courses.
    Programme(String),
}

/// All that is signed. The issuer's name is not: who checks holds it beside the issuer's public key, and a name
/// without that key proves nothing. Texts are signed in NFC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// The issuer's id.
    pub issuer: String,
    /// The number in the issuer's register, for instance `00427/2026/GXN-TCT`.
    pub number: String,
    /// The check code.
    pub code: Code,
    /// Which paper it is.
    pub kind: Kind,
    /// The holder's full name as it was at issue.
    pub holder: String,
    /// The course or programme.
    pub subject: Subject,
    /// Its title.
    pub title: String,
    /// The first 16 bytes of the hash of the revision that was learnt.
    #[serde(serialize_with = "hexadecimal")]
    pub revision: [u8; 16],
    /// Tiết in halves.
    pub half_tiet: u32,
    /// The result in hundredths of a percent, where there is one.
    pub result: Option<u32>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The day of issue.
    pub issued: Date,
    /// The last day of its validity, where it has one.
    pub expires: Option<Date>,
}

/// A record that is truly signed, but says something that we do not understand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FactsError {
    /// The signature fails.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// An entry is missing, unknown, of the wrong type or written in another form.
    #[error("the facts are in a form that this version does not know")]
    Unknown,
    /// The record names another issuer than its key belongs to.
    #[error("the key belongs to another issuer")]
    ForeignKey,
}

/// Facts with the key that signed them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The facts.
    pub facts: Facts,
    /// The key.
    pub key: IssuerKey,
}

/// The `COSE_Sign1` bytes of the facts. The same facts and key always give the same bytes.
pub fn sign(facts: &Facts, key: &SigningKey) -> Vec<u8> {
    cose::sign(encode(&signable(facts)), PURPOSE, key)
}

/// The facts, when one of the keys signed them. Dates, compromise and revocation are the business of
/// [`check`](super::check).
pub fn verify(bytes: &[u8], keys: &[IssuerKey]) -> Result<Verified, FactsError> {
    let (payload, key) = cose::open(bytes, PURPOSE, keys)?;
    let facts = decode(&payload).filter(|facts| encode(facts) == payload).ok_or(FactsError::Unknown)?;
    if facts.issuer == key.issuer { Ok(Verified { facts, key: key.clone() }) } else { Err(FactsError::ForeignKey) }
}

/// The facts with their texts as they are signed. Only who signs needs it: the tables of NFC stay out of the
/// offline page.
fn signable(facts: &Facts) -> Facts {
    Facts {
        issuer: nfc(&facts.issuer),
        number: nfc(&facts.number),
        holder: nfc(&facts.holder),
        subject: match &facts.subject {
            Subject::Course(id) => Subject::Course(nfc(id)),
            Subject::Programme(id) => Subject::Programme(nfc(id)),
        },
        title: short_title(&nfc(&facts.title)),
        ..facts.clone()
    }
}

fn encode(facts: &Facts) -> Vec<u8> {
    let text = |text: &str| Some(Value::from(text));
    let (course, programme) = match &facts.subject {
        Subject::Course(id) => (text(id), None),
        Subject::Programme(id) => (None, text(id)),
    };
    cbor::write_map(vec![
        (1, text(&facts.issuer)),
        (2, text(&facts.number)),
        (3, Some(Value::Bytes(facts.code.as_bytes().to_vec()))),
        (4, Some(Value::from(facts.kind.number()))),
        (5, text(&facts.holder)),
        (6, course),
        (7, programme),
        (8, text(&facts.title)),
        (9, Some(Value::Bytes(facts.revision.to_vec()))),
        (10, Some(Value::from(facts.half_tiet))),
        (11, facts.result.map(Value::from)),
        (12, Some(cbor::date(facts.from))),
        (13, Some(cbor::date(facts.to))),
        (14, Some(cbor::date(facts.issued))),
        (15, facts.expires.map(cbor::date)),
    ])
}

fn decode(payload: &[u8]) -> Option<Facts> {
    let mut map = cbor::Reader::new(payload)?;
    let facts = Facts {
        issuer: map.text(1)?,
        number: map.text(2)?,
        code: Code::from_bytes(map.bytes(3)?),
        kind: map.number(4).and_then(|number| Kind::ALL.into_iter().find(|kind| u32::from(kind.number()) == number))?,
        holder: map.text(5)?,
        subject: match (map.text(6), map.text(7)) {
            (Some(id), None) => Subject::Course(id),
            (None, Some(id)) => Subject::Programme(id),
            _ => return None,
        },
        title: map.text(8)?,
        revision: map.bytes(9)?,
        half_tiet: map.number(10)?,
        result: map.number(11),
        from: map.date(12)?,
        to: map.date(13)?,
        issued: map.date(14)?,
        expires: map.date(15),
    };
    // An entry of a later version may restrict the paper: a reader that does not know it must not call it good.
    map.is_empty().then_some(facts)
}

fn short_title(title: &str) -> String {
    if title.len() <= TITLE_BYTES {
        return title.to_owned();
    }
    let end = title.floor_char_boundary(TITLE_BYTES - '…'.len_utf8());
    let kept = title[..end].rsplit_once(char::is_whitespace).map_or(&title[..end], |(before, _)| before);
    format!("{}…", kept.trim_end())
}

fn hexadecimal<S: serde::Serializer>(bytes: &[u8; 16], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&data_encoding::HEXLOWER.encode(bytes))
}
