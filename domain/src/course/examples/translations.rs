//! Translations: their names, their texts, and how they stay beside their originals.

use super::Example;

const QUESTION_VI: &str = "## Who signs? {#q-ai-ky}\n\n1. [x] The chairman\n2. [ ] The clerk";

pub(super) const EXAMPLES: &[Example] = &[
    ("translation-name", "m1/kiem-tra.quiz.en.md", "m1/test.quiz.en.md"),
    ("translation-language", "lang: vi\ntranslations: [en]", "lang: vi\ntranslations: [en]"),
    ("translation-orphan", "m1/bai-1.md\nm1/bai-1.en.md", "m1/lesson-1.md\nm1/lesson-1.en.md"),
    (
        "translation-missing",
        "khuevan new translation en courses/van-thu/course.md",
        "khuevan new translation en courses/records/course.md",
    ),
    ("translation-differs", "---\ntitle: Incoming documents\n---", "---\ntitle: Incoming documents\n---"),
    ("translation-extra", QUESTION_VI, QUESTION_VI),
    ("translation-key", QUESTION_VI, QUESTION_VI),
    (
        "translation-gap",
        "1. [x] The chairman\n   > Whoever signs answers for the content.\n2. [ ] The clerk",
        "1. [x] The chairman\n   > Whoever signs answers for the content.\n2. [ ] The clerk",
    ),
    (
        "translation-outline",
        "1. [Incoming documents](m1/module.md)\n   - Lesson 2. Register",
        "1. [Incoming documents](m1/module.md)\n   - Lesson 2. Register",
    ),
    ("translation-stale", "khuevan drift courses/van-thu", "khuevan drift courses/records"),
    (
        "translation-unstamped",
        "khuevan drift --stamp courses/van-thu/m1/bai-1.en.md",
        "khuevan drift --stamp courses/records/m1/lesson-1.en.md",
    ),
];
