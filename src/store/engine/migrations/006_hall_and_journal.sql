-- Every key begins with the code of a hall, so that several halls can share one database; every settled change has a number
-- in the hall's journal; what a column may hold is said by the tables themselves.

-- The halls of this database. `name` is the centre that uses the code, '' until one has said so; ticket codes are derived
-- from `secret`; `journal` is the number of the newest entry where the database has row locks (SQLite counts by the
-- journal itself, since it has one writer at a time).
CREATE TABLE hall (
    code    TEXT   NOT NULL PRIMARY KEY,
    name    TEXT   NOT NULL DEFAULT '',
    secret  TEXT   NOT NULL DEFAULT '',
    journal BIGINT NOT NULL DEFAULT 0
) /*! WITHOUT ROWID */;
INSERT INTO hall (code) VALUES ('HALL');

-- The journal of a hall: settled changes in order, numbered without a gap under a lock. `kind` says which table has the
-- details; `line`, `number` and `step` are a ticket's, `at_window` a window's.
CREATE TABLE journal (
    hall      TEXT   NOT NULL,
    seq       BIGINT NOT NULL,
    day       TEXT   NOT NULL,
    at        TEXT   NOT NULL,
    kind      TEXT   NOT NULL CHECK (kind IN ('ticket', 'duty', 'line', 'print', 'appointment')),
    event     TEXT   NOT NULL,
    line      TEXT   NOT NULL DEFAULT '',
    number    BIGINT NOT NULL DEFAULT 0,
    step      BIGINT NOT NULL DEFAULT 0,
    at_window TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (hall, seq)
) /*! WITHOUT ROWID */;

-- One line on one business day. `recent` lists the seconds of its last services, the newest last; `stopped` is 1 while
-- `line_stop` has the line, so that whoever holds the row knows.
ALTER TABLE line_day RENAME TO line_day_5;
CREATE TABLE line_day (
    hall             TEXT   NOT NULL REFERENCES hall (code),
    day              TEXT   NOT NULL CHECK (day LIKE '____-__-__'),
    line             TEXT   NOT NULL CHECK (line <> ''),
    last             BIGINT NOT NULL CHECK (last >= 0),
    given            BIGINT NOT NULL CHECK (given >= 0),
    by_interval      TEXT   NOT NULL,
    waiting          BIGINT NOT NULL CHECK (waiting >= 0),
    waiting_priority BIGINT NOT NULL CHECK (waiting_priority >= 0),
    called           BIGINT NOT NULL CHECK (called >= 0),
    cycle            BIGINT NOT NULL CHECK (cycle >= 0),
    recent           TEXT   NOT NULL DEFAULT '',
    stopped          BIGINT NOT NULL DEFAULT 0 CHECK (stopped IN (0, 1)),
    PRIMARY KEY (hall, day, line)
) /*! WITHOUT ROWID */;
INSERT INTO line_day (hall, day, line, last, given, by_interval, waiting, waiting_priority, called, cycle)
    SELECT 'HALL', day, line, last, given, by_interval, waiting, waiting_priority, called, cycle FROM line_day_5;
-- Tickets of lines that a database damaged long ago no longer knew.
INSERT INTO line_day (hall, day, line, last, given, by_interval, waiting, waiting_priority, called, cycle)
    SELECT 'HALL', day, line, MAX(number), COUNT(*), '', 0, 0, 0, 0 FROM ticket
    WHERE NOT EXISTS (SELECT 1 FROM line_day_5 AS known WHERE known.day = ticket.day AND known.line = ticket.line)
    GROUP BY day, line;
DROP TABLE line_day_5;
UPDATE line_day SET stopped = 1 WHERE line IN (SELECT line FROM line_stop);

