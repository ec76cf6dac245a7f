# Frame of every page, units, forms
site-name = Khuê Văn
site-purpose = The open learning platform for civil servants
site-motto = A little at a time, every week, put to use at work the same day.
site-skip = Skip to the main content
nav-main = Main
nav-crumbs = You are here
nav-home = My work
nav-courses = Courses
nav-certificates = Certificates
nav-verify = Verify
nav-teaching = Teaching
nav-desk = Coordination
nav-administration = Administration
menu-of = Account of { $name }
menu-account = Profile and extra time
menu-history = Learning history
menu-sign-in = Sign in
menu-sign-out = Sign out
preference-theme = Background
preference-theme-system = As the device
preference-theme-light = Light
preference-theme-dark = Dark
preference-language = Language
foot-nav = About Khuê Văn
foot-verify = Verify a certificate
foot-help = Help
foot-accessibility = Accessibility
foot-privacy = Personal data
unit-tiet =
    { $count ->
        [one] { $amount } study period
       *[other] { $amount } study periods
    }
unit-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
unit-hours =
    { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }
unit-hours-minutes = { $hours } h { $minutes } min
form-not-saved = Not saved yet.
form-trouble =
    { $count ->
        [one] One place needs mending; the message stands under its field. What you typed is still there.
       *[other] { $count } places need mending; each message stands under its field. What you typed is still there.
    }
preference-quiz = Quizzes
preference-quiz-one = One question a page
preference-quiz-all = All on one page
