# Sessions : ouvrir, remplir, suivre
cohorts-title = Sessions
cohorts-lead = Chaque session a une unité, un jour d’ouverture et des cours ou programmes avec une échéance et un motif lisible par les apprenants.
cohort-open = Ouvrir une session
cohort-open-first = Ouvrir la première session
cohort-open-now = Ouvrir cette session
cohort-none = Aucune session pour l’instant
cohort-none-how = Ouvrez une session, choisissez les cours et les échéances, puis ajoutez des personnes par règle ou par liste.
cohort-edit = Modifier la session
cohort-save = Enregistrer les modifications
cohort-planned = Pas encore ouverte
cohort-running = En cours
cohort-ended = Dernier jour passé
cohort-closed = Close
cohort-from = à partir du { $date }
cohort-people =
    { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
cohort-places = { $members } personnes pour { $places } places
cohort-asked = Ce que la session demande
cohort-asked-hint = Chaque cadre correspond à un cours ou à un programme. Laissez « Rien » si le cadre n’est pas utile ; d’autres cadres vides s’ajoutent après l’enregistrement.
cohort-asked-number = Élément { $number }
cohort-asked-twice = Cet élément figure déjà dans un cadre précédent. Retirez-en un.
cohort-nothing = Rien
cohort-programme = Programme : { $title }
cohort-what = Cours ou programme
cohort-due = Échéance
cohort-due-too-early = L’échéance ne peut pas précéder le jour d’ouverture. Choisissez un jour ultérieur.
cohort-reason = Le motif que liront les apprenants
cohort-reason-needed = Les apprenants doivent savoir pourquoi, par exemple : plan de formation 2026 de la province.
cohort-mandatory = Obligatoire
cohort-optional = Facultatif
cohort-about = À propos de la session
cohort-title = Titre de la session
cohort-title-hint = Par exemple : K3 – Femmes cadres des communes
cohort-unit = Unité
cohort-unit-hint = L’unité qui organise la session. Les coordinateurs de cette unité et des échelons supérieurs la voient.
cohort-opens-on = Jour d’ouverture
cohort-opens-on-hint = L’âge des jeunes cadres est compté à ce jour.
cohort-closes-on = Dernier jour
cohort-closes-too-early = Le dernier jour ne peut pas précéder le jour d’ouverture.
cohort-capacity = Places
cohort-capacity-hint = Laissez vide s’il n’y a pas de limite.
cohort-capacity-wrong = Le nombre de places va de 1 à 999999.
cohort-staff = Responsables
cohort-staff-hint = Une personne par ligne : code d’agent, adresse électronique ou nom complet.
cohort-staff-nobody = Personne dans votre périmètre ne correspond à la ligne « { $line } ». Vérifiez le code ou l’adresse.
cohort-staff-several = { $count } personnes portent le nom de la ligne « { $line } ». Indiquez le code d’agent ou l’adresse.
cohort-coordinators = Coordinateurs de la session
cohort-instructors = Formateurs de la session
cohort-coordinator = Coordinateur
cohort-instructor = Formateur
cohort-rules = Règles utilisées
cohort-rule-last = Appliquée la dernière fois le { $date }
cohort-rule-again = Appliquer de nouveau, avec aperçu
cohort-rule-whole-reach = Toutes les unités du périmètre
cohort-rule-younger = moins de { $age } ans
cohort-rule-position = poste contenant « { $position } »
cohort-leaders = avec fonction de direction
cohort-no-leaders = sans fonction de direction
cohort-members = Personnes de la session
cohort-members-in = Personnes de la session : { $state }
cohort-all-members = Tout afficher
cohort-nobody = Personne ici pour l’instant
cohort-nobody-how = Dès que quelqu’un en fait partie, la liste l’affiche.
cohort-name = Nom complet
cohort-page-before = Page précédente
cohort-page-after = Page suivante
cohort-paused-until = En pause jusqu’au { $date }
cohort-close = Clore la session
cohort-close-what = Une fois close, la session ne demande plus rien aux apprenants. Les acquis, les résultats et les attestations restent.
cohort-fill = Ajouter des personnes
cohort-fill-lead = Choisissez une façon. La page suivante montre qui entre, qui n’entre pas et pourquoi ; rien ne change avant votre confirmation.
cohort-by-rule = Par unité ou par règle
cohort-by-rule-hint = Un champ vide n’est pas pris en compte. Une unité seule fait entrer toute l’unité. La règle est conservée pour être appliquée de nouveau.
cohort-by-list = Par liste
cohort-list = Liste collée
cohort-list-hint = Une personne par ligne : code d’agent, adresse électronique ou nom complet. Vous pouvez coller depuis un tableur.
cohort-preview-rule = Aperçu par règle
cohort-preview-list = Aperçu par liste
cohort-any = Sans importance
cohort-rule-unit-hint = Avec toutes les unités inférieures.
cohort-younger-than = Moins de (ans)
cohort-younger-than-hint = Années révolues au jour d’ouverture. Les jeunes cadres ont moins de { $age } ans.
cohort-age-wrong = L’âge est un nombre de 1 à 150.
cohort-position = Poste contenant
cohort-position-hint = Sans tenir compte de la casse ni des accents, par exemple : chu tich
cohort-leader = Fonction de direction
cohort-preview = Aperçu
cohort-preview-sum = { $joining } entreraient ; { $left } sont concernées mais n’entrent pas.
cohort-joining = Entrent : { $count }
cohort-left = Concernées, mais n’entrent pas : { $count }
cohort-lines = Lignes à revoir : { $count }
cohort-more = Et { $count } de plus.
cohort-place = Unité ou ligne
cohort-why = Pourquoi
cohort-unmeant-title = Non concernées
cohort-unmeant = { $why } : { $count }
cohort-unmeant-sex = Autre sexe, ou non indiqué
cohort-unmeant-age = De cet âge ou plus, ou date de naissance inconnue
cohort-unmeant-position = Autre poste
cohort-unmeant-staff-kind = Autre catégorie de personnel
cohort-unmeant-staff-level = Autre échelon
cohort-unmeant-leader = Fonction de direction différente
cohort-why-female = femme
cohort-why-male = homme
cohort-why-age = { $age } ans au jour d’ouverture
cohort-why-position = poste « { $position } »
cohort-why-staff-kind = catégorie de personnel
cohort-why-staff-level = échelon
cohort-why-leader = avec fonction de direction
cohort-why-no-leader = sans fonction de direction
cohort-why-unit = appartient à l’unité choisie
cohort-why-list = figure dans la liste
cohort-left-in = Déjà dans la session
cohort-left-full = Plus de place
cohort-line = Ligne { $line }
cohort-line-repeated = La même personne qu’à la ligne { $line }
cohort-line-several = { $count } personnes portent ce nom ; indiquez le code d’agent ou l’adresse
cohort-line-nobody = Personne dans votre périmètre ; vérifiez le code, l’adresse ou le nom
cohort-gone = Plus concernées
cohort-gone-hint = Cette règle a fait entrer ces personnes, qui n’y répondent plus. Seules celles que vous cochez quittent la session ; leurs acquis restent.
cohort-fill-now =
    { $count ->
        [0] Confirmer
        [one] Ajouter { $count } personne
       *[other] Ajouter { $count } personnes
    }
cohort-fill-otherwise = Choisir une autre façon
cohort-nobody-new = Personne de nouveau à ajouter
cohort-nobody-new-how = Les raisons figurent ci-dessous. Modifiez la règle ou la liste, puis regardez de nouveau.
cohort-told-subject = Vous êtes inscrit à une session
cohort-told = Ce qui est demandé, et pourquoi :
cohort-told-line = – { $title }. { $reason }
cohort-told-line-due = – { $title }, échéance { $date }. { $reason }

# Où en est un apprenant d’une session
bucket-not-started = Pas commencé
bucket-in-progress = En cours
bucket-due-soon = Échéance proche
bucket-overdue = En retard
bucket-done = Terminé
bucket-paused = En pause
bucket-exempt = Dispensé
bucket-of = Où en est la session { $cohort }
bucket-state = État
bucket-people = Personnes
bucket-all = Total
bucket-table = Afficher le tableau

# Ce qui est demandé à une personne
duty-title = Ce qui est demandé
duty-of = Ce qui est demandé à { $name }
duty-none = Rien n’est demandé pour l’instant
duty-none-how = Dès que cette personne rejoint une session, les cours et les échéances figurent ici.
duty-why = Pourquoi n’est-ce pas terminé ?
duty-decide = Prolonger, dispenser ou retirer de la session
duty-new-due = Nouvelle échéance
duty-reason = Motif
duty-reason-hint = L’apprenant lit le motif et la nouvelle date sur sa propre page.
duty-reason-needed = Indiquez un motif ; l’apprenant le lira.
duty-due-not-later = La nouvelle échéance doit suivre l’échéance actuelle.
duty-extend = Prolonger
duty-exempt = Dispenser
duty-exemption-end = Mettre fin à la dispense
duty-leave = Retirer de la session { $cohort }
duty-leave-what = Hors de la session, il n’y a plus de rappels. Les résultats et les attestations restent.
duty-leave-courses = Fermer aussi les cours de la session qui ne sont pas terminés
duty-decisions = Décisions enregistrées
duty-superseded = (remplacée ou retirée)
exception-extension = Prolongé jusqu’au { $date } : { $reason }
exception-exemption = Dispensé : { $reason }
exception-pause = Échéance reportée au { $date } par une pause
exception-pause-after = Échéance reportée au { $date } par une pause ; auparavant : { $reason }
decision-extension = { $title } : prolongé jusqu’au { $date }. { $reason }
decision-exemption = { $title } : dispense. { $reason }
decision-pause = { $title } : échéance au { $date } à cause d’une pause
decision-by-learner = par la pause de l’apprenant
why-unpublished = Ce contenu n’est pas publié actuellement.
why-courses-first = À terminer d’abord : { $titles }.
why-not-enrolled = Pas inscrit.
why-not-begun = Inscrit, mais aucune leçon n’a été ouverte.
why-waits-for-mark = « { $title } » a été remis et attend sa note.
why-attempt-open = « { $title } » est commencé et n’a pas été remis.
why-cannot-retake = « { $title } » ne peut pas être repassé maintenant : plus d’essai, ou trop tôt.

# Pause
pause-title = Faire une pause
pause-what = Vous pouvez faire une pause sans donner de motif. Toutes les échéances sont reportées d’autant de jours et personne ne vous relance. Les coordinateurs ne voient que le dernier jour de la pause.
pause-last-day = Dernier jour de la pause
pause-days-left =
    { $days ->
        [one] Elle commence aujourd’hui. Il vous reste { $days } jour cette année.
       *[other] Elle commence aujourd’hui. Il vous reste { $days } jours cette année.
    }
pause-begin = Faire une pause
pause-until = En pause jusqu’au { $date } inclus
pause-end = Reprendre aujourd’hui
pause-too-early = Le dernier jour ne peut pas précéder aujourd’hui.
pause-too-long =
    { $days ->
        [one] Il ne vous reste que { $days } jour de pause dans l’année. Choisissez un jour plus proche.
       *[other] Il ne vous reste que { $days } jours de pause dans l’année. Choisissez un jour plus proche.
    }
home-paused = Vous êtes en pause jusqu’au { $date } inclus. Les échéances sont reportées ; vous pouvez apprendre à tout moment.
home-pause-change = Voir ou finir plus tôt

# Ce qui attend le coordinateur aujourd’hui
desk-matters = À faire aujourd’hui
desk-cohorts = Sessions en cours
desk-no-cohort = Aucune session en cours.
desk-reach-title = Votre périmètre
matter-overdue = En retard
matter-overdue-how = Un élément demandé par une session a dépassé son échéance sans être terminé.
matter-stuck = Pas revenus depuis { $days } jours ou plus
matter-stuck-how = Ont commencé et ne sont pas revenus. Une question aimable aide souvent plus qu’un rappel.
matter-never-signed-in = Jamais connectés
matter-never-signed-in-how = Dans une session en cours et jamais connectés. L’invitation n’est peut-être pas arrivée.
matter-failed-mail = Courriels non remis
matter-failed-mail-how = Le dernier courriel n’est pas arrivé. Vérifiez l’adresse.
matter-people = personnes
matter-see = Voir la liste
matter-nobody = Personne
matter-none = Rien ne vous attend pour l’instant.
matter-detail = Au sujet de
matter-since = Depuis
matter-due = échéance { $date }
matter-seen = vu la dernière fois le { $date }

flash-cohort-opened = La session est ouverte. Ajoutez maintenant des personnes.
flash-cohort-changed = Les modifications sont enregistrées.
flash-cohort-closed = La session est close.
flash-cohort-closed-before = Cette session est close et ne peut plus être modifiée.
flash-cohort-filled = La session est à jour. Les nouveaux sont inscrits et prévenus.
flash-cohort-left = Retiré de la session. Les acquis restent.
flash-exception-recorded = Enregistré. L’apprenant voit le motif aussitôt.
flash-exception-withdrawn = Retiré. Ce qui est demandé à tous s’applique de nouveau.
flash-paused = En pause. Vos échéances sont reportées.
flash-pause-ended = Bon retour.
