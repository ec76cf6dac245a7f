//! Names: whether a text can be one, and its proper form where all of it is in capitals.

/// The proper form of a name that is written in capitals or in small letters alone; `None` for one that is fine.
///
/// Each word gets a capital, also behind an apostrophe or a hyphen: `H'LAN KBUÔR` is `H'Lan Kbuôr`.
pub fn proper_case(name: &str) -> Option<String> {
    let letters: Vec<char> = name.chars().filter(|letter| letter.is_alphabetic()).collect();
    let all_capitals = letters.len() > 3 && letters.iter().all(|letter| !letter.is_lowercase());
    let all_small = letters.len() > 3 && letters.iter().all(|letter| !letter.is_uppercase());
    if !all_capitals && !all_small {
        return None;
    }
    let mut begins = true;
    let mut proper = String::with_capacity(name.len());
    for letter in name.chars() {
        if begins {
            proper.extend(letter.to_uppercase());
        } else {
            proper.extend(letter.to_lowercase());
        }
        begins = !letter.is_alphabetic();
    }
    Some(proper)
}

/// Whether a text could be a name: letters, spaces, and what stands between the parts of a name.
pub(super) fn is_name(text: &str) -> bool {
    let mut has_letter = false;
    let plain = text.chars().all(|sign| {
        has_letter |= sign.is_alphabetic();
        sign.is_alphabetic() || " '’ʼ`´-.·".contains(sign) || ('\u{300}'..='\u{36f}').contains(&sign)
    });
    plain && has_letter
}
