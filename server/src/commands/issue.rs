//! `khuevan issue`: ways in for people, as the desk gives them: letters by mail, codes on paper.

use super::{
    failed, open_db,
    reach::{reach_of, unit_of},
    wrong_setting,
};
use crate::{
    config::{MailConfig, ServeConfig, StoreConfig},
    db::{
        invitees::{self, After, Chosen, Invitee, Wanted},
        scope::Reach,
    },
    inviting,
    mail::Mailer,
    state::AppState,
};
use clap::{Args, Subcommand};
use domain::locale::Locale;
use std::{path::PathBuf, process::ExitCode};

/// People who are read at a time.
const PORTION: i64 = 400;

/// Arguments of `khuevan issue`.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Write a letter to everybody who has an address and no password yet; the running server sends it
    Invitations(Invitations),
    /// Make codes for people without an address and without a password, as slips to print, unit by unit
    Codes(Codes),
}

#[derive(Args)]
struct Whom {
    #[command(flatten)]
    store: StoreConfig,
    /// Sign-in name of the coordinator or administrator who answers for it; nobody outside her reach gets a way in
    #[arg(long)]
    by: String,
    /// Name or code of a unit; only its people and those of the units below it
    #[arg(long)]
    unit: Option<String>,
}

#[derive(Args)]
struct Invitations {
    #[command(flatten)]
    whom: Whom,
    #[command(flatten)]
    mail: MailConfig,
}

#[derive(Args)]
struct Codes {
    #[command(flatten)]
    whom: Whom,
    /// Also for people who have an address
    #[arg(long)]
    with_mail: bool,
    /// Where the PDF is written; a file that is there is left alone
    #[arg(long)]
    out: PathBuf,
    /// Language of the slips: vi, en or fr
    #[arg(long, default_value = "vi", value_parser = |code: &str| code.parse::<Locale>())]
    lang: Locale,
}

/// Issues what the arguments name.
pub async fn run(arguments: Arguments) -> ExitCode {
    match arguments.what {
        What::Invitations(wanted) => {
            if let Err(error) = Mailer::new(&wanted.mail) {
                return wrong_setting(error);
            }
            with_app(wanted.whom, wanted.mail, async |app, reach, chosen| {
                if !app.sends_mail() {
                    return Err("no mail is sent: set SMTP_URL and MAIL_FROM".to_owned());
                }
                let invited = inviting::by_mail(app, reach, chosen).await.map_err(|error| error.to_string())?;
                tell!("Đã mời / invited: {invited}");
                Ok(())
            })
            .await
        }
        What::Codes(wanted) => {
            let Codes { whom, with_mail, out, lang } = wanted;
            if out.exists() {
                return wrong_setting(format!("{} is there already", out.display()));
            }
            with_app(whom, MailConfig::default(), async |app, reach, chosen| {
                let people = people(app, &reach, &chosen, with_mail).await?;
                let slips = inviting::codes(app, &reach, people).await.map_err(|error| error.to_string())?;
                let count = slips.len();
                if count > 0 {
                    let sheet = inviting::sheet(app, lang, slips).await?;
                    std::fs::write(&out, sheet).map_err(|error| format!("{}: {error}", out.display()))?;
                }
                tell!("Mã / codes: {count}");
                Ok(())
            })
            .await
        }
    }
}

async fn with_app(
    whom: Whom,
    mail: MailConfig,
    work: impl AsyncFnOnce(&AppState, Reach, Chosen) -> Result<(), String>,
) -> ExitCode {
    let db = match open_db(&whom.store).await {
        Ok(db) => db,
        Err(error) => return failed(error),
    };
    let app = match AppState::new(db, whom.store.clone(), ServeConfig { mail, ..ServeConfig::default() }).await {
        Ok(app) => app,
        Err(error) => return failed(error),
    };
    let outcome = match chosen(&app, &whom).await {
        Ok((reach, chosen)) => work(&app, reach, chosen).await,
        Err(error) => Err(error),
    };
    app.db.close().await;
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(error),
    }
}

async fn chosen(app: &AppState, whom: &Whom) -> Result<(Reach, Chosen), String> {
    let mut conn = app.db.read().await.map_err(|error| error.to_string())?;
    let (reach, index) = reach_of(app, &mut conn, &whom.by).await?;
    let unit = whom.unit.as_deref().map(|name| unit_of(&index, name)).transpose()?;
    Ok((reach, Chosen { unit: unit.unwrap_or_default(), ..Chosen::default() }))
}

/// Everybody of the choice who can get a code.
async fn people(app: &AppState, reach: &Reach, chosen: &Chosen, with_mail: bool) -> Result<Vec<Invitee>, String> {
    let wanted = if with_mail { Wanted::AnyPaper } else { Wanted::Paper };
    let (mut after, mut found) = (After::default(), Vec::new());
    loop {
        let mut conn = app.db.read().await.map_err(|error| error.to_string())?;
        let now = app.clock.now();
        let some = invitees::page(&mut conn, reach, chosen, wanted, &after, PORTION, now).await;
        let some = some.map_err(|error| error.to_string())?;
        let Some(last) = some.last() else { return Ok(found) };
        after = After { sort_key: last.sort_key.clone(), person: last.person.clone() };
        found.extend(some);
    }
}
