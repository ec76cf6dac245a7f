# Cohorts: opening, filling, following
cohorts-title = Cohorts
cohorts-lead = Each cohort has a unit, an opening day, and courses or programmes with a due date and a reason that learners can read.
cohort-open = Open a cohort
cohort-open-first = Open the first cohort
cohort-open-now = Open this cohort
cohort-none = No cohort yet
cohort-none-how = Open a cohort, choose courses and due dates, then fill it by a rule or a list.
cohort-edit = Change the cohort
cohort-save = Save the changes
cohort-planned = Not open yet
cohort-running = Under way
cohort-ended = Past its last day
cohort-closed = Closed
cohort-from = from { $date }
cohort-people =
    { $count ->
        [one] 1 person
       *[other] { $count } people
    }
cohort-places = { $members } people in { $places } places
cohort-asked = What the cohort asks
cohort-asked-hint = Each frame is one course or programme. Leave “Nothing” where none is needed; after saving there are more empty frames.
cohort-asked-number = Item { $number }
cohort-asked-twice = This already stands in a frame above. Remove one of them.
cohort-nothing = Nothing
cohort-programme = Programme: { $title }
cohort-what = Course or programme
cohort-due = Due
cohort-due-too-early = The due date cannot be before the opening day. Choose a later one.
cohort-reason = The reason that learners will read
cohort-reason-needed = Learners need to know why they are asked, for instance: training plan of the province for 2026.
cohort-mandatory = Mandatory
cohort-optional = Optional
cohort-about = About the cohort
cohort-title = Title of the cohort
cohort-title-hint = For instance: K3 – Women officials of communes
cohort-unit = Unit
cohort-unit-hint = The unit that runs the cohort. Coordinators of this unit and of those above see it.
cohort-opens-on = Opening day
cohort-opens-on-hint = The age of young officials is counted on this day.
cohort-closes-on = Last day
cohort-closes-too-early = The last day cannot be before the opening day.
cohort-capacity = Places
cohort-capacity-hint = Leave empty for no limit.
cohort-capacity-wrong = Places are a number from 1 to 999999.
cohort-staff = People in charge
cohort-staff-hint = One person a line: staff code, e-mail address or full name.
cohort-staff-nobody = Nobody within your reach matches the line “{ $line }”. Check the code or the address.
cohort-staff-several = { $count } people have the name in the line “{ $line }”. Write the staff code or the address.
cohort-coordinators = Coordinators of the cohort
cohort-instructors = Instructors of the cohort
cohort-coordinator = Coordinator
cohort-instructor = Instructor
cohort-rules = Rules in use
cohort-rule-last = Last run on { $date }
cohort-rule-again = Run again, with a preview
cohort-rule-whole-reach = Every unit within reach
cohort-rule-younger = younger than { $age }
cohort-rule-position = position contains “{ $position }”
cohort-leaders = in a leading position
cohort-no-leaders = not in a leading position
cohort-members = People in the cohort
cohort-members-in = People in the cohort: { $state }
cohort-all-members = Show all
cohort-nobody = Nobody here yet
cohort-nobody-how = As soon as somebody belongs here, the list shows it.
cohort-name = Full name
cohort-page-before = Previous page
cohort-page-after = Next page
cohort-paused-until = Paused until { $date }
cohort-close = Close the cohort
cohort-close-what = Once closed, the cohort asks nothing more of its learners. What was learnt, results and certificates stay.
cohort-fill = Add people
cohort-fill-lead = Choose one way. The next page shows who comes in, who does not, and why; nothing changes until you confirm.
cohort-by-rule = By unit or rule
cohort-by-rule-hint = An empty field does not matter. A unit alone takes in the whole unit. The rule is kept, to be run again when people join.
cohort-by-list = By list
cohort-list = The pasted list
cohort-list-hint = One person a line: staff code, e-mail address or full name. You can paste from a spreadsheet.
cohort-preview-rule = Preview by rule
cohort-preview-list = Preview by list
cohort-any = Does not matter
cohort-rule-unit-hint = With all units below it.
cohort-younger-than = Younger than
cohort-younger-than-hint = Completed years on the opening day. Young officials are below { $age }.
cohort-age-wrong = The age is a number from 1 to 150.
cohort-position = Position contains
cohort-position-hint = Without regard to case and accents, for instance: chu tich
cohort-leader = Leading position
cohort-preview = Preview
cohort-preview-sum = { $joining } would come in; { $left } are meant but stay out.
cohort-joining = Coming in: { $count }
cohort-left = Meant, but staying out: { $count }
cohort-lines = Lines to look at again: { $count }
cohort-more = And { $count } more.
cohort-place = Unit or line
cohort-why = Why
cohort-unmeant-title = Not meant
cohort-unmeant = { $why }: { $count }
cohort-unmeant-sex = Another sex, or unstated
cohort-unmeant-age = Of this age or older, or no birth date known
cohort-unmeant-position = Another position
cohort-unmeant-staff-kind = Another kind of staff
cohort-unmeant-staff-level = Another level
cohort-unmeant-leader = Leading or not, otherwise than asked
cohort-why-female = woman
cohort-why-male = man
cohort-why-age = aged { $age } on the opening day
cohort-why-position = position “{ $position }”
cohort-why-staff-kind = kind of staff
cohort-why-staff-level = level
cohort-why-leader = in a leading position
cohort-why-no-leader = not in a leading position
cohort-why-unit = belongs to the chosen unit
cohort-why-list = stands in the list
cohort-left-in = Already in the cohort
cohort-left-full = No place left
cohort-line = Line { $line }
cohort-line-repeated = The same person as in line { $line }
cohort-line-several = { $count } people have this name; write the staff code or the address
cohort-line-nobody = Nobody within your reach; check code, address or name
cohort-gone = No longer meant
cohort-gone-hint = This rule brought these people in, and they no longer fit it. Only those you tick leave the cohort; what they learnt stays.
cohort-fill-now =
    { $count ->
        [0] Confirm
        [one] Add 1 person
       *[other] Add { $count } people
    }
