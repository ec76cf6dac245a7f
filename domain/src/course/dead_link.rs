//! Links that lead nowhere, and what to say of them.

use super::{
    links::Shelf,
    manuscript::{Report, say},
    near::nearest,
};
use crate::problem::Place;

/// What is wrong with a link.
pub(super) enum Dead {
    Unsafe,
    Absolute,
    Outside,
    Missing(String),
    NotInOutline,
    Foreign,
}

impl Dead {
    /// Reports a link that leads nowhere.
    pub fn report(&self, target: &str, offset: usize, shelf: &Shelf, report: &mut Report<'_>) {
        self.report_at(target, report.manuscript.place(offset), shelf, report);
    }

    /// Reports it at a place of the front matter.
    pub fn report_at(&self, target: &str, place: Place, shelf: &Shelf, report: &mut Report<'_>) {
        if report.problems.is_full() {
            return;
        }
        let short: String = target.chars().take(80).collect();
        let (code, what, mend) = match self {
            Self::Unsafe => (
                "unsafe-link",
                say(format!("Không cho phép liên kết “{short}”."), format!("The link '{short}' is not allowed.")),
                say(
                    "Chỉ dùng http, https, mailto hoặc đường dẫn tương đối.",
                    "Use http, https, mailto or a relative path.",
                ),
            ),
            Self::Absolute => (
                "dead-link",
                say(
                    format!("Đường dẫn “{short}” không tính từ tệp này."),
                    format!("The path '{short}' is not relative to this file."),
                ),
                say(
                    "Viết đường dẫn tương đối với dấu /, ví dụ: ../media/hinh.svg",
                    "Write a relative path with /, for instance: ../media/figure.svg",
                ),
            ),
            Self::Outside => (
                "dead-link",
                say(
                    format!("Đường dẫn “{short}” ra ngoài thư mục khóa học."),
                    format!("The path '{short}' leaves the folder of the course."),
                ),
                say(
                    "Chép tệp vào thư mục khóa học rồi sửa đường dẫn.",
                    "Copy the file into the course's folder and link to it there.",
                ),
            ),
            Self::Missing(path) => {
                let (vi, en) = match nearest(path, shelf.paths.iter().map(String::as_str)) {
                    Some(near) => (format!("Có phải “{near}”?"), format!("Did you mean '{near}'?")),
                    None => (
                        "Thêm tệp ấy, hoặc sửa đường dẫn (tính từ thư mục của tệp này).".to_owned(),
                        "Add the file, or mend the path (relative to this file's folder).".to_owned(),
                    ),
                };
                let path: String = path.chars().take(120).collect();
                (
                    "dead-link",
                    say(format!("Không có tệp “{path}”."), format!("There is no file '{path}'.")),
                    say(vi, en),
                )
            }
            Self::NotInOutline => (
                "dead-link",
                say(
                    format!("“{short}” không phải là một phần trong mục lục."),
                    format!("'{short}' is not a part of the outline."),
                ),
                say(
                    "Chỉ liên kết đến bài học, bài kiểm tra, mô-đun hoặc tệp trong media.",
                    "Link to lessons, quizzes, modules or media only.",
                ),
            ),
            Self::Foreign => (
                "foreign-media",
                say(
                    "Hình ảnh, âm thanh, video phải nằm trong thư mục khóa học.",
                    "Pictures, sound and video must lie in the course's folder.",
                ),
                say(
                    "Tải tệp về thư mục media rồi dùng đường dẫn tương đối.",
                    "Download the file into media and use a relative path.",
                ),
            ),
        };
        report.error_at(place, code, what, mend);
    }
}
