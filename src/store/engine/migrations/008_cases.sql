-- Cases: opinions, complaints and all else that is put right in one loop, with the receipts people come back with.

-- The journal knows cases.
ALTER TABLE journal RENAME TO journal_7;
CREATE TABLE journal (
    hall      TEXT   NOT NULL,
    seq       BIGINT NOT NULL,
    day       TEXT   NOT NULL,
    at        TEXT   NOT NULL,
    kind      TEXT   NOT NULL CHECK (kind IN ('ticket', 'duty', 'line', 'print', 'appointment', 'case')),
    event     TEXT   NOT NULL,
    line      TEXT   NOT NULL DEFAULT '',
    number    BIGINT NOT NULL DEFAULT 0,
    step      BIGINT NOT NULL DEFAULT 0,
    at_window TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (hall, seq)
) /*! WITHOUT ROWID */;
INSERT INTO journal (hall, seq, day, at, kind, event, line, number, step, at_window)
    SELECT hall, seq, day, at, kind, event, line, number, step, at_window FROM journal_7;
DROP TABLE journal_7;

-- The keys under which receipts are sealed; `turn` counts them, and `number` is what a receipt says of its key.
CREATE TABLE receipt_key (
    hall    TEXT   NOT NULL REFERENCES hall (code),
    number  BIGINT NOT NULL CHECK (number BETWEEN 0 AND 63),
    turn    BIGINT NOT NULL CHECK (turn >= 0),
    secret  TEXT   NOT NULL,
    made_at TEXT   NOT NULL,
    PRIMARY KEY (hall, number)
) /*! WITHOUT ROWID */;

-- How many cases a hall has; whoever adds one locks the row.
CREATE TABLE case_head (
    hall TEXT   NOT NULL PRIMARY KEY REFERENCES hall (code),
    last BIGINT NOT NULL CHECK (last >= 0)
) /*! WITHOUT ROWID */;

-- Cases as they stand, without a word of anybody's. `receipt` is the id in the receipt, sealed under the key `receipt_key`;
-- `concerns` lists the departments it is about, one a line; `next_at` is when something is due next, which the work list is
-- sorted by, '' where nobody can say; moments that have not come are ''.
CREATE TABLE case_file (
    hall         TEXT   NOT NULL REFERENCES case_head (hall),
    number       BIGINT NOT NULL CHECK (number > 0),
    receipt      TEXT   NOT NULL CHECK (receipt <> ''),
    receipt_key  BIGINT NOT NULL,
    source       TEXT   NOT NULL CHECK (source IN ('suggestion', 'criticism', 'praise', 'enquiry', 'help', 'complaint',
        'unresolved', 'bad_rating', 'supervision', 'patrol', 'staff_note')),
    class        TEXT   NOT NULL DEFAULT '',
    state        TEXT   NOT NULL CHECK (state IN ('submitted', 'registered', 'accepted', 'assigned', 'answered', 'confirmed',
        'closed', 'refused', 'merged', 'withdrawn')),
    since        TEXT   NOT NULL,
    submitted_at TEXT   NOT NULL,
    about_kind   TEXT   NOT NULL CHECK (about_kind IN ('', 'department', 'window', 'matter', 'ticket')),
    about        TEXT   NOT NULL,
    at_window    TEXT   NOT NULL DEFAULT '',
    concerns     TEXT   NOT NULL DEFAULT '',
    department   TEXT   NOT NULL DEFAULT '',
    contact_due  TEXT   NOT NULL DEFAULT '',
    contacted_at TEXT   NOT NULL DEFAULT '',
    due          TEXT   NOT NULL DEFAULT '',
    next_at      TEXT   NOT NULL DEFAULT '',
    answered_at  TEXT   NOT NULL DEFAULT '',
    lapses_at    TEXT   NOT NULL DEFAULT '',
    ended_at     TEXT   NOT NULL DEFAULT '',
    extended_at  TEXT   NOT NULL DEFAULT '',
    reopened_at  TEXT   NOT NULL DEFAULT '',
    published_at TEXT   NOT NULL DEFAULT '',
    merged_into  BIGINT NOT NULL DEFAULT 0,
    satisfied    TEXT   NOT NULL DEFAULT '' CHECK (satisfied IN ('', 'yes', 'no')),
    rechecked    TEXT   NOT NULL DEFAULT '' CHECK (rechecked IN ('', 'yes', 'no')),
    vote         TEXT   NOT NULL DEFAULT '' CHECK (vote IN ('', 'yes', 'no')),
    urged_at     TEXT   NOT NULL DEFAULT '',
    urges        BIGINT NOT NULL DEFAULT 0 CHECK (urges >= 0),
    kiosk        TEXT   NOT NULL DEFAULT '',
    visit        TEXT   NOT NULL DEFAULT '',
    lang         TEXT   NOT NULL,
    has_text     BIGINT NOT NULL CHECK (has_text IN (0, 1)),
    has_contact  BIGINT NOT NULL CHECK (has_contact IN (0, 1)),
    steps        BIGINT NOT NULL CHECK (steps > 0),
    PRIMARY KEY (hall, number),
    CHECK (state <> 'assigned' OR department <> ''),
    CHECK (state <> 'merged' OR merged_into > 0)
) /*! WITHOUT ROWID */;
CREATE UNIQUE INDEX case_receipt ON case_file (hall, receipt);
-- The paces of a kiosk; the work list, by what it may be narrowed to; the register of all, newest first; what closes by itself.
CREATE INDEX case_kiosk ON case_file (hall, kiosk, submitted_at) WHERE kiosk <> '';
CREATE INDEX case_open ON case_file (hall, next_at, number) WHERE ended_at = '';
CREATE INDEX case_open_state ON case_file (hall, state, next_at, number) WHERE ended_at = '';
CREATE INDEX case_open_source ON case_file (hall, source, next_at, number) WHERE ended_at = '';
CREATE INDEX case_open_department ON case_file (hall, department, next_at, number) WHERE ended_at = '';
CREATE INDEX case_state ON case_file (hall, state, number);
CREATE INDEX case_source ON case_file (hall, source, number);
CREATE INDEX case_department ON case_file (hall, department, number);
CREATE INDEX case_lapse ON case_file (hall, lapses_at) WHERE lapses_at <> '';

