# Première page des visiteurs, et page À faire
landing-page-title = Formation en ligne des agents publics
landing-title = Apprendre ce qui sert dès cette semaine
landing-lead = Des cours brefs sur l’encadrement, le numérique, la réforme administrative et la déontologie, écrits pour les agents publics, surtout les jeunes agents et les femmes des communes, des provinces et des ministères.
landing-see-courses = Voir les cours
landing-promises = Ce qu’offre Khuê Văn
landing-small-title = Léger, sur téléphone
landing-small-text = Chaque leçon dure moins de 15 minutes et se charge vite, même avec un réseau faible. Vous reprenez exactement où vous vous êtes arrêté.
landing-saved-title = Chaque réponse est gardée
landing-saved-text = Les réponses sont enregistrées une à une. Une coupure de réseau ou de batterie ne fait rien perdre.
landing-proof-title = Une attestation vérifiable par tous
landing-proof-text = Chaque attestation porte un code et une signature numérique. Elle se vérifie en ligne, et aussi sans réseau.
landing-all-courses = Tous les cours
landing-no-account = Pas encore de compte ? Adressez-vous au coordinateur de formation de votre service. Khuê Văn ne demande jamais de mot de passe ni de code par téléphone.
home-title = À faire
home-greeting = Bonjour { $name }
home-summary =
    { $count ->
        [0] Rien n’arrive à échéance cette semaine.
        [one] Une chose à faire cette semaine, environ { $time }.
       *[other] { $count } choses à faire cette semaine, environ { $time }.
    }
home-resume-over = Reprendre où vous en étiez
home-resume-course = { $course }, module { $module }
home-resume-where = { $course } · environ { $time }
home-resume = Reprendre
home-year = séances, objectif { $year }
home-week = À faire cette semaine
home-week-free = Rien n’arrive à échéance cette semaine. Vous pouvez prendre de l’avance.
home-no-date = Sans échéance
home-late = L’échéance est passée. Vous pouvez encore étudier et passer les contrôles.
home-wait = Rien ne peut y être fait pour l’instant. La page du cours dit pourquoi.
home-later = Plus tard
home-act-read = Ouvrir la leçon
home-act-quiz = Passer le contrôle
home-act-resume-quiz = Continuer le contrôle
home-act-course = Voir le cours
home-learning = Cours suivis
home-find-course = Trouver un autre cours
home-choose-course = Choisir un cours
home-nothing-yet = Aucun cours pour l’instant
home-nothing-yet-text = Les cours choisis ou demandés s’affichent ici, avec ce qui est fait et l’échéance.
home-certificates = Attestations obtenues
home-all-certificates = Voir et télécharger
home-no-certificates = Aucune pour l’instant. Terminez un cours : l’attestation apparaît ici aussitôt.
home-suggestions = Peut-être utile dans votre travail
weekday-monday = Lundi
weekday-tuesday = Mardi
weekday-wednesday = Mercredi
weekday-thursday = Jeudi
weekday-friday = Vendredi
weekday-saturday = Samedi
weekday-sunday = Dimanche
certificate-line = N° { $number } · délivrée le { $date }
certificate-line-ended = n’est plus valable
