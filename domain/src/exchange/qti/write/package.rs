//! The package: manifest, test, items.

use crate::{course::escape, quiz::Question};

const TEST: &str = "assessment.xml";

/// The files of a package, the manifest first.
pub(super) fn files(title: &str, items: Vec<(&Question, String)>) -> Vec<(String, String)> {
    let mut files = vec![("imsmanifest.xml".to_owned(), manifest(&items)), (TEST.to_owned(), test(title, &items))];
    files.extend(items.into_iter().map(|(question, text)| (place(question), text)));
    files
}

fn place(question: &Question) -> String {
    format!("items/{}.xml", question.id)
}

fn manifest(items: &[(&Question, String)]) -> String {
    let mut resources = String::new();
    let mut needed = String::new();
    for (question, _) in items {
        let (id, href) = (&question.id, place(question));
        needed.push_str(&format!("      <dependency identifierref=\"{id}\"/>\n"));
        resources.push_str(&format!(
            "    <resource identifier=\"{id}\" type=\"imsqti_item_xmlv3p0\" href=\"{href}\">\n      <file href=\"{href}\"/>\n    </resource>\n"
        ));
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd\" identifier=\"MANIFEST\">\n  <metadata>\n    <schema>QTI Package</schema>\n    <schemaversion>3.0.0</schemaversion>\n  </metadata>\n  <organizations/>\n  <resources>\n    <resource identifier=\"TEST\" type=\"imsqti_test_xmlv3p0\" href=\"{TEST}\">\n      <file href=\"{TEST}\"/>\n{needed}    </resource>\n{resources}  </resources>\n</manifest>\n"
    )
}

/// Every item once, weighted by its points.
fn test(title: &str, items: &[(&Question, String)]) -> String {
    let refs: String = items
        .iter()
        .map(|(question, _)| {
            let weight = question.points.0 as f64 / 1000.0;
            format!(
                "      <qti-assessment-item-ref identifier=\"{}\" href=\"{}\">\n        <qti-weight identifier=\"POINTS\" value=\"{weight}\"/>\n      </qti-assessment-item-ref>\n",
                question.id,
                place(question)
            )
        })
        .collect();
    let title = escape(title);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<qti-assessment-test xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd\" identifier=\"TEST\" title=\"{title}\">\n  <qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/>\n  <qti-test-part identifier=\"PART\" navigation-mode=\"nonlinear\" submission-mode=\"simultaneous\">\n    <qti-assessment-section identifier=\"SECTION\" title=\"{title}\" visible=\"true\">\n{refs}    </qti-assessment-section>\n  </qti-test-part>\n  <qti-outcome-processing>\n    <qti-set-outcome-value identifier=\"SCORE\"><qti-sum><qti-test-variables variable-identifier=\"SCORE\" weight-identifier=\"POINTS\"/></qti-sum></qti-set-outcome-value>\n  </qti-outcome-processing>\n</qti-assessment-test>\n"
    )
}
