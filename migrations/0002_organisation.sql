-- The organisation is dated: a unit lives from valid_from to valid_to (exclusive), and each of its names and
-- places in the tree is a row of its own. Codes are text and never used again.

CREATE TABLE units (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    area_code TEXT,
    agency_code TEXT,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    recorded_at BIGINT NOT NULL,
    CONSTRAINT units_dates CHECK (valid_to IS NULL OR length(valid_to) = 10),
    CONSTRAINT units_area_code CHECK (area_code IS NULL OR length(area_code) IN (2, 5)),
    CONSTRAINT units_agency_code CHECK (agency_code IS NULL OR length(agency_code) <= 35)
);
CREATE UNIQUE INDEX units_area_code_once ON units (area_code) WHERE area_code IS NOT NULL;
CREATE UNIQUE INDEX units_agency_code_once ON units (agency_code) WHERE agency_code IS NOT NULL;

CREATE TABLE unit_placements (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES units (id) ON DELETE RESTRICT,
    parent TEXT REFERENCES units (id) ON DELETE RESTRICT,
    province TEXT REFERENCES units (id) ON DELETE RESTRICT,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CONSTRAINT unit_placements_parent CHECK (parent IS NULL OR parent <> unit)
);
CREATE INDEX unit_placements_unit ON unit_placements (unit);
CREATE INDEX unit_placements_parent_index ON unit_placements (parent);

CREATE TABLE unit_successors (
    predecessor TEXT NOT NULL REFERENCES units (id) ON DELETE RESTRICT,
    successor TEXT NOT NULL REFERENCES units (id) ON DELETE RESTRICT,
    effective_on TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (predecessor, successor)
);

CREATE TABLE memberships (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    unit TEXT NOT NULL REFERENCES units (id) ON DELETE RESTRICT,
    is_primary BOOLEAN NOT NULL,
    position TEXT NOT NULL DEFAULT '',
    is_leader BOOLEAN NOT NULL DEFAULT FALSE,
    staff_kind TEXT NOT NULL,
    staff_level TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CONSTRAINT memberships_staff_kind CHECK (staff_kind IN ('can-bo', 'cong-chuc', 'vien-chuc', 'dai-bieu', 'khac')),
    CONSTRAINT memberships_staff_level CHECK (staff_level IN ('trung-uong', 'tinh', 'xa'))
);
CREATE INDEX memberships_person ON memberships (person);
CREATE INDEX memberships_unit ON memberships (unit);
CREATE UNIQUE INDEX memberships_primary ON memberships (person)
    WHERE is_primary AND valid_to IS NULL AND superseded_at IS NULL;

-- A role within a unit's subtree, within a course, or everywhere (both empty).
CREATE TABLE grants (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    role TEXT NOT NULL,
    unit TEXT REFERENCES units (id) ON DELETE RESTRICT,
    course TEXT,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    granted_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CONSTRAINT grants_role CHECK (role IN ('coordinator', 'instructor', 'administrator')),
    CONSTRAINT grants_scope CHECK (unit IS NULL OR course IS NULL)
);
CREATE INDEX grants_person ON grants (person);

CREATE TABLE settings (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    setting TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    superseded_at BIGINT
);
CREATE UNIQUE INDEX settings_current ON settings (name) WHERE superseded_at IS NULL;

CREATE TABLE legal_bases (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT
);
