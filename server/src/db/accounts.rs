//! Accounts: how a person signs in, and what she prefers.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;
use std::collections::HashSet;

/// An account as sign-in needs it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Account {
    /// The person.
    pub person: String,
    /// The PHC string of argon2id; `None` until the invitation is accepted.
    pub password_hash: Option<String>,
    /// No sign-in from then on.
    pub disabled_at: Option<i64>,
}

/// Stores an account without a password.
pub async fn create(conn: &mut Conn, person: &str, sign_in_name: &str, demo: bool, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("INSERT INTO accounts (person, sign_in_name, is_demo, created_at) VALUES ($1, $2, $3, $4)")
            .bind(person)
            .bind(sign_in_name)
            .bind(demo)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// The language of a person, where she has an account and has chosen one.
pub async fn locale(conn: &mut Conn, person: &str) -> Result<Option<String>, DbError> {
    let found: Option<Option<String>> = on!(conn, |c| {
        sqlx::query_scalar("SELECT locale FROM accounts WHERE person = $1").bind(person).fetch_optional(c).await
    })?;
    Ok(found.flatten())
}

/// An account that a login means, by what.
#[derive(sqlx::FromRow)]
struct Meant {
    #[sqlx(flatten)]
    account: Account,
    is_stand_in: bool,
    staff_body: String,
}

/// The accounts that a sign-in name, an e-mail or a staff code means: that of one person, and those of who stands in for
/// her, which come first. A staff code that two bodies use means none.
pub async fn of_login(conn: &mut Conn, login: &str) -> Result<Vec<Account>, DbError> {
    let (account, stand_ins) = meant(conn, login).await?;
    Ok(stand_ins.into_iter().chain(account).collect())
}

/// The account that a sign-in name, an e-mail or a staff code means, but for stand-ins.
pub async fn find_by_login(conn: &mut Conn, login: &str) -> Result<Option<Account>, DbError> {
    Ok(meant(conn, login).await?.0)
}

async fn meant(conn: &mut Conn, login: &str) -> Result<(Option<Account>, Vec<Account>), DbError> {
    let found: Vec<Meant> = on!(conn, |c| {
        sqlx::query_as(
            "SELECT accounts.person, password_hash, disabled_at, people.stands_in_for IS NOT NULL AS is_stand_in,
                '' AS staff_body
             FROM accounts JOIN people ON people.id = accounts.person WHERE accounts.sign_in_name = $1
             UNION
             SELECT accounts.person, password_hash, disabled_at, people.stands_in_for IS NOT NULL, ''
             FROM accounts JOIN people ON people.id = accounts.person WHERE people.email = $1
             UNION
             SELECT accounts.person, password_hash, disabled_at, people.stands_in_for IS NOT NULL,
                COALESCE(people.staff_body, '-')
             FROM accounts JOIN people ON people.id = accounts.person WHERE people.staff_code = $2
             ORDER BY 1, 5",
        )
        .bind(login.to_lowercase())
        .bind(login)
        .fetch_all(c)
        .await
    })?;
    let bodies: HashSet<&str> =
        found.iter().map(|one| one.staff_body.as_str()).filter(|body| !body.is_empty()).collect();
    if bodies.len() > 1 {
        return Ok((None, Vec::new()));
    }
    let (mut stand_ins, mut others): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.is_stand_in);
    stand_ins.dedup_by(|one, other| one.account.person == other.account.person);
    others.dedup_by(|one, other| one.account.person == other.account.person);
    if others.len() > 1 {
        return Ok((None, Vec::new()));
    }
    Ok((others.pop().map(|one| one.account), stand_ins.into_iter().map(|one| one.account).collect()))
}

/// The account of a person.
pub async fn find(conn: &mut Conn, person: &str) -> Result<Option<Account>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT person, password_hash, disabled_at FROM accounts WHERE person = $1")
            .bind(person)
            .fetch_optional(c)
            .await
    })?)
}

