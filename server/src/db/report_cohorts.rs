//! Which cohorts ask whom for what, at an instant, for reports by cohort.

use super::{Conn, DbError, on, scope::Reach, scope::housed};

/// A cohort within reach.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Cohort {
    /// The cohort.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// The cohorts of units within reach, the latest first.
pub async fn within_reach(conn: &mut Conn, reach: &Reach) -> Result<Vec<Cohort>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(housed!(
            "SELECT cohorts.id, cohorts.title FROM cohorts JOIN housed ON housed.unit = cohorts.unit
             ORDER BY cohorts.opens_on DESC, cohorts.id DESC LIMIT 2000"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .fetch_all(c)
        .await
    })?)
}

/// The cohorts of units within reach that were there at an instant, by their titles of then, the latest opened first.
pub async fn known(conn: &mut Conn, reach: &Reach, at: i64) -> Result<Vec<Cohort>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(housed!(
            "SELECT cohorts.id, COALESCE(former.title, cohorts.title) AS title
             FROM cohorts JOIN housed ON housed.unit = cohorts.unit
             LEFT JOIN former_cohort_titles former ON former.cohort = cohorts.id
                AND former.superseded_at = (SELECT MIN(later.superseded_at) FROM former_cohort_titles later
                    WHERE later.cohort = cohorts.id AND later.superseded_at > $3)
             WHERE cohorts.created_at <= $3
             ORDER BY cohorts.created_at DESC, cohorts.id DESC LIMIT 2000"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(at)
        .fetch_all(c)
        .await
    })?)
}

/// Cohort and course of what cohorts within reach asked for at an instant; courses of a programme are all that it counts.
pub async fn courses(conn: &mut Conn, reach: &Reach, at: i64) -> Result<Vec<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(housed!(
            "SELECT assignments.cohort, assignments.course FROM assignments
             JOIN cohorts ON cohorts.id = assignments.cohort JOIN housed ON housed.unit = cohorts.unit
             WHERE assignments.course IS NOT NULL
                AND assignments.recorded_at <= $3 AND (assignments.superseded_at IS NULL OR assignments.superseded_at > $3)
             UNION
             SELECT assignments.cohort, programme_line_courses.course FROM assignments
             JOIN cohorts ON cohorts.id = assignments.cohort JOIN housed ON housed.unit = cohorts.unit
             JOIN programme_line_courses ON programme_line_courses.programme = assignments.programme
             WHERE assignments.recorded_at <= $3
                AND (assignments.superseded_at IS NULL OR assignments.superseded_at > $3)"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(at)
        .fetch_all(c)
        .await
    })?)
}

/// Person and cohort of everybody who was in a cohort within reach at an instant.
pub async fn members(conn: &mut Conn, reach: &Reach, at: i64) -> Result<Vec<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(housed!(
            "SELECT cohort_members.person, cohort_members.cohort FROM cohort_members
             JOIN cohorts ON cohorts.id = cohort_members.cohort JOIN housed ON housed.unit = cohorts.unit
             WHERE cohort_members.joined_at <= $3 AND (cohort_members.left_at IS NULL OR cohort_members.left_at > $3)"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(at)
        .fetch_all(c)
        .await
    })?)
}
