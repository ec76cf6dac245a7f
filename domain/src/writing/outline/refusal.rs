//! Why a wish is not carried out.

use crate::problem::Sentence;

/// Why a wish is not carried out; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A title without a letter.
    TitleEmpty,
    /// A title of more than 200 characters.
    TitleTooLong,
    /// A title with a line break or another sign that cannot be shown.
    TitleBroken,
    /// There is no such file, or it is not in the outline.
    UnknownPath(String),
    /// There is no such module.
    UnknownModule(String),
    /// The file is none whose title or place can be changed this way.
    NotPossible(String),
    /// The outline would have no entry left.
    LastEntry,
    /// The file is written so that it can only be changed by hand.
    Unclear(String),
}

impl Refusal {
    /// What to tell the author, and what to do next.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::TitleEmpty => Sentence::new("Hãy nhập tên.", "Please enter a title."),
            Self::TitleTooLong => Sentence::new(
                "Tên dài quá 200 ký tự. Hãy rút ngắn; phần giải thích để trong bài.",
                "The title is longer than 200 characters. Shorten it; explanations belong into the text.",
            ),
            Self::TitleBroken => Sentence::new(
                "Tên phải nằm trên một dòng và không có ký tự điều khiển.",
                "A title stands on one line and has no control characters.",
            ),
            Self::UnknownPath(path) => Sentence::new(
                format!("Không tìm thấy “{path}” trong khóa học. Có thể người khác vừa đổi; hãy tải lại trang."),
                format!("'{path}' is not in the course. Somebody may just have changed it; load the page again."),
            ),
            Self::UnknownModule(module) => Sentence::new(
                format!("Không tìm thấy mô-đun “{module}”. Có thể người khác vừa đổi; hãy tải lại trang."),
                format!("There is no module '{module}'. Somebody may just have changed it; load the page again."),
            ),
            Self::NotPossible(path) => Sentence::new(
                format!("Không làm được việc này với “{path}”. Hãy mở tệp và sửa trực tiếp."),
                format!("This cannot be done with '{path}'. Open the file and edit it."),
            ),
            Self::LastEntry => Sentence::new(
                "Mục lục phải còn ít nhất một mục. Hãy thêm mục mới trước khi bỏ mục này.",
                "An outline keeps at least one entry. Add another before you take this one out.",
            ),
            Self::Unclear(path) => Sentence::new(
                format!("“{path}” được viết theo cách không sửa tự động được. Hãy mở tệp và sửa trực tiếp."),
                format!("'{path}' is written so that it cannot be changed automatically. Open the file and edit it."),
            ),
        }
    }
}
