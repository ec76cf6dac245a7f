-- Every change of the organisation: what it did from which day on, by which decision, and who recorded it.
CREATE TABLE unit_changes (
    id TEXT NOT NULL PRIMARY KEY,
    form_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    decision TEXT NOT NULL DEFAULT '',
    recorded_by TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    recorded_at BIGINT NOT NULL,
    CONSTRAINT unit_changes_kind CHECK (kind IN ('add', 'rename', 'move', 'merge', 'absorb', 'split', 'close'))
);
CREATE UNIQUE INDEX unit_changes_form_id ON unit_changes (recorded_by, form_id);

-- The units that a change touched.
CREATE TABLE unit_change_units (
    change TEXT NOT NULL REFERENCES unit_changes (id) ON DELETE RESTRICT,
    unit TEXT NOT NULL REFERENCES units (id) ON DELETE RESTRICT,
    PRIMARY KEY (change, unit)
);
CREATE INDEX unit_change_units_unit ON unit_change_units (unit);

-- Where the past of a unit that became several is counted on the map of today.
ALTER TABLE unit_successors ADD COLUMN is_main BOOLEAN NOT NULL DEFAULT TRUE;

-- The maps are read by what holds now.
CREATE INDEX unit_placements_current ON unit_placements (parent, unit) WHERE superseded_at IS NULL;
CREATE INDEX memberships_unit_current ON memberships (unit, person) WHERE superseded_at IS NULL;
