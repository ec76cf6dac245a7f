//! A file with its issuer's signature beside it: what is downloaded stays plain, and can still be proved.

use super::{
    IssuerKey, SigningKey,
    cose::{self, SignatureError},
};

const PURPOSE: &[u8] = b"khuevan file 1";

/// The detached `COSE_Sign1` bytes of a file.
pub fn sign_file(file: &[u8], key: &SigningKey) -> Vec<u8> {
    cose::sign_detached(file, PURPOSE, key)
}

/// The key that signed a file.
pub fn verify_file<'a>(file: &[u8], signature: &[u8], keys: &'a [IssuerKey]) -> Result<&'a IssuerKey, SignatureError> {
    cose::open_detached(signature, file, PURPOSE, keys)
}
