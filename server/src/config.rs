//! Settings: read once at the start, from the command line or the environment; nothing else reads either.

use crate::mail::{QuietHours, Relay, Sender};
use clap::{ArgAction, Args, builder::BoolishValueParser};
use jiff::{civil::Date, tz::TimeZone};
use std::{net::IpAddr, path::PathBuf};

/// Where things are kept. Every command shares these.
#[derive(Args, Clone, Debug)]
pub struct StoreConfig {
    /// Folder of the database, the media, the signing keys and the demo accounts
    #[arg(long, env = "DATA_DIR", default_value = "data")]
    pub data_dir: PathBuf,
    /// Which database.
    #[arg(
        long,
        env = "DATABASE_URL",
        help = "Database: sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME [default: sqlite file in DATA_DIR]"
    )]
    pub database_url: Option<String>,
    /// Folder of the courses
    #[arg(long, env = "COURSES_DIR", default_value = "courses")]
    pub courses_dir: PathBuf,
    /// Whether what is published from the browser is written into the folder of courses; no where several nodes serve
    #[arg(long, env = "WRITE_BACK", default_value_t = true, action = ArgAction::Set, value_parser = BoolishValueParser::new())]
    pub write_back: bool,
    /// Address under which people reach the site; printed in links, certificates and QR codes
    #[arg(long, env = "PUBLIC_URL", default_value = "http://127.0.0.1:3000", value_parser = public_url)]
    pub public_url: String,
    /// Zone that decides days and years
    #[arg(long, env = "TIME_ZONE", default_value = "Asia/Ho_Chi_Minh", value_parser = time_zone)]
    pub time_zone: TimeZone,
}

impl StoreConfig {
    /// The database's URL; by default a file in the data folder.
    pub fn database_url(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", self.data_dir.join("khuevan.sqlite").display()))
    }

    /// While people reach the site on this machine only, certificates say that they are trials.
    pub fn is_trial(&self) -> bool {
        let host = self.public_url.split("://").nth(1).unwrap_or_default();
        ["127.", "localhost", "[::1]"].iter().any(|loopback| host.starts_with(loopback))
    }

    /// Whether cookies may be marked `Secure` and `__Host-`.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// How the server listens and defends itself.
#[derive(Args, Clone, Debug)]
pub struct ServeConfig {
    /// Address to listen on; anything but loopback is refused while demo accounts exist
    #[arg(long, env = "HOST", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// Port to listen on
    #[arg(long, env = "PORT", default_value_t = 3000)]
    pub port: u16,
    /// Proxies whose X-Forwarded-For is believed, separated by commas
    #[arg(long, env = "TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<IpAddr>,
    /// Publish what changes in the folder of courses while the server runs, and print its problems
    #[arg(long = "watch", env = "WATCH_COURSES", value_parser = BoolishValueParser::new())]
    pub watches_courses: bool,
    #[command(flatten)]
    /// Sessions.
    pub sessions: SessionConfig,
    #[command(flatten)]
    /// Passwords.
    pub passwords: PasswordConfig,
    #[command(flatten)]
    /// Mail.
    pub mail: MailConfig,
    /// Publish from the browser only what a colleague has approved who did not write in it
    #[arg(long, env = "REVIEW_BEFORE_PUBLISHING")]
    pub review_before_publishing: bool,
    #[command(flatten)]
    /// Rules of training that a body may set otherwise.
    pub training: TrainingConfig,
}

/// Rules of training that a body may set otherwise.
#[derive(Args, Clone, Debug)]
pub struct TrainingConfig {
    /// Below this age, in completed years on the opening day, people are called young
    #[arg(long, env = "YOUNG_BELOW_AGE", default_value_t = 45, value_parser = clap::value_parser!(i64).range(18..=100))]
    pub young_below_age: i64,
    /// Days of a year for which a learner may pause without saying why
    #[arg(long, env = "PAUSE_DAYS_A_YEAR", default_value_t = 60, value_parser = clap::value_parser!(i64).range(0..=366))]
    pub pause_days_a_year: i64,
    /// Days on which offices are shut besides weekends, separated by commas: 2027-01-01,2027-02-08
    #[arg(long, env = "HOLIDAYS", value_delimiter = ',')]
    pub holidays: Vec<Date>,
}

/// How mail leaves.
#[derive(Args, Clone, Debug, Default)]
pub struct MailConfig {
    /// Server that takes mail.
    #[arg(
        long,
        env = "SMTP_URL",
        hide_env_values = true,
        help = "Server that takes mail: smtp://HOST:PORT, smtp://USER:PASSWORD@HOST?tls=required or \
                smtps://USER:PASSWORD@HOST [default: none, mail is off]"
    )]
    pub smtp_url: Option<Relay>,
    /// Who mail comes from.
    #[arg(
        long,
        env = "MAIL_FROM",
        help = "Who mail comes from, for instance 'Khuê Văn <khuevan@example.gov.vn>'; needed with SMTP_URL"
    )]
    pub mail_from: Option<Sender>,
    /// Hours of the day in which reminders do not leave; 0-0 for none
    #[arg(long, env = "QUIET_HOURS", default_value = "20-7")]
    pub quiet_hours: QuietHours,
}

