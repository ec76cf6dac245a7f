//! Filling a cohort: what is wished, a preview of who and why, and its coming into effect.

use super::{Desk, cohort_check::known, cohorts::sentence};
use crate::{
    db::{
        cohort_members::{self, CandidateRow},
        cohort_rules, cohorts,
        cohorts::Cohort,
        enrolments,
    },
    error::Error,
    fields::Fields,
    learning::cohort_filling::{self, Joining},
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::desk::filling::{FillingForm, FillingPage, PreviewPage, PreviewView, TypedRule, Verdict},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::cohort::{Candidate, Criterion, Filling, Found, Left, Preview, Rule, fill, read_list};
use jiff::civil::Date;
use leptos::prelude::*;

/// Rows of each list of a preview.
const SHOWN: usize = 300;
/// The longest list: as much as a form holds.
const LONGEST_LIST: usize = 500_000;
const SEXES: [&str; 2] = ["female", "male"];
const STAFF_KINDS: [&str; 5] = ["can-bo", "cong-chuc", "vien-chuc", "dai-bieu", "khac"];
const STAFF_LEVELS: [&str; 3] = ["trung-uong", "tinh", "xa"];

/// What somebody wishes to fill a cohort with.
enum Wish {
    Rule(Rule),
    List(String),
}

/// GET /desk/cohorts/{cohort}/filling
pub async fn form(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    let cohort = cohorts::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    let rule = TypedRule { unit: cohort.unit.clone(), ..TypedRule::default() };
    page(&app, &visit, &desk, cohort, FillingForm { rule, ..FillingForm::default() }).await
}

async fn page(app: &AppState, visit: &Visit, desk: &Desk, cohort: Cohort, form: FillingForm) -> Answer {
    if cohort.closed_at.is_some() {
        return Ok(redirect_with(&format!("/desk/cohorts/{}", cohort.id), "flash-cohort-closed-before"));
    }
    let words = Words::new(visit.locale);
    let units = super::units(&mut app.db.read().await?, &desk.reach).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let form = FillingForm {
        id: cohort.id,
        title: cohort.title,
        units,
        young_below: app.serve.training.young_below_age,
        ..form
    };
    let page = Page::new(app, visit, words.say("cohort-fill")).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <FillingPage words form=form.clone()/> }).await)
}

/// POST /desk/cohorts/{cohort}/preview: changes nothing.
pub async fn preview(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let cohort = cohorts::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    let wish = match wish(&app, words, &desk, &cohort, &fields).await? {
        Ok(wish) => wish,
        Err(form) => return page(&app, &visit, &desk, cohort, *form).await,
    };
    let plan = Plan::of(&app, &desk, &cohort, wish).await?;
    let units = super::units(&mut app.db.read().await?, &desk.reach).await?;
    let fields = fields.0.into_iter().filter_map(|(name, value)| {
        let known = [
            "way",
            "rule",
            "list",
            "unit",
            "sex",
            "younger_than",
            "position",
            "staff_kind",
            "staff_level",
            "is_leader",
        ];
        Some((known.into_iter().find(|known| *known == name)?, value))
    });
    let view = PreviewView {
        rule: plan.rule().map(|rule| sentence(words, rule, &units)),
        fields: fields.collect(),
        form_id: secret::uuid(app.clock.now()),
        ..plan.view(words)
    };
    let page = Page::new(&app, &visit, words.say("cohort-preview")).at(Place::Desk);
    Ok(page.show(move || view! { <PreviewPage words preview=view/> }).await)
}

