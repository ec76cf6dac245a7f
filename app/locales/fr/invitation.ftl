# Les invitations du bureau.
invite-tab = Invitations
invite-title = Invitations
invite-lead = Qui est entré, qui est en chemin, qui n’a encore reçu aucune invitation. Choisissez un nombre pour voir les personnes concernées.
invite-mail-off = Ce serveur n’est relié à aucune messagerie : aucun courriel ne part. Invitez par codes imprimés. L’administrateur active le courriel avec SMTP_URL et MAIL_FROM.
invite-search = Filtrer la liste
invite-unit = Service
invite-all-units = Tous les services
invite-words = Nom, courriel ou identifiant
invite-find = Chercher
invite-states = État
invite-everybody = Tout le monde
invite-none = Sans compte
invite-uninvited = Pas invité
invite-invited = Invité
invite-sent = Courriel envoyé
invite-failed = Courriel non remis
invite-opened = Invitation ouverte
invite-expired = Invitation expirée
invite-signed-in = S’est connecté
invite-disabled = Compte fermé
invite-by-mail = Inviter par courriel
invite-by-mail-how = Qui n’a pas de compte en reçoit un. L’identifiant est ce qui précède @ dans l’adresse ; sans adresse, c’est le prénom suivi des initiales des autres noms, par exemple hanhnt ; un nombre s’ajoute si l’identifiant est déjà pris. Chacun reçoit un courriel dans sa langue, avec un lien valable une fois pendant 14 jours.
invite-by-mail-go = { $count ->
    [one] Inviter 1 personne
   *[other] Inviter { $number } personnes
}
invite-on-paper = Des codes pour qui n’a pas de courriel
invite-on-paper-how = Une feuille par service, un bulletin par personne, avec un code valable une fois pendant 14 jours. Les codes ne figurent que dans le PDF. Une nouvelle impression crée de nouveaux codes : les anciens codes et invitations de ces personnes ne servent plus.
invite-on-paper-go = { $count ->
    [one] Imprimer 1 bulletin
   *[other] Imprimer { $number } bulletins
}
invite-paper-also = Imprimer aussi pour les { $number } qui ont une adresse
invite-people = Personnes
invite-nobody = Personne
invite-nobody-how = Choisissez un autre état ou un autre service.
invite-next = Page suivante
invite-name = Nom complet
invite-address = Courriel
invite-login = Identifiant
invite-state = État
invite-act = Actions possibles
invite-printed-at = Bulletin imprimé le { $time }
invite-invited-at = Invité le { $time }
invite-staff = Cette personne a un rôle de gestion : seul un administrateur peut l’inviter.
invite-whom = à { $name }
invite-go = Envoyer une invitation
invite-reset = Envoyer un lien de nouveau mot de passe
invite-again = Renvoyer
invite-print = Imprimer un code
invite-way-in = L’accès de cette personne
invite-no-slips = Personne dans ce choix n’a besoin d’un code. Qui a une adresse ne reçoit un bulletin que si vous cochez la case.
invite-too-many-slips = Au plus 400 bulletins par impression. Choisissez un service plus petit et imprimez service par service.
flash-invited = L’invitation est enregistrée. Les courriels partent en quelques minutes ; l’état de chacun s’affiche ici.
flash-nobody-invited = Personne à inviter : chacun de ce choix est entré, a une invitation ou n’a pas d’adresse.
flash-no-address = Cette personne n’a pas d’adresse. Imprimez un code.
flash-mail-off = Ce serveur n’envoie pas encore de courriel. Imprimez un code.
flash-staff-invited-by-administrators = Cette personne a un rôle de gestion. Demandez à un administrateur de l’inviter.

# La première connexion par un code imprimé.
sign-in-code = Première connexion avec un code imprimé
code-title = Entrer avec le code imprimé
code-lead = Saisissez l’identifiant et le code de votre bulletin, puis choisissez un mot de passe pour la suite.
code-login = Identifiant
code-login-hint = En minuscules sans accents, comme sur le bulletin.
code-code = Code à usage unique
code-code-hint = Dix lettres et chiffres ; majuscules ou non, avec ou sans trait d’union.
code-wrong = L’identifiant ou le code n’est pas juste, ou le code a servi ou expiré. Vérifiez le bulletin ; sinon, demandez-en un nouveau.
code-lost = Bulletin perdu ou expiré ? Le coordinateur de votre service peut en imprimer un autre.
code-known = J’ai un mot de passe : me connecter
