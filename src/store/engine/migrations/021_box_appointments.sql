-- A new key of the opinion box that follows one of which a holder has lost passphrase and paper: announced by whoever runs the system,
-- and objected to by nobody until it opens.
CREATE TABLE case_box_appointment (
    hall         TEXT   NOT NULL,
    number       BIGINT NOT NULL,
    follows      BIGINT NOT NULL,
    lost         TEXT   NOT NULL CHECK (lost <> ''),
    announced_at TEXT   NOT NULL,
    opens_from   TEXT   NOT NULL,
    who          TEXT   NOT NULL,
    reason       TEXT   NOT NULL CHECK (reason <> ''),
    unread       BIGINT NOT NULL CHECK (unread >= 0),
    objected_at  TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (hall, number),
    FOREIGN KEY (hall, number) REFERENCES case_box_key (hall, number),
    FOREIGN KEY (hall, follows) REFERENCES case_box_key (hall, number)
) /*! WITHOUT ROWID */;

-- What comes in while such a key may still be objected to is sealed under both: here under the new one, in case_sealed under the old.
CREATE TABLE case_sealed_twice (
    hall    TEXT   NOT NULL,
    number  BIGINT NOT NULL,
    box_key BIGINT NOT NULL,
    body    TEXT   NOT NULL CHECK (body <> ''),
    PRIMARY KEY (hall, number),
    FOREIGN KEY (hall, number) REFERENCES case_file (hall, number),
    FOREIGN KEY (hall, box_key) REFERENCES case_box_key (hall, number)
) /*! WITHOUT ROWID */;
