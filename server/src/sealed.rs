//! Links that work without a sign-in: a text and our signature over it, so that nothing is kept.

use crate::{
    db::{Conn, DbError, issuers},
    state::AppState,
};
use data_encoding::BASE64URL_NOPAD;
use domain::credential::PublicKey;
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};

/// The token of a text for a purpose, which no token of another purpose can stand for; none while this server has no
/// signing key.
pub async fn seal(app: &AppState, conn: &mut Conn, purpose: &str, text: &str) -> Result<Option<String>, DbError> {
    let Some(issuer) = issuers::default_issuer(conn).await? else { return Ok(None) };
    let kid = issuers::signing_key(conn, &issuer.id).await?;
    let Some(key) = kid.and_then(|kid| app.keys.find(&kid)) else { return Ok(None) };
    let signature = SigningKey::from_bytes(&key.to_bytes()).sign(format!("{purpose}{text}").as_bytes());
    let sealed = BASE64URL_NOPAD.encode(&signature.to_bytes());
    Ok(Some(format!("{text}.{sealed}")))
}

/// The text of a token, if one of our keys has signed it for this purpose.
pub async fn open(conn: &mut Conn, purpose: &str, token: &str) -> Result<Option<String>, DbError> {
    let Some((text, signature)) = token.rsplit_once('.') else { return Ok(None) };
    let bytes = BASE64URL_NOPAD.decode(signature.as_bytes()).ok();
    let Some(signature) = bytes.and_then(|bytes| Signature::from_slice(&bytes).ok()) else { return Ok(None) };
    let message = format!("{purpose}{text}");
    let mut keys = issuers::public_keys(conn).await?.into_iter().filter(|key| key.compromised_at.is_none());
    let fits = |key: issuers::PublicKey| {
        let public = key.public_key.parse::<PublicKey>().ok();
        let public = public.and_then(|public| VerifyingKey::from_bytes(public.as_bytes()).ok());
        public.is_some_and(|public| public.verify(message.as_bytes(), &signature).is_ok())
    };
    Ok(keys.any(fits).then(|| text.to_owned()))
}
