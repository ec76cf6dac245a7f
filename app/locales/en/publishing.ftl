# Publishing from the writing room: what changes, folder and browser, the revisions
publication-title = Publish
publication-lead = See what will change, and for whom, before learners see it.
publication-back = Back to the course
publication-none = There is no draft to publish
publication-none-text = A draft begins when somebody saves the first change in this course.
publication-later = A later revision: { $number }
publication-later-how = This draft began with an earlier one. Join both file by file; where they meet, the draft's text is set aside to be looked at.
publication-join = Join with the later revision
publication-folder = The course's folder was changed as well
publication-folder-how = This is what the keeper of the folder has changed and not published. Take it into the draft and publish, and both are one again; where they meet, the folder's text is set aside to be looked at.
publication-folder-take = Take the folder's changes into the draft
publication-aside = Texts set aside
publication-aside-how = Two people changed the same place of these files. Open the file, compare and decide; to publish now keeps the text that stands.
publication-errors = There are { $count } errors: they must be mended first. Each line leads to its place.
publication-warnings = No errors. What follows is worth a look, but need not be mended first.
publication-effects = For learners
publication-learners =
    { $count ->
        [0] Nobody is in the midst of this course.
        [one] One person is in the midst of this course; what was learnt and achieved stays.
       *[other] { $count } people are in the midst of this course; what was learnt and achieved stays.
    }
publication-attempts =
    { $count ->
        [one] One open attempt keeps the questions of its revision until it is submitted.
       *[other] { $count } open attempts keep the questions of their revision until they are submitted.
    }
publication-new = New parts: { $titles }.
publication-gone = Parts that go: { $titles }. Who has done them keeps the result.
publication-rule = The rule of completion changes; whoever has completed the course has still completed it.
publication-terms = Another percentage, number of attempts or time in: { $titles }.
publication-new-questions =
    { $count ->
        [one] One new question.
       *[other] { $count } new questions.
    }
publication-ended-questions =
    { $count ->
        [one] One question is asked no more.
       *[other] { $count } questions are asked no more.
    }
publication-key = The key of “{ $title }” was changed. What was submitted is graded again only when you have it graded again.
publication-regrade = See who gains and who loses once it is published
publication-files =
    { $count ->
        [one] One file changes
       *[other] { $count } files change
    }
publication-note = A note about this revision
publication-note-hint = One sentence for colleagues and for the history: what was changed, and why.
publication-go = Publish
publication-first-errors = Mend the errors above, then publish.
publication-first-join = Join with the later revision first, look again, then publish.
publication-first-folder = Take the folder's changes into the draft first, look again, then publish.
publication-first-change = The draft is like what is published; there is nothing to publish.
publication-overtaken = Somebody else has just published. The draft is whole; look again and try once more.
publication-draft-changed = The draft was changed after this page was opened. Look at the changes again, then publish.
difference-new = new
difference-changed = changed
difference-gone = gone
difference-line = line { $line }
difference-no-text = A picture or another file: there is no text to compare.
difference-rendered = Compare as learners see it
revisions-title = Revisions
revisions-lead = Everything that was published, the latest first. None is lost: see what differs, fetch it, or make it the draft.
revisions-none = Once the course is published, each revision has a line here.
revisions-one = Revision { $number }
revisions-by = { $name } published it { $time }
revisions-from-folder = Published from the folder { $time }
revisions-changed =
    { $count ->
        [one] One file changed: { $files }
       *[other] { $count } files changed: { $files }
    }
revisions-attempts =
    { $count ->
        [one] One open attempt began with it
       *[other] { $count } open attempts began with it
    }
revisions-changes = Changes
revisions-compared = Beside revision { $number }: { $count } files differ.
revisions-first = The first revision: { $count } files.
revisions-rendered = { $file } as learners see it
revisions-compare-with = Compare with
revisions-compare = Compare
revisions-archive = Fetch it (ZIP)
revisions-restore = Make it the draft
revisions-restore-how = Its content becomes the draft; learners see it only when the draft is published.
flash-published = It is published. Learners see it from now on.
flash-published-written = It is published, and the course's folder has exactly these changes.
flash-published-apart = It is published. Somebody has changed the course's folder, so it stays as it is: take those changes into a draft and publish again.
flash-folder-taken = The folder's changes are in the draft.
flash-draft-joined = The draft is joined with the later revision.
flash-joined-aside = Joined; where both sides changed the same place, one text is set aside to be looked at.
flash-joined-again = Somebody has just changed this course. Look again and try once more.
flash-restored = The content of that revision is the draft now. Look at it, then publish.
flash-restore-draft-first = The course has a draft with changes. Publish or discard that first.
publication-first-review = Have a colleague approve it first.
publication-not-offered = course.md says status: draft or retired: once published, the course does not stand in the catalogue and nobody can enrol. To open it to learners, write status: published.
