//! The dry run: every row is compared with what is known. Nothing about people is written.

use super::{
    known,
    options::{Options, Told, from_json, json, mapping_of},
    unit_index,
};
use crate::{
    db::{
        DbError, import_facts, import_rows,
        import_verdicts::{self, NewVerdict, Outcome},
        imports::{self, Import},
        scope::{self, Reach},
        statistics::Growth,
    },
    secret,
    sensitive::{self, InUse},
    state::AppState,
};
use domain::{
    roster::{
        Act, Defaults, Draft, Fault, Finding, Found, Known, Leaving, Mapping, Matches, PlacedUnit, Repeats, Row,
        StaffKind, StaffLevel, UnitIndex, UnitWish, Verdict, decide, read,
    },
    text,
};
use jiff::civil::Date;

/// Rows of one portion: each of its verdicts binds about thirty values, and SQLite takes 32,766.
const ROWS: i64 = 500;
/// Verdicts of an earlier comparison that one statement takes away.
const DISCARDED: i64 = 5_000;

/// Compares every row, from the first on: what has come before in the file is known only so.
pub(super) async fn run(app: &AppState, import: Import) -> Result<(), DbError> {
    let mut check = Check::of(app, import).await?;
    check.discard().await?;
    let (mut line, mut growth) = (0, Growth::default());
    loop {
        let rows = import_rows::after(&mut app.db.read().await?, &check.import.id, line, ROWS).await?;
        let Some((last, _)) = rows.last() else { break };
        let last = *last;
        growth.add(&app.db, rows.len()).await;
        let verdicts = check.portion(rows).await?;
        let facts: Vec<_> = verdicts.iter().flat_map(|one| one.facts.clone()).collect();
        let (id, now) = (check.import.id.clone(), app.clock.now());
        let is_ours = app.db.write(move |conn| {
            Box::pin(async move {
                import_verdicts::store(conn, &id, &verdicts).await?;
                import_facts::store(conn, &id, &facts).await?;
                imports::advance(conn, &id, "checking", (line, last), now).await
            })
        });
        if !is_ours.await? {
            return Ok(());
        }
        line = last;
    }
    growth.end(&app.db).await;
    check.conclude().await
}

struct Check {
    app: AppState,
    import: Import,
    reach: Reach,
    mapping: Mapping,
    options: Options,
    index: UnitIndex,
    repeats: Repeats,
    today: Date,
    in_use: Vec<InUse>,
}

impl Check {
    async fn of(app: &AppState, import: Import) -> Result<Self, DbError> {
        let today = app.clock.today();
        let reach = Reach { actor: import.made_by.clone(), day: today.to_string() };
        let mut conn = app.db.read().await?;
        let index = unit_index(&mut conn, &reach).await?;
        let in_use = sensitive::in_use(&mut conn).await?;
        drop(conn);
        let on: Vec<_> = in_use.iter().map(|used| used.field).collect();
        Ok(Self {
            app: app.clone(),
            mapping: mapping_of(&import.mapping)?.allowing(&on),
            in_use,
            options: from_json(&import.options)?,
            import,
            reach,
            index,
            repeats: Repeats::default(),
            today,
        })
    }

    async fn discard(&self) -> Result<(), DbError> {
        loop {
            let (id, now) = (self.import.id.clone(), self.app.clock.now());
            let gone = self.app.db.write(move |conn| {
                Box::pin(async move {
                    imports::advance(conn, &id, "checking", (0, 0), now).await?;
                    import_facts::discard(conn, &id).await?;
                    import_verdicts::discard(conn, &id, DISCARDED).await
                })
            });
            if gone.await? == 0 {
                break;
            }
        }
        // A run that went before may have left its mark.
        let (id, from, now) = (self.import.id.clone(), self.import.done_line, self.app.clock.now());
        self.app
            .db
            .write(move |conn| {
                Box::pin(async move { imports::advance(conn, &id, "checking", (from, 0), now).await.map(drop) })
            })
            .await
    }

