# Page of a course
course-code = { $code } · version { $version }
course-parts-done =
    { $count ->
        [one] part done
       *[other] parts done
    }
course-about = About the course
course-outcomes = After the course you can
course-tiet = Length
course-minutes = Study time
course-group = Content group
course-form = Form
course-audience = For
course-authors = Written by
course-reviewers = Reviewed by
course-legal = Legal basis
course-languages = Languages
course-language-share = { $language } ({ $percent }%)
course-untranslated = This course is not translated yet; you read the original: { $original }.
course-partly-translated = { $percent }% of this course is translated; the rest is shown in the original: { $original }.
course-published = Updated
course-review-by = To be reviewed by
course-licence = Licence
course-sign-in-first = Sign in to enrol
course-first = To be completed first:
course-retired = This course takes no new learners
course-retired-how = Whoever is in it goes on; results and certificates stay. Other courses are under
course-unready = This course is being written
course-unready-how = Nobody can enrol yet. Courses that are open are under
course-enrol = Enrol and start
course-start = Start: { $title }
course-resume = Go on: { $title }
course-waits = The quiz “{ $title }” cannot be taken again right now.
course-waits-why = See the attempts and the reason
course-certificate = See the certificate
course-again = Take the course again
course-leave = Leave this course
course-leave-question = Leave this course?
course-leave-consequence = What you have read and your scores stay in your learning history. Enrolling again starts a new round.
course-stay = Go on learning
course-outline = Contents
course-outline-summary = { $modules } modules · { $lessons } lessons · { $quizzes } quizzes · { $tiet }
course-module-done = { $done }/{ $count } · done
course-module-part =
    { $count ->
        [one] { $done }/{ $count } part
       *[other] { $done }/{ $count } parts
    }
course-module-shut = not open yet
course-item-done = done
course-item-now = under way
course-item-open = not started
course-item-shut = not open yet
course-item-planned = being written
course-completion = To complete the course
course-read-so-far =
    { $count ->
        [one] One lesson read so far.
       *[other] { $count } lessons read so far.
    }
course-left =
    { $count ->
        [one] One part left, about { $time }.
       *[other] { $count } parts left, about { $time }.
    }
course-completed-on = Completed on { $date }.
course-promise = With all of this done you receive a certificate of completion for { $tiet }.
course-promise-until = With all of this done by { $date } you receive a certificate of completion for { $tiet }.
course-certificate-waits = The certificate waits until an issuer has been set up. Your result is recorded; the certificate will appear here without any further step.
course-certificate-issued = Certificate no. { $number } has been issued.
