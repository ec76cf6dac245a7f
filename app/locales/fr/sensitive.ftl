# Données sensibles : activer, désactiver, effacer
sensitive-title = Données sensibles
sensitive-lead = L’ethnie et l’appartenance au Parti n’existent ici que si elles sont activées avec une finalité.
sensitive-law = La loi 91/2025/QH15 sur les données personnelles range l’origine ethnique et l’opinion politique parmi les données sensibles. N’activez un champ que si un rapport obligatoire l’exige ; activation, désactivation et effacement sont consignés au journal. Ces champs ne figurent dans aucun rapport ni fichier exporté.
sensitive-ethnicity = Ethnie
sensitive-party = Membre du Parti
sensitive-unsaid = Non précisé
sensitive-member = Membre du Parti
sensitive-not-member = Non membre du Parti
sensitive-on = Activé
sensitive-off = Désactivé
sensitive-purpose = Finalité et fondement juridique
sensitive-purpose-hint = Nommez le rapport qui l’exige et le texte applicable. Les personnes concernées lisent cette phrase même.
sensitive-purpose-short = Précisez : quel rapport, selon quel texte (au moins { $least } caractères).
sensitive-seen = Sur la page de son compte, chacun voit sa valeur avec « Conservé pour : … » et cette finalité. Les coordinateurs la voient et la modifient pour les personnes de leurs unités.
sensitive-confirm = Je confirme qu’il existe un fondement juridique et que seule cette finalité est servie
sensitive-confirm-needed = Cochez la confirmation et renvoyez.
sensitive-turn-on = Activer
sensitive-since = Activé depuis
sensitive-people = Personnes avec une valeur
sensitive-end-how = La désactivation masque le champ partout aussitôt. Ce qui est conservé reste sous clé jusqu’à l’effacement ; réactivé pour une autre finalité, il repart vide.
sensitive-end-confirm = Je veux masquer ce champ partout
sensitive-end = Désactiver
sensitive-kept = { $count ->
    [one] Une personne a encore une valeur sous clé d’une activation antérieure. L’effacement est définitif et atteint aussi les listes importées.
   *[other] { $count } personnes ont encore des valeurs sous clé d’activations antérieures. L’effacement est définitif et atteint aussi les listes importées.
}
sensitive-type = Saisissez « { $name } » pour confirmer l’effacement
sensitive-type-wrong = Saisissez exactement « { $name } » pour confirmer.
sensitive-erase = Effacer tout ce qui est désactivé
sensitive-history = Activations antérieures
sensitive-kept-for = Conservé pour : { $purpose }
sensitive-own = Une erreur, ou vous préférez ne rien dire ? Prévenez votre coordinateur de formation, qui corrige ou retire la valeur.
sensitive-change = Modifier les données sensibles
sensitive-change-how = Ne saisissez que ce que la personne a déclaré elle-même. Choisissez « Non précisé » pour retirer une valeur.
sensitive-save = Enregistrer
flash-sensitive-on = Activé. Le champ figure désormais dans les importations et sur les pages des personnes.
flash-sensitive-off = Désactivé. Le champ est masqué partout.
flash-sensitive-erased = Tout ce qui était sous clé est effacé.
flash-sensitive-saved = Données sensibles enregistrées.
import-sensitive = { $field } : { $fact }
