//! What holds for every quiz and every answer.

use super::samples::{choices, question, quiz, scale, section, steps};
use super::{
    Answer, Choice, Credit, Essay, Gap, GapAnswer, Kind, Matching, Numeric, Partner, Plan, Points, Poll, Prompt,
    Question, Quiz, Sent, ShortText, Verdict,
};
use proptest::{collection, option, prelude::*};
use std::collections::{BTreeMap, BTreeSet};

fn any_credit() -> impl Strategy<Value = Credit> {
    prop_oneof![
        Just(Credit::Exact),
        Just(Credit::Proportional),
        Just(Credit::ProportionalCorrect),
        Just(Credit::Adjacent)
    ]
}

fn any_short_text() -> impl Strategy<Value = ShortText> {
    (collection::vec("[a-zà-ỹ .]{1,6}", 1..3), any::<bool>(), any::<bool>()).prop_map(
        |(accepted, fold_case, fold_accent)| ShortText { accepted, fold_case, fold_accent, ..ShortText::default() },
    )
}

fn any_matching() -> impl Strategy<Value = Matching> {
    (1..5_usize).prop_flat_map(|targets| {
        let prompts = collection::vec(option::weighted(0.8, 0..targets), 1..6);
        (Just(targets), prompts).prop_map(|(targets, prompts)| {
            let prompt = |target| Prompt { html: String::new(), text: String::new(), target, feedback_html: None };
            Matching {
                prompts: prompts.into_iter().map(prompt).collect(),
                targets: (0..targets).map(|place| format!("Target {place}")).collect(),
            }
        })
    })
}

fn any_gap() -> impl Strategy<Value = Gap> {
    let choice = (2..5_usize, 0..2_usize).prop_map(|(entries, right)| Gap::Choice {
        entries: (0..entries).map(|place| format!("Entry {place}")).collect(),
        right,
    });
    prop_oneof![choice, any_short_text().prop_map(Gap::Typed)]
}

fn any_choices() -> impl Strategy<Value = Vec<Choice>> {
    let choice = (any::<bool>(), option::of(-200..200), prop::bool::weighted(0.2));
    collection::vec(choice, 1..8).prop_map(|drafts| {
        let sample = choices(&"-".repeat(drafts.len()));
        let filled = sample.into_iter().zip(drafts);
        filled.map(|(choice, (right, weight, last))| Choice { right, weight, last, ..choice }).collect()
    })
}

fn any_kind() -> impl Strategy<Value = Kind> {
    let interval = (-100.0..100.0, 0.0..10.0).prop_map(|(low, width)| (low, low + width));
    prop_oneof![
        any_choices().prop_map(Kind::Single),
        any_choices().prop_map(Kind::Multiple),
        Just(Kind::TrueFalse(choices("+-"))),
        (collection::vec(interval, 1..3), option::of("[a-z%]{1,3}"))
            .prop_map(|(accepted, unit)| Kind::Numeric(Numeric { accepted, unit, ..Numeric::default() })),
        any_short_text().prop_map(Kind::ShortText),
        any_matching().prop_map(Kind::Matching),
        (2..6_usize).prop_map(|count| Kind::Ordering(steps(count))),
        collection::vec(any_gap(), 1..4).prop_map(Kind::Cloze),
        Just(Kind::Essay(Essay::default())),
        Just(Kind::Scale(scale())),
        (any_choices(), any::<bool>()).prop_map(|(choices, many)| Kind::Poll(Poll { choices, many })),
    ]
}

prop_compose! {
    fn any_question()(kind in any_kind(), credit in any_credit(), points in 0..100_000_i64) -> Question {
        Question { points: Points(points), credit, ..question("q-1", kind) }
    }
}

fn any_partner() -> impl Strategy<Value = Partner> {
    prop_oneof![(0..6_usize).prop_map(Partner::Target), Just(Partner::Nobody)]
}

fn any_gap_answer() -> impl Strategy<Value = GapAnswer> {
    prop_oneof![(0..6_usize).prop_map(GapAnswer::Entry), "[a-zà-ỹ .]{1,6}".prop_map(GapAnswer::Text)]
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        collection::btree_set(0..9_usize, 0..9).prop_map(|options| Answer::Options(options.into_iter().collect())),
        ".*".prop_map(Answer::Text),
        "-?[0-9]{1,4}([.,][0-9]{1,3})? ?%?".prop_map(Answer::Text),
        collection::vec(option::of(any_partner()), 0..6).prop_map(Answer::Pairs),
        collection::vec(option::of(0..6_usize), 0..6).prop_map(Answer::Places),
        collection::vec(option::of(any_gap_answer()), 0..4).prop_map(Answer::Gaps),
    ]
}

