//! The sheet of slips as an answer: it is made once and kept nowhere.

use crate::{error::Error, inviting, render::Answer, state::AppState};
use app::words::Words;
use axum::{
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::locale::Locale;
use paper::{Slip, Slips, UnitSlips};

/// A PDF of these slips, in the order in which they come, each unit on pages of its own.
pub(super) async fn answer(app: &AppState, locale: Locale, slips: Vec<inviting::Slip>) -> Answer {
    let (words, now) = (Words::new(locale), app.clock.now());
    let sheet = Slips {
        site: format!("{}/code", app.store.public_url),
        until: words.date(app.clock.day(now + inviting::FOURTEEN_DAYS - 24 * 3_600_000)),
        made: words.date_time(app.clock.local(now)),
        units: by_unit(slips),
    };
    let name = format!("phieu-ma-{}.pdf", app.clock.today());
    let set = tokio::task::spawn_blocking(move || paper::slips_pdf(&sheet, locale)).await;
    let internal = |error: &dyn ToString| Error::Internal(error.to_string());
    let bytes = set.map_err(|error| internal(&error))?.map_err(|error| internal(&error))?;
    let disposition =
        HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(|error| internal(&error))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

fn by_unit(slips: Vec<inviting::Slip>) -> Vec<UnitSlips> {
    let mut units: Vec<UnitSlips> = Vec::new();
    for inviting::Slip { full_name, unit_name, sign_in_name, code } in slips {
        let slip = Slip { full_name, sign_in_name, code };
        match units.iter_mut().find(|unit| unit.name == unit_name) {
            Some(unit) => unit.slips.push(slip),
            None => units.push(UnitSlips { name: unit_name, slips: vec![slip] }),
        }
    }
    units
}
