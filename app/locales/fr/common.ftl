# Cadre des pages, unités, formulaires
site-name = Khuê Văn
site-purpose = La plateforme ouverte de formation des agents publics
site-motto = Un peu chaque semaine, utile dès le lendemain au travail.
site-skip = Aller au contenu principal
nav-main = Principale
nav-crumbs = Vous êtes ici
nav-home = À faire
nav-courses = Cours
nav-certificates = Attestations
nav-verify = Vérifier
nav-teaching = Enseignement
nav-desk = Coordination
nav-administration = Administration
menu-of = Compte de { $name }
menu-account = Profil et temps supplémentaire
menu-history = Historique
menu-sign-in = Se connecter
menu-sign-out = Se déconnecter
preference-theme = Fond
preference-theme-system = Selon l’appareil
preference-theme-light = Clair
preference-theme-dark = Sombre
preference-language = Langue
foot-nav = À propos de Khuê Văn
foot-verify = Vérifier une attestation
foot-help = Aide
foot-accessibility = Accessibilité
foot-privacy = Données personnelles
unit-tiet =
    { $count ->
        [one] { $amount } séance
       *[other] { $amount } séances
    }
unit-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
unit-hours =
    { $hours ->
        [one] { $hours } heure
       *[other] { $hours } heures
    }
unit-hours-minutes = { $hours } h { $minutes } min
form-not-saved = Pas encore enregistré.
form-trouble =
    { $count ->
        [one] Un champ est à corriger ; le message est juste en dessous. Votre saisie est conservée.
       *[other] { $count } champs sont à corriger ; chaque message est juste en dessous. Votre saisie est conservée.
    }
preference-quiz = Contrôles
preference-quiz-one = Une question par page
preference-quiz-all = Tout sur une page
