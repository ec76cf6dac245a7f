//! CBOR maps with integer keys in one possible form: ascending keys, shortest lengths, nothing unknown.

use ciborium::{Value, from_reader, into_writer};
use jiff::{Span, civil::Date};

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Writes the entries that are there.
pub(super) fn write_map(entries: Vec<(u8, Option<Value>)>) -> Vec<u8> {
    let entries = entries.into_iter().filter_map(|(key, value)| Some((Value::from(key), value?))).collect();
    let mut bytes = Vec::new();
    into_writer(&Value::Map(entries), &mut bytes).expect("a vector takes every byte");
    bytes
}

/// A map being read: each entry is taken once.
pub(super) struct Reader(Vec<(Value, Value)>);

impl Reader {
    pub(super) fn new(bytes: &[u8]) -> Option<Self> {
        match from_reader(bytes).ok()? {
            Value::Map(entries) => Some(Self(entries)),
            _ => None,
        }
    }

    pub(super) fn take(&mut self, key: u8) -> Option<Value> {
        let place = self.0.iter().position(|(known, _)| *known == Value::from(key))?;
        Some(self.0.swap_remove(place).1)
    }

    pub(super) fn text(&mut self, key: u8) -> Option<String> {
        self.take(key)?.into_text().ok()
    }

    pub(super) fn bytes<const N: usize>(&mut self, key: u8) -> Option<[u8; N]> {
        bytes_of(self.take(key)?)
    }

    pub(super) fn number(&mut self, key: u8) -> Option<u32> {
        number_of(self.take(key)?)
    }

    pub(super) fn date(&mut self, key: u8) -> Option<Date> {
        date_of(self.take(key)?)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

pub(super) fn bytes_of<const N: usize>(value: Value) -> Option<[u8; N]> {
    value.into_bytes().ok()?.try_into().ok()
}

pub(super) fn number_of(value: Value) -> Option<u32> {
    value.into_integer().ok()?.try_into().ok()
}

pub(super) fn date_of(value: Value) -> Option<Date> {
    EPOCH.checked_add(Span::new().try_days(number_of(value)?).ok()?).ok()
}

/// A civil date as its days since 1970, like RFC 8943 without its tag: three bytes until the year 2149.
pub(super) fn date(day: Date) -> Value {
    Value::from(day.duration_since(EPOCH).as_hours() / 24)
}
