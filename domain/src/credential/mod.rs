//! The signed record of a certificate: what is printed, in a form that anyone can check without our server.
//!
//! [`Facts`] become a CBOR map with integer keys, signed as `COSE_Sign1` with Ed25519 ([`sign`]), and
//! printed as one QR code ([`qr::qr_text`]). [`check`] answers in three values, none of which is a
//! plain 'valid': offline, nobody knows what was revoked since the list at hand was made.
//!
//! Printed paper cannot be changed later: neither can the keys of the CBOR map, the external data of
//! the signature, nor the form of the QR text. New facts get new keys.

mod cbor;
mod check;
mod code;
mod cose;
mod facts;
mod file;
mod key;
pub mod page;
pub mod qr;
mod revocation;

pub use check::{Invalid, Verdict, check};
pub use code::{Code, CodeError};
pub use cose::SignatureError;
pub use facts::{Facts, FactsError, Kind, Subject, Verified, sign, verify};
pub use file::{sign_file, verify_file};
pub use key::{IssuerKey, Kid, KidError, PublicKey, PublicKeyError, SigningKey};
pub use revocation::{ListError, Reason, Revocation, RevocationList, sign_list, verify_list};

#[cfg(test)]
mod tests;
