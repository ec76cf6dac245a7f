//! Reminders of what is due: one digest a day for each reader, each stage told once. Nothing depends on them.

mod digest;
mod expiring;
mod stopping;
mod task;

pub use stopping::{sealed, stop_link};
pub use task::start;

use crate::{
    courses::Catalogue,
    db::{
        Conn, DbError, completions, expiries,
        messages::{self, NewMessage},
        outbox::{self, NewMail},
        reminders::{self, Addressee, Duty, Stage},
    },
    secret,
    state::AppState,
};
use digest::{Digest, Item};
use domain::{
    course::Tiet,
    programme::{Completed, Taken},
    reminder::{LATEST, Reader, SOON, stage},
};
use jiff::{ToSpan, civil::Date};
use std::collections::{BTreeMap, HashMap, HashSet};

/// How many were reminded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reminded {
    /// Who has to learn.
    pub learners: usize,
    /// Who coordinates.
    pub coordinators: usize,
    /// Who leads.
    pub managers: usize,
}

/// The run of a day; doing it again tells nobody anything twice.
pub async fn run(app: &AppState) -> Result<Reminded, DbError> {
    let today = app.clock.today();
    let duties = open_duties(app, today).await?;
    let above = Above::load(app, today).await?;
    let mut items: BTreeMap<(Reader, String), Vec<Item>> = BTreeMap::new();
    for duty in duties {
        let Some(due) = duty.due_on.parse::<Date>().ok() else { continue };
        let left = i64::from((due - today).get_days());
        let mut add = |reader: Reader, person: &str| {
            if let Some(stage) = stage(reader, left) {
                let item = Item { duty: duty.clone(), due, left, stage };
                items.entry((reader, person.to_owned())).or_default().push(item);
            }
        };
        add(Reader::Learner, &duty.person);
        let (unit, own) = (duty.unit.as_deref(), duty.person.as_str());
        above.coordinators(unit, own).iter().for_each(|person| add(Reader::Coordinator, person));
        above.leaders(unit, own).iter().for_each(|person| add(Reader::Manager, person));
    }
    let mut digests: BTreeMap<String, Digest> = BTreeMap::new();
    for ((reader, person), items) in items {
        digests.entry(person).or_default().add(reader, items);
    }
    for (person, expiry) in expiring::found(app, today, &above).await? {
        digests.entry(person).or_default().add_expiry(expiry);
    }
    let mut reminded = Reminded::default();
    for (person, digest) in digests {
        let role = digest.first_reader();
        if tell(app, &person, digest, today).await? {
            match role {
                Reader::Learner => reminded.learners += 1,
                Reader::Coordinator => reminded.coordinators += 1,
                Reader::Manager => reminded.managers += 1,
            }
        }
    }
    Ok(reminded)
}

/// What is near its last day or past it and not completed. Of programmes the rules say so, not a statement.
async fn open_duties(app: &AppState, today: Date) -> Result<Vec<Duty>, DbError> {
    let day = |days: i64| today.checked_add(days.days()).unwrap_or(today).to_string();
    let mut conn = app.db.read().await?;
    let duties = reminders::duties(&mut conn, &day(-LATEST), &day(SOON), &day(0)).await?;
    let catalogue = app.catalogue();
    let mut open = Vec::with_capacity(duties.len());
    let mut known: Option<(String, Completed)> = None;
    for duty in duties {
        if duty.programme.is_some() {
            if known.as_ref().is_none_or(|(person, _)| *person != duty.person) {
                known = Some((duty.person.clone(), completed(app, &mut conn, &duty.person).await?));
            }
            let completed = known.as_ref().map(|(_, completed)| completed);
            if completed.is_some_and(|completed| is_done(&catalogue, &duty, completed)) {
                continue;
            }
        }
        open.push(duty);
    }
    Ok(open)
}

async fn completed(app: &AppState, conn: &mut Conn, person: &str) -> Result<Completed, DbError> {
    let mut completed = Completed::new();
    for one in completions::of_person(conn, person).await? {
        let new = Taken { on: app.clock.day(one.completed_at), tiet: Tiet { halves: one.tiet_halves } };
        let first = completed.entry(one.course).or_insert(new);
        if new.on < first.on {
            *first = new;
        }
    }
    Ok(completed)
}

/// A programme that is no longer offered asks for nothing.
fn is_done(catalogue: &Catalogue, duty: &Duty, completed: &Completed) -> bool {
    let programme = duty.programme.as_deref().and_then(|id| catalogue.programme(id));
    programme.is_none_or(|programme| programme.progress(completed).completed_on.is_some())
}

/// Who stands above the units of a day.
struct Above {
    parents: HashMap<String, Option<String>>,
    coordinators: HashMap<String, Vec<String>>,
    leaders: HashMap<String, Vec<String>>,
}

