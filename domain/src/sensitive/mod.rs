//! Facts about people that the law calls sensitive. They do not exist unless an administrator turns each on with a
//! purpose; what may be said is a closed list.

mod ethnicity;
mod words;

pub use ethnicity::Ethnicity;

use words::party;

/// A sensitive fact that can be turned on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SensitiveField {
    /// To which of the 54 peoples of Việt Nam a person belongs.
    Ethnicity,
    /// Whether she is a member of the Party.
    Party,
}

impl SensitiveField {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Ethnicity, Self::Party];

    /// The name in the database, in addresses and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ethnicity => "ethnicity",
            Self::Party => "party",
        }
    }

    /// The field of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// What a word of a list or a form means for it, as it is kept.
    pub fn read(self, written: &str) -> Option<&'static str> {
        match self {
            Self::Ethnicity => Ethnicity::read(written).map(Ethnicity::code),
            Self::Party => party(written),
        }
    }

    /// Everything that can be kept of it.
    pub fn facts(self) -> Vec<&'static str> {
        match self {
            Self::Ethnicity => Ethnicity::all().map(Ethnicity::code).collect(),
            Self::Party => vec![MEMBER, NOT_MEMBER],
        }
    }
}

/// A member of the Party.
pub const MEMBER: &str = "member";
/// Not a member of the Party.
pub const NOT_MEMBER: &str = "not-member";

/// What is known of a person, of those fields that are turned on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SensitiveFacts(Vec<(SensitiveField, &'static str)>);

impl SensitiveFacts {
    /// What is known of a field.
    pub fn of(&self, field: SensitiveField) -> Option<&'static str> {
        self.0.iter().find(|(known, _)| *known == field).map(|(_, fact)| *fact)
    }

    /// Says a fact, in the place of what was said of its field before; what is no fact of it says nothing.
    pub fn say(&mut self, field: SensitiveField, fact: &str) {
        if let Some(fact) = field.facts().into_iter().find(|known| *known == fact) {
            self.0.retain(|(known, _)| *known != field);
            self.0.push((field, fact));
        }
    }

    /// All that is said.
    pub fn iter(&self) -> impl Iterator<Item = (SensitiveField, &'static str)> + '_ {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_later_word_counts_and_strange_ones_say_nothing() {
        let mut facts = SensitiveFacts::default();
        facts.say(SensitiveField::Party, MEMBER);
        facts.say(SensitiveField::Party, "01");
        facts.say(SensitiveField::Ethnicity, "02");
        facts.say(SensitiveField::Ethnicity, "08");
        assert_eq!(facts.of(SensitiveField::Party), Some(MEMBER));
        assert_eq!(facts.of(SensitiveField::Ethnicity), Some("08"));
        assert_eq!(facts.iter().count(), 2);
    }

    #[test]
    fn what_is_kept_is_read_again() {
        for field in SensitiveField::ALL {
            assert_eq!(SensitiveField::named(field.name()), Some(field));
            assert!(field.facts().into_iter().all(|fact| field.read(fact) == Some(fact)), "{field:?}");
        }
    }

    #[test]
    fn offices_write_membership_in_many_ways() {
        for word in ["Đảng viên", "x", "Có", "đv", "chính thức", "dự bị"] {
            assert_eq!(SensitiveField::Party.read(word), Some(MEMBER), "{word}");
        }
        for word in ["Không", "quần chúng", "Chưa vào Đảng", "no"] {
            assert_eq!(SensitiveField::Party.read(word), Some(NOT_MEMBER), "{word}");
        }
        assert_eq!(SensitiveField::Party.read("có thể"), None);
    }

    proptest! {
        #[test]
        fn nothing_typed_is_a_trap(written in ".*") {
            for field in SensitiveField::ALL {
                let read = field.read(&written);
                prop_assert!(read.is_none_or(|fact| field.facts().contains(&fact)));
            }
        }
    }
}
