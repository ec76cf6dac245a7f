# Un apprenant signale une question fausse
appeal-title = Cette question est-elle fausse ?
appeal-lead = Dites au formateur ce qui ne va pas : l’énoncé, le corrigé ou la correction. Il répond par écrit, à côté de la question sur la page du résultat et dans vos messages.
appeal-reason = Qu’est-ce qui est faux ?
appeal-reason-hint = Par exemple : la réponse B est juste aussi, selon l’article 5 du décret cité dans la leçon.
appeal-send = Envoyer
appeal-made = Vous l’avez signalé le { $time }
appeal-open = En attente de la réponse du formateur.
appeal-answered = répondu le { $time }
appeal-kept = Le résultat reste tel quel
appeal-regrade = Le test sera noté de nouveau
appeal-second-marking = Une seconde personne corrige le travail
result-second-open = Une seconde personne corrige ce travail. La note actuelle reste valable d’ici là.
result-second-agreed = Deux personnes ont corrigé ce travail séparément : { $first } et { $second } points. Le résultat est leur moyenne.
result-second-settled = Deux personnes ont corrigé ce travail séparément : { $first } et { $second } points, puis se sont accordées sur la note ci-dessus. Motif : { $reason }
flash-appealed = Envoyé au formateur.

# Les formateurs répondent
teaching-appeals = { $count } réclamations à traiter
appeals-title = Réclamations sur les questions
appeals-lead = Des apprenants estiment que ces questions sont fausses. Chacun mérite une réponse, même si le résultat reste.
appeals-none = Aucune réclamation
appeals-none-text = Quand un apprenant signale une question fausse, ses mots apparaissent ici.
appeals-one = Réclamation d’un apprenant
appeals-anonymous = Un apprenant (correction anonyme)
appeals-line = { $quiz }, envoyé le { $time }
appeals-waits = En attente de réponse
appeals-answer = Répondre
appeal-others-none = Personne d’autre n’a signalé cette question.
appeal-others =
    { $count ->
        [one] Une autre personne a signalé cette question.
       *[other] { $count } autres personnes ont signalé cette question.
    }
appeal-outcome = Suite donnée
appeal-marker-hint = Seulement pour une seconde correction.
appeal-answer = Réponse à l’apprenant
appeal-answer-hint = Dites pourquoi, avec des mots simples. L’apprenant lit exactement ce texte.
appeal-consequence = Si le test doit être noté de nouveau, la page suivante est celle qui le fait ; la réponse est alors déjà envoyée. Tout est journalisé.
appeal-answer-send = Envoyer la réponse
flash-appeal-answered = La réponse est envoyée à l’apprenant.
message-appeal = Réponse à votre réclamation sur la question { $number } de « { $quiz } »
message-appeal-body = { $outcome }. { $answer }

# Seconde correction
teaching-marked = Travaux corrigés
queue-first = À corriger
queue-second = À corriger une seconde fois
queue-apart = À départager
queue-marked = Corrigés récemment
queue-asked = Demandé le { $time }
queue-settle = Départager
queue-marked-by = Corrigé par { $by } le { $time }
second-title = Seconde correction
second-lead = Le second correcteur ne voit ni les points ni le commentaire du premier. Ensuite chacun voit les deux. D’ici là la première note reste valable.
second-rule = Si les deux totaux diffèrent d’au plus 10 % des points de la question, ou d’un demi-point si c’est davantage, le résultat est leur moyenne, arrondie au demi-point supérieur. Au-delà, les deux correcteurs se mettent d’accord.
second-marker = À qui le demander
second-whoever = Le premier disponible
second-reason = Pourquoi une seconde correction
second-reason-hint = Le second correcteur lit ce texte : n’y indiquez pas les points donnés.
second-ask = Demander une seconde correction
second-asked = { $by } a demandé une seconde correction le { $time }. Motif : { $reason }
second-is-open = Une seconde correction est en cours ; la note actuelle ne peut pas être modifiée.
second-has-ended = Ce travail a été corrigé une seconde fois.
second-see = Voir la seconde correction
second-blind = Vous corrigez de façon indépendante : les points et le commentaire du premier n’apparaissent qu’après l’enregistrement.
second-waits = En attente d’un autre formateur.
second-waits-for = En attente de { $name }.
second-withdraw = Retirer la demande
second-withdrawn = La demande de seconde correction a été retirée. La première note reste valable.
second-apart = Les deux notes sont trop éloignées et doivent être départagées.
second-apart-others = L’un des deux correcteurs, ou la personne qui l’a demandé, inscrit la note convenue. D’ici là la première note reste valable.
second-first = Première : { $by }, { $points } points
second-second = Seconde : { $by }, { $points } points
second-agreed = Les deux notes concordent. Résultat : { $points } points.
second-settled = Départagé : { $points } points.
second-settled-why = Motif : { $reason }
second-settle = La note convenue
second-settle-how = Parlez-vous d’abord ; puis l’un de vous inscrit la note convenue.
second-settle-reason = Pourquoi cette note
second-settle-reason-hint = L’apprenant lit ce motif.
second-settle-go = Inscrire la note convenue
second-late = Ce travail n’attend plus votre seconde correction.
second-late-typed = Votre saisie : { $points }. Commentaire : { $comment }
flash-second-asked = La seconde correction est demandée.
flash-second-agreed = Enregistré. Les deux notes concordent et le résultat est à jour.
flash-second-apart = Enregistré. Les deux notes sont trop éloignées et doivent être départagées.
flash-second-settled = La note convenue est inscrite.
flash-second-withdrawn = La demande est retirée.
message-second-asked = Une seconde correction vous est demandée : « { $quiz } »
message-second-asked-body = Un travail de « { $quiz } » attend votre correction indépendante.
message-second-apart = Notes à départager : « { $quiz } »
message-second-apart-body = Deux notes d’un travail de « { $quiz } » sont trop éloignées. Parlez à l’autre correcteur ; puis l’un de vous inscrit la note convenue.
message-second-ended = « { $quiz } » a été corrigé une seconde fois
message-second-ended-body = Votre travail dans « { $quiz } » a été corrigé par deux personnes. Points et commentaires sont sur la page du résultat.

# Messages
menu-unread =
    { $count ->
        [one] un message non lu
       *[other] { $count } messages non lus
    }
messages-title = Messages
messages-all-read = Aucun message non lu.
messages-unread = { $count } non lus, en premier.
messages-read-all = Tout marquer comme lu
messages-none = Aucun message
messages-none-text = Quand une note change ou qu’un formateur répond, un message apparaît ici.
message-unread = Non lu
message-read-and-go = Lu ; ouvrir la page
message-mark-read = Marquer comme lu
message-go = Ouvrir la page
help-appeal = Je pense qu’une question est fausse. Que faire ?
help-appeal-how = Sur la page du résultat, une fois le corrigé ou la note affichés, suivez « Cette question est-elle fausse ? » sous la question et dites pourquoi. Le formateur répond par écrit : le résultat reste, le test est noté de nouveau, ou une seconde personne corrige votre travail. La réponse figure à côté de la question et dans vos Messages.
