//! Changes of the organisation: what each did from which day on, by which decision, and who recorded it.

use super::{Conn, DbError, on, unit_members};
use domain::{
    organisation::{Effect, Newcomer, Placement, Succession},
    text,
};
use jiff::civil::Date;
use sqlx::QueryBuilder;

/// A change as it is recorded.
#[derive(Clone, Debug)]
pub struct NewChange {
    /// UUIDv7.
    pub id: String,
    /// Made by the form: a repeat is known by it.
    pub form_id: String,
    /// `add`, `rename`, `move`, `merge`, `absorb`, `split`, `close`.
    pub kind: &'static str,
    /// From which day on.
    pub on: Date,
    /// The decision behind it, in words; may be empty.
    pub decision: String,
    /// Who records it.
    pub by: String,
}

/// Whether a form has been carried out before.
pub async fn is_recorded(conn: &mut Conn, by: &str, form_id: &str) -> Result<bool, DbError> {
    let found: i64 = on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM unit_changes WHERE recorded_by = $1 AND form_id = $2")
            .bind(by)
            .bind(form_id)
            .fetch_one(c)
            .await
    })?;
    Ok(found > 0)
}

/// Records a change and writes all that it does.
pub async fn write(conn: &mut Conn, change: &NewChange, effects: &[Effect], now: i64) -> Result<(), DbError> {
    record(conn, change, now).await?;
    let on = change.on.to_string();
    for (place, effect) in effects.iter().enumerate() {
        let id = format!("{}:{place}", change.id);
        match effect {
            Effect::Begin(newcomer) => {
                begin(conn, newcomer, &on, now).await?;
                let (parent, name) = (newcomer.parent.as_deref(), newcomer.name.as_str());
                put(conn, &id, &newcomer.id, parent, name, &on, None, now).await?;
            }
            Effect::Lift(old) => lift(conn, old, &id, change.on, now).await?,
            Effect::Place { unit, parent, name } => {
                put(conn, &id, unit, parent.as_deref(), name, &on, None, now).await?;
            }
            Effect::End(unit) => end(conn, unit, &on).await?,
            Effect::Succeed(step) => succeed(conn, step, now).await?,
            Effect::MovePeople { from, to } => {
                unit_members::move_all(conn, from, Some(to), &on, &change.id, now).await?
            }
            Effect::ReleasePeople(from) => unit_members::move_all(conn, from, None, &on, &change.id, now).await?,
        }
        for unit in touched(effect) {
            touch(conn, &change.id, unit).await?;
        }
    }
    Ok(())
}

fn touched(effect: &Effect) -> Vec<&str> {
    match effect {
        Effect::Begin(newcomer) => vec![&newcomer.id],
        Effect::Lift(old) => vec![&old.unit],
        Effect::Succeed(step) => vec![&step.predecessor, &step.successor],
        Effect::Place { .. } | Effect::End(_) | Effect::MovePeople { .. } | Effect::ReleasePeople(_) => Vec::new(),
    }
}

