"""Measures of taking numbers: durably, with many waiting, by many processes at once, beside pgbench."""
import re
import shutil
from contextlib import ExitStack

from . import taking_script
from .bench import LINES
from .table import Row, median

#: Slices of the fine turns, and numbers in one.
SLICES, SLICE = 40, 100
#: Numbers taken under strace.
COUNTED = 500
#: People who wait, and numbers taken before them.
FEW, MANY, WAITING_SLICES, WAITING_SLICE = 10, 10_000, 30, 10
#: Processes, and milliseconds they take numbers.
PROCESSES, FLOOD = 16, 5000


def number(bench):
    """A durable number beside a bare flush, in slices that take turns, so that all see the same disk."""
    bare, taken, work = ([], []), ([], []), ([], [])
    with ExitStack() as stack:
        stores = [bench.store(side, "SQLite") for side in bench.sides]
        drivers = [bench.drive(stack, store) for store in stores]
        for driver in drivers:
            driver.ask(f"take A {SLICE}")
        for _ in range(SLICES):
            for at, driver in enumerate(drivers):
                flushed = driver.ask(f"bare {stores[at]['config'].parent / 'bare'} {SLICE}")
                bare[at].extend(flushed["micros"])
                numbers = driver.ask(f"take A {SLICE}")
                taken[at].extend(numbers["micros"])
                work[at].extend(numbers["work"])
    floor, cost = [median(times) for times in bare], [median(times) for times in taken]
    return [Row("4 KiB written and flushed, p50", *floor, "µs"),
            Row("a durable number, p50", *cost, "µs", (("ratio", "≤", 1 / 3),)),
            Row("  of it the processor's work, p50", *(median(times) for times in work), "µs"),
            Row("number ÷ bare flush, p50", cost[0] / floor[0], cost[1] / floor[1], "×", (("here", "≤", 3),)),
            *flushes(bench)]


def flushes(bench):
    """Flushes and writes of a number, as strace counts them."""
    if shutil.which("strace") is None:
        print("  skipped: flushes a number (there is no strace)")
        return []
    counted = []
    for side in bench.sides:
        with ExitStack() as stack:
            store = bench.store(side, "SQLite")
            bench.drive(stack, store).leave()
            counts = store["ledger"].with_suffix(".counts")
            before = ["strace", "-c", "-f", "-e", "trace=fsync,fdatasync,pwrite64,write", "-o", str(counts)]
            driver = bench.drive(stack, store, before=before)
            driver.ask(f"take A {COUNTED}")
            driver.leave()
        calls = {line.split()[-1]: int(line.split()[3]) for line in counts.read_text().splitlines()
                 if re.match(r"\s*[0-9.]+ .*(sync|write)", line)}
        counted.append([sum(calls.get(name, 0) for name in names) / COUNTED
                        for names in (("fsync", "fdatasync"), ("pwrite64", "write"))])
    (old_flushes, old_writes), (new_flushes, new_writes) = counted
    return [Row("flushes a number", old_flushes, new_flushes, "", (("here", "≤", 1.1),)),
            Row("writes a number", old_writes, new_writes, "", (("here", "≤", 12),))]


def waiting(bench):
    """The same with ten and with ten thousand people before; each number is given back at once, untimed."""
    times, work = {}, {}
    with ExitStack() as stack:
        drivers = {}
        for at, side in enumerate(bench.sides):
            for count in (FEW, MANY):
                print(f"  {side.name}: {count} people take a number …", flush=True)
                driver = bench.drive(stack, bench.store(side, "SQLite"))
                driver.ask(f"take A {count}")
                drivers[at, count], times[at, count], work[at, count] = driver, [], []
        for _ in range(WAITING_SLICES):
            for key, driver in drivers.items():
                replaced = driver.ask(f"replace A {WAITING_SLICE}")
                times[key].extend(replaced["micros"])
                work[key].extend(replaced["work"])
    rows = []
    for what, found in (("a number", times), ("  the processor's work", work)):
        cost = {key: median(slices) for key, slices in found.items()}
        quotients = (cost[at, MANY] / cost[at, FEW] for at in (0, 1))
        rows += [Row(f"{what} with {FEW} waiting, p50", cost[0, FEW], cost[1, FEW], "µs"),
                 Row(f"{what} with {MANY:,} waiting, p50", cost[0, MANY], cost[1, MANY], "µs"),
                 Row(f"{what}, {MANY:,} ÷ {FEW} waiting", *quotients, "×", (("here", "≤", 1.1),))]
    return rows


def flood(drivers, lines):
    """Lets all drivers take numbers for a time; how many a second, and how many were given twice."""
    for driver in drivers:
        driver.send(f"flood {lines} {FLOOD}")
    answers = [driver.hear() for driver in drivers]
    labels = [label for answer in answers for label in answer["labels"]]
    seconds = max(answer["seconds"] for answer in answers)
    return len(labels) / seconds, len(labels) - len(set(labels))


def many(bench):
    """Sixteen processes take numbers from one store, all in one line or spread over all."""
    rows, twice = [], [0, 0]
    for kind in ("SQLite", "PostgreSQL"):
        for lines, where in (("A", "one line"), (",".join(LINES), "all lines")):
            print(f"  {kind}, {where}")

            def turn(stack, side, kind=kind, lines=lines):
                return flood(bench.many(stack, bench.store(side, kind), PROCESSES), lines)

            rates = []
            for at, answers in enumerate(bench.in_turns(turn)):
                rates.append(median([rate for rate, _ in answers]))
                twice[at] += sum(doubled for _, doubled in answers)
            rows.append(Row(f"{PROCESSES} processes, {kind}, {where}", *rates, "numbers/s", (("ratio", "≥", 2.5),)))
    rows.append(Row("numbers given twice in all of these", *twice, "", (("here", "≤", 0),)))
    return rows


def pgbench(bench):
    """Sixteen clients that keep their connections, beside pgbench with the same inserts and updates, in turns."""
    server = bench.postgres()
    rows = []
    for lines, where in (("A", "one line"), (",".join(LINES), "all lines")):
        print(f"  {where}")
        scripts = {side.name: taking_script.written(bench, side, lines.split(",")) for side in bench.sides}

        def turn(stack, side, lines=lines, scripts=scripts):
            with ExitStack() as inner:
                ours = flood(bench.many(inner, bench.store(side, "PostgreSQL"), PROCESSES), lines)[0]
            return ours, taking_script.run(server, scripts[side.name], PROCESSES, FLOOD // 1000)

        old, new = (tuple(median(column) for column in zip(*answers)) for answers in bench.in_turns(turn))
        what = f"{PROCESSES} clients, PostgreSQL, {where}"
        rows += [Row(what, old[0], new[0], "numbers/s"),
                 Row("  pgbench, the same inserts and updates", old[1], new[1], "numbers/s"),
                 Row("  clients ÷ pgbench", old[0] / old[1], new[0] / new[1], "×", (("here", "≥", 0.5),))]
    return rows
