"""Sets the virtual printer's troubles one after the other, and asks two clients what they see."""
import json
import pathlib
import socket
import subprocess
import sys
import time

from escpos.printer import Serial

HALL, SCRATCH, RECEIPTIO = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
LINK, SOCKET, OUT = SCRATCH / "port", SCRATCH / "control", SCRATCH / "out"
wrong = []


class Printer:
    """The printer, and a line to give it orders by."""

    def __init__(self, make):
        self.make = make
        arguments = ["paper", "--link", LINK, "--out", OUT, "--make", make, "--plain", "--control", SOCKET]
        self.process = subprocess.Popen([HALL, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        self.process.stdout.readline()
        self.line = socket.socket(socket.AF_UNIX)
        self.line.connect(str(SOCKET))
        self.answers = self.line.makefile("rw")

    def order(self, words):
        self.answers.write(words + "\n")
        self.answers.flush()
        answer = json.loads(self.answers.readline())
        assert answer["ok"], answer
        return answer

    def piece(self, number):
        """Waits for a piece to come out."""
        begun = time.monotonic()
        while time.monotonic() - begun < 30:
            pieces = self.order("pieces")["pieces"]
            if len(pieces) >= number:
                return pieces[number - 1]
            time.sleep(0.05)
        return {"text": ["nothing came out"], "codes": []}

    def quit(self):
        self.order("quit")
        self.process.wait(20)


def expect(what, seen, wanted):
    mark = "ok   " if seen == wanted else "WRONG"
    print(f"{mark} {what}: {seen!r}" + ("" if seen == wanted else f", wanted {wanted!r}"))
    if seen != wanted:
        wrong.append(what)


def python_escpos(printer):
    client = Serial(devfile=str(LINK), baudrate=115200, timeout=1)
    sights = [
        ("all well", [], [], True, 2),
        ("paper low", ["paper low"], ["paper in"], True, 1),
        ("paper out", ["paper out"], ["paper in"], False, 0),
        ("cover open", ["cover open"], ["cover closed"], False, 2),
        ("cutter stuck", ["cutter jam"], ["cutter ok", "reset"], False, 2),
        ("all well again", [], [], True, 2),
    ]
    for name, before, after, online, paper in sights:
        for words in before:
            printer.order(words)
        seen = (client.is_online(), client.paper_status())
        expect(f"{printer.make}: python-escpos, {name}", seen, (online, paper))
        for words in after:
            printer.order(words)
    client.text("Ticket A012\n")
    client.text("请到三号窗口办理\n")
    client.qr("HTTPS://ZWFW.EXAMPLE.GOV.CN/R/1", native=True, size=6)
    client.set(double_height=True, double_width=True)
    client.text("A012\n")
    client.cut()
    piece = printer.piece(1)
    words = [line for line in piece["text"] if line.strip()]
    expect(f"{printer.make}: python-escpos prints", words, ["Ticket A012", "请到三号窗口办理", "A012"])
    expect(f"{printer.make}: python-escpos's code", piece["codes"], ["HTTPS://ZWFW.EXAMPLE.GOV.CN/R/1"])
    client.close()


RECEIPT = "取号凭条 | A012\n---\n{code:HTTPS://ZWFW.EXAMPLE.GOV.CN/R/2; option:qrcode,6,M}\n"


def receiptio(options, text=""):
    command = ["node", RECEIPTIO, str(LINK), options, text]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return done.stdout.strip() or done.stderr.strip()


def receipts(printer, command):
    sights = [
        ("all well", [], [], "online", "success"),
        ("paper out", ["paper out"], ["paper in"], "paperempty", "paperempty"),
        ("cover open", ["cover open"], ["cover closed"], "coveropen", "coveropen"),
        ("cutter stuck", ["cutter jam"], ["cutter ok", "reset"], "error", "error"),
        ("all well again", [], [], "online", "success"),
    ]
    for name, before, after, asked, printed in sights:
        for words in before:
            printer.order(words)
        expect(f"{printer.make}: receiptio {command} asks, {name}", receiptio(f"-q -p {command}"), asked)
        seen = receiptio(f"-p {command} -l zh-hans -c 48 -t 20", RECEIPT)
        expect(f"{printer.make}: receiptio {command} prints, {name}", seen, printed)
        for words in after:
            printer.order(words)
    last = printer.order("state")["pieces"]
    piece = printer.piece(last)
    words = "".join(piece["text"])
    expect(f"{printer.make}: receiptio {command}'s words come out", words.replace(" ", ""), "取号凭条A012" + "─" * 48)


def by_eye(number, wanted):
    """Reads the code off the picture, where zbarimg is installed."""
    picture = OUT / f"{number:04}.png"
    try:
        done = subprocess.run(["zbarimg", "-q", "--raw", str(picture)], capture_output=True, text=True)
        expect(f"zbarimg reads {picture.name}", done.stdout.strip(), wanted)
    except FileNotFoundError:
        print("skipped: no zbarimg")


for make, command in [("generic-80", "generic"), ("epson-t82", "epson"), ("citizen-cts", "citizen"), ("snbc-t080", "generic")]:
    printer = Printer(make)
    python_escpos(printer)
    receipts(printer, command)
    state = printer.order("state")
    expect(f"{make}: unknown commands", state["unknown"], 0)
    expect(f"{make}: lost bytes", state["discarded"], 0)
    printer.quit()
by_eye(1, "HTTPS://ZWFW.EXAMPLE.GOV.CN/R/1")
by_eye(2, "HTTPS://ZWFW.EXAMPLE.GOV.CN/R/2")
print(f"{len(wrong)} wrong" if wrong else "both clients see what was set, and what they print comes out")
sys.exit(1 if wrong else 0)
