//! People: they may have an account, and keep their history without one.

use super::{Conn, DbError, on};
use domain::text;

/// A person as far as pages need her.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Person {
    /// UUIDv7.
    pub id: String,
    /// NFC, family name first for Vietnamese names.
    pub full_name: String,
    /// By which she is greeted and sorted.
    pub given_name: String,
    /// `female`, `male` or `unstated`.
    pub sex: String,
    /// ISO 8601.
    pub birth_date: Option<String>,
    /// Lower case.
    pub email: Option<String>,
    /// Unique within its top-level body.
    pub staff_code: Option<String>,
    /// `anh`, `chị`, `anh/chị` …
    pub address_form: String,
    /// Extra time in timed quizzes, in percent.
    pub extra_time_percent: i64,
}

/// What is known of a new person.
#[derive(Clone, Debug, Default)]
pub struct NewPerson {
    /// NFC.
    pub full_name: String,
    /// By which she is greeted and sorted, where that is not the last word of the full name.
    pub given_name: Option<String>,
    /// ISO 8601.
    pub birth_date: Option<String>,
    /// `female`, `male` or `unstated`.
    pub sex: Option<&'static str>,
    /// Lower case.
    pub email: Option<String>,
    /// The top-level body whose staff code it is.
    pub staff_body: Option<String>,
    /// The staff code.
    pub staff_code: Option<String>,
    /// How she wishes to be addressed.
    pub address_form: Option<&'static str>,
}

/// Stores a new person under the given id.
pub async fn create(conn: &mut Conn, id: &str, person: &NewPerson, now: i64) -> Result<(), DbError> {
    let given_name = person.given_name.as_deref().unwrap_or_else(|| text::given_name(&person.full_name));
    let fold = text::fold(&person.full_name);
    let sort_key = text::person_sort_key(&person.full_name, given_name);
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO people (id, full_name, given_name, name_fold, sort_key, birth_date, sex, email, staff_body,
                staff_code, address_form, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        )
        .bind(id)
        .bind(&person.full_name)
        .bind(given_name)
        .bind(fold)
        .bind(sort_key)
        .bind(&person.birth_date)
        .bind(person.sex.unwrap_or("unstated"))
        .bind(&person.email)
        .bind(&person.staff_body)
        .bind(&person.staff_code)
        .bind(person.address_form.unwrap_or("anh/chị"))
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The person with this id.
pub async fn find(conn: &mut Conn, id: &str) -> Result<Option<Person>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, full_name, given_name, sex, birth_date, email, staff_code, address_form, extra_time_percent
             FROM people WHERE id = $1",
        )
        .bind(id)
        .fetch_optional(c)
        .await
    })?)
}

/// The person with this id, who must exist.
pub async fn get(conn: &mut Conn, id: &str) -> Result<Person, DbError> {
    find(conn, id).await?.ok_or(DbError::NotFound)
}

/// A row of the administrators' list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    /// The person.
    pub id: String,
    /// NFC.
    pub full_name: String,
    /// Lower case.
    pub email: Option<String>,
    /// The account's name, if there is one.
    pub sign_in_name: Option<String>,
    /// Whether a password has been set.
    pub has_password: bool,
    /// Whether the account is shut.
    pub is_disabled: bool,
    /// The primary unit of today.
    pub unit_name: Option<String>,
}

/// People whose folded name, e-mail or sign-in name holds the folded words, in Vietnamese order.
pub async fn list(conn: &mut Conn, words: &str, today: &str, limit: i64) -> Result<Vec<Listed>, DbError> {
    let like = format!("%{}%", text::fold(words).replace(['%', '_', '\\'], ""));
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT people.id, people.full_name, people.email, accounts.sign_in_name,
                accounts.password_hash IS NOT NULL AS has_password,
                accounts.disabled_at IS NOT NULL AS is_disabled, unit_placements.name AS unit_name
             FROM people
             LEFT JOIN accounts ON accounts.person = people.id
             LEFT JOIN memberships ON memberships.person = people.id AND memberships.is_primary
                AND memberships.superseded_at IS NULL AND memberships.valid_to IS NULL
             LEFT JOIN unit_placements ON unit_placements.unit = memberships.unit
                AND unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
             WHERE people.erased_at IS NULL
                AND (people.name_fold LIKE $1 OR people.email LIKE $1 OR accounts.sign_in_name LIKE $1)
             ORDER BY people.sort_key, people.id LIMIT $3",
        )
        .bind(like)
        .bind(today)
        .bind(limit)
        .fetch_all(c)
        .await
    })?)
}

/// How many people there are.
pub async fn count(conn: &mut Conn) -> Result<i64, DbError> {
    Ok(on!(conn, |c| sqlx::query_scalar("SELECT count(*) FROM people").fetch_one(c).await)?)
}
