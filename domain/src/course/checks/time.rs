//! Declared minutes against tiết, and against the words to read.

use crate::course::{
    Course, Lesson, Module, Tiet,
    course_facts::{CourseFacts, ModuleFacts},
    manuscript::{Manuscript, Problems, Spot, say},
    outline::ModulePlan,
};
use std::collections::BTreeMap;

/// Words that a quick and a slow reader read in a minute.
const QUICK: usize = 200;
const SLOW: usize = 80;

/// The minutes of every module that states its tiết.
pub(in crate::course) fn check_modules(
    modules: &[Module],
    plans: &[ModulePlan],
    facts: &BTreeMap<String, ModuleFacts>,
    manuscripts: &BTreeMap<String, Manuscript>,
    problems: &mut Problems,
) {
    for (module, plan) in modules.iter().zip(plans) {
        let Some(file) = &plan.file else { continue };
        let (Some(facts), Some(manuscript)) = (facts.get(file), manuscripts.get(file)) else { continue };
        let Some(tiet) = &facts.tiet else { continue };
        if module.items.iter().any(|item| item.is_planned()) {
            continue;
        }
        check_sum(module.minutes(), tiet.value, &manuscript.spot(tiet.place), problems);
    }
}

/// The minutes of a course without planned parts.
pub(in crate::course) fn check_course(
    course: &Course,
    facts: &CourseFacts,
    manuscript: &Manuscript,
    problems: &mut Problems,
) {
    if !course.has_planned_items() {
        check_sum(course.minutes(), course.tiet, &manuscript.spot(facts.tiet.place), problems);
    }
}

/// A lesson's minutes without its tasks must suit its words; a video takes the time it takes.
pub(in crate::course) fn check_lesson(lesson: &Lesson, spot: Spot, problems: &mut Problems) {
    let Some(reading) = lesson.minutes.checked_sub(lesson.task_minutes).filter(|reading| *reading > 0) else {
        if lesson.minutes > 0 {
            let (all, tasks) = (lesson.minutes, lesson.task_minutes);
            problems.error(
                &spot,
                "lesson-minutes",
                say(
                    format!("Bài có {all} phút nhưng việc làm ngay đã chiếm {tasks} phút."),
                    format!("The lesson has {all} minutes, its tasks take {tasks}."),
                ),
                say("minutes tính cả việc làm ngay và thời gian đọc.", "minutes counts the tasks and the reading."),
            );
        }
        return;
    };
    let (least, most) = (lesson.words.div_ceil(QUICK), lesson.words / SLOW);
    let reading = reading as usize;
    let too_long = reading > most.max(1) && lesson.media.is_none();
    if reading < least || too_long {
        let words = lesson.words;
        let most = most.max(1);
        problems.warning(
            &spot,
            "lesson-minutes",
            say(
                format!("Bài có {words} chữ nhưng dành {reading} phút để đọc."),
                format!("The lesson has {words} words and {reading} minutes to read them."),
            ),
            say(
                format!("Cần từ {least} đến {most} phút đọc, cộng số phút của các việc làm ngay."),
                format!("It wants {least} to {most} minutes of reading, and those of its tasks on top."),
            ),
        );
    }
}

fn check_sum(minutes: u32, tiet: Tiet, spot: &Spot, problems: &mut Problems) {
    let (minutes, wanted) = (i64::from(minutes), tiet.minutes());
    // 15 % on either side, in whole numbers.
    if (minutes - wanted).abs() * 100 > wanted * 15 {
        let (least, most) = ((wanted * 85 + 99) / 100, wanted * 115 / 100);
        problems.warning(
            spot,
            "tiet-minutes",
            say(
                format!("Tổng thời gian là {minutes} phút, số tiết khai là {wanted} phút."),
                format!("The parts take {minutes} minutes, the tiết declared are {wanted} minutes."),
            ),
            say(
                format!("Một tiết là 45 phút; tổng cần từ {least} đến {most} phút. Sửa tiet hoặc minutes."),
                format!("One tiết is 45 minutes; the sum must lie between {least} and {most}. Change tiet or minutes."),
            ),
        );
    }
}
