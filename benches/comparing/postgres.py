"""A PostgreSQL server of the comparison's own, in a temporary folder."""
import os
import pwd
import re
import shutil
import socket
import subprocess
from pathlib import Path

from .sides import Skipped

#: A line of the log begins with the user; what belongs to the line before begins with a tab.
ENTRY = re.compile(r"^@(?P<user>[^@]*)@ LOG:  (?P<kind>statement|execute [^:]*): (?P<text>.*?)"
                   r"(?:\n@[^@]*@ DETAIL:  (?:parameters: (?P<values>.*?)|prepare: PREPARE \w+ AS (?P<prepared>.*?)))?"
                   r"(?=\n@|\Z)", re.DOTALL | re.MULTILINE)
#: The values of a statement that is executed by its name in a message of several.
EXECUTED = re.compile(r"EXECUTE \w+\(((?:'(?:[^']|'')*'|[^')])*)\)")
LITERAL = re.compile(r"'(?:[^']|'')*'|-?\d+")


def statement(entry):
    """The text and the parameters of a statement in the log; of one that is executed by its name, those of its own."""
    executed = EXECUTED.search(entry["text"])
    if not entry["prepared"] or not executed:
        return entry["text"].strip(), entry["values"] or ""
    literals = (literal if literal.startswith("'") else f"'{literal}'" for literal in LITERAL.findall(executed[1]))
    return entry["prepared"].strip(), ", ".join(f"${at} = {literal}" for at, literal in enumerate(literals, 1))


def programs():
    """The folder with initdb, pg_ctl and pgbench."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    initdb = found[-1] if found else shutil.which("initdb")
    if initdb is None:
        raise Skipped("there is no PostgreSQL server (initdb) on this machine")
    return Path(initdb).resolve().parent


class Server:
    """A server that is there until the stack is unwound."""

    def __init__(self, stack, scratch):
        self.bin = programs()
        self.folder = scratch / "postgres"
        self.folder.mkdir()
        scratch.chmod(0o755)
        if os.getuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = self.folder / "log"
        data = str(self.folder / "data")
        self.run("initdb", "-D", data, "-U", "hall", "-A", "trust", "-E", "UTF8", "--locale=C")
        stack.callback(self.run, "pg_ctl", "-D", data, "-m", "immediate", "stop", check=False)
        options = (f"-k '{self.folder}' -p {self.port} -c listen_addresses=127.0.0.1 -c max_connections=100"
                   " -c log_line_prefix=@%u@\\  -c log_checkpoints=off")
        self.run("pg_ctl", "-D", data, "-w", "-l", str(self.log), "-o", options, "start")

    def run(self, program, *words, check=True):
        """Runs one of the server's programs as the account that may."""
        command = [str(self.bin / program), *words]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        if check and done.returncode != 0:
            raise Skipped(f"{program} fails: {done.stdout.strip()}")
        return done.stdout

    def url(self, database, user="hall", port=None):
        """The address of a database, perhaps behind a proxy."""
        return f"postgres://{user}@127.0.0.1:{port or self.port}/{database}"

    def ask(self, database, statement):
        """Runs a statement; its answer without ornaments."""
        command = [str(self.bin / "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", statement,
                   self.url(database)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"the server refuses: {statement}\n{done.stderr}")
        return done.stdout.strip()

    def fresh(self, database, logged=False):
        """Makes an empty database in the place of one that was there, perhaps with its statements logged."""
        self.ask("postgres", f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
        self.ask("postgres", f"CREATE DATABASE {database}")
        if logged:
            self.ask("postgres", f"ALTER DATABASE {database} SET log_statement = 'all'")

    def accounts(self, names):
        """Makes accounts, so that the log says who asks."""
        for name in names:
            self.ask("postgres", f'DROP ROLE IF EXISTS "{name}"')
            self.ask("postgres", f'CREATE ROLE "{name}" LOGIN SUPERUSER')

    def mark(self):
        """Where the log ends now."""
        return self.log.stat().st_size

    def logged(self, mark):
        """Statements in the log after a mark: (user, text, parameters as the log writes them)."""
        with open(self.log, "rb") as log:
            log.seek(mark)
            text = log.read().decode(errors="replace")
        return [(entry["user"], *statement(entry)) for entry in ENTRY.finditer(text)]
