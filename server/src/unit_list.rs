//! Lists of units, compared within a coordinator's reach and written: for the desk and for the command line.

use crate::{
    db::{
        Conn, Db, DbError, audit,
        organisation::{self, NewChange},
        scope::{self, Reach},
    },
    secret,
    spreadsheet::Table,
};
use domain::organisation::{Change, Known, Listed, Newcomer, NoNames, Tree, compare, effects};
use jiff::civil::Date;

/// A list that was compared.
pub struct Comparison {
    /// What each line comes to.
    pub lines: Vec<(usize, Listed)>,
    /// What it was compared with.
    pub tree: Tree,
}

impl Comparison {
    /// Compares a table with what the actor reaches; units that name no unit above hang below this one.
    pub async fn of(
        conn: &mut Conn,
        reach: &Reach,
        today: Date,
        parent: Option<&str>,
        table: &Table,
        now: i64,
    ) -> Result<Result<Self, NoNames>, DbError> {
        let tree = organisation::load(conn).await?;
        let reached = scope::units(conn, reach).await?;
        let may_add_tops = scope::holds_everything(conn, reach).await?;
        let holds = |unit: &str| reached.contains(unit);
        let known = Known { tree: &tree, today, holds: &holds, may_add_tops, parent };
        let rows: Vec<(usize, Vec<String>)> = table.rows.iter().map(|line| (line.number, line.cells.clone())).collect();
        let lines = compare(&known, &table.headings, &rows, || secret::uuid(now));
        Ok(lines.map(|lines| Self { lines, tree }))
    }

    /// How many lines are new, known, renamed and wrong.
    pub fn counts(&self) -> [i64; 4] {
        let mut counts = [0; 4];
        for (_, listed) in &self.lines {
            counts[match listed {
                Listed::New(..) => 0,
                Listed::Same => 1,
                Listed::Renamed { .. } => 2,
                Listed::Wrong(_) => 3,
            }] += 1;
        }
        counts
    }

    /// Writes what is new and what has another name from a day on, all of it or nothing.
    pub async fn write(self, db: &Db, by: &str, form_id: &str, on: Date, now: i64) -> Result<(), DbError> {
        let mut newcomers: Vec<(Newcomer, Date)> = Vec::new();
        let mut renamings = Vec::new();
        for (_, listed) in self.lines {
            match listed {
                Listed::New(newcomer, from) => newcomers.push((newcomer, from)),
                Listed::Renamed { unit, to, .. } => renamings.push(Change::Rename { unit, name: to }),
                Listed::Same | Listed::Wrong(_) => {}
            }
        }
        let change = |kind, mark: &str| NewChange {
            id: secret::uuid(now),
            form_id: format!("{form_id}{mark}"),
            kind,
            on,
            decision: String::new(),
            by: by.to_owned(),
        };
        let begun = change("add", "");
        let mut renamed = Vec::new();
        for (at, renaming) in renamings.iter().enumerate() {
            // What has been changed for a later day cannot be renamed before; it is told by the next comparison.
            if let Ok(effects) = effects(&self.tree, on, renaming) {
                renamed.push((change("rename", &format!("-{at}")), effects));
            }
        }
        db.write(move |conn| {
            Box::pin(async move {
                organisation::begin_all(conn, &begun, &newcomers, now).await?;
                for (change, effects) in &renamed {
                    organisation::write(conn, change, effects, now).await?;
                }
                let entry = audit::Entry {
                    actor: Some(&begun.by),
                    action: "units-imported",
                    subject_kind: "unit_changes",
                    subject: &begun.id,
                    detail: None,
                };
                audit::record(conn, entry, now).await
            })
        })
        .await
    }
}
