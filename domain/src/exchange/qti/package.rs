//! The files of a package: which of them are items, in which order, and which are left out.

use super::item;
use crate::exchange::{
    Wish,
    bank::Bank,
    encoding,
    told::{Changes, Refusal, say, short},
    xml::{self, Element},
};
use std::collections::{BTreeMap, BTreeSet};

/// A file of a package.
struct File<'f> {
    name: &'f str,
    root: Result<Element, Refusal>,
}

/// Reads the items among some files into a bank; a single file stands without a package.
pub(in crate::exchange) fn read(files: &[(String, Vec<u8>)], wish: &Wish, bank: &mut Bank) {
    let is_package = files.len() > 1;
    let read = files.iter().filter(|(name, _)| !is_package || is_xml(name)).map(|(name, bytes)| File {
        name,
        root: encoding::text(bytes).and_then(|text| xml::read(&crate::course::normalise(&text))),
    });
    let read: Vec<File<'_>> = read.collect();
    if is_package && !read.iter().any(|file| file.name == "imsmanifest.xml") {
        return bank.refuse(no_manifest());
    }
    let mut taken = 0;
    for file in in_order(&read) {
        if is_package {
            bank.turn_to(file.name);
        }
        match &file.root {
            Err(refusal) => bank.refuse(refusal.clone()),
            Ok(root) if root.name == "assessmentItem" => {
                taken += 1;
                if !bank.has_room(root.line) {
                    return;
                }
                let mut changes = Changes::default();
                match item::read(root, wish, &mut changes) {
                    Ok(draft) => bank.add(&draft, changes, wish),
                    Err(refusal) => bank.refuse(refusal),
                }
            }
            Ok(root) if ["assessmentTest", "manifest"].contains(&root.name.as_str()) => {}
            Ok(root) if !is_package => return bank.refuse(not_qti(root)),
            Ok(root) => tell_other(root, bank),
        }
    }
    if taken == 0 && bank.count() == 0 {
        bank.refuse(no_item(read.first().and_then(|file| file.root.as_ref().ok())));
    }
}

fn is_xml(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".xml")
}

/// Items as tests name them, then as the manifest lists them, then the rest by name.
fn in_order<'f, 'b>(files: &'b [File<'f>]) -> Vec<&'b File<'f>> {
    let by_name: BTreeMap<&str, &File<'f>> = files.iter().map(|file| (file.name, file)).collect();
    let mut named: Vec<String> = Vec::new();
    for (root_name, element) in [("assessmentTest", "assessmentItemRef"), ("manifest", "resource")] {
        for file in files {
            let Ok(root) = &file.root else { continue };
            if root.name == root_name {
                let mut found = Vec::new();
                root.find_all(element, &mut found);
                named.extend(found.iter().filter_map(|found| beside(file.name, found.attribute("href")?)));
            }
        }
    }
    let mut seen = BTreeSet::new();
    let listed = named.iter().filter_map(|name| by_name.get(name.as_str()).copied());
    listed.chain(files).filter(|file| seen.insert(file.name)).collect()
}

/// The file that a reference means, seen from the file that holds it.
fn beside(from: &str, reference: &str) -> Option<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in reference.split('#').next()?.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/").replace("%20", " "))
}

/// Shared texts, results and metadata are no questions, but their owner may look for them.
fn tell_other(root: &Element, bank: &mut Bank) {
    if root.name != "assessmentStimulus" {
        return;
    }
    bank.refuse(Refusal::new(
        root.line,
        "stimulus",
        say(
            "Đoạn dẫn dùng chung (stimulus) không phải câu hỏi nên không được nhập.",
            "A shared stimulus is no question and was left behind.",
        ),
        say(
            "Chép đoạn này vào mục của bài kiểm tra (dưới dòng “# Phần …”).",
            "Put the text under the section of a quiz ('# Part …').",
        ),
    ));
}

fn not_qti(root: &Element) -> Refusal {
    let name = short(&root.name);
    let is_old = root.name == "questestinterop";
    Refusal::new(
        root.line,
        "not-qti",
        say(
            format!("Tệp bắt đầu bằng <{name}>; câu hỏi QTI 2 và 3 là <assessmentItem> hoặc <qti-assessment-item>."),
            format!(
                "The file begins with <{name}>; items of QTI 2 and 3 are <assessmentItem> or <qti-assessment-item>."
            ),
        ),
        if is_old {
            say(
                "Đây là QTI 1.2; hãy xuất lại ở dạng QTI 2.1 hoặc 3.0.",
                "This is QTI 1.2; export it as QTI 2.1 or 3.0.",
            )
        } else {
            say(
                "Xuất lại ở dạng QTI 2.1 hoặc 3.0; tệp Moodle XML thì nhập bằng “moodle”.",
                "Export it as QTI 2.1 or 3.0; import Moodle XML as 'moodle'.",
            )
        },
    )
}

fn no_item(root: Option<&Element>) -> Refusal {
    let is_test = root.is_some_and(|root| root.name == "assessmentTest");
    Refusal::new(
        1,
        "no-items",
        say("Không có câu hỏi nào trong tệp.", "There is no question in the file."),
        if is_test {
            say(
                "Bài kiểm tra QTI chỉ ghi tên các câu; nhập cả gói ZIP chứa chúng.",
                "A QTI test only names its items; import the whole package (ZIP) that holds them.",
            )
        } else {
            say("Kiểm tra gói đã xuất.", "Look at what was exported.")
        },
    )
}

fn no_manifest() -> Refusal {
    Refusal::new(
        1,
        "no-manifest",
        say("Gói không có imsmanifest.xml ở thư mục gốc.", "The package has no imsmanifest.xml at its root."),
        say(
            "Xuất lại gói, hoặc giải nén rồi nhập từng tệp câu hỏi.",
            "Export it again, or unpack it and import its items one by one.",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn a_reference_is_seen_from_its_file() {
        assert_eq!(beside("tests/a.xml", "../items/b%20c.xml#x").as_deref(), Some("items/b c.xml"));
        assert_eq!(beside("imsmanifest.xml", "./b.xml").as_deref(), Some("b.xml"));
        assert_eq!(beside("imsmanifest.xml", "../b.xml"), None);
    }
}
