//! Passwords: argon2id, a few at a time, so that a burst of sign-ins neither stops the site nor eats the memory.

use crate::config::PasswordConfig;
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// The pool in which passwords are hashed and verified.
#[derive(Clone)]
pub struct Passwords {
    hasher: Argon2<'static>,
    turns: Arc<Semaphore>,
    decoy: Arc<str>,
}

/// Why a new password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeakPassword {
    /// Fewer than 12 characters.
    TooShort,
    /// More than 200 characters.
    TooLong,
    /// Contains the sign-in name or a part of the name.
    ContainsName,
    /// Not the same twice.
    Differs,
}

impl WeakPassword {
    /// The Fluent key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooShort => "password-too-short",
            Self::TooLong => "password-too-long",
            Self::ContainsName => "password-contains-name",
            Self::Differs => "password-differs",
        }
    }
}

impl Passwords {
    /// A pool with these costs.
    pub fn new(config: &PasswordConfig) -> Result<Self, String> {
        let params = Params::new(config.argon2_memory_kib, config.argon2_passes, 1, None)
            .map_err(|error| format!("ARGON2_MEMORY_KIB or ARGON2_PASSES: {error}"))?;
        let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let decoy = hash(&hasher, "nobody has this password").into();
        let turns = Arc::new(Semaphore::new(config.argon2_at_once as usize));
        Ok(Self { hasher, turns, decoy })
    }

    /// The PHC string of a password.
    pub async fn hash(&self, password: &str) -> String {
        let (hasher, password) = (self.hasher.clone(), domain::text::nfc(password));
        self.in_turn(move || hash(&hasher, &password)).await
    }

    /// Whether the password fits; without a hash it takes the same time and says no.
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> bool {
        let known = stored.is_some();
        let stored = stored.unwrap_or(&self.decoy).to_owned();
        let password = domain::text::nfc(password);
        let fits = self.in_turn(move || {
            PasswordHash::new(&stored)
                .is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
        });
        fits.await && known
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        let _turn = self.turns.acquire().await.expect("the semaphore is never closed");
        tokio::task::spawn_blocking(work).await.expect("hashing does not panic")
    }
}

fn hash(hasher: &Argon2<'_>, password: &str) -> String {
    hasher.hash_password(password.as_bytes()).expect("argon2 hashes any password").to_string()
}

/// Checks a new password; `names` are the sign-in name and the full name.
pub fn check(password: &str, again: &str, names: &[&str]) -> Result<(), WeakPassword> {
    let password = domain::text::nfc(password);
    let length = password.chars().count();
    if length < 12 {
        return Err(WeakPassword::TooShort);
    }
    if length > 200 {
        return Err(WeakPassword::TooLong);
    }
    let folded = domain::text::fold(&password);
    let holds = |name: &&str| name.chars().count() >= 4 && folded.contains(&domain::text::fold(name));
    if names.iter().any(holds) {
        return Err(WeakPassword::ContainsName);
    }
    if password != domain::text::nfc(again) {
        return Err(WeakPassword::Differs);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_does_not_hold_the_name() {
        assert_eq!(check("ngắn quá", "ngắn quá", &[]), Err(WeakPassword::TooShort));
        assert_eq!(check(&"a".repeat(201), "", &[]), Err(WeakPassword::TooLong));
        assert_eq!(
            check("xin chao nguyen thi hanh", "", &["hanh.nt", "Nguyễn Thị Hạnh"]),
            Err(WeakPassword::ContainsName)
        );
        assert_eq!(check("con thuyền trên sông", "con thuyền", &[]), Err(WeakPassword::Differs));
        assert_eq!(check("con thuyền trên sông", "con thuyền trên sông", &["hanh"]), Ok(()));
    }

    #[tokio::test]
    async fn composed_and_decomposed_passwords_are_one() {
        let passwords = Passwords::new(&crate::config::ServeConfig::default().passwords).expect("default costs");
        let stored = passwords.hash("con thuy\u{1ec1}n tr\u{ea}n s\u{f4}ng").await;
        assert!(passwords.verify("con thuye\u{302}\u{300}n tre\u{302}n so\u{302}ng", Some(&stored)).await);
        assert!(!passwords.verify("con thuyền dưới sông", Some(&stored)).await);
        assert!(!passwords.verify("nobody has this password", None).await);
    }
}
