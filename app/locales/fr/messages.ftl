# Ce qui vient de se passer, dit une fois.
flash-signed-out = Vous êtes déconnecté.
flash-password-changed = Le mot de passe est changé. Les autres appareils doivent se reconnecter.
flash-enrolled = Vous êtes inscrit et pouvez commencer tout de suite.
flash-unenrolled = Vous avez quitté le cours. Vos résultats sont conservés.
flash-enrol-first = Inscrivez-vous d’abord, afin que votre travail soit conservé.
flash-courses-first = D’autres cours doivent être terminés d’abord.
flash-course-not-offered = Ce cours n’accepte pas d’inscriptions actuellement.
flash-lesson-done = La leçon précédente est marquée comme lue.
flash-course-completed = Vous avez terminé le cours.
flash-time-over = Le temps est écoulé. Ce qui était enregistré est noté ; une réponse envoyée après ne compte pas.
flash-certificate-revoked = Le document est révoqué.
flash-certificate-replaced = Le document de remplacement est délivré.
flash-certificate-ended-before = Ce document n’était déjà plus valable ; rien n’a changé.
flash-certificate-waits = Il n’y a pas encore d’émetteur ou de clé : aucun remplacement ne peut être délivré.
flash-invitation-accepted = Le mot de passe est enregistré. Vous êtes connecté.
flash-set-up = L’installation est terminée. Vous êtes le premier administrateur.

# Ce qu’il faut corriger dans un champ.
field-needed = Ce champ doit être rempli.
field-too-long = Le texte dépasse { $most } caractères. Raccourcissez-le.
field-choose = Choisissez une entrée de la liste.
field-sign-in-name = Un identifiant a de 3 à 64 signes : minuscules sans accent, chiffres, point, tiret, tiret bas.
field-sign-in-name-taken = Cet identifiant est déjà pris. Choisissez-en un autre.
field-email = Cette adresse n’est pas valable ; écrivez-la comme hanh.nt@example.vn.
field-email-taken = Cette adresse appartient à une autre personne.
field-staff-code-taken = Ce matricule existe déjà dans l’unité.
field-day = Cette date n’est pas valable ; écrivez-la comme 12/04/1991.
field-confirm = Cochez la case pour confirmer.
field-same-name = C’est le nom déjà imprimé. Corrigez-le et renvoyez le formulaire.
field-token = Le code d’installation est faux ou déjà utilisé. Prenez la nouvelle adresse sur la console du serveur.
practice-choose-first = Choisissez ou écrivez une réponse avant de la vérifier.
