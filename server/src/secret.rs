//! Random ids and tokens, and hashes of them.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};

/// Random bytes of the system; without them nothing is safe, so the process stops.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system has random bytes");
    bytes
}

/// A token of 256 bits that cannot be guessed.
pub fn token() -> String {
    BASE64URL_NOPAD.encode(&bytes::<32>())
}

/// What is kept of a token: lower-case hex of its SHA-256.
pub fn hash(token: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
}

/// A UUIDv7 of this instant, milliseconds UTC.
pub fn uuid(now: i64) -> String {
    uuid::Builder::from_unix_timestamp_millis(now.unsigned_abs(), &bytes::<10>()).into_uuid().to_string()
}
