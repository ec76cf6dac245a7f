# Programmes confiés, décisions de clôture
approval-tab = Programmes confiés
approval-title = Programmes confiés
approval-lead = Seuls les programmes confiés par l’autorité compétente donnent un certificat. Inscrivez la décision ici ; une nouvelle inscription remplace l’ancienne, qui est conservée.
approval-of = Émetteur : { $issuer }
approval-none = Aucun programme n’est encore inscrit
approval-none-how = Tant qu’il n’y en a pas, aucun certificat ne peut être délivré. Inscrivez la première décision ci-dessous.
approval-programme = Programme
approval-decision = Décision
approval-valid = Confié pour la période
approval-current = Confié
approval-planned = À venir
approval-over = Terminé
approval-superseded = Remplacé
approval-record = Inscrire une décision
approval-record-how = Si le programme est déjà inscrit, cette inscription la remplace dès maintenant. Les certificats délivrés ne changent pas.
approval-number-hint = Par exemple 1234/QĐ-UBND
approval-tiet = Tiết approuvés
approval-tiet-hint = Imprimés sur le certificat. Les demi-tiết sont possibles : 7,5.
approval-tiet-wrong = Écrivez plus de 0 tiết, entiers ou demis, par exemple 40 ou 7,5.
approval-from = Confié à partir du
approval-to = Jusqu’au
approval-to-too-early = Le dernier jour ne peut pas précéder le premier.
approval-months-label = Validité des certificats (mois)
approval-months-hint = Laissez vide s’ils n’expirent pas.
approval-months-wrong = Écrivez de 1 à 600 mois, ou rien.
approval-months = { $count } mois à partir du jour de délivrance
approval-for-ever = N’expire pas
approval-save = Inscrire la décision
flash-approval-recorded = La décision est inscrite.
closing-tab = Certificats
closing-title = Décisions de clôture
closing-lead = À la clôture d’un programme : établir la liste, examiner chaque personne, puis délivrer tous les certificats en une fois.
closing-none = Aucune décision
closing-none-how = Choisissez un programme et une session ; la liste dit qui peut recevoir un certificat, qui non et pourquoi.
closing-new = Nouvelle décision
closing-edit = Modifier numéro, date, signataire
closing-save = Enregistrer
closing-begin = Établir la liste
closing-form-lead = Rien n’est délivré à cette étape. La page suivante est la liste à examiner.
closing-none-assigned = Aucun programme n’est confié.
closing-none-assigned-how = Un certificat n’est délivré que pour un programme confié par l’autorité compétente. Demandez à un administrateur d’inscrire la décision sous « Programmes confiés ».
closing-unassigned = { $title } (non confié)
closing-programme = Programme
closing-programme-hint = Seuls les programmes confiés donnent un certificat.
closing-programme-unassigned = Ce programme n’est pas confié à l’émetteur, ou pas aujourd’hui. Demandez à un administrateur d’inscrire la décision.
closing-cohort = Session
closing-cohort-hint = Ses membres d’aujourd’hui dans votre périmètre sont mis sur la liste.
closing-number = Numéro de la décision
closing-number-hint = Par exemple 45/QĐ-TCT
closing-decided-on = Date de la décision
closing-day-wrong = Cette date n’existe pas. Choisissez-la dans le calendrier ou écrivez année-mois-jour.
closing-day-to-come = La date de la décision ne peut pas être postérieure à aujourd’hui.
closing-signatory-title = Fonction du signataire
closing-signatory-name = Nom du signataire
closing-draft = En préparation
closing-reviewed = Examinée
closing-issuing = En cours de délivrance
closing-issued = Délivrée
closing-withdrawn = Retirée
closing-decision = Décision nº { $number } du { $date }
closing-people = { $count ->
    [one] { $count } certificat
   *[other] { $count } certificats
}
closing-signs = Signataire : { $title } { $name }
closing-assigned = Le programme est confié, { $tiet }.
closing-not-assigned = Ce programme n’est pas confié à l’émetteur aujourd’hui : aucun certificat ne peut être délivré. Demandez à un administrateur d’inscrire la décision.
closing-draft-how = Examinez chaque personne ci-dessous. Qui remplit les conditions est retenu ; on peut écarter quelqu’un, avec un motif. Qui ne les remplit pas ne peut pas être retenu.
closing-reviewed-how = La liste est examinée. Avant la délivrance, tout est vérifié une dernière fois.
closing-review = J’ai examiné la liste
closing-list-again = Refaire la liste
closing-issue = Délivrer les certificats
closing-issued-how = { $count ->
    [one] { $count } certificat est délivré. Son titulaire a reçu un message et le trouve sous Certificats.
   *[other] { $count } certificats sont délivrés. Chaque titulaire a reçu un message et trouve le sien sous Certificats.
}
closing-withdrawn-how = Cette décision a été retirée avant toute délivrance. Sa liste est conservée.
closing-zip = Tout télécharger (ZIP)
closing-zip-how = Un PDF par personne, une liste CSV et la signature numérique de cette liste. Le fichier est produit pendant le téléchargement.
closing-progress = { $written } certificats écrits sur { $taken }
closing-issuing-how = Les numéros de toute la liste sont réservés. La page se rouvre d’elle-même ; vous pouvez la fermer, le travail continue. S’il s’arrête, utilisez le bouton ci-dessous.
closing-go-on = Continuer
closing-withdraw = Retirer cette décision
closing-withdraw-what = Aucun certificat n’est encore délivré. Une fois retirée, elle ne peut plus servir ; vous pouvez en établir une autre.
closing-list = Liste
closing-list-count = { $listed } personnes, { $taken } certificats
closing-parts = Parties de la liste
closing-part-all = Toutes
closing-part-taken = Retenues
closing-part-left-out = Écartées
closing-part-may-not = Conditions non remplies
closing-nobody = Personne ici
closing-nobody-how = Les personnes de cette partie apparaissent ici.
closing-verdict = Examen
closing-taken = Reçoit un certificat
closing-left-out = Écartée cette fois
closing-may-not = Conditions non remplies
closing-result = résultat { $result }
closing-take = Reprendre sur la liste
closing-leave-out = Écarter cette fois
closing-leave-out-reason = Motif
closing-leave-out-go = Écarter
closing-reason-needed = Écrivez le motif ; il est conservé avec la liste.
closing-left-all = { $count ->
    [one] Il manque { $count } cours obligatoire.
   *[other] Il manque { $count } cours obligatoires.
}
closing-left-any = { $count ->
    [one] Il manque { $count } cours au choix.
   *[other] Il manque { $count } cours au choix.
}
closing-left-tiet = Il manque { $count } tiết.
closing-left-tiet-half = Il manque { $count },5 tiết.
closing-holds-one = Détient un certificat de ce programme, nº { $number }.
closing-nothing-done = N’a rien terminé du programme.
closing-piece-missing = { $course } : « { $piece } » n’a pas été remis.
closing-piece-unmarked = { $course } : « { $piece } » attend sa note.
closing-piece-low = { $course } : « { $piece } » a obtenu { $score }, il faut 50 %.
closing-confirm-title = { $count ->
    [one] Délivrer { $count } certificat ?
   *[other] Délivrer { $count } certificats ?
}
closing-confirm-lead = Regardez une dernière fois. Chaque personne est vérifiée à nouveau au moment de la délivrance.
closing-confirm-what = Décision
closing-confirm-taken = Certificats
closing-confirm-left-out = Écartées cette fois
closing-confirm-may-not = Conditions non remplies
closing-confirm-signs = Signataire
closing-confirm-tiet = Tiết imprimés
closing-confirm-for-good = C’est définitif : chaque personne reçoit un numéro du registre, à la suite dans l’ordre de la liste. Ensuite un certificat ne peut qu’être redélivré après une erreur, remplacé ou retiré, un par un.
closing-confirm-back = Retour à la liste
closing-confirm-go = { $count ->
    [one] Délivrer { $count } certificat
   *[other] Délivrer { $count } certificats
}
closing-people-changed = Rien n’a été délivré. Quelqu’un a changé depuis l’examen ; refaites la liste et examinez-la.
closing-no-key = Rien n’a été délivré : la clé de signature de l’émetteur n’est pas sur cette machine. Prévenez un administrateur.
closing-told-subject = Votre certificat est délivré
closing-told = Certificat du programme « { $title } », nº { $number }, décision nº { $decision }. Ouvrez-le pour le voir et télécharger le PDF.
closing-cohort-link = Délivrer les certificats de cette session
flash-closing-begun = La liste est établie. Rien n’est délivré ; examinez chaque personne.
flash-closing-changed = Enregistré. Examinez de nouveau la liste.
flash-closing-too-late = Cette décision est délivrée ou retirée, ou le programme est fermé ; elle ne peut plus changer.
flash-closing-listed = La liste est refaite d’après les résultats d’aujourd’hui. Examinez-la de nouveau.
flash-closing-left-out = Écartée, avec le motif. Examinez de nouveau la liste.
flash-closing-taken = Reprise sur la liste.
flash-closing-cannot = Impossible : la personne ne remplit pas les conditions, ou la décision est délivrée.
flash-closing-nobody = Personne sur cette liste ne reçoit de certificat.
flash-closing-reviewed = La liste est examinée. Prochaine étape : délivrer.
flash-closing-other-list = La liste a été refaite après l’ouverture de la page. Regardez la nouvelle.
flash-closing-not-reviewed = Examinez la liste avant de délivrer.
flash-closing-issued = Délivré. Les numéros du registre sont fixés.
flash-closing-withdrawn = La décision est retirée ; rien n’a été délivré.
# Après la délivrance : remplacement, nouvelle délivrance, retrait
request-pending-title = Demandes sur les certificats
request-pending-lead = Chacune doit être tranchée sous cinq jours ouvrés.
request-until = au plus tard le { $date }
request-see = Voir et décider
request-lost = Perdu ou abîmé
request-error = Nouvelle délivrance après une erreur
request-revocation = Retrait
request-lost-how = Perdu ou abîmé : une attestation de même valeur le remplace
request-error-how = Erreur de l’émetteur : il est délivré de nouveau avec un autre numéro
request-revocation-how = Retrait, pour l’un des motifs de la loi
request-lost-effect = Si vous acceptez : le document actuel est remplacé ; une attestation de réussite est signée avec un numéro de son propre registre.
request-error-effect = Si vous acceptez : le document actuel est remplacé ; un document exact est signé avec un nouveau numéro, le nom ci-dessous, la date de naissance et le service du dossier.
request-revocation-effect = Si vous acceptez : le document ne vaut plus rien dès aujourd’hui. Qui le vérifie voit la catégorie du motif, pas le détail privé.
request-lost-go = Délivrer le remplacement
request-error-go = Délivrer de nouveau
request-revocation-go = Retirer
request-refuse = Refuser
request-make = Demander un remplacement, une nouvelle délivrance ou un retrait
request-clock = Un administrateur décide sous cinq jours ouvrés. Envoyée aujourd’hui, au plus tard le { $date }.
request-what = Demande
request-class = Catégorie du motif
request-class-hint = Seulement pour un retrait. La liste est celle de la loi.
request-holder = Nom exact
request-holder-hint = Seulement après une erreur. Une date de naissance ou un service faux se corrige d’abord au dossier.
request-reason = Motif
request-reason-hint = Pour qui décide ; il n’apparaît pas à la vérification.
request-send = Envoyer la demande
request-by = Demandé par
request-last-day = Dernier jour ouvré pour répondre
request-number-hint = Numéro de la décision ou de la réponse ; nécessaire aussi pour un refus.
request-decision-reason = Motif de la décision
request-decision-reason-hint = Qui a demandé peut le lire.
request-decided-before = Cette demande est tranchée.
request-past-title = Demandes
request-granted = Acceptée
request-refused = Refusée
request-asked = { $name }, le { $date }
request-decided = { $name }, le { $date }, nº { $number }
matter-certificate-requests = Demandes sur les certificats
matter-certificate-requests-how = Un administrateur décide au plus tard le jour ouvré indiqué.
replaced-told-subject = Votre certificat a été remplacé
replaced-told = Le nº { $number } a été remplacé par le nº { $new }. Utilisez désormais le nouveau.
ended-told-subject = Un de vos certificats a été retiré
ended-told = Le nº { $number } ne vaut plus rien. Pour toute question, adressez-vous à l’émetteur.
flash-request-sent = La demande est envoyée aux administrateurs.
flash-request-waits = Une demande sur ce certificat attend déjà.
flash-request-first = Le certificat d’un programme se remplace ou se retire par une demande suivie d’une décision. Faites-la ici.
flash-certificate-request-refused = La demande est refusée, avec le motif.
# Le registre
closing-packing = Mise en paquet : { $made } fichiers sur { $of }
register-title = Registre
register-lead = Tous les numéros de l’année, y compris ceux qui ont été remplacés ou retirés. Un coordinateur voit les personnes de son périmètre.
register-year = Année
register-see = Voir
register-xlsx = Télécharger (XLSX)
register-pdf = Télécharger pour imprimer (PDF)
register-rows = Numéros
register-none = Aucun numéro
register-none-how = Les numéros de cette année apparaîtront ici.
register-subject = Programme ou formation
register-of-certificates = Registre des certificats { $year }
register-of-replacements = Registre des attestations de réussite { $year }
register-of-confirmations = Registre des attestations de suivi { $year }
register-revoked = retiré le { $date } : { $reason }
register-replaced = remplacé le { $date } par le nº { $number }
register-made = établi le { $date }
register-count = { $count ->
    [one] { $count } numéro
   *[other] { $count } numéros
}
certificate-replaced-by-other-kind = Remplacé par l’attestation de réussite nº { $number } le { $date }.
approval-proposed = Les fichiers des programmes proposent une durée de validité ; un lien la remplit, l’administration décide.
approval-proposed-line = { $title } : { $count } mois
