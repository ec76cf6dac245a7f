# Quiz : règles, tentatives, résultats
quiz-rules = Comment ça marche
quiz-rule-practice = Un quiz d’entraînement ; il ne compte pas pour l’achèvement.
quiz-rule-exam = Un quiz qui compte pour l’achèvement du cours.
quiz-rule-survey = Une enquête ; rien n’est juste ni faux.
quiz-rule-questions = { $count ->
    [one] { $count } question.
   *[other] { $count } questions.
}
quiz-rule-time = Durée : { $time } à partir du début. À la fin, les réponses enregistrées sont remises.
quiz-rule-extra-time = Ce temps comprend le temps supplémentaire accordé par le formateur.
quiz-rule-grace = Une réponse envoyée avant la fin peut arriver jusqu’à { $seconds } secondes plus tard si le réseau est lent ; au-delà, elle ne compte pas.
quiz-rule-no-time = Sans limite de temps.
quiz-rule-pass = Réussi à partir de { $pass }/100.
quiz-rule-one-attempt = Une seule tentative.
quiz-rule-attempts = { $all } tentatives au plus, il en reste { $left }.
quiz-rule-attempts-free = Autant de tentatives que vous voulez.
quiz-rule-keep-best = La meilleure tentative compte.
quiz-rule-keep-last = La dernière tentative compte.
quiz-rule-keep-first = La première tentative compte.
quiz-rule-keep-mean = La moyenne des tentatives compte.
quiz-rule-cooldown = Attendez { $wait } entre deux tentatives.
quiz-rule-reveal-at-once = Le corrigé et les explications s’affichent aussitôt.
quiz-rule-reveal-after-submit = Le corrigé et les explications s’affichent après la remise.
quiz-rule-reveal-after-pass = Le corrigé et les explications s’affichent après la réussite ou la dernière tentative.
quiz-rule-reveal-after-close = Le corrigé et les explications s’affichent à la clôture de la classe.
quiz-rule-reveal-never = Le corrigé n’est pas publié.
quiz-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
quiz-start = Commencer
quiz-start-again = Recommencer
quiz-untranslated = Ce questionnaire n’est pas entièrement traduit ; le reste est affiché dans sa langue d’origine.
honour-statement = Ce travail est le mien : personne ne le fait à ma place et je ne copie personne.
honour-needed = Cochez l’engagement avant de commencer.
quiz-saved-as-given = Chaque réponse est enregistrée dès que vous la donnez. Vous pouvez reprendre après une coupure.
quiz-open = Une tentative est encore ouverte.
quiz-open-until = Le temps se termine à { $time }.
quiz-answered = { $answered } réponses sur { $all }.
quiz-resume = Reprendre
quiz-wait = Vous pourrez recommencer à partir du { $time }
quiz-wait-why = La pause entre deux tentatives permet de revoir les leçons.
quiz-marking = Votre dernier essai attend d’être corrigé.
quiz-marking-how = Une fois corrigé, le résultat s’affichera ici, et vous pourrez recommencer s’il reste des essais.
quiz-used = Toutes les tentatives sont utilisées.
quiz-used-how = S’il en faut une autre, adressez-vous à la personne responsable du cours.
quiz-shut = Pas encore ouvert
quiz-not-enrolled = Inscrivez-vous avant de passer ce quiz.
quiz-not-enrolled-how = Inscrivez-vous sur la page du cours, puis revenez ici.
quiz-to-course = Aller à la page du cours
quiz-attempts = Tentatives précédentes
quiz-attempt = Tentative
quiz-attempt-when = Remise
quiz-attempt-score = Résultat
quiz-attempt-outcome = Réussite
quiz-attempt-more = Relecture
quiz-attempt-review = Revoir la tentative { $number }
quiz-counts = celle qui compte
quiz-passed = Réussi
quiz-not-passed = Non réussi
attempt-title = Question { $number } sur { $all }. { $quiz }
attempt-title-confirm = Remettre ? { $quiz }
attempt-to-course = Khuê Văn, retour au cours
attempt-time-left = Temps restant :
attempt-until = jusqu’à { $time }
attempt-place = Question { $number } sur { $all } · points : { $points }
attempt-place-unscored = Question { $number } sur { $all } · non notée
attempt-mark = Marquer pour y revenir
attempt-back = Question { $number }
attempt-forward = Enregistrer et passer à la { $number }
attempt-look-over = Enregistrer et vérifier avant de remettre
attempt-save = Enregistrer
attempt-questions = Questions
attempt-answered = Réponses :
attempt-mark-is = Un coin doré signale une question marquée.
attempt-offline = Plus de réseau ? Continuez sur cette page : les réponses sont gardées sur l’appareil et envoyées au retour.
attempt-show-all = Enregistrer et afficher toutes les questions
attempt-show-one = Enregistrer et afficher une question à la fois
grid-answered = { "" }, répondue
grid-unanswered = { "" }, sans réponse
grid-marked = { "" }, marquée
save-nothing-yet = Chaque réponse est gardée aussitôt
save-saving = Enregistrement…
save-saved = Enregistré à { $time }
save-waiting = Pas encore enregistré, nouvel essai à venir
save-refused = La dernière réponse n’a pas été acceptée. Rechargez la page pour savoir pourquoi.
clock-five-minutes = Il reste cinq minutes.
clock-one-minute = Il reste une minute.
clock-over = Le temps est écoulé. Vos réponses sont remises.
submit-verb = Remettre
submit-now = Remettre maintenant ?
submit-not-yet = Continuer
submit-complete = Tout est répondu. Remettre ?
submit-incomplete = { $count ->
    [one] Remettre avec une question sans réponse ?
   *[other] Remettre avec { $count } questions sans réponse ?
}
submit-consequence = Une question sans réponse vaut zéro. Après la remise, rien ne peut être modifié.
submit-time = Le temps se termine à { $time }.
submit-last-attempt = C’est la dernière tentative.
submit-attempts-after = { $left ->
    [one] Il reste une tentative après celle-ci.
   *[other] Il reste { $left } tentatives après celle-ci.
}
submit-attempts-free = Vous pourrez recommencer ensuite.
submit-open = Sans réponse
submit-marked = À revoir
result-passed = Réussi : { $quiz }
result-waiting = En attente de correction : { $quiz }
result-waiting-why = Ce que la machine peut noter est compté ; le reste est corrigé par une personne.
result-failed = Pas encore réussi : { $quiz }
result-practice = Résultat de l’exercice : { $quiz }
result-right = { $right } réponses justes sur { $all }.
result-pass-mark = Le seuil est de { $pass }/100.
result-by-deadline = Remis à la fin du temps ; toutes les réponses enregistrées ont été corrigées.
result-again-left = { $left ->
    [one] Il reste une tentative.
   *[other] Il reste { $left } tentatives.
}
result-again-free = Vous pouvez recommencer à tout moment.
result-again-from = Vous pourrez recommencer à partir du { $time }.
result-again-never = Toutes les tentatives sont utilisées.
result-again = Recommencer
result-next = Suite : { $title }
result-course-certificate = Le cours est achevé et l’attestation a été délivrée.
result-to-certificate = Voir l’attestation
result-course-waits = Le cours est achevé. L’attestation sera délivrée dès qu’un organisme émetteur sera défini.
result-course-completed = Le cours est achevé.
result-attempt = Tentative
result-attempt-of = { $number } sur { $all }
result-duration = Durée
result-submitted = Remise
result-keep = Ce qui compte
result-keep-best = la meilleure tentative
result-keep-last = la dernière tentative
result-keep-first = la première tentative
result-keep-mean = la moyenne
result-review = Question par question
result-only-wrong = Seulement les non justes
result-key-later = Le corrigé n’est pas encore affiché, selon les règles de ce quiz.
result-question = Question { $number }
result-regraded = Noté de nouveau le { $time }. Motif : { $reason }
result-newer = Cette page montre exactement ce que vous avez vu ; le cours a depuis une édition plus récente.
quiz-rule-peers =
    { $count ->
        [one] Chaque texte est évalué par { $count } pair selon la grille, et vous évaluez { $count } texte d’un pair. Personne ne sait qui évalue qui.
       *[other] Chaque texte est évalué par { $count } pairs selon la grille, et vous évaluez { $count } textes de pairs. Personne ne sait qui évalue qui.
    }
