//! Codes on paper, for people without mail. A code is short enough to be typed from a slip; what is kept of it is
//! argon2id, so that the database gives none away.

use super::{FOURTEEN_DAYS, note, ready};
use crate::{
    db::{
        DbError,
        invitations::{self, NewInvitation, Way},
        invitees::Invitee,
        scope::Reach,
    },
    secret,
    state::AppState,
};

/// No vowels, which make words and, under Vietnamese keyboards, other letters; nothing that looks like something else.
const SIGNS: &[u8] = b"23456789CFHJKMNPQRTVX";
/// Two groups of five.
const LENGTH: usize = 10;
/// People of one write.
const PORTION: usize = 100;

/// What one person is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The full name.
    pub full_name: String,
    /// The unit of today.
    pub unit_name: String,
    /// The sign-in name.
    pub sign_in_name: String,
    /// The code, as it is printed.
    pub code: String,
}

/// Makes new codes for these people, which end their earlier invitations; whoever can have none is left out.
pub async fn codes(app: &AppState, reach: &Reach, people: Vec<Invitee>) -> Result<Vec<Slip>, DbError> {
    let mut slips = Vec::with_capacity(people.len());
    for some in people.chunks(PORTION) {
        let mut coded = Vec::with_capacity(some.len());
        for invitee in some {
            let code = new_code();
            coded.push((invitee.clone(), app.codes.hash(&normal_code(&code)).await, code));
        }
        slips.extend(store(app, reach.clone(), coded).await?);
    }
    Ok(slips)
}

async fn store(app: &AppState, reach: Reach, coded: Vec<(Invitee, String, String)>) -> Result<Vec<Slip>, DbError> {
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let people: Vec<Invitee> = coded.iter().map(|(invitee, ..)| invitee.clone()).collect();
                let (mut slips, mut invitations) = (Vec::new(), Vec::new());
                for (invitee, sign_in_name) in ready(conn, &reach, &people, false, now).await? {
                    let Some((_, hash, code)) = coded.iter().find(|(one, ..)| one.person == invitee.person) else {
                        continue;
                    };
                    invitations.push(NewInvitation {
                        token_hash: hash.clone(),
                        person: invitee.person.clone(),
                        mail: None,
                    });
                    slips.push(Slip {
                        full_name: invitee.full_name.clone(),
                        unit_name: invitee.unit_name.clone().unwrap_or_default(),
                        sign_in_name,
                        code: code.clone(),
                    });
                }
                invitations::create(conn, Way::Code, &invitations, Some(&reach.actor), now, now + FOURTEEN_DAYS)
                    .await?;
                note(conn, &reach.actor, "code-printed", &invitations, now).await?;
                Ok(slips)
            })
        })
        .await
}

fn new_code() -> String {
    let mut code = String::with_capacity(LENGTH + 1);
    while code.len() <= LENGTH {
        if code.len() == LENGTH / 2 {
            code.push('-');
        }
        let [byte] = secret::bytes::<1>();
        let place = usize::from(byte);
        // Bytes beyond the last whole round would favour the first signs.
        if place < 256 / SIGNS.len() * SIGNS.len() {
            code.push(char::from(SIGNS[place % SIGNS.len()]));
        }
    }
    code
}

/// The code as it is compared: capital letters and figures alone, however it was typed.
pub fn normal_code(typed: &str) -> String {
    typed.to_uppercase().chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_are_two_groups_of_plain_signs_and_never_the_same() {
        let codes: HashSet<String> = (0..1000).map(|_| new_code()).collect();
        assert_eq!(codes.len(), 1000);
        let mut seen = HashSet::new();
        for code in &codes {
            let groups: Vec<&str> = code.split('-').collect();
            assert!(groups.len() == 2 && groups.iter().all(|group| group.len() == 5), "{code}");
            assert!(normal_code(code).bytes().all(|sign| SIGNS.contains(&sign)), "{code}");
            seen.extend(normal_code(code).chars());
        }
        assert_eq!(seen.len(), SIGNS.len(), "every sign comes up");
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        for typed in ["K7QM3-FXP9R", "k7qm3fxp9r", " k7qm3 – fxp9r ", "K7 QM3 FX P9R"] {
            assert_eq!(normal_code(typed), "K7QM3FXP9R", "{typed}");
        }
    }
}
