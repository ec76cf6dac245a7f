//! Questions as a whole: headings, attributes, options, sections, banks.

use super::Example;

const SINGLE_VI: &str = "## Ai ký văn bản? {#q-ai-ky}\n\n1. [x] Chủ tịch\n2. [ ] Văn thư";
const SINGLE_EN: &str = "## Who signs? {#q-who-signs}\n\n1. [x] The chairman\n2. [ ] The clerk";
const OPTIONS_VI: &str =
    "1. [ ] Nghị định 110/2004/NĐ-CP\n   > Đã hết hiệu lực từ năm 2020.\n2. [x] Nghị định 30/2020/NĐ-CP";
const OPTIONS_EN: &str =
    "1. [ ] Decree 110/2004/NĐ-CP\n   > No longer in force since 2020.\n2. [x] Decree 30/2020/NĐ-CP";

pub(super) const EXAMPLES: &[Example] = &[
    ("heading-without-id", "## Ai ký văn bản? {#q-ai-ky}", "## Who signs? {#q-who-signs}"),
    ("question-without-id", "## Ai ký văn bản? {#q-ai-ky}", "## Who signs? {#q-who-signs}"),
    (
        "heading-in-question",
        "## Ai ký văn bản? {#q-ai-ky}\n\n**Tình huống.** Chủ tịch đi vắng.",
        "## Who signs? {#q-who-signs}\n\n**Case.** The chairman is away.",
    ),
    (
        "attribute-value",
        "## Ai ký văn bản? {#q-ai-ky level=2 points=1}",
        "## Who signs? {#q-who-signs level=2 points=1}",
    ),
    ("attribute-unused", SINGLE_VI, SINGLE_EN),
    ("unknown-attribute", "## Ai ký văn bản? {#q-ai-ky level=2}", "## Who signs? {#q-who-signs level=2}"),
    ("wrong-type", "## Nối hai cột {#q-noi type=match}", "## Match {#q-match type=match}"),
    ("two-kinds", SINGLE_VI, SINGLE_EN),
    ("no-answer", SINGLE_VI, SINGLE_EN),
    ("no-right-answer", OPTIONS_VI, OPTIONS_EN),
    (
        "ordered-several-right",
        "- [x] Công khai\n- [x] Minh bạch\n- [ ] Giữ kín",
        "- [x] In the open\n- [x] Transparent\n- [ ] In secret",
    ),
    ("too-few-options", OPTIONS_VI, OPTIONS_EN),
    ("too-many-options", OPTIONS_VI, OPTIONS_EN),
    ("identical-options", OPTIONS_VI, OPTIONS_EN),
    ("broken-box", "- [x] Công khai\n- [ ] Giữ kín", "- [x] In the open\n- [ ] In secret"),
    ("option-without-box", "- [x] Công khai\n- [ ] Giữ kín", "- [x] In the open\n- [ ] In secret"),
    ("option-empty", "- [x] Công khai\n- [ ] Giữ kín", "- [x] In the open\n- [ ] In secret"),
    ("option-content", OPTIONS_VI, OPTIONS_EN),
    (
        "options-split",
        "- [x] Công khai\n- [x] Minh bạch\n- [ ] Giữ kín",
        "- [x] In the open\n- [x] Transparent\n- [ ] In secret",
    ),
    ("options-outside-question", SINGLE_VI, SINGLE_EN),
    ("bad-weight", "- [ ] %50% Linh hoạt theo từng nơi", "- [ ] %50% Depending on the place"),
    (
        "weight-unused",
        "## Nguyên tắc nào đúng? {#q-nguyen-tac credit=proportional}",
        "## Which principles hold? {#q-principles credit=proportional}",
    ),
    (
        "poll-with-key",
        "## Anh/chị muốn học tiếp gì? {#q-tiep type=poll}\n\n- [ ] Chữ ký số\n- [ ] Dữ liệu mở",
        "## What next? {#q-next type=poll}\n\n- [ ] Digital signatures\n- [ ] Open data",
    ),
    (
        "survey-key",
        "## Nội dung sát với công việc của tôi {#q-sat type=scale min=1 max=5}",
        "## The content fits my work {#q-fits type=scale min=1 max=5}",
    ),
    (
        "survey-judged",
        "## Anh/chị muốn sửa điều gì? {#q-sua type=essay max-words=150}",
        "## What should change? {#q-change type=essay max-words=150}",
    ),
    (
        "survey-draw",
        "# Nền tảng {#nt from=../banks/y-kien.bank.md}",
        "# The platform {#pf from=../banks/opinions.bank.md}",
    ),
    (
        "bad-scale",
        "## Khóa học có ích {#q-ich type=scale min=1 max=5}",
        "## The course is useful {#q-useful type=scale min=1 max=5}",
    ),
    ("quiz-empty", "# Phần A {#a}\n\n## Ai ký văn bản? {#q-ai-ky}", "# Part A {#a}\n\n## Who signs? {#q-who-signs}"),
    ("file-in-lesson", SINGLE_VI, SINGLE_EN),
    (
        "bank-mode",
        "---\nid: nh-m1\ntitle: Ngân hàng mô-đun 1\nmode: bank\n---",
        "---\nid: bank-m1\ntitle: Bank of module 1\nmode: bank\n---",
    ),
    ("bank-section", "## Ai ký văn bản? {#q-ai-ky tags=bai-1}", "## Who signs? {#q-who-signs tags=lesson-1}"),
    (
        "draw-too-large",
        "# Bài 1 {#a from=../banks/m1.bank.md tags=bai-1 draw=2}",
        "# Lesson 1 {#a from=../banks/m1.bank.md tags=lesson-1 draw=2}",
    ),
    ("points-in-draw", "# Phần A {#a draw=2 points=1}", "# Part A {#a draw=2 points=1}"),
    (
        "too-many-candidates",
        "# Bài 1 {#a from=../banks/m1.bank.md tags=bai-1 draw=2}",
        "# Lesson 1 {#a from=../banks/m1.bank.md tags=lesson-1 draw=2}",
    ),
    ("answered-id-vanished", "## Ai ký văn bản? {#q-ai-ky retired}", "## Who signs? {#q-who-signs retired}"),
    ("answered-type-changed", "## Những ai được ký? {#q-ai-ky-2}", "## Who may sign? {#q-who-signs-2}"),
    (
        "no-explanation",
        "> [!EXPLAIN]\n> Văn thư chỉ đóng dấu. Người ký chịu trách nhiệm về nội dung. Xem Bài 1.",
        "> [!EXPLAIN]\n> The clerk only stamps. Whoever signs answers for the content. See lesson 1.",
    ),
];
