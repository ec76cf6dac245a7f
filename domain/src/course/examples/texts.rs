//! The text of lessons: headings, call-outs, footnotes, pictures.

use super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    ("heading-level", "## Ba bước\n\n### Bước một", "## Three steps\n\n### Step one"),
    ("accidental-heading", "Dòng chữ trước đường kẻ.\n\n---", "The line before the rule.\n\n---"),
    (
        "heading-broken",
        "## Ai ký văn bản khi chủ tịch đi vắng? {#q-ai-ky}",
        "## Who signs when the chairman is away? {#q-who-signs}",
    ),
    ("attribute-with-spaces", "## Ai ký văn bản? {#q-ai-ky tags=van-thu}", "## Who signs? {#q-who-signs tags=records}"),
    (
        "image-without-alt",
        "![Ba bước từ trái sang phải: nộp, duyệt, trả](../media/ba-buoc.svg \"Hình 1. Ba bước\")",
        "![Three steps from left to right: hand in, approve, return](../media/three-steps.svg \"Figure 1. Three steps\")",
    ),
    ("raw-html", "**chữ đậm**, *chữ nghiêng*", "**bold**, *italic*"),
    (
        "unknown-callout",
        "> [!CASE]\n> Chị Hương, 36 tuổi, là Trưởng phòng ở xã Nậm Pha.",
        "> [!CASE]\n> Ms Hương, 36, heads an office in the commune of Nậm Pha.",
    ),
    (
        "task-minutes",
        "> [!TASK] 20\n> 1. Chọn một việc sắp giao.\n> 2. Viết năm dòng của phiếu.",
        "> [!TASK] 20\n> 1. Choose a task that you will give.\n> 2. Write the five lines of the form.",
    ),
    (
        "callout-outside-question",
        "## Ai ký văn bản? {#q-ai-ky}\n\n1. [x] Chủ tịch\n2. [ ] Văn thư\n\n> [!EXPLAIN]\n> Văn thư chỉ đóng dấu.",
        "## Who signs? {#q-who-signs}\n\n1. [x] The chairman\n2. [ ] The clerk\n\n> [!EXPLAIN]\n> The clerk only stamps.",
    ),
    (
        "footnote-unknown",
        "sources:\n  - { id: papi, text: PAPI 2024, date: 4/2025, seen: 2026-11-20 }",
        "sources:\n  - { id: papi, text: PAPI 2024, date: 4/2025, seen: 2026-11-20 }",
    ),
    ("footnote-twice", "[^ghi-chu-1]: Số liệu cuối năm.", "[^note-1]: Figures of the end of the year."),
    (
        "unknown-day",
        "Nộp bài trước [hết tuần 2](date:hết-tuần-2), [ba ngày sau khai giảng](date:khai-giảng+3-ngày).",
        "Hand it in by the [end of week 2](date:end-of-week-2), [three days after the opening](date:start+3d).",
    ),
    ("too-deep", "- Một\n  - Hai\n    - Ba", "- One\n  - Two\n    - Three"),
];
