//! A group of the desk: the people of a filtered list, or of a cohort.

use super::super::{Desk, people, soon};
use crate::{
    db::{
        cohorts,
        staff::{self, Filter, Listed},
        standings::{self, Wanted},
    },
    error::{Error, encode},
    fields::Fields,
    secret,
    state::AppState,
};
use app::{
    components::buckets::bucket_key,
    pages::desk::people::{AccountState, PeopleFilter},
    words::Words,
};
use domain::cohort::Bucket;
use std::collections::HashMap;

/// The largest group.
pub const MOST: i64 = 20_000;

/// Somebody of a group.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The person.
    pub id: String,
    /// NFC.
    pub full_name: String,
    /// Whether she has an address.
    pub has_mail: bool,
    /// Her unit.
    pub unit_name: Option<String>,
}

/// The people of a choice: those of a filtered list, in Vietnamese order, or those of a cohort who stand alike.
pub struct Group {
    filter: PeopleFilter,
    cohort: Option<OfCohort>,
    people: Vec<Reader>,
    unit_name: Option<String>,
}

/// A choice within a cohort.
struct OfCohort {
    id: String,
    title: String,
    bucket: Option<Bucket>,
}

impl Group {
    /// Those whom the actor reaches today; whoever cannot read because her account is shut is left out, unless asked for.
    pub async fn load(app: &AppState, desk: &Desk, fields: &Fields) -> Result<Self, Error> {
        if !fields.trimmed("cohort").is_empty() {
            return Self::of_cohort(app, desk, fields).await;
        }
        let filter = people::typed(fields);
        let wanted = Filter {
            words: filter.q.clone(),
            unit: filter.unit.clone(),
            sex: filter.sex.clone(),
            staff_kind: filter.kind.clone(),
            account: filter.account.clone(),
            is_narrow: true,
            after: Default::default(),
        };
        let mut conn = app.db.read().await?;
        let people = staff::list(&mut conn, &desk.reach, &wanted, MOST + 1).await?;
        let unit_name = match filter.unit.as_str() {
            "" => None,
            unit => crate::db::invitees::units(&mut conn, &desk.reach)
                .await?
                .into_iter()
                .find_map(|(id, name)| (id == unit).then_some(name)),
        };
        let reads = |person: &Listed| !person.is_disabled || filter.account == "disabled";
        let people = people.into_iter().filter(reads).map(|one| Reader {
            id: one.id,
            full_name: one.full_name,
            has_mail: one.email.is_some(),
            unit_name: one.unit_name,
        });
        Ok(Self { people: people.collect(), cohort: None, filter, unit_name })
    }

    /// The members of a cohort within reach; of one state, where it is named.
    async fn of_cohort(app: &AppState, desk: &Desk, fields: &Fields) -> Result<Self, Error> {
        let bucket = Bucket::named(fields.trimmed("state"));
        let mut conn = app.db.read().await?;
        let cohort = cohorts::get(&mut conn, &desk.reach, fields.trimmed("cohort")).await?;
        let wanted = Wanted { bucket: bucket.map_or("", Bucket::name), most: MOST + 1, skip: 0 };
        let members = standings::members(&mut conn, &desk.reach, &soon(desk.today), &cohort.id, wanted).await?;
        let ids: Vec<String> = members.iter().map(|member| member.person.clone()).collect();
        let mut readers: HashMap<String, bool> = HashMap::new();
        for some in ids.chunks(1000) {
            readers.extend(staff::readers(&mut conn, some).await?);
        }
        let people = members.into_iter().filter_map(|member| {
            let has_mail = readers.get(&member.person).copied()?;
            Some(Reader { id: member.person, full_name: member.full_name, has_mail, unit_name: member.unit_name })
        });
        let people = people.collect();
        let cohort = Some(OfCohort { id: cohort.id, title: cohort.title, bucket });
        Ok(Self { people, cohort, filter: PeopleFilter::default(), unit_name: None })
    }

    /// How many.
    pub fn count(&self) -> i64 {
        i64::try_from(self.people.len()).unwrap_or(i64::MAX)
    }

    /// How many have an address.
    pub fn with_mail(&self) -> i64 {
        let with = self.people.iter().filter(|person| person.has_mail).count();
        i64::try_from(with).unwrap_or(i64::MAX)
    }

    /// The first one.
    pub fn first(&self) -> Option<&Reader> {
        self.people.first()
    }

    /// The first names.
    pub fn names(&self, most: usize) -> Vec<String> {
        self.people.iter().take(most).map(|person| person.full_name.clone()).collect()
    }

    /// All of them.
    pub fn ids(self) -> Vec<String> {
        self.people.into_iter().map(|person| person.id).collect()
    }

    /// A word for exactly these people.
    pub fn seal(&self) -> String {
        let ids: Vec<&str> = self.people.iter().map(|person| person.id.as_str()).collect();
        secret::hash(&ids.join(" "))
    }

    /// The choice as fields.
    pub fn fields(&self) -> Vec<(String, String)> {
        if let Some(OfCohort { id, bucket, .. }) = &self.cohort {
            let state = bucket.map(|bucket| ("state".to_owned(), bucket.name().to_owned()));
            return std::iter::once(("cohort".to_owned(), id.clone())).chain(state).collect();
        }
        let PeopleFilter { q, unit, sex, kind, account } = &self.filter;
        let all = [("q", q), ("unit", unit), ("sex", sex), ("kind", kind), ("account", account)];
        let given = all.into_iter().filter(|(_, value)| !value.is_empty());
        given.map(|(name, value)| (name.to_owned(), value.clone())).collect()
    }

    /// The choice as the beginning of a query.
    pub fn query(&self) -> String {
        self.fields().iter().map(|(name, value)| format!("{name}={}&", encode(value))).collect()
    }

    /// The list of these people.
    pub fn address(&self) -> String {
        match &self.cohort {
            None => format!("/desk/people?{}", self.query()),
            Some(OfCohort { id, bucket: None, .. }) => format!("/desk/cohorts/{id}#members"),
            Some(OfCohort { id, bucket: Some(bucket), .. }) => {
                format!("/desk/cohorts/{id}?state={}#members", bucket.name())
            }
        }
    }

    /// The choice in words.
    pub fn in_words(&self, words: Words) -> String {
        if let Some(OfCohort { title, bucket, .. }) = &self.cohort {
            return match bucket {
                Some(bucket) => format!("{title} · {}", words.say(bucket_key(*bucket))),
                None => title.clone(),
            };
        }
        let PeopleFilter { q, sex, kind, account, .. } = &self.filter;
        let sex = match sex.as_str() {
            "female" => Some(words.say("sex-female")),
            "male" => Some(words.say("sex-male")),
            "unstated" => Some(words.say("sex-unstated")),
            _ => None,
        };
        let kind = match kind.as_str() {
            "can-bo" => Some(words.say("staff-can-bo")),
            "cong-chuc" => Some(words.say("staff-cong-chuc")),
            "vien-chuc" => Some(words.say("staff-vien-chuc")),
            "dai-bieu" => Some(words.say("staff-dai-bieu")),
            "khac" => Some(words.say("staff-khac")),
            _ => None,
        };
        let account = AccountState::ALL.into_iter().find(|(_, name)| name == account);
        let account = account.map(|(state, _)| state.label(words));
        let quoted = (!q.is_empty()).then(|| format!("“{q}”"));
        let parts: Vec<String> = [self.unit_name.clone(), kind, sex, account, quoted].into_iter().flatten().collect();
        if parts.is_empty() { words.say("group-everybody") } else { parts.join(" · ") }
    }
}