async fn record(conn: &mut Conn, change: &NewChange, now: i64) -> Result<(), DbError> {
    Ok(on!(conn, |c| {
        sqlx::query(
            "INSERT INTO unit_changes (id, form_id, kind, effective_on, decision, recorded_by, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&change.id)
        .bind(&change.form_id)
        .bind(change.kind)
        .bind(change.on.to_string())
        .bind(&change.decision)
        .bind(&change.by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?)
}

async fn touch(conn: &mut Conn, change: &str, unit: &str) -> Result<(), DbError> {
    Ok(on!(conn, |c| {
        sqlx::query(
            "INSERT INTO unit_change_units (change, unit) VALUES ($1, $2) ON CONFLICT (change, unit) DO NOTHING",
        )
        .bind(change)
        .bind(unit)
        .execute(c)
        .await
        .map(drop)
    })?)
}

async fn begin(conn: &mut Conn, newcomer: &Newcomer, on: &str, now: i64) -> Result<(), DbError> {
    Ok(on!(conn, |c| {
        sqlx::query(
            "INSERT INTO units (id, kind, area_code, agency_code, valid_from, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&newcomer.id)
        .bind(newcomer.kind.name())
        .bind(&newcomer.area_code)
        .bind(&newcomer.agency_code)
        .bind(on)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?)
}

#[expect(clippy::too_many_arguments, reason = "the columns of a row")]
async fn put(
    conn: &mut Conn,
    id: &str,
    unit: &str,
    parent: Option<&str>,
    name: &str,
    from: &str,
    to: Option<&str>,
    now: i64,
) -> Result<(), DbError> {
    Ok(on!(conn, |c| {
        sqlx::query(
            "INSERT INTO unit_placements
                (id, unit, parent, name, name_fold, sort_key, valid_from, valid_to, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(id)
        .bind(unit)
        .bind(parent)
        .bind(name)
        .bind(text::fold(name))
        .bind(text::sort_key(name))
        .bind(from)
        .bind(to)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?)
}

/// Supersedes a placement; what it said of the days before stays, in a row that ends.
async fn lift(conn: &mut Conn, old: &Placement, id: &str, on: Date, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE unit_placements SET superseded_at = $2 WHERE id = $1 AND superseded_at IS NULL")
            .bind(&old.id)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    if old.from >= on {
        return Ok(());
    }
    let (from, to) = (old.from.to_string(), on.to_string());
    put(conn, id, &old.unit, old.parent.as_deref(), &old.name, &from, Some(&to), now).await
}

async fn end(conn: &mut Conn, unit: &str, on: &str) -> Result<(), DbError> {
    Ok(on!(conn, |c| {
        sqlx::query("UPDATE units SET valid_to = $2 WHERE id = $1").bind(unit).bind(on).execute(c).await.map(drop)
    })?)
}

async fn succeed(conn: &mut Conn, step: &Succession, now: i64) -> Result<(), DbError> {
    Ok(on!(conn, |c| {
        sqlx::query(
            "INSERT INTO unit_successors (predecessor, successor, effective_on, recorded_at, is_main)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(&step.predecessor)
        .bind(&step.successor)
        .bind(step.on.to_string())
        .bind(now)
        .bind(step.is_main)
        .execute(c)
        .await
        .map(drop)
    })?)
}

/// Units to a statement.
const BEGUN_AT_ONCE: usize = 300;

/// Records many units that begin, some hundred to a statement; those above come before those below.
pub async fn begin_all(
    conn: &mut Conn,
    change: &NewChange,
    newcomers: &[(Newcomer, Date)],
    now: i64,
) -> Result<(), DbError> {
    record(conn, change, now).await?;
    for some in newcomers.chunks(BEGUN_AT_ONCE) {
        on!(conn, |c| {
            let mut query =
                QueryBuilder::new("INSERT INTO units (id, kind, area_code, agency_code, valid_from, recorded_at) ");
            query.push_values(some, |mut row, (unit, from)| {
                row.push_bind(&unit.id).push_bind(unit.kind.name()).push_bind(&unit.area_code);
                row.push_bind(&unit.agency_code).push_bind(from.to_string()).push_bind(now);
            });
            query.build().persistent(false).execute(c).await.map(drop)
        })?;
        on!(conn, |c| {
            let mut query = QueryBuilder::new(
                "INSERT INTO unit_placements (id, unit, parent, name, name_fold, sort_key, valid_from, recorded_at) ",
            );
            query.push_values(some, |mut row, (unit, from)| {
                row.push_bind(format!("{}:0", unit.id)).push_bind(&unit.id).push_bind(&unit.parent);
                row.push_bind(&unit.name).push_bind(text::fold(&unit.name)).push_bind(text::sort_key(&unit.name));
                row.push_bind(from.to_string()).push_bind(now);
            });
            query.build().persistent(false).execute(c).await.map(drop)
        })?;
        on!(conn, |c| {
            let mut query = QueryBuilder::new("INSERT INTO unit_change_units (change, unit) ");
            query.push_values(some, |mut row, (unit, _)| {
                row.push_bind(&change.id).push_bind(&unit.id);
            });
            query.build().persistent(false).execute(c).await.map(drop)
        })?;
    }
    Ok(())
}

/// A change that touched a unit.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RecordedChange {
    /// From which day on.
    pub effective_on: String,
    /// The decision behind it.
    pub decision: String,
    /// Who recorded it.
    pub by_name: String,
    /// When.
    pub recorded_at: i64,
}

/// The changes that touched a unit, the first one first.
pub async fn of_unit(conn: &mut Conn, unit: &str) -> Result<Vec<RecordedChange>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT unit_changes.effective_on, unit_changes.decision, people.full_name AS by_name,
                unit_changes.recorded_at
             FROM unit_change_units
             JOIN unit_changes ON unit_changes.id = unit_change_units.change
             JOIN people ON people.id = unit_changes.recorded_by
             WHERE unit_change_units.unit = $1 ORDER BY unit_changes.effective_on, unit_changes.id",
        )
        .bind(unit)
        .fetch_all(c)
        .await
    })?)
}
