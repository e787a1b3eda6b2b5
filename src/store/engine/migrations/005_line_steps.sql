-- Everything that was decided about a line, in order: stopped, reopened; by whom, and why. Nothing is ever taken out again.
CREATE TABLE line_step (
    day    TEXT   NOT NULL,
    line   TEXT   NOT NULL,
    step   BIGINT NOT NULL,
    at     TEXT   NOT NULL,
    event  TEXT   NOT NULL,
    who    TEXT   NOT NULL,
    reason TEXT   NOT NULL,
    PRIMARY KEY (day, line, step)
) /*! WITHOUT ROWID */;
INSERT INTO line_step (day, line, step, at, event, who, reason)
    SELECT substr(at, 1, 10), line, 1, at, 'stopped', who, reason FROM line_stop;
