# Page d’un cours
course-code = { $code } · version { $version }
course-parts-done =
    { $count ->
        [one] partie terminée
       *[other] parties terminées
    }
course-about = À propos du cours
course-outcomes = À l’issue du cours, vous saurez
course-tiet = Durée
course-minutes = Temps d’étude
course-group = Groupe de contenus
course-form = Modalité
course-audience = Pour
course-authors = Auteurs
course-reviewers = Relecteurs
course-legal = Fondement
course-languages = Langues
course-language-share = { $language } ({ $percent } %)
course-untranslated = Ce cours n’est pas encore traduit ; vous lisez l’original : { $original }.
course-partly-translated = { $percent } % de ce cours est traduit ; le reste est affiché dans la langue d’origine : { $original }.
course-published = Mise à jour
course-review-by = À revoir avant le
course-licence = Licence
course-sign-in-first = Se connecter pour s’inscrire
course-first = À terminer d’abord :
course-retired = Ce cours n’accueille plus de nouveaux inscrits
course-retired-how = Ceux qui le suivent continuent ; résultats et certificats demeurent. Les autres cours sont sous
course-unready = Ce cours est en préparation
course-unready-how = L’inscription n’est pas encore ouverte. Les cours ouverts sont sous
course-enrol = S’inscrire et commencer
course-start = Commencer : { $title }
course-resume = Reprendre : { $title }
course-waits = Le contrôle « { $title } » ne peut pas être repassé pour l’instant.
course-waits-why = Voir les tentatives et la raison
course-certificate = Voir l’attestation
course-again = Recommencer le cours
course-leave = Quitter ce cours
course-leave-question = Quitter ce cours ?
course-leave-consequence = Vos lectures et vos notes restent dans votre historique. Une nouvelle inscription commence un nouveau parcours.
course-stay = Continuer
course-outline = Contenu
course-outline-summary = { $modules } modules · { $lessons } leçons · { $quizzes } contrôles · { $tiet }
course-module-done = { $done }/{ $count } · terminé
course-module-part =
    { $count ->
        [one] { $done }/{ $count } partie
       *[other] { $done }/{ $count } parties
    }
course-module-shut = pas encore ouvert
course-item-done = terminé
course-item-now = en cours
course-item-open = pas commencé
course-item-shut = pas encore ouvert
course-item-planned = en rédaction
course-completion = Pour terminer le cours
course-read-so-far =
    { $count ->
        [one] { $count } leçon lue.
       *[other] { $count } leçons lues.
    }
course-left =
    { $count ->
        [one] Reste une partie, environ { $time }.
       *[other] Restent { $count } parties, environ { $time }.
    }
course-completed-on = Terminé le { $date }.
course-promise = Une fois tout cela fait, vous recevez une attestation d’achèvement pour { $tiet }.
course-promise-until = Une fois tout cela fait avant le { $date } inclus, vous recevez une attestation d’achèvement pour { $tiet }.
course-certificate-waits = L’attestation attend qu’un organisme émetteur soit enregistré. Votre résultat est acquis ; elle apparaîtra ici sans autre démarche.
course-certificate-issued = L’attestation n° { $number } a été délivrée.
