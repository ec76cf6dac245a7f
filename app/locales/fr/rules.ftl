# Phrases des règles : achèvement, ouverture, réponses, tentatives
rule-all-lessons =
    { $count ->
        [one] Lire la leçon.
       *[other] Lire les { $count } leçons.
    }
rule-share-of-lessons =
    { $count ->
        [one] Lire au moins { $percent } % des leçons, soit une leçon.
       *[other] Lire au moins { $percent } % des leçons, soit { $count } leçons.
    }
rule-lesson = Lire la leçon « { $title } ».
rule-quiz = Réussir le contrôle « { $title } » avec au moins { $pass }/100.
rule-practice-does-not-count = Les exercices ne comptent pas dans le résultat.
rule-still-planned = Une partie du cours est en cours de rédaction : personne ne peut encore l’achever.
missing-lesson = La leçon « { $title } » n’est pas encore lue.
missing-lessons =
    { $count ->
        [one] Il reste une leçon à lire.
       *[other] Il reste { $count } leçons à lire.
    }
missing-quiz = Le contrôle « { $title } » n’est pas encore réussi ; il faut { $pass }/100.
missing-unknown = La partie { $id } n’est plus dans le cours. Merci de le signaler au formateur.
missing-planned = La partie « { $title } » est en cours de rédaction.
shut-courses =
    { $count ->
        [one] S’ouvre lorsque vous aurez terminé : { $titles }.
       *[other] S’ouvre lorsque vous aurez terminé ces cours : { $titles }.
    }
shut-item = S’ouvre lorsque vous aurez terminé « { $title } ».
shut-module = S’ouvre lorsque vous aurez terminé le module « { $title } ».
shut-planned = En cours de rédaction.
shut-completion = S’ouvre quand vous aurez achevé la formation.
shut-after-completion =
    { $days ->
        [one] S’ouvre un jour après la fin de la formation.
       *[other] S’ouvre { $days } jours après la fin de la formation.
    }
shut-days =
    { $days ->
        [one] S’ouvre dans un jour.
       *[other] S’ouvre dans { $days } jours.
    }
attempts-unlimited = Nombre de tentatives illimité.
attempts-none-left = Toutes les tentatives ont été utilisées.
attempts-left =
    { $count ->
        [one] Il reste une tentative.
       *[other] Il reste { $count } tentatives.
    }
answer-unknown-question = Cette question ne fait pas partie du contrôle. Rechargez la page et répondez de nouveau.
answer-unknown-option = Cette option ne fait pas partie de la question. Rechargez la page et choisissez de nouveau.
answer-unknown-place = Les places vont de 1 à { $last }. Choisissez de nouveau dans la liste.
answer-only-one = Une seule option peut être choisie ici.
answer-too-long = La réponse dépasse { $limit } caractères. Merci de la raccourcir.
answer-unprintable = La réponse contient un caractère illisible. Merci de la saisir de nouveau.
answer-not-a-number = « { $typed } » n’est pas un nombre. Écrivez-le en chiffres, par exemple 7,5.
answer-wrong-file = « { $file } » n’est pas accepté : son contenu n’est d’aucun des types admis ({ $kinds }). Enregistrez-le dans l’un d’eux et renvoyez-le.
answer-file-too-large = « { $file } » dépasse { $limit } Mo. Réduisez les images ou scindez-le, puis renvoyez-le.
answer-too-many-files = { $limit } fichiers au plus. Retirez-en un, puis renvoyez.
verdict-right = Juste
verdict-partly = En partie juste
verdict-wrong = Faux
verdict-ungraded = Non noté
verdict-waiting = En attente de correction
verdict-blank = Sans réponse
rule-all-meetings = Assister à toutes les séances de la classe.
rule-share-of-meetings = Assister à { $percent } % au moins des séances de la classe.
rule-meetings = Assister à { $count } { $count ->
        [one] séance
       *[other] séances
    } au moins de la classe.
missing-meetings = Encore { $count } { $count ->
        [one] séance
       *[other] séances
    } à suivre.
missing-meetings-lost = Encore { $count } à suivre, mais il n'en reste que { $left } à pointer. Demandez au coordinateur une séance de rattrapage ou une dispense.
missing-no-meetings = Aucune séance de la classe n'est prévue. Demandez au coordinateur.
