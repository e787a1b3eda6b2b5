-- What editors have changed and nobody has published yet, what was published, and how each matter was before.

-- The numbers that were given, and how many it takes to publish: `one` or `two`. `turn` counts whatever is done with the draft.
-- Whoever changes the draft or publishes locks the row.
CREATE TABLE draft_head (
    hall        TEXT   NOT NULL PRIMARY KEY REFERENCES hall (code),
    change      BIGINT NOT NULL CHECK (change >= 0),
    publication BIGINT NOT NULL CHECK (publication >= 0),
    turn        BIGINT NOT NULL CHECK (turn >= 0),
    rule        TEXT   NOT NULL CHECK (rule IN ('one', 'two'))
) /*! WITHOUT ROWID */;
-- A hall whose administrator has an account already knows its people apart.
INSERT INTO draft_head (hall, change, publication, turn, rule)
    SELECT DISTINCT hall, 0, 0, 0, 'two' FROM account WHERE state = 'open' AND roles LIKE '%system_admin%';

-- A change of a matter or of a document as a whole: the last one of a subject holds. `body` is the text of a document, or a line a
-- field of a matter, whether it can be read or not. `began` is the edition it began from. `publication` is 0 in the draft, else what
-- the change went out with. `came_back` is the publication that was called off and brought the change back behind another one of the
-- same subject, until somebody has looked at both; else 0.
CREATE TABLE draft_change (
    hall        TEXT   NOT NULL REFERENCES draft_head (hall),
    number      BIGINT NOT NULL CHECK (number > 0),
    kind        TEXT   NOT NULL CHECK (kind IN ('matter', 'document')),
    subject     TEXT   NOT NULL CHECK (subject <> ''),
    is_there    BIGINT NOT NULL CHECK (is_there IN (0, 1)),
    body        TEXT   NOT NULL,
    actor       TEXT   NOT NULL CHECK (actor IN ('account', 'system_admin', 'program')),
    who         TEXT   NOT NULL,
    at          TEXT   NOT NULL,
    began       BIGINT NOT NULL CHECK (began >= 0),
    is_undone   BIGINT NOT NULL CHECK (is_undone IN (0, 1)),
    publication BIGINT NOT NULL CHECK (publication >= 0),
    came_back   BIGINT NOT NULL DEFAULT 0 CHECK (came_back >= 0),
    PRIMARY KEY (hall, number)
) /*! WITHOUT ROWID */;
CREATE INDEX draft_change_publication ON draft_change (hall, publication, number);

-- What was published, or is to be when its moment `due` has come.
CREATE TABLE publication (
    hall              TEXT   NOT NULL REFERENCES draft_head (hall),
    number            BIGINT NOT NULL CHECK (number > 0),
    state             TEXT   NOT NULL CHECK (state IN ('planned', 'done', 'cancelled', 'conflict', 'unreadable')),
    actor             TEXT   NOT NULL CHECK (actor IN ('account', 'system_admin', 'program')),
    who               TEXT   NOT NULL,
    reason            TEXT   NOT NULL,
    made_at           TEXT   NOT NULL,
    due               TEXT   NOT NULL,
    ended_at          TEXT   NOT NULL,
    setup_edition     BIGINT NOT NULL CHECK (setup_edition >= 0),
    catalogue_edition BIGINT NOT NULL CHECK (catalogue_edition >= 0),
    matters           BIGINT NOT NULL CHECK (matters >= 0),
    PRIMARY KEY (hall, number)
) /*! WITHOUT ROWID */;
CREATE INDEX publication_due ON publication (hall, due) WHERE state = 'planned';

-- The documents a publication changes; `is_there` is 0 where one vanishes, `began` the edition of the setup the change began from.
CREATE TABLE publication_document (
    hall        TEXT   NOT NULL,
    publication BIGINT NOT NULL,
    name        TEXT   NOT NULL CHECK (name <> ''),
    began       BIGINT NOT NULL,
    is_there    BIGINT NOT NULL CHECK (is_there IN (0, 1)),
    body        TEXT   NOT NULL,
    PRIMARY KEY (hall, publication, name),
    FOREIGN KEY (hall, publication) REFERENCES publication (hall, number)
) /*! WITHOUT ROWID */;

