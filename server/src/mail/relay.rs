//! The server that takes our mail, and a mail as it is handed over.

use super::{Failure, FailureKind};
use crate::{config::MailConfig, db::outbox::Leased, reporting::ReportFile};
use domain::text::single_spaces;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use std::{
    fmt,
    str::FromStr,
    time::{Duration, SystemTime},
};
use tokio::time::timeout;

/// How long the server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a mail may take in all; it is less than its lease.
const WHOLE_PATIENCE: Duration = Duration::from_secs(120);

/// The address of the server that takes mail; it is checked when settings are read.
#[derive(Clone)]
pub struct Relay(String);

impl FromStr for Relay {
    type Err = String;

    fn from_str(url: &str) -> Result<Self, String> {
        let expected =
            "expected smtp://HOST:PORT, smtp://USER:PASSWORD@HOST?tls=required or smtps://USER:PASSWORD@HOST";
        match AsyncSmtpTransport::<Tokio1Executor>::from_url(url) {
            Ok(_) => Ok(Self(url.to_owned())),
            Err(_) => Err(expected.to_owned()),
        }
    }
}

/// Without the password.
impl fmt::Debug for Relay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, rest) = self.0.split_once("://").unwrap_or_default();
        write!(formatter, "{scheme}://{}", rest.rsplit('@').next().unwrap_or_default())
    }
}

/// Who mail comes from.
#[derive(Clone, Debug)]
pub struct Sender(Mailbox);

impl FromStr for Sender {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mailbox: Mailbox = text
            .parse()
            .map_err(|_| "expected an address, for instance 'Khuê Văn <khuevan@example.gov.vn>'".to_owned())?;
        Ok(Self(mailbox))
    }
}

/// Hands mail over to the server of the settings.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    whole_patience: Duration,
}

impl Mailer {
    /// The one of these settings; `None` where mail is off.
    pub fn new(config: &MailConfig) -> Result<Option<Self>, String> {
        Self::with_patience(config, PATIENCE, WHOLE_PATIENCE)
    }

    /// One that waits so long for an answer, and so long for a whole mail.
    pub fn with_patience(
        config: &MailConfig,
        each: Duration,
        whole_patience: Duration,
    ) -> Result<Option<Self>, String> {
        let (relay, from) = match (&config.smtp_url, &config.mail_from) {
            (None, _) => return Ok(None),
            (Some(_), None) => return Err("SMTP_URL needs MAIL_FROM, the address that mail comes from".to_owned()),
            (Some(relay), Some(from)) => (relay, from),
        };
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&relay.0);
        let builder = builder.map_err(|error| format!("SMTP_URL: {error}"))?;
        Ok(Some(Self { transport: builder.timeout(Some(each)).build(), from: from.0.clone(), whole_patience }))
    }

    /// Hands one mail over; `Ok` means that the server has taken it.
    pub async fn send(&self, mail: &Leased, files: Vec<ReportFile>) -> Result<(), Failure> {
        let message = self.message(mail, files)?;
        match timeout(self.whole_patience, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(Failure::of_smtp(&error)),
            Err(_) => Err(Failure::new(FailureKind::Unreachable, "timeout")),
        }
    }

    /// The Message-ID is the same at every try, so that who gets it twice can tell.
    fn message(&self, mail: &Leased, files: Vec<ReportFile>) -> Result<Message, Failure> {
        let no_address = |error: &dyn fmt::Display| Failure::new(FailureKind::Address, &error.to_string());
        let address: Address = mail.address.parse().map_err(|error| no_address(&error))?;
        let created = Duration::from_millis(mail.created_at.unsigned_abs());
        let mut builder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(mail.full_name.clone(), address))
            .subject(single_spaces(&mail.subject))
            .date(SystemTime::UNIX_EPOCH + created)
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .raw_header(header("Auto-Submitted", "auto-generated".to_owned()));
        if let Some(url) = &mail.stop_url {
            builder = builder.raw_header(header("List-Unsubscribe", format!("<{url}>")));
        }
        let message = if files.is_empty() {
            builder.header(ContentType::TEXT_PLAIN).body(mail.body.clone())
        } else {
            builder.multipart(with_files(&mail.body, files))
        };
        message.map_err(|error| no_address(&error))
    }
}

fn with_files(body: &str, files: Vec<ReportFile>) -> MultiPart {
    let text = MultiPart::mixed().singlepart(SinglePart::plain(body.to_owned()));
    files.into_iter().fold(text, |parts, file| {
        let kind = ContentType::parse(file.media_type).unwrap_or(ContentType::TEXT_PLAIN);
        parts.singlepart(Attachment::new(file.name).body(file.bytes, kind))
    })
}

fn header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(url: &str, from: Option<&str>) -> MailConfig {
        MailConfig {
            smtp_url: Some(url.parse().expect("a good URL")),
            mail_from: from.map(|from| from.parse().expect("a good address")),
            ..MailConfig::default()
        }
    }

    #[test]
    fn settings_are_checked_when_they_are_read() {
        for good in
            ["smtp://127.0.0.1:25", "smtps://a:b@mail.example.vn", "smtp://a:b@mail.example.vn:587?tls=required"]
        {
            assert!(good.parse::<Relay>().is_ok(), "{good}");
        }
        for bad in ["", "mail.example.vn", "http://mail.example.vn", "smtp://", "smtp://a?tls=maybe"] {
            assert!(bad.parse::<Relay>().is_err(), "{bad}");
        }
        assert!("Khuê Văn <khuevan@example.vn>".parse::<Sender>().is_ok() && "khuevan".parse::<Sender>().is_err());
        assert!(Mailer::new(&MailConfig::default()).is_ok_and(|mailer| mailer.is_none()));
        assert!(Mailer::new(&config("smtp://127.0.0.1", None)).is_err());
    }

    #[test]
    fn a_password_is_not_logged() {
        let shown = format!("{:?}", config("smtps://ten:mat-khau@mail.example.vn", None));
        assert!(shown.contains("smtps://mail.example.vn") && !shown.contains("mat-khau"), "{shown}");
    }
}
