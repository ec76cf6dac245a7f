//! What a reader of screens, or a telephone, cannot show.

use crate::{
    course::{
        manuscript::{Report, say},
        markdown::{Node, plain},
    },
    text::fold,
};

/// More columns do not fit a telephone.
const MOST_COLUMNS: usize = 4;

/// The description of a picture: it must be there, and say what the picture says.
pub(in crate::course) fn check_alt(alt: &str, target: &str, offset: usize, report: &mut Report<'_>) {
    if alt.is_empty() {
        report.error(
            offset,
            "image-without-alt",
            say(
                "Hình chưa có lời mô tả cho người không nhìn thấy hình.",
                "The picture has no description for those who cannot see it.",
            ),
            say(
                "Viết nội dung của hình trong ngoặc vuông: ![Ba bước: nộp, duyệt, trả](…)",
                "Put what it says into the square brackets: ![Three steps: hand in, approve, return](…)",
            ),
        );
    } else if is_empty_alt(alt, target) {
        let alt: String = alt.chars().take(60).collect();
        report.warning(
            offset,
            "alt-says-nothing",
            say(
                format!("Lời mô tả “{alt}” không cho biết hình nói gì."),
                format!("The description '{alt}' does not tell what the picture says."),
            ),
            say(
                "Viết điều người nhìn hình đọc được, không viết hình trông ra sao.",
                "Write what a reader learns from it, not how it looks.",
            ),
        );
    }
}

/// The words of a link, which screen readers list without their sentence.
pub(in crate::course) fn check_link(node: &Node<'_>, report: &mut Report<'_>) {
    const EMPTY: [&str; 18] = [
        "day",
        "o day",
        "tai day",
        "xem tai day",
        "xem day",
        "bam vao day",
        "nhan vao day",
        "lien ket",
        "link",
        "xem them",
        "chi tiet",
        "here",
        "click here",
        "this link",
        "read more",
        "more",
        "ici",
        "cliquez ici",
    ];
    let text = plain(&node.children);
    if EMPTY.contains(&fold(&text).trim_end_matches('.')) {
        report.warning(
            node.range.start,
            "link-says-nothing",
            say(
                format!("Chữ của liên kết “{text}” không cho biết đi đến đâu."),
                format!("The text of the link '{text}' does not tell where it goes."),
            ),
            say("Đặt liên kết vào tên của trang hay văn bản.", "Put the link on the name of the page or document."),
        );
    }
}

/// The columns of a table.
pub(in crate::course) fn check_columns(columns: usize, offset: usize, report: &mut Report<'_>) {
    if columns > MOST_COLUMNS {
        report.warning(
            offset,
            "table-too-wide",
            say(
                format!("Bảng có {columns} cột, không vừa màn hình điện thoại."),
                format!("The table has {columns} columns, too many for a telephone."),
            ),
            say(
                "Giữ ba cột; chuyển cột còn lại thành dòng hoặc bảng thứ hai.",
                "Keep three columns; make rows or a second table of the others.",
            ),
        );
    }
}

fn is_empty_alt(alt: &str, target: &str) -> bool {
    const EMPTY: [&str; 16] = [
        "hinh",
        "anh",
        "hinh anh",
        "hinh minh hoa",
        "minh hoa",
        "anh minh hoa",
        "so do",
        "bieu do",
        "bang",
        "image",
        "picture",
        "photo",
        "figure",
        "diagram",
        "chart",
        "illustration",
    ];
    let folded = fold(alt);
    let bare = folded.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.' || letter == ' ');
    let file = target.rsplit('/').next().unwrap_or(target);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    EMPTY.contains(&bare) || folded == fold(file) || folded == fold(stem)
}

#[cfg(test)]
mod tests {
    use super::is_empty_alt;

    #[test]
    fn names_of_files_and_kinds_of_pictures_say_nothing() {
        for alt in ["Hình 1", "sơ đồ", "ba-buoc.svg", "ba-buoc", "Ảnh minh họa."] {
            assert!(is_empty_alt(alt, "../media/ba-buoc.svg"), "{alt}");
        }
        assert!(!is_empty_alt("Ba bước: nộp, duyệt, trả", "../media/ba-buoc.svg"));
    }
}
