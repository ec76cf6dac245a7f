//! The rules of a quiz as sentences.

use crate::words::Words;
use domain::{
    quiz::{ExtraTime, GRACE, Keep, Kind, Mode, Quiz, Reveal},
    survey::MOST_BLANK,
};
use leptos::prelude::*;

/// The rules of a quiz; nothing of its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizRules {
    /// Practice, exam or survey.
    pub mode: Mode,
    /// How many questions an attempt asks.
    pub questions: usize,
    /// Minutes for one attempt, the learner's extra time included.
    pub minutes: Option<u32>,
    /// Whether extra time is in these minutes.
    pub has_extra_time: bool,
    /// The pass mark in percent.
    pub pass: u32,
    /// Allowed attempts.
    pub attempts: Option<u32>,
    /// Which attempt counts.
    pub keep: Keep,
    /// Minutes to wait between attempts.
    pub cooldown: u32,
    /// When the key is shown.
    pub reveal: Reveal,
    /// How many peers review an essay of it, and after how many minutes the instructor marks without them.
    pub peers: Option<(usize, u32)>,
}

impl QuizRules {
    /// The rules of this quiz for a learner with this much extra time.
    pub fn of(quiz: &Quiz, extra: ExtraTime) -> Self {
        let asked = |section: &domain::quiz::Section| {
            let live = section.questions.iter().filter(|question| !question.retired).count();
            section.draw.map_or(live, |draw| draw.min(live))
        };
        let time = quiz.time.map(|limit| extra.applied_to(limit));
        Self {
            mode: quiz.mode,
            questions: quiz.sections.iter().map(asked).sum(),
            minutes: time.map(whole_minutes),
            has_extra_time: !extra.is_none(),
            pass: quiz.pass,
            attempts: quiz.attempts,
            keep: quiz.keep,
            cooldown: whole_minutes(quiz.cooldown),
            reveal: quiz.reveal,
            peers: peers(quiz),
        }
    }

    fn in_words(&self, words: Words, left: Option<u32>) -> Vec<String> {
        let mut rules = vec![words.say(mode_key(self.mode))];
        rules.push(words.with("quiz-rule-questions", &[("count", self.questions.into())]));
        if self.mode == Mode::Survey {
            rules.push(words.say("survey-rule-once"));
            rules.push(words.with("survey-rule-valid", &[("percent", MOST_BLANK.into())]));
            return rules;
        }
        rules.push(match self.minutes {
            Some(minutes) => words.with("quiz-rule-time", &[("time", words.minutes(minutes).into())]),
            None => words.say("quiz-rule-no-time"),
        });
        if self.minutes.is_some() {
            if self.has_extra_time {
                rules.push(words.say("quiz-rule-extra-time"));
            }
            rules.push(words.with("quiz-rule-grace", &[("seconds", (GRACE / 1000).into())]));
        }
        // Practice has no mark to reach.
        if self.pass > 0 {
            rules.push(words.with("quiz-rule-pass", &[("pass", self.pass.into())]));
        }
        rules.push(match (self.attempts, left) {
            (Some(1), Some(1)) => words.say("quiz-rule-one-attempt"),
            (Some(all), Some(left)) => words.with("quiz-rule-attempts", &[("all", all.into()), ("left", left.into())]),
            _ => words.say("quiz-rule-attempts-free"),
        });
        if self.attempts != Some(1) {
            rules.push(words.say(keep_key(self.keep)));
            if self.cooldown > 0 {
                let wait = [("wait", wait(words, self.cooldown).into())];
                rules.push(words.with("quiz-rule-cooldown", &wait));
            }
        }
        if let Some((count, wait_for)) = self.peers {
            let values = [("count", count.into()), ("wait", wait(words, wait_for).into())];
            rules.push(words.with("quiz-rule-peers", &values));
            rules.push(words.with("quiz-rule-peers-final", &values));
        }
        rules.push(words.say(reveal_key(self.reveal)));
        rules
    }
}

