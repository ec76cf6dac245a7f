# Catalogue, course cards, due dates
catalogue-lead = Choose by your daily work. Each card says whether a course is mandatory, how long it takes and until when.
catalogue-search = Search the courses
catalogue-text = Search in titles and texts
catalogue-text-hint = Vietnamese without accents is fine.
catalogue-find = Search
catalogue-filters = Filter by duty, subject, length
catalogue-any = All
catalogue-standing = For me
catalogue-standing-mandatory = Mandatory for me
catalogue-standing-learning = Under way
catalogue-standing-completed = Completed
catalogue-standing-new = Not enrolled yet
catalogue-track = Subject
catalogue-level = Level
catalogue-length = Length
catalogue-length-short = Less than 8 study periods
catalogue-length-middle = 8 to 16 study periods
catalogue-length-long = More than 16 study periods
catalogue-show = Show the results
catalogue-results = Results
catalogue-count =
    { $count ->
        [one] One course
       *[other] { $count } courses
    }
catalogue-count-for =
    { $count ->
        [one] One course with “{ $text }”
       *[other] { $count } courses with “{ $text }”
    }
catalogue-quoted = “{ $text }”
catalogue-drop = : drop this condition
catalogue-nothing = There is no such course
catalogue-nothing-text = Try fewer words, or drop some of the filters.
catalogue-see-all = See all courses
card-needs = takes { $time }
card-left = { $time } left
card-mandatory = Mandatory
card-proposed = Recommended
card-optional = Optional
card-barred = Another course comes first
card-parts =
    { $count ->
        [one] part
       *[other] parts
    }
card-completed = Completed { $date }
due-late =
    { $count ->
        [one] One day late
       *[other] { $count } days late
    }
due-today = Due today
due-soon =
    { $count ->
        [one] One day left
       *[other] { $count } days left
    }
due-on = Due { $date }
group-politics = Political theory
group-defence = Defence and security
group-administration = Public administration
group-position = Requirements of the post
group-digital = Science, technology, digital skills
track-leadership = Leadership
track-digital = Digital government
track-reform = Administrative reform
track-ethics = Public ethics
track-service = Serving citizens
level-basic = Basic
level-intermediate = Intermediate
level-advanced = Advanced
form-online = Online
form-on-site = On site
form-blended = Blended
audience-commune = commune officials
audience-young = young civil servants
audience-women = women officials
audience-division-heads = heads of division
audience-commune-heads = commune leaders
audience-one-stop = one-stop desks
audience-everybody = all civil servants
audience-public-employees = public employees
