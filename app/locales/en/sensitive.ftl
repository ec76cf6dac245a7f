# Sensitive data: turned on, turned off, erased
sensitive-title = Sensitive data
sensitive-lead = Ethnicity and party membership do not exist here until they are turned on with a purpose.
sensitive-law = Law 91/2025/QH15 on personal data counts ethnic origin and political opinion as sensitive. Turn a field on only if a compulsory report needs it; turning on, turning off and erasing are audited. These fields are in no report and no exported file.
sensitive-ethnicity = Ethnicity
sensitive-party = Party membership
sensitive-unsaid = Not stated
sensitive-member = Party member
sensitive-not-member = Not a party member
sensitive-on = On
sensitive-off = Off
sensitive-purpose = Purpose and legal ground
sensitive-purpose-hint = Name the report that needs it and the act behind it. The people concerned read this very sentence.
sensitive-purpose-short = Say more: which report, under which act (at least { $least } characters).
sensitive-seen = On their account page people see their own value with ‘Kept for: …’ and this purpose. Coordinators see and change it for the people of their units.
sensitive-confirm = I confirm that there is a legal ground, and that it serves this purpose alone
sensitive-confirm-needed = Tick the confirmation and send it again.
sensitive-turn-on = Turn on
sensitive-since = On since
sensitive-people = People with a value
sensitive-end-how = Turning it off hides the field everywhere at once. What was kept stays locked away until it is erased; turned on again for another purpose, it starts empty.
sensitive-end-confirm = I want this field hidden everywhere
sensitive-end = Turn off
sensitive-kept = { $count ->
    [one] One person still has a value locked away from earlier times. Erasing cannot be undone, and reaches imported lists too.
   *[other] { $count } people still have values locked away from earlier times. Erasing cannot be undone, and reaches imported lists too.
}
sensitive-type = Type ‘{ $name }’ to confirm the erasure
sensitive-type-wrong = Type exactly ‘{ $name }’ to confirm.
sensitive-erase = Erase everything that was turned off
sensitive-history = Turned on before
sensitive-kept-for = Kept for: { $purpose }
sensitive-own = Is something wrong, or would you rather not say? Tell your training coordinator, who mends or removes it.
sensitive-change = Change sensitive data
sensitive-change-how = Enter only what the person has stated herself. Choose ‘Not stated’ to remove a value.
sensitive-save = Save
flash-sensitive-on = Turned on. The field is now in imports and on people’s pages.
flash-sensitive-off = Turned off. The field is hidden everywhere.
flash-sensitive-erased = Everything that was locked away is erased.
flash-sensitive-saved = Sensitive data saved.
import-sensitive = { $field }: { $fact }
