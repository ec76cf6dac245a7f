//! The rows of an import that are to be mended, as a file.

use crate::{
    csv_file,
    db::{import_verdicts, imports},
    error::encode,
    http::desk::Desk,
    importing::{Told, from_json},
    render::Answer,
    state::AppState,
    visit::Visit,
};
use app::words::Words;
use axum::{
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};
use domain::{locale::Locale, roster::Verdict};

/// Lines that are read at a time.
const FAULTS: i64 = 1000;

/// GET /desk/imports/{import}/faults.csv: every row that is to be mended, to open beside the file.
pub async fn show(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let import = imports::get_own(&mut app.db.read().await?, &id, &desk.reach.actor).await?;
    let heads = ["import-line", "admin-full-name", "import-key", "import-column-letters", "import-fault", "import-how"];
    let mut sheet = csv_file::start(heads.map(|key| words.say(key)));
    let (mut after, place) = (0, usize::from(visit.locale != Locale::Vi));
    loop {
        let mut conn = app.db.read().await?;
        let rows = import_verdicts::page(&mut conn, &id, Verdict::Mend.name(), after, FAULTS).await?;
        drop(conn);
        let Some(last) = rows.last() else { break };
        after = last.line;
        for row in rows {
            let told: Told = from_json(&row.told)?;
            for fault in told.faults {
                let [what, mend] = [&fault.what[place], &fault.mend[place]];
                let column = fault.column.unwrap_or_default();
                sheet.push_str(&csv_file::line([
                    row.line.to_string(),
                    row.shown_name.clone(),
                    row.shown_email.clone(),
                    column,
                    what.clone(),
                    mend.clone(),
                ]));
            }
        }
    }
    let name = format!("attachment; filename*=UTF-8''{}", encode(&format!("{}-loi.csv", import.file_name)));
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, sheet).into_response())
}
