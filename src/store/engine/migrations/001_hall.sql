-- The hall begins: lines and their tickets, print jobs, what people choose, and the matter catalogue.

-- One line on one business day. `last` is the last number given, or passed over after a loss; `reserved` is what the
-- ledger covers; `by_interval` counts the numbers of each interval, such as `09:00:00=12 13:00:00=3`.
CREATE TABLE line_day (
    day              TEXT   NOT NULL,
    line             TEXT   NOT NULL,
    last             BIGINT NOT NULL,
    reserved         BIGINT NOT NULL,
    given            BIGINT NOT NULL,
    by_interval      TEXT   NOT NULL,
    waiting          BIGINT NOT NULL,
    waiting_priority BIGINT NOT NULL,
    PRIMARY KEY (day, line)
) /*! WITHOUT ROWID */;

-- `seq` orders the tickets of a line on a day, whatever the clock did; a matter of '' was not chosen.
CREATE TABLE ticket (
    day       TEXT   NOT NULL,
    line      TEXT   NOT NULL,
    number    BIGINT NOT NULL,
    seq       BIGINT NOT NULL,
    issued_at TEXT   NOT NULL,
    kiosk     TEXT   NOT NULL,
    visit     TEXT   NOT NULL,
    priority  BIGINT NOT NULL,
    ahead     BIGINT NOT NULL,
    matter    TEXT   NOT NULL,
    code      TEXT   NOT NULL,
    state     TEXT   NOT NULL,
    PRIMARY KEY (day, line, number)
) /*! WITHOUT ROWID */;
CREATE UNIQUE INDEX ticket_code ON ticket (code);
-- One live ticket a visit.
CREATE UNIQUE INDEX ticket_live ON ticket (visit) WHERE state IN ('waiting', 'called', 'serving');

-- Everything that happened to a ticket, in order of writing.
CREATE TABLE ticket_event (
    day    TEXT   NOT NULL,
    line   TEXT   NOT NULL,
    number BIGINT NOT NULL,
    at     TEXT   NOT NULL,
    event  TEXT   NOT NULL
);

-- How far the printing of a ticket has come, by the ticket's code.
CREATE TABLE print_job (
    code  TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    at    TEXT NOT NULL
) /*! WITHOUT ROWID */;

-- How often a matter was chosen here.
CREATE TABLE choice (
    code   TEXT   NOT NULL PRIMARY KEY,
    chosen BIGINT NOT NULL
) /*! WITHOUT ROWID */;

-- The edition of the catalogue in force, and the newest one begun. An import writes a new edition beside the old one
-- and then moves `in_force`, so that nobody sees half of it and nobody waits for it.
CREATE TABLE catalogue (
    id       BIGINT NOT NULL PRIMARY KEY,
    in_force BIGINT NOT NULL,
    newest   BIGINT NOT NULL
);
INSERT INTO catalogue (id, in_force, newest) VALUES (1, 0, 0);

-- What lists and searches need of a matter, in the order of its source.
CREATE TABLE matter (
    edition       BIGINT NOT NULL,
    place         BIGINT NOT NULL,
    code          TEXT   NOT NULL,
    name_zh       TEXT   NOT NULL,
    name_en       TEXT   NOT NULL,
    aliases       TEXT   NOT NULL,
    department    TEXT   NOT NULL,
    line          TEXT   NOT NULL,
    themes        TEXT   NOT NULL,
    kind          TEXT   NOT NULL,
    people        BIGINT NOT NULL,
    organisations BIGINT NOT NULL,
    while_you_wait BIGINT NOT NULL,
    popularity    BIGINT NOT NULL,
    PRIMARY KEY (edition, place)
) /*! WITHOUT ROWID */;
CREATE UNIQUE INDEX matter_code ON matter (edition, code);

-- The rest of its service guide. Lists are one entry a line; limits and documents as the catalogue's files write them.
CREATE TABLE guide (
    edition    BIGINT NOT NULL,
    place      BIGINT NOT NULL,
    main_item  TEXT   NOT NULL,
    statutory  TEXT   NOT NULL,
    promised   TEXT   NOT NULL,
    visits     BIGINT NOT NULL,
    conditions TEXT   NOT NULL,
    materials  TEXT   NOT NULL,
    process    TEXT   NOT NULL,
    fee        TEXT   NOT NULL,
    address    TEXT   NOT NULL,
    windows    TEXT   NOT NULL,
    hours      TEXT   NOT NULL,
    phone      TEXT   NOT NULL,
    complaints TEXT   NOT NULL,
    link       TEXT   NOT NULL,
    PRIMARY KEY (edition, place)
);
