-- Callbacks: where the callback of an answer stands, by when it is due, how often somebody was called and when last. `appealed_at` is
-- when the applicant, not satisfied, had a case reopened; a recheck that finds it not put right reopens it, too, and that is not it.
ALTER TABLE case_file ADD COLUMN callback TEXT NOT NULL DEFAULT '' CHECK (callback IN ('', 'owed', 'reached', 'not_reached'));
ALTER TABLE case_file ADD COLUMN callback_due TEXT NOT NULL DEFAULT '';
ALTER TABLE case_file ADD COLUMN calls BIGINT NOT NULL DEFAULT 0 CHECK (calls >= 0);
ALTER TABLE case_file ADD COLUMN called_at TEXT NOT NULL DEFAULT '';
ALTER TABLE case_file ADD COLUMN appealed_at TEXT NOT NULL DEFAULT '';
UPDATE case_file SET appealed_at = reopened_at WHERE reopened_at <> '' AND EXISTS (
    SELECT 1 FROM case_step WHERE case_step.hall = case_file.hall AND case_step.number = case_file.number
     AND case_step.act = 'confirmed' AND case_step.detail = 'no');
CREATE INDEX case_callback ON case_file (hall, next_at, number) WHERE callback = 'owed';

-- The history knows callbacks, and readings that were refused. The texts refer to it, and move with it.
ALTER TABLE case_text RENAME TO case_text_11;
ALTER TABLE case_step RENAME TO case_step_11;
CREATE TABLE case_step (
    hall       TEXT   NOT NULL,
    number     BIGINT NOT NULL,
    step       BIGINT NOT NULL CHECK (step > 0),
    at         TEXT   NOT NULL,
    act        TEXT   NOT NULL CHECK (act IN ('submitted', 'registered', 'accepted', 'refused', 'merged', 'assigned',
        'contacted', 'answered', 'extended', 'confirmed', 'rechecked', 'closed', 'withdrawn', 'urged', 'voted', 'published',
        'unpublished', 'revealed', 'lapsed', 'scheduled',
        'called_back', 'reveal_denied')),
    role       TEXT   NOT NULL CHECK (role IN ('applicant', 'department', 'centre', 'supervisor', 'clock')),
    unit       TEXT   NOT NULL,
    who        TEXT   NOT NULL,
    from_state TEXT   NOT NULL,
    to_state   TEXT   NOT NULL,
    detail     TEXT   NOT NULL,
    PRIMARY KEY (hall, number, step),
    FOREIGN KEY (hall, number) REFERENCES case_file (hall, number)
) /*! WITHOUT ROWID */;
INSERT INTO case_step (hall, number, step, at, act, role, unit, who, from_state, to_state, detail)
    SELECT hall, number, step, at, act, role, unit, who, from_state, to_state, detail FROM case_step_11;
CREATE TABLE case_text (
    hall   TEXT   NOT NULL,
    number BIGINT NOT NULL,
    step   BIGINT NOT NULL,
    part   TEXT   NOT NULL,
    body   TEXT   NOT NULL,
    PRIMARY KEY (hall, number, step, part),
    FOREIGN KEY (hall, number, step) REFERENCES case_step (hall, number, step)
);
INSERT INTO case_text (hall, number, step, part, body) SELECT hall, number, step, part, body FROM case_text_11;
DROP TABLE case_text_11;
DROP TABLE case_step_11;
