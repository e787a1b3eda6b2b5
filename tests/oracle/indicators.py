"""Counts the indicators of `hall report --json` once more, out of a backup of the same store, and says where they differ.

    indicators.py BACKUP REPORT [TRUTH]

Nothing of the program is used: the tables of the backup, the calendar in its setup, and the definitions of decision 50. TRUTH is what
`hall simulate --cases --truth` knew beforehand. Ends with 1 where something differs.
"""
import json
import sqlite3
import sys
import tomllib
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

BACKUP, REPORT = sys.argv[1], sys.argv[2]
TRUTH = sys.argv[3] if len(sys.argv) > 3 else None
DAY = timedelta(days=1)


class Missing(Exception):
    """A year has no calendar."""


def read(database, statement, *values):
    database.row_factory = sqlite3.Row
    return database.execute(statement, values)


def moment(text):
    return datetime.fromisoformat(text) if text else None


def documents(database):
    """The setup in force, by the names of its documents."""
    in_force = read(database, "SELECT in_force FROM setup").fetchone()[0]
    newest = {}
    for row in read(database, "SELECT * FROM setup_document WHERE edition <= ? ORDER BY edition", in_force):
        newest[row["name"]] = row["body"] if row["is_there"] else None
    return {name: tomllib.loads(text) for name, text in newest.items() if text is not None and name.endswith(".toml")}


class Office:
    """Working days and closing time."""

    def __init__(self, setup):
        self.years, self.memory = {}, {}
        for name, told in setup.items():
            if name.startswith("workdays/"):
                year = int(name.removeprefix("workdays/").removesuffix(".toml"))
                dates = lambda key: {date.fromisoformat(str(day)) for day in told.get(key, [])}
                self.years[year] = (dates("off"), dates("work"))
        spans = setup.get("rules.toml", {}).get("hours", [])
        self.closing = time.fromisoformat(spans[-1].split("-")[1].strip()) if spans else time(23, 59, 59)

    def works(self, day):
        if day.year not in self.years:
            raise Missing(day.year)
        off, work = self.years[day.year]
        return day in work or (day.weekday() < 5 and day not in off)

    def first_day(self, at):
        """The day that something comes on: it, or the next working day."""
        day = at.date()
        if not (self.works(day) and at.time() < self.closing):
            day += DAY
            while not self.works(day):
                day += DAY
        return day

    def working_days(self, after, until):
        """The working days after one day, up to another."""
        key = (after, until)
        if key not in self.memory:
            days, day = [], after
            while day < until:
                day += DAY
                if self.works(day):
                    days.append(day)
            self.memory[key] = days
        return self.memory[key]

    def add(self, at, days, working):
        """The last day of a limit."""
        day = self.first_day(at)
        if not working:
            day += days * DAY
            while not self.works(day):
                day += DAY
            return day
        while days > 0:
            day += DAY
            days -= self.works(day)
        return day


def limit(text):
    """Days, and whether they are working days."""
    digits = text.rstrip("工作日自然")
    return (int(digits), text.endswith("工作日")) if digits else None


class Application:
    """An application, as it is at the moment of asking."""

    def __init__(self, row, office, as_of):
        self.state, self.matter, self.department = row["state"], row["matter"], row["department"]
        self.received, self.accepted = moment(row["received_at"]), moment(row["accepted_at"])
        self.finished = moment(row["finished_at"])
        self.promised = date.fromisoformat(row["promised"]) if row["promised"] else None
        self.statutory, self.limit = limit(row["legal_limit"]), limit(row["promised_limit"])
        self.special = []
        for part in row["special"].split():
            begins, ends = part.split("/")
            self.special.append((date.fromisoformat(begins), date.fromisoformat(ends) if ends else None))
        if self.state == "received" and not self.accepted and not row["supplemented"]:
            try:
                until = datetime.combine(office.add(self.received, 5, True), office.closing)
                if as_of > until:
                    self.state, self.accepted = "accepted", self.received
            except Missing:
                pass
        self.office = office

    def is_taken(self, day, known):
        return any(begins <= day <= (ends or known) for begins, ends in self.special)

    def due(self, known):
        """By when it is promised; none where nothing is."""
        begins = self.accepted or self.received
        if self.promised:
            last = self.promised
        elif self.limit and self.accepted:
            last = self.office.add(begins, *self.limit)
        else:
            return None
        if self.special:
            first = self.office.first_day(begins)
            days = self.office.working_days(first, last)
            left = sum(1 for day in days if self.is_taken(day, known))
            while left:
                last += DAY
                left -= self.office.works(last) and not self.is_taken(last, known)
        return datetime.combine(last, self.office.closing)

    def days_taken(self, working):
        first, last = self.office.first_day(self.accepted), self.finished.date()
        if working:
            days = self.office.working_days(first, last)
        else:
            days = [first + n * DAY for n in range(1, (last - first).days + 1)]
        return sum(1 for day in days if not self.is_taken(day, last))


