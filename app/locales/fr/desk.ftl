# Le bureau de coordination
desk-today = Aujourd’hui
desk-units = Unités
desk-reach = Périmètre
desk-count-units = Unités
desk-count-people = Personnes
desk-as-of = Chiffres arrêtés au { $at }.
desk-no-unit = Aucune unité dans votre périmètre
desk-no-unit-how = La coordination est accordée pour une unité et tout ce qui en dépend. L’unité a pu être fusionnée ou fermée ; demandez un nouveau périmètre à l’administration.
