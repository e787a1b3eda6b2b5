-- Appointments, as the centre's booking system has them, and nothing about a person. `due` is day and time together;
-- `state` is expected, here or cancelled; `number` is the ticket's, in the same line on the same day, or 0; `made` is 1
-- where the code was made here.
CREATE TABLE appointment (
    code   TEXT   NOT NULL PRIMARY KEY,
    day    TEXT   NOT NULL,
    due    TEXT   NOT NULL,
    line   TEXT   NOT NULL,
    matter TEXT   NOT NULL,
    state  TEXT   NOT NULL,
    number BIGINT NOT NULL,
    made   BIGINT NOT NULL
) /*! WITHOUT ROWID */;
CREATE INDEX appointment_day ON appointment (day, line, due);
