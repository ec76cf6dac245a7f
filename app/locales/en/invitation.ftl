# Invitations from the desk.
invite-tab = Invitations
invite-title = Invitations
invite-lead = Who is in, who is on the way, whom no invitation has reached. Choose a number to see the people behind it.
invite-mail-off = This server is not connected to any mail service, so no mail leaves. Invite with codes on paper. An administrator turns mail on with SMTP_URL and MAIL_FROM.
invite-search = Filter the list
invite-unit = Unit
invite-all-units = All units
invite-words = Name, e-mail or sign-in name
invite-find = Find
invite-states = State
invite-everybody = Everybody
invite-none = No account
invite-uninvited = Not invited
invite-invited = Invited
invite-sent = Mail sent
invite-failed = Mail did not arrive
invite-opened = Invitation opened
invite-expired = Invitation expired
invite-signed-in = Has signed in
invite-disabled = Account closed
invite-by-mail = Invite by mail
invite-by-mail-how = Whoever has no account gets one. The sign-in name is what stands before @ in the address; without an address it is the given name and the initials of the other names, hanhnt for instance; a number is added where somebody has it already. Each person gets a mail in her own language with a link that works once within 14 days.
invite-by-mail-go = { $count ->
    [one] Send an invitation to 1 person
   *[other] Send an invitation to { $number } people
}
invite-on-paper = Codes for people without mail
invite-on-paper-how = A sheet for each unit, a slip for each person, with a code that works once within 14 days. The codes stand in the PDF alone. Printing again makes new ones: the earlier codes and invitations of these people stop working.
invite-on-paper-go = { $count ->
    [one] Print a slip for 1 person
   *[other] Print slips for { $number } people
}
invite-paper-also = Print for the { $number } with an address too
invite-people = People
invite-nobody = Nobody
invite-nobody-how = Choose another state or unit.
invite-next = Next page
invite-name = Full name
invite-address = E-mail
invite-login = Sign-in name
invite-state = State
invite-act = What you can do
invite-printed-at = Slip printed { $time }
invite-invited-at = Invited { $time }
invite-staff = Holds a role of staff: only administrators can invite.
invite-whom = to { $name }
invite-go = Send an invitation
invite-reset = Send a link for a new password
invite-again = Send again
invite-print = Print a code
invite-way-in = The way in
invite-no-slips = Nobody of this choice needs a code. People with an address get a slip only when you tick that box.
invite-too-many-slips = At most 400 slips can be printed at once. Choose a smaller unit and print unit by unit.
flash-invited = The invitation is recorded. Mail leaves within minutes; the state of each person shows here.
flash-nobody-invited = Nobody to invite: everybody of this choice is in, has an invitation, or has no address.
flash-no-address = This person has no e-mail address. Print a code.
flash-mail-off = This server does not send mail yet. Print a code.
flash-staff-invited-by-administrators = This person holds a role of staff. Ask an administrator to invite.

# The first sign-in by a code on paper.
sign-in-code = First sign-in with a printed code
code-title = Sign in with your printed code
code-lead = Type the sign-in name and the code as they stand on your slip, then choose a password for next time.
code-login = Sign-in name
code-login-hint = Small letters without accents, as printed on the slip.
code-code = One-time code
code-code-hint = Ten letters and figures; capitals or not, with or without the hyphen.
code-wrong = The sign-in name or the code is not right, or the code was used or has expired. Check your slip; if it still fails, ask for a new one.
code-lost = Slip lost or expired? The coordinator of your unit can print a new one.
code-known = I have a password: sign in
