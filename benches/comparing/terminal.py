"""A program on a pseudo-terminal of its own, and what it has drawn there."""
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
import unicodedata

#: A control sequence, another escape, a control character, or text.
PIECE = re.compile(rb"\x1b\[([?<=>]?)([0-9;:]*)[ -/]*([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_].*?\x1b\\"
                   rb"|\x1b[ -/]*[0-~]|([\x00-\x1a\x1c-\x1f\x7f])|([^\x00-\x1f\x7f]+)", re.DOTALL)
#: The beginning of a control sequence that has not come whole.
HALF = re.compile(rb"\x1b(?:\[[?<=>]?[0-9;:]*)?$")


class Screen:
    """As much of a terminal as the programs of the hall use: moves, erasing, text of two widths."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.cells = [[" "] * columns for _ in range(rows)]
        self.x = self.y = 0
        self.rest = b""

    def take_in(self, data):
        data = self.rest + data
        half = HALF.search(data) or self.half_letter(data)
        end = half if isinstance(half, int) else half.start() if half else len(data)
        self.rest = data[end:]
        for _, numbers, final, control, text in (piece.groups() for piece in PIECE.finditer(data, 0, end)):
            if text:
                self.write(text.decode(errors="replace"))
            elif control:
                self.control(control)
            elif final:
                self.sequence([int(number or 0) for number in re.split(rb"[;:]", numbers)], final)

    @staticmethod
    def half_letter(data):
        """Where a letter begins whose last bytes have not come; nothing where all have."""
        for back in range(1, min(4, len(data)) + 1):
            byte = data[-back]
            if byte >= 0xC0:
                return len(data) - back if back < 2 + (byte >= 0xE0) + (byte >= 0xF0) else None
            if byte < 0x80:
                return None
        return None

    def write(self, text):
        for letter in text:
            if unicodedata.combining(letter):
                continue
            wide = unicodedata.east_asian_width(letter) in "WF"
            if self.x + wide >= self.columns:
                self.x = max(0, self.columns - 1 - wide)
            self.cells[self.y][self.x] = letter
            if wide:
                self.cells[self.y][self.x + 1] = ""
            self.x += 1 + wide

    def control(self, byte):
        if byte == b"\r":
            self.x = 0
        elif byte == b"\n":
            self.y = min(self.y + 1, self.rows - 1)
        elif byte == b"\b":
            self.x = max(0, self.x - 1)

    def sequence(self, numbers, final):
        first = max(1, numbers[0])
        if final in b"Hf":
            self.y = min(first, self.rows) - 1
            self.x = min(max(1, numbers[1]) if len(numbers) > 1 else 1, self.columns) - 1
        elif final in b"ABCD":
            self.y = min(max(0, self.y + first * ((final == b"B") - (final == b"A"))), self.rows - 1)
            self.x = min(max(0, self.x + first * ((final == b"C") - (final == b"D"))), self.columns - 1)
        elif final == b"X":
            self.erase(self.x, self.x + first)
        elif final == b"K":
            self.erase(self.x if numbers[0] == 0 else 0, self.x + 1 if numbers[0] == 1 else self.columns)
        elif final == b"J":
            self.cells = [[" "] * self.columns for _ in range(self.rows)]

    def erase(self, start, end):
        for column in range(start, min(end, self.columns)):
            self.cells[self.y][column] = " "

    def place(self, words):
        """Column and row of some words, from 1; nothing where they are not there."""
        for y, row in enumerate(self.cells):
            text = "".join(row)
            at = text.find(words)
            if at >= 0:
                wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text[:at])
                return at + wide + 1, y + 1
        return None

    def __str__(self):
        return "\n".join("".join(row).rstrip() for row in self.cells)


class Terminal:
    """A program, its terminal and its screen; ended when the stack is unwound."""

    def __init__(self, stack, command, folder, name, columns, rows):
        self.name = name
        keeper, terminal = os.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.set_blocking(keeper, False)
        self.keeper = keeper
        self.screen = Screen(columns, rows)
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        with open(folder / f"{name}.stderr", "w") as errors:
            self.process = subprocess.Popen(
                command, cwd=folder, env=environment, stdin=terminal, stdout=terminal, stderr=errors,
                start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(terminal)
        stack.callback(self.end)

    def read(self):
        """Takes in what has been drawn."""
        try:
            while data := os.read(self.keeper, 65536):
                self.screen.take_in(data)
        except OSError:
            # Nothing more now, or the program has ended.
            pass

    def sees(self, words):
        return self.screen.place(words) is not None

    def send(self, keys):
        os.write(self.keeper, keys.encode())

    def tap(self, words, below=0):
        """Touches some words, or some rows below them."""
        place = self.screen.place(words)
        if place is None:
            raise SystemExit(f"{self.name} does not show {words}:\n{self.screen}")
        x, y = place[0], place[1] + below
        self.send(f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m")

    def end(self):
        """Tells the program to end, and reads what it draws last."""
        if self.keeper is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            until = time.monotonic() + 10
            while self.process.poll() is None and time.monotonic() < until:
                self.read()
                time.sleep(0.01)
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
        os.close(self.keeper)
        self.keeper = None


def watch(terminals, until, within):
    """Reads from all terminals until something holds; how many seconds that took, or nothing where the time is over."""
    begun = time.monotonic()
    by_keeper = {terminal.keeper: terminal for terminal in terminals if terminal.process.poll() is None}
    while not until():
        left = begun + within - time.monotonic()
        if left <= 0:
            return None
        for keeper in select.select(list(by_keeper), [], [], min(left, 0.2))[0]:
            by_keeper[keeper].read()
            if by_keeper[keeper].process.poll() is not None:
                del by_keeper[keeper]
    return time.monotonic() - begun