quiz-rule-peers-final = Les points des pairs sont une proposition : la médiane de chaque critère. Ils deviennent une note quand le formateur les confirme ou les modifie ; si des évaluations manquent après { $wait }, le formateur note.
peers-title = Évaluations entre pairs
peers-one = Le texte d’un pair
peers-lead = De personnes qui suivent la même formation et ont remis leur texte, comme vous.
peers-none = Rien à évaluer pour l’instant
peers-none-text = Quand vous et d’autres aurez remis vos textes, ceux à évaluer seront ici.
peers-rule = Aucun des deux ne connaît le nom de l’autre. Vos points sont une proposition, le formateur décide. Évaluer ou non ne change pas votre note, mais un pair attend.
peers-review = Évaluer
peers-until = Évaluation possible jusqu’au { $time }.
peers-written = Vous l’avez évalué le { $time }.
peers-over = Plus besoin d’évaluation : le délai est passé, ou le formateur a noté ce texte.
peers-how = Donnez des points pour chaque critère, puis écrivez un point réussi et un point à améliorer. Une fois envoyée, l’évaluation ne peut plus être modifiée.
peers-send = Envoyer l’évaluation
course-reviews =
    { $count ->
        [one] Il vous reste { $count } texte d’un pair à évaluer.
       *[other] Il vous reste { $count } textes de pairs à évaluer.
    }
result-peers = Évaluations des pairs : { $reviewed } sur { $wanted }.
result-peers-with = Les points des pairs sont une proposition, le formateur décide. Après le { $time }, il note, même s’il manque des évaluations.
result-peers-instructor = Le texte attend la décision du formateur.
result-peers-say = Ce que disent les pairs
flash-peer-reviewed = Votre évaluation est envoyée. Merci.
flash-peer-late = Ce texte n’accepte plus d’évaluation, la vôtre n’a pas été enregistrée.
message-peer-review = Un texte d’un pair à évaluer : « { $quiz } »
message-peer-review-body = Vous avez remis « { $quiz } », vous évaluez donc maintenant le texte d’un pair selon la même grille. Aucun des deux ne connaît le nom de l’autre.
