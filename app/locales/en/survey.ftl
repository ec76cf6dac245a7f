# Surveys: filling in a form, thanks, results for instructors
survey-rules = About this survey
survey-rule-once = Everybody sends one form; once sent, it cannot be changed. Sending it or not changes neither scores nor certificates.
survey-rule-valid = A form that leaves more than { $percent }% of the choose-one questions blank is not counted.
survey-about = It asks about: { $subjects }.
survey-about-programme = the programme
survey-about-learners = the learners
survey-about-lecturers = the lecturers
survey-about-platform = the learning platform
survey-about-course = the course
survey-about-effect = what came of it at work
survey-who = Who sees what
survey-who-instructor = Instructors see only figures of the forms of at least { $fewest } people together, and written opinions in alphabetical order. No page tells an instructor whose a form is.
survey-who-number = Forms are numbered when they are sent and carry no names.
survey-who-text = Written opinions are shown word for word. Please write no names, and nothing by which readers would know you.
survey-who-database = In the database a form stays connected with your enrolment, so that what you have begun is kept and everybody sends one form. Whoever administers the database can therefore technically look up the form of a person.
survey-start = Fill in the form
survey-resume = Go on
survey-open = The form is begun, but not sent.
survey-sent = You have sent this form.
survey-sent-how = Form number { $number }, sent at { $time }. Thank you.
survey-title-confirm = Send the form? { $quiz }
survey-look-over = Save and look over before sending
survey-submit = Send the form
survey-submit-now = Send the form now?
survey-complete = Everything is answered. Send the form?
survey-incomplete =
    { $count ->
        [one] Send the form with one question unanswered?
       *[other] Send the form with { $count } questions unanswered?
    }
survey-consequence = A form that leaves more than { $percent }% of the choose-one questions blank is not counted. Once sent, it cannot be changed.
survey-thanks = Thank you for your opinion
survey-received = Form number { $number } of “{ $survey }” was received at { $time }.
survey-what-next = Opinions are put together with those of others. Instructors can see them once at least { $fewest } people have sent a form.
teaching-surveys = Surveys
survey-forms =
    { $count ->
        [one] one form sent
       *[other] { $count } forms sent
    }
survey-see-results = See the results
survey-results = Results of the survey: { $survey }
survey-counts = Forms sent: { $received }. Valid forms in the figures: { $valid }; invalid, because more than { $percent }% of the indicators are blank: { $invalid }.
survey-waiting = New forms that wait until { $fewest } people have sent one: { $waiting }.
survey-too-few = There are too few forms to show figures.
survey-too-few-why = Forms received: { $count }. Figures are shown once there are valid forms of at least { $fewest } people, so that nobody can be guessed.
survey-how-counted = Figures change only when valid forms of { $fewest } more people have come, so that no single form can be told apart. Shares of choose-one questions add up to 100%; where several may be chosen they are shares of the forms that answer the question.
survey-answered =
    { $count ->
        [one] One form answers this question.
       *[other] { $count } forms answer this question.
    }
survey-mean = Mean { $mean }.
survey-few = This question has fewer than { $fewest } answers, so they are not shown yet.
survey-answer = Answer
survey-count = Forms
survey-share = Share
survey-file = Download the figures (CSV)
survey-file-section = Section
survey-file-question = Question
survey-file-answered = Forms that answer
survey-file-mean = Mean
survey-place = Question { $number } of { $all }
survey-own = Your form
survey-own-why = You teach this course, so your opinion is asked for. The forms of instructors are counted apart from those of learners.
survey-own-once = Everybody sends one form; once sent it cannot be changed.
survey-own-who = Those who teach the course see figures and written opinions only once at least { $fewest } instructors have sent valid forms. In a course with fewer instructors nothing is shown.
survey-own-database = In the database the form stays linked to you, to keep what you have begun and so that everybody sends one form. Whoever administers the database can therefore, technically, look up a person's form.
survey-of-learners = Forms of learners
survey-of-instructors = Forms of instructors
survey-forms-learners =
    { $count ->
        [one] 1 form of a learner.
       *[other] { $count } forms of learners.
    }
survey-forms-instructors =
    { $count ->
        [one] 1 form of an instructor.
       *[other] { $count } forms of instructors.
    }
flash-form-sent = Your form is sent. Thank you for your opinion.
