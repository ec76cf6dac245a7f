# The coordinator's desk
desk-today = Today
desk-units = Units
desk-reach = Scope
desk-count-units = Units
desk-count-people = People
desk-as-of = Counted at { $at }.
desk-no-unit = No unit in your scope
desk-no-unit-how = Coordination is granted for a unit and all below it. The unit may have been merged or closed; ask an administrator for a new scope.
