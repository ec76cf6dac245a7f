//! Accounts: how a person signs in, and what she prefers.

use super::{Conn, DbError, on};

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

/// The account that a sign-in name, an e-mail or a staff code means. A staff code that two bodies use means none.
pub async fn find_by_login(conn: &mut Conn, login: &str) -> Result<Option<Account>, DbError> {
    let mut found: Vec<Account> = on!(conn, |c| {
        sqlx::query_as(
            "SELECT person, password_hash, disabled_at FROM accounts WHERE sign_in_name = $1
             UNION
             SELECT accounts.person, password_hash, disabled_at FROM accounts
             JOIN people ON people.id = accounts.person WHERE people.email = $1
             UNION
             SELECT accounts.person, password_hash, disabled_at FROM accounts
             JOIN people ON people.id = accounts.person WHERE people.staff_code = $2
             LIMIT 2",
        )
        .bind(login.to_lowercase())
        .bind(login)
        .fetch_all(c)
        .await
    })?;
    Ok(if found.len() == 1 { found.pop() } else { None })
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

/// Small letters without accents, digits, dot, hyphen, underscore.
pub fn is_sign_in_name(name: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_".contains(&byte);
    (3..=64).contains(&name.len()) && name.bytes().all(is_sign)
}
