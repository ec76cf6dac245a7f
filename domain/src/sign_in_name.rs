//! Sign-in names: what they may look like, and the rule by which one is made.

use crate::text::{fold, without_accents};

/// What is made leaves room for a number behind it.
const LONGEST_MADE: usize = 48;

/// Small letters without accents, digits, dot, hyphen, underscore; 3 to 64 of them.
pub fn is_sign_in_name(name: &str) -> bool {
    (3..=64).contains(&name.len()) && name.chars().all(is_sign)
}

fn is_sign(sign: char) -> bool {
    sign.is_ascii_lowercase() || sign.is_ascii_digit() || ".-_".contains(sign)
}

/// The name that is made for a person: what stands before `@` in her address; without an address the given name and the
/// initials of the other names, `hanhnt` for Nguyễn Thị Hạnh.
pub fn proposed(full_name: &str, given_name: &str, email: Option<&str>) -> String {
    let of_mail = email.map(of_address).filter(|name| name.len() >= 3);
    let made = of_mail.unwrap_or_else(|| of_names(full_name, given_name));
    if made.len() >= 3 { made } else { format!("hv-{made}") }
}

/// The same with a number, where somebody else has the first ones: `hanhnt`, `hanhnt2`, `hanhnt3`.
pub fn numbered(name: &str, number: u32) -> String {
    if number < 2 { name.to_owned() } else { format!("{name}{number}") }
}

fn of_address(address: &str) -> String {
    let local = address.split(['@', '+']).next().unwrap_or_default();
    let plain: String = without_accents(local).to_lowercase().chars().filter(|sign| is_sign(*sign)).collect();
    shortened(plain.trim_matches(['.', '-', '_']))
}

fn of_names(full_name: &str, given_name: &str) -> String {
    let letters = |word: &str| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let given = fold(given_name);
    let mut others: Vec<String> = fold(full_name).split(' ').map(str::to_owned).collect();
    for word in given.split(' ') {
        if let Some(place) = others.iter().rposition(|other| other == word) {
            others.remove(place);
        }
    }
    let initials = others.iter().filter_map(|word| letters(word).chars().next());
    shortened(&initials.fold(letters(&given), |mut name, initial| {
        name.push(initial);
        name
    }))
}

fn shortened(name: &str) -> String {
    name.chars().take(LONGEST_MADE).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_come_from_the_address_or_else_from_the_names() {
        for (full_name, given_name, email, expected) in [
            ("Nguyễn Thị Hạnh", "Hạnh", None, "hanhnt"),
            ("Nguyễn Thị Hạnh", "Hạnh", Some("hanh.nguyen@thanhlam.gov.vn"), "hanh.nguyen"),
            ("H Thanh Hà Kbuôr", "Hà", None, "hahtk"),
            ("Đặng Thị Thu Đào", "Thu Đào", None, "thudaodt"),
            ("Đỗ Đức", "Đức", Some("a@b.vn"), "ducd"),
            ("H'Lan", "H'Lan", None, "hlan"),
            ("Ý", "Ý", None, "hv-y"),
            ("Lê An", "An", Some("Lê.An+hoc@b.vn"), "le.an"),
        ] {
            assert_eq!(proposed(full_name, given_name, email), expected, "{full_name} {email:?}");
        }
        assert_eq!([1, 2, 12].map(|number| numbered("hanhnt", number)), ["hanhnt", "hanhnt2", "hanhnt12"]);
    }

    proptest! {
        #[test]
        fn whatever_people_are_called_the_name_is_one(full in "\\PC{0,90}", given in "\\PC{0,90}", mail in proptest::option::of("\\PC{0,90}")) {
            let name = proposed(&full, &given, mail.as_deref());
            prop_assert!(is_sign_in_name(&name) && is_sign_in_name(&numbered(&name, u32::MAX)), "{name:?}");
        }
    }
}
