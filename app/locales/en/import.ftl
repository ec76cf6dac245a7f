# Importing people
import-title = Import a list
import-lead = The lists that you have imported, the newest first.
import-none = No list has been imported
import-none-text = Send an Excel or CSV file, look at every row, and only then write.
import-new = Import a new list
import-new-lead = Nothing is written at this step. The next page shows the verdict on every row.
import-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
import-open = Open
import-state-staged = Columns to be named
import-state-working = Under way
import-state-checked = Waiting to be written
import-state-applied = Written
import-state-undone = Undone
import-step-send = Send the file
import-step-look = Look at it
import-step-write = Write
import-file = Excel (.xlsx) or CSV file
import-file-hint = The first row holds headings, for instance: Full name, Birth date, Sex, Staff code, E-mail, Unit, Position, Staff kind, Level, Leader, Left. At most 200,000 rows and 32 MB.
import-paste = Or paste a table from Excel
import-paste-hint = Select the cells in Excel with their headings, copy them, and paste them here.
import-pasted-name = Table pasted from Excel
import-nothing-sent = Choose a file, or paste a table below.
import-common = For the whole list
import-unit = Common unit (may be empty)
import-unit-none = By the column of units in the file
import-unit-hint = For rows without a unit. Where the file has no column of units, the whole list belongs to this one.
import-kind = Kind of staff, where the file says none
import-level = Level, where the file says none
import-capitals = Write names in CAPITALS in their usual form, for instance NGUYỄN THỊ HẠNH as Nguyễn Thị Hạnh
import-whole = This is the whole list of the common unit: whoever is absent from it is proposed as having left
import-whole-needs-unit = Choose the common unit whose whole list this is.
import-check = Look at it
import-check-again = Look at it again
import-columns = What the columns mean
import-columns-title = Name the columns
import-columns-how = Your choice is remembered for files with the same headings.
import-columns-needed = A column with the full name is needed, and one with the staff code or the e-mail.
import-column = Column { $letters }: { $heading }
import-column-untitled = no heading
import-column-unread = Not read
import-field-full-name = Full name
import-field-family-names = Family and middle names
import-field-last-name = Given name alone
import-field-given-name = Called
import-field-birth-date = Birth date
import-field-sex = Sex
import-field-staff-code = Staff code
import-field-email = E-mail
import-field-unit = Unit
import-field-unit-code = Code of the unit
import-field-position = Position
import-field-leader = Leader
import-field-kind = Kind of staff
import-field-level = Level
import-field-left = Left
import-lead-file = { $file }, { $count ->
    [one] { $count } row
   *[other] { $count } rows
}.
import-checking = Being looked at
import-applying = Being written
import-undoing = Being undone
import-progress = { $percent }% is done.
import-running-how = You may leave this page; the work goes on. The page opens again by itself after some seconds.
import-stopped-how = The work has stopped half-way, perhaps because the server was restarted. What is done is kept; the button goes on with it.
import-nothing-written = Nothing has been written.
import-go-on = Go on
import-look-again = See how far it is
import-dry-title = A look: nothing has been written
import-dry-lead = Look at the verdict on each row, mend the file and send it again, or write the good rows first.
import-rows-title = Verdict on each row
import-all-rows = Show all rows
import-next-rows = More rows
import-line = Line
import-key = E-mail or code
import-verdict = Verdict
import-why = Explanation
import-new-person = New
import-unchanged = Unchanged
import-updated = Updated
import-moved = Moved
import-left = Left
import-absent = Absent from the list
import-confirm = Look at it
import-request = Becomes a request
import-mend = To be mended
import-in-column = Column { $column }: { $text }
import-why-private-mail = Private mail. It can be taken if you agree.
import-why-other-name = The name is quite another one. Agree only if this is the same person.
import-why-rewritten = The name stands in CAPITALS in the file: { $name }.
import-why-new = Not in the list yet; will be added.
import-why-unchanged = Known already, nothing differs.
import-why-left = The file says that this person has left.
import-why-absent = Belongs to the unit, but does not stand in the file.
import-why-lost = Not written: somebody else has just got this code or e-mail. Import this row again.
import-why-kept = Not undone: the facts have changed since the import.
import-change = { $field }: { $old } → { $new }.
import-asked = { $field }: { $old } → { $new }. This person uses an account, so the change becomes a request that she or an administrator decides on.
import-nothing = empty
import-yes = yes
import-no = no
import-mend-first = { $count ->
    [one] { $count } row is to be mended and is not written.
   *[other] { $count } rows are to be mended and are not written.
} Mend the file and send it again; what has been written will be 'Unchanged'.
import-fault-file = Fetch the list of faults
import-send-again = Send another file
import-take-confirm = Take the { $count } rows to be looked at, too
import-take-absent = Record the { $count } people absent from the list as having left today
import-write-good = Write the { $count } good rows alone
import-write-all = { $count ->
    [one] Write { $count } row
   *[other] Write { $count } rows
}
import-nothing-to-write = There is nothing to write.
import-done-title = The list is written
import-done-lead = { $count ->
    [one] { $count } row was written
   *[other] { $count } rows were written
} at { $at }.
import-undone-title = Undone
import-undone-lead = Undone at { $at }. Everything is as it was before the import.
import-lost = { $count } rows were not written, because somebody else has just got their code or e-mail.
import-kept = { $count } rows were not undone, because they have changed since the import.
import-see-rows = See those rows
import-see-people = See the people
import-undo = Undo
import-undo-how = It can be undone until { $until }. Rows that have changed since are kept.
import-column-letters = Column
import-fault = Fault
import-how = How to mend it
flash-import-not-all = Nothing was written: some rows are to be mended. Mend them to write all, or choose to write the good ones alone.
flash-import-compared-again = The look was an old one, so everything was compared again with what is known now. Look at it, then write.
flash-import-too-late = More than 24 hours have passed, so it cannot be undone any more. Mend the file and import it again.
message-asked-unit = A unit has put you on its list
message-asked-unit-body = Another unit has put you on its list; it does not know that you have an account. Open your account to agree or refuse. If you agree, you come to that unit, and what was given to you by its list comes into this account. Nothing changes until you answer; if you refuse, the unit is not told.
message-asked-key = Somebody asks to change what you sign in with
message-asked-key-body = The list of your unit says another e-mail or staff code than you use. Open your account to agree or refuse. Nothing changes until there is an answer.
requests-title = Requests that wait for an answer
requests-lead = These changes take effect only when they are agreed to.
requests-email = Change the e-mail to { $wanted }
requests-staff-code = Change the staff code to { $wanted }
requests-unit = Come to the unit { $wanted }
requests-listed = The list says: { $name }.
requests-by = Asked by { $name } at { $at }.
requests-of = { $name }: { $what }
requests-accept = Agree
requests-refuse = Refuse
flash-request-accepted = Agreed. The change has taken effect.
flash-request-refused = Refused. Nothing has changed.
flash-request-by-administrator = The list has another name, or somebody has signed in by this unit’s mail or slip already. Ask an administrator to check and agree for you.
flash-request-taken = Not changed: somebody else has this e-mail or code.
