-- The journal of prints knows the receipts of cases beside tickets. A ticket's print lies in the ticket's own row; a receipt's
-- lies here, under the same names of columns. `code` is the id in the receipt, `number` the case, `day` the day it was submitted.
CREATE TABLE case_print (
    hall           TEXT   NOT NULL,
    code           TEXT   NOT NULL CHECK (code <> ''),
    number         BIGINT NOT NULL,
    day            TEXT   NOT NULL,
    kiosk          TEXT   NOT NULL,
    print_state    TEXT   NOT NULL CHECK (print_state IN
        ('queued', 'sending', 'confirmed', 'not_printed', 'uncertain', 'sent', 'drawn')),
    print_at       TEXT   NOT NULL,
    print_lang     TEXT   NOT NULL,
    print_attempt  BIGINT NOT NULL DEFAULT 0,
    print_reprints BIGINT NOT NULL DEFAULT 0,
    print_token    BIGINT NOT NULL DEFAULT 0,
    print_trouble  TEXT   NOT NULL DEFAULT '',
    print_missing  TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (hall, code),
    FOREIGN KEY (hall, number) REFERENCES case_file (hall, number)
) /*! WITHOUT ROWID */;
CREATE UNIQUE INDEX case_print_case ON case_print (hall, number);
CREATE INDEX case_print_day ON case_print (hall, day);
CREATE INDEX case_print_open ON case_print (hall, kiosk) WHERE print_state IN ('queued', 'sending');
