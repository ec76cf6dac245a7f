use super::*;

#[test]
fn a_file_is_proved_by_the_signature_beside_it() {
    let (file, keys) = ("\u{feff}stt,họ tên\r\n1,Nguyễn Thị Hạnh\r\n".as_bytes(), [school_key()]);
    let signature = sign_file(file, &school());
    assert_eq!(verify_file(file, &signature, &keys), Ok(&keys[0]));
    let changed = [file, b" "].concat();
    assert_eq!(verify_file(&changed, &signature, &keys), Err(SignatureError::Mismatch));
    assert_eq!(verify_file(file, &signature, &[]), Err(SignatureError::UnknownKey(school().public().kid())));
    assert_eq!(verify_file(file, file, &keys), Err(SignatureError::Malformed));
}

#[test]
fn no_signature_of_one_thing_passes_for_another() {
    let keys = [school_key()];
    let record = sign(&hanh(), &school());
    assert_eq!(verify_file(&record, &record, &keys), Err(SignatureError::Malformed));
    let signature = sign_file(&record, &school());
    assert!(verify(&signature, &keys).is_err() && verify_list(&signature, &keys).is_err());
}