cohort-fill-otherwise = Choose another way
cohort-nobody-new = Nobody new to add
cohort-nobody-new-how = Below it says why. Change the rule or the list and look again.
cohort-told-subject = You have been assigned to a cohort
cohort-told = What is asked, and why:
cohort-told-line = – { $title }. { $reason }
cohort-told-line-due = – { $title }, due { $date }. { $reason }

# Where a learner of a cohort stands
bucket-not-started = Not started
bucket-in-progress = In progress
bucket-due-soon = Due soon
bucket-overdue = Overdue
bucket-done = Completed
bucket-paused = Paused
bucket-exempt = Exempt
bucket-of = Where the cohort { $cohort } stands
bucket-state = State
bucket-people = People
bucket-all = All
bucket-table = Show the table

# What is asked of one person
duty-title = What is asked
duty-of = What { $name } is asked to learn
duty-none = Nothing is asked yet
duty-none-how = As soon as this person joins a cohort, courses and due dates stand here.
duty-why = Why not completed yet?
duty-decide = Extend, exempt or take out of the cohort
duty-new-due = New due date
duty-reason = Reason
duty-reason-hint = The learner reads the reason and the new date on her own page.
duty-reason-needed = Write a reason; the learner will read it.
duty-due-not-later = The new due date must be after the present one.
duty-extend = Extend
duty-exempt = Exempt from this
duty-exemption-end = End the exemption
duty-leave = Take out of the cohort { $cohort }
duty-leave-what = Outside the cohort there are no reminders. Results and certificates stay.
duty-leave-courses = Also close the courses of the cohort that are not completed
duty-decisions = Decisions on record
duty-superseded = (replaced or withdrawn)
exception-extension = Extended to { $date }: { $reason }
exception-exemption = Exempt: { $reason }
exception-pause = Due date moved to { $date } by a pause
exception-pause-after = Due date moved to { $date } by a pause; before that: { $reason }
decision-extension = { $title }: extended to { $date }. { $reason }
decision-exemption = { $title }: exempt. { $reason }
decision-pause = { $title }: due { $date } because of a pause
decision-by-learner = by the learner's pause
why-unpublished = This is not published at present.
why-courses-first = To be completed first: { $titles }.
why-not-enrolled = Not enrolled.
why-not-begun = Enrolled, but no lesson has been opened.
why-waits-for-mark = “{ $title }” has been handed in and waits for its mark.
why-attempt-open = “{ $title }” has been begun and not handed in.
why-cannot-retake = “{ $title }” cannot be taken again now: no attempt is left, or it is too early.

# Pause
pause-title = Pause
pause-what = You can pause without giving a reason. Everything that is due moves by as many days, and nobody reminds you. Coordinators only see the day until which you have paused.
pause-last-day = Last day of the pause
pause-days-left =
    { $days ->
        [one] It begins today. You have 1 day left this year.
       *[other] It begins today. You have { $days } days left this year.
    }
pause-begin = Pause
pause-until = Paused until the end of { $date }
pause-end = Be back today
pause-too-early = The last day cannot be before today.
pause-too-long =
    { $days ->
        [one] You have only 1 day to pause left in the year. Choose an earlier day.
       *[other] You have only { $days } days to pause left in the year. Choose an earlier day.
    }
home-paused = You have paused until the end of { $date }. Due dates have moved; you may learn at any time.
home-pause-change = See it or end it early

# What needs the coordinator today
desk-matters = For today
desk-cohorts = Cohorts under way
desk-no-cohort = No cohort is under way.
desk-reach-title = Your reach
matter-overdue = Overdue
matter-overdue-how = Something that a cohort asks is past its due date and not completed.
matter-stuck = Not seen for { $days } days or more
matter-stuck-how = Began, and has not come back for long. A kind question often helps more than a reminder.
matter-never-signed-in = Never signed in
matter-never-signed-in-how = In a cohort under way, and has never signed in. The invitation may not have arrived.
matter-failed-mail = Mail that did not arrive
matter-failed-mail-how = The last mail did not arrive. Check the address.
matter-people = people
matter-see = See the list
matter-nobody = Nobody
matter-none = Nothing needs you now.
matter-detail = About
matter-since = Since
matter-due = due { $date }
matter-seen = last seen { $date }

flash-cohort-opened = The cohort is open. Now add people.
flash-cohort-changed = The changes are saved.
flash-cohort-closed = The cohort is closed.
flash-cohort-closed-before = This cohort is closed and cannot be changed any more.
flash-cohort-filled = The cohort is up to date. Whoever is new has been enrolled and told.
flash-cohort-left = Taken out of the cohort. What was learnt stays.
flash-exception-recorded = Recorded. The learner sees the reason at once.
flash-exception-withdrawn = Withdrawn. What is asked of all holds again.
flash-paused = Paused. Your due dates have moved.
flash-pause-ended = Welcome back.
