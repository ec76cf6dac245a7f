//! Weights of options, in percent: the usual ones are left out, others become whole numbers.

use super::told::{Changes, say};

/// How far a weight may be from `100 / n` and still mean it.
const NEAR: f64 = 0.05;

/// Weights as we write them: nothing where it is the usual one of `n` right options, else whole numbers whose sum over
/// the right options stays.
pub(super) fn whole(weights: &[f64], line: usize, changes: &mut Changes) -> Vec<Option<i32>> {
    let right = weights.iter().filter(|weight| **weight > 0.0).count();
    let usual = 100.0 / right.max(1) as f64;
    let is_usual = |weight: f64| (weight.abs() - usual).abs() < NEAR;
    let mut rounded: Vec<Option<i32>> =
        weights.iter().map(|weight| (!is_usual(*weight)).then(|| lowered(*weight))).collect();
    share_rest(weights, &mut rounded);
    let moved: Vec<String> = weights
        .iter()
        .zip(&rounded)
        .filter_map(|(weight, rounded)| Some((weight, (*rounded)?)))
        .filter(|(weight, rounded)| (*weight - f64::from(*rounded)).abs() > 0.001)
        .map(|(weight, rounded)| format!("{weight}% → {rounded}%"))
        .collect();
    if !moved.is_empty() {
        let moved = moved.join(", ");
        changes.at(
            line,
            "weight-rounded",
            say(
                format!("Trọng số làm tròn thành số nguyên: {moved}."),
                format!("Weights are rounded to whole numbers: {moved}."),
            ),
            say("Xem lại %n% của các phương án.", "Look at the %n% of the options again."),
        );
    }
    rounded
}

/// Right options are rounded down first, so that what is left can be shared out; but a right option is worth something.
fn lowered(weight: f64) -> i32 {
    let whole = if weight > 0.0 { weight.floor().max(1.0) } else { weight.round() };
    whole as i32
}

/// Gives what rounding took from the right options back, to those that lost most first.
fn share_rest(weights: &[f64], rounded: &mut [Option<i32>]) {
    let mut lost: Vec<(f64, usize)> = weights
        .iter()
        .enumerate()
        .filter_map(|(at, weight)| Some((*weight - f64::from(rounded[at]?), at)))
        .filter(|(_, at)| weights[*at] > 0.0)
        .collect();
    let rest = lost.iter().map(|(lost, _)| *lost).sum::<f64>().round().max(0.0) as usize;
    lost.sort_by(|one, other| other.0.total_cmp(&one.0));
    for (_, at) in lost.into_iter().take(rest) {
        rounded[at] = rounded[at].map(|weight| (weight + 1).min(100));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(weights: &[f64]) -> Vec<Option<i32>> {
        whole(weights, 1, &mut Changes::default())
    }

    #[test]
    fn usual_weights_are_left_out_and_others_keep_their_sum() {
        assert_eq!(rounded(&[33.33333, 33.333, 33.3, -33.33333, 0.0]), [None, None, None, None, Some(0)]);
        assert_eq!(rounded(&[50.0, 50.0, -100.0]), [None, None, Some(-100)]);
        assert_eq!(rounded(&[100.0, -100.0]), [None, None]);
        assert_eq!(rounded(&[16.66667, 16.66667, 66.66667]), [Some(17), Some(17), Some(66)]);
        assert_eq!(rounded(&[12.5, 87.5, -12.5]), [Some(13), Some(87), Some(-13)]);
        assert_eq!(rounded(&[0.3, 99.7]).iter().map(|weight| weight.unwrap()).sum::<i32>(), 100);
    }
}