-- Tickets, and how far the print of each has come. `waits_from` is when the wait counts from; `called_at` when the ticket was
-- last called up to a window, '' before. The step of its giving is the row itself: `ticket_step` begins with the second.
ALTER TABLE ticket RENAME TO ticket_5;
CREATE TABLE ticket (
    hall           TEXT   NOT NULL,
    day            TEXT   NOT NULL,
    line           TEXT   NOT NULL,
    number         BIGINT NOT NULL CHECK (number > 0),
    issued_at      TEXT   NOT NULL,
    kiosk          TEXT   NOT NULL,
    visit          TEXT   NOT NULL,
    priority       BIGINT NOT NULL CHECK (priority IN (0, 1)),
    ahead          BIGINT NOT NULL CHECK (ahead >= 0),
    matter         TEXT   NOT NULL,
    code           TEXT   NOT NULL CHECK (code <> ''),
    state          TEXT   NOT NULL CHECK (state IN
        ('waiting', 'called', 'serving', 'held', 'done', 'missed', 'abandoned', 'cancelled', 'expired')),
    since          TEXT   NOT NULL,
    waits_from     TEXT   NOT NULL,
    queue          TEXT   NOT NULL CHECK (queue <> ''),
    class          TEXT   NOT NULL DEFAULT '',
    at_window      TEXT   NOT NULL DEFAULT '',
    calls          BIGINT NOT NULL DEFAULT 0,
    misses         BIGINT NOT NULL DEFAULT 0,
    turn           BIGINT NOT NULL DEFAULT 0,
    due            TEXT   NOT NULL DEFAULT '',
    called_at      TEXT   NOT NULL DEFAULT '',
    steps          BIGINT NOT NULL DEFAULT 1,
    call_seq       BIGINT NOT NULL DEFAULT 0,
    print_state    TEXT   NOT NULL DEFAULT '' CHECK (print_state IN
        ('', 'queued', 'sending', 'confirmed', 'not_printed', 'uncertain', 'sent', 'drawn')),
    print_at       TEXT   NOT NULL DEFAULT '',
    print_lang     TEXT   NOT NULL DEFAULT '',
    print_attempt  BIGINT NOT NULL DEFAULT 0,
    print_reprints BIGINT NOT NULL DEFAULT 0,
    print_token    BIGINT NOT NULL DEFAULT 0,
    print_trouble  TEXT   NOT NULL DEFAULT '',
    print_missing  TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (hall, day, line, number),
    FOREIGN KEY (hall, day, line) REFERENCES line_day (hall, day, line),
    CHECK (state NOT IN ('called', 'serving') OR at_window <> '')
) /*! WITHOUT ROWID */;
INSERT INTO ticket (hall, day, line, number, issued_at, kiosk, visit, priority, ahead, matter, code, state, since,
        waits_from, queue, class, at_window, calls, misses, turn, due, called_at, steps, call_seq, print_state,
        print_at, print_lang, print_attempt, print_reprints, print_token, print_trouble, print_missing)
    SELECT 'HALL', t.day, t.line, t.number, t.issued_at, t.kiosk, t.visit, t.priority, t.ahead, t.matter, t.code,
        t.state, t.since, CASE WHEN t.due > t.issued_at THEN t.due ELSE t.issued_at END, t.queue, t.class,
        t.at_window, t.calls, t.misses, t.turn, t.due,
        COALESCE((SELECT MAX(s.at) FROM ticket_step AS s WHERE s.day = t.day AND s.line = t.line
            AND s.number = t.number AND s.event IN ('called', 'brought_back')), ''),
        CASE WHEN t.steps < 1 THEN 1 ELSE t.steps END, t.call_seq,
        COALESCE(p.state, ''), COALESCE(p.at, ''), COALESCE(p.lang, ''), COALESCE(p.attempt, 0),
        COALESCE(p.reprints, 0), COALESCE(p.token, 0), COALESCE(p.trouble, ''), COALESCE(p.missing, '')
    FROM ticket_5 AS t LEFT JOIN print_job AS p ON p.code = t.code;
DROP TABLE ticket_5;
DROP TABLE print_job;
CREATE UNIQUE INDEX ticket_code ON ticket (code);
-- One ticket in the hands of a window; who waits by line; what a window keeps; who was missed; what staff want reprinted.
CREATE UNIQUE INDEX ticket_in_hand ON ticket (hall, day, at_window) WHERE state IN ('called', 'serving');
CREATE INDEX ticket_waiting ON ticket (hall, queue, waits_from) WHERE state = 'waiting';
CREATE INDEX ticket_window ON ticket (hall, at_window, state) WHERE at_window <> '';
CREATE INDEX ticket_missed ON ticket (hall, day, since) WHERE misses > 0;
CREATE INDEX ticket_reprint ON ticket (hall, kiosk) WHERE print_reprints > 0 AND print_state = 'queued';

