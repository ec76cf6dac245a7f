# L’atelier d’écriture : brouillons des cours, page de chaque fichier, aperçus, ce qu’il faut corriger
nav-writing = Écriture
writing-lead = Les cours que vous pouvez écrire. Les apprenants ne voient que ce qui est publié ; un brouillon n’est vu que de ses auteurs.
writing-none = Aucun cours à écrire pour le moment
writing-none-text = Commencez un nouveau cours avec le formulaire ci-dessous, ou demandez à un administrateur de vous en confier un.
writing-this = Écrire ce cours
writing-open = Écrire
writing-go-on = Continuer d’écrire
writing-published = Révision { $number }, publiée le { $date }
writing-unpublished = Jamais publié
writing-no-draft = Il n’y a pas de brouillon. Il commence quand vous enregistrez votre première modification.
writing-draft-facts =
    { $count ->
        [one] Brouillon : { $count } fichier diffère de ce qui est publié ; dernière modification par { $name }, { $time }
       *[other] Brouillon : { $count } fichiers diffèrent de ce qui est publié ; dernière modification par { $name }, { $time }
    }
writing-errors =
    { $count ->
        [0] Aucune erreur
        [one] { $count } erreur
       *[other] { $count } erreurs
    }
writing-warnings = { $count } à revoir
writing-new = Un nouveau cours
writing-new-lead = Il vient avec un module, une leçon, un exercice et un contrôle à récrire. Personne ne le voit avant sa publication.
writing-title = Titre
writing-code = Code au catalogue
writing-code-hint = Lettres, chiffres, traits d’union ; par exemple VT-01.
writing-lang = Langue d’origine
writing-lang-hint = La langue dans laquelle vous écrivez ce cours.
writing-folder = Nom du dossier
writing-folder-hint = Minuscules sans accents, chiffres, traits d’union ; c’est aussi l’identifiant du cours, qui ne change jamais. Laissé vide, il suit le titre.
writing-begin = Commencer à écrire
writing-code-wrong = Un code a au plus 20 lettres, chiffres, points et traits d’union et commence par une lettre ; par exemple VT-01.
writing-folder-wrong = Le nom d’un dossier n’a que a–z, 0–9 et des traits d’union, 64 au plus.
writing-folder-needed = Le titre ne donne aucun nom de dossier. Choisissez-en un fait de a–z, 0–9 et traits d’union.
writing-folder-taken = Un cours ou un dossier se nomme déjà « { $folder } ». Choisissez un autre nom.
writing-lang-wrong = Choisissez une langue de la liste.
writing-state = État
writing-see-problems = Voir tous les problèmes
writing-folder-newer = Le dossier du cours n’est pas ce qui est publié.
writing-folder-newer-how = Quelqu’un a modifié des fichiers du dossier sans les publier. Ce que vous écrivez ici part de ce qui est publié ; accordez-vous avec qui tient le dossier avant de publier.
writing-outline = Contenu
writing-module = Module { $number } : { $title }
writing-planned = Un titre seulement pour l’instant
writing-kind-course = Tête du cours
writing-kind-module = Tête du module
writing-kind-lesson = Leçon
writing-kind-quiz = Contrôle
writing-kind-survey = Enquête
writing-kind-bank = Banque de questions
writing-kind-other = Autre fichier
writing-mark-changed = modifié
writing-mark-new = nouveau
writing-mark-gone = retiré
writing-banks = Banques de questions
writing-others = Fichiers hors du sommaire
writing-gone = Retirés dans le brouillon
writing-media = Images et autres médias
writing-media-how = Ces fichiers sont dans le dossier du cours ; les textes y mènent par ces chemins.
writing-preview = Aperçu
writing-change = Modifier
writing-change-entry = { " " }: { $title }
writing-new-title = Nouveau titre
writing-rename = Renommer
writing-move-up = Monter
writing-move-down = Descendre
writing-move-to = Déplacer vers
writing-move = Déplacer
writing-retire = Retirer du cours
writing-add = Ajouter au cours
writing-add-what = Quoi
writing-add-where = Au module
writing-add-where-hint = Sans importance pour un module ou une banque.
writing-add-go = Ajouter
writing-add-module = Module
writing-add-lesson = Leçon
writing-add-quiz = Contrôle
writing-add-survey = Enquête
writing-add-bank = Banque de questions
writing-discard = Abandonner le brouillon
writing-discard-question = Abandonner le brouillon de « { $title } » ?
writing-discard-what =
    { $count ->
        [one] { $count } fichier redevient ce qui est publié. Les apprenants ne sont pas touchés.
       *[other] { $count } fichiers redeviennent ce qui est publié. Les apprenants ne sont pas touchés.
    }
