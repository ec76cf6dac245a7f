//! Advice on writing: what gives the key away, what is hard to read, what a screen reader cannot say.

use super::Example;

const EVEN_VI: &str = "1. [ ] Tổng hợp đầy đủ hộ cần sửa nhà, trước thứ Sáu\n2. [x] Bảng hộ cần sửa nhà, trưởng thôn đã xác nhận\n3. [ ] Khẩn trương rà soát hộ cần sửa nhà ở mọi thôn";
const EVEN_EN: &str = "1. [ ] All houses in need of repair, before Friday\n2. [x] A table of houses, confirmed by village heads\n3. [ ] A quick review of the houses of all villages";

pub(super) const EXAMPLES: &[Example] = &[
    ("key-always-longest", EVEN_VI, EVEN_EN),
    ("key-often-longest", EVEN_VI, EVEN_EN),
    ("key-stands-out", EVEN_VI, EVEN_EN),
    ("key-same-position", "shuffle: [questions, options]", "shuffle: [questions, options]"),
    ("above-not-last", "- [ ] Không ý nào ở trên {.last}", "- [ ] None of the above {.last}"),
    (
        "option-names-letters",
        "- [x] Công khai\n- [x] Minh bạch\n- [ ] Giữ kín",
        "- [x] In the open\n- [x] Transparent\n- [ ] In secret",
    ),
    (
        "negative-not-marked",
        "## Việc nào **không** nên nhờ chatbot? {#q-khong-nen}",
        "## Which task should **not** go to a chatbot? {#q-not}",
    ),
    (
        "absolute-only-wrong",
        "1. [ ] Gửi ngay cho cả nhóm để kịp hạn\n2. [x] Hỏi lại người giao rồi mới gửi",
        "1. [ ] Send it to the whole group to be in time\n2. [x] Ask whoever gave the task, then send it",
    ),
    (
        "feedback-says-nothing",
        "1. [ ] Nhắc chung cả phòng\n   > Nhắc chung thì người hiểu lệch không biết đó là mình.",
        "1. [ ] Remind the whole office\n   > Whoever misunderstood will not know that she is meant.",
    ),
    (
        "sentence-too-long",
        "Chị Hương giao việc sáng thứ Hai. Mười một ngày sau, anh Quân nộp chín trang.",
        "Ms Hương gave the task on Monday. Eleven days later Mr Quân handed in nine pages.",
    ),
    (
        "paragraph-too-long",
        "Đoạn một nói một ý.\n\nĐoạn hai nói ý khác.",
        "The first paragraph says one thing.\n\nThe second says another.",
    ),
    ("mixed-tone-spelling", "hòa, thủy, khỏe, ủy ban, xóa", "hòa, thủy, khỏe, ủy ban, xóa"),
    (
        "alt-says-nothing",
        "![Bốn bậc thang: báo lại, đề xuất, tự làm, tự quyết](../media/bon-muc.svg)",
        "![Four steps of a stair: report, propose, act, decide](../media/four-levels.svg)",
    ),
    (
        "link-says-nothing",
        "Xem [Nghị định 30/2020/NĐ-CP](https://vanban.chinhphu.vn).",
        "See [Decree 30/2020/NĐ-CP](https://vanban.chinhphu.vn).",
    ),
    (
        "table-too-wide",
        "| Việc | Ai làm | Khi nào |\n|---|---|---|\n| Nhận | Văn thư | Trong ngày |",
        "| Task | Who | When |\n|---|---|---|\n| Receive | Clerk | The same day |",
    ),
    (
        "same-question",
        "## Ai ký khi chủ tịch đi vắng? {#q-ky-thay}",
        "## Who signs when the chairman is away? {#q-deputy}",
    ),
    ("bank-unused", "# Bài 1 {#a from=../banks/m1.bank.md draw=2}", "# Lesson 1 {#a from=../banks/m1.bank.md draw=2}"),
    (
        "question-never-drawn",
        "# Bài 1 {#a from=../banks/m1.bank.md tags=bai-1 draw=2}\n\n## Ai ký văn bản? {#q-ai-ky tags=bai-1}",
        "# Lesson 1 {#a from=../banks/m1.bank.md tags=lesson-1 draw=2}\n\n## Who signs? {#q-who-signs tags=lesson-1}",
    ),
];