-- Every step of every ticket after its giving; steps of older stores begin with the giving itself.
ALTER TABLE ticket_step RENAME TO ticket_step_5;
CREATE TABLE ticket_step (
    hall      TEXT   NOT NULL,
    day       TEXT   NOT NULL,
    line      TEXT   NOT NULL,
    number    BIGINT NOT NULL,
    step      BIGINT NOT NULL CHECK (step > 0),
    at        TEXT   NOT NULL,
    event     TEXT   NOT NULL CHECK (event IN ('waiting', 'called', 'recalled', 'serving', 'done', 'missed', 'abandoned',
        'held', 'brought_back', 'transferred', 'cancelled', 'expired')),
    queue     TEXT   NOT NULL,
    at_window TEXT   NOT NULL,
    clerk     TEXT   NOT NULL,
    detail    TEXT   NOT NULL,
    exact     BIGINT NOT NULL CHECK (exact IN (0, 1)),
    PRIMARY KEY (hall, day, line, number, step),
    FOREIGN KEY (hall, day, line, number) REFERENCES ticket (hall, day, line, number)
) /*! WITHOUT ROWID */;
INSERT INTO ticket_step (hall, day, line, number, step, at, event, queue, at_window, clerk, detail, exact)
    SELECT 'HALL', s.day, s.line, s.number, s.step, s.at, s.event, s.queue, s.at_window, s.clerk, s.detail, s.exact
    FROM ticket_step_5 AS s JOIN ticket AS t ON t.hall = 'HALL' AND t.day = s.day AND t.line = s.line
     AND t.number = s.number;
DROP TABLE ticket_step_5;
CREATE INDEX step_window ON ticket_step (hall, day, at_window, event, at);
CREATE INDEX step_queue ON ticket_step (hall, day, queue, event, at);

ALTER TABLE work RENAME TO work_5;
CREATE TABLE work (
    hall     TEXT   NOT NULL,
    day      TEXT   NOT NULL,
    line     TEXT   NOT NULL,
    number   BIGINT NOT NULL,
    step     BIGINT NOT NULL,
    place    BIGINT NOT NULL CHECK (place >= 0),
    matter   TEXT   NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity >= 0),
    outcome  TEXT   NOT NULL,
    remark   TEXT   NOT NULL,
    PRIMARY KEY (hall, day, line, number, step, place),
    FOREIGN KEY (hall, day, line, number) REFERENCES ticket (hall, day, line, number)
) /*! WITHOUT ROWID */;
INSERT INTO work (hall, day, line, number, step, place, matter, quantity, outcome, remark)
    SELECT 'HALL', day, line, number, step, place, matter, quantity, outcome, remark FROM work_5;
DROP TABLE work_5;

ALTER TABLE calling RENAME TO calling_5;
CREATE TABLE calling (
    hall TEXT   NOT NULL REFERENCES hall (code),
    day  TEXT   NOT NULL,
    seq  BIGINT NOT NULL CHECK (seq >= 0),
    turn BIGINT NOT NULL,
    PRIMARY KEY (hall, day)
) /*! WITHOUT ROWID */;
INSERT INTO calling (hall, day, seq, turn) SELECT 'HALL', day, seq, turn FROM calling_5;
DROP TABLE calling_5;

ALTER TABLE call RENAME TO call_5;
CREATE TABLE call (
    hall      TEXT   NOT NULL,
    day       TEXT   NOT NULL,
    seq       BIGINT NOT NULL CHECK (seq > 0),
    line      TEXT   NOT NULL,
    number    BIGINT NOT NULL,
    at_window TEXT   NOT NULL CHECK (at_window <> ''),
    at        TEXT   NOT NULL,
    again     BIGINT NOT NULL CHECK (again IN (0, 1)),
    PRIMARY KEY (hall, day, seq),
    FOREIGN KEY (hall, day, line, number) REFERENCES ticket (hall, day, line, number)
) /*! WITHOUT ROWID */;
INSERT INTO call (hall, day, seq, line, number, at_window, at, again)
    SELECT 'HALL', day, seq, line, number, at_window, at, again FROM call_5;
DROP TABLE call_5;

ALTER TABLE duty RENAME TO duty_5;
CREATE TABLE duty (
    hall      TEXT   NOT NULL REFERENCES hall (code),
    at_window TEXT   NOT NULL CHECK (at_window <> ''),
    day       TEXT   NOT NULL,
    clerk     TEXT   NOT NULL,
    state     TEXT   NOT NULL CHECK (state IN ('open', 'paused', 'closed')),
    reason    TEXT   NOT NULL,
    since     TEXT   NOT NULL,
    auto_call BIGINT NOT NULL CHECK (auto_call IN (0, 1)),
    seen      TEXT   NOT NULL,
    token     TEXT   NOT NULL,
    press     TEXT   NOT NULL,
    PRIMARY KEY (hall, at_window)
) /*! WITHOUT ROWID */;
INSERT INTO duty (hall, at_window, day, clerk, state, reason, since, auto_call, seen, token, press)
    SELECT 'HALL', at_window, day, clerk, state, reason, since, auto_call, seen, token, press FROM duty_5;
