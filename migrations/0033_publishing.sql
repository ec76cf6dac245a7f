-- How the folder of courses stands to the database.

-- The revision that the folder held when both last agreed; whichever differs from it has changed since. There is none
-- where a course came from the browser and was never written. What the folder holds besides, and a draft has taken,
-- stands in `taken`: the digests of its files by path, which may be written over.
CREATE TABLE folder_states (
    course TEXT NOT NULL PRIMARY KEY REFERENCES courses (id) ON DELETE RESTRICT,
    revision TEXT REFERENCES revisions (id) ON DELETE RESTRICT,
    taken TEXT
);
