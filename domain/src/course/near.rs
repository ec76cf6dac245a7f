//! 'Did you mean …?'

/// Whether one word may be a slip for another.
pub(crate) fn is_near(word: &str, other: &str) -> bool {
    nearest(word, [other]).is_some()
}

/// The known word that differs from `word` in at most two letters.
pub(super) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    if word.len() > 40 {
        return None;
    }
    let allowed = if word.chars().count() < 4 { 1 } else { 2 };
    known
        .into_iter()
        .filter(|other| other.len().abs_diff(word.len()) <= 8)
        .map(|other| (distance(word, other), other))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other)
}

/// Letters to add, drop or change, by the usual table of two rows.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, letter) in left.chars().enumerate() {
        let mut diagonal = above;
        row[0] = above + 1;
        for (column, other) in right.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_two_letters_is_recognised() {
        assert_eq!(nearest("titel", ["title", "tiet"]), Some("title"));
        assert_eq!(nearest("minute", ["minutes", "mode"]), Some("minutes"));
        assert_eq!(nearest("pas", ["pass"]), Some("pass"));
        assert_eq!(nearest("colour", ["title", "tiet"]), None);
    }
}
