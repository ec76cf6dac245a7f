# Units and changes of the organisation
unit-lead = A tree with dates: every change says from which day on, and by which decision. Old figures can be seen again on the old map.
unit-search = Find a unit
unit-search-hint = A name or a code, for instance Thanh Lâm or 00004. Accents are not needed.
unit-tops = Your scope
unit-found = Found
unit-show-tops = Back to my scope
unit-none = No unit
unit-none-how = No unit of your scope fits these words. Try fewer letters, or look for the code.
unit-add-top = Add a unit at the top
unit-name = Name
unit-kind = Kind
unit-area-code = Administrative unit code
unit-area-code-hint = 2 digits for a province or city, 5 for a commune, ward or special zone. Empty for all others.
unit-agency-code = Electronic identification code
unit-agency-code-hint = By Decision 20/2020/QĐ-TTg, for instance H26.12.5.
unit-below = Units below
unit-people = People in the unit itself
unit-people-below = People, with those below
unit-from = From
unit-to = Until before
unit-ended = About to end
unit-nothing-below = No units below yet.
unit-history = History
unit-ahead = To come
unit-changes = Changes
unit-top-kept = This is the top of your scope. Renaming, moving and merging it is up to the level above or to administrators.
unit-change-add = Add a unit below
unit-change-add-lead = The new unit begins on the day given below.
unit-change-rename = Rename
unit-change-rename-lead = The old name stays in the history and on certificates that were issued.
unit-change-move = Move
unit-change-move-lead = The unit, with all below it, hangs elsewhere.
unit-change-merge = Merge
unit-change-merge-lead = The chosen units end; their people and the units below go to the one that goes on.
unit-change-split = Split
unit-change-split-lead = This unit ends and new ones begin. People and units below go to the first new one, and are moved on from there.
unit-change-close = Close
unit-change-close-lead = The unit ends without a successor. Move the units below and the people elsewhere first.
unit-on = From
unit-on-hint = The day from which the change holds.
unit-decision = Decision (may be empty)
unit-decision-hint = For instance: Resolution 237/NQ-UBTVQH16.
unit-new-name = Name from that day on
unit-parent = New unit above
unit-parent-hint = Name or code of a unit of your scope.
unit-parent-which = Choose a unit
unit-parent-none = No unit of your scope fits these words.
unit-parent-several = Several units fit; choose one below, or type more.
unit-merge-with = Merge with
unit-merge-none = Choose at least one unit to merge with.
unit-no-siblings = No unit hangs beside this one. To merge with a unit elsewhere, first move it below the same unit.
unit-into = The unit that goes on
unit-into-new = A new one, described below
unit-into-hint = Choose a unit that there is if the others become a part of it; then no new name and code are needed.
unit-part = New unit { $number }
unit-look = Preview
unit-preview-lead = Nothing has been written yet. From { $on } on:
unit-write = Write the change
unit-leave = Change nothing
unit-will-begin = A new unit begins: { $name }.
unit-will-rename = Renamed: { $from } → { $to }.
unit-will-move = { $name } moves to { $to }.
unit-will-end = { $name } ends; its history and figures stay.
unit-people-move = { $count ->
    [one] { $count } person
   *[other] { $count } people
} of { $from } will belong to { $to }.
unit-people-released = { $count ->
    [one] { $count } person
   *[other] { $count } people
} will have no unit. Move them first.
unit-coordinators-lose = The coordinators of { $unit } lose this scope: { $names }. An administrator has to give them a new one.
unit-cohorts-go-along = { $count ->
    [one] { $count } cohort
   *[other] { $count } cohorts
} of { $unit } will go along.
unit-cohorts-stay = { $count ->
    [one] { $count } cohort
   *[other] { $count } cohorts
} of { $unit } will be out of reach from that day on. Before it, edit the cohort and choose another unit.
unit-began = Began as { $name }.
unit-began-of = Began as { $name }, made of: { $of }.
unit-took-in = Took in: { $units }.
unit-renamed = Renamed: { $from } → { $to }.
unit-moved = Moved to { $to }.
unit-top = the top
unit-ended-alone = Closed.
unit-ended-into = Ended, followed by: { $units }.
unit-recorded = recorded by { $by } at { $at }
unit-not-there = There is no { $unit } on that day. Choose another day.
unit-changed-later = { $unit } has a change recorded from { $on } on. A new change must hold from that day or later.
unit-circle = { $unit } stands below this very unit. Choose another unit above.
unit-same = Nothing would be different.
unit-name-taken = There is a { $name } at this place already. Give another name.
unit-code-taken = The code { $code } belongs to a unit, perhaps one that has ended. Codes are never used again.
unit-code-digits = The code has { $digits } digits, with the noughts in front.
unit-code-not-here = Units of this kind have no administrative code. Leave it empty.
unit-agency-code-wrong = The code is made of figures and capital letters in groups between points, up to 35 signs.
unit-has-units = { $count ->
    [one] { $count } unit still stands
   *[other] { $count } units still stand
} below it. Move or close them first.
unit-too-few = A split wants at least two new units.
unit-twice = { $unit } was chosen twice.
flash-unit-changed = The change has been written.
unit-kind-bo = Ministry
unit-kind-co-quan-ngang-bo = Ministerial-level body
unit-kind-cuc-vu = Department of a ministry
unit-kind-tinh = Province or city
unit-kind-so = Provincial department
unit-kind-phong = Division
unit-kind-xa = Commune
unit-kind-phuong = Ward
unit-kind-dac-khu = Special zone
unit-kind-don-vi-su-nghiep = Public service unit
unit-kind-co-so-dao-tao = Training institution
unit-kind-co-quan-dang = Party body
unit-kind-doan-the = Fatherland Front, mass organisation
unit-kind-doi-tac-nuoc-ngoai = Foreign partner
unit-kind-khac = Other
unit-list = Import a list
unit-list-title = Import a list of units
unit-list-lead = Provinces, communes or units below, one to a line. Columns: Code, Name, Kind, Parent code, From. The lists of the 34 provinces and 3,321 communes come with the installation, in the folder organisation.
unit-list-file = XLSX or CSV file
unit-list-file-hint = The first line names the columns. Provinces first, then communes.
unit-list-paste = Or paste from a spreadsheet
unit-list-nothing = Choose a file, or paste a list.
unit-list-no-names = There is no column of names. The first line must name the columns: Code, Name, Kind, Parent code, From.
unit-list-preview-lead = Nothing has been written yet. The list against the organisation of today:
unit-list-new = New units
unit-list-same = Known, unchanged
unit-list-renamed = Renamed from today on
unit-list-wrong = To be mended
unit-list-write = Write { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
unit-list-write-good = Write the { $count ->
    [one] { $count } good one
   *[other] { $count } good ones
} only
unit-list-other = Another file
unit-list-line = Line { $line }
unit-list-where = Line
unit-list-mend = What to mend
unit-list-name = The name is missing, or longer than 200 characters.
unit-list-kind = There is no kind ‘{ $text }’. Write Tỉnh, Thành phố, Xã, Phường, Đặc khu, Sở, Phòng.
unit-list-twice = This code stands in line { $line } already.
unit-list-day = ‘{ $text }’ is no day. Write it as 01/07/2025.
unit-list-parent = No unit of your scope has the code { $text }.
unit-list-parent-missing = The code of the unit above is missing.
unit-list-elsewhere = This unit hangs below another one. Use Move.
flash-units-imported = The list of units has been written.
