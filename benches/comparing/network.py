"""Measures of the way to the server: statements of an idle hall, round trips, and what a slow network costs."""
import time
from collections import Counter

from .programs import CALL_NEXT, MISS, WINDOWS, Hall, calls_on
from .proxy import Proxy
from .table import Row, median

#: Seconds until an idle hall is looked at, and how long it is.
SETTLE, IDLE = 5, 10
KINDS = {"kiosk": 3, "window": len(WINDOWS), "board": 2, "live": 1, "voice": 1}
#: How often each thing is done whose round trips are counted.
TIMES = 15
#: Seconds that everything takes one way on the slow network.
DELAY = 0.020
#: People who take a number and are called, in one turn.
PEOPLE = 5
#: People whose round trips are counted at the programs.
FEW = 3
#: Seconds after which a program has asked all it wants to know.
LONG = 2
#: Seconds a page must stand before touches count.
READ = 0.5
SLOW_WINDOW = "A03"


def idle(bench):
    """Statements a second that seventeen programs ask of PostgreSQL while nobody does anything."""
    server = bench.postgres()
    server.accounts(KINDS)

    def turn(stack, side):
        database = f"idle_{bench.places}"
        server.fresh(database, logged=True)
        hall = Hall(stack, side, bench.place(), lambda kind: server.url(database, kind))
        for number in range(1, KINDS["kiosk"] + 1):
            hall.kiosk(f"kiosk-{number}")
        for code in WINDOWS:
            hall.window(code)
        hall.board("1")
        hall.board("2")
        hall.lead()
        hall.voice()
        hall.rest(SETTLE)
        mark = server.mark()
        hall.rest(IDLE)
        asked = Counter(user for user, _, _ in server.logged(mark))
        for terminal in hall.terminals:
            if terminal.process.poll() is not None:
                raise SystemExit(f"{side.name}: {terminal.name} has ended\n{terminal.screen}")
        return {kind: asked[kind] / IDLE for kind in KINDS}

    old, new = ({kind: median([turn[kind] for turn in turns]) for kind in KINDS} for turns in bench.in_turns(turn))
    together = Row("statements of 17 idle programs", sum(old.values()), sum(new.values()), "a second",
                   (("here", "≤", 27),))
    each = [Row(f"  a program: {kind}", old[kind] / count, new[kind] / count, "a second")
            for kind, count in KINDS.items()]
    return [together, *each]


def round_trips(bench):
    """Round trips of a taking, of a call and of drawing a window anew, as a proxy counts them."""
    proxy = Proxy(bench.stack, bench.postgres().port)
    window, clerk = "A03", WINDOWS["A03"]

    def counted(driver, command):
        before = proxy.trips
        driver.ask(command)
        return proxy.trips - before

    def turn(stack, side):
        store = bench.store(side, "PostgreSQL")
        store["url"] = store["url"].replace(f":{bench.postgres().port}/", f":{proxy.port}/")
        driver = bench.drive(stack, store)
        driver.ask(f"sign-in {window} {clerk}")
        trips = {"taking": [], "call": [], "redraw": []}
        # The first ones prepare statements and begin the day.
        driver.ask("kiosk-take A 3")
        driver.ask(f"call {window} {clerk}")
        driver.ask(f"miss {window} {clerk}")
        driver.ask(f"redraw {window} 1")
        for _ in range(TIMES):
            trips["taking"].append(counted(driver, "kiosk-take A 1"))
            trips["call"].append(counted(driver, f"call {window} {clerk}"))
            trips["redraw"].append(counted(driver, f"redraw {window} 1"))
            driver.ask(f"miss {window} {clerk}")
        return {what: median(found) for what, found in trips.items()}

    old, new = (turns[-1] for turns in bench.in_turns(turn, 1))
    named = {"taking": "a taking with its wait", "call": "a call", "redraw": "a look at a window"}
    rows = [Row(f"round trips of {named[what]}", old[what], new[what], "", (("here", "≤", limit),))
            for what, limit in (("taking", 2), ("call", 2), ("redraw", 1))]
    return rows + trips_of_programs(bench)