/// How long sessions live.
#[derive(Args, Clone, Debug)]
pub struct SessionConfig {
    /// Hours after which an unused session ends
    #[arg(long, env = "SESSION_IDLE_HOURS", default_value_t = 12)]
    pub session_idle_hours: i64,
    /// Days after which every session ends
    #[arg(long, env = "SESSION_DAYS", default_value_t = 14)]
    pub session_days: i64,
    /// Failed sign-ins per account and address in 15 minutes before the next ones wait
    #[arg(long, env = "SIGN_IN_FAILURES", default_value_t = 10)]
    pub sign_in_failures: i64,
}

/// The cost of passwords, argon2id.
#[derive(Args, Clone, Debug)]
pub struct PasswordConfig {
    /// Memory of one hash in KiB
    #[arg(long, env = "ARGON2_MEMORY_KIB", default_value_t = 19_456, value_parser = clap::value_parser!(u32).range(8..=1_048_576))]
    pub argon2_memory_kib: u32,
    /// Passes of one hash
    #[arg(long, env = "ARGON2_PASSES", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=64))]
    pub argon2_passes: u32,
    /// Hashes computed at once; further sign-ins wait for their turn
    #[arg(long, env = "ARGON2_AT_ONCE", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=64))]
    pub argon2_at_once: u32,
}

fn public_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', ' ', '@']) => Ok(text.to_owned()),
        _ => Err("expected http://HOST or https://HOST, with nothing after the host and port".to_owned()),
    }
}

fn time_zone(name: &str) -> Result<TimeZone, String> {
    TimeZone::get(name).map_err(|_| "expected a zone of the IANA list, for instance Asia/Ho_Chi_Minh".to_owned())
}

impl Default for StoreConfig {
    fn default() -> Self {
        Self {
            data_dir: PathBuf::from("data"),
            database_url: None,
            courses_dir: PathBuf::from("courses"),
            write_back: true,
            public_url: "http://127.0.0.1:3000".to_owned(),
            time_zone: TimeZone::get("Asia/Ho_Chi_Minh").unwrap_or(TimeZone::UTC),
        }
    }
}

impl Default for ServeConfig {
    fn default() -> Self {
        Self {
            host: IpAddr::from([127, 0, 0, 1]),
            port: 3000,
            trusted_proxies: Vec::new(),
            watches_courses: false,
            sessions: SessionConfig { session_idle_hours: 12, session_days: 14, sign_in_failures: 10 },
            passwords: PasswordConfig { argon2_memory_kib: 19_456, argon2_passes: 2, argon2_at_once: 2 },
            training: TrainingConfig { young_below_age: 45, pause_days_a_year: 60, holidays: Vec::new() },
            mail: MailConfig::default(),
            review_before_publishing: false,
        }
    }
}
