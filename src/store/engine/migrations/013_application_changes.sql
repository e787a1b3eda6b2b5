-- What time does to applications, and what later tables cannot say again. `changes_at` is until when state and `next_at` stay what
-- they are unless a table says otherwise: a moment, `calendar YEAR` where nobody can tell before the calendar of that year is there,
-- '' where nothing changes by itself. `supplemented` says that papers were asked for (补正) since it was received; `ended_at` is when
-- a table first said that it is over. What is there already is told anew at the first look.
ALTER TABLE application ADD COLUMN changes_at TEXT NOT NULL DEFAULT '0';
ALTER TABLE application ADD COLUMN supplemented BIGINT NOT NULL DEFAULT 0 CHECK (supplemented IN (0, 1));
ALTER TABLE application ADD COLUMN ended_at TEXT NOT NULL DEFAULT '';
UPDATE application SET supplemented = 1 WHERE state = 'supplement' OR EXISTS (
    SELECT 1 FROM application_step s WHERE s.hall = application.hall AND s.number = application.number
     AND s.from_state = 'supplement');
UPDATE application SET changes_at = '', ended_at = COALESCE((
    SELECT MAX(s.at) FROM application_step s WHERE s.hall = application.hall AND s.number = application.number
     AND s.from_state NOT IN ('finished', 'refused', 'withdrawn')), imported_at) WHERE is_open = 0;
CREATE INDEX application_changes ON application (hall, changes_at, number) WHERE changes_at <> '';
