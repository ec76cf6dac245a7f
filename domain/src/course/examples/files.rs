//! Front matter, outline, files, links between them.

use super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    ("course-id-changed", "id: van-thu-nhap-mon", "id: records-for-beginners"),
    ("no-course-file", "courses/van-thu/course.md", "courses/records/course.md"),
    (
        "front-matter-missing",
        "---\nid: bai-1\ntitle: Văn bản đến\nminutes: 15\n---\n\nChữ của bài bắt đầu từ đây.",
        "---\nid: lesson-1\ntitle: Incoming documents\nminutes: 15\n---\n\nThe text of the lesson begins here.",
    ),
    (
        "front-matter-syntax",
        "title: \"Văn thư: những điều cần biết\"\naudience: [cap-xa, cong-chuc-tre]",
        "title: \"Records: what to know\"\naudience: [commune, young-officials]",
    ),
    (
        "front-matter-too-long",
        "summary: Một câu trên thẻ khóa học.",
        "summary: One sentence for the card of the course.",
    ),
    ("field-missing", "title: Văn bản đến", "title: Incoming documents"),
    ("field-twice", "form: truc-tuyen", "form: truc-tuyen"),
    ("field-type", "review_by: 2027-06-30", "review_by: 2027-06-30"),
    ("unknown-field", "title: Văn bản đến", "title: Incoming documents"),
    ("unknown-word", "order: sequential", "order: sequential"),
    ("bad-id", "id: m1-bai-1", "id: m1-lesson-1"),
    (
        "duplicate-id",
        "## Ai ký văn bản? {#q-ai-ky}\n\n## Ai đóng dấu? {#q-ai-dong-dau}",
        "## Who signs? {#q-who-signs}\n\n## Who stamps? {#q-who-stamps}",
    ),
    (
        "survey-field",
        "---\nid: ks-cuoi\ntitle: Khảo sát cuối khóa\nmode: survey\nminutes: 5\nabout: course\n---",
        "---\nid: feedback\ntitle: Your opinion\nmode: survey\nminutes: 5\nabout: course\n---",
    ),
    ("survey-only", "mode: survey\nabout: [programme, platform]", "mode: survey\nabout: [programme, platform]"),
    ("review-overdue", "review_by: 2028-06-30", "review_by: 2028-06-30"),
    ("survey-effect", "about: effect\nafter: 90d", "about: effect\nafter: 90d"),
    (
        "survey-instructors",
        "about: [programme, learners]\nby: instructors",
        "about: [programme, learners]\nby: instructors",
    ),
    (
        "not-utf8",
        "iconv -f WINDOWS-1258 -t UTF-8 bai-cu.md > bai-1.md",
        "iconv -f WINDOWS-1258 -t UTF-8 old.md > lesson-1.md",
    ),
    (
        "file-too-long",
        "1. [Văn bản đến](m1/module.md)\n   - [Bài 1. Nhận](m1/bai-1.md)\n   - [Bài 2. Đăng ký](m1/bai-2.md)",
        "1. [Incoming documents](m1/module.md)\n   - [Lesson 1. Receive](m1/lesson-1.md)\n   - [Lesson 2. Register](m1/lesson-2.md)",
    ),
    (
        "outline-missing",
        "## Nội dung\n\n1. [Văn bản đến](m1/module.md)\n   - [Bài 1. Nhận văn bản](m1/bai-1.md)\n   - [Kiểm tra](m1/kiem-tra.quiz.md)",
        "## Contents\n\n1. [Incoming documents](m1/module.md)\n   - [Lesson 1. Receive](m1/lesson-1.md)\n   - [Test](m1/test.quiz.md)",
    ),
    ("outline-item", "   - [Bài 1. Nhận văn bản](m1/bai-1.md)", "   - [Lesson 1. Receive](m1/lesson-1.md)"),
    ("listed-twice", "   - [Bài 1. Nhận văn bản](m1/bai-1.md)", "   - [Lesson 1. Receive](m1/lesson-1.md)"),
    ("not-in-outline", "   - [Bài 2. Đăng ký văn bản](m1/bai-2.md)", "   - [Lesson 2. Register](m1/lesson-2.md)"),
    ("title-differs", "   - [Bài 1. Nhận văn bản](m1/bai-1.md)", "   - [Lesson 1. Receive](m1/lesson-1.md)"),
    ("dead-link", "[Bài 2](../m1/bai-2.md)", "[Lesson 2](../m1/lesson-2.md)"),
    (
        "dead-anchor",
        "## Sổ đăng ký {#so-dang-ky}\n\nXem [sổ đăng ký](#so-dang-ky).",
        "## The register {#register}\n\nSee [the register](#register).",
    ),
    ("unsafe-link", "[Cổng Dịch vụ công](https://dichvucong.gov.vn)", "[The portal](https://dichvucong.gov.vn)"),
    (
        "foreign-media",
        "![Ba bước: nhận, đăng ký, chuyển](../media/ba-buoc.svg)",
        "![Three steps: receive, register, pass on](../media/three-steps.svg)",
    ),
    (
        "requirement",
        "require:\n  - all: [cds-co-ban, attt]\n  - tiet: 20",
        "require:\n  - all: [cds-co-ban, attt]\n  - tiet: 20",
    ),
    (
        "choice-too-small",
        "  - any: { count: 2, of: [vneid, luu-tru, attt] }",
        "  - any: { count: 2, of: [vneid, luu-tru, attt] }",
    ),
    (
        "course-twice",
        "  - all: [cds-co-ban]\n  - any: { count: 1, of: [vneid, attt] }",
        "  - all: [cds-co-ban]\n  - any: { count: 1, of: [vneid, attt] }",
    ),
    ("tiet-out-of-reach", "  - tiet: 8", "  - tiet: 8"),
    ("no-programme", "courses/programmes/cap-xa.programme.md", "courses/programmes/commune.programme.md"),
    ("cycle", "after: [m1]", "after: [m1]"),
    ("unknown-reference", "after: [cds-co-ban]", "after: [cds-co-ban]"),
    (
        "complete-missing",
        "complete: { lessons: all, quizzes: [kt-cuoi] }",
        "complete: { lessons: all, quizzes: [final-test] }",
    ),
    ("practice-required", "id: kt-cuoi\nmode: exam\npass: 50", "id: final-test\nmode: exam\npass: 50"),
    (
        "certificate-planned",
        "# certificate: khai báo khi mọi mục trong mục lục đã có bài",
        "# certificate: declared when every entry of the outline is written",
    ),
    (
        "tiet-minutes",
        "tiet: 2        # 90 phút: 2 bài × 30, kiểm tra 30",
        "tiet: 2        # 90 minutes: 2 lessons × 30, test 30",
    ),
    (
        "lesson-minutes",
        "minutes: 35    # 20 phút làm ngay, 15 phút đọc 1.200–3.000 chữ",
        "minutes: 35    # a task of 20, 15 to read 1,200 to 3,000 words",
    ),
    (
        "no-transcript",
        "video: { src: ../media/b1.mp4, transcript: bai-1.transcript.md }",
        "video: { src: ../media/b1.mp4, transcript: lesson-1.transcript.md }",
    ),
    (
        "act-twice",
        "acts:\n  - { number: 30/2020/NĐ-CP, title: Nghị định về công tác văn thư }",
        "acts:\n  - { number: 30/2020/NĐ-CP, title: Decree on records }",
    ),
    (
        "unknown-act",
        "acts:\n  - { number: 30/2020/NĐ-CP, title: Nghị định về công tác văn thư, from: 2020-03-05 }",
        "acts:\n  - { number: 30/2020/NĐ-CP, title: Decree on records, from: 2020-03-05 }",
    ),
    ("ended-act", "legal: [30/2020/NĐ-CP]", "legal: [30/2020/NĐ-CP]"),
    (
        "cites-ended-act",
        "Nghị định 110/2004/NĐ-CP đã hết hiệu lực; nay theo Nghị định 30/2020/NĐ-CP.",
        "Decree 110/2004/NĐ-CP is no longer in force; Decree 30/2020/NĐ-CP holds.",
    ),
    ("replaced-act", "legal: [30/2020/NĐ-CP]", "legal: [30/2020/NĐ-CP]"),
    (
        "cites-replaced-act",
        "Nghị định 110/2004/NĐ-CP đã được thay bằng Nghị định 30/2020/NĐ-CP.",
        "Decree 110/2004/NĐ-CP was replaced by Decree 30/2020/NĐ-CP.",
    ),
    ("source-not-cited", "Cả nước có 3.321 đơn vị cấp xã.[^papi]", "The country has 3,321 communes.[^papi]"),
];
