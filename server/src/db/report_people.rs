//! The people behind a number of a report: those whom the actor reaches today.

use super::{Conn, DbError, on, scope::Reach, scope::scoped};

/// People of one page.
pub const PAGE: usize = 50;

/// A person behind a number.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Listed {
    /// The person.
    pub id: String,
    /// NFC.
    pub full_name: String,
    /// The primary unit of the day.
    pub unit_name: Option<String>,
}

/// Those of these people, [`PAGE`] at most, whom the actor reaches, in Vietnamese order.
pub async fn of_ids(conn: &mut Conn, reach: &Reach, people: &[String]) -> Result<Vec<Listed>, DbError> {
    Ok(on!(conn, |c| {
        let mut query = sqlx::query_as(scoped!(
            "SELECT people.id, people.full_name, own.name AS unit_name FROM people
             JOIN reached ON reached.person = people.id
             LEFT JOIN memberships ON memberships.person = people.id AND memberships.is_primary
                AND memberships.superseded_at IS NULL AND memberships.valid_from <= $2
                AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
             LEFT JOIN unit_placements own ON own.unit = memberships.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             WHERE people.id IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41,
                $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52)
             ORDER BY people.sort_key, people.id"
        ))
        .bind(&reach.actor)
        .bind(&reach.day);
        for place in 0..PAGE {
            query = query.bind(people.get(place).map(String::as_str).unwrap_or_default());
        }
        query.fetch_all(c).await
    })?)
}