writing-discard-new = Ce cours n’a jamais été publié : sans brouillon, il disparaît de l’atelier.
writing-discard-kept = Les textes enregistrés restent dans la base de données, mais ne peuvent plus être ouverts ici.
writing-discard-go = Abandonner le brouillon
writing-discard-back = Le garder et continuer
writing-retire-question = Retirer « { $title } » du cours ?
writing-retire-what = Il quitte le sommaire du brouillon. Les apprenants le voient jusqu’à la publication du brouillon.
writing-retire-answered = Si quelqu’un a répondu à ses questions, elles doivent rester, marquées retired ; la page des problèmes le dira.
writing-retire-back = Le garder
writing-problems = Problèmes
writing-errors-title =
    { $count ->
        [one] { $count } erreur
       *[other] { $count } erreurs
    }
writing-errors-lead = Avec des erreurs, rien ne peut être publié. Chaque ligne dit où et comment corriger.
writing-warnings-title = { $count } à revoir
writing-warnings-lead = Elles n’empêchent pas de publier, mais les corriger aide les apprenants.
writing-no-problems = Aucun problème
writing-no-problems-text = Tout le cours se lit bien.
writing-back-to-course = Au cours
writing-line = ligne { $line }, colonne { $column }
writing-example = À quoi cela ressemble
writing-text = Texte
writing-look = Ce que verront les apprenants
writing-check = Problèmes
writing-panes = Choisir un volet
writing-pane-write = Écrire
writing-pane-look = Aperçu
writing-pane-check = Problèmes ({ $count })
writing-save = Enregistrer le brouillon
writing-save-anyway = Enregistrer ce texte
writing-saved-by = Enregistré par { $name }, { $time }
writing-saved-never = Comme publié
writing-nothing-to-see = Rien à voir pour l’instant. Corrigez d’abord les erreurs de ce fichier.
writing-preview-page = Voir toute la page comme un apprenant
writing-file-clean = Ce fichier n’a aucun problème.
writing-elsewhere =
    { $count ->
        [one] { $count } erreur dans un autre fichier
       *[other] { $count } erreurs dans d’autres fichiers
    }
writing-file-gone = Ce fichier a été retiré du brouillon.
writing-file-gone-how = Enregistrez le texte ci-dessous pour le faire revenir ; pour qu’il soit au sommaire, ajoutez une ligne qui y mène.
writing-asides = Textes mis de côté
writing-asides-how = Quelqu’un a modifié le même endroit avant l’enregistrement de ces textes. Rien n’est perdu : ouvrez, comparez, décidez.
writing-aside = Envoyé par { $name }, { $time }
writing-aside-take = Ouvrir et comparer
writing-conflict = Pas enregistré : un autre texte est en place.
writing-conflict-by = Pas enregistré : { $name } a modifié le même endroit, { $time }.
writing-conflict-how = Votre texte est ci-dessous, et a été mis de côté. Voyez où les deux diffèrent, prenez dans le vôtre ce qui doit rester, et enregistrez à nouveau.
writing-conflict-gone = Pendant que vous écriviez, le fichier a été retiré du brouillon. Votre texte est ci-dessous, et a été mis de côté ; l’enregistrer fait revenir le fichier.
writing-conflict-theirs = Tout le texte en place
writing-at-line = À partir de la ligne { $line } de votre texte
writing-compared = Où ils diffèrent
writing-only-theirs = seulement dans le texte en place
writing-only-mine = seulement dans votre texte
writing-too-long = Le texte dépasse 1 Mo. Faites-en plusieurs leçons ; les images et autres fichiers n’ont pas leur place ici.
writing-no-text = Le formulaire ne contient aucun texte. Rouvrez la page et enregistrez à nouveau.
writing-preview-draft = Aperçu – brouillon.
writing-preview-kept = Rien de ce que vous faites sur cette page n’est gardé.
writing-to-text = Retour au texte
writing-trial-send = Voir le résultat
writing-trial-again = Essayer d’autres questions
writing-trial-score = { $points } points sur { $all }, soit { $percent }.
writing-trial-waiting = Les textes et les fichiers sont notés par les formateurs ; ils n’ont pas de points ici.
writing-wish-unknown = Rien n’a été changé.
writing-wish-again = Quelqu’un vient de modifier le même cours. Regardez à nouveau et réessayez.
flash-writing-saved = Le brouillon est enregistré.
flash-writing-merged = Le brouillon est enregistré, avec ce que d’autres ont changé dans ce fichier.
flash-writing-unchanged = Le texte est celui qui est en place.
flash-writing-discarded = Le brouillon est abandonné.
flash-writing-changed = Le contenu du cours est modifié.
flash-writing-begun = Le nouveau cours est là. Récrivez les fichiers par lesquels il commence.
flash-fix-done = Corrigé. Revoyez l’endroit dans son fichier.
flash-fix-gone = Cet endroit a changé ; rien n’a été modifié. Voici ce qui ne va pas maintenant.