impl Above {
    async fn load(app: &AppState, today: Date) -> Result<Self, DbError> {
        let (mut conn, day) = (app.db.read().await?, today.to_string());
        let by_unit = |rows: Vec<(String, String)>| {
            let mut units: HashMap<String, Vec<String>> = HashMap::new();
            rows.into_iter().for_each(|(unit, person)| units.entry(unit).or_default().push(person));
            units
        };
        Ok(Self {
            parents: reminders::tree(&mut conn, &day).await?.into_iter().collect(),
            coordinators: by_unit(reminders::coordinators(&mut conn, &day).await?),
            leaders: by_unit(reminders::leaders(&mut conn, &day).await?),
        })
    }

    fn coordinators(&self, unit: Option<&str>, own: &str) -> Vec<String> {
        self.nearest(unit, own, &self.coordinators)
    }

    fn leaders(&self, unit: Option<&str>, own: &str) -> Vec<String> {
        self.nearest(unit, own, &self.leaders)
    }

    /// Those of the nearest unit, upwards from the learner's own, that has any but herself.
    fn nearest(&self, unit: Option<&str>, own: &str, of: &HashMap<String, Vec<String>>) -> Vec<String> {
        let (mut unit, mut seen) = (unit.map(str::to_owned), HashSet::new());
        while let Some(here) = unit.filter(|unit| seen.insert(unit.clone())) {
            let others: Vec<String> =
                of.get(&here).into_iter().flatten().filter(|person| *person != own).cloned().collect();
            if !others.is_empty() {
                return others;
            }
            unit = self.parents.get(&here).cloned().flatten();
        }
        Vec::new()
    }
}

/// Tells one reader what she has not been told, at most once a day; says whether she was told.
async fn tell(app: &AppState, person: &str, mut digest: Digest, today: Date) -> Result<bool, DbError> {
    let (day, now) = (today.to_string(), app.clock.now());
    let mut conn = app.db.read().await?;
    let Some(addressee) = reminders::addressee(&mut conn, person, &day).await? else { return Ok(false) };
    if addressee.was_reminded {
        return Ok(false);
    }
    if addressee.has_stopped {
        digest.keep_mandatory();
    }
    let told: HashSet<Stage> = reminders::told(&mut conn, person).await?.into_iter().collect();
    let told_expiries: HashSet<(String, String)> = expiries::told(&mut conn, person).await?.into_iter().collect();
    digest.forget_expiries(&told_expiries);
    if digest.stages().iter().all(|stage| told.contains(stage)) && digest.expiry_stages().is_empty() {
        return Ok(false);
    }
    let link = if digest.is_optional() { stop_link(app, &mut conn, person).await? } else { None };
    drop(conn);
    let (message, mail) = letter(app, &addressee, &digest, link, now);
    let not_before = now + app.serve.mail.quiet_hours.left(app.clock.local(now));
    let (reader, stages, expiry_stages) = (person.to_owned(), digest.stages(), digest.expiry_stages());
    app.db
        .write(move |conn| {
            Box::pin(async move {
                messages::send(conn, &message, now).await?;
                let id = secret::uuid(now);
                if !reminders::record(conn, &id, &reader, &day, &message.id, now).await? {
                    messages::take_back(conn, &message.id).await?;
                    return Ok(false);
                }
                reminders::record_stages(conn, &id, &reader, &stages).await?;
                expiries::record(conn, &id, &reader, &expiry_stages).await?;
                outbox::write(conn, mail.as_slice(), not_before, now).await?;
                Ok(true)
            })
        })
        .await
}

fn letter(
    app: &AppState,
    addressee: &Addressee,
    digest: &Digest,
    stop_url: Option<String>,
    now: i64,
) -> (NewMessage, Option<NewMail>) {
    let words = digest::words_of(addressee);
    let (subject, body) = digest.text(words, &app.catalogue(), &app.store.public_url, addressee);
    let message = NewMessage {
        id: secret::uuid(now),
        person: addressee.person.clone(),
        subject: subject.clone(),
        body: body.clone(),
        link: Some(digest.link().to_owned()),
    };
    let stop = stop_url.as_ref().map(|url| words.with("reminder-stop-line", &[("link", url.as_str().into())]));
    let site = &app.store.public_url;
    let mail = addressee.email.clone().filter(|_| app.sends_mail()).map(|address| NewMail {
        id: secret::uuid(now),
        person: addressee.person.clone(),
        address,
        subject,
        body: format!("{body}\n\n{site}{}\n\n{}", digest.link(), stop.unwrap_or_default()).trim_end().to_owned() + "\n",
        stop_url,
        message: Some(message.id.clone()),
    });
    (message, mail)
}
