# Publier depuis la salle de rédaction : ce qui change, dossier et navigateur, les révisions
publication-title = Publier
publication-lead = Voyez ce qui va changer, et pour qui, avant que les apprenants ne le voient.
publication-back = Retour au cours
publication-none = Aucun brouillon à publier
publication-none-text = Un brouillon commence quand quelqu’un enregistre la première modification de ce cours.
publication-later = Une révision plus récente : { $number }
publication-later-how = Ce brouillon est parti d’une révision plus ancienne. Réunissez les deux fichier par fichier ; là où ils se heurtent, le texte du brouillon est mis de côté pour être revu.
publication-join = Réunir avec la révision récente
publication-folder = Le dossier du cours a changé lui aussi
publication-folder-how = Voici ce que le gardien du dossier a modifié sans le publier. Reprenez-le dans le brouillon et publiez : les deux ne font de nouveau qu’un ; là où ils se heurtent, le texte du dossier est mis de côté pour être revu.
publication-folder-take = Reprendre les changements du dossier dans le brouillon
publication-aside = Textes mis de côté
publication-aside-how = Deux personnes ont modifié le même endroit de ces fichiers. Ouvrez le fichier, comparez et décidez ; publier maintenant garde le texte en place.
publication-errors = Il reste { $count } erreurs à corriger d’abord. Chaque ligne mène à sa place.
publication-warnings = Aucune erreur. Ce qui suit mérite un regard, sans empêcher de publier.
publication-effects = Pour les apprenants
publication-learners =
    { $count ->
        [0] Personne ne suit ce cours en ce moment.
        [one] Une personne suit ce cours ; ce qui est appris et obtenu reste.
       *[other] { $count } personnes suivent ce cours ; ce qui est appris et obtenu reste.
    }
publication-attempts =
    { $count ->
        [one] Un essai ouvert garde les questions de sa révision jusqu’à sa remise.
       *[other] { $count } essais ouverts gardent les questions de leur révision jusqu’à leur remise.
    }
publication-new = Parties nouvelles : { $titles }.
publication-gone = Parties retirées : { $titles }. Qui les a faites garde son résultat.
publication-rule = La règle d’achèvement change ; qui a achevé le cours l’a toujours achevé.
publication-terms = Autre pourcentage, nombre d’essais ou durée dans : { $titles }.
publication-new-questions =
    { $count ->
        [one] Une question nouvelle.
       *[other] { $count } questions nouvelles.
    }
publication-ended-questions =
    { $count ->
        [one] Une question n’est plus posée.
       *[other] { $count } questions ne sont plus posées.
    }
publication-key = La clé de « { $title } » a changé. Ce qui est remis n’est noté de nouveau que si vous le demandez.
publication-regrade = Voir qui gagne et qui perd, une fois publié
publication-files =
    { $count ->
        [one] Un fichier change
       *[other] { $count } fichiers changent
    }
publication-note = Une note sur cette révision
publication-note-hint = Une phrase pour les collègues et pour l’historique : ce qui a changé, et pourquoi.
publication-go = Publier
publication-first-errors = Corrigez les erreurs ci-dessus, puis publiez.
publication-first-join = Réunissez d’abord avec la révision récente, relisez, puis publiez.
publication-first-folder = Reprenez d’abord les changements du dossier, relisez, puis publiez.
publication-first-change = Le brouillon ne diffère pas de ce qui est publié ; il n’y a rien à publier.
publication-overtaken = Quelqu’un vient de publier. Le brouillon est intact ; relisez et réessayez.
publication-draft-changed = Le brouillon a changé après l’ouverture de cette page. Relisez les changements, puis publiez.
difference-new = nouveau
difference-changed = modifié
difference-gone = retiré
difference-line = ligne { $line }
difference-no-text = Une image ou un autre fichier : pas de texte à comparer.
difference-rendered = Comparer tel que vu par les apprenants
revisions-title = Révisions
revisions-lead = Tout ce qui a été publié, le plus récent d’abord. Rien ne se perd : voyez ce qui diffère, téléchargez, ou faites-en le brouillon.
revisions-none = Une fois le cours publié, chaque révision a une ligne ici.
revisions-one = Révision { $number }
revisions-by = Publiée par { $name } { $time }
revisions-from-folder = Publiée depuis le dossier { $time }
revisions-changed =
    { $count ->
        [one] Un fichier modifié : { $files }
       *[other] { $count } fichiers modifiés : { $files }
    }
revisions-attempts =
    { $count ->
        [one] Un essai ouvert a commencé avec elle
       *[other] { $count } essais ouverts ont commencé avec elle
    }
revisions-changes = Changements
revisions-compared = À côté de la révision { $number } : { $count } fichiers diffèrent.
revisions-first = La première révision : { $count } fichiers.
revisions-rendered = { $file } tel que vu par les apprenants
revisions-compare-with = Comparer avec
revisions-compare = Comparer
revisions-archive = Télécharger (ZIP)
revisions-restore = En faire le brouillon
revisions-restore-how = Son contenu devient le brouillon ; les apprenants ne le voient qu’une fois publié.
flash-published = C’est publié. Les apprenants le voient désormais.
flash-published-written = C’est publié, et le dossier du cours a exactement ces changements.
flash-published-apart = C’est publié. Quelqu’un a modifié le dossier du cours, qui reste donc tel quel : reprenez ces changements dans un brouillon et publiez de nouveau.
flash-folder-taken = Les changements du dossier sont dans le brouillon.
flash-draft-joined = Le brouillon est réuni avec la révision récente.
flash-joined-aside = Réunis ; là où les deux ont modifié le même endroit, un texte est mis de côté pour être revu.
flash-joined-again = Quelqu’un vient de modifier ce cours. Relisez et réessayez.
flash-restored = Le contenu de cette révision est maintenant le brouillon. Relisez-le, puis publiez.
flash-restore-draft-first = Le cours a un brouillon avec des changements. Publiez-le ou abandonnez-le d’abord.
publication-first-review = Faites d’abord approuver le brouillon par un collègue.
publication-not-offered = course.md indique status: draft ou retired : une fois publié, le cours ne figure pas au catalogue et personne ne peut s’y inscrire. Pour l’ouvrir, écrivez status: published.
