-- The opinion box: what comes in at a kiosk lies sealed until those who hold its key open it.

-- Keys, the newest in use. What seals lies here as it is; what opens is in the shares of its holders.
CREATE TABLE case_box_key (
    hall       TEXT   NOT NULL REFERENCES hall (code),
    number     BIGINT NOT NULL CHECK (number > 0),
    public_key TEXT   NOT NULL CHECK (public_key <> ''),
    made_at    TEXT   NOT NULL,
    PRIMARY KEY (hall, number)
) /*! WITHOUT ROWID */;

-- What each holder has of a key, locked under a passphrase; all shares of a key are needed to open what it sealed. `mark` tells a
-- share from others, and nothing of what it is.
CREATE TABLE case_box_share (
    hall   TEXT   NOT NULL,
    number BIGINT NOT NULL,
    holder TEXT   NOT NULL CHECK (holder IN ('centre', 'discipline')),
    locked TEXT   NOT NULL CHECK (locked <> ''),
    mark   TEXT   NOT NULL CHECK (mark <> ''),
    set_at TEXT   NOT NULL,
    PRIMARY KEY (hall, number, holder),
    FOREIGN KEY (hall, number) REFERENCES case_box_key (hall, number)
) /*! WITHOUT ROWID */;

-- What lies in the box: everything an applicant wrote in a case, sealed under a key. Opening puts it among the texts of the case,
-- and takes it out of here.
CREATE TABLE case_sealed (
    hall    TEXT   NOT NULL,
    number  BIGINT NOT NULL,
    box_key BIGINT NOT NULL,
    body    TEXT   NOT NULL CHECK (body <> ''),
    PRIMARY KEY (hall, number),
    FOREIGN KEY (hall, number) REFERENCES case_file (hall, number),
    FOREIGN KEY (hall, box_key) REFERENCES case_box_key (hall, number)
) /*! WITHOUT ROWID */;

-- Whether a case lies in the box, and when it was opened that lay there.
ALTER TABLE case_file ADD COLUMN sealed BIGINT NOT NULL DEFAULT 0 CHECK (sealed IN (0, 1));
ALTER TABLE case_file ADD COLUMN opened_at TEXT NOT NULL DEFAULT '';
CREATE INDEX case_in_box ON case_file (hall, submitted_at) WHERE sealed = 1;
