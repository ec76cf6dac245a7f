# Programmes of several courses, and the acts of law that courses cite
programmes-title = Programmes
programmes-lead = A programme is made of several courses. A course you have completed counts in every programme that names it; nobody takes it twice.
programmes-list = List of programmes
programmes-none = No programmes yet
programmes-none-text = When your organisation opens a programme, its title, date and courses will stand here.
programme-open = See the programme
programme-about = About the programme
programme-by = To be completed by { $date }
programme-completed = Completed on { $date }
programme-completed-late = Completed on { $date }, after its date
programme-left = Left: { $parts }
programme-left-all =
    { $count ->
        [one] { $count } compulsory course
       *[other] { $count } compulsory courses
    }
programme-left-any =
    { $count ->
        [one] { $count } course of choice
       *[other] { $count } courses of choice
    }
programme-left-tiet = { $count } tiết
programme-left-tiet-half = { $count }.5 tiết
programme-all =
    { $count ->
        [one] Compulsory course
       *[other] { $count } compulsory courses
    }
programme-any =
    { $count ->
        [one] Choose at least one course
       *[other] Choose at least { $count } courses
    }
programme-tiet = At least { $tiet } together
programme-courses-of = { $done }/{ $count } courses
programme-tiet-of = { $done }/{ $of } tiết
programme-part-done = Enough
programme-parts-done =
    { $count ->
        [one] course done
       *[other] courses done
    }
programme-unopened =
    { $count ->
        [one] One course is not open yet. It will appear here.
       *[other] { $count } courses are not open yet. They will appear here.
    }
programme-year = Tiết of the year
home-programmes = Programmes under way
home-all-programmes = All programmes
home-act-choose = Choose a course
catalogue-programmes = See the programmes
course-in-programmes = Part of
course-act-ended = { $number } (no longer in force)
course-act-not-yet = { $number } (not yet in force)
course-acts-ended = The course cites acts that are no longer in force: { $numbers }. It is due for review; compare with the new act before you rely on it.
course-review-due = The course is past its review date ({ $date }). Compare figures and acts with newer ones before you rely on them.
course-all-acts = Which acts are in force
legal-title = Acts that the courses cite
legal-lead = Numbers, dates in force and successors. The authors keep this list; compare with the official text before you apply it.
legal-none = No list of acts yet
legal-none-text = Authors list the acts in legal.md in the folder of courses.
legal-in-force = In force
legal-not-yet = Not yet in force
legal-ended = No longer in force
legal-unknown = Not confirmed
legal-from = in force from { $date }
legal-until = until { $date } inclusive
legal-no-dates = Dates not confirmed yet
legal-replaced-by = Replaced by
legal-cited-by = Cited in