DROP TABLE duty_5;

ALTER TABLE duty_step RENAME TO duty_step_5;
CREATE TABLE duty_step (
    hall      TEXT   NOT NULL,
    day       TEXT   NOT NULL,
    at_window TEXT   NOT NULL,
    step      BIGINT NOT NULL CHECK (step > 0),
    at        TEXT   NOT NULL,
    event     TEXT   NOT NULL CHECK (event IN ('open', 'paused', 'closed')),
    clerk     TEXT   NOT NULL,
    detail    TEXT   NOT NULL,
    PRIMARY KEY (hall, day, at_window, step)
) /*! WITHOUT ROWID */;
INSERT INTO duty_step (hall, day, at_window, step, at, event, clerk, detail)
    SELECT 'HALL', day, at_window, step, at, event, clerk, detail FROM duty_step_5;
DROP TABLE duty_step_5;

ALTER TABLE line_stop RENAME TO line_stop_5;
CREATE TABLE line_stop (
    hall   TEXT NOT NULL REFERENCES hall (code),
    line   TEXT NOT NULL,
    at     TEXT NOT NULL,
    who    TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (hall, line)
) /*! WITHOUT ROWID */;
INSERT INTO line_stop (hall, line, at, who, reason) SELECT 'HALL', line, at, who, reason FROM line_stop_5;
DROP TABLE line_stop_5;

ALTER TABLE line_step RENAME TO line_step_5;
CREATE TABLE line_step (
    hall   TEXT   NOT NULL,
    day    TEXT   NOT NULL,
    line   TEXT   NOT NULL,
    step   BIGINT NOT NULL CHECK (step > 0),
    at     TEXT   NOT NULL,
    event  TEXT   NOT NULL CHECK (event IN ('stopped', 'reopened')),
    who    TEXT   NOT NULL,
    reason TEXT   NOT NULL,
    PRIMARY KEY (hall, day, line, step)
) /*! WITHOUT ROWID */;
INSERT INTO line_step (hall, day, line, step, at, event, who, reason)
    SELECT 'HALL', day, line, step, at, event, who, reason FROM line_step_5;
DROP TABLE line_step_5;

ALTER TABLE reader RENAME TO reader_5;
CREATE TABLE reader (
    hall TEXT   NOT NULL REFERENCES hall (code),
    name TEXT   NOT NULL,
    day  TEXT   NOT NULL,
    seq  BIGINT NOT NULL,
    PRIMARY KEY (hall, name)
) /*! WITHOUT ROWID */;
INSERT INTO reader (hall, name, day, seq) SELECT 'HALL', name, day, seq FROM reader_5;
DROP TABLE reader_5;

ALTER TABLE appointment RENAME TO appointment_5;
CREATE TABLE appointment (
    hall   TEXT   NOT NULL REFERENCES hall (code),
    code   TEXT   NOT NULL,
    day    TEXT   NOT NULL,
    due    TEXT   NOT NULL,
    line   TEXT   NOT NULL,
    matter TEXT   NOT NULL,
    state  TEXT   NOT NULL CHECK (state IN ('expected', 'here', 'cancelled')),
    number BIGINT NOT NULL CHECK (number >= 0),
    made   BIGINT NOT NULL CHECK (made IN (0, 1)),
    PRIMARY KEY (hall, code)
) /*! WITHOUT ROWID */;
INSERT INTO appointment (hall, code, day, due, line, matter, state, number, made)
    SELECT 'HALL', code, day, due, line, matter, state, number, made FROM appointment_5;
DROP TABLE appointment_5;
CREATE INDEX appointment_day ON appointment (hall, day, line, due);

ALTER TABLE choice RENAME TO choice_5;
CREATE TABLE choice (
    hall   TEXT   NOT NULL,
    code   TEXT   NOT NULL,
    chosen BIGINT NOT NULL CHECK (chosen >= 0),
    PRIMARY KEY (hall, code)
) /*! WITHOUT ROWID */;
INSERT INTO choice (hall, code, chosen) SELECT 'HALL', code, chosen FROM choice_5;
DROP TABLE choice_5;

