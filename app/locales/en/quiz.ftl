# Quizzes: rules, attempts, results
quiz-rules = How it works
quiz-rule-practice = A practice quiz; it does not count toward completion.
quiz-rule-exam = A quiz that counts toward the completion of the course.
quiz-rule-survey = A survey; nothing is right or wrong.
quiz-rule-questions = { $count ->
    [one] { $count } question.
   *[other] { $count } questions.
}
quiz-rule-time = Time: { $time } from the start. When it is over, the answers saved so far are handed in.
quiz-rule-extra-time = Extra time granted by the instructor is included.
quiz-rule-grace = Answers sent before time is over may arrive up to { $seconds } seconds late on a slow network; later ones do not count.
quiz-rule-no-time = No time limit.
quiz-rule-pass = Passed from { $pass }/100.
quiz-rule-one-attempt = One attempt only.
quiz-rule-attempts = { $all } attempts at most, { $left } left.
quiz-rule-attempts-free = As many attempts as you like.
quiz-rule-keep-best = The best attempt counts.
quiz-rule-keep-last = The last attempt counts.
quiz-rule-keep-first = The first attempt counts.
quiz-rule-keep-mean = The mean of all attempts counts.
quiz-rule-cooldown = Wait { $wait } between attempts.
quiz-rule-reveal-at-once = The key and explanations are shown at once.
quiz-rule-reveal-after-submit = The key and explanations are shown after you hand in.
quiz-rule-reveal-after-pass = The key and explanations are shown once you pass, or after the last attempt.
quiz-rule-reveal-after-close = The key and explanations are shown when the class closes.
quiz-rule-reveal-never = The key is not published.
quiz-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
quiz-start = Start
quiz-start-again = Start again
quiz-untranslated = This quiz is not wholly translated; the rest is shown in its original language.
honour-statement = This is my own work: nobody does it for me, and I copy from nobody.
honour-needed = Tick the statement before you start.
quiz-saved-as-given = Every answer is saved as you give it. You can go on after losing the network or closing the page.
quiz-open = An attempt is still open.
quiz-open-until = Time ends at { $time }.
quiz-answered = { $answered } of { $all } answered.
quiz-resume = Go on
quiz-wait = You can start again from { $time }
quiz-wait-why = The pause between attempts is there to go back to the lessons.
quiz-marking = Your last attempt is waiting to be marked.
quiz-marking-how = When it is marked, the result stands here, and you can try again if attempts are left.
quiz-used = All attempts are used.
quiz-used-how = If you need another one, ask the person in charge of the course.
quiz-shut = Not open yet
quiz-not-enrolled = Enrol before you take this quiz.
quiz-not-enrolled-how = Enrol on the course page, then come back here.
quiz-to-course = Go to the course page
quiz-attempts = Attempts so far
quiz-attempt = Attempt
quiz-attempt-when = Handed in
quiz-attempt-score = Score
quiz-attempt-outcome = Passed or not
quiz-attempt-more = Review
quiz-attempt-review = Review attempt { $number }
quiz-counts = this one counts
quiz-passed = Passed
quiz-not-passed = Not passed
attempt-title = Question { $number } of { $all }. { $quiz }
attempt-title-confirm = Hand in? { $quiz }
attempt-to-course = Khuê Văn, back to the course
attempt-time-left = Time left:
attempt-until = until { $time }
attempt-place = Question { $number } of { $all } · points: { $points }
attempt-place-unscored = Question { $number } of { $all } · not scored
attempt-mark = Mark to look at again
attempt-back = Question { $number }
attempt-forward = Save and go to { $number }
attempt-look-over = Save and look over before handing in
attempt-save = Save
attempt-questions = Questions
attempt-answered = Answered:
attempt-mark-is = A gold corner is a question that you marked.
attempt-offline = Lost the network? Go on on this page: answers are kept on this device and sent when it is back.
attempt-show-all = Save and show all questions on one page
attempt-show-one = Save and show one question at a time
grid-answered = { "" }, answered
grid-unanswered = { "" }, not answered
grid-marked = { "" }, marked
save-nothing-yet = Answers are saved as you give them
save-saving = Saving…
save-saved = Saved at { $time }
save-waiting = Not saved yet, will try again
save-refused = The last answer was not accepted. Reload the page to see why.
clock-five-minutes = Five minutes left.
clock-one-minute = One minute left.
clock-over = Time is over. Your answers are being handed in.
submit-verb = Hand in
submit-now = Hand in now?
submit-not-yet = Go on
submit-complete = Everything is answered. Hand in?
submit-incomplete = { $count ->
    [one] Hand in with one question not answered?
   *[other] Hand in with { $count } questions not answered?
}
submit-consequence = A question left blank earns nothing. After handing in, nothing can be changed.
submit-time = Time ends at { $time }.
submit-last-attempt = This is the last attempt.
submit-attempts-after = { $left ->
    [one] One attempt is left after this.
   *[other] { $left } attempts are left after this.
}
submit-attempts-free = You can do it again after this.
submit-open = Not answered
submit-marked = Marked to look at again
result-passed = Passed: { $quiz }
result-waiting = Waiting to be marked: { $quiz }
result-waiting-why = What a machine can grade is counted; people mark the rest.
result-failed = Not passed yet: { $quiz }
result-practice = Practice result: { $quiz }
result-right = { $right } of { $all } right.
result-pass-mark = The pass mark is { $pass }/100.
result-by-deadline = It was handed in when time was over; all saved answers were marked.
result-again-left = { $left ->
    [one] One attempt is left.
   *[other] { $left } attempts are left.
}
result-again-free = You can do it again at any time.
result-again-from = You can do it again from { $time }.
result-again-never = All attempts are used.
result-again = Do it again
result-next = On to: { $title }
result-course-certificate = The course is completed and its confirmation has been issued.
result-to-certificate = See the confirmation
result-course-waits = The course is completed. The confirmation will be issued once an issuer is set up.
result-course-completed = The course is completed.
result-attempt = Attempt
result-attempt-of = { $number } of { $all }
result-duration = Time taken
result-submitted = Handed in
result-keep = What counts
result-keep-best = the best attempt
result-keep-last = the last attempt
result-keep-first = the first attempt
result-keep-mean = the mean
result-review = Question by question
result-only-wrong = Only those not right
result-key-later = The key is not shown yet, by the rules of this quiz.
result-question = Question { $number }
result-regraded = Graded again at { $time }. Reason: { $reason }
result-newer = This page shows exactly what you saw in your attempt; the course has a newer edition by now.
quiz-rule-peers =
    { $count ->
        [one] Each essay is reviewed by one peer by its rubric, and you review one essay of a peer. Nobody is told who reviews whom.
       *[other] Each essay is reviewed by { $count } peers by its rubric, and you review { $count } essays of peers. Nobody is told who reviews whom.
    }
