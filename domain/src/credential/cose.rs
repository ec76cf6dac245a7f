//! `COSE_Sign1` (RFC 9052) with Ed25519, the key's name in the protected header and nothing else.

use super::key::{IssuerKey, Kid, SigningKey};
use coset::{Algorithm, CoseSign1, CoseSign1Builder, Header, HeaderBuilder, TaggedCborSerializable, iana};

/// A record that must not be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// The bytes are no signed record, or one in a form that we never write.
    #[error("not a signed record")]
    Malformed,
    /// None of the keys at hand signed it.
    #[error("the key {0} is not known")]
    UnknownKey(Kid),
    /// The record or its signature was changed.
    #[error("the signature does not belong to the record")]
    Mismatch,
}

fn header(key: &SigningKey) -> Header {
    let kid = key.public().kid().as_bytes().to_vec();
    HeaderBuilder::new().algorithm(iana::Algorithm::EdDSA).key_id(kid).build()
}

/// Signs a payload. `purpose` is external data of the signature: it costs no byte of the QR code, and a
/// signed list can never pass for a certificate.
pub(super) fn sign(payload: Vec<u8>, purpose: &[u8], key: &SigningKey) -> Vec<u8> {
    CoseSign1Builder::new()
        .protected(header(key))
        .payload(payload)
        .create_signature(purpose, |message| key.signature(message))
        .build()
        .to_tagged_vec()
        .expect("a record that we built ourselves can be written")
}

/// Signs a payload that travels apart from its signature.
pub(super) fn sign_detached(payload: &[u8], purpose: &[u8], key: &SigningKey) -> Vec<u8> {
    CoseSign1Builder::new()
        .protected(header(key))
        .create_detached_signature(payload, purpose, |message| key.signature(message))
        .build()
        .to_tagged_vec()
        .expect("a record that we built ourselves can be written")
}

/// The key that signed a payload which travelled apart.
pub(super) fn open_detached<'a>(
    bytes: &[u8],
    payload: &[u8],
    purpose: &[u8],
    keys: &'a [IssuerKey],
) -> Result<&'a IssuerKey, SignatureError> {
    let record = CoseSign1::from_tagged_slice(bytes).map_err(|_| SignatureError::Malformed)?;
    if record.payload.is_some() {
        return Err(SignatureError::Malformed);
    }
    let key = signer(&record, bytes, keys)?;
    record.verify_detached_signature(payload, purpose, |signature, message| {
        if key.public_key.verifies(message, signature) { Ok(()) } else { Err(SignatureError::Mismatch) }
    })?;
    Ok(key)
}

/// The payload and the key that signed it.
pub(super) fn open<'a>(
    bytes: &[u8],
    purpose: &[u8],
    keys: &'a [IssuerKey],
) -> Result<(Vec<u8>, &'a IssuerKey), SignatureError> {
    let record = CoseSign1::from_tagged_slice(bytes).map_err(|_| SignatureError::Malformed)?;
    let key = signer(&record, bytes, keys)?;
    record.verify_signature(purpose, |signature, message| {
        if key.public_key.verifies(message, signature) { Ok(()) } else { Err(SignatureError::Mismatch) }
    })?;
    let payload = record.payload.ok_or(SignatureError::Malformed)?;
    Ok((payload, key))
}

/// The key that a record names.
fn signer<'a>(record: &CoseSign1, bytes: &[u8], keys: &'a [IssuerKey]) -> Result<&'a IssuerKey, SignatureError> {
    // The unprotected header and the lengths are not signed: only the one form that we write is accepted.
    if record.clone().to_tagged_vec().ok().as_deref() != Some(bytes) || !record.unprotected.is_empty() {
        return Err(SignatureError::Malformed);
    }
    let header = &record.protected.header;
    if header.alg != Some(Algorithm::Assigned(iana::Algorithm::EdDSA)) {
        return Err(SignatureError::Malformed);
    }
    let kid = Kid::from_slice(&header.key_id).ok_or(SignatureError::Malformed)?;
    keys.iter().find(|key| key.kid == kid && key.public_key.kid() == kid).ok_or(SignatureError::UnknownKey(kid))
}
