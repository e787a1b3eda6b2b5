-- The journal of prints: queued -> sending -> confirmed | not_printed | uncertain, or sent where a printer cannot say
-- more, or drawn in a file. `attempt` counts how often the slip was sent, `reprints` how often that was asked for again;
-- `token` is the number the printer gives back; `missing` lists characters that came out as a geta mark.
ALTER TABLE print_job ADD COLUMN kiosk TEXT NOT NULL DEFAULT '';
ALTER TABLE print_job ADD COLUMN lang TEXT NOT NULL DEFAULT 'zh';
ALTER TABLE print_job ADD COLUMN attempt BIGINT NOT NULL DEFAULT 0;
ALTER TABLE print_job ADD COLUMN reprints BIGINT NOT NULL DEFAULT 0;
ALTER TABLE print_job ADD COLUMN token BIGINT NOT NULL DEFAULT 0;
ALTER TABLE print_job ADD COLUMN trouble TEXT NOT NULL DEFAULT '';
ALTER TABLE print_job ADD COLUMN missing TEXT NOT NULL DEFAULT '';
UPDATE print_job SET state = 'not_printed' WHERE state = 'failed';
UPDATE print_job SET state = 'uncertain' WHERE state = 'unknown';
CREATE INDEX print_open ON print_job (kiosk) WHERE state IN ('queued', 'sending');

-- Everything that happened to a print, in order of writing; `who` is `kiosk`, `visitor`, or what staff gave as a name.
CREATE TABLE print_event (
    code    TEXT   NOT NULL,
    at      TEXT   NOT NULL,
    event   TEXT   NOT NULL,
    attempt BIGINT NOT NULL,
    trouble TEXT   NOT NULL,
    who     TEXT   NOT NULL
);

-- How the printer of each machine is, as that machine last said; `test` is when staff asked for a test slip there, '' where
-- nobody does.
CREATE TABLE printer (
    kiosk     TEXT   NOT NULL PRIMARY KEY,
    at        TEXT   NOT NULL,
    trouble   TEXT   NOT NULL,
    paper_low BIGINT NOT NULL,
    model     TEXT   NOT NULL,
    serial    TEXT   NOT NULL,
    test      TEXT   NOT NULL DEFAULT ''
);
