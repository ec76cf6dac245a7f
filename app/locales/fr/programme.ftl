# Programmes de plusieurs cours, et actes de droit que les cours citent
programmes-title = Programmes
programmes-lead = Un programme réunit plusieurs cours. Un cours achevé compte dans tous les programmes qui le citent ; on ne le suit qu’une fois.
programmes-list = Liste des programmes
programmes-none = Aucun programme pour l’instant
programmes-none-text = Quand votre organisation ouvrira un programme, son titre, son échéance et ses cours seront ici.
programme-open = Voir le programme
programme-about = À propos du programme
programme-by = À achever avant le { $date }
programme-completed = Achevé le { $date }
programme-completed-late = Achevé le { $date }, après l’échéance
programme-left = Reste : { $parts }
programme-left-all =
    { $count ->
        [one] { $count } cours obligatoire
       *[other] { $count } cours obligatoires
    }
programme-left-any =
    { $count ->
        [one] { $count } cours au choix
       *[other] { $count } cours au choix
    }
programme-left-tiet = { $count } tiết
programme-left-tiet-half = { $count },5 tiết
programme-all =
    { $count ->
        [one] Cours obligatoire
       *[other] { $count } cours obligatoires
    }
programme-any =
    { $count ->
        [one] Choisir au moins un cours
       *[other] Choisir au moins { $count } cours
    }
programme-tiet = Au moins { $tiet } au total
programme-courses-of = { $done }/{ $count } cours
programme-tiet-of = { $done }/{ $of } tiết
programme-part-done = Complet
programme-parts-done =
    { $count ->
        [one] cours achevé
       *[other] cours achevés
    }
programme-unopened =
    { $count ->
        [one] Un cours n’est pas encore ouvert. Il apparaîtra ici.
       *[other] { $count } cours ne sont pas encore ouverts. Ils apparaîtront ici.
    }
programme-year = Tiết de l’année
home-programmes = Programmes en cours
home-all-programmes = Tous les programmes
home-act-choose = Choisir un cours
catalogue-programmes = Voir les programmes
course-in-programmes = Fait partie de
course-act-ended = { $number } (plus en vigueur)
course-act-not-yet = { $number } (pas encore en vigueur)
course-acts-ended = Le cours cite des actes qui ne sont plus en vigueur : { $numbers }. Il doit être revu ; comparez avec le nouvel acte avant de vous y fier.
course-review-due = Le cours a dépassé sa date de révision ({ $date }). Comparez chiffres et actes avec les plus récents avant de vous y fier.
course-all-acts = Quels actes sont en vigueur
legal-title = Actes que les cours citent
legal-lead = Numéros, dates de validité et successeurs. Les auteurs tiennent cette liste ; comparez avec le texte officiel avant de l’appliquer.
legal-none = Aucune liste d’actes pour l’instant
legal-none-text = Les auteurs inscrivent les actes dans legal.md, dans le dossier des cours.
legal-in-force = En vigueur
legal-not-yet = Pas encore en vigueur
legal-ended = Plus en vigueur
legal-unknown = Non confirmé
legal-from = en vigueur depuis le { $date }
legal-until = jusqu’au { $date } inclus
legal-no-dates = Dates non confirmées
legal-replaced-by = Remplacé par
legal-cited-by = Cité dans
