"""The programs of a hall as processes on terminals: kiosks, windows, boards, the lead's screen, the speaker."""
import re
import shutil
import time

from .terminal import Terminal, watch

#: The sample's windows that take part, and the clerk who signs in at each: 101 at the first window of all, and so on.
WINDOWS = {f"A{number:02}": str(100 + number) for number in range(1, 11)}
PIN = "2468"
#: How long a program may take for anything.
PATIENCE = 90
#: What the hall's clock says when a measure begins: a working Monday.
MORNING = "2026-11-23T09:05:00"
CALL_NEXT, MISS = "\x1bOP", "\x1b[15~"


def configured(side, folder, kiosk="1"):
    """Makes a folder with the sample's configuration of a build, in which nobody is refused; where the configuration is."""
    config = folder / "kiosk-config"
    shutil.copytree(side.tree / "kiosk-config", config)
    change(config / "kiosk.toml", [(r'^kiosk = "3"', f'kiosk = "{kiosk}"'),
                                   ("warn_after = 45", "warn_after = 600")])
    change(config / "lines.toml", [(r"^open = .*", 'open = ["08:30-17:30"]'), (r"^quota = .*", "quota = [99999]"),
                                   (r"^day_cap = .*", "day_cap = 99999")])
    change(config / "calling.toml", [(r"^speak = .*", 'speak = ["true"]'), (r"^play = .*", 'play = ["true"]')])
    return config


def change(path, changes):
    text = path.read_text()
    for pattern, new in changes:
        text = re.sub(pattern, new, text, flags=re.MULTILINE)
    path.write_text(text)


class Hall:
    """The programs of one build on one store."""

    def __init__(self, stack, side, folder, address):
        """`address` gives the store's address for the programs of a kind."""
        self.stack, self.side, self.folder, self.address = stack, side, folder, address
        self.clock = f"{MORNING}@{int(time.time())}"
        self.terminals = []

    def place(self, name):
        """A machine's folder."""
        folder = self.folder / name
        if not folder.exists():
            folder.mkdir(parents=True)
            configured(self.side, folder, kiosk=re.sub(r"\D", "", name) or "1")
        return folder

    def start(self, kind, name, size, *words):
        """Starts a program on a terminal of a size, on a machine of its own."""
        command = [str(self.side.hall), "--store", self.address(kind), "--clock", self.clock, "--lang", "zh",
                   kind, *words]
        terminal = Terminal(self.stack, command, self.place(name), name, *size)
        self.terminals.append(terminal)
        return terminal

    def wait(self, until, what, within=PATIENCE):
        """Waits until something is on the screens; how many seconds that took."""
        took = watch(self.terminals, until, within)
        if took is None:
            screens = "\n".join(f"--- {terminal.name}\n{terminal.screen}" for terminal in self.terminals)
            raise SystemExit(f"{self.side.name}: waited in vain for {what}\n{screens}")
        return took

    def rest(self, seconds):
        """Lets time pass."""
        watch(self.terminals, lambda: False, seconds)

    def kiosk(self, name):
        kiosk = self.start("kiosk", name, (72, 53))
        self.wait(lambda: kiosk.sees("请问要办什么事"), f"{name}'s first page")
        return kiosk

    def window(self, code):
        """A window at which its clerk has signed in."""
        window = self.start("window", f"window-{code}", (100, 30), "--window", code)
        self.wait(lambda: window.sees("工号"), f"{code}'s sign-in")
        window.send(f"{WINDOWS[code]}\r{PIN}\r")
        self.wait(lambda: window.sees("呼叫下一位"), f"{code}'s keys")
        return window

    def board(self, code):
        board = self.start("board", f"board-{code}", (160, 45), "--board", code)
        self.wait(lambda: board.sees("次叫号") or board.sees("Floor"), f"board {code}")
        return board

    def lead(self):
        lead = self.start("live", "live", (120, 40))
        self.wait(lambda: "等候" in str(lead.screen), "the lead's screen")
        return lead

    def voice(self):
        return self.start("voice", "voice", (80, 24))


def calls_on(board):
    """How many calls a board says there were today."""
    found = re.search(r"第 (\d+) 次叫号", str(board.screen))
    return int(found[1]) if found else 0