-- The history of a case (台账): every step, never changed. `unit` is the department somebody acted for; `detail` is a word: a class, a
-- department, the number of another case, a moment, yes or no.
CREATE TABLE case_step (
    hall       TEXT   NOT NULL,
    number     BIGINT NOT NULL,
    step       BIGINT NOT NULL CHECK (step > 0),
    at         TEXT   NOT NULL,
    act        TEXT   NOT NULL CHECK (act IN ('submitted', 'registered', 'accepted', 'refused', 'merged', 'assigned',
        'contacted', 'answered', 'extended', 'confirmed', 'rechecked', 'closed', 'withdrawn', 'urged', 'voted', 'published',
        'unpublished', 'revealed', 'lapsed', 'scheduled')),
    role       TEXT   NOT NULL CHECK (role IN ('applicant', 'department', 'centre', 'supervisor', 'clock')),
    unit       TEXT   NOT NULL,
    who        TEXT   NOT NULL,
    from_state TEXT   NOT NULL,
    to_state   TEXT   NOT NULL,
    detail     TEXT   NOT NULL,
    PRIMARY KEY (hall, number, step),
    FOREIGN KEY (hall, number) REFERENCES case_file (hall, number)
) /*! WITHOUT ROWID */;

-- What people wrote, by the step it came with: what the applicant says and how to be reached (`text`, `name`, `phone`), what the
-- applicant is told (`answer`, `reason`, `instead`), and what stays inside (`note`). No CHECK: a server logs the row that breaks
-- one, and words of people belong in no log.
CREATE TABLE case_text (
    hall   TEXT   NOT NULL,
    number BIGINT NOT NULL,
    step   BIGINT NOT NULL,
    part   TEXT   NOT NULL,
    body   TEXT   NOT NULL,
    PRIMARY KEY (hall, number, step, part),
    FOREIGN KEY (hall, number, step) REFERENCES case_step (hall, number, step)
);

-- What everybody may read: a subject somebody has reviewed, and what was changed because of it. `number` is not shown.
CREATE TABLE case_publication (
    hall    TEXT   NOT NULL,
    number  BIGINT NOT NULL,
    at      TEXT   NOT NULL,
    subject TEXT   NOT NULL,
    changed TEXT   NOT NULL,
    shown   BIGINT NOT NULL,
    PRIMARY KEY (hall, number),
    FOREIGN KEY (hall, number) REFERENCES case_file (hall, number)
);
CREATE INDEX case_publication_newest ON case_publication (hall, at, number) WHERE shown = 1;
