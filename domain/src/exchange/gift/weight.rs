//! Weights: `%50%`, `%-33.33333%`.

use super::piece::Piece;
use crate::exchange::told::{Refusal, say};

/// The weight in front of an answer, if there is one, and the answer.
pub(super) fn take(piece: Piece<'_>) -> Result<(Option<f64>, Piece<'_>), Refusal> {
    let Some((number, rest)) = piece.text.strip_prefix('%').and_then(|inside| inside.split_once('%')) else {
        return Ok((None, piece));
    };
    let is_number = |letter: char| letter.is_ascii_digit() || ".,-".contains(letter);
    let read = number.replace(',', ".").parse::<f64>().ok().filter(|_| number.chars().all(is_number));
    let answer = Piece { text: rest, ..piece }.trim();
    match read {
        Some(weight) if (-100.0..=100.0).contains(&weight) => Ok((Some(weight), answer)),
        Some(_) => Err(Refusal::new(
            piece.line,
            "bad-weight",
            say(
                format!("Trọng số %{number}% ngoài khoảng -100 đến 100."),
                format!("The weight %{number}% is not within -100 and 100."),
            ),
            say("Sửa trọng số, ví dụ %50% hoặc %-25%.", "Mend it, for instance %50% or %-25%."),
        )),
        None => Ok((None, piece)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_stands_between_percent_signs() {
        let take = |text| take(Piece::new(text, 1)).map(|(weight, rest)| (weight, rest.text));
        assert_eq!(take("%-33.33333% a").unwrap(), (Some(-33.33333), "a"));
        assert_eq!(take("%50%%b").unwrap(), (Some(50.0), "%b"));
        assert_eq!(take("%a% b").unwrap(), (None, "%a% b"));
        assert_eq!(take("50% b").unwrap(), (None, "50% b"));
        assert_eq!(take("%1000%b").unwrap_err().code, "bad-weight");
    }
}
