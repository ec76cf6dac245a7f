//! What a wish to fill a cohort means today: who comes in, who does not, and why.

use super::{Desk, cohort_check::known, filling_wish::Wish};
use crate::{
    db::{
        cohort_members::{self, CandidateRow},
        cohort_rules,
        cohorts::Cohort,
    },
    error::Error,
    state::AppState,
};
use app::{
    pages::desk::filling::{PreviewView, Verdict},
    words::Words,
};
use domain::cohort::{Candidate, Criterion, Filling, Found, Left, Preview, Rule, fill, read_list};
use jiff::civil::Date;

/// Rows of each list of a preview.
const SHOWN: usize = 300;

/// What a wish means today.
pub struct Plan {
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
    /// Looks at everybody whom the wish may mean.
    pub async fn of(app: &AppState, desk: &Desk, cohort: &Cohort, wish: Wish) -> Result<Self, Error> {
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

    /// The rule; nothing for a list.
    pub fn rule(&self) -> Option<&Rule> {
        if let Kind::Rule(rule, _) = &self.kind { Some(rule) } else { None }
    }

    /// Members whom an earlier run of this rule brought in and whom it no longer means.
    pub fn gone(&self) -> impl Iterator<Item = &CandidateRow> {
        let run = if let Kind::Rule(rule, Some(run)) = &self.kind { Some((rule, run)) } else { None };
        self.rows.iter().zip(&self.candidates).filter_map(move |(row, candidate)| {
            let (rule, run) = run?;
            let is_gone =
                row.member_rule.as_deref() == Some(run.as_str()) && rule.failing(candidate, self.opens_on).is_some();
            is_gone.then_some(row)
        })
    }

    /// Who comes in as the page shows it: names, units and reasons.
    pub fn view(&self, words: Words) -> PreviewView {
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

    /// Who comes in.
    pub fn joining(&self) -> Vec<String> {
        self.preview.joining.iter().map(|place| self.rows[*place].person.clone()).collect()
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
