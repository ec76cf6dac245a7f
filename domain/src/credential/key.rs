//! The keys of issuers: what signs, what is published, how a person compares them.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER, HEXUPPER};
use ed25519_dalek::{Signature, Signer, VerifyingKey};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// The name of a key: the first eight bytes of the SHA-256 of its public half, so that no key can carry another's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Kid([u8; 8]);

/// A text that is not 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a key name has 16 hexadecimal digits")]
pub struct KidError;

impl Kid {
    /// Its bytes, as they stand in the signed header.
    pub fn as_bytes(&self) -> &[u8; 8] {
        &self.0
    }

    /// The name that these bytes are, when they are eight.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for Kid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl FromStr for Kid {
    type Err = KidError;

    fn from_str(text: &str) -> Result<Self, KidError> {
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| KidError)?;
        Self::from_slice(&bytes).ok_or(KidError)
    }
}

impl From<Kid> for String {
    fn from(kid: Kid) -> Self {
        kid.to_string()
    }
}

impl TryFrom<String> for Kid {
    type Error = KidError;

    fn try_from(text: String) -> Result<Self, KidError> {
        text.parse()
    }
}

/// The public half of an issuer's key; written as base64url.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PublicKey(VerifyingKey);

/// Bytes or a text that are no Ed25519 public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no Ed25519 public key")]
pub struct PublicKeyError;

impl PublicKey {
    /// The key of these 32 bytes; points of small order are refused, since they sign anything.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, PublicKeyError> {
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| PublicKeyError)?;
        if key.is_weak() { Err(PublicKeyError) } else { Ok(Self(key)) }
    }

    /// Its 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// Its name.
    pub fn kid(&self) -> Kid {
        let mut kid = [0; 8];
        kid.copy_from_slice(&Sha256::digest(self.as_bytes())[..8]);
        Kid(kid)
    }

    /// SHA-256 in groups of four digits, for comparing by eye with the issuer's site.
    pub fn fingerprint(&self) -> String {
        let digits = HEXUPPER.encode(&Sha256::digest(self.as_bytes()));
        let groups: Vec<&str> = (0..digits.len()).step_by(4).map(|start| &digits[start..start + 4]).collect();
        groups.join(" ")
    }

    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| self.0.verify_strict(message, &signature).is_ok())
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        BASE64URL_NOPAD.encode(key.as_bytes())
    }
}

impl TryFrom<String> for PublicKey {
    type Error = PublicKeyError;

    fn try_from(text: String) -> Result<Self, PublicKeyError> {
        text.parse()
    }
}

impl FromStr for PublicKey {
    type Err = PublicKeyError;

    fn from_str(text: &str) -> Result<Self, PublicKeyError> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| PublicKeyError)?;
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| PublicKeyError)?;
        Self::from_bytes(&bytes)
    }
}

/// The private half. It has no `Debug`, no `Clone` and no way out but [`SigningKey::to_bytes`].
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// The key of 32 bytes, which the caller draws at random or reads from its file.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(bytes))
    }

    /// The 32 bytes, for its file.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(super) fn signature(&self, message: &[u8]) -> Vec<u8> {
        self.0.sign(message).to_bytes().to_vec()
    }
}

/// What is published of an issuer's key; the page of keys, the offline page and the command line read the same JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuerKey {
    /// The key's name.
    pub kid: Kid,
    /// The issuer's id, as it is signed.
    pub issuer: String,
    /// The issuer's name while this key was hers.
    pub issuer_name: String,
    /// The public half.
    pub public_key: PublicKey,
    /// The first day on which it signs.
    pub valid_from: Date,
    /// The last day on which it signs; none while it is in use.
    pub valid_to: Option<Date>,
    /// From this day on nothing that it signed is believed.
    pub compromised_at: Option<Date>,
}
