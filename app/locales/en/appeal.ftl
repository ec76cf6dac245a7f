# A learner says that a question is wrong
appeal-title = Is this question wrong?
appeal-lead = Tell the instructor what is wrong: the question, the key, or the marking. The instructor answers in words, beside the question on the result page and in your messages.
appeal-reason = What is wrong?
appeal-reason-hint = For instance: option B is right too, by article 5 of the decree in the lesson.
appeal-send = Send it
appeal-made = You said this at { $time }
appeal-open = Waiting for the instructor’s answer.
appeal-answered = answered at { $time }
appeal-kept = The result stays as it is
appeal-regrade = The quiz will be graded again
appeal-second-marking = A second person marks the work
result-second-open = A second person is marking this. The present score stands until then.
result-second-agreed = Two people marked this independently: { $first } and { $second } points. The result is their mean.
result-second-settled = Two people marked this independently: { $first } and { $second } points, then agreed on the points above. Reason: { $reason }
flash-appealed = Sent to the instructor.

# Instructors answer appeals
teaching-appeals = { $count } appeals to answer
appeals-title = Appeals about questions
appeals-lead = Learners say that these questions are wrong. Each of them deserves an answer, also where the result stays.
appeals-none = No appeals yet
appeals-none-text = When a learner says that a question is wrong, her words appear here.
appeals-one = A learner’s appeal
appeals-anonymous = A learner (marked anonymously)
appeals-line = { $quiz }, sent at { $time }
appeals-waits = Waits for an answer
appeals-answer = Answer
appeal-others-none = Nobody else has appealed about this question.
appeal-others =
    { $count ->
        [one] One other person has appealed about this question.
       *[other] { $count } other people have appealed about this question.
    }
appeal-outcome = What happens
appeal-marker-hint = Only for a second person to mark the work.
appeal-answer = Answer to the learner
appeal-answer-hint = Say why, in plain words. The learner reads exactly what stands here.
appeal-consequence = If the quiz is to be graded again, the next page is the one for it; the answer has been sent by then. Everything is logged.
appeal-answer-send = Send the answer
flash-appeal-answered = The learner has been answered.
message-appeal = Your appeal about question { $number } of “{ $quiz }” is answered
message-appeal-body = { $outcome }. { $answer }

# Second markings
teaching-marked = Marked work
queue-first = To be marked
queue-second = To be marked a second time
queue-apart = To be settled
queue-marked = Marked lately
queue-asked = Asked for at { $time }
queue-settle = Settle
queue-marked-by = { $by } marked it at { $time }
second-title = Second marking
second-lead = The second marker does not see the points and comment of the first. Afterwards both see both. Until then the first mark stands.
second-rule = Where the two totals differ by no more than 10% of the question’s points, or by half a point if that is more, the result is their mean, rounded up to half a point. Where they lie further apart, the two settle it.
second-marker = Whom to ask
second-whoever = Whoever is next
second-reason = Why a second marking
second-reason-hint = The second marker reads this, so do not name the points that were given.
second-ask = Ask for a second marking
second-asked = { $by } asked for a second marking at { $time }. Reason: { $reason }
second-is-open = This is being marked a second time, so the present mark cannot be changed.
second-has-ended = This has been marked a second time.
second-see = See the second marking
second-blind = You mark independently: the points and comment of the first marker appear only after you save.
second-waits = Waiting for another instructor.
second-waits-for = Waiting for { $name }.
second-withdraw = Take the request back
second-withdrawn = The request for a second marking was taken back. The first mark stands.
second-apart = The two marks lie too far apart and need to be settled.
second-apart-others = One of the two markers, or whoever asked, records the agreed mark. Until then the first mark stands.
second-first = First: { $by }, { $points } points
second-second = Second: { $by }, { $points } points
second-agreed = The two marks agree. Result: { $points } points.
second-settled = Settled: { $points } points.
second-settled-why = Reason: { $reason }
second-settle = The agreed mark
second-settle-how = Talk to each other first; then one records the mark that both agree on.
second-settle-reason = Why this mark
second-settle-reason-hint = The learner reads this reason.
second-settle-go = Record the agreed mark
second-late = This no longer waits for a second mark of yours.
second-late-typed = What you have just typed: { $points }. Comment: { $comment }
flash-second-asked = The second marking is asked for.
flash-second-agreed = Saved. The two marks agree, and the score is updated.
flash-second-apart = Saved. The two marks lie too far apart and need to be settled.
flash-second-settled = The agreed mark is recorded.
flash-second-withdrawn = The request is taken back.
message-second-asked = A second marking is asked of you: “{ $quiz }”
message-second-asked-body = A work in “{ $quiz }” needs your independent mark.
message-second-apart = Marks to be settled: “{ $quiz }”
message-second-apart-body = Two marks for a work in “{ $quiz }” lie too far apart. Talk to the other marker; then one of you records the agreed mark.
message-second-ended = “{ $quiz }” was marked a second time
message-second-ended-body = Your work in “{ $quiz }” has been marked by two people. Points and comments stand on the result page.

# Messages
menu-unread =
    { $count ->
        [one] one unread message
       *[other] { $count } unread messages
    }
messages-title = Messages
messages-all-read = There is nothing unread.
messages-unread = { $count } unread, listed first.
messages-read-all = Mark all as read
messages-none = No messages yet
messages-none-text = When a score changes or an instructor answers, a message appears here.
message-unread = Unread
message-read-and-go = Read; open the page
message-mark-read = Mark as read
message-go = Open the page
help-appeal = I think that a question is wrong. What can I do?
help-appeal-how = On the result page, once the key or the mark is shown, follow ‘Is this question wrong?’ below the question and say why. The instructor answers in words: the result stays, the quiz is graded again, or a second person marks your work. The answer stands beside the question and in your Messages.
