# Les unités et leurs changements
unit-lead = Un arbre daté : chaque changement dit à partir de quel jour et par quelle décision. Les anciens chiffres se relisent sur l’ancienne carte.
unit-search = Chercher une unité
unit-search-hint = Un nom ou un code, par exemple Thanh Lâm ou 00004. Les accents ne sont pas nécessaires.
unit-tops = Votre périmètre
unit-found = Résultats
unit-show-tops = Revenir à mon périmètre
unit-none = Aucune unité
unit-none-how = Aucune unité de votre périmètre ne correspond. Essayez moins de lettres, ou le code.
unit-add-top = Ajouter une unité au sommet
unit-name = Nom
unit-kind = Type
unit-area-code = Code de l’unité administrative
unit-area-code-hint = 2 chiffres pour une province ou une ville, 5 pour une commune, un quartier ou une zone spéciale. Vide pour les autres.
unit-agency-code = Code d’identification électronique
unit-agency-code-hint = Selon la décision 20/2020/QĐ-TTg, par exemple H26.12.5.
unit-below = Unités rattachées
unit-people = Personnes de l’unité même
unit-people-below = Personnes, niveaux inférieurs compris
unit-from = À partir du
unit-to = Jusqu’avant le
unit-ended = Bientôt supprimée
unit-nothing-below = Aucune unité rattachée.
unit-history = Historique
unit-ahead = À venir
unit-changes = Changements
unit-top-kept = C’est le sommet de votre périmètre. Le renommer, le déplacer ou le fusionner revient au niveau supérieur ou à l’administration.
unit-change-add = Ajouter une unité rattachée
unit-change-add-lead = La nouvelle unité commence au jour indiqué ci-dessous.
unit-change-rename = Renommer
unit-change-rename-lead = L’ancien nom reste dans l’historique et sur les attestations délivrées.
unit-change-move = Déplacer
unit-change-move-lead = L’unité et tout ce qui en dépend changent de rattachement.
unit-change-merge = Fusionner
unit-change-merge-lead = Les unités choisies prennent fin ; leurs personnes et leurs unités rattachées passent à celle qui continue.
unit-change-split = Scinder
unit-change-split-lead = Cette unité prend fin et de nouvelles commencent. Personnes et unités rattachées vont à la première, puis se répartissent.
unit-change-close = Supprimer
unit-change-close-lead = L’unité prend fin sans successeur. Déplacez d’abord les unités rattachées et les personnes.
unit-on = À partir du
unit-on-hint = Le jour où le changement prend effet.
unit-decision = Décision (facultatif)
unit-decision-hint = Par exemple : résolution 237/NQ-UBTVQH16.
unit-new-name = Nom à partir de ce jour
unit-parent = Nouvelle unité de rattachement
unit-parent-hint = Nom ou code d’une unité de votre périmètre.
unit-parent-which = Choisissez une unité
unit-parent-none = Aucune unité de votre périmètre ne correspond.
unit-parent-several = Plusieurs unités correspondent ; choisissez ci-dessous ou précisez.
unit-merge-with = Fusionner avec
unit-merge-none = Choisissez au moins une unité à fusionner.
unit-no-siblings = Aucune unité voisine. Pour fusionner avec une unité située ailleurs, rattachez-la d’abord au même niveau.
unit-into = L’unité qui continue
unit-into-new = Une nouvelle, décrite ci-dessous
unit-into-hint = Choisissez une unité existante si les autres s’y fondent ; nom et code nouveaux sont alors inutiles.
unit-part = Nouvelle unité { $number }
unit-look = Aperçu
unit-preview-lead = Rien n’est encore enregistré. À partir du { $on } :
unit-write = Enregistrer le changement
unit-leave = Ne rien changer
unit-will-begin = Une nouvelle unité commence : { $name }.
unit-will-rename = Renommée : { $from } → { $to }.
unit-will-move = { $name } est rattachée à { $to }.
unit-will-end = { $name } prend fin ; son historique et ses chiffres restent.
unit-people-move = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
} de { $from } passeront à { $to }.
unit-people-released = { $count ->
    [one] { $count } personne n’aura
   *[other] { $count } personnes n’auront
} plus d’unité. Déplacez-les d’abord.
unit-coordinators-lose = La coordination de { $unit } perd ce périmètre : { $names }. L’administration doit en attribuer un nouveau.
unit-cohorts-go-along = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
} de { $unit } suivront.
unit-cohorts-stay = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
} de { $unit } sortiront du périmètre ce jour-là. Avant cette date, modifiez la session et choisissez une autre unité.
unit-began = Créée sous le nom { $name }.
unit-began-of = Créée sous le nom { $name }, à partir de : { $of }.
unit-took-in = A absorbé : { $units }.
unit-renamed = Renommée : { $from } → { $to }.
unit-moved = Rattachée à { $to }.
unit-top = le sommet
unit-ended-alone = Supprimée.
unit-ended-into = A pris fin, remplacée par : { $units }.
unit-recorded = enregistré par { $by } le { $at }
unit-not-there = { $unit } n’existe pas ce jour-là. Choisissez un autre jour.
unit-changed-later = { $unit } a un changement enregistré à partir du { $on }. Le nouveau doit prendre effet ce jour-là ou après.
unit-circle = { $unit } dépend de cette unité même. Choisissez un autre rattachement.
unit-same = Rien ne changerait.
unit-name-taken = { $name } existe déjà à cet endroit. Donnez un autre nom.
unit-code-taken = Le code { $code } appartient à une unité, peut-être supprimée. Un code ne sert jamais deux fois.
unit-code-digits = Le code compte { $digits } chiffres, zéros initiaux compris.
unit-code-not-here = Ce type d’unité n’a pas de code administratif. Laissez vide.
unit-agency-code-wrong = Le code se compose de chiffres et de majuscules, en groupes séparés par des points, 35 signes au plus.
unit-has-units = { $count ->
    [one] { $count } unité y est encore rattachée
   *[other] { $count } unités y sont encore rattachées
}. Déplacez-les ou supprimez-les d’abord.
unit-too-few = Une scission demande au moins deux nouvelles unités.
unit-twice = { $unit } a été choisie deux fois.
flash-unit-changed = Le changement est enregistré.
unit-kind-bo = Ministère
unit-kind-co-quan-ngang-bo = Organe de rang ministériel
unit-kind-cuc-vu = Département ministériel
unit-kind-tinh = Province ou ville
unit-kind-so = Direction provinciale
unit-kind-phong = Bureau
unit-kind-xa = Commune
unit-kind-phuong = Quartier
unit-kind-dac-khu = Zone spéciale
unit-kind-don-vi-su-nghiep = Établissement public
unit-kind-co-so-dao-tao = Établissement de formation
unit-kind-co-quan-dang = Organe du Parti
unit-kind-doan-the = Front de la Patrie, organisation de masse
unit-kind-doi-tac-nuoc-ngoai = Partenaire étranger
unit-kind-khac = Autre
unit-list = Importer une liste
unit-list-title = Importer une liste d’unités
unit-list-lead = Provinces, communes ou unités rattachées, une par ligne. Colonnes : Code, Nom, Type, Code parent, À partir du. Les listes des 34 provinces et 3 321 communes accompagnent l’installation, dans le dossier organisation.
unit-list-file = Fichier XLSX ou CSV
unit-list-file-hint = La première ligne nomme les colonnes. Les provinces d’abord, puis les communes.
unit-list-paste = Ou coller depuis un tableur
unit-list-nothing = Choisissez un fichier ou collez une liste.
unit-list-no-names = Pas de colonne de noms. La première ligne doit nommer les colonnes : Code, Nom, Type, Code parent, À partir du.
unit-list-preview-lead = Rien n’est encore enregistré. La liste face à l’organisation du jour :
unit-list-new = Nouvelles unités
unit-list-same = Connues, inchangées
unit-list-renamed = Renommées à partir d’aujourd’hui
unit-list-wrong = À corriger
unit-list-write = Enregistrer { $count ->
    [one] { $count } unité
   *[other] { $count } unités
}
unit-list-write-good = Enregistrer seulement { $count ->
    [one] la { $count } bonne
   *[other] les { $count } bonnes
}
unit-list-other = Un autre fichier
unit-list-line = Ligne { $line }
unit-list-where = Ligne
unit-list-mend = Que corriger
unit-list-name = Le nom manque ou dépasse 200 caractères.
unit-list-kind = Le type « { $text } » n’existe pas. Écrivez Tỉnh, Thành phố, Xã, Phường, Đặc khu, Sở, Phòng.
unit-list-twice = Ce code figure déjà à la ligne { $line }.
unit-list-day = « { $text } » n’est pas une date. Écrivez 01/07/2025.
unit-list-parent = Aucune unité de votre périmètre ne porte le code { $text }.
unit-list-parent-missing = Le code de l’unité de rattachement manque.
unit-list-elsewhere = Cette unité dépend d’une autre. Utilisez Déplacer.
flash-units-imported = La liste d’unités est enregistrée.
