//! The letter that invites: mail with a link, and a message in the inbox without one.

use super::no_token_yet;
use crate::{
    db::{invitations::NewInvitation, invitees::Invitee, messages::NewMessage, outbox::NewMail},
    mail::sending::LINK,
    secret,
};
use app::words::Words;
use jiff::civil::DateTime;

/// What one person gets.
pub struct Letter {
    /// In the inbox.
    pub message: NewMessage,
    /// By mail.
    pub mail: NewMail,
}

impl Letter {
    /// The invitation that the mail carries.
    pub fn invitation(&self) -> NewInvitation {
        NewInvitation {
            token_hash: no_token_yet(&self.mail.id),
            person: self.mail.person.clone(),
            mail: Some(self.mail.id.clone()),
        }
    }
}

/// The letter to a person, in her language; none without an address.
pub fn letter(invitee: &Invitee, sign_in_name: &str, site: &str, until: DateTime, now: i64) -> Option<Letter> {
    let address = invitee.email.clone()?;
    let words = Words::new(invitee.locale.as_deref().and_then(|code| code.parse().ok()).unwrap_or_default());
    let values = [
        ("you", invitee.address_form.as_str().into()),
        ("name", invitee.given_name.as_str().into()),
        ("login", sign_in_name.into()),
        ("address", address.as_str().into()),
        ("site", site.into()),
        ("link", LINK.into()),
        ("until", words.date_time(until).into()),
    ];
    let is_reset = invitee.state == "signed-in";
    let (subject, body) = if is_reset {
        (words.say("mail-reset"), words.with("mail-reset-body", &values))
    } else {
        (words.say("mail-invitation"), words.with("mail-invitation-body", &values))
    };
    let message = NewMessage {
        id: secret::uuid(now),
        person: invitee.person.clone(),
        subject: subject.clone(),
        body: words.with(if is_reset { "message-reset-body" } else { "message-invitation-body" }, &values),
        link: None,
    };
    let mail = NewMail {
        id: secret::uuid(now),
        person: invitee.person.clone(),
        address,
        subject,
        body,
        stop_url: None,
        message: Some(message.id.clone()),
    };
    Some(Letter { message, mail })
}
