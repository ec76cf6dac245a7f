//! Signed facts: what is believed and what is not.

use super::*;
use proptest::prelude::*;

fn invalid(text: &str, keys: &[IssuerKey]) -> Invalid {
    match check(text, keys, &[], TODAY) {
        Verdict::Invalid(reason) => reason,
        verdict => panic!("believed: {verdict:?}"),
    }
}

#[test]
fn a_signed_record_says_what_was_signed_and_by_whom() {
    let verified = verify(&sign(&hanh(), &school()), &[school_key()]).expect("good");
    assert_eq!(verified, Verified { facts: hanh(), key: school_key() });
}

#[test]
fn a_printed_code_is_good_but_never_plainly_valid() {
    let verdict = check(&printed(&hanh()), &[school_key()], &[], TODAY);
    assert_eq!(verdict, Verdict::SignatureGood { facts: hanh(), key: school_key(), list_date: None, expired: false });
}

#[test]
fn pasting_may_fold_case_and_break_lines_and_forget_the_address() {
    let text = printed(&hanh());
    let record = text.split_once('#').expect("a fragment").1;
    for pasted in [format!("  {}\n{}\n", &text[..90], &text[90..]), record.to_lowercase(), format!("#{record}")] {
        assert!(matches!(check(&pasted, &[school_key()], &[], TODAY), Verdict::SignatureGood { .. }), "{pasted}");
    }
}

#[test]
fn names_are_signed_composed() {
    let decomposed = Facts { holder: "Nguyễn Thị Hạnh".into(), ..hanh() };
    assert_eq!(sign(&decomposed, &school()), sign(&hanh(), &school()));
}

#[test]
fn the_other_facts_survive_too() {
    let facts = Facts {
        kind: Kind::Replacement,
        subject: Subject::Programme("nghiep-vu-xa".into()),
        result: None,
        expires: Some(date(2031, 10, 2)),
        ..hanh()
    };
    assert_eq!(verify(&sign(&facts, &school()), &[school_key()]).expect("good").facts, facts);
}

#[test]
fn expiry_is_told() {
    let facts = Facts { expires: Some(date(2026, 11, 22)), ..hanh() };
    let expired_on = |today| match check(&printed(&facts), &[school_key()], &[], today) {
        Verdict::SignatureGood { expired, .. } => expired,
        verdict => panic!("{verdict:?}"),
    };
    assert!(!expired_on(date(2026, 11, 22)));
    assert!(expired_on(date(2026, 11, 23)));
}

#[test]
fn each_way_to_be_wrong_has_its_reason() {
    let text = printed(&hanh());
    let keys = [school_key()];
    let stranger = issuer_key(&SigningKey::from_bytes(&[8; 32]), "truong-chinh-tri-an-linh");
    let foreign = IssuerKey { issuer: "bo-noi-vu".into(), ..school_key() };
    let other = qr::qr_text(SITE, Code::from_bytes([1; 10]), &sign(&hanh(), &school()));
    assert_eq!(invalid(&text, &[stranger]).word(), "unknown-key");
    assert_eq!(invalid(&text, &[]).word(), "unknown-key");
    assert_eq!(invalid(&text, &[foreign]), Invalid::Facts(FactsError::ForeignKey));
    assert_eq!(invalid(&other, &keys), Invalid::OtherCode);
    assert_eq!(invalid(text.split_once('#').expect("a fragment").0, &keys), Invalid::Text(qr::QrTextError::NoRecord));
    assert_eq!(invalid(&hanh().code.to_string(), &keys), Invalid::Text(qr::QrTextError::NoRecord));
    assert_eq!(invalid("xin chào", &keys), Invalid::Text(qr::QrTextError::NotBase32));
    assert_eq!(invalid(&"A".repeat(1 << 20), &keys), Invalid::Text(qr::QrTextError::TooLong));
    assert_eq!(invalid(&text[..text.len() - 8], &keys).word(), "unreadable");
}

