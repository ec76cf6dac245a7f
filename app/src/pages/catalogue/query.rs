//! What is asked of the catalogue, as it stands in the address.

use crate::{
    components::{address::with_query, vocabulary},
    words::Words,
};
use domain::course::Tiet;

/// What is asked for; empty fields ask for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatalogueQuery {
    /// Words to find: `q`.
    pub text: String,
    /// A track: `track`.
    pub track: String,
    /// A level: `level`.
    pub level: String,
    /// How long: `tiet`.
    pub length: Option<Length>,
    /// How the reader stands to the course: `state`.
    pub standing: Option<Standing>,
}

/// How long a course is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Less than 8 tiết.
    Short,
    /// 8 to 16 tiết.
    Middle,
    /// More than 16 tiết.
    Long,
}

impl Length {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Short, Self::Middle, Self::Long];

    /// The name in the address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Short => "under-8",
            Self::Middle => "8-16",
            Self::Long => "over-16",
        }
    }

    /// The length with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|length| length.name() == name)
    }

    /// Whether so many tiết are of this length.
    pub fn holds(self, tiet: Tiet) -> bool {
        let length = match tiet.halves {
            ..16 => Self::Short,
            16..=32 => Self::Middle,
            _ => Self::Long,
        };
        self == length
    }

    /// The key of its words.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Short => "catalogue-length-short",
            Self::Middle => "catalogue-length-middle",
            Self::Long => "catalogue-length-long",
        }
    }
}

/// How the reader stands to a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is mandatory for the reader.
    Mandatory,
    /// The reader is enrolled and not done.
    Learning,
    /// The reader has completed it.
    Completed,
    /// The reader has not enrolled yet.
    New,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Mandatory, Self::Learning, Self::Completed, Self::New];

    /// The name in the address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mandatory => "mandatory",
            Self::Learning => "learning",
            Self::Completed => "completed",
            Self::New => "new",
        }
    }

    /// The standing with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }

    /// The key of its words.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Mandatory => "catalogue-standing-mandatory",
            Self::Learning => "catalogue-standing-learning",
            Self::Completed => "catalogue-standing-completed",
            Self::New => "catalogue-standing-new",
        }
    }
}

impl CatalogueQuery {
    /// The catalogue's address with these conditions.
    pub fn address(&self) -> String {
        with_query(
            "/courses",
            &[
                ("q", &self.text),
                ("track", &self.track),
                ("level", &self.level),
                ("tiet", self.length.map_or("", Length::name)),
                ("state", self.standing.map_or("", Standing::name)),
            ],
        )
    }

    /// Each condition in words, with the address that is without it.
    pub fn conditions(&self, words: Words) -> Vec<(String, String)> {
        let mut conditions = Vec::new();
        if !self.text.is_empty() {
            let name = words.with("catalogue-quoted", &[("text", self.text.as_str().into())]);
            conditions.push((name, Self { text: String::new(), ..self.clone() }.address()));
        }
        if !self.track.is_empty() {
            let name = vocabulary::track(words, &self.track);
            conditions.push((name, Self { track: String::new(), ..self.clone() }.address()));
        }
        if !self.level.is_empty() {
            let name = vocabulary::level(words, &self.level);
            conditions.push((name, Self { level: String::new(), ..self.clone() }.address()));
        }
        if let Some(length) = self.length {
            conditions.push((words.say(length.label_key()), Self { length: None, ..self.clone() }.address()));
        }
        if let Some(standing) = self.standing {
            conditions.push((words.say(standing.label_key()), Self { standing: None, ..self.clone() }.address()));
        }
        conditions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_condition_can_be_taken_away() {
        let query = CatalogueQuery {
            text: "một cửa".to_owned(),
            length: Some(Length::Middle),
            standing: Some(Standing::New),
            ..CatalogueQuery::default()
        };
        let conditions = query.conditions(Words::new(domain::locale::Locale::Vi));
        let addresses: Vec<_> = conditions.iter().map(|(_, address)| address.as_str()).collect();
        assert_eq!(
            addresses,
            [
                "/courses?tiet=8-16&state=new",
                "/courses?q=m%E1%BB%99t%20c%E1%BB%ADa&state=new",
                "/courses?q=m%E1%BB%99t%20c%E1%BB%ADa&tiet=8-16",
            ]
        );
    }

    #[test]
    fn every_length_is_one_of_three() {
        for halves in -1..60 {
            assert_eq!(Length::ALL.into_iter().filter(|length| length.holds(Tiet { halves })).count(), 1);
        }
        assert!(Length::Middle.holds(Tiet { halves: 32 }) && Length::Long.holds(Tiet { halves: 33 }));
    }
}
