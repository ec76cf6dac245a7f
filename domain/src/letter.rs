//! A letter to many: one text with places that are filled for each reader.

/// What can stand in a text in braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// How the reader is addressed: chị, anh, anh/chị.
    You,
    /// The reader's given name.
    Name,
    /// The reader's full name.
    FullName,
    /// The reader's unit.
    Unit,
    /// The title of the course.
    Course,
    /// The reader's last day for the course.
    Due,
    /// The address of the course, or of the site.
    Link,
}

impl Place {
    /// All places.
    pub const ALL: [Self; 7] = [Self::You, Self::Name, Self::FullName, Self::Unit, Self::Course, Self::Due, Self::Link];

    /// Its words, Vietnamese, English and French; each is understood in every language.
    pub fn words(self) -> [&'static str; 3] {
        match self {
            Self::You => ["xưng hô", "you", "vous"],
            Self::Name => ["tên", "name", "prénom"],
            Self::FullName => ["họ tên", "full name", "nom"],
            Self::Unit => ["đơn vị", "unit", "service"],
            Self::Course => ["khóa học", "course", "cours"],
            Self::Due => ["hạn", "due", "échéance"],
            Self::Link => ["đường dẫn", "link", "lien"],
        }
    }

    fn named(word: &str) -> Option<Self> {
        let plain = crate::text::fold(word);
        Self::ALL.into_iter().find(|place| place.words().iter().any(|known| crate::text::fold(known) == plain))
    }
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Place(Place),
}

/// A text that has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter(Vec<Piece>);

/// A place that is none: the word in its braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownPlace(pub String);

impl Letter {
    /// Reads a text. A brace without its partner is a word like any other.
    pub fn read(text: &str) -> Result<Self, UnknownPlace> {
        let (mut pieces, mut rest) = (Vec::new(), text);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((word, behind)) = after.split_once('}').filter(|(word, _)| !word.contains(['{', '\n'])) else {
                pieces.push(Piece::Words(format!("{before}{{")));
                rest = after;
                continue;
            };
            let place = Place::named(word).ok_or_else(|| UnknownPlace(word.chars().take(40).collect()))?;
            pieces.push(Piece::Words(before.to_owned()));
            pieces.push(Piece::Place(place));
            rest = behind;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        Ok(Self(pieces))
    }

    /// Whether a place stands in it.
    pub fn has(&self, wanted: Place) -> bool {
        self.0.iter().any(|piece| matches!(piece, Piece::Place(place) if *place == wanted))
    }

    /// The text for one reader. What is filled in is not read again.
    pub fn filled(&self, with: impl Fn(Place) -> String) -> String {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => words.clone(),
                Piece::Place(place) => with(*place),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn filled(text: &str) -> String {
        Letter::read(text).expect("a good text").filled(|place| format!("<{place:?}>"))
    }

    #[test]
    fn places_are_filled_in_every_language() {
        assert_eq!(filled("Chào {xưng hô} {tên}, hạn {hạn}."), "Chào <You> <Name>, hạn <Due>.");
        assert_eq!(
            filled("{NAME} {Full name} {ho ten} {prénom} { unit }"),
            "<Name> <FullName> <FullName> <Name> <Unit>"
        );
        assert_eq!(filled("a { b\n c } {"), "a { b\n c } {");
        assert_eq!(Letter::read("{lương}"), Err(UnknownPlace("lương".to_owned())));
        assert!(Letter::read("{course}").is_ok_and(|letter| letter.has(Place::Course) && !letter.has(Place::Due)));
    }

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        let letter = Letter::read("{name} {unit}").expect("a good text");
        assert_eq!(letter.filled(|_| "{due}".to_owned()), "{due} {due}");
    }

    #[test]
    fn every_word_means_one_place() {
        for place in Place::ALL {
            for word in place.words() {
                assert_eq!(Place::named(word), Some(place), "{word}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_text_without_braces_stays_as_it_is(text in "[^{}]{0,200}") {
            prop_assert_eq!(filled(&text), text);
        }

        #[test]
        fn no_text_breaks_the_reader(text in "[{}a-z\\n ]{0,60}") {
            drop(Letter::read(&text));
        }
    }
}