/// POST /desk/cohorts/{cohort}/members: lets in who is meant now, and lets go whom the coordinator ticked.
pub async fn join(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let cohort = cohorts::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    if cohort.closed_at.is_some() {
        return Ok(redirect_with(&format!("/desk/cohorts/{id}"), "flash-cohort-closed-before"));
    }
    let wish = match wish(&app, words, &desk, &cohort, &fields).await? {
        Ok(wish) => wish,
        Err(form) => return page(&app, &visit, &desk, cohort, *form).await,
    };
    let plan = Plan::of(&app, &desk, &cohort, wish).await?;
    let leaving: Vec<String> = plan
        .gone()
        .map(|row| row.person.clone())
        .filter(|person| fields.all("leave").any(|ticked| ticked == person))
        .collect();
    if !leaving.is_empty() {
        let (now, cohort) = (app.clock.now(), id.clone());
        app.db
            .write(move |conn| {
                Box::pin(async move {
                    for person in &leaving {
                        cohort_members::leave(conn, &cohort, person, "rule", now).await?;
                    }
                    Ok(())
                })
            })
            .await?;
    }
    let people = plan.preview.joining.iter().map(|place| plan.rows[*place].person.clone()).collect();
    let rule = plan.rule().and_then(|rule| serde_json::to_string(rule).ok());
    cohort_filling::fill(&app, Joining { cohort: id.clone(), people, rule, by: desk.actor.person }).await?;
    Ok(redirect_with(&format!("/desk/cohorts/{id}"), "flash-cohort-filled"))
}

/// POST /desk/cohorts/{cohort}/members/{person}/end: a member leaves; history and certificates stay.
pub async fn leave(
    State(app): State<AppState>,
    desk: Desk,
    Path((id, person)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let mut conn = app.db.read().await?;
    cohorts::get(&mut conn, &desk.reach, &id).await?;
    super::holds_person(&mut conn, &desk.reach, &person).await?;
    drop(conn);
    let with_courses = fields.find("courses").is_some();
    let courses = if with_courses { cohort_filling::courses_of(&app, &id).await? } else { Vec::new() };
    let (now, by, back) = (app.clock.now(), desk.actor.person, format!("/desk/people/{person}/assignments"));
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if !cohort_members::leave(conn, &id, &person, "coordinator", now).await? {
                    return Err(crate::db::DbError::NotFound);
                }
                for course in &courses {
                    enrolments::close_unfinished(conn, &person, course, "removed", now).await?;
                }
                super::cohorts::audited(conn, &by, "cohort-left", &id, now).await
            })
        })
        .await?;
    Ok(redirect_with(&back, "flash-cohort-left"))
}

/// Reads what is wished; a form that cannot be read comes back with messages.
async fn wish(
    app: &AppState,
    words: Words,
    desk: &Desk,
    cohort: &Cohort,
    fields: &Fields,
) -> Result<Result<Wish, Box<FillingForm>>, Error> {
    let mut conn = app.db.read().await?;
    if fields.get("way") == "again" {
        let rules = cohort_rules::of_cohort(&mut conn, &cohort.id).await?;
        let row = rules.into_iter().find(|row| row.id == fields.get("rule")).ok_or(Error::NotFound)?;
        return Ok(Ok(Wish::Rule(serde_json::from_str(&row.rule).unwrap_or_default())));
    }
    let mut form =
        FillingForm { rule: typed_rule(fields), list: fields.get("list").to_owned(), ..FillingForm::default() };
    if fields.get("way") == "list" {
        form.rule.unit.clone_from(&cohort.unit);
        if form.list.trim().is_empty() {
            form.errors.add("list", words.say("field-needed"));
        } else if form.list.len() > LONGEST_LIST {
            form.errors.add("list", words.with("field-too-long", &[("most", LONGEST_LIST.into())]));
        }
        return Ok(if form.errors.is_empty() { Ok(Wish::List(form.list)) } else { Err(Box::new(form)) });
    }
    let units = super::units(&mut conn, &desk.reach).await?;
    let rule = checked_rule(words, &form.rule, &units, &mut form.errors);
    Ok(if form.errors.is_empty() { Ok(Wish::Rule(rule)) } else { Err(Box::new(form)) })
}

fn typed_rule(fields: &Fields) -> TypedRule {
    let text = |name: &str| fields.trimmed(name).to_owned();
    TypedRule {
        unit: text("unit"),
        sex: text("sex"),
        younger_than: text("younger_than"),
        position: domain::text::single_spaces(fields.trimmed("position")),
        staff_kind: text("staff_kind"),
        staff_level: text("staff_level"),
        is_leader: text("is_leader"),
    }
}