def trips_of_programs(bench):
    """The same as the programs do it, with everything that they ask besides; what they ask while idle is taken off."""
    server = bench.postgres()
    proxies = {kind: Proxy(bench.stack, server.port) for kind in ("kiosk", "window")}

    def turn(stack, side):
        database = f"trips_{bench.places}"
        server.fresh(database)
        ports = {kind: proxy.port for kind, proxy in proxies.items()}
        hall = Hall(stack, side, bench.place(), lambda kind: server.url(database, port=ports.get(kind)))
        kiosk, board, window = hall.kiosk("kiosk-1"), hall.board("1"), hall.window(SLOW_WINDOW)
        found = {"kiosk": [], "news": [], "call": []}

        def during(kind, seconds=LONG):
            before = proxies[kind].trips
            hall.rest(seconds)
            return proxies[kind].trips - before

        for person in range(FEW + 1):
            hall.rest(LONG)
            idle = {kind: during(kind) / LONG for kind in proxies}
            begun = time.monotonic()
            before = {kind: proxy.trips for kind, proxy in proxies.items()}
            take(hall, kiosk)
            hall.rest(LONG)
            passed = time.monotonic() - begun
            asked = {kind: proxy.trips - before[kind] - idle[kind] * passed for kind, proxy in proxies.items()}
            before, begun = proxies["window"].trips, time.monotonic()
            call(hall, window, board, missed=False)
            hall.rest(LONG)
            called = proxies["window"].trips - before - idle["window"] * (time.monotonic() - begun)
            window.send(MISS)
            if person > 0:
                found["kiosk"].append(asked["kiosk"])
                found["news"].append(asked["window"])
                found["call"].append(called)
        return {what: max(0, median(trips)) for what, trips in found.items()}

    old, new = (turns[-1] for turns in bench.in_turns(turn, 1))
    named = {"kiosk": "a kiosk for a visit with a number", "news": "a window for another's number",
             "call": "a window for a call, until all is drawn"}
    return [Row(f"round trips of {words}", old[what], new[what]) for what, words in named.items()]


def delay(bench):
    """From a touch to the ticket and from a clerk's key to the board, with the server 20 ms away."""
    server = bench.postgres()
    proxy = Proxy(bench.stack, server.port, DELAY)

    def turn(stack, side):
        database = f"slow_{bench.places}"
        server.fresh(database)
        ports = {"port": None}
        hall = Hall(stack, side, bench.place(), lambda _: server.url(database, port=ports["port"]))
        first = hall.kiosk("kiosk-1")
        hall.rest(2)
        first.end()
        hall.terminals.clear()
        ports["port"] = proxy.port
        kiosk, board, window = hall.kiosk("kiosk-1"), hall.board("1"), hall.window(SLOW_WINDOW)
        hall.rest(2)
        tickets = [take(hall, kiosk)]
        calls = []
        for _ in range(PEOPLE):
            tickets.append(take(hall, kiosk))
            calls.append(call(hall, window, board))
        return median(tickets), median(calls)

    turns = bench.in_turns(turn)
    millis = [[median(column) * 1000 for column in zip(*side)] for side in turns]
    (old_ticket, old_call), (new_ticket, new_call) = millis
    limits = (("ratio", "≤", 1 / 6),)
    return [Row("touch → ticket, 20 ms one way, p50", old_ticket, new_ticket, "ms", limits),
            Row("call → board, 20 ms one way, p50", old_call, new_call, "ms", limits)]


def take(hall, kiosk):
    """Takes a number at a kiosk as a visitor does; seconds from the last touch to the ticket."""
    hall.wait(lambda: kiosk.sees("拿号票"), "the kiosk's first page")
    hall.rest(READ)
    kiosk.tap("拿号票")
    hall.wait(lambda: kiosk.sees("户籍治安"), "the lines")
    hall.rest(READ)
    kiosk.tap("户籍治安")
    hall.wait(lambda: kiosk.sees("办理窗口"), "what is to be confirmed")
    hall.rest(READ)
    # The words of the main button are drawn; it stands right above the foot of the page.
    kiosk.tap("返回", -5)
    took = hall.wait(lambda: kiosk.sees("当日有效"), "the ticket")
    hall.rest(READ)
    kiosk.tap("完成")
    return took


def call(hall, window, board, missed=True):
    """Calls the next person, who does not come; seconds from the key to the board."""
    hall.wait(lambda: window.sees("按 F1"), "somebody who waits")
    before = calls_on(board)
    window.send(CALL_NEXT)
    took = hall.wait(lambda: calls_on(board) > before, "the call on the board")
    hall.wait(lambda: not window.sees("按 F1"), "the call at the window")
    if missed:
        hall.rest(READ)
        window.send(MISS)
    return took
