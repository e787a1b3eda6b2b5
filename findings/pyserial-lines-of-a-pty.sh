#!/usr/bin/env bash
# Expected: pyserial tells on a pseudo-terminal that the lines CTS, DSR and CD are not there, as False.
# Seen: opening, hardware flow control, parity and a break are taken silently, yet reading a line raises OSError 25.
# Who meets it: a hall that tries its printer script on a simulated printer behind a pseudo-terminal.
# Versions: pyserial 3.5 (PyPI), Linux.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get pyserial==3.5
seen=$(python3 <<'PYTHON'
import os, pty, serial
outer, inner = pty.openpty()
port = serial.Serial(os.ttyname(inner), 9600, rtscts=True, dsrdtr=True, parity="E", timeout=1)
port.write(b"\x1b@")
print("written with rtscts, dsrdtr and parity:", os.read(outer, 2))
port.send_break(0.01)
print("break: taken")
for line in ("cts", "dsr", "cd"):
    try:
        print(line, getattr(port, line))
    except OSError as error:
        print(line, "OSError", error.errno)
PYTHON
)
recorded=$(cat <<'SEEN'
written with rtscts, dsrdtr and parity: b'\x1b@'
break: taken
cts OSError 25
dsr OSError 25
cd OSError 25
SEEN
)
settle "cts, dsr and cd are False" "pyserial 3.5" "$recorded" "$seen"