-- The matters it changes, as the catalogue keeps them, until it is in force or called off.
CREATE TABLE publication_matter (
    hall           TEXT   NOT NULL,
    publication    BIGINT NOT NULL,
    place          BIGINT NOT NULL,
    began          BIGINT NOT NULL,
    is_there       BIGINT NOT NULL CHECK (is_there IN (0, 1)),
    code           TEXT   NOT NULL CHECK (code <> ''),
    name_zh        TEXT   NOT NULL,
    name_en        TEXT   NOT NULL,
    aliases        TEXT   NOT NULL,
    department     TEXT   NOT NULL,
    line           TEXT   NOT NULL,
    themes         TEXT   NOT NULL,
    kind           TEXT   NOT NULL,
    people         BIGINT NOT NULL,
    organisations  BIGINT NOT NULL,
    while_you_wait BIGINT NOT NULL,
    popularity     BIGINT NOT NULL,
    main_item      TEXT   NOT NULL,
    statutory      TEXT   NOT NULL,
    promised       TEXT   NOT NULL,
    visits         BIGINT NOT NULL,
    conditions     TEXT   NOT NULL,
    materials      TEXT   NOT NULL,
    process        TEXT   NOT NULL,
    fee            TEXT   NOT NULL,
    address        TEXT   NOT NULL,
    windows        TEXT   NOT NULL,
    hours          TEXT   NOT NULL,
    phone          TEXT   NOT NULL,
    complaints     TEXT   NOT NULL,
    link           TEXT   NOT NULL,
    PRIMARY KEY (hall, publication, code),
    FOREIGN KEY (hall, publication) REFERENCES publication (hall, number)
);

-- Every edition of the catalogue that came into force since this step, and the one that was in force then, whose `at` may be ''.
CREATE TABLE catalogue_edition (
    hall    TEXT   NOT NULL REFERENCES catalogue (hall),
    edition BIGINT NOT NULL CHECK (edition > 0),
    at      TEXT   NOT NULL,
    who     TEXT   NOT NULL,
    reason  TEXT   NOT NULL,
    PRIMARY KEY (hall, edition)
) /*! WITHOUT ROWID */;
INSERT INTO catalogue_edition (hall, edition, at, who, reason)
    SELECT c.hall, c.in_force, COALESCE((SELECT MAX(j.at) FROM journal j WHERE j.hall = c.hall AND j.kind = 'catalogue'
        AND j.event = 'published' AND j.number = c.in_force), ''), '', '' FROM catalogue c WHERE c.in_force > 0;

-- How each matter that an edition changed was before it; `is_there` is 0 where there was none. By these one goes back to any edition.
CREATE TABLE catalogue_past (
    hall           TEXT   NOT NULL,
    edition        BIGINT NOT NULL,
    place          BIGINT NOT NULL,
    is_there       BIGINT NOT NULL CHECK (is_there IN (0, 1)),
    code           TEXT   NOT NULL CHECK (code <> ''),
    name_zh        TEXT   NOT NULL,
    name_en        TEXT   NOT NULL,
    aliases        TEXT   NOT NULL,
    department     TEXT   NOT NULL,
    line           TEXT   NOT NULL,
    themes         TEXT   NOT NULL,
    kind           TEXT   NOT NULL,
    people         BIGINT NOT NULL,
    organisations  BIGINT NOT NULL,
    while_you_wait BIGINT NOT NULL,
    popularity     BIGINT NOT NULL,
    main_item      TEXT   NOT NULL,
    statutory      TEXT   NOT NULL,
    promised       TEXT   NOT NULL,
    visits         BIGINT NOT NULL,
    conditions     TEXT   NOT NULL,
    materials      TEXT   NOT NULL,
    process        TEXT   NOT NULL,
    fee            TEXT   NOT NULL,
    address        TEXT   NOT NULL,
    windows        TEXT   NOT NULL,
    hours          TEXT   NOT NULL,
    phone          TEXT   NOT NULL,
    complaints     TEXT   NOT NULL,
    link           TEXT   NOT NULL,
    PRIMARY KEY (hall, code, edition)
);
CREATE INDEX catalogue_past_edition ON catalogue_past (hall, edition);
