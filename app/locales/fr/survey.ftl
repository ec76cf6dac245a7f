# Enquêtes : remplir un questionnaire, remerciements, résultats pour les formateurs
survey-rules = À propos de ce questionnaire
survey-rule-once = Chacun envoie un seul questionnaire ; une fois envoyé, il ne peut plus être modifié. L’envoyer ou non ne change ni les notes ni l’attestation.
survey-rule-valid = Un questionnaire qui laisse plus de { $percent } % des questions à choix unique sans réponse n’est pas compté.
survey-about = Il porte sur : { $subjects }.
survey-about-programme = le programme
survey-about-learners = les apprenants
survey-about-lecturers = les formateurs
survey-about-platform = la plateforme
survey-about-course = la formation
survey-about-effect = les effets au travail
survey-who = Qui voit quoi
survey-who-instructor = Les formateurs ne voient que les chiffres réunis d’au moins { $fewest } personnes et les avis écrits, par ordre alphabétique. Aucune page ne dit à un formateur de qui vient un questionnaire.
survey-who-number = Les questionnaires sont numérotés à l’envoi et ne portent aucun nom.
survey-who-text = Les avis écrits sont montrés mot pour mot. N’écrivez pas de nom, ni rien qui permette de vous reconnaître.
survey-who-database = Dans la base de données, le questionnaire reste lié à votre inscription, pour garder ce qui est commencé et pour que chacun n’en envoie qu’un. L’administrateur de la base peut donc techniquement retrouver le questionnaire d’une personne.
survey-start = Répondre au questionnaire
survey-resume = Continuer
survey-open = Le questionnaire est commencé, mais pas envoyé.
survey-sent = Vous avez envoyé ce questionnaire.
survey-sent-how = Questionnaire n° { $number }, envoyé à { $time }. Merci.
survey-title-confirm = Envoyer le questionnaire ? { $quiz }
survey-look-over = Enregistrer et relire avant l’envoi
survey-submit = Envoyer le questionnaire
survey-submit-now = Envoyer le questionnaire maintenant ?
survey-complete = Tout est rempli. Envoyer le questionnaire ?
survey-incomplete =
    { $count ->
        [one] Envoyer le questionnaire avec une question sans réponse ?
       *[other] Envoyer le questionnaire avec { $count } questions sans réponse ?
    }
survey-consequence = Un questionnaire qui laisse plus de { $percent } % des questions à choix unique sans réponse n’est pas compté. Une fois envoyé, il ne peut plus être modifié.
survey-thanks = Merci de votre avis
survey-received = Le questionnaire n° { $number } de « { $survey } » a été reçu à { $time }.
survey-what-next = Votre avis est réuni à celui des autres. Les formateurs le voient quand au moins { $fewest } personnes ont répondu.
teaching-surveys = Enquêtes
survey-forms =
    { $count ->
        [one] un questionnaire envoyé
       *[other] { $count } questionnaires envoyés
    }
survey-see-results = Voir les résultats
survey-results = Résultats de l’enquête : { $survey }
survey-counts = Questionnaires envoyés : { $received }. Valides et comptés : { $valid } ; non valides, car plus de { $percent } % des indicateurs sont vides : { $invalid }.
survey-waiting = Nouveaux questionnaires qui attendent que { $fewest } personnes aient répondu : { $waiting }.
survey-too-few = Il y a trop peu de questionnaires pour montrer des chiffres.
survey-too-few-why = Questionnaires reçus : { $count }. Les chiffres sont montrés à partir des questionnaires valides d’au moins { $fewest } personnes, afin que l’on ne devine personne.
survey-how-counted = Les chiffres ne changent que lorsque { $fewest } personnes de plus ont répondu : aucun questionnaire ne peut être isolé. Les parts des questions à choix unique font 100 % ; pour plusieurs choix, elles se rapportent aux questionnaires qui répondent à la question.
survey-answered =
    { $count ->
        [one] Un questionnaire répond à cette question.
       *[other] { $count } questionnaires répondent à cette question.
    }
survey-mean = Moyenne { $mean }.
survey-few = Cette question a moins de { $fewest } réponses : elles ne sont pas encore montrées.
survey-answer = Réponse
survey-count = Questionnaires
survey-share = Part
survey-file = Télécharger les chiffres (CSV)
survey-file-section = Partie
survey-file-question = Question
survey-file-answered = Questionnaires qui répondent
survey-file-mean = Moyenne
survey-place = Question { $number } sur { $all }
survey-own = Votre questionnaire
survey-own-why = Vous enseignez dans cette formation, votre avis est donc demandé. Les questionnaires des formateurs sont comptés à part de ceux des apprenants.
survey-own-once = Chacun envoie un seul questionnaire ; une fois envoyé, il ne peut plus être modifié.
survey-own-who = Les formateurs ne voient les chiffres et les avis écrits que lorsqu’au moins { $fewest } formateurs ont envoyé un questionnaire valable. S’ils sont moins nombreux, rien n’est affiché.
survey-own-database = Dans la base de données, le questionnaire reste lié à vous, pour garder ce que vous avez commencé et pour que chacun n’en envoie qu’un. L’administrateur de la base peut donc techniquement retrouver le questionnaire d’une personne.
survey-of-learners = Questionnaires des apprenants
survey-of-instructors = Questionnaires des formateurs
survey-forms-learners =
    { $count ->
        [one] { $count } questionnaire d’apprenant.
       *[other] { $count } questionnaires d’apprenants.
    }
survey-forms-instructors =
    { $count ->
        [one] { $count } questionnaire de formateur.
       *[other] { $count } questionnaires de formateurs.
    }
flash-form-sent = Votre questionnaire est envoyé. Merci pour votre avis.