fn checked_rule(words: Words, typed: &TypedRule, units: &[(String, String)], errors: &mut FieldErrors) -> Rule {
    if !units.iter().any(|(id, _)| *id == typed.unit) {
        errors.add("unit", words.say("field-choose"));
    }
    let younger_than = typed.younger_than.parse().ok().filter(|age| (1..=150).contains(age));
    if !typed.younger_than.is_empty() && younger_than.is_none() {
        errors.add("younger_than", words.say("cohort-age-wrong"));
    }
    if domain::text::longer_than(&typed.position, 120) {
        errors.add("position", words.with("field-too-long", &[("most", 120.into())]));
    }
    let mut choice = |field: &'static str, value: &str, known: &[&str]| {
        if value.is_empty() {
            return None;
        }
        if !known.contains(&value) {
            errors.add(field, words.say("field-choose"));
        }
        Some(value.to_owned())
    };
    Rule {
        unit: typed.unit.clone(),
        sex: choice("sex", &typed.sex, &SEXES),
        younger_than,
        position: typed.position.clone(),
        staff_kind: choice("staff_kind", &typed.staff_kind, &STAFF_KINDS),
        staff_level: choice("staff_level", &typed.staff_level, &STAFF_LEVELS),
        is_leader: choice("is_leader", &typed.is_leader, &["yes", "no"]).map(|value| value == "yes"),
    }
}

/// What a wish means today.
struct Plan {
    cohort: Cohort,
    opens_on: Date,
    rows: Vec<CandidateRow>,
    candidates: Vec<Candidate>,
    preview: Preview,
    kind: Kind,
}

/// By what: a rule with its id from an earlier run, or a list with the lines that do not mean one person.
enum Kind {
    Rule(Rule, Option<String>),
    List(Vec<(usize, String, Found)>),
}

impl Plan {
    async fn of(app: &AppState, desk: &Desk, cohort: &Cohort, wish: Wish) -> Result<Self, Error> {
        let unit = match &wish {
            Wish::Rule(rule) => rule.unit.clone(),
            Wish::List(_) => String::new(),
        };
        let mut conn = app.db.read().await?;
        let mut rows = cohort_members::candidates(&mut conn, &desk.reach, &unit, &cohort.id).await?;
        let members = cohort_members::count(&mut conn, &cohort.id).await?;
        let before = cohort_rules::of_cohort(&mut conn, &cohort.id).await?;
        drop(conn);
        let kind = match wish {
            Wish::Rule(rule) => {
                let json = serde_json::to_string(&rule).unwrap_or_default();
                let run = before.into_iter().find(|row| row.rule == json).map(|row| row.id);
                Kind::Rule(rule, run)
            }
            Wish::List(list) => {
                let lines = read_list(&list, &rows.iter().map(known).collect::<Vec<_>>());
                let mut problems = Vec::new();
                let mut chosen = Vec::new();
                for line in lines {
                    match line.found {
                        Found::One(place) => chosen.push(rows[place].clone()),
                        found => problems.push((line.number, line.text, found)),
                    }
                }
                rows = chosen;
                Kind::List(problems)
            }
        };
        let opens_on = cohort.opens_on.parse().unwrap_or(desk.today);
        let candidates: Vec<Candidate> = rows.iter().map(candidate).collect();
        let filling = Filling {
            opens_on,
            capacity: cohort.capacity.and_then(|places| usize::try_from(places).ok()),
            members: usize::try_from(members).unwrap_or_default(),
        };
        let everybody = Rule::default();
        let rule = if let Kind::Rule(rule, _) = &kind { rule } else { &everybody };
        let preview = fill(rule, &candidates, filling);
        Ok(Self { cohort: cohort.clone(), opens_on, rows, candidates, preview, kind })
    }

    fn rule(&self) -> Option<&Rule> {
        if let Kind::Rule(rule, _) = &self.kind { Some(rule) } else { None }
    }

