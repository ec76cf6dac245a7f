//! Codes as people type them.

use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn every_code_is_read_back(bytes: [u8; 10]) {
        let code = Code::from_bytes(bytes);
        prop_assert_eq!(code.compact().parse(), Ok(code));
        prop_assert_eq!(code.to_string().to_lowercase().parse(), Ok(code));
        prop_assert_eq!(code.compact().len(), 16);
    }

    #[test]
    fn no_text_is_too_strange(text in ".*") {
        let _ = text.parse::<Code>();
        let _ = qr::parse_qr_text(&text);
    }
}

#[test]
fn what_hands_and_eyes_mix_up_is_forgiven() {
    let code: Code = "0123456789ABCDEF".parse().expect("a code");
    assert_eq!(code.to_string(), "0123-4567-89AB-CDEF");
    for typed in ["o123 4567 89ab cdef", "OI23–4567–89AB–CDEF", " 0l23-45678-9abcdef\n"] {
        assert_eq!(typed.parse(), Ok(code), "{typed}");
    }
}

#[test]
fn what_is_no_code_is_refused_with_its_reason() {
    assert_eq!("0123".parse::<Code>(), Err(CodeError::Length(4)));
    assert_eq!("0123456789ABCDEF0".parse::<Code>(), Err(CodeError::Length(17)));
    assert_eq!("0123456789ABCDEU".parse::<Code>(), Err(CodeError::Sign('U')));
    assert_eq!("".parse::<Code>(), Err(CodeError::Length(0)));
}

#[test]
fn codes_travel_in_json_without_dashes() {
    let json = serde_json::to_string(&hanh().code).expect("json");
    assert_eq!(serde_json::from_str::<Code>(&json).expect("a code"), hanh().code);
    assert_eq!(json.len(), 18);
}