prop_compose! {
    /// Sections of one bank, so that draws meet.
    fn any_quiz()(
        sections in collection::vec((option::of(0..6_usize), 0..8_usize, 0..8_usize), 0..4),
        retired in collection::btree_set(0..8_usize, 0..3),
        options in any_choices(),
        shuffle_questions in any::<bool>(),
        shuffle_options in any::<bool>(),
    ) -> Quiz {
        let of_bank = |number: usize| Question {
            retired: retired.contains(&number),
            ..question(&format!("q-{number}"), Kind::Multiple(options.clone()))
        };
        let sections = sections.into_iter().enumerate().map(|(place, (draw, from, to))| {
            section(&format!("s{place}"), draw, (from..to).map(of_bank).collect())
        });
        Quiz { shuffle_questions, shuffle_options, ..quiz("k", sections.collect()) }
    }
}

fn asked(plan: &Plan) -> BTreeSet<&str> {
    plan.questions.iter().map(|entry| entry.id.as_str()).collect()
}

proptest! {
    #[test]
    fn a_plan_asks_each_question_once_and_all_its_options(quiz in any_quiz(), seed: u64, seen in collection::btree_set("q-[0-7]", 0..8)) {
        let plan = quiz.plan(seed, &seen);
        prop_assert_eq!(asked(&plan).len(), plan.questions.len());
        for entry in &plan.questions {
            let (_, question) = quiz.planned(entry).expect("planned from this quiz");
            prop_assert!(!question.retired);
            let mut options = entry.arrangement.options.clone();
            options.sort_unstable();
            prop_assert_eq!(options, (0..question.choices().len()).collect::<Vec<_>>());
            if quiz.shuffle_options {
                let pinned: Vec<bool> = entry.arrangement.options.iter().map(|index| question.choices()[*index].last).collect();
                prop_assert!(pinned.is_sorted(), "what is pinned stays last");
            }
        }
    }

    #[test]
    fn a_draw_has_its_size_as_long_as_questions_last(quiz in any_quiz(), seed: u64) {
        let plan = quiz.plan(seed, &BTreeSet::new());
        for section in &quiz.sections {
            let drawn = plan.questions.iter().filter(|entry| entry.section == section.id).count();
            let free = section.questions.iter().filter(|one| !one.retired && !asked(&plan).contains(one.id.as_str())).count();
            match section.draw {
                Some(draw) => prop_assert!(drawn == draw || drawn < draw && free == 0),
                None => prop_assert_eq!(free, 0),
            }
        }
    }

    #[test]
    fn seen_questions_come_last(quiz in any_quiz(), seed: u64, seen in collection::btree_set("q-[0-7]", 0..8)) {
        let plan = quiz.plan(seed, &seen);
        for section in quiz.sections.iter().filter(|section| section.draw.is_some()) {
            let repeats = plan.questions.iter().any(|entry| entry.section == section.id && seen.contains(&entry.id));
            // Sections draw one after another: only what no section took was left over for this one.
            let left = |one: &&Question| !one.retired && !seen.contains(&one.id) && !asked(&plan).contains(one.id.as_str());
            prop_assert!(!repeats || !section.questions.iter().any(|one| left(&one)));
        }
    }

    #[test]
    fn a_grade_stays_within_its_points(question in any_question(), answer in any_answer()) {
        let grade = question.grade(Some(&answer), None);
        prop_assert!(Points(0) <= grade.points && grade.points <= grade.out_of);
        prop_assert_eq!(grade.out_of, if question.kind.is_opinion() { Points(0) } else { question.points });
        match grade.verdict {
            Verdict::Right => prop_assert_eq!(grade.points, grade.out_of),
            Verdict::Wrong | Verdict::Blank | Verdict::Waiting => prop_assert_eq!(grade.points, Points(0)),
            Verdict::Partly | Verdict::Ungraded => {}
        }
    }

    #[test]
    fn ticking_everything_earns_nothing(options in any_choices(), credit in any_credit()) {
        prop_assume!(options.iter().any(|choice| !choice.right));
        let everything = Answer::Options((0..options.len()).collect());
        let question = Question { credit, ..question("q-1", Kind::Multiple(options)) };
        prop_assert_eq!(question.grade(Some(&everything), None).points, Points(0));
    }

    #[test]
    fn the_key_itself_earns_everything(options in any_choices(), credit in any_credit()) {
        prop_assume!(options.iter().any(|choice| choice.right));
        let options: Vec<Choice> = options.into_iter().map(|choice| Choice { weight: None, ..choice }).collect();
        let key = (0..options.len()).filter(|index| options[*index].right).collect();
        let question = Question { credit, ..question("q-1", Kind::Multiple(options)) };
        prop_assert_eq!(question.grade(Some(&Answer::Options(key)), None).verdict, Verdict::Right);
    }

    #[test]
    fn the_order_of_options_does_not_matter(question in any_question(), answer in any_answer(), seed: u64) {
        let mut order: Vec<usize> = (0..question.choices().len()).collect();
        super::random::SplitMix64(seed).shuffle(&mut order);
        let reorder = |choices: &[Choice]| order.iter().map(|index| choices[*index].clone()).collect();
        let kind = match &question.kind {
            Kind::Single(choices) => Kind::Single(reorder(choices)),
            Kind::Multiple(choices) => Kind::Multiple(reorder(choices)),
            Kind::TrueFalse(choices) => Kind::TrueFalse(reorder(choices)),
            other => other.clone(),
        };
        let moved = match &answer {
            Answer::Options(chosen) => Answer::Options(
                chosen.iter().map(|index| order.iter().position(|old| old == index).unwrap_or(*index)).collect(),
            ),
            other => other.clone(),
        };
        let reordered = Question { kind, ..question.clone() };
        prop_assert_eq!(reordered.grade(Some(&moved), None), question.grade(Some(&answer), None));
    }

    #[test]
    fn a_raw_answer_is_stored_and_read_again(answer in any_answer()) {
        let stored = serde_json::to_string(&answer).expect("an answer is plain data");
        prop_assert_eq!(serde_json::from_str::<Answer>(&stored).expect("as it was written"), answer);
    }

    #[test]
    fn whatever_a_form_sends_is_read_or_refused(question in any_question(), values in collection::vec(("|[0-9]|x", "|[0-9]|none|.{0,12}"), 0..4)) {
        let sent: Vec<Sent<'_>> = values.iter().map(|(part, value)| Sent { part, value }).collect();
        if let Ok(Some(answer)) = question.read_answer(&question.practice_arrangement(), &sent) {
            prop_assert!(!answer.is_blank());
            question.check(1, &answer);
        }
    }

    #[test]
    fn what_was_read_from_a_form_fills_it_again(question in any_question(), values in collection::vec(("|[0-4]", "|[0-5]|none|[a-zà-ỹ]{1,4}"), 0..6)) {
        let arrangement = question.practice_arrangement();
        let sent: Vec<Sent<'_>> = values.iter().map(|(part, value)| Sent { part, value }).collect();
        if let Ok(Some(answer)) = question.read_answer(&arrangement, &sent) {
            let fields = question.answer_fields(&arrangement, &answer);
            let again: Vec<Sent<'_>> = fields.iter().map(|(part, value)| Sent { part, value }).collect();
            prop_assert_eq!(question.read_answer(&arrangement, &again), Ok(Some(answer)));
        }
    }

    #[test]
    fn the_right_answer_of_every_kind_earns_everything(question in any_question()) {
        let right = match &question.kind {
            Kind::Matching(matching) => {
                let partner = |prompt: &Prompt| Some(prompt.target.map_or(Partner::Nobody, Partner::Target));
                Answer::Pairs(matching.prompts.iter().map(partner).collect())
            }
            Kind::Ordering(steps) => Answer::Places((0..steps.len()).map(Some).collect()),
            Kind::Cloze(gaps) => Answer::Gaps(gaps.iter().map(|gap| Some(match gap {
                Gap::Typed(key) => GapAnswer::Text(key.accepted[0].clone()),
                Gap::Choice { right, .. } => GapAnswer::Entry(*right),
            })).collect()),
            _ => return Ok(()),
        };
        let grade = question.grade(Some(&right), None);
        prop_assert_eq!(grade.points, question.points);
    }

    #[test]
    fn a_grade_is_the_sum_of_its_questions(quiz in any_quiz(), seed: u64, answer in any_answer()) {
        let plan = quiz.plan(seed, &BTreeSet::new());
        let answers: BTreeMap<String, Answer> = asked(&plan).into_iter().map(|id| (id.to_owned(), answer.clone())).collect();
        let grade = quiz.grade(&plan, &answers, &BTreeMap::new());
        prop_assert_eq!(grade.questions.iter().map(|one| one.points).sum::<Points>(), grade.points);
        prop_assert_eq!(grade.out_of, Points(1000 * plan.questions.len() as i64));
        prop_assert!((0..=100_000).contains(&grade.percent.0));
        prop_assert_eq!(quiz.sheet(&plan).questions().count(), plan.questions.len());
    }
}
