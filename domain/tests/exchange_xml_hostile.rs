//! No XML makes an import panic, hang, or write a bank that our own reader refuses.

#![expect(clippy::disallowed_methods, reason = "the test measures time, the crate does not")]

use domain::{
    course::{SourceFile, read_bank},
    exchange::{Fate, Import, LARGEST_FILE, MOST_QUESTIONS, Wish, import_moodle, import_qti},
    locale::Locale,
    problem::Problem,
};
use proptest::prelude::*;
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

const MOODLE: [&str; 62] = [
    "<quiz>",
    "</quiz>",
    "<question type=\"multichoice\">",
    "<question type=\"cloze\">",
    "<question type=\"ddwtos\">",
    "<question type=\"gapselect\">",
    "<question type=\"matching\">",
    "<question type=\"numerical\">",
    "<question type=\"shortanswer\">",
    "<question type=\"truefalse\">",
    "<question type=\"ordering\">",
    "<question type=\"essay\">",
    "<question type=\"category\">",
    "<question type=\"x\">",
    "</question>",
    "<name><text>Tên</text></name>",
    "<questiontext format=\"html\"><text>",
    "<questiontext format=\"markdown\"><text>",
    "</text></questiontext>",
    "<answer fraction=\"100\">",
    "<answer fraction=\"-33.33333\">",
    "<answer fraction=\"x\">",
    "</answer>",
    "<text>",
    "</text>",
    "<text/>",
    "<single>true</single>",
    "<single>0</single>",
    "<![CDATA[",
    "]]>",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "&amp;",
    "&lt;b&gt;",
    "&#39;",
    "&nbsp;",
    "&#0;",
    "{1:MC:=a~b}",
    "{1:SA:=a|b#c}",
    "{:NM:=15:2}",
    "{1:SAC:=\\}}",
    "{",
    "}",
    "[[1]]",
    "[[2]]",
    "[[",
    "<dragbox><text>a</text><group>1</group></dragbox>",
    "<selectoption><text>b</text></selectoption>",
    "<subquestion><text>a</text><answer><text>-&gt;</text></answer></subquestion>",
    "<tolerance>0.1</tolerance>",
    "<feedback><text>f</text></feedback>",
    "<file name=\"a\">",
    "</file>",
    "<tags><tag><text>x y</text></tag></tags>",
    "<!-- ",
    " -->",
    "<?x ?>",
    "<!DOCTYPE a>",
    "15",
    "Câu hỏi ",
];

const QTI: [&str; 52] = [
    "<qti-assessment-item identifier=\"q\" title=\"t\">",
    "</qti-assessment-item>",
    "<assessmentItem identifier=\"q\">",
    "</assessmentItem>",
    "<qti-response-declaration identifier=\"RESPONSE\" cardinality=\"single\" base-type=\"identifier\">",
    "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"multiple\" baseType=\"directedPair\">",
    "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"ordered\" baseType=\"identifier\">",
    "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"single\" baseType=\"float\">",
    "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"single\" baseType=\"string\">",
    "</responseDeclaration>",
    "</qti-response-declaration>",
    "<correctResponse><value>A</value></correctResponse>",
    "<correctResponse><value>A B</value><value>B A</value></correctResponse>",
    "<correctResponse><value>A</value><value>B</value></correctResponse>",
    "<mapping upperBound=\"1\"><mapEntry mapKey=\"A\" mappedValue=\"1\"/></mapping>",
    "<mapping><mapEntry mapKey=\"15\" mappedValue=\"-2\"/></mapping>",
    "<itemBody>",
    "</itemBody>",
    "<qti-item-body>",
    "</qti-item-body>",
    "<choiceInteraction responseIdentifier=\"RESPONSE\" maxChoices=\"1\">",
    "</choiceInteraction>",
    "<orderInteraction responseIdentifier=\"RESPONSE\">",
    "</orderInteraction>",
    "<matchInteraction responseIdentifier=\"RESPONSE\">",
    "</matchInteraction>",
    "<simpleMatchSet>",
    "</simpleMatchSet>",
    "<simpleAssociableChoice identifier=\"A\">a</simpleAssociableChoice>",
    "<simpleAssociableChoice identifier=\"B\">b</simpleAssociableChoice>",
    "<simpleChoice identifier=\"A\">a</simpleChoice>",
    "<simpleChoice identifier=\"B\" fixed=\"true\">",
    "</simpleChoice>",
    "<prompt>",
    "</prompt>",
    "<textEntryInteraction responseIdentifier=\"RESPONSE\"/>",
    "<extendedTextInteraction/>",
    "<inlineChoiceInteraction responseIdentifier=\"RESPONSE\"><inlineChoice identifier=\"A\">x</inlineChoice><inlineChoice identifier=\"B\">y</inlineChoice></inlineChoiceInteraction>",
    "<sliderInteraction lowerBound=\"1\" upperBound=\"5\"/>",
    "<p>",
    "</p>",
    "<responseProcessing>",
    "</responseProcessing>",
    "<responseIf><equal toleranceMode=\"absolute\" tolerance=\"1\"><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></equal><setOutcomeValue identifier=\"SCORE\"><baseValue>1</baseValue></setOutcomeValue></responseIf>",
    "<modalFeedback outcomeIdentifier=\"F\" identifier=\"x\">f</modalFeedback>",
    "<a href=\"javascript:x\">",
    "</a>",
    "<m:math>",
    "</m:math>",
    "&#x1F3DB;",
    "[x] ",
    "Câu hỏi ",
];