quiz-rule-peers-final = What peers give is a proposal: the median of each criterion. It becomes a mark when the instructor confirms or changes it; when reviews are missing after { $wait }, the instructor marks.
peers-title = Reviews of peers
peers-one = The essay of a peer
peers-lead = By people who study with you and have handed in theirs, as you have.
peers-none = Nothing to review yet
peers-none-text = Once you and others have handed in, what you are to review stands here.
peers-rule = Neither side is told the other's name. The points you give are a proposal, the instructor decides. Reviewing or not changes nothing in your own score, but a peer is waiting.
peers-review = Review
peers-until = Reviews are taken until { $time }.
peers-written = You reviewed it at { $time }.
peers-over = No review is needed any more: its time has passed, or the instructor has marked the essay.
peers-how = Give points for each criterion, then write one thing that is good and one to improve. Once sent it cannot be changed.
peers-send = Send the review
course-reviews =
    { $count ->
        [one] You have still to review one essay of a peer.
       *[other] You have still to review { $count } essays of peers.
    }
result-peers = Reviews of peers: { $reviewed } of { $wanted }.
result-peers-with = What peers give is a proposal, the instructor decides. After { $time } the instructor marks, even if reviews are missing.
result-peers-instructor = It waits for the instructor's decision.
result-peers-say = What peers say
flash-peer-reviewed = Your review is sent. Thank you.
flash-peer-late = No reviews of this essay are taken any more, so yours was not kept.
message-peer-review = An essay of a peer to review: “{ $quiz }”
message-peer-review-body = You have handed in “{ $quiz }”, so you now review the essay of a peer by the same rubric. Neither side is told the other's name.
