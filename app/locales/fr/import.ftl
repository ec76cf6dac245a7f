# Import de personnes
