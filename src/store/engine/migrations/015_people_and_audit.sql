-- Who may sign in, how often somebody mistyped a PIN, and what was done by whom.

-- Accounts by the number on the badge. `roles` and `windows` list one a line; no windows means all. `pin` is a hash that costs time
-- to guess, in the PHC form; `turn` counts the changes.
CREATE TABLE account (
    hall    TEXT   NOT NULL REFERENCES hall (code),
    code    TEXT   NOT NULL CHECK (code <> ''),
    name    TEXT   NOT NULL,
    name_en TEXT   NOT NULL,
    roles   TEXT   NOT NULL CHECK (roles <> ''),
    windows TEXT   NOT NULL,
    pin     TEXT   NOT NULL CHECK (pin <> ''),
    state   TEXT   NOT NULL CHECK (state IN ('open', 'closed')),
    made_at TEXT   NOT NULL,
    pin_at  TEXT   NOT NULL,
    turn    BIGINT NOT NULL CHECK (turn >= 0),
    PRIMARY KEY (hall, code)
) /*! WITHOUT ROWID */;

-- Wrong PINs in a row of a person, and at a machine; counted before a PIN is checked.
CREATE TABLE account_failure (
    hall    TEXT   NOT NULL REFERENCES hall (code),
    kind    TEXT   NOT NULL CHECK (kind IN ('person', 'machine')),
    subject TEXT   NOT NULL CHECK (subject <> ''),
    wrong   BIGINT NOT NULL CHECK (wrong >= 0),
    since   TEXT   NOT NULL,
    PRIMARY KEY (hall, kind, subject)
) /*! WITHOUT ROWID */;

-- How many entries the audit has, and the hash of the last; whoever adds one locks the row.
CREATE TABLE audit_head (
    hall TEXT   NOT NULL PRIMARY KEY REFERENCES hall (code),
    last BIGINT NOT NULL CHECK (last >= 0),
    hash TEXT   NOT NULL
) /*! WITHOUT ROWID */;

-- What was done: `hash` is of the hash before and of everything else in the row.
CREATE TABLE audit (
    hall       TEXT   NOT NULL REFERENCES audit_head (hall),
    entry      BIGINT NOT NULL CHECK (entry > 0),
    at         TEXT   NOT NULL,
    actor      TEXT   NOT NULL CHECK (actor IN ('account', 'system_admin', 'program')),
    who        TEXT   NOT NULL,
    machine    TEXT   NOT NULL,
    act        TEXT   NOT NULL CHECK (act <> ''),
    object     TEXT   NOT NULL,
    was        TEXT   NOT NULL,
    became     TEXT   NOT NULL,
    hash       TEXT   NOT NULL CHECK (hash <> ''),
    PRIMARY KEY (hall, entry)
) /*! WITHOUT ROWID */;
CREATE INDEX audit_at ON audit (hall, at, entry);

-- Nothing that stands in the audit is changed or taken out again, by whatever program.
/*! SQLITE
CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER audit_not_replaced BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE hall = NEW.hall AND entry = NEW.entry)
    BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
*/
/*! POSTGRESQL
CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit is only added to'; END
$$;
CREATE TRIGGER audit_not_changed BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_kept();
CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();
*/

-- Words that open a window's session were kept as they are; their windows ask for the PIN once more.
UPDATE duty SET token = '';