    /// Members whom an earlier run of this rule brought in and whom it no longer means.
    fn gone(&self) -> impl Iterator<Item = &CandidateRow> {
        let run = if let Kind::Rule(rule, Some(run)) = &self.kind { Some((rule, run)) } else { None };
        self.rows.iter().zip(&self.candidates).filter_map(move |(row, candidate)| {
            let (rule, run) = run?;
            let is_gone =
                row.member_rule.as_deref() == Some(run.as_str()) && rule.failing(candidate, self.opens_on).is_some();
            is_gone.then_some(row)
        })
    }

    fn view(&self, words: Words) -> PreviewView {
        let joining =
            self.preview.joining.iter().take(SHOWN).map(|place| self.verdict(*place, self.why(words, *place)));
        let left =
            self.preview.left.iter().take(SHOWN).map(|(place, left)| self.verdict(*place, why_left(words, *left)));
        let unmeant =
            self.preview.unmeant.iter().map(|(criterion, count)| (words.say(criterion_key(*criterion)), *count));
        let gone = self.gone().map(|row| {
            let criterion = self.rule().and_then(|rule| rule.failing(&candidate(row), self.opens_on));
            let why = criterion.map(|criterion| words.say(criterion_key(criterion))).unwrap_or_default();
            (row.person.clone(), Verdict { who: row.full_name.clone(), place: row.unit_name.clone(), why })
        });
        let lines = if let Kind::List(lines) = &self.kind { &lines[..] } else { &[] };
        PreviewView {
            id: self.cohort.id.clone(),
            title: self.cohort.title.clone(),
            joining: joining.collect(),
            joining_count: self.preview.joining.len(),
            left: left.collect(),
            left_count: self.preview.left.len(),
            unmeant: unmeant.collect(),
            gone: gone.collect(),
            lines: lines.iter().map(|(number, text, found)| line_verdict(words, *number, text, *found)).collect(),
            ..PreviewView::default()
        }
    }

    fn verdict(&self, place: usize, why: String) -> Verdict {
        let row = &self.rows[place];
        Verdict { who: row.full_name.clone(), place: row.unit_name.clone(), why }
    }

    fn why(&self, words: Words, place: usize) -> String {
        let reasons = self.rule().map(|rule| rule.reasons(&self.candidates[place], self.opens_on)).unwrap_or_default();
        if reasons.is_empty() {
            return words.say(if self.rule().is_some() { "cohort-why-unit" } else { "cohort-why-list" });
        }
        reasons.iter().map(|phrase| words.phrase(phrase)).collect::<Vec<_>>().join(", ")
    }
}

fn candidate(row: &CandidateRow) -> Candidate {
    Candidate {
        person: row.person.clone(),
        sex: row.sex.clone(),
        birth_date: row.birth_date.as_deref().and_then(|day| day.parse().ok()),
        position: row.position.clone(),
        staff_kind: row.staff_kind.clone(),
        staff_level: row.staff_level.clone(),
        is_leader: row.is_leader,
        is_member: row.member_rule.is_some(),
        paused_until: row.paused_until.as_deref().and_then(|day| day.parse().ok()),
    }
}

fn why_left(words: Words, left: Left) -> String {
    match left {
        Left::AlreadyIn => words.say("cohort-left-in"),
        Left::Paused(until) => words.with("cohort-paused-until", &[("date", words.date(until).into())]),
        Left::NoPlace => words.say("cohort-left-full"),
    }
}

fn criterion_key(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Sex => "cohort-unmeant-sex",
        Criterion::Age => "cohort-unmeant-age",
        Criterion::Position => "cohort-unmeant-position",
        Criterion::StaffKind => "cohort-unmeant-staff-kind",
        Criterion::StaffLevel => "cohort-unmeant-staff-level",
        Criterion::Leader => "cohort-unmeant-leader",
    }
}

fn line_verdict(words: Words, number: usize, text: &str, found: Found) -> Verdict {
    let why = match found {
        Found::Repeated(first) => words.with("cohort-line-repeated", &[("line", first.into())]),
        Found::Several(count) => words.with("cohort-line-several", &[("count", count.into())]),
        Found::Nobody | Found::One(_) => words.say("cohort-line-nobody"),
    };
    Verdict { who: text.to_owned(), place: words.with("cohort-line", &[("line", number.into())]), why }
}
