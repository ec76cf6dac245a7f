//! A group of the desk: the people of a filtered list.

use super::super::{Desk, people};
use crate::{
    db::staff::{self, Filter, Listed},
    error::{Error, encode},
    fields::Fields,
    secret,
    state::AppState,
};
use app::{
    pages::desk::people::{AccountState, PeopleFilter},
    words::Words,
};

/// The largest group.
pub const MOST: i64 = 20_000;

/// The people of a choice, in Vietnamese order.
pub struct Group {
    filter: PeopleFilter,
    people: Vec<Listed>,
    unit_name: Option<String>,
}

impl Group {
    /// Those whom the actor reaches today; whoever cannot read because her account is shut is left out, unless asked for.
    pub async fn load(app: &AppState, desk: &Desk, fields: &Fields) -> Result<Self, Error> {
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
        let mut people = staff::list(&mut conn, &desk.reach, &wanted, MOST + 1).await?;
        let unit_name = match filter.unit.as_str() {
            "" => None,
            unit => crate::db::invitees::units(&mut conn, &desk.reach)
                .await?
                .into_iter()
                .find_map(|(id, name)| (id == unit).then_some(name)),
        };
        people.retain(|person| !person.is_disabled || filter.account == "disabled");
        Ok(Self { filter, people, unit_name })
    }

    /// How many.
    pub fn count(&self) -> i64 {
        i64::try_from(self.people.len()).unwrap_or(i64::MAX)
    }

    /// How many have an address.
    pub fn with_mail(&self) -> i64 {
        let with = self.people.iter().filter(|person| person.email.is_some()).count();
        i64::try_from(with).unwrap_or(i64::MAX)
    }

    /// The first one.
    pub fn first(&self) -> Option<&Listed> {
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
        let PeopleFilter { q, unit, sex, kind, account } = &self.filter;
        let all = [("q", q), ("unit", unit), ("sex", sex), ("kind", kind), ("account", account)];
        let given = all.into_iter().filter(|(_, value)| !value.is_empty());
        given.map(|(name, value)| (name.to_owned(), value.clone())).collect()
    }

    /// The choice as the beginning of a query.
    pub fn query(&self) -> String {
        self.fields().iter().map(|(name, value)| format!("{name}={}&", encode(value))).collect()
    }

    /// The choice in words.
    pub fn in_words(&self, words: Words) -> String {
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
