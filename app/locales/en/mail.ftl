# Mail, and the messages of the inbox.
mail-invitation = Your invitation to learn on Khuê Văn
mail-invitation-body =
    Dear { $name },

    Your organisation has signed you up for Khuê Văn, the learning platform for civil servants.

    Sign-in name: { $login }
    Choose a password and begin:
    { $link }

    If you already have a Khuê Văn account, you need no new password: sign in with it, open Account and answer under “Requests that wait for an answer”.

    The link is for you alone and works once, until { $until }. If there is a newer mail, use the link in the newest one.
    Khuê Văn never asks for a password by mail or telephone.

    { $site }
mail-reset = A new password for Khuê Văn
mail-reset-body =
    Dear { $name },

    A coordinator has sent you a link to choose a new password.

    Sign-in name: { $login }
    Choose a new password:
    { $link }

    The link works once, until { $until }. If you asked nobody for it, ignore this mail: your password stays as it is.

    { $site }
message-invitation-body = An invitation was sent to { $address }. Your sign-in name is { $login }.
message-reset-body = A link for a new password was sent to { $address }. If you asked nobody for it, tell your coordinator.
mail-trouble-refused = The receiving server refuses this address. Ask for the right one, or print a code.
mail-trouble-address = The address is not written properly. Mend it, or print a code.
mail-trouble-later = The receiving server is busy.
mail-trouble-unreachable = The mail server cannot be reached.
mail-trouble-settings = The mail server does not let Khuê Văn send. Tell an administrator.
mail-trouble-withdrawn = The mail was withdrawn: there is a newer invitation.
mail-tries-again = It is sent again by itself.

# Messages to a group, from the desk.
group-tab = Messages
group-title = Messages sent
group-lead = A message goes to exactly the people whom you have filtered: into the inbox of each, and by mail where there is an address.
group-choose = Choose whom to write to
group-write = Write to these people
group-none = Nothing sent yet
group-none-how = Open the list of people, filter the group, then choose ‘Write to these people’.
group-people = { $count ->
    [one] 1 person
   *[other] { $number } people
}
group-see = See
group-to = To
group-at = Sent
group-written = In the inbox
group-opened = Read
group-mail-sent = Mail sent
group-mail-waiting = Mail waiting
group-mail-failed = Mail that did not arrive
group-unreached = The mail has not reached these people
group-text = Text
group-everybody = Everybody within your reach
letter-title = Write a message
letter-with-mail = { $number } get it by mail, too.
letter-mail-off = This server does not send mail yet: the message goes into inboxes alone.
letter-templates = Texts to begin with
letter-course = About the course
letter-no-course = About no course
letter-subject = Subject
letter-body = Text
letter-places = You can write: { $places }. Each is filled in for its reader when the message is sent.
letter-preview = Preview
letter-preview-title = Look before it is sent
letter-changed = The group has just changed. Look again, then send.
letter-more = and { $number } more.
letter-send = { $count ->
    [one] Send to 1 person
   *[other] Send to { $number } people
}
letter-edit = Change it
letter-who = Who gets it
letter-sample = What { $name } will get
letter-unknown-place = There is no place called { $word }. Use one of those below, or leave the braces out.
letter-nobody = Nobody is in this group. Choose another.
letter-too-many = At most 20,000 people at once. Choose a smaller group.
letter-course-needed = The text speaks of a course or a last day: choose the course.
letter-no-due = no last day yet
template-begin = Invitation to begin
template-begin-subject = Begin the course { $course }
template-begin-body =
    Dear { $name },

    The course { $course } is open for you. Each lesson takes a few minutes, works on a phone, and can be left at any moment.
    Last day: { $due }.

    Begin here: { $link }
template-due = Reminder
template-due-subject = { $course }: last day { $due }
template-due-body =
    Dear { $name },

    Your course { $course } is due on { $due }. If you are stuck, answer this message and we will help.

    Go on here: { $link }
template-thanks = Thanks
template-thanks-subject = Thank you for taking { $course }
template-thanks-body =
    Dear { $name },

    Thank you for the time you gave to { $course }. Your certificate is under Certificates on Khuê Văn.

    { $link }

# Reminders.
reminder-subject-one = Reminder: { $title }
reminder-subject-many = Reminder: { $count } things to learn
reminder-subject-others = { $count ->
    [one] 1 overdue assignment in your unit
   *[other] { $count } overdue assignments in your unit
}
reminder-greeting = Dear { $name },
reminder-own = What is waiting for you:
reminder-line = • { $title }: last day { $due }, { $time }.
reminder-optional = (optional)
reminder-left = { $count ->
    [one] 1 day left
   *[other] { $count } days left
}
reminder-today = today is the last day
reminder-late = { $count ->
    [one] 1 day late
   *[other] { $count } days late
}
reminder-others = Overdue and not completed:
reminder-other-line = • { $name }: { $title }, { $time }.
reminder-more = … and { $count } more, on your desk.
reminder-stop-line =
    To get no more reminders of what is optional:
    { $link }
reminder-title = Reminders by mail
reminder-whose = For { $name }.
reminder-stop-how = The button below ends reminders of what is optional. No sign-in is needed.
reminder-stop = Stop them
reminder-stopped = Reminders of what is optional have stopped.
reminder-resume = Let them come again
reminder-mandatory = You are still reminded of what is mandatory, because your organisation asks for it. There is at most one reminder a day.
reminder-subject-expiry = { $count ->
    [one] Expiring soon: { $count } certificate
   *[other] Expiring soon: { $count } certificates
}
reminder-expiry-own = Your certificates that expire soon:
reminder-expiry-others = Certificates that expire soon in your units:
reminder-expiry-line = – { $title }, No. { $number }: until { $date }, { $count } days left. Learn again to renew it: { $link }
reminder-expiry-other-line = – { $name }: { $title }, No. { $number }, until { $date }, { $count } days left.