#[test]
fn a_key_speaks_only_for_its_own_days() {
    let text = printed(&hanh());
    let day_before = date(2026, 10, 1);
    assert_eq!(invalid(&text, &[IssuerKey { valid_from: date(2026, 10, 3), ..school_key() }]), Invalid::KeyNotInUse);
    assert_eq!(invalid(&text, &[IssuerKey { valid_to: Some(day_before), ..school_key() }]), Invalid::KeyNotInUse);
    let compromised = |day| IssuerKey { compromised_at: Some(day), ..school_key() };
    assert_eq!(invalid(&text, &[compromised(day_before)]), Invalid::KeyCompromised);
    assert_eq!(invalid(&text, &[compromised(hanh().issued)]), Invalid::KeyCompromised);
    let later = [compromised(date(2026, 10, 3))];
    assert!(matches!(check(&text, &later, &[], TODAY), Verdict::SignatureGood { .. }));
}

#[test]
fn a_rotated_key_still_speaks_for_old_certificates() {
    let new = SigningKey::from_bytes(&[9; 32]);
    let keys = [
        issuer_key(&new, "truong-chinh-tri-an-linh"),
        IssuerKey { valid_to: Some(date(2026, 10, 31)), ..school_key() },
    ];
    assert!(matches!(check(&printed(&hanh()), &keys, &[], TODAY), Verdict::SignatureGood { .. }));
}

#[test]
fn no_bit_can_be_flipped() {
    let bytes = sign(&hanh(), &school());
    for place in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[place / 8] ^= 1 << (place % 8);
        assert!(verify(&flipped, &[school_key()]).is_err(), "bit {place}");
    }
}

#[test]
fn keys_are_published_as_json() {
    let json = serde_json::to_string(&school_key()).expect("json");
    assert_eq!(serde_json::from_str::<IssuerKey>(&json).expect("a key"), school_key());
    assert!(json.contains(&school_key().kid.to_string()));
    assert_eq!(school_key().public_key.fingerprint().split(' ').count(), 16);
}

fn text() -> impl Strategy<Value = String> {
    "[ -~À-ỹ]{0,60}"
}

/// Never so long that the record shortens it.
fn title() -> impl Strategy<Value = String> {
    "[ -~À-ỹ]{0,30}"
}

fn day() -> impl Strategy<Value = Date> {
    (1970..=9999i16, 1..=12i8, 1..=28i8).prop_map(|(year, month, day)| date(year, month, day))
}

proptest! {
    #[test]
    fn all_facts_are_read_back_and_no_flipped_bit_is_believed(
        (number, holder, title, id) in (text(), text(), title(), text()),
        (code, revision, half_tiet, result) in (any::<[u8; 10]>(), any::<[u8; 16]>(), any::<u32>(), any::<Option<u32>>()),
        (from, to, issued, expires) in (day(), day(), day(), proptest::option::of(day())),
        flip in any::<proptest::sample::Index>(),
    ) {
        let nfc = |text: String| crate::text::nfc(&text);
        let facts = Facts {
            number: nfc(number), holder: nfc(holder), title: nfc(title), subject: Subject::Course(nfc(id)),
            code: Code::from_bytes(code), revision, half_tiet, result, from, to, issued, expires, ..hanh()
        };
        let mut bytes = sign(&facts, &school());
        let verified = verify(&bytes, &[school_key()]).expect("good").facts;
        prop_assert_eq!(verified, facts);
        let place = flip.index(bytes.len() * 8);
        bytes[place / 8] ^= 1 << (place % 8);
        prop_assert!(verify(&bytes, &[school_key()]).is_err());
    }

    #[test]
    fn no_bytes_are_too_strange(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(verify(&bytes, &[school_key()]).is_err());
        prop_assert!(verify_list(&bytes, &[school_key()]).is_err());
    }
}
