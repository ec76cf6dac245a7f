//! Answers that are not options: numbers, words, pairs, steps, gaps, essays.

use super::Example;

const PAIRS_VI: &str = "- Quốc hội -> Luật\n- Chính phủ -> Nghị định\n- _ -> Thông tư";
const PAIRS_EN: &str = "- Parliament -> Act\n- Government -> Decree\n- _ -> Circular";
const STEPS_VI: &str = "1. Tiếp nhận\n2. Thẩm định\n3. Trả kết quả";
const STEPS_EN: &str = "1. Receive\n2. Examine\n3. Return";
const GAPS_VI: &str = "Thủ tướng ký [[(quyết định)|luật]]; cổng có [[4|bốn]] mức độ.";
const GAPS_EN: &str = "The Prime Minister signs a [[(decision)|law]]; the portal has [[4|four]] levels.";
const RUBRIC_VI: &str = "> [!RUBRIC]\n> - (2) Nêu đúng vấn đề\n>   - 2: có số và nơi xảy ra\n>   - 1: chỉ nêu chung\n> - (1) Cách đo kết quả";
const RUBRIC_EN: &str = "> [!RUBRIC]\n> - (2) Names the problem\n>   - 2: with a figure and a place\n>   - 1: in general only\n> - (1) How the result is measured";

pub(super) const EXAMPLES: &[Example] = &[
    ("bad-number", "= 15 +- 2", "= 15 +- 2"),
    ("doubtful-number", "= 3321", "= 3321"),
    ("answer-formatted", "= dichvucong.gov.vn", "= dichvucong.gov.vn"),
    ("text-after-answer", "= trình bày khoa học\n\nor= khoa học", "= well presented\n\nor= presented well"),
    ("pair-without-arrow", PAIRS_VI, PAIRS_EN),
    ("pair-formatted", PAIRS_VI, PAIRS_EN),
    ("pair-empty", PAIRS_VI, PAIRS_EN),
    ("too-few-pairs", PAIRS_VI, PAIRS_EN),
    ("too-many-pairs", PAIRS_VI, PAIRS_EN),
    ("steps-not-numbered", STEPS_VI, STEPS_EN),
    ("steps-count", STEPS_VI, STEPS_EN),
    ("gap-broken", GAPS_VI, GAPS_EN),
    ("gap-empty", GAPS_VI, GAPS_EN),
    ("gap-choice", GAPS_VI, GAPS_EN),
    ("too-many-gaps", GAPS_VI, GAPS_EN),
    (
        "words-contradict",
        "## Nêu một cải tiến {#q-viet type=essay min-words=80 max-words=300}",
        "## Propose an improvement {#q-essay type=essay min-words=80 max-words=300}",
    ),
    ("no-rubric", RUBRIC_VI, RUBRIC_EN),
    ("rubric-empty", RUBRIC_VI, RUBRIC_EN),
    ("rubric-points", RUBRIC_VI, RUBRIC_EN),
    ("rubric-level", RUBRIC_VI, RUBRIC_EN),
    ("rubric-sum", RUBRIC_VI, RUBRIC_EN),
    ("rubric-misplaced", "## Nêu một cải tiến {#q-viet type=essay}", "## Propose an improvement {#q-essay type=essay}"),
];
