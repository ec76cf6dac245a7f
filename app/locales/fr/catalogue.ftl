# Catalogue, cartes des cours, échéances
catalogue-lead = Choisissez selon votre travail quotidien. Chaque carte dit si le cours est obligatoire, sa durée et l’échéance.
catalogue-search = Chercher un cours
catalogue-text = Chercher dans les titres et les textes
catalogue-text-hint = Le vietnamien sans accents convient.
catalogue-find = Chercher
catalogue-filters = Filtrer par obligation, thème, durée
catalogue-any = Tous
catalogue-standing = Pour moi
catalogue-standing-mandatory = Obligatoire pour moi
catalogue-standing-learning = En cours
catalogue-standing-completed = Terminé
catalogue-standing-new = Pas encore inscrit
catalogue-track = Thème
catalogue-level = Niveau
catalogue-length = Durée
catalogue-length-short = Moins de 8 séances
catalogue-length-middle = De 8 à 16 séances
catalogue-length-long = Plus de 16 séances
catalogue-show = Voir les résultats
catalogue-results = Résultats
catalogue-count =
    { $count ->
        [one] { $count } cours
       *[other] { $count } cours
    }
catalogue-count-for = { $count } cours avec « { $text } »
catalogue-quoted = « { $text } »
catalogue-drop = : retirer cette condition
catalogue-nothing = Aucun cours ne correspond
catalogue-nothing-text = Essayez moins de mots ou retirez des filtres.
catalogue-see-all = Voir tous les cours
card-needs = demande { $time }
card-left = reste { $time }
card-mandatory = Obligatoire
card-proposed = Conseillé
card-optional = Facultatif
card-barred = Un autre cours vient d’abord
card-parts =
    { $count ->
        [one] partie
       *[other] parties
    }
card-completed = Terminé le { $date }
due-late =
    { $count ->
        [one] En retard d’un jour
       *[other] En retard de { $count } jours
    }
due-today = Dernier jour
due-soon =
    { $count ->
        [one] Encore un jour
       *[other] Encore { $count } jours
    }
due-on = Échéance { $date }
group-politics = Théorie politique
group-defence = Défense et sécurité
group-administration = Administration publique
group-position = Exigences du poste
group-digital = Sciences, technologies, numérique
track-leadership = Encadrement
track-digital = Transformation numérique
track-reform = Réforme administrative
track-ethics = Déontologie
track-service = Service aux usagers
level-basic = Débutant
level-intermediate = Intermédiaire
level-advanced = Avancé
form-online = En ligne
form-on-site = En présence
form-blended = Mixte
audience-commune = agents des communes
audience-young = jeunes agents
audience-women = femmes cadres
audience-division-heads = chefs de bureau
audience-commune-heads = responsables de commune
audience-one-stop = guichets uniques
audience-everybody = tous les agents publics
audience-public-employees = agents des services publics
