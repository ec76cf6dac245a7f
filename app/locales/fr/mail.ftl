# Les courriels et les messages de la boîte.
mail-invitation = Votre invitation à apprendre sur Khuê Văn
mail-invitation-body =
    Bonjour { $name },

    Votre administration vous a inscrit sur Khuê Văn, la plateforme de formation des agents publics.

    Identifiant : { $login }
    Choisissez un mot de passe et commencez :
    { $link }

    Si vous avez déjà un compte Khuê Văn, inutile de choisir un nouveau mot de passe : connectez-vous avec ce compte, ouvrez Compte et répondez sous « Demandes en attente ».

    Ce lien vous est personnel et sert une seule fois, jusqu’au { $until }. S’il existe un courriel plus récent, utilisez le lien du dernier.
    Khuê Văn ne demande jamais de mot de passe par courriel ni par téléphone.

    { $site }
mail-reset = Un nouveau mot de passe pour Khuê Văn
mail-reset-body =
    Bonjour { $name },

    Un coordinateur vous envoie un lien pour choisir un nouveau mot de passe.

    Identifiant : { $login }
    Choisissez un nouveau mot de passe :
    { $link }

    Le lien sert une seule fois, jusqu’au { $until }. Si vous n’avez rien demandé, ignorez ce courriel : votre mot de passe reste valable.

    { $site }
message-invitation-body = Une invitation a été envoyée à { $address }. Votre identifiant est { $login }.
message-reset-body = Un lien de nouveau mot de passe a été envoyé à { $address }. Si vous n’avez rien demandé, prévenez votre coordinateur.
mail-trouble-refused = Le serveur destinataire refuse cette adresse. Demandez la bonne, ou imprimez un code.
mail-trouble-address = L’adresse est mal écrite. Corrigez-la, ou imprimez un code.
mail-trouble-later = Le serveur destinataire est occupé.
mail-trouble-unreachable = Le serveur de courriel est injoignable.
mail-trouble-settings = Le serveur de courriel ne laisse pas Khuê Văn envoyer. Prévenez un administrateur.
mail-trouble-withdrawn = Le courriel a été retiré : une invitation plus récente existe.
mail-tries-again = Un nouvel envoi se fait tout seul.

# Les messages à un groupe, depuis le bureau.
group-tab = Messages
group-title = Messages envoyés
group-lead = Un message va exactement aux personnes que vous avez filtrées : dans la boîte de chacune, et par courriel si elle a une adresse.
group-choose = Choisir à qui écrire
group-write = Écrire à ces personnes
group-none = Rien d’envoyé
group-none-how = Ouvrez la liste des personnes, filtrez le groupe, puis choisissez « Écrire à ces personnes ».
group-people = { $count ->
    [one] 1 personne
   *[other] { $number } personnes
}
group-see = Voir
group-to = À
group-at = Envoyé
group-written = Dans la boîte
group-opened = Lus
group-mail-sent = Courriels envoyés
group-mail-waiting = Courriels en attente
group-mail-failed = Courriels non remis
group-unreached = Le courriel n’est pas parvenu à ces personnes
group-text = Texte
group-everybody = Toutes les personnes de votre périmètre
letter-title = Écrire un message
letter-with-mail = { $number } le reçoivent aussi par courriel.
letter-mail-off = Ce serveur n’envoie pas encore de courriel : le message va seulement dans les boîtes.
letter-templates = Textes de départ
letter-course = Au sujet de la formation
letter-no-course = Aucune formation
letter-subject = Objet
letter-body = Texte
letter-places = Vous pouvez écrire : { $places }. Chaque place est remplie pour son lecteur à l’envoi.
letter-preview = Aperçu
letter-preview-title = Vérifier avant l’envoi
letter-changed = Le groupe vient de changer. Vérifiez, puis envoyez.
letter-more = et { $number } autres.
letter-send = { $count ->
    [one] Envoyer à 1 personne
   *[other] Envoyer à { $number } personnes
}
letter-edit = Modifier
letter-who = Destinataires
letter-sample = Ce que recevra { $name }
letter-unknown-place = Il n’y a pas de place nommée { $word }. Utilisez une de celles du dessous, ou enlevez les accolades.
letter-nobody = Ce groupe est vide. Choisissez-en un autre.
letter-too-many = Au plus 20 000 personnes à la fois. Choisissez un groupe plus petit.
letter-course-needed = Le texte parle d’une formation ou d’une échéance : choisissez la formation.
letter-no-due = sans échéance
template-begin = Invitation à commencer
template-begin-subject = Commencez la formation { $course }
template-begin-body =
    Bonjour { $name },

    La formation { $course } vous est ouverte. Chaque leçon prend quelques minutes, se lit sur un téléphone et peut s’interrompre à tout moment.
    Échéance : { $due }.

    Commencer : { $link }
template-due = Rappel
template-due-subject = { $course } : échéance le { $due }
template-due-body =
    Bonjour { $name },

    Votre formation { $course } arrive à échéance le { $due }. Si vous êtes bloqué, répondez à ce message et nous vous aiderons.

    Continuer : { $link }
template-thanks = Remerciements
template-thanks-subject = Merci d’avoir suivi { $course }
template-thanks-body =
    Bonjour { $name },

    Merci du temps consacré à { $course }. Votre attestation se trouve sous Certificats sur Khuê Văn.

    { $link }

# Les rappels.
reminder-subject-one = Rappel : { $title }
reminder-subject-many = Rappel : { $count } formations
reminder-subject-others = { $count ->
    [one] 1 formation en retard dans votre service
   *[other] { $count } formations en retard dans votre service
}
reminder-greeting = Bonjour { $name },
reminder-own = Ce qui vous attend :
reminder-line = • { $title } : échéance le { $due }, { $time }.
reminder-optional = (facultatif)
reminder-left = { $count ->
    [one] encore 1 jour
   *[other] encore { $count } jours
}
reminder-today = dernier jour aujourd’hui
reminder-late = { $count ->
    [one] 1 jour de retard
   *[other] { $count } jours de retard
}
reminder-others = En retard et non terminé :
reminder-other-line = • { $name } : { $title }, { $time }.
reminder-more = … et { $count } de plus, à voir au bureau.
reminder-stop-line =
    Pour ne plus recevoir les rappels facultatifs :
    { $link }
reminder-title = Les rappels par courriel
reminder-whose = Pour { $name }.
reminder-stop-how = Le bouton ci-dessous met fin aux rappels facultatifs. Aucune connexion n’est nécessaire.
reminder-stop = Arrêter
reminder-stopped = Les rappels facultatifs sont arrêtés.
reminder-resume = Les reprendre
reminder-mandatory = Ce qui est obligatoire vous est encore rappelé, à la demande de votre administration. Au plus un rappel par jour.
reminder-subject-expiry = { $count ->
    [one] Expire bientôt : { $count } certificat
   *[other] Expirent bientôt : { $count } certificats
}
reminder-expiry-own = Vos certificats qui expirent bientôt :
reminder-expiry-others = Certificats qui expirent bientôt dans vos services :
reminder-expiry-line = – { $title }, nº { $number } : jusqu’au { $date }, { $count } jours restants. Pour le renouveler : { $link }
reminder-expiry-other-line = – { $name } : { $title }, nº { $number }, jusqu’au { $date }, { $count } jours restants.