fn wish() -> Wish {
    Wish { id: "n".to_owned(), title: "N".to_owned(), lang: Locale::Vi }
}

fn import_item(bytes: &[u8], wish: &Wish) -> Import {
    import_qti(&[("a.xml".to_owned(), bytes.to_vec())], wish)
}

/// What is taken is read, all of it and without an error.
fn check(import: &Import) {
    let taken = import.report.lines.iter().filter(|line| line.fate == Fate::Taken);
    let taken: Vec<&str> = taken.filter_map(|line| line.question.as_deref()).collect();
    let Some(bank) = &import.bank else { return assert!(taken.is_empty()) };
    let (questions, problems) = read_bank(&SourceFile::markdown("n.bank.md", bank.clone()));
    let errors: Vec<&Problem> = problems.iter().filter(|problem| problem.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}\n{bank}");
    let read: BTreeSet<&str> = questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(read, taken.iter().copied().collect(), "{bank}");
    assert_eq!(questions.len(), taken.len());
}

fn reasons(import: &Import) -> Vec<&'static str> {
    import.report.lines.iter().filter(|line| line.fate == Fate::Refused).map(|line| line.code).collect()
}

fn mixture(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => prop::sample::select(pieces).prop_map(str::to_owned), 1 => "[ -~à-ỹ\n]{0,8}"];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Any text, escaped, within a question that is well formed.
fn framed() -> impl Strategy<Value = (String, String)> {
    let escaped = |text: String| text.replace('&', "&amp;").replace('<', "&lt;").replace(']', "&#93;");
    let text = || mixture(&MOODLE[29..]).prop_map(escaped);
    let kind = prop::sample::select(&["multichoice", "cloze", "ddwtos", "shortanswer", "ordering", "essay"][..]);
    (kind, text(), text(), text()).prop_map(|(kind, prompt, a, b)| {
        let moodle = format!("<quiz><question type=\"{kind}\"><questiontext format=\"html\"><text>Q {prompt}</text></questiontext><answer fraction=\"100\"><text>A {a}</text></answer><answer fraction=\"0\"><text>B {b}</text></answer><dragbox><text>{a}</text></dragbox><dragbox><text>{b}</text></dragbox></question></quiz>");
        let qti = format!("<assessmentItem identifier=\"q\"><responseDeclaration identifier=\"R\" cardinality=\"single\" baseType=\"string\"><correctResponse><value>{a}</value></correctResponse></responseDeclaration><itemBody><p>Q {prompt}</p><p>x <textEntryInteraction responseIdentifier=\"R\"/> {b}</p></itemBody></assessmentItem>");
        (moodle, qti)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_mixture_of_pieces_gives_a_bank_that_is_read(moodle in mixture(&MOODLE), qti in mixture(&QTI)) {
        check(&import_moodle(format!("<quiz>{moodle}</quiz>").as_bytes(), &wish()));
        check(&import_moodle(moodle.as_bytes(), &wish()));
        check(&import_item(format!("<assessmentItem>{qti}</assessmentItem>").as_bytes(), &wish()));
        check(&import_item(qti.as_bytes(), &wish()));
    }

    #[test]
    fn whatever_stands_in_the_texts_the_bank_is_read((moodle, qti) in framed()) {
        check(&import_moodle(moodle.as_bytes(), &wish()));
        check(&import_item(qti.as_bytes(), &wish()));
    }

    #[test]
    fn any_text_and_any_bytes_are_survived(text in "\\PC{0,300}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for bytes in [text.as_bytes(), &bytes] {
            check(&import_moodle(bytes, &wish()));
            check(&import_item(bytes, &wish()));
            check(&import_qti(&[("imsmanifest.xml".to_owned(), bytes.to_vec()), (text.clone(), bytes.to_vec())], &wish()));
        }
    }
}

#[test]
fn a_long_file_takes_no_longer_than_its_length_deserves() {
    let more = ["{1:SA:", "{1:SA:=a}", "[[1]]", "<a>", "<a/>", "&amp;", "<a b=\"c\"/>"];
    for unit in MOODLE.iter().chain(&QTI).chain(&more) {
        let long = unit.repeat(60_000 / unit.len());
        let started = Instant::now();
        check(&import_moodle(format!("<quiz>{long}</quiz>").as_bytes(), &wish()));
        check(&import_moodle(format!("<quiz><question type=\"cloze\"><questiontext><text><![CDATA[{long}]]></text></questiontext></question></quiz>").as_bytes(), &wish()));
        check(&import_item(
            format!("<assessmentItem><itemBody>{long}</itemBody></assessmentItem>").as_bytes(),
            &wish(),
        ));
        let took = started.elapsed();
        assert!(took < Duration::from_secs(12), "{unit:?} took {took:?}");
    }
}

#[test]
fn whatever_is_too_much_or_no_xml_is_refused_with_its_reason() {
    let refused = |text: &str| reasons(&import_moodle(text.as_bytes(), &wish()));
    assert_eq!(refused(&"a".repeat(LARGEST_FILE + 1)), ["file-too-large"]);
    let laughs = "<!DOCTYPE quiz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><quiz>&b;</quiz>";
    assert_eq!(refused(laughs), ["document-type"]);
    assert_eq!(refused("<!DOCTYPE quiz SYSTEM \"file:///etc/passwd\"><quiz/>"), ["document-type"]);
    assert_eq!(refused("<quiz>&xxe;</quiz>"), ["unknown-entity"]);
    assert_eq!(refused(&format!("<quiz>{}", "<a>".repeat(100_000))), ["too-deep"]);
    assert_eq!(refused("<html></html>"), ["not-moodle-xml"]);
    assert_eq!(refused("Câu? {=a ~b}"), ["not-xml"]);
    let question = "<question type=\"essay\"><name><text>a</text></name></question>";
    assert_eq!(refused(&format!("<quiz>{}</quiz>", question.repeat(MOST_QUESTIONS + 1))), ["too-many-questions"]);
    let long = format!(
        "<quiz><question type=\"essay\"><questiontext><text>{}</text></questiontext></question></quiz>",
        "a ".repeat(60_000)
    );
    assert_eq!(refused(&long), ["question-too-long"]);
    // 'Đơn vị' in TCVN3, and a letter of Latin-1.
    let bytes = |bytes: &[u8]| reasons(&import_moodle(bytes, &wish()));
    assert_eq!(bytes(b"<quiz>\xa7\xacn v\xde n\xb5o</quiz>"), ["not-utf8"]);
    assert_eq!(bytes(b"<quiz>\xe9l\xe8ve</quiz>"), ["not-utf8"]);
    assert_eq!(bytes(b"PK\x03\x04\xff\xff"), ["not-text"]);
}

#[test]
fn a_line_of_a_gigabyte_is_refused_before_it_is_read() {
    // The command reads no more than this of any file.
    let started = Instant::now();
    assert_eq!(reasons(&import_moodle(&vec![b'<'; LARGEST_FILE + 1], &wish())), ["file-too-large"]);
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_package_needs_its_manifest_and_its_items() {
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let package = |files: &[(String, Vec<u8>)]| reasons(&import_qti(files, &wish()));
    assert_eq!(package(&[file("a.xml", "<a/>"), file("b.xml", "<b/>")]), ["no-manifest"]);
    assert_eq!(package(&[file("imsmanifest.xml", "<manifest/>"), file("b.txt", "x")]), ["no-items"]);
    assert_eq!(package(&[]), ["no-items"]);
    assert_eq!(package(&[file("a.xml", "<questestinterop/>")]), ["not-qti"]);
}
