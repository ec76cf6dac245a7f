# Assigned programmes, closing decisions
approval-tab = Assigned programmes
approval-title = Assigned programmes
approval-lead = Only programmes that the competent authority has assigned give a certificate. Record the decision here; a new record takes the place of the old one, which is kept.
approval-of = Issuer: { $issuer }
approval-none = No programme is recorded yet
approval-none-how = Until there is one, coordinators cannot issue certificates. Record the first decision below.
approval-programme = Programme
approval-decision = Decision
approval-valid = Assigned for
approval-current = Assigned
approval-planned = Not yet
approval-over = Over
approval-superseded = Superseded
approval-record = Record a decision
approval-record-how = If the programme has a record already, this one takes its place from now on. Certificates that are issued stay as they are.
approval-number-hint = For instance 1234/QĐ-UBND
approval-tiet = Approved tiết
approval-tiet-hint = Printed on the certificate. Halves are possible: 7.5.
approval-tiet-wrong = Write more than 0 tiết, whole or half ones, for instance 40 or 7.5.
approval-from = Assigned from
approval-to = Until the end of
approval-to-too-early = The last day cannot be before the first.
approval-months-label = Certificates hold for (months)
approval-months-hint = Leave empty if they do not expire.
approval-months-wrong = Write 1 to 600 months, or nothing.
approval-months = { $count ->
    [one] { $count } month from the day of issue
   *[other] { $count } months from the day of issue
}
approval-for-ever = Does not expire
approval-save = Record the decision
flash-approval-recorded = The decision is recorded.
closing-tab = Certificates
closing-title = Closing decisions
closing-lead = When a programme closes: make the list, review each person, then issue the certificates of all at once.
closing-none = No decision yet
closing-none-how = Choose a programme and a cohort; the list says who may get a certificate, who may not and why.
closing-new = New decision
closing-edit = Change number, day, signatory
closing-save = Save
closing-begin = Make the list
closing-form-lead = Nothing is issued in this step. The next page is the list to review.
closing-none-assigned = No programme is assigned.
closing-none-assigned-how = Certificates are issued only for programmes that the competent authority has assigned. Ask an administrator to record the decision under 'Assigned programmes'.
closing-unassigned = { $title } (not assigned)
closing-programme = Programme
closing-programme-hint = Only assigned programmes give a certificate.
closing-programme-unassigned = This programme is not assigned to the issuer, or not today. Ask an administrator to record the decision.
closing-cohort = Cohort
closing-cohort-hint = Its members of today within your reach are put on the list.
closing-number = Number of the decision
closing-number-hint = For instance 45/QĐ-TCT
closing-decided-on = Day of the decision
closing-day-wrong = That is no day. Choose it in the calendar, or write year-month-day.
closing-day-to-come = The day of the decision cannot be after today.
closing-signatory-title = Title of the signatory
closing-signatory-name = Name of the signatory
closing-draft = Draft
closing-reviewed = Reviewed
closing-issuing = Being issued
closing-issued = Issued
closing-withdrawn = Withdrawn
closing-decision = Decision No. { $number } of { $date }
closing-people = { $count ->
    [one] { $count } certificate
   *[other] { $count } certificates
}
closing-signs = Signed by: { $title } { $name }
closing-assigned = The programme is assigned, { $tiet }.
closing-not-assigned = This programme is not assigned to the issuer today, so no certificate can be issued. Ask an administrator to record the decision.
closing-draft-how = Look at each person below. Whoever may is ticked; somebody can be left out, with a reason. Whoever may not cannot be ticked.
closing-reviewed-how = The list is reviewed. Before anything is issued, everything is checked once more.
closing-review = I have reviewed the list
closing-list-again = Make the list anew
closing-issue = Issue certificates
closing-issued-how = { $count ->
    [one] { $count } certificate is issued. Its holder has a message and finds it under Certificates.
   *[other] { $count } certificates are issued. Each holder has a message and finds hers under Certificates.
}
closing-withdrawn-how = This decision was withdrawn before anything was issued. Its list is kept.
closing-zip = Download all (ZIP)
closing-zip-how = A PDF for each person, a list as CSV, and the digital signature of that list. The file is made while it is downloaded.
closing-progress = { $written } of { $taken } certificates written
closing-issuing-how = The numbers of the whole list are reserved. The page opens again by itself; you can close it, the work goes on. If it stands still, use the button below.
closing-go-on = Go on
closing-withdraw = Withdraw this decision
closing-withdraw-what = No certificate is issued yet. Once withdrawn it cannot be used again; you can make a new one.
closing-list = List
closing-list-count = { $listed } people, { $taken } certificates
closing-parts = Parts of the list
closing-part-all = All
closing-part-taken = Get one
closing-part-left-out = Left out
closing-part-may-not = May not
closing-nobody = Nobody here
closing-nobody-how = Whoever belongs to this part is shown here.
closing-verdict = Verdict
closing-taken = Gets a certificate
closing-left-out = Left out this time
closing-may-not = May not get one
closing-result = result { $result }
closing-take = Take in again
closing-leave-out = Leave out this time
closing-leave-out-reason = Why she is left out
closing-leave-out-go = Leave out
closing-reason-needed = Write the reason; it is kept with the list.
closing-left-all = { $count ->
    [one] { $count } compulsory course is missing.
   *[other] { $count } compulsory courses are missing.
}
closing-left-any = { $count ->
    [one] { $count } course of choice is missing.
   *[other] { $count } courses of choice are missing.
}
closing-left-tiet = { $count } tiết are missing.
closing-left-tiet-half = { $count }.5 tiết are missing.
closing-holds-one = Holds a certificate of this programme, No. { $number }.
closing-nothing-done = Has completed nothing of the programme.
closing-piece-missing = { $course }: “{ $piece }” was not handed in.
closing-piece-unmarked = { $course }: “{ $piece }” waits for its mark.
closing-piece-low = { $course }: “{ $piece }” has { $score }, 50% are needed.
closing-confirm-title = { $count ->
    [one] Issue { $count } certificate?
   *[other] Issue { $count } certificates?
}
closing-confirm-lead = Look once more. Everybody is checked again when you issue.
closing-confirm-what = Decision
closing-confirm-taken = Certificates
closing-confirm-left-out = Left out this time
closing-confirm-may-not = May not get one
closing-confirm-signs = Signed by
closing-confirm-tiet = Tiết on the certificate
closing-confirm-for-good = This cannot be undone: each person gets a number of the register, one after another in the order of the list. Afterwards certificates can only be issued again after an error, replaced or revoked, one by one.
closing-confirm-back = Back to the list
closing-confirm-go = { $count ->
    [one] Issue { $count } certificate
   *[other] Issue { $count } certificates
}
closing-people-changed = Nothing was issued. Somebody has changed since the review; make the list anew and review it.
closing-no-key = Nothing was issued: the signing key of the issuer is not on this machine. Ask an administrator.
closing-told-subject = You have got a certificate
closing-told = Certificate of the programme “{ $title }”, No. { $number }, by decision No. { $decision }. Open it to see and download the PDF.
closing-cohort-link = Issue certificates for this cohort
flash-closing-begun = The list is made. Nothing is issued; please review each person.
flash-closing-changed = Saved. Please review the list again.
flash-closing-too-late = This decision is issued or withdrawn, or the programme is closed; it cannot be changed any more.
flash-closing-listed = The list is made anew from today's results. Please review it again.
flash-closing-left-out = Left out, with the reason. Please review the list again.
flash-closing-taken = Taken in again.
flash-closing-cannot = That cannot be changed: the person may not get one, or the decision is issued.
flash-closing-nobody = Nobody on this list gets a certificate.
flash-closing-reviewed = The list is reviewed. The next step is to issue.
flash-closing-other-list = The list was made anew after you opened the page. Please look at the new one.
flash-closing-not-reviewed = Review the list before you issue.
flash-closing-issued = Issued. The numbers in the register are fixed.
flash-closing-withdrawn = The decision is withdrawn; nothing was issued.
# After issue: replacement, new issue, revocation
request-pending-title = Requests about certificates
request-pending-lead = Each is to be decided within five working days.
request-until = by { $date }
request-see = See and decide
request-lost = Lost or damaged
request-error = New issue after an error
request-revocation = Revocation
request-lost-how = Lost or damaged: a certificate of completion takes its place, equal in value
request-error-how = The issuer made an error: it is issued again with a new number
request-revocation-how = Revocation, for one of the reasons of the law
request-lost-effect = If you grant it: the paper of today counts as replaced; a certificate of completion is signed with a number of its own register.
request-error-effect = If you grant it: the paper of today counts as replaced; a correct one is signed with a new number, the name below, and birth date and unit as they are on record.
request-revocation-effect = If you grant it: the paper is worth nothing from today on. Whoever verifies it sees the class of the reason, not the private detail.
request-lost-go = Issue the replacement
request-error-go = Issue again
request-revocation-go = Revoke
request-refuse = Refuse
request-make = Ask for replacement, new issue or revocation
request-clock = An administrator decides within five working days. Sent today, by { $date }.
request-what = Request
request-class = Class of reason
request-class-hint = Only for a revocation. The list is that of the law.
request-holder = Correct name
request-holder-hint = Only after an error. A wrong birth date or unit is to be mended on record first.
request-reason = Reason
request-reason-hint = For whoever decides; it is not shown on the verification page.
request-send = Send the request
request-by = Asked by
request-last-day = Last working day for an answer
request-number-hint = Number of the decision or of the answer; needed for a refusal, too.
request-decision-reason = Reason of the decision
request-decision-reason-hint = Whoever asked can read it.
request-decided-before = This request is decided.
request-past-title = Requests
request-granted = Granted
request-refused = Refused
request-asked = { $name }, { $date }
request-decided = { $name }, { $date }, No. { $number }
matter-certificate-requests = Requests about certificates
matter-certificate-requests-how = An administrator decides by the working day beside each.
replaced-told-subject = Your certificate was replaced
replaced-told = No. { $number } was replaced by No. { $new }. Please use the new one.
ended-told-subject = A certificate of yours was revoked
ended-told = No. { $number } is worth nothing any more. Ask its issuer if you have a question.
flash-request-sent = The request was sent to the administrators.
flash-request-waits = A request about this certificate waits already.
flash-request-first = The certificate of a programme is replaced or revoked by a request with a decision. Make it here.
flash-certificate-request-refused = The request is refused, with the reason.
# The register
closing-packing = Being packed: { $made } of { $of } files
register-title = Register
register-lead = Every number of the year, also of what was replaced or revoked. A coordinator sees the people of her reach.
register-year = Year
register-see = See
register-xlsx = Download (XLSX)
register-pdf = Download to print (PDF)
register-rows = Numbers
register-none = No number yet
register-none-how = Numbers of this year are shown here as soon as there are any.
register-subject = Programme or course
register-of-certificates = Register of certificates { $year }
register-of-replacements = Register of certificates of completion { $year }
register-of-confirmations = Register of confirmations { $year }
register-revoked = revoked on { $date }: { $reason }
register-replaced = replaced on { $date } by No. { $number }
register-made = made on { $date }
register-count = { $count ->
    [one] { $count } number
   *[other] { $count } numbers
}
certificate-replaced-by-other-kind = Replaced by certificate of completion No. { $number } on { $date }.
approval-proposed = Programme files propose how long their chứng chỉ hold; a link fills it in, the administration decides.
approval-proposed-line = { $title }: { $count } months
