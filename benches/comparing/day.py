"""A short day of the hall with all its programs, as the tests play it, for both builds in turns."""
import json
import os
import re
import subprocess

from .sides import cargo
from .table import Row, median

TEST = "a_short_day_of_the_hall"
SAID = re.compile(r"^(?P<what>touch to ticket|call to board): p50 (?P<p50>\d+) ms, p90 \d+ ms, p99 (?P<p99>\d+) ms",
                  re.MULTILINE)
DATABASES = ("SQLite", "PostgreSQL")


def test_program(side):
    """Builds the test program that the short day is in."""
    described = json.loads(cargo(side, "metadata", "--no-deps", "--format-version", "1", "--locked"))
    targets = {target["name"]: target["src_path"] for target in described["packages"][0]["targets"]
               if "test" in target["kind"]}
    found = [path for path in (side.tree / "tests").rglob("*.rs") if f"fn {TEST}" in path.read_text()]
    if not found:
        raise SystemExit(f"{side.name}: no test is called {TEST}")
    folder = found[0].relative_to(side.tree / "tests").parts[0].removesuffix(".rs")
    names = [folder] if folder in targets else [
        name for name, path in targets.items() if re.search(rf"\bmod {folder}\b", open(path).read())]
    built = cargo(side, "test", "--release", "--locked", "--no-run", "--message-format=json-render-diagnostics",
                  "--test", names[0])
    for line in built.splitlines():
        message = json.loads(line)
        if message.get("executable") and message["target"]["name"] == names[0]:
            return message["executable"]
    raise SystemExit(f"{side.name}: the test {names[0]} is not built")


def day(bench):
    """From a visitor's touch to the ticket and from a clerk's key to the board, in a short day of tests/day."""
    programs = {side.name: test_program(side) for side in bench.sides}
    environment = {**os.environ, "TEST_POSTGRES": bench.postgres().url("postgres")}

    def turn(_, side):
        command = [programs[side.name], TEST, "--nocapture", "--include-ignored"]
        done = subprocess.run(command, cwd=side.tree, env=environment, stdout=subprocess.PIPE, text=True)
        said = [(found["what"], int(found["p50"]), int(found["p99"])) for found in SAID.finditer(done.stdout)]
        if done.returncode != 0 or len(said) != 2 * len(DATABASES):
            raise SystemExit(f"{side.name}: the short day fails\n{done.stdout}")
        return {(what, DATABASES[at // 2]): times for at, (what, *times) in enumerate(said)}

    turns, rows = bench.in_turns(turn), []
    for key in turns[0][0]:
        for at, (share, limit) in enumerate((("p50", 1 / 3), ("p99", 1 / 2))):
            limits = (("ratio", "≤", limit),) if key[0] == "call to board" else ()
            figures = (median([answers[key][at] for answers in side]) for side in turns)
            rows.append(Row(f"{key[0]}, short day, {key[1]}, {share}", *figures, "ms", limits))
    return rows
