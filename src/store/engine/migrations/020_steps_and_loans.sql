-- What windows do beside calling: the last step is taken back, a waiting number is taken out of the line, somebody is let in before
-- others, a window is lent to another line. A step that was taken back stays, is marked, and counts nowhere; so does a call.
ALTER TABLE ticket ADD COLUMN removed BIGINT NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
ALTER TABLE call ADD COLUMN undone BIGINT NOT NULL DEFAULT 0 CHECK (undone IN (0, 1));

ALTER TABLE ticket_step RENAME TO ticket_step_16;
CREATE TABLE ticket_step (
    hall      TEXT   NOT NULL,
    day       TEXT   NOT NULL,
    line      TEXT   NOT NULL,
    number    BIGINT NOT NULL,
    step      BIGINT NOT NULL CHECK (step > 0),
    at        TEXT   NOT NULL,
    event     TEXT   NOT NULL CHECK (event IN ('waiting', 'called', 'recalled', 'serving', 'done', 'missed', 'abandoned',
        'held', 'brought_back', 'transferred', 'cancelled', 'expired', 'let_in', 'removed', 'undone')),
    queue     TEXT   NOT NULL,
    at_window TEXT   NOT NULL,
    clerk     TEXT   NOT NULL,
    detail    TEXT   NOT NULL,
    exact     BIGINT NOT NULL CHECK (exact IN (0, 1)),
    undone    BIGINT NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    PRIMARY KEY (hall, day, line, number, step),
    FOREIGN KEY (hall, day, line, number) REFERENCES ticket (hall, day, line, number)
) /*! WITHOUT ROWID */;
INSERT INTO ticket_step (hall, day, line, number, step, at, event, queue, at_window, clerk, detail, exact)
    SELECT hall, day, line, number, step, at, event, queue, at_window, clerk, detail, exact FROM ticket_step_16;
DROP TABLE ticket_step_16;
CREATE INDEX step_window ON ticket_step (hall, day, at_window, event, at);
CREATE INDEX step_queue ON ticket_step (hall, day, queue, event, at);

-- What a window did last, where it may be taken back: the ticket, and what has to come back, as the program writes it.
ALTER TABLE duty ADD COLUMN undo TEXT NOT NULL DEFAULT '';
ALTER TABLE duty ADD COLUMN undo_line TEXT NOT NULL DEFAULT '';
ALTER TABLE duty ADD COLUMN undo_number BIGINT NOT NULL DEFAULT 0;

-- The line a window is lent to on a day, until a moment; a row that is over says nothing.
CREATE TABLE window_loan (
    hall      TEXT NOT NULL REFERENCES hall (code),
    at_window TEXT NOT NULL CHECK (at_window <> ''),
    line      TEXT NOT NULL CHECK (line <> ''),
    since     TEXT NOT NULL,
    ends      TEXT NOT NULL,
    who       TEXT NOT NULL,
    PRIMARY KEY (hall, at_window)
) /*! WITHOUT ROWID */;
