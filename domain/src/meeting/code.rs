//! The code on the wall: an HMAC over the meeting and a window of time, so that a copied one is soon worthless.

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};

/// So long a code is shown; it is taken during this window and the next one.
pub const WINDOW: i64 = 30_000;
/// Letters of a code: 50 bits.
const LENGTH: usize = 10;
/// So long one may take to press the button of a page that a good code has opened.
const TICKET: i64 = 5 * 60_000;

/// The number of the window of an instant.
pub fn window(now: i64) -> i64 {
    now.div_euclid(WINDOW)
}

/// The code of a meeting in a window, in small letters and figures.
pub fn code(secret: &str, meeting: &str, window: i64) -> String {
    let mut code = BASE32_NOPAD.encode(&mac(secret, &format!("code {meeting} {window}"))).to_ascii_lowercase();
    code.truncate(LENGTH);
    code
}

/// Whether a code is that of now, or of the window before.
pub fn is_code(secret: &str, meeting: &str, given: &str, now: i64) -> bool {
    let window = window(now);
    let good = [window, window - 1].map(|window| same(&code(secret, meeting, window), given));
    good[0] | good[1]
}

/// What a page that a good code has opened carries back: it speaks for one person alone.
pub fn ticket(secret: &str, meeting: &str, person: &str, now: i64) -> String {
    format!("{now}.{}", HEXLOWER.encode(&mac(secret, &format!("ticket {meeting} {person} {now}"))))
}

/// Whether a ticket is hers, for this meeting, and not too old.
pub fn is_ticket(secret: &str, meeting: &str, person: &str, given: &str, now: i64) -> bool {
    let made = given.split_once('.').and_then(|(made, _)| made.parse::<i64>().ok());
    made.is_some_and(|made| {
        (0..=TICKET).contains(&now.saturating_sub(made)) && same(&ticket(secret, meeting, person, made), given)
    })
}

/// HMAC-SHA-256 as RFC 2104 has it.
fn mac(secret: &str, text: &str) -> [u8; 32] {
    let mut key = [0_u8; 64];
    let hashed = Sha256::digest(secret.as_bytes());
    let bytes: &[u8] = if secret.len() > key.len() { &hashed } else { secret.as_bytes() };
    key[..bytes.len()].copy_from_slice(bytes);
    let inner = Sha256::new().chain_update(key.map(|byte| byte ^ 0x36)).chain_update(text).finalize();
    Sha256::new().chain_update(key.map(|byte| byte ^ 0x5c)).chain_update(inner).finalize().into()
}

/// Equal, in a time that does not tell where they differ.
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |found, (a, b)| found | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const NOW: i64 = 1_800_000_000_000;

    #[test]
    fn the_mac_is_that_of_the_standard() {
        // RFC 4231, test cases 2 and 6.
        let hex = |mac: [u8; 32]| HEXLOWER.encode(&mac);
        assert_eq!(
            hex(mac("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        let (one, other) = (mac(&"k".repeat(64), "t"), mac(&"k".repeat(65), "t"));
        assert_ne!(one, other, "a long key is hashed, not cut");
    }

    #[test]
    fn a_code_is_good_for_two_windows() {
        let shown = code("secret", "m", window(NOW));
        assert_eq!(shown.len(), LENGTH);
        assert!(is_code("secret", "m", &shown, NOW) && is_code("secret", "m", &shown, NOW + WINDOW));
        assert!(!is_code("secret", "m", &shown, NOW + 2 * WINDOW), "a copied code is worthless");
        assert!(!is_code("secret", "m", &shown, NOW - WINDOW), "nor is one good before it is shown");
        assert!(!is_code("secret", "other", &shown, NOW) && !is_code("other", "m", &shown, NOW));
        assert!(!is_code("secret", "m", "", NOW) && !is_code("secret", "m", &shown[1..], NOW));
    }

    #[test]
    fn codes_do_not_repeat() {
        let codes: BTreeSet<String> = (0..10_000).map(|window| code("secret", "m", window)).collect();
        assert_eq!(codes.len(), 10_000);
    }

    #[test]
    fn a_ticket_speaks_for_one_person_and_five_minutes() {
        let hers = ticket("secret", "m", "hanh", NOW);
        assert!(is_ticket("secret", "m", "hanh", &hers, NOW + TICKET));
        assert!(!is_ticket("secret", "m", "hanh", &hers, NOW + TICKET + 1));
        assert!(!is_ticket("secret", "m", "hanh", &hers, NOW - 1));
        assert!(!is_ticket("secret", "m", "duc", &hers, NOW) && !is_ticket("secret", "n", "hanh", &hers, NOW));
        let later = hers.replacen(&NOW.to_string(), &(NOW + TICKET).to_string(), 1);
        assert!(!is_ticket("secret", "m", "hanh", &later, NOW + TICKET + 1), "its time is part of what is signed");
        for odd in ["", ".", "x.y", "9223372036854775807.ab", "-9223372036854775808.ab"] {
            assert!(!is_ticket("secret", "m", "hanh", odd, NOW), "{odd}");
        }
    }
}
