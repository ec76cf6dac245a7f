# Mot de passe
password-too-short = Le mot de passe doit compter au moins 12 caractères. Ajoutez un ou deux mots.
password-too-long = Le mot de passe dépasse 200 caractères. Raccourcissez-le.
password-contains-name = Le mot de passe contient le nom ou l’identifiant. Choisissez d’autres mots.
password-differs = Les deux saisies diffèrent. Ressaisissez les deux.
