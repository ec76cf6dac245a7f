# First page for guests, and My work
landing-page-title = Online learning for civil servants
landing-title = Learn something that helps you at work this very week
landing-lead = Short courses on leadership, digital government, administrative reform and public ethics, written for civil servants, above all young and women officials in communes, provinces and ministries.
landing-see-courses = See the courses
landing-promises = What Khuê Văn offers
landing-small-title = Light enough for a phone
landing-small-text = Each lesson takes less than 15 minutes and loads fast on a weak network. Where you stop is where you start again.
landing-saved-title = Saved as you answer
landing-saved-text = Every answer is written down at once. A lost network or an empty battery never costs you a quiz.
landing-proof-title = A certificate that anyone can check
landing-proof-text = Each one has a code and a digital signature. It can be checked online, and without a network too.
landing-all-courses = All courses
landing-no-account = No account yet? Ask the training coordinator of your unit. Khuê Văn never asks for a password or a one-time code by telephone.
home-title = My work
home-greeting = Hello { $name }
home-summary =
    { $count ->
        [0] Nothing is due this week.
        [one] One thing to do this week, about { $time }.
       *[other] { $count } things to do this week, about { $time }.
    }
home-resume-over = Go on where you stopped
home-resume-course = { $course }, module { $module }
home-resume-where = { $course } · about { $time }
home-resume = Go on
home-year = study periods, target of { $year }
home-week = To do this week
home-week-free = Nothing is due this week. A lesson ahead never hurts.
home-no-date = No due date
home-late = The due date has passed. You can still learn and take the quizzes.
home-wait = Nothing can be done in it right now. The page of the course says why.
home-later = Later
home-act-read = Open the lesson
home-act-quiz = Take the quiz
home-act-resume-quiz = Go on with the quiz
home-act-course = See the course
home-learning = Courses under way
home-find-course = Find another course
home-choose-course = Choose a course
home-nothing-yet = No course yet
home-nothing-yet-text = The courses you enrol in or are given stand here, with what is done and until when.
home-certificates = Certificates
home-all-certificates = See and download
home-no-certificates = None yet. Complete a course and its certificate is here at once.
home-suggestions = May be of use in your work
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
certificate-line = No. { $number } · issued { $date }
certificate-line-ended = no longer in force