/// The rules as a list.
#[component]
pub fn RulesInWords(
    /// The language.
    words: Words,
    /// The rules.
    rules: QuizRules,
    /// Attempts left.
    left: Option<u32>,
) -> impl IntoView {
    let title = if rules.mode == Mode::Survey { "survey-rules" } else { "quiz-rules" };
    let rows = rules.in_words(words, left).into_iter().map(|rule| view! { <li>{rule}</li> }).collect_view();
    view! {
        <section aria-labelledby="rules">
            <h2 id="rules">{words.say(title)}</h2>
            <ul class="rules">{rows}</ul>
        </section>
    }
    .into_any()
}

/// How many peers review an essay of the quiz, and after how many minutes the instructor marks without them.
fn peers(quiz: &Quiz) -> Option<(usize, u32)> {
    let mut questions = quiz.sections.iter().flat_map(|section| &section.questions);
    let peers = questions.find_map(|question| match &question.kind {
        Kind::Essay(essay) => essay.peers,
        _ => None,
    })?;
    Some((peers.count, whole_minutes(peers.fallback_after)))
}

fn whole_minutes(milliseconds: i64) -> u32 {
    u32::try_from(milliseconds.saturating_add(59_999) / 60_000).unwrap_or(u32::MAX)
}

fn wait(words: Words, minutes: u32) -> String {
    const DAY: u32 = 24 * 60;
    if minutes.is_multiple_of(DAY) {
        words.with("quiz-days", &[("days", (minutes / DAY).into())])
    } else {
        words.minutes(minutes)
    }
}

fn mode_key(mode: Mode) -> &'static str {
    match mode {
        Mode::Practice => "quiz-rule-practice",
        Mode::Exam => "quiz-rule-exam",
        Mode::Survey => "quiz-rule-survey",
    }
}

fn keep_key(keep: Keep) -> &'static str {
    match keep {
        Keep::Best => "quiz-rule-keep-best",
        Keep::Last => "quiz-rule-keep-last",
        Keep::First => "quiz-rule-keep-first",
        Keep::Mean => "quiz-rule-keep-mean",
    }
}

fn reveal_key(reveal: Reveal) -> &'static str {
    match reveal {
        Reveal::AtOnce => "quiz-rule-reveal-at-once",
        Reveal::AfterSubmit => "quiz-rule-reveal-after-submit",
        Reveal::AfterPass => "quiz-rule-reveal-after-pass",
        Reveal::AfterClose => "quiz-rule-reveal-after-close",
        Reveal::Never => "quiz-rule-reveal-never",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::locale::Locale;

    fn exam() -> QuizRules {
        QuizRules {
            mode: Mode::Exam,
            questions: 15,
            minutes: Some(30),
            has_extra_time: true,
            pass: 70,
            attempts: Some(3),
            keep: Keep::Best,
            cooldown: 24 * 60,
            reveal: Reveal::AfterPass,
            peers: None,
        }
    }

    #[test]
    fn an_exam_says_all_its_rules() {
        let rules = exam().in_words(Words::new(Locale::Vi), Some(2)).join(" ");
        for part in [
            "15 câu",
            "30 phút",
            "cộng thêm",
            "60 giây",
            "70/100",
            "3 lần",
            "còn 2 lần",
            "1 ngày",
            "cao nhất",
            "sau khi đạt",
        ] {
            assert!(rules.contains(part), "{part}: {rules}");
        }
    }

    #[test]
    fn a_single_attempt_needs_no_word_about_waiting_or_which_one_counts() {
        let rules = QuizRules { attempts: Some(1), ..exam() }.in_words(Words::new(Locale::Vi), Some(1)).join(" ");
        assert!(!rules.contains("cao nhất") && !rules.contains("ngày"), "{rules}");
    }

    #[test]
    fn a_survey_has_no_pass_mark() {
        let day = 24 * 60;
        let rules = QuizRules { peers: Some((2, 7 * day)), ..exam() }.in_words(Words::new(Locale::Vi), None).join(" ");
        assert!(rules.contains("2 bạn học") && rules.contains("7 ngày"), "{rules}");
        let rules = QuizRules { mode: Mode::Survey, ..exam() }.in_words(Words::new(Locale::Vi), None).join(" ");
        assert!(!rules.contains("70") && rules.contains("5%") && rules.contains("một phiếu"), "{rules}");
    }
}