/// The sign-in name of a person.
pub async fn sign_in_name(conn: &mut Conn, person: &str) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT sign_in_name FROM accounts WHERE person = $1").bind(person).fetch_optional(c).await
    })?)
}

/// Sets the password's hash.
pub async fn set_password(conn: &mut Conn, person: &str, hash: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE accounts SET password_hash = $2, password_changed_at = $3 WHERE person = $1")
            .bind(person)
            .bind(hash)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Disables an account, or lets it in again.
pub async fn set_disabled(conn: &mut Conn, person: &str, at: Option<i64>) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE accounts SET disabled_at = $2 WHERE person = $1")
            .bind(person)
            .bind(at)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Keeps the chosen language, theme and quiz view; `None` leaves one as it is.
pub async fn set_preferences(
    conn: &mut Conn,
    person: &str,
    locale: Option<&str>,
    theme: Option<&str>,
    quiz_view: Option<&str>,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE accounts SET locale = COALESCE($2, locale), theme = COALESCE($3, theme),
                quiz_view = COALESCE($4, quiz_view) WHERE person = $1",
        )
        .bind(person)
        .bind(locale)
        .bind(theme)
        .bind(quiz_view)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Whether demo accounts exist; the server then listens on loopback only.
pub async fn any_demo(conn: &mut Conn) -> Result<bool, DbError> {
    let count: i64 =
        on!(conn, |c| sqlx::query_scalar("SELECT count(*) FROM accounts WHERE is_demo").fetch_one(c).await)?;
    Ok(count > 0)
}

/// Accounts that nobody can sign in with yet.
pub async fn count_without_password(conn: &mut Conn) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM accounts WHERE password_hash IS NULL").fetch_one(c).await
    })?)
}

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The person.
    pub person: String,
    /// Free, as far as is known.
    pub sign_in_name: String,
    /// Whether she stands in for somebody, who may have the same name.
    pub is_stand_in: bool,
}

/// Makes accounts without passwords; whoever has one already, or whose name was taken meanwhile, gets none.
pub async fn create_many(conn: &mut Conn, accounts: &[NewAccount], now: i64) -> Result<(), DbError> {
    if accounts.is_empty() {
        return Ok(());
    }
    on!(conn, |c| {
        let mut query = QueryBuilder::new("INSERT INTO accounts (person, sign_in_name, is_stand_in, created_at) ");
        query.push_values(accounts, |mut row, account| {
            row.push_bind(&account.person).push_bind(&account.sign_in_name).push_bind(account.is_stand_in);
            row.push_bind(now);
        });
        query.push(" ON CONFLICT DO NOTHING");
        query.build().persistent(false).execute(c).await.map(drop)
    })?;
    Ok(())
}

/// A sign-in name that somebody has.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TakenName {
    /// The name.
    pub sign_in_name: String,
    /// Whose it is.
    pub person: String,
    /// For whom that one stands in.
    pub stands_in_for: Option<String>,
}

/// Those of these sign-in names that somebody has.
pub async fn taken(conn: &mut Conn, names: &[String]) -> Result<Vec<TakenName>, DbError> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT accounts.sign_in_name, accounts.person, people.stands_in_for FROM accounts
             JOIN people ON people.id = accounts.person WHERE accounts.sign_in_name IN ",
        );
        query.push_tuples(names, |mut row, name| {
            row.push_bind(name);
        });
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

/// Those of these people who can be invited, with their sign-in names: an account that is open and, unless it may be
/// replaced, no password.
pub async fn invitable(
    conn: &mut Conn,
    people: &[String],
    with_password: bool,
) -> Result<Vec<(String, String)>, DbError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query =
            QueryBuilder::new("SELECT person, sign_in_name FROM accounts WHERE disabled_at IS NULL AND person IN ");
        query.push_tuples(people, |mut row, person| {
            row.push_bind(person);
        });
        query.push(" AND (password_hash IS NULL OR ").push_bind(with_password).push(")");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}