    async fn portion(&mut self, rows: Vec<import_rows::Row>) -> Result<Vec<NewVerdict>, DbError> {
        let mut drafts = Vec::with_capacity(rows.len());
        for (line, cells) in rows {
            let cells: Vec<String> = from_json(&cells)?;
            let row = Row { line: usize::try_from(line).unwrap_or_default(), cells: &cells };
            drafts.push(read(&self.mapping, row, self.options.rewrites_capitals, self.today));
        }
        let day = self.reach.day.clone();
        let mut conn = self.app.db.read().await?;
        let people =
            known::load(&mut conn, &self.reach.actor, &self.index, &day, drafts.iter().map(|(draft, _)| draft)).await?;
        drop(conn);
        drafts.into_iter().map(|(draft, faults)| self.verdict(draft, faults, &people)).collect()
    }

    fn verdict(&mut self, draft: Draft, mut faults: Vec<Fault>, people: &known::People) -> Result<NewVerdict, DbError> {
        let found = self.index.find(&draft.unit);
        let place = self.mapping.places(draft.unit.purpose()).next();
        faults.extend(found.fault(&draft.unit, place));
        let unit = match found {
            Found::One(unit) => Some(unit.clone()),
            Found::Many(_) | Found::Ended(_) | Found::Nothing => None,
        };
        let common = self.options.unit.as_deref().and_then(|id| self.index.of(id)).cloned();
        let body = unit.as_ref().or(common.as_ref()).map(|unit| unit.top.clone());
        faults.extend(self.repeats.see(&draft, body.as_deref().unwrap_or_default()));
        let matches = people.matches(&draft, body.as_deref());
        let finding = if faults.is_empty() {
            decide(&draft, unit.as_ref(), matches, self.defaults(common.as_ref()))
        } else {
            mended_first(faults, matches)
        };
        self.new_verdict(&draft, unit.as_ref(), matches, finding)
    }

    fn defaults<'a>(&self, common: Option<&'a PlacedUnit>) -> Defaults<'a> {
        use domain::roster::Purpose;
        Defaults {
            unit: common,
            unit_is_for_all: !self.mapping.has(Purpose::Unit) && !self.mapping.has(Purpose::UnitCode),
            staff_kind: StaffKind::named(&self.options.staff_kind).unwrap_or(StaffKind::CongChuc),
            staff_level: StaffLevel::named(&self.options.staff_level).unwrap_or(StaffLevel::Xa),
        }
    }

    fn new_verdict(
        &self,
        draft: &Draft,
        unit: Option<&PlacedUnit>,
        matches: Matches<'_>,
        finding: Finding,
    ) -> Result<NewVerdict, DbError> {
        let known = [matches.by_code, matches.by_email]
            .into_iter()
            .flatten()
            .find(|known| Some(&known.id) == finding.person.as_ref());
        let membership = known.and_then(|known| known.membership.as_ref());
        let wanted = |field: &str| finding.requests.iter().find(|one| one.field == field).map(|one| one.new.clone());
        let told = Told {
            changes: finding.changes.clone(),
            requests: finding.requests.clone(),
            faults: finding.faults.iter().cloned().map(Into::into).collect(),
            reasons: finding.reasons.iter().map(|reason| (*reason).to_owned()).collect(),
            rewritten: draft.rewritten.clone(),
        };
        Ok(NewVerdict {
            line: i64::try_from(draft.line).unwrap_or(i64::MAX),
            verdict: finding.verdict.name(),
            act: finding.act.name(),
            person: match finding.act {
                Act::Create => Some(secret::uuid(self.app.clock.now())),
                _ => finding.person.clone(),
            },
            membership: membership.map(|one| one.id.clone()),
            shown: shown(draft, unit, known.filter(|known| known.in_reach)),
            told: json(&told)?,
            stands_in_for: finding.stands_in_for.clone(),
            facts: self.facts(draft, known.filter(|known| known.in_reach), &finding),
            wanted_email: wanted("email"),
            wanted_code: wanted("staff_code"),
            valid_from: Some(self.day_of(draft, membership.map(|one| one.valid_from.as_str()))),
            result: finding.result.map(outcome),
        })
    }

    /// What of the sensitive facts is new.
    fn facts(&self, draft: &Draft, known: Option<&Known>, finding: &Finding) -> Vec<import_facts::RowFact> {
        if !matches!(finding.act, Act::Create | Act::Amend | Act::Place) {
            return Vec::new();
        }
        let line = i64::try_from(draft.line).unwrap_or(i64::MAX);
        let of = |used: &InUse| {
            let before = known.and_then(|known| known.sensitive.of(used.field));
            let fact = draft.sensitive.of(used.field).filter(|fact| Some(*fact) != before)?;
            Some((line, used.id.clone(), fact))
        };
        self.in_use.iter().filter_map(of).collect()
    }

    /// The day of the file; for who left earlier that day, as long as she was there by then.
    fn day_of(&self, draft: &Draft, since: Option<&str>) -> String {
        match &draft.leaving {
            Leaving::On(day) if since.is_some_and(|since| since < day.as_str()) => day.clone(),
            _ => self.reach.day.clone(),
        }
    }

    /// Whoever is absent from a whole list is proposed as left; then the dry run is done.
    async fn conclude(self) -> Result<(), DbError> {
        let whole = self.options.unit.clone().filter(|_| self.options.is_whole_list);
        let (reach, import, now) = (self.reach, self.import, self.app.clock.now());
        let told = json(&Told::default())?;
        self.app
            .db
            .write(move |conn| {
                Box::pin(async move {
                    if let Some(unit) = whole
                        && scope::holds_unit(conn, &reach, &unit).await?
                    {
                        let last = import.last_line;
                        import_verdicts::propose_absent(conn, &import.id, &unit, &reach.day, last, &told).await?;
                    }
                    imports::turn(conn, &import.id, &["checking"], "checked", now).await.map(drop)
                })
            })
            .await
    }
}

