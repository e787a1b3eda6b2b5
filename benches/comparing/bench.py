"""What all measures share: both builds, a temporary folder, a PostgreSQL server, drivers."""
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from . import programs
from .driver import Driver, opened
from .postgres import Server

#: The sample's lines, one letter each.
LINES = "ABCDEFGHJKLMNZ"


class Bench:
    """A comparison while it runs."""

    def __init__(self, stack, old, new, rounds):
        self.stack = stack
        self.sides = (old, new)
        self.rounds = rounds
        self.scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hall-compare-")))
        self.since = int(time.time())
        self.server = None
        self.places = 0

    def postgres(self):
        """The server, started where nothing has needed it before."""
        if self.server is None:
            self.server = Server(self.stack, self.scratch)
        return self.server

    def place(self):
        """A new folder."""
        self.places += 1
        folder = self.scratch / f"place-{self.places}"
        folder.mkdir()
        return folder

    def store(self, side, kind, logged=False):
        """A new, empty store for drivers of a build: what `drive` needs to know of it."""
        folder = self.place()
        config = programs.configured(side, folder)
        url = f"sqlite:{folder / 'hall.db'}"
        if kind == "PostgreSQL":
            database = f"driver_{self.places}"
            self.postgres().fresh(database, logged)
            url = self.postgres().url(database)
        return {"side": side, "url": url, "config": config, "ledger": folder / "hall.ledger", "since": self.since}

    def drive(self, stack, store, **options):
        """A driver on a store that is open."""
        return opened(stack, **{**store, **options})

    def many(self, stack, store, count):
        """So many drivers on a store; the first opens it alone."""
        drivers = [self.drive(stack, store)]
        drivers += [Driver(stack, **store) for _ in range(count - 1)]
        for driver in drivers[1:]:
            driver.hear()
        return drivers

    def in_turns(self, work, rounds=None):
        """Does something with the old build and with this one, again and again; the answers of each."""
        answers, rounds = ([], []), rounds or self.rounds
        for turn in range(rounds):
            for at, side in enumerate(self.sides):
                print(f"  {side.name}, turn {turn + 1} of {rounds} …", flush=True)
                with ExitStack() as stack:
                    answers[at].append(work(stack, side))
        return answers
