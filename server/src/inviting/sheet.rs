//! Codes as slips to cut out: a PDF that is made once and kept nowhere.

use super::{FOURTEEN_DAYS, Slip};
use crate::state::AppState;
use app::words::Words;
use domain::locale::Locale;
use paper::{Slips, UnitSlips};

/// A PDF of these slips, in the order in which they come, each unit on pages of its own.
pub async fn sheet(app: &AppState, locale: Locale, slips: Vec<Slip>) -> Result<Vec<u8>, String> {
    let (words, now) = (Words::new(locale), app.clock.now());
    let sheet = Slips {
        site: format!("{}/code", app.store.public_url),
        until: words.date(app.clock.day(now + FOURTEEN_DAYS - 24 * 3_600_000)),
        made: words.date_time(app.clock.local(now)),
        units: by_unit(slips),
    };
    let set = tokio::task::spawn_blocking(move || paper::slips_pdf(&sheet, locale)).await;
    set.map_err(|error| error.to_string())?.map_err(|error| error.to_string())
}

fn by_unit(slips: Vec<Slip>) -> Vec<UnitSlips> {
    let mut units: Vec<UnitSlips> = Vec::new();
    for Slip { full_name, unit_name, sign_in_name, code } in slips {
        let slip = paper::Slip { full_name, sign_in_name, code };
        match units.iter_mut().find(|unit| unit.name == unit_name) {
            Some(unit) => unit.slips.push(slip),
            None => units.push(UnitSlips { name: unit_name, slips: vec![slip] }),
        }
    }
    units
}
