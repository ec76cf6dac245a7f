//! Addresses with a query.

use std::fmt::Write;

/// A path with those of the pairs that have a value.
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut address = path.to_owned();
    let mut mark = '?';
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        address.push(mark);
        address.push_str(name);
        address.push('=');
        encode_into(&mut address, value);
        mark = '&';
    }
    address
}

fn encode_into(address: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::with_query;

    #[test]
    fn empty_values_are_left_out_and_the_rest_is_encoded() {
        assert_eq!(with_query("/courses", &[("q", ""), ("level", "")]), "/courses");
        assert_eq!(
            with_query("/courses", &[("q", "số & dữ"), ("level", "co-ban")]),
            "/courses?q=s%E1%BB%91%20%26%20d%E1%BB%AF&level=co-ban"
        );
    }
}
