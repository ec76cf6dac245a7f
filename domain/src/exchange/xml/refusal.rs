//! Why a file is not read as XML.

use super::{DEEPEST, MOST_ELEMENTS};
use crate::exchange::told::{Refusal, say, short};
use quick_xml::errors::Error;

/// Text that is UTF-8 but says that it is something else is one of the two, and nobody knows which.
pub(super) fn check_encoding(encoding: &str, text: &str, line: usize) -> Result<(), Refusal> {
    let known = ["utf-8", "utf8", "utf-16", "us-ascii", "ascii"];
    if text.is_ascii() || known.contains(&encoding.to_ascii_lowercase().as_str()) {
        return Ok(());
    }
    let encoding = short(encoding);
    Err(Refusal::new(
        line,
        "encoding-declared",
        say(
            format!("Tệp khai bảng mã {encoding} nhưng chữ trong tệp là UTF-8."),
            format!("The file says it is in {encoding}, but its letters are UTF-8."),
        ),
        say(
            "Nếu đọc thấy đúng tiếng Việt, sửa dòng đầu thành encoding=\"UTF-8\"; nếu không, xuất lại tệp.",
            "If it reads well, change its first line to encoding=\"UTF-8\"; if not, export it anew.",
        ),
    ))
}

/// Document types are where the dangers of XML begin.
pub(super) fn document_type(line: usize) -> Refusal {
    Refusal::new(
        line,
        "document-type",
        say(
            "Tệp có khai báo DOCTYPE; nó có thể gọi tệp khác hoặc phình ra không giới hạn nên không được đọc.",
            "The file declares a DOCTYPE, which may call other files or grow without end: it is not read.",
        ),
        say("Xóa khai báo <!DOCTYPE …> rồi nhập lại.", "Remove the declaration <!DOCTYPE …> and import it again."),
    )
}

/// A name that only a document type could explain.
pub(super) fn unknown_entity(entity: &str, line: usize) -> Refusal {
    let entity = short(entity);
    Refusal::new(
        line,
        "unknown-entity",
        say(
            format!("XML không biết “&{entity};”: chỉ có amp, lt, gt, quot, apos và &#…;."),
            format!("XML does not know '&{entity};': there are only amp, lt, gt, quot, apos and &#…;."),
        ),
        say(
            "Thay bằng chính ký tự đó, hoặc đặt đoạn HTML vào <![CDATA[…]]>.",
            "Write the letter itself, or put the HTML into <![CDATA[…]]>.",
        ),
    )
}

/// More levels than any text has.
pub(super) fn too_deep(line: usize) -> Refusal {
    Refusal::new(
        line,
        "too-deep",
        say(
            format!("Các thẻ lồng nhau quá {DEEPEST} tầng."),
            format!("Elements nest more than {DEEPEST} levels deep."),
        ),
        say("Kiểm tra thẻ đóng; bỏ bớt thẻ lồng nhau.", "Look for closing tags; take out needless nesting."),
    )
}

/// More elements than any bank has.
pub(super) fn too_many(line: usize) -> Refusal {
    Refusal::new(
        line,
        "too-many-elements",
        say(
            format!("Tệp có hơn {MOST_ELEMENTS} phần tử XML."),
            format!("The file holds more than {MOST_ELEMENTS} elements."),
        ),
        say("Chia thành nhiều tệp.", "Split it into several files."),
    )
}

/// A file that ends too early.
pub(super) fn unclosed(name: &str, line: usize) -> Refusal {
    let name = short(name);
    Refusal::new(
        line,
        "xml-broken",
        say(
            format!("Thẻ <{name}> không được đóng: tệp bị cụt."),
            format!("<{name}> is not closed: the file was cut off."),
        ),
        say("Xuất hoặc tải lại tệp.", "Export the file, or fetch it, again."),
    )
}

/// Something else altogether.
pub(super) fn not_xml(line: usize) -> Refusal {
    Refusal::new(
        line,
        "not-xml",
        say("Tệp không phải XML.", "The file is no XML."),
        say(
            "Xuất từ hệ thống kia ở dạng “Moodle XML” hoặc QTI; tệp GIFT thì nhập bằng “gift”.",
            "Export it from the other system as 'Moodle XML' or QTI; import GIFT as 'gift'.",
        ),
    )
}

/// What the parser could not take.
pub(super) fn broken(error: &Error, line: usize) -> Refusal {
    let why = short(&error.to_string());
    Refusal::new(
        line,
        "xml-broken",
        say(format!("XML bị hỏng ở đây: {why}."), format!("The XML is broken here: {why}.")),
        say(
            "Xuất lại tệp; nếu sửa tay, viết &amp; thay cho & và &lt; thay cho <.",
            "Export the file again; if it was edited by hand, write &amp; for & and &lt; for <.",
        ),
    )
}
