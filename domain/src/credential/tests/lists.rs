//! Revocation lists.

use super::*;

fn list() -> RevocationList {
    let entry = |first, reason, date| Revocation { code: Code::from_bytes([first; 10]), reason, date };
    RevocationList {
        issuer: "truong-chinh-tri-an-linh".into(),
        date: date(2026, 11, 20),
        entries: vec![
            entry(1, Reason::Fraud, date(2026, 11, 2)),
            Revocation { code: hanh().code, reason: Reason::IssuerError, date: date(2026, 11, 14) },
            entry(200, Reason::Replaced, date(2026, 11, 3)),
        ],
    }
}

#[test]
fn a_listed_certificate_is_revoked_with_its_class_of_reason() {
    let list = verify_list(&sign_list(&list(), &school()), &[school_key()]).expect("good");
    match check(&printed(&hanh()), &[school_key()], &[list], TODAY) {
        Verdict::Revoked { revocation, list_date, facts, .. } => {
            assert_eq!(revocation.reason.word(), "issuer-error");
            assert_eq!(revocation.date, date(2026, 11, 14));
            assert_eq!(list_date, date(2026, 11, 20));
            assert_eq!(facts, hanh());
        }
        verdict => panic!("{verdict:?}"),
    }
}

#[test]
fn a_certificate_that_is_not_listed_is_good_as_of_the_list() {
    let facts = Facts { code: Code::from_bytes([77; 10]), ..hanh() };
    let verdict = check(&printed(&facts), &[school_key()], &[list()], TODAY);
    assert!(matches!(verdict, Verdict::SignatureGood { list_date: Some(day), .. } if day == date(2026, 11, 20)));
}

#[test]
fn a_list_speaks_for_its_own_issuer_only() {
    let foreign = RevocationList { issuer: "bo-noi-vu".into(), ..list() };
    let verdict = check(&printed(&hanh()), &[school_key()], std::slice::from_ref(&foreign), TODAY);
    assert!(matches!(verdict, Verdict::SignatureGood { list_date: None, .. }));
    assert_eq!(verify_list(&sign_list(&foreign, &school()), &[school_key()]), Err(ListError::ForeignKey));
}

#[test]
fn neither_record_passes_for_the_other() {
    assert_eq!(
        verify(&sign_list(&list(), &school()), &[school_key()]),
        Err(FactsError::Signature(SignatureError::Mismatch))
    );
    assert_eq!(
        verify_list(&sign(&hanh(), &school()), &[school_key()]),
        Err(ListError::Signature(SignatureError::Mismatch))
    );
}

#[test]
fn a_list_is_refused_when_changed_or_signed_with_a_lost_key() {
    let bytes = sign_list(&list(), &school());
    for place in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[place / 8] ^= 1 << (place % 8);
        assert!(verify_list(&flipped, &[school_key()]).is_err(), "bit {place}");
    }
    let lost = IssuerKey { compromised_at: Some(date(2026, 11, 1)), ..school_key() };
    assert_eq!(verify_list(&bytes, &[lost]), Err(ListError::KeyNotValid));
}

#[test]
fn every_reason_has_a_word() {
    for reason in Reason::ALL {
        assert_eq!(Reason::of_word(reason.word()), Some(reason));
        assert_eq!(serde_json::to_string(&reason).expect("json"), format!("\"{}\"", reason.word()));
    }
}
