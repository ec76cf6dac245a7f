-- Whoever is known outside the reach of an import comes to its unit as a person of her own, who stands in for her until
-- she says that this is herself. A stand-in has the e-mail and the staff code of the list like anybody new, so these are
-- unique among all others.
ALTER TABLE people ADD COLUMN stands_in_for TEXT REFERENCES people (id) ON DELETE RESTRICT;
CREATE INDEX people_stands_in_for ON people (stands_in_for) WHERE stands_in_for IS NOT NULL;
DROP INDEX people_email;
DROP INDEX people_staff_code;
CREATE UNIQUE INDEX people_email ON people (email) WHERE email IS NOT NULL AND stands_in_for IS NULL;
CREATE UNIQUE INDEX people_staff_code ON people (staff_body, staff_code)
    WHERE staff_code IS NOT NULL AND stands_in_for IS NULL;
CREATE INDEX people_email_alone ON people (email) WHERE email IS NOT NULL;

-- The proposed sign-in name of a stand-in may be the one that the person has already: a number behind it would tell.
ALTER TABLE accounts ADD COLUMN is_stand_in BOOLEAN NOT NULL DEFAULT FALSE;
DROP INDEX accounts_sign_in_name;
CREATE UNIQUE INDEX accounts_sign_in_name ON accounts (sign_in_name) WHERE NOT is_stand_in;
CREATE INDEX accounts_sign_in_name_alone ON accounts (sign_in_name);

-- A request to come to a unit is about one stand-in.
ALTER TABLE person_requests ADD COLUMN stand_in TEXT REFERENCES people (id) ON DELETE RESTRICT;
CREATE INDEX person_requests_stand_in ON person_requests (stand_in) WHERE stand_in IS NOT NULL;
DROP INDEX person_requests_open;
CREATE UNIQUE INDEX person_requests_open ON person_requests (person, kind, made_by, COALESCE(stand_in, ''))
    WHERE answered_at IS NULL;

ALTER TABLE import_verdicts ADD COLUMN stands_in_for TEXT;
ALTER TABLE import_befores ADD COLUMN stands_in_for TEXT;
