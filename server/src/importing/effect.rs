//! An import takes effect, or is undone, portion by portion, each in one short transaction; every portion once.

use crate::{
    db::{
        DbError, audit,
        import_effects::{self, Portion},
        import_facts, import_undoing, import_verdicts,
        imports::{self, Import},
        statistics::Growth,
    },
    state::AppState,
};
use app::words::Words;
use domain::locale::Locale;

/// Lines of one portion: few enough for a short write, many enough for few statements.
const LINES: i64 = 500;

/// Puts what was taken into effect.
pub(super) async fn apply(app: &AppState, import: Import) -> Result<(), DbError> {
    let words = Words::new(Locale::Vi);
    let told = [
        (words.say("message-asked-unit"), words.say("message-asked-unit-body")),
        (words.say("message-asked-key"), words.say("message-asked-key-body")),
    ];
    let mut line = import.done_line;
    let mut growth = Growth::default();
    while let Some(portion) = next(app, &import, line).await? {
        growth.add(&app.db, usize::try_from(portion.last - line).unwrap_or_default()).await;
        line = portion.last;
        let (import, told, now) = (import.clone(), told.clone(), app.clock.now());
        let is_ours = app.db.write(move |conn| {
            Box::pin(async move {
                let lines = (portion.first, portion.last);
                if !imports::advance(conn, &import.id, "applying", lines, now).await? {
                    return Ok(false);
                }
                import_effects::take(conn, &portion, import.takes_confirm, import.takes_absent).await?;
                import_effects::change_people(conn, &portion, now).await?;
                import_effects::change_memberships(conn, &portion, now).await?;
                import_facts::take_effect(conn, &portion, &import.made_by, now).await?;
                import_effects::ask(conn, &portion, &import.made_by, &told, now).await?;
                import_effects::conclude(conn, &portion, &import.made_by, now).await?;
                Ok(true)
            })
        });
        if !is_ours.await? {
            return Ok(());
        }
    }
    growth.end(&app.db).await;
    end(app, import, "applying", "applied", "import-applied").await
}

/// Brings back what was before, except for rows that have changed since.
pub(super) async fn undo(app: &AppState, import: Import) -> Result<(), DbError> {
    let mut line = import.done_line;
    while let Some(portion) = next(app, &import, line).await? {
        line = portion.last;
        let (import, now) = (import.clone(), app.clock.now());
        let is_ours = app.db.write(move |conn| {
            Box::pin(async move {
                let lines = (portion.first, portion.last);
                if !imports::advance(conn, &import.id, "undoing", lines, now).await? {
                    return Ok(false);
                }
                import_undoing::take_back(conn, &portion).await?;
                import_undoing::restore(conn, &portion, now).await?;
                import_facts::take_back(conn, &portion, &import.made_by, now).await?;
                import_undoing::withdraw(conn, &portion, &import.made_by, now).await?;
                Ok(true)
            })
        });
        if !is_ours.await? {
            return Ok(());
        }
    }
    end(app, import, "undoing", "undone", "import-undone").await
}

/// The lines that come next, up to the last of its verdicts.
async fn next(app: &AppState, import: &Import, line: i64) -> Result<Option<Portion>, DbError> {
    let lines = import_verdicts::lines_after(&mut app.db.read().await?, &import.id, line, LINES).await?;
    Ok(lines.map(|last| Portion { import: import.id.clone(), first: line, last }))
}

async fn end(
    app: &AppState,
    import: Import,
    from: &'static str,
    to: &'static str,
    action: &'static str,
) -> Result<(), DbError> {
    let now = app.clock.now();
    let written = app.db.write(move |conn| {
        Box::pin(async move {
            if imports::turn(conn, &import.id, &[from], to, now).await? {
                let outcomes = import_verdicts::outcomes(conn, &import.id).await?;
                let counted: Vec<String> =
                    outcomes.iter().map(|(outcome, count)| format!("{outcome} {count}")).collect();
                let entry = audit::Entry {
                    actor: Some(&import.made_by),
                    action,
                    subject_kind: "imports",
                    subject: &import.id,
                    detail: Some(format!("{}: {}", import.file_name, counted.join(", "))),
                };
                audit::record(conn, entry, now).await?;
            }
            Ok(())
        })
    });
    written.await
}
