//! Passwords: argon2id, a few at a time and always in the same memory, so that a burst of sign-ins neither stops the
//! site nor eats its memory.

use crate::{config::PasswordConfig, secret};
use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Semaphore;

/// The pool in which passwords are hashed and verified.
#[derive(Clone)]
pub struct Passwords {
    params: Params,
    turns: Arc<Semaphore>,
    memories: Arc<Mutex<Vec<Memory>>>,
    decoy: Arc<str>,
}

/// What one hash is computed in. It is kept for the next one: the system would not get it back from the allocator.
type Memory = Vec<Block>;

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
        // A hash of no password at all, as dear to verify as any other.
        let decoy = phc_string(&params, &secret::bytes(), &secret::bytes()).into();
        let turns = Arc::new(Semaphore::new(config.argon2_at_once as usize));
        Ok(Self { params, turns, memories: Arc::default(), decoy })
    }

    /// The PHC string of a password.
    pub async fn hash(&self, password: &str) -> String {
        let (params, password) = (self.params.clone(), domain::text::nfc(password));
        self.in_turn(move |memory| hash(params, &password, memory)).await
    }

    /// Whether the password fits; without a hash it takes the same time and says no.
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> bool {
        let known = stored.is_some();
        let stored = stored.unwrap_or(&self.decoy).to_owned();
        let password = domain::text::nfc(password);
        let fits = self.in_turn(move |memory| fits(&password, &stored, memory).unwrap_or(false));
        fits.await && known
    }

    /// The turn goes with the work: a caller who goes away does not let another one in before the work is done.
    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce(&mut Memory) -> T + Send + 'static) -> T {
        let turn = self.turns.clone().acquire_owned().await.expect("the semaphore is never closed");
        let memories = self.memories.clone();
        let work = move || {
            let mut memory = lock(&memories).pop().unwrap_or_default();
            let outcome = work(&mut memory);
            lock(&memories).push(memory);
            drop(turn);
            outcome
        };
        tokio::task::spawn_blocking(work).await.expect("hashing does not panic")
    }
}

fn lock(memories: &Mutex<Vec<Memory>>) -> MutexGuard<'_, Vec<Memory>> {
    memories.lock().unwrap_or_else(PoisonError::into_inner)
}

fn hash(params: Params, password: &str, memory: &mut Memory) -> String {
    let (salt, mut output) = (secret::bytes(), [0; Params::DEFAULT_OUTPUT_LEN]);
    let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    fill(&hasher, password, &salt, &mut output, memory).expect("argon2 hashes any password");
    phc_string(hasher.params(), &salt, &output)
}

/// By the algorithm and the costs that the stored hash names, whatever they are now; `None` where it cannot be read.
fn fits(password: &str, stored: &str, memory: &mut Memory) -> Option<bool> {
    let stored = PasswordHash::new(stored).ok()?;
    let (salt, expected) = (stored.salt.as_ref()?, stored.hash.as_ref()?);
    let algorithm = Algorithm::new(stored.algorithm.as_str()).ok()?;
    let version = stored.version.map_or(Ok(Version::default()), Version::try_from).ok()?;
    let hasher = Argon2::new(algorithm, version, Params::try_from(&stored).ok()?);
    let mut output = vec![0; expected.len()];
    fill(&hasher, password, salt, &mut output, memory).ok()?;
    // `Output` compares in constant time.
    Some(Output::new(&output).ok()? == *expected)
}

fn fill(
    hasher: &Argon2<'_>,
    password: &str,
    salt: &[u8],
    output: &mut [u8],
    memory: &mut Memory,
) -> argon2::Result<()> {
    let blocks = hasher.params().block_count();
    if memory.len() < blocks {
        memory.resize(blocks, Block::new());
    }
    hasher.hash_password_into_with_memory(password.as_bytes(), salt, output, memory)
}

fn phc_string(params: &Params, salt: &[u8; 16], output: &[u8; Params::DEFAULT_OUTPUT_LEN]) -> String {
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params).expect("costs can be written"),
        salt: Some(Salt::new(salt).expect("a salt of 16 bytes")),
        hash: Some(Output::new(output).expect("a hash of 32 bytes")),
    };
    hash.to_string()
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

    fn with_costs(memory_kib: u32, passes: u32) -> Passwords {
        let costs = PasswordConfig { argon2_memory_kib: memory_kib, argon2_passes: passes, argon2_at_once: 2 };
        Passwords::new(&costs).expect("good costs")
    }

    #[tokio::test]
    async fn composed_and_decomposed_passwords_are_one() {
        let passwords = Passwords::new(&crate::config::ServeConfig::default().passwords).expect("default costs");
        let stored = passwords.hash("con thuy\u{1ec1}n tr\u{ea}n s\u{f4}ng").await;
        assert!(passwords.verify("con thuye\u{302}\u{300}n tre\u{302}n so\u{302}ng", Some(&stored)).await);
        assert!(!passwords.verify("con thuyền dưới sông", Some(&stored)).await);
        assert!(!passwords.verify("con thuyền trên sông", None).await);
    }

    #[tokio::test]
    async fn a_hash_is_verified_by_the_costs_that_it_names() {
        let (small, large) = (with_costs(8, 1), with_costs(64, 3));
        for (maker, verifier) in [(&small, &large), (&large, &small)] {
            let stored = maker.hash("con thuyền trên sông").await;
            assert!(verifier.verify("con thuyền trên sông", Some(&stored)).await, "{stored}");
            assert!(!verifier.verify("con thuyền dưới sông", Some(&stored)).await, "{stored}");
        }
        // Of another kind with two lanes: an example of the reference implementation.
        let foreign = "$argon2i$v=19$m=256,t=2,p=2$c29tZXNhbHQ$T/XOJ2mh1/TIpJHfCdQan76Q5esCFVoT5MAeIM1Oq2E";
        assert!(small.verify("password", Some(foreign)).await);
        assert!(!small.verify("password", Some("not a hash")).await);
    }

    #[tokio::test]
    async fn a_burst_is_hashed_in_the_memory_of_its_turns() {
        let passwords = with_costs(8, 1);
        let burst: Vec<_> = (0..40)
            .map(|_| {
                let passwords = passwords.clone();
                tokio::spawn(async move { passwords.verify("con thuyền trên sông", None).await })
            })
            .collect();
        for one in burst {
            assert!(!one.await.expect("a verdict"));
        }
        let memories = lock(&passwords.memories);
        assert!((1..=2).contains(&memories.len()), "{} memories", memories.len());
        assert!(memories.iter().all(|memory| memory.len() == 8));
    }
}