class Share:
    def __init__(self):
        self.n = self.of = self.left_out = 0

    def judge(self, is_so):
        if is_so is None:
            self.left_out += 1
        else:
            self.n, self.of = self.n + bool(is_so), self.of + 1

    def told(self):
        percent = None
        if self.of:
            tenths = Fraction(abs(self.n) * 1000, self.of) + Fraction(1, 2)
            tenths = tenths.numerator // tenths.denominator
            percent = Decimal(tenths if self.n >= 0 else -tenths) / 10
        return {"n": self.n, "N": self.of, "percent": percent, "seconds": None, "left_out": self.left_out}


class Counting:
    """All indicators of a period."""

    def __init__(self, database, report):
        self.database = database
        self.setup = documents(database)
        self.office = Office(self.setup)
        self.first, self.last = date.fromisoformat(report["from"]), date.fromisoformat(report["to"])
        self.as_of, self.scope = moment(report["as_of"]), report["scope"]
        self.shares, self.totals, self.told = {}, {}, {}
        self.matters = {}
        statement = """SELECT m.*, g.statutory, g.promised FROM matter m JOIN guide g USING (hall, edition, place)
            WHERE m.edition = (SELECT in_force FROM catalogue)"""
        for row in read(database, statement):
            statutory = limit(row["statutory"]) or ((20, True) if row["kind"] == "行政许可" else None)
            self.matters[row["code"]] = (row["department"], bool(row["while_you_wait"]), statutory, limit(row["promised"]))

    def share(self, *key):
        return self.shares.setdefault(key if len(key) > 1 else (key[0], None), Share())

    def covers(self, at):
        return self.first <= at.date() <= self.last and at <= self.as_of

    def admits(self, department, window, matter):
        known = {"departments": department, "windows": window, "matters": matter}
        return all(not self.scope[kind] or known[kind] in self.scope[kind] for kind in known)

    def add(self, total):
        self.totals[total] = self.totals.get(total, 0) + 1

    def promises(self):
        saved = self.share("promised_speed_up")
        for code, (department, _, statutory, promised) in self.matters.items():
            if not statutory or not self.admits(department, None, code):
                continue
            if promised and promised[1] == statutory[1]:
                saved.n, saved.of = saved.n + statutory[0] - promised[0], saved.of + statutory[0]
            else:
                saved.left_out += 1

    def applications(self):
        asked = "SELECT DISTINCT number FROM application_step WHERE 'supplement' IN (from_state, to_state)"
        asked = {row[0] for row in read(self.database, asked)}
        for row in read(self.database, "SELECT * FROM application"):
            known = self.matters.get(row["matter"])
            department = row["department"] or (known[0] if known else None)
            if self.admits(department, None, row["matter"]):
                one = Application(row, self.office, self.as_of)
                self.application(one, known, row["number"] in asked or bool(row["supplemented"]))

    def application(self, one, known, was_asked):
        if one.state in ("refused", "withdrawn"):
            return
        if self.covers(one.received):
            self.add("received")
            self.share("supplemented").judge(was_asked)
        finished = one.finished if one.finished and one.finished <= self.as_of else None
        if not finished and (one.state in ("supplement",) or (one.state == "finished" and not one.finished)):
            return
        if not finished and not one.accepted:
            return
        try:
            due, missing = one.due((finished or self.as_of).date()), None
        except Missing as year:
            due, missing = None, year.args[0]
        if due and self.covers(due):
            self.share("on_time", "due").judge(bool(one.finished) and one.finished <= due)
        if missing and missing <= min(self.last.year, self.as_of.year):
            self.share("on_time", "due").judge(None)
        if finished and self.covers(finished):
            self.add("finished")
            self.finished(one, known, due, missing)

    def finished(self, one, known, due, missing):
        if one.statutory:
            saved = self.share("actual_speed_up")
            try:
                taken = one.days_taken(one.statutory[1]) if one.accepted else None
            except Missing:
                taken = None
            if taken is None:
                saved.left_out += 1
            else:
                saved.n, saved.of = saved.n + one.statutory[0] - taken, saved.of + one.statutory[0]
        if due:
            kept, early = one.finished <= due, one.finished.date() < due.date()
        elif missing:
            # Days are counted upwards, so that it is due in that year or later.
            kept = early = True if one.finished.year < missing else None
        else:
            return
        self.share("on_time", "finished").judge(kept)
        if not known:
            self.share("early").judge(None)
        elif not known[1]:
            self.share("early").judge(early)

    def tickets(self):
        lines = {}
        for line in self.setup.get("lines.toml", {}).get("line", []):
            lines[line["code"]] = line.get("departments", [])
        steps = {}
        statement = """SELECT * FROM ticket_step WHERE day BETWEEN ? AND ? AND undone = 0
            AND event NOT IN ('waiting', 'undone') ORDER BY day, line, number, step"""
        days = (self.first.isoformat(), min(self.last, self.as_of.date()).isoformat())
        for row in read(self.database, statement, *days):
            at = moment(row["at"])
            if at <= self.as_of:
                step = (row["event"], at, bool(row["exact"]), row["at_window"])
                steps.setdefault((row["day"], row["line"], row["number"]), []).append(step)
        waits, services = [], []
        for row in read(self.database, "SELECT * FROM ticket WHERE day BETWEEN ? AND ?", *days):
            if moment(row["issued_at"]) > self.as_of:
                continue
            own = steps.get((row["day"], row["line"], row["number"]), [])
            windows = [window for *_, window in own if window]
            of_line = lines.get(row["line"], [])
            department = self.matters[row["matter"]][0] if row["matter"] in self.matters else None
            department = department or (of_line[0] if len(of_line) == 1 else None)
            if self.admits(department, windows[-1] if windows else None, row["matter"] or None):
                self.ticket(row, own, waits, services)
        self.times("mean_wait", waits)
        self.times("mean_service", services)
        ninth = sorted(waits)[-(-len(waits) * 9 // 10) - 1] if waits else None
        self.told[("ninth_wait", None)] = {"n": None, "N": len(waits), "percent": None, "seconds": ninth, "left_out": 0}

    def ticket(self, row, own, waits, services):
        self.add("given")
        self.share("reprinted").judge(row["print_reprints"] > 0)
        made = {event for event, _, exact, _ in own if exact}
        if "called" in made:
            for event, code in (("abandoned",) * 2, ("missed",) * 2, ("transferred",) * 2):
                self.share(code).judge(event in made)
        if not all(exact for _, _, exact, _ in own):
            return
        called = [at for event, at, *_ in own if event == "called"]
        if called:
            waits.append(int((called[0] - moment(row["issued_at"])).total_seconds()))
        spells, begun, is_called, is_known = [], None, False, True
        for event, at, _, _ in own:
            if event in ("called", "recalled", "brought_back"):
                is_called = True
            elif event == "serving":
                begun, is_called = at, False
            elif event in ("done", "held", "transferred", "abandoned", "expired"):
                # Finished without a start: nobody knows when the service began.
                is_known = is_known and not (event == "done" and begun is None and is_called)
                if begun is not None:
                    spells.append(int((at - begun).total_seconds()))
                begun, is_called = None, False
            elif event in ("missed", "cancelled", "removed"):
                is_called = False
        if spells and is_known:
            services.append(sum(spells))

    def times(self, code, times):
        mean = sum(times) // len(times) if times else None
        self.told[(code, None)] = {"n": sum(times), "N": len(times), "percent": None, "seconds": mean, "left_out": 0}

    def businesses(self):
        share = self.share("on_the_spot")
        statement = """SELECT w.*, s.at_window, s.at FROM work w JOIN ticket_step s USING (hall, day, line, number, step)
            WHERE w.day BETWEEN ? AND ? AND s.undone = 0"""
        for row in read(self.database, statement, self.first.isoformat(), self.last.isoformat()):
            matter = row["matter"]
            department = self.matters[matter][0] if matter in self.matters else None
            if moment(row["at"]) > self.as_of or not self.admits(department, row["at_window"], matter):
                continue
            if row["outcome"] in ("done", "accepted"):
                share.of += row["quantity"]
                share.n += row["quantity"] if row["outcome"] == "done" else 0
            elif row["outcome"] == "":
                share.left_out += row["quantity"]

    def cases(self):
        keys = [("rectified",), ("rectified_in_time",), ("called_back", "reached"), ("called_back", "called")]
        rectified, in_time, reached, called = (self.share(*key) for key in keys)
        statement = "SELECT * FROM case_file WHERE source = 'bad_rating' AND state NOT IN ('merged', 'refused', 'withdrawn')"
        for row in read(self.database, statement):
            departments = [row["department"] or None, *filter(None, row["concerns"].split("\n")), None]
            matter = row["about"] if row["about_kind"] == "matter" else None
            window = row["about"] if row["about_kind"] == "window" else row["at_window"] or None
            if not any(self.admits(department, window, matter) for department in departments):
                continue
            came, put_right = self.covers(moment(row["submitted_at"])), row["rechecked"] == "yes"
            due, answered = moment(row["due"]), moment(row["answered_at"])
            if came:
                rectified.judge(put_right)
                if row["has_contact"]:
                    spoken = row["callback"] == "reached" or row["satisfied"] != ""
                    reached.judge(spoken)
                    called.judge(spoken or row["calls"] > 0)
            if due and self.covers(due):
                in_time.judge(put_right and answered is not None and answered <= due)
            elif not due and came:
                in_time.judge(None)

    def all(self):
        self.promises()
        if not self.scope["windows"]:
            self.applications()
        self.tickets()
        self.businesses()
        self.cases()
        told = {key: share.told() for key, share in self.shares.items()}
        return told | self.told


def differences(counting, counted, report):
    for name in ("received", "finished", "given"):
        if report[name] != counting.totals.get(name, 0):
            yield f"{name}: {report[name]} reported, {counting.totals.get(name, 0)} counted"
    nothing = Share().told()
    for row in report["indicators"]:
        if row["why"]:
            continue
        told = counted.get((row["code"], row["variant"]), nothing)
        for field in ("n", "N", "percent", "seconds", "left_out"):
            if row[field] != told[field]:
                yield f"{row['code']} {row['variant'] or ''} {field}: {row[field]} reported, {told[field]} counted"


def untruths(report, truth):
    """Where the report says something else than what was known beforehand."""
    reported = {(row["code"], row["variant"]): row for row in report["indicators"]}
    for known in truth["indicators"]:
        row = reported[(known["code"], known["variant"])]
        for field in ("n", "N", "percent"):
            if row[field] != known[field]:
                yield f"{known['code']} {known['variant'] or ''} {field}: {row[field]} reported, {known[field]} true"


def main():
    with open(REPORT, encoding="utf-8") as file:
        report = json.load(file, parse_float=Decimal)
    database = sqlite3.connect(f"file:{BACKUP}?mode=ro", uri=True)
    counting = Counting(database, report)
    wrong = list(differences(counting, counting.all(), report))
    if TRUTH:
        with open(TRUTH, encoding="utf-8") as file:
            wrong += untruths(report, json.load(file, parse_float=Decimal))
    for line in wrong:
        print(line)
    if not wrong:
        print(f"{len(report['indicators'])} indicators agree")
    sys.exit(1 if wrong else 0)


main()
