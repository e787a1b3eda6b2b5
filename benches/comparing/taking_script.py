"""A script for pgbench, made of the inserts and updates that a taking is seen to run in the server's log."""
import re
import subprocess
from contextlib import ExitStack

#: Takings whose numbers are given up, so that the one that is copied is an ordinary one.
WARM = 3
WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|WITH\b.*\b(INSERT|UPDATE|DELETE)\b)", re.DOTALL | re.IGNORECASE)
ENDS = {"BEGIN", "COMMIT"}
VALUE = re.compile(r"\$(\d+) = (NULL|'(?:[^']|'')*')")
#: Of a value that differs from one taking to the next: the visit's word or a random code, and a count.
WORD = re.compile(r"'(\d+-\d+|[0-9A-Za-z]{16,})'")
COUNT = re.compile(r"'\d+'")


def written(bench, side, lines):
    """Writes the script of every line; a dictionary of the database they run on and their files."""
    store = bench.store(side, "PostgreSQL", logged=True)
    database = store["url"].rpartition("/")[2]
    server, scripts = bench.postgres(), []
    with ExitStack() as stack:
        driver = bench.drive(stack, store)
        for line in lines:
            driver.ask(f"take {line} {WARM}")
            seen = []
            for _ in range(2):
                mark = server.mark()
                driver.ask(f"take {line} 1")
                seen.append([(text, dict(VALUE.findall(values))) for _, text, values in server.logged(mark)])
            path = store["ledger"].with_name(f"take-{line}.sql")
            path.write_text(script(*seen))
            scripts.append(path)
        driver.leave()
    server.ask("postgres", f"ALTER DATABASE {database} RESET log_statement")
    print(f"  {side.name}: {scripts[0].read_text().count(';')} statements a number for pgbench")
    return {"database": database, "scripts": scripts}


def script(before, after):
    """The writes of a taking with what differs between two takings made different for every transaction."""
    parts = ["\\set n :n + 1", "\\set number :client_id * 10000000 + :n"]
    earlier = {}
    for text, values in before:
        earlier.setdefault(text, values)
    for text, values in after:
        if text.rstrip("; ") in ENDS:
            parts.append(text.rstrip("; ") + ";")
        elif WRITES.match(text):
            parts.append(filled(unguarded(text), values, earlier.get(text, {})) + ";")
    return "\n".join(parts) + "\n"


def unguarded(text):
    """A taking in one statement without what it checks: pgbench replays one moment, in which it would soon not hold."""
    text = re.sub(r"AND stopped = 0\s+AND given <.*?(?=RETURNING last)", "", text, flags=re.DOTALL)
    return re.sub(r"CAST\(split_part\(.*?AS INT\)\) AS BIGINT\)", "0", text, flags=re.DOTALL)


def filled(text, values, earlier):
    def value(found):
        now, then = values[found[1]], earlier.get(found[1])
        if now != then and WORD.fullmatch(now):
            return "('c' || (:client_id)::text || '-' || (:n)::text)"
        if now != then and COUNT.fullmatch(now):
            return ":number"
        return now

    return re.sub(r"\$(\d+)", value, text)


def run(server, written_scripts, clients, seconds):
    """Runs the scripts; transactions a second. Says so where they did not insert a ticket each."""
    database = written_scripts["database"]
    count = "SELECT COUNT(*) FROM ticket"
    before = int(server.ask(database, count))
    files = [word for path in written_scripts["scripts"] for word in ("-f", str(path))]
    command = [str(server.bin / "pgbench"), "-n", "-M", "prepared", "-c", str(clients), "-j", "2", "-T", str(seconds),
               "-D", f"n={before}", "-h", "127.0.0.1", "-p", str(server.port), "-U", "hall", *files, database]
    done = subprocess.run(command, capture_output=True, text=True)
    processed = re.search(r"transactions actually processed: (\d+)", done.stdout)
    rate = re.search(r"tps = ([0-9.]+)", done.stdout)
    if done.returncode != 0 or not processed or not rate:
        raise SystemExit(f"pgbench fails: {done.stderr}\n{written_scripts['scripts'][0].read_text()}")
    inserted = int(server.ask(database, count)) - before
    if inserted != int(processed[1]):
        print(f"  doubtful: {inserted} tickets by {processed[1]} transactions of pgbench")
    return float(rate[1])
