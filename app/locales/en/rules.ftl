# Sentences of the rules: completion, opening, answers, attempts
rule-all-lessons =
    { $count ->
        [one] Read the lesson.
       *[other] Read all { $count } lessons.
    }
rule-share-of-lessons =
    { $count ->
        [one] Read at least { $percent }% of the lessons, that is one lesson.
       *[other] Read at least { $percent }% of the lessons, that is { $count } lessons.
    }
rule-lesson = Read the lesson “{ $title }”.
rule-quiz = Pass the quiz “{ $title }” with { $pass }/100 or more.
rule-practice-does-not-count = Practice does not count towards the result.
rule-still-planned = Parts of the course are still being written, so nobody can complete it yet.
missing-lesson = The lesson “{ $title }” is not read yet.
missing-lessons =
    { $count ->
        [one] One lesson is still to be read.
       *[other] { $count } lessons are still to be read.
    }
missing-quiz = The quiz “{ $title }” is not passed yet; it takes { $pass }/100.
missing-unknown = The part with the id { $id } is no longer in the course. Please tell the instructor.
missing-planned = The part “{ $title }” is still being written.
shut-courses =
    { $count ->
        [one] Opens when you have completed: { $titles }.
       *[other] Opens when you have completed these courses: { $titles }.
    }
shut-item = Opens when you have finished “{ $title }”.
shut-module = Opens when you have finished the module “{ $title }”.
shut-planned = Still being written.
shut-completion = Opens when you complete the course.
shut-after-completion =
    { $days ->
        [one] Opens one day after you complete the course.
       *[other] Opens { $days } days after you complete the course.
    }
shut-days =
    { $days ->
        [one] Opens in one day.
       *[other] Opens in { $days } days.
    }
attempts-unlimited = You may try as often as you like.
attempts-none-left = All attempts are used.
attempts-left =
    { $count ->
        [one] One attempt left.
       *[other] { $count } attempts left.
    }
answer-unknown-question = This question is not part of the quiz. Reload the page and answer again.
answer-unknown-option = This option is not part of the question. Reload the page and choose again.
answer-unknown-place = Places go from 1 to { $last }. Choose again from the list.
answer-only-one = Only one option can be chosen here.
answer-too-long = The answer is longer than { $limit } characters. Please shorten it.
answer-unprintable = The answer contains a character that cannot be read. Please type it again.
answer-not-a-number = “{ $typed }” is not a number. Write it in digits, for example 7.5.
answer-wrong-file = “{ $file }” cannot be taken: its content is none of the accepted kinds ({ $kinds }). Save it as one of them and send it again.
answer-file-too-large = “{ $file }” is larger than { $limit } MB. Shrink its pictures or split it, and send it again.
answer-too-many-files = At most { $limit } files. Take one out and send again.
verdict-right = Right
verdict-partly = Partly right
verdict-wrong = Not right
verdict-ungraded = Not graded
verdict-waiting = Waiting to be marked
verdict-blank = Not answered
rule-all-meetings = Be at every meeting of the class.
rule-share-of-meetings = Be at { $percent }% of the meetings of the class or more.
rule-meetings = Be at { $count } { $count ->
        [one] meeting
       *[other] meetings
    } of the class or more.
missing-meetings = { $count ->
        [one] One more meeting
       *[other] { $count } more meetings
    } to attend.
missing-meetings-lost = { $count } more to attend, but only { $left } not marked yet. Ask the coordinator for another meeting or an exemption.
missing-no-meetings = The class has no planned meeting yet. Ask the coordinator.
