-- How the centre is set up, in versions, so that a change is in force on every machine without anybody going there.

-- The journal knows the setup and the catalogue, so that every program hears of a new one at once.
ALTER TABLE journal RENAME TO journal_13;
CREATE TABLE journal (
    hall      TEXT   NOT NULL,
    seq       BIGINT NOT NULL,
    day       TEXT   NOT NULL,
    at        TEXT   NOT NULL,
    kind      TEXT   NOT NULL CHECK (kind IN ('ticket', 'duty', 'line', 'print', 'appointment', 'case', 'setup',
                                              'catalogue', 'account')),
    event     TEXT   NOT NULL,
    line      TEXT   NOT NULL DEFAULT '',
    number    BIGINT NOT NULL DEFAULT 0,
    step      BIGINT NOT NULL DEFAULT 0,
    at_window TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (hall, seq)
) /*! WITHOUT ROWID */;
INSERT INTO journal (hall, seq, day, at, kind, event, line, number, step, at_window)
    SELECT hall, seq, day, at, kind, event, line, number, step, at_window FROM journal_13;
DROP TABLE journal_13;

-- The edition in force; the row is there once the hall's folder was taken in. Whoever publishes locks it.
CREATE TABLE setup (
    hall     TEXT   NOT NULL PRIMARY KEY REFERENCES hall (code),
    in_force BIGINT NOT NULL CHECK (in_force > 0)
) /*! WITHOUT ROWID */;

-- Every edition there ever was: who put it in force, when, and why. Nothing is ever taken out again.
CREATE TABLE setup_edition (
    hall    TEXT   NOT NULL REFERENCES setup (hall),
    edition BIGINT NOT NULL CHECK (edition > 0),
    at      TEXT   NOT NULL,
    who     TEXT   NOT NULL,
    reason  TEXT   NOT NULL,
    PRIMARY KEY (hall, edition)
) /*! WITHOUT ROWID */;

-- The documents an edition changed; those it did not change are of the newest edition before that has them. `is_there` is 0
-- where it took the document out.
CREATE TABLE setup_document (
    hall     TEXT   NOT NULL,
    edition  BIGINT NOT NULL,
    name     TEXT   NOT NULL CHECK (name <> ''),
    body     TEXT   NOT NULL,
    is_there BIGINT NOT NULL CHECK (is_there IN (0, 1)),
    PRIMARY KEY (hall, name, edition),
    FOREIGN KEY (hall, edition) REFERENCES setup_edition (hall, edition)
) /*! WITHOUT ROWID */;
