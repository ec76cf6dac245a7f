# What has just happened, told once.
flash-signed-out = You have signed out.
flash-password-changed = The password is changed. Other devices must sign in again.
flash-enrolled = You are enrolled and can start at once.
flash-unenrolled = You have left the course. What you achieved is kept.
flash-enrol-first = Enrol first, so that what you learn is kept.
flash-courses-first = Other courses must be completed first.
flash-course-not-offered = This course takes no enrolments now.
flash-lesson-done = The lesson before is marked as read.
flash-course-completed = You have completed the course.
flash-time-over = Time is over. What was saved is graded; an answer sent afterwards does not count.
flash-certificate-revoked = It is revoked.
flash-certificate-replaced = The replacement is issued.
flash-certificate-ended-before = This paper had ended before; nothing has changed.
flash-certificate-waits = There is no issuer or signing key yet, so no replacement can be issued.
flash-invitation-accepted = The password is set. You are signed in.
flash-set-up = Everything is set up. You are the first administrator.

# What is to be mended in a field.
field-needed = This field must be filled in.
field-too-long = This is longer than { $most } characters. Shorten it.
field-choose = Choose an entry of the list.
field-sign-in-name = A sign-in name has 3 to 64 signs: small letters without accents, digits, dot, hyphen, underscore.
field-sign-in-name-taken = Somebody has this sign-in name already. Choose another one.
field-email = This is no e-mail address; write it like hanh.nt@example.vn.
field-email-taken = This e-mail address belongs to another person.
field-staff-code-taken = This staff code exists already in the unit.
field-day = This is no date; write it like 12/04/1991.
field-confirm = Tick the box to confirm.
field-same-name = This is the name that is printed already. Correct it and send it again.
field-token = The set-up code is wrong or was used. Take the new address from the server's console.
practice-choose-first = Choose or write an answer before checking it.