ALTER TABLE print_event RENAME TO print_event_5;
CREATE TABLE print_event (
    hall    TEXT   NOT NULL,
    code    TEXT   NOT NULL,
    at      TEXT   NOT NULL,
    event   TEXT   NOT NULL,
    attempt BIGINT NOT NULL,
    trouble TEXT   NOT NULL,
    who     TEXT   NOT NULL
);
INSERT INTO print_event (hall, code, at, event, attempt, trouble, who)
    SELECT 'HALL', code, at, event, attempt, trouble, who FROM print_event_5;
DROP TABLE print_event_5;

ALTER TABLE printer RENAME TO printer_5;
CREATE TABLE printer (
    hall      TEXT   NOT NULL REFERENCES hall (code),
    kiosk     TEXT   NOT NULL,
    at        TEXT   NOT NULL,
    trouble   TEXT   NOT NULL,
    paper_low BIGINT NOT NULL CHECK (paper_low IN (0, 1)),
    model     TEXT   NOT NULL,
    serial    TEXT   NOT NULL,
    test      TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (hall, kiosk)
);
INSERT INTO printer (hall, kiosk, at, trouble, paper_low, model, serial, test)
    SELECT 'HALL', kiosk, at, trouble, paper_low, model, serial, test FROM printer_5;
DROP TABLE printer_5;

ALTER TABLE catalogue RENAME TO catalogue_5;
CREATE TABLE catalogue (
    hall     TEXT   NOT NULL PRIMARY KEY REFERENCES hall (code),
    in_force BIGINT NOT NULL CHECK (in_force >= 0),
    newest   BIGINT NOT NULL CHECK (newest >= in_force)
);
INSERT INTO catalogue (hall, in_force, newest) SELECT 'HALL', in_force, newest FROM catalogue_5 WHERE id = 1;
DROP TABLE catalogue_5;

ALTER TABLE matter RENAME TO matter_5;
CREATE TABLE matter (
    hall           TEXT   NOT NULL,
    edition        BIGINT NOT NULL,
    place          BIGINT NOT NULL,
    code           TEXT   NOT NULL,
    name_zh        TEXT   NOT NULL,
    name_en        TEXT   NOT NULL,
    aliases        TEXT   NOT NULL,
    department     TEXT   NOT NULL,
    line           TEXT   NOT NULL,
    themes         TEXT   NOT NULL,
    kind           TEXT   NOT NULL,
    people         BIGINT NOT NULL CHECK (people IN (0, 1)),
    organisations  BIGINT NOT NULL CHECK (organisations IN (0, 1)),
    while_you_wait BIGINT NOT NULL CHECK (while_you_wait IN (0, 1)),
    popularity     BIGINT NOT NULL,
    PRIMARY KEY (hall, edition, place)
) /*! WITHOUT ROWID */;
INSERT INTO matter (hall, edition, place, code, name_zh, name_en, aliases, department, line, themes, kind, people,
        organisations, while_you_wait, popularity)
    SELECT 'HALL', edition, place, code, name_zh, name_en, aliases, department, line, themes, kind, people,
        organisations, while_you_wait, popularity FROM matter_5;
DROP TABLE matter_5;
CREATE UNIQUE INDEX matter_code ON matter (hall, edition, code);

ALTER TABLE guide RENAME TO guide_5;
CREATE TABLE guide (
    hall       TEXT   NOT NULL,
    edition    BIGINT NOT NULL,
    place      BIGINT NOT NULL,
    main_item  TEXT   NOT NULL,
    statutory  TEXT   NOT NULL,
    promised   TEXT   NOT NULL,
    visits     BIGINT NOT NULL,
    conditions TEXT   NOT NULL,
    materials  TEXT   NOT NULL,
    process    TEXT   NOT NULL,
    fee        TEXT   NOT NULL,
    address    TEXT   NOT NULL,
    windows    TEXT   NOT NULL,
    hours      TEXT   NOT NULL,
    phone      TEXT   NOT NULL,
    complaints TEXT   NOT NULL,
    link       TEXT   NOT NULL,
    PRIMARY KEY (hall, edition, place)
);
INSERT INTO guide (hall, edition, place, main_item, statutory, promised, visits, conditions, materials, process, fee,
        address, windows, hours, phone, complaints, link)
    SELECT 'HALL', edition, place, main_item, statutory, promised, visits, conditions, materials, process, fee,
        address, windows, hours, phone, complaints, link FROM guide_5;
DROP TABLE guide_5;
