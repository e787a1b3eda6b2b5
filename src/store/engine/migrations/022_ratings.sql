-- Ratings (好差评): one of each thing that was done, and one more on a later visit. How many a hall has; whoever adds one locks the row.
CREATE TABLE rating_head (
    hall TEXT   NOT NULL PRIMARY KEY REFERENCES hall (code),
    last BIGINT NOT NULL CHECK (last >= 0)
) /*! WITHOUT ROWID */;

-- Ratings as they stand, without a word of anybody's. `subject` is `A012 2026-11-23` of a ticket, the number of an application;
-- `reasons` and `departments` are one a line; `case_number` is the case of a bad one, 0 where there is none; `visit` and `request` say
-- within which visit it may be changed, and which request made it what it is; `served_at` is when the thing was finished.
CREATE TABLE rating (
    hall             TEXT   NOT NULL REFERENCES rating_head (hall),
    number           BIGINT NOT NULL CHECK (number > 0),
    subject_kind     TEXT   NOT NULL CHECK (subject_kind IN ('ticket', 'application')),
    subject          TEXT   NOT NULL CHECK (subject <> ''),
    turn             BIGINT NOT NULL CHECK (turn IN (1, 2)),
    grade            TEXT   NOT NULL CHECK (grade IN ('very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied',
        'very_dissatisfied')),
    reasons          TEXT   NOT NULL,
    channel          TEXT   NOT NULL CHECK (channel IN ('kiosk', 'window', 'qr', 'telephone')),
    anonymous        BIGINT NOT NULL CHECK (anonymous IN (0, 1)),
    has_text         BIGINT NOT NULL CHECK (has_text IN (0, 1)),
    state            TEXT   NOT NULL CHECK (state IN ('counted', 'in_review', 'annulled')),
    case_number      BIGINT NOT NULL DEFAULT 0,
    served_at        TEXT   NOT NULL,
    line             TEXT   NOT NULL,
    at_window        TEXT   NOT NULL,
    clerk            TEXT   NOT NULL,
    departments      TEXT   NOT NULL,
    matter           TEXT   NOT NULL,
    class            TEXT   NOT NULL,
    from_appointment BIGINT NOT NULL CHECK (from_appointment IN (0, 1)),
    lang             TEXT   NOT NULL,
    kiosk            TEXT   NOT NULL,
    visit            TEXT   NOT NULL,
    request          TEXT   NOT NULL,
    at               TEXT   NOT NULL,
    changed_at       TEXT   NOT NULL,
    changes          BIGINT NOT NULL CHECK (changes >= 0),
    PRIMARY KEY (hall, number)
) /*! WITHOUT ROWID */;
-- One of each turn for each thing; ratings of a period; the rating of a case.
CREATE UNIQUE INDEX rating_subject ON rating (hall, subject_kind, subject, turn);
CREATE INDEX rating_at ON rating (hall, at, number);
CREATE INDEX rating_case ON rating (hall, case_number) WHERE case_number > 0;
-- Bad ratings that nobody has taken up, which the lead's screen shows.
CREATE INDEX case_bad_rating ON case_file (hall, number) WHERE source = 'bad_rating' AND state = 'submitted';

-- What people wrote with a rating of which no case came; with a bad one it lies with its case, where others may read it. No CHECK: a
-- server logs the row that breaks one, and words of people belong in no log.
CREATE TABLE rating_text (
    hall   TEXT   NOT NULL,
    number BIGINT NOT NULL,
    part   TEXT   NOT NULL,
    body   TEXT   NOT NULL,
    PRIMARY KEY (hall, number, part),
    FOREIGN KEY (hall, number) REFERENCES rating (hall, number)
);
