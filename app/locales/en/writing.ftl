# The writing room: drafts of courses, the page of each file, previews, what to mend
nav-writing = Writing
writing-lead = The courses that you may write. Learners see only what is published; drafts are seen by their authors alone.
writing-none = No course to write yet
writing-none-text = Begin a new course with the form below, or ask an administrator to give you one.
writing-this = Write this course
writing-open = Write
writing-go-on = Go on writing
writing-published = Revision { $number }, published on { $date }
writing-unpublished = Never published yet
writing-no-draft = There is no draft. It begins when you save your first change.
writing-draft-facts =
    { $count ->
        [one] Draft: { $count } file differs from what is published; { $name } changed it last, { $time }
       *[other] Draft: { $count } files differ from what is published; { $name } changed it last, { $time }
    }
writing-errors =
    { $count ->
        [0] No errors
        [one] { $count } error
       *[other] { $count } errors
    }
writing-warnings = { $count } to look at again
writing-new = A new course
writing-new-lead = It comes with a module, a lesson, practice and a quiz to write over. Nobody sees it until it is published.
writing-title = Title
writing-code = Code in the catalogue
writing-code-hint = Letters, figures, hyphens, for instance VT-01.
writing-lang = Original language
writing-lang-hint = The language in which you write this course.
writing-folder = Name of the folder
writing-folder-hint = Small letters without accents, figures, hyphens; it is the course's id as well and never changes. Left empty, it follows the title.
writing-begin = Begin to write
writing-code-wrong = A code has up to 20 letters, figures, dots and hyphens and begins with a letter, for instance VT-01.
writing-folder-wrong = A folder's name has only a–z, 0–9 and hyphens, 64 at most.
writing-folder-needed = The title gives no name for the folder. Choose one of a–z, 0–9 and hyphens.
writing-folder-taken = There is a course or a folder named '{ $folder }'. Choose another name.
writing-lang-wrong = Choose a language of the list.
writing-state = State
writing-see-problems = See all problems
writing-folder-newer = The folder of the course is not what is published.
writing-folder-newer-how = Somebody has changed files in the folder without publishing them. What you write here begins with what is published; agree with whoever keeps the folder before you publish.
writing-outline = Content
writing-module = Module { $number }: { $title }
writing-planned = Only a title so far
writing-kind-course = Head of the course
writing-kind-module = Head of the module
writing-kind-lesson = Lesson
writing-kind-quiz = Quiz
writing-kind-survey = Survey
writing-kind-bank = Bank of questions
writing-kind-other = Other file
writing-mark-changed = changed
writing-mark-new = new
writing-mark-gone = taken out
writing-banks = Banks of questions
writing-others = Files outside the outline
writing-gone = Taken out in the draft
writing-media = Pictures and other media
writing-media-how = These files lie in the folder of the course; texts link to them by these paths.
writing-preview = Preview
writing-change = Change
writing-change-entry = : { $title }
writing-new-title = New title
writing-rename = Rename
writing-move-up = Move up
writing-move-down = Move down
writing-move-to = Move to
writing-move = Move
writing-retire = Take out of the course
writing-add = Add to the course
writing-add-what = What
writing-add-where = To the module
writing-add-where-hint = Of no matter for a new module or a bank.
writing-add-go = Add
writing-add-module = Module
writing-add-lesson = Lesson
writing-add-quiz = Quiz
writing-add-survey = Survey
writing-add-bank = Bank of questions
writing-discard = Give the draft up
writing-discard-question = Give up the draft of '{ $title }'?
writing-discard-what =
    { $count ->
        [one] { $count } file becomes again what is published. Learners are not touched.
       *[other] { $count } files become again what is published. Learners are not touched.
    }
writing-discard-new = This course was never published: without its draft it is gone from the writing room.
writing-discard-kept = Saved texts stay in the database, but cannot be opened here again.
writing-discard-go = Give the draft up
writing-discard-back = Keep it and go on
writing-retire-question = Take '{ $title }' out of the course?
writing-retire-what = It leaves the outline of the draft. Learners see it until the draft is published.
writing-retire-answered = Where people have answered its questions, those must stay, marked retired; the page of problems will say so.
writing-retire-back = Keep it
writing-problems = Problems
writing-errors-title =
    { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
writing-errors-lead = With errors nothing can be published. Each line says where and how to mend it.
writing-warnings-title = { $count } to look at again
writing-warnings-lead = They do not stop you from publishing, but mending them helps learners.
writing-no-problems = No problems
writing-no-problems-text = The whole course reads well.
writing-back-to-course = To the course
writing-line = line { $line }, column { $column }
writing-example = How it looks
writing-text = Text
writing-look = What learners will see
writing-check = Problems
writing-panes = Choose a pane
writing-pane-write = Write
writing-pane-look = Preview
writing-pane-check = Problems ({ $count })
writing-save = Save the draft
writing-save-anyway = Save this text
writing-saved-by = { $name } saved { $time }
writing-saved-never = As it is published
writing-nothing-to-see = There is nothing to preview. Mend the errors of this file first.
writing-preview-page = See the whole page as a learner
writing-file-clean = This file has no problems.
writing-elsewhere =
    { $count ->
        [one] { $count } error in another file
       *[other] { $count } errors in other files
    }
writing-file-gone = This file was taken out of the draft.
writing-file-gone-how = Save the text below to bring it back; to have it in the outline again, add a line that links to it.
writing-asides = Texts that were set aside
writing-asides-how = Somebody changed the same place before these texts were saved. Nothing is lost: open, compare, decide.
writing-aside = { $name } sent it { $time }
writing-aside-take = Open and compare
writing-conflict = Not saved: another text stands there.
writing-conflict-by = Not saved: { $name } changed the same place at { $time }.
writing-conflict-how = Your text is below, and was set aside. See where the two differ, take into your text what should stay, and save again.
writing-conflict-gone = While you were writing, the file was taken out of the draft. Your text is below, and was set aside; saving it brings the file back.
writing-conflict-theirs = The whole text that stands there
writing-at-line = From line { $line } of your text
writing-compared = Where they differ
writing-only-theirs = only in the text that stands there
writing-only-mine = only in your text
writing-too-long = The text is longer than 1 MB. Make several lessons of it; pictures and other files do not belong here.
writing-no-text = The form has no text. Open the page again and save once more.
writing-preview-draft = Preview – draft.
writing-preview-kept = Nothing that you do on this page is kept.
writing-to-text = Back to the text
writing-trial-send = See the result
writing-trial-again = Try another set of questions
writing-trial-score = { $points } of { $all } points, that is { $percent }.
writing-trial-waiting = Essays and files are marked by instructors, so they have no points here.
writing-wish-unknown = Nothing was changed.
writing-wish-again = Somebody has just changed the same course. Look again and try once more.
flash-writing-saved = The draft is saved.
flash-writing-merged = The draft is saved, together with what others changed in this file.
flash-writing-unchanged = The text is the one that stands there.
flash-writing-discarded = The draft is given up.
flash-writing-changed = The content of the course is changed.
flash-writing-begun = The new course is there. Write over the files that it begins with.
flash-fix-done = Mended. Look at the place in its file.
flash-fix-gone = That place is different by now; nothing was changed. Below is what is wrong now.
