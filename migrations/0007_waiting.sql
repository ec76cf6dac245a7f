-- Whether people have yet to mark a part of the attempt, so that its score can still rise.
ALTER TABLE gradings ADD COLUMN waiting BOOLEAN NOT NULL DEFAULT FALSE;