/// A row with faults is nobody's, but whoever it seems to be is not absent.
fn mended_first(faults: Vec<Fault>, matches: Matches<'_>) -> Finding {
    let person = matches.by_code.or(matches.by_email).filter(|known| known.in_reach).map(|known| known.id.clone());
    Finding {
        verdict: Verdict::Mend,
        act: Act::Nothing,
        person,
        changes: Vec::new(),
        requests: Vec::new(),
        stands_in_for: None,
        faults,
        reasons: Vec::new(),
        result: None,
    }
}

fn shown(draft: &Draft, unit: Option<&PlacedUnit>, known: Option<&Known>) -> [String; 3] {
    let written = match &draft.unit {
        UnitWish::Code(text) | UnitWish::Name(text) => text.clone(),
        UnitWish::Unsaid => {
            known.and_then(|known| known.membership.as_ref()).map(|one| one.unit_name.clone()).unwrap_or_default()
        }
    };
    let key = draft.email.clone().or(draft.staff_code.clone()).unwrap_or_default();
    [draft.full_name.clone(), key, unit.map(|unit| unit.name().to_owned()).unwrap_or(written)]
}

fn outcome(known: Known) -> Outcome {
    let work = known.membership;
    let text_of = |of: fn(&domain::roster::KnownMembership) -> &str| {
        work.as_ref().map(|work| of(work).to_owned()).unwrap_or_default()
    };
    Outcome {
        name_fold: text::fold(&known.full_name),
        sort_key: text::person_sort_key(&known.full_name, &known.given_name),
        unit: text_of(|work| &work.unit),
        position: text_of(|work| &work.position),
        is_leader: work.as_ref().is_some_and(|work| work.is_leader),
        staff_kind: work.as_ref().map_or("khac", |work| work.staff_kind.name()),
        staff_level: work.as_ref().map_or("xa", |work| work.staff_level.name()),
        full_name: known.full_name,
        given_name: known.given_name,
        birth_date: known.birth_date,
        sex: known.sex.name(),
        email: known.email,
        staff_code: known.staff_code,
        staff_body: known.staff_body,
    }
}
