-- Applications (办件) of the approval system, as a table says of them, with the receipts that were given for them. Nothing in here is
-- about whoever applied.

-- How many applications a hall has; whoever brings some in, or gives a receipt, locks the row.
CREATE TABLE application_head (
    hall TEXT   NOT NULL PRIMARY KEY REFERENCES hall (code),
    last BIGINT NOT NULL CHECK (last >= 0)
) /*! WITHOUT ROWID */;

-- Moments and days that have not come are ''; a day without a time of day is its midnight. `special` lists the special procedures,
-- FROM/UNTIL, a blank between; `legal_limit` and `promised_limit` are those of the matter when the application came in first.
-- `deemed` says that it is accepted by law, since nobody said otherwise in time: its source still has it as received. `next_at` is
-- what the work list is sorted by: the limit that runs out next, or the end of all days where none runs. `steps` counts what has
-- changed since the first time.
CREATE TABLE application (
    hall           TEXT   NOT NULL REFERENCES application_head (hall),
    number         BIGINT NOT NULL CHECK (number > 0),
    code           TEXT   NOT NULL CHECK (code <> ''),
    matter         TEXT   NOT NULL,
    department     TEXT   NOT NULL,
    state          TEXT   NOT NULL CHECK (state IN ('received', 'supplement', 'accepted', 'review', 'special', 'decided',
        'certificate', 'delivery', 'finished', 'refused', 'withdrawn')),
    received_at    TEXT   NOT NULL,
    accepted_at    TEXT   NOT NULL,
    deemed         BIGINT NOT NULL CHECK (deemed IN (0, 1)),
    promised       TEXT   NOT NULL,
    finished_at    TEXT   NOT NULL,
    special        TEXT   NOT NULL,
    legal_limit    TEXT   NOT NULL,
    promised_limit TEXT   NOT NULL,
    is_open        BIGINT NOT NULL CHECK (is_open IN (0, 1)),
    next_at        TEXT   NOT NULL,
    imported_at    TEXT   NOT NULL,
    steps          BIGINT NOT NULL CHECK (steps >= 0),
    PRIMARY KEY (hall, number)
) /*! WITHOUT ROWID */;
-- By code first: whoever looks for one names no hall that other indexes begin with, so that none of them is taken instead.
CREATE UNIQUE INDEX application_code ON application (code, hall);
-- The work list, and the register by number, each by what it may be narrowed to. Numbers rise, so that each of the latter grows at
-- its end.
CREATE INDEX application_open ON application (hall, next_at, number) WHERE is_open = 1;
CREATE INDEX application_open_state ON application (hall, state, next_at, number) WHERE is_open = 1;
CREATE INDEX application_open_department ON application (hall, department, next_at, number) WHERE is_open = 1;
CREATE INDEX application_state ON application (hall, state, number);
CREATE INDEX application_department ON application (hall, department, number);

-- What a later table said otherwise than the one before, a step a table, never changed. `changes` has a line a fact: its word, what
-- it was, what it is, with tabs between; it is empty where a limit alone did it.
CREATE TABLE application_step (
    hall       TEXT   NOT NULL,
    number     BIGINT NOT NULL,
    step       BIGINT NOT NULL CHECK (step > 0),
    at         TEXT   NOT NULL,
    from_state TEXT   NOT NULL,
    to_state   TEXT   NOT NULL,
    changes    TEXT   NOT NULL,
    PRIMARY KEY (hall, number, step),
    FOREIGN KEY (hall, number) REFERENCES application (hall, number)
) /*! WITHOUT ROWID */;

-- The receipts that were given out, one an application.
CREATE TABLE application_receipt (
    hall        TEXT   NOT NULL,
    receipt     TEXT   NOT NULL CHECK (receipt <> ''),
    receipt_key BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    given_at    TEXT   NOT NULL,
    PRIMARY KEY (hall, receipt),
    FOREIGN KEY (hall, number) REFERENCES application (hall, number)
) /*! WITHOUT ROWID */;
CREATE UNIQUE INDEX application_receipt_number ON application_receipt (hall, number);
