-- Numbers are called. A ticket waits in `queue`, its own line unless it was transferred; `at_window` is the window that has
-- it, or the only one that may call it; `turn` is how many people the line must have called first after it was missed.
ALTER TABLE ticket ADD COLUMN queue TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN class TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN at_window TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN since TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN calls BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN misses BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN turn BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN due TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN steps BIGINT NOT NULL DEFAULT 1;
-- The place of its newest call among the calls of the day; 0 before the first.
ALTER TABLE ticket ADD COLUMN call_seq BIGINT NOT NULL DEFAULT 0;
UPDATE ticket SET queue = line, since = issued_at;
UPDATE ticket SET class = 'green' WHERE priority = 1;
-- One live ticket a visit, held ones included; one ticket in the hands of a window.
DROP INDEX ticket_live;
CREATE UNIQUE INDEX ticket_live ON ticket (visit) WHERE state IN ('waiting', 'called', 'serving', 'held');
CREATE UNIQUE INDEX ticket_in_hand ON ticket (day, at_window) WHERE state IN ('called', 'serving');
-- Who waits by line, what a window keeps, and who was missed.
CREATE INDEX ticket_queue ON ticket (queue, state);
CREATE INDEX ticket_window ON ticket (at_window, state);
CREATE INDEX ticket_missed ON ticket (day, since) WHERE misses > 0;

-- How far a line has come on a day: people called, where a ratio stands.
ALTER TABLE line_day ADD COLUMN called BIGINT NOT NULL DEFAULT 0;
ALTER TABLE line_day ADD COLUMN cycle BIGINT NOT NULL DEFAULT 0;

-- Every step of every ticket in order, and all that is derived from it: waiting, walking, serving, idle. `exact` is 0 where
-- nightfall closed it and nobody did.
CREATE TABLE ticket_step (
    day       TEXT   NOT NULL,
    line      TEXT   NOT NULL,
    number    BIGINT NOT NULL,
    step      BIGINT NOT NULL,
    at        TEXT   NOT NULL,
    event     TEXT   NOT NULL,
    queue     TEXT   NOT NULL,
    at_window TEXT   NOT NULL,
    clerk     TEXT   NOT NULL,
    detail    TEXT   NOT NULL,
    exact     BIGINT NOT NULL,
    PRIMARY KEY (day, line, number, step)
) /*! WITHOUT ROWID */;
CREATE INDEX step_window ON ticket_step (day, at_window, event, at);
CREATE INDEX step_queue ON ticket_step (day, queue, event, at);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact)
    SELECT day, line, number, ROW_NUMBER() OVER (PARTITION BY day, line, number ORDER BY at), at, event, line, '', '', '', 1
    FROM ticket_event;
UPDATE ticket SET steps = (
    SELECT COUNT(*) FROM ticket_step AS past
    WHERE past.day = ticket.day AND past.line = ticket.line AND past.number = ticket.number
);
DROP TABLE ticket_event;

-- What was done for somebody at a window: a matter, how many, how it ended; a remark without personal data.
CREATE TABLE work (
    day       TEXT   NOT NULL,
    line      TEXT   NOT NULL,
    number    BIGINT NOT NULL,
    step      BIGINT NOT NULL,
    place     BIGINT NOT NULL,
    matter    TEXT   NOT NULL,
    quantity  BIGINT NOT NULL,
    outcome   TEXT   NOT NULL,
    remark    TEXT   NOT NULL,
    PRIMARY KEY (day, line, number, step, place)
) /*! WITHOUT ROWID */;

-- The calls of a day in the order in which the hall hears them. `calling` is what every deed of a window locks first.
CREATE TABLE calling (
    day  TEXT   NOT NULL PRIMARY KEY,
    seq  BIGINT NOT NULL,
    turn BIGINT NOT NULL
) /*! WITHOUT ROWID */;
CREATE TABLE call (
    day       TEXT   NOT NULL,
    seq       BIGINT NOT NULL,
    line      TEXT   NOT NULL,
    number    BIGINT NOT NULL,
    at_window TEXT   NOT NULL,
    at        TEXT   NOT NULL,
    again     BIGINT NOT NULL,
    PRIMARY KEY (day, seq)
) /*! WITHOUT ROWID */;

-- Who is on duty at each window. `press` is the last order that was performed there, so that asking twice does it once.
CREATE TABLE duty (
    at_window TEXT   NOT NULL PRIMARY KEY,
    day       TEXT   NOT NULL,
    clerk     TEXT   NOT NULL,
    state     TEXT   NOT NULL,
    reason    TEXT   NOT NULL,
    since     TEXT   NOT NULL,
    auto_call BIGINT NOT NULL,
    seen      TEXT   NOT NULL,
    token     TEXT   NOT NULL,
    press     TEXT   NOT NULL
) /*! WITHOUT ROWID */;
-- Everything that happened to a window's duty, in order.
CREATE TABLE duty_step (
    day       TEXT   NOT NULL,
    at_window TEXT   NOT NULL,
    step      BIGINT NOT NULL,
    at        TEXT   NOT NULL,
    event     TEXT   NOT NULL,
    clerk     TEXT   NOT NULL,
    detail    TEXT   NOT NULL,
    PRIMARY KEY (day, at_window, step)
) /*! WITHOUT ROWID */;

-- Lines that an admin stopped, until they are reopened.
CREATE TABLE line_stop (
    line   TEXT NOT NULL PRIMARY KEY,
    at     TEXT NOT NULL,
    who    TEXT NOT NULL,
    reason TEXT NOT NULL
) /*! WITHOUT ROWID */;

-- How far somebody who reads calls has come, such as the speaker: what it said is not said again after a restart.
CREATE TABLE reader (
    name TEXT   NOT NULL PRIMARY KEY,
    day  TEXT   NOT NULL,
    seq  BIGINT NOT NULL
) /*! WITHOUT ROWID */;
