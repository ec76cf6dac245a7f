# Import de personnes
import-title = Importer une liste
import-lead = Les listes que vous avez importées, la plus récente d’abord.
import-none = Aucune liste importée
import-none-text = Envoyez un fichier Excel ou CSV, regardez chaque ligne, puis écrivez.
import-new = Importer une nouvelle liste
import-new-lead = Rien n’est écrit à cette étape. La page suivante montre le verdict de chaque ligne.
import-rows = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
import-open = Ouvrir
import-state-staged = Colonnes à nommer
import-state-working = En cours
import-state-checked = En attente d’écriture
import-state-applied = Écrite
import-state-undone = Annulée
import-step-send = Envoyer le fichier
import-step-look = Regarder
import-step-write = Écrire
import-file = Fichier Excel (.xlsx) ou CSV
import-file-hint = La première ligne porte les titres, par exemple : Nom et prénom, Date de naissance, Sexe, Matricule, Courriel, Unité, Fonction, Statut, Niveau, Responsable, Départ. Au plus 200 000 lignes et 32 Mo.
import-paste = Ou coller un tableau d’Excel
import-paste-hint = Sélectionnez les cellules dans Excel avec leurs titres, copiez-les et collez-les ici.
import-pasted-name = Tableau collé d’Excel
import-nothing-sent = Choisissez un fichier ou collez un tableau ci-dessous.
import-common = Pour toute la liste
import-unit = Unité commune (facultatif)
import-unit-none = Selon la colonne des unités du fichier
import-unit-hint = Pour les lignes sans unité. Si le fichier n’a pas de colonne d’unités, toute la liste appartient à celle-ci.
import-kind = Statut, si le fichier n’en dit rien
import-level = Niveau, si le fichier n’en dit rien
import-capitals = Récrire les noms en CAPITALES, par exemple NGUYỄN THỊ HẠNH en Nguyễn Thị Hạnh
import-whole = C’est la liste complète de l’unité commune : qui n’y figure pas est proposé comme parti
import-whole-needs-unit = Choisissez l’unité commune dont c’est la liste complète.
import-check = Regarder
import-check-again = Regarder à nouveau
import-columns = Ce que signifient les colonnes
import-columns-title = Nommer les colonnes
import-columns-how = Votre choix est retenu pour les fichiers de mêmes titres.
import-columns-needed = Il faut une colonne avec le nom complet, et une avec le matricule ou le courriel.
import-column = Colonne { $letters } : { $heading }
import-column-untitled = sans titre
import-column-unread = Non lue
import-field-full-name = Nom complet
import-field-family-names = Nom de famille
import-field-last-name = Prénom
import-field-given-name = Nom usuel
import-field-birth-date = Date de naissance
import-field-sex = Sexe
import-field-staff-code = Matricule
import-field-email = Courriel
import-field-unit = Unité
import-field-unit-code = Code de l’unité
import-field-position = Fonction
import-field-leader = Encadrement
import-field-kind = Statut
import-field-level = Niveau
import-field-left = Départ
import-lead-file = { $file }, { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}.
import-checking = Examen en cours
import-applying = Écriture en cours
import-undoing = Annulation en cours
import-progress = { $percent } % sont faits.
import-running-how = Vous pouvez quitter cette page ; le travail continue. La page se rouvre d’elle-même après quelques secondes.
import-stopped-how = Le travail s’est arrêté en route, peut-être parce que le serveur a redémarré. Ce qui est fait est conservé ; le bouton le poursuit.
import-nothing-written = Rien n’a été écrit.
import-go-on = Continuer
import-look-again = Voir où cela en est
import-dry-title = Aperçu : rien n’a été écrit
import-dry-lead = Regardez le verdict de chaque ligne, corrigez le fichier et renvoyez-le, ou écrivez d’abord les bonnes lignes.
import-rows-title = Verdict de chaque ligne
import-all-rows = Afficher toutes les lignes
import-next-rows = Lignes suivantes
import-line = Ligne
import-key = Courriel ou code
import-verdict = Verdict
import-why = Explication
import-new-person = Nouvelle
import-unchanged = Inchangée
import-updated = Mise à jour
import-moved = Change d’unité
import-left = Partie
import-absent = Absente de la liste
import-confirm = À regarder
import-request = Devient une demande
import-mend = À corriger
import-in-column = Colonne { $column } : { $text }
import-why-private-mail = Courriel privé. Possible si vous êtes d’accord.
import-why-other-name = Le nom est tout autre. N’acceptez que s’il s’agit de la même personne.
import-why-rewritten = Le nom est en CAPITALES dans le fichier : { $name }.
import-why-new = Pas encore dans la liste ; sera ajoutée.
import-why-unchanged = Déjà connue, rien ne diffère.
import-why-left = Le fichier dit que cette personne est partie.
import-why-absent = Appartient à l’unité mais ne figure pas dans le fichier.
import-why-lost = Non écrite : ce code ou ce courriel vient d’être donné à quelqu’un d’autre. Importez cette ligne à nouveau.
import-why-kept = Non annulée : les informations ont changé depuis l’import.
import-change = { $field } : { $old } → { $new }.
import-asked = { $field } : { $old } → { $new }. Cette personne utilise un compte ; le changement devient une demande qu’elle ou un administrateur tranche.
import-nothing = vide
import-yes = oui
import-no = non
import-mend-first = { $count ->
    [one] { $count } ligne est à corriger et n’est pas écrite.
   *[other] { $count } lignes sont à corriger et ne sont pas écrites.
} Corrigez le fichier et renvoyez-le ; ce qui est écrit sera « Inchangé ».
import-fault-file = Télécharger les erreurs
import-send-again = Envoyer un autre fichier
import-take-confirm = Prendre aussi les { $count } lignes à regarder
import-take-absent = Noter les { $count } personnes absentes de la liste comme parties aujourd’hui
import-write-good = N’écrire que les { $count } bonnes lignes
import-write-all = { $count ->
    [one] Écrire { $count } ligne
   *[other] Écrire { $count } lignes
}
import-nothing-to-write = Il n’y a rien à écrire.
import-done-title = La liste est écrite
import-done-lead = { $count ->
    [one] { $count } ligne écrite
   *[other] { $count } lignes écrites
} à { $at }.
import-undone-title = Annulé
import-undone-lead = Annulé à { $at }. Tout est comme avant l’import.
import-lost = { $count } lignes n’ont pas été écrites, car leur code ou courriel vient d’être donné à quelqu’un d’autre.
import-kept = { $count } lignes n’ont pas été annulées, car elles ont changé depuis l’import.
import-see-rows = Voir ces lignes
import-see-people = Voir les personnes
import-undo = Annuler l’import
import-undo-how = L’annulation est possible jusqu’au { $until }. Les lignes qui ont changé depuis sont conservées.
import-column-letters = Colonne
import-fault = Erreur
import-how = Comment corriger
flash-import-not-all = Rien n’a été écrit : des lignes sont à corriger. Corrigez-les pour tout écrire, ou choisissez de n’écrire que les bonnes.
flash-import-compared-again = L’aperçu était ancien ; tout a été comparé à nouveau. Regardez, puis écrivez.
flash-import-too-late = Plus de 24 heures ont passé ; l’annulation n’est plus possible. Corrigez le fichier et importez-le à nouveau.
message-asked-unit = Une unité vous a mis sur sa liste
message-asked-unit-body = Une autre unité vous a mis sur sa liste ; elle ne sait pas que vous avez un compte. Ouvrez votre compte pour accepter ou refuser. Si vous acceptez, vous rejoignez cette unité, et ce que sa liste vous a donné arrive dans ce compte. Rien ne change sans votre réponse ; si vous refusez, l’unité n’en est pas informée.
message-asked-key = On demande à changer vos données de connexion
message-asked-key-body = La liste de votre unité donne un autre courriel ou matricule que le vôtre. Ouvrez votre compte pour accepter ou refuser. Rien ne change sans réponse.
requests-title = Demandes en attente
requests-lead = Ces changements ne prennent effet que s’ils sont acceptés.
requests-email = Changer le courriel en { $wanted }
requests-staff-code = Changer le matricule en { $wanted }
requests-unit = Rejoindre l’unité { $wanted }
requests-listed = La liste indique : { $name }.
requests-by = Demandé par { $name } à { $at }.
requests-of = { $name } : { $what }
requests-accept = Accepter
requests-refuse = Refuser
flash-request-accepted = Accepté. Le changement a pris effet.
flash-request-refused = Refusé. Rien n’a changé.
flash-request-by-administrator = La liste indique un autre nom, ou quelqu’un s’est déjà connecté avec le courriel ou le bulletin de cette unité. Demandez à un administrateur de vérifier et d’accepter pour vous.
flash-request-taken = Rien n’a changé : ce courriel ou ce code appartient à quelqu’un d’autre.
