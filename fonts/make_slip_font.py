#!/usr/bin/env python3
"""Makes slip24.bin: the letters that `hall` puts on paper where a printer has none of its own.

    python3 make_slip_font.py [FOLDER of gb24st.pcf.gz and 12x24.pcf.gz]

Both files are in Debian's package xfonts-base. The result, all numbers big-endian:

    "SLIP24" and two bytes: 0, 1 (the version of this form)
    u16 count of narrow letters, u16 count of wide ones
    the narrow letters' codes (u16 each, Unicode, ascending), the wide ones' (the same)
    the narrow letters' dots (24 rows of 12, 36 bytes each), the wide ones' (24 rows of 24, 72 bytes each)

Packing the dots would save a quarter of the file and cost the program half a megabyte of memory, so they are not.
"""

import gzip
import pathlib
import struct
import sys

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = "/usr/share/fonts/X11/misc"
METRICS, BITMAPS, ENCODINGS = 4, 8, 32
ROWS = 24


class Pcf:
    """A bitmap font of X11: its letters by their codes, each as 24 rows of dots, the leftmost of `width` bits first."""

    def __init__(self, path, width):
        self.data = gzip.decompress(path.read_bytes())
        count = struct.unpack_from("<I", self.data, 4)[0]
        tables = [struct.unpack_from("<4I", self.data, 8 + 16 * at) for at in range(count)]
        self.tables = {kind: (form, place) for kind, form, _size, place in tables}
        self.width = width
        self.letters = {code: self.rows(glyph) for code, glyph in self.codes()}

    def table(self, kind):
        form, place = self.tables[kind]
        return form, place + 4, ">" if form & 4 else "<"

    def codes(self):
        form, place, end = self.table(ENCODINGS)
        low2, high2, low1, high1, _default = struct.unpack_from(end + "5h", self.data, place)
        at = place + 10
        for first in range(low1, high1 + 1):
            for second in range(low2, high2 + 1):
                glyph = struct.unpack_from(end + "H", self.data, at)[0]
                at += 2
                if glyph != 0xFFFF:
                    yield first << 8 | second, glyph

    def metrics(self, glyph):
        form, place, end = self.table(METRICS)
        if form & 0x100:
            return [byte - 0x80 for byte in self.data[place + 2 + 5 * glyph : place + 7 + 5 * glyph]]
        return list(struct.unpack_from(end + "5h", self.data, place + 4 + 12 * glyph))

    def rows(self, glyph):
        form, place, end = self.table(BITMAPS)
        count = struct.unpack_from(end + "I", self.data, place)[0]
        start = struct.unpack_from(end + "I", self.data, place + 4 + 4 * glyph)[0]
        base = place + 4 + 4 * count + 16
        left, right, _advance, ascent, descent = self.metrics(glyph)
        across, pad = right - left, 1 << (form & 3)
        stride = (across + 8 * pad - 1) // (8 * pad) * pad
        if not form & 8 or (form >> 4 & 3 and end == "<"):
            raise SystemExit("a form of bitmap this script does not read")
        font_ascent = struct.unpack_from(">I" if self.tables[2][0] & 4 else "<I", self.data, self.tables[2][1] + 12)[0]
        rows = [0] * ROWS
        for line in range(ascent + descent):
            at = base + start + line * stride
            bits = int.from_bytes(self.data[at : at + stride], "big") >> (8 * stride - across)
            row = font_ascent - ascent + line
            if 0 <= row < ROWS:
                rows[row] |= bits << (self.width - left - across)
        return rows


def wide(path):
    """The letters of GB 2312 by their Unicode codes."""
    found = {}
    for code, rows in Pcf(path, 24).letters.items():
        try:
            character = bytes((code >> 8 | 0x80, code & 0xFF | 0x80)).decode("gb2312")
        except UnicodeDecodeError:
            continue
        # The printers' code page puts two signs elsewhere than Python does.
        found[ord({"・": "·", "―": "—"}.get(character, character))] = rows
    return found


def narrow(path):
    """The printable letters of Latin-1."""
    letters = Pcf(path, 12).letters
    return {code: rows for code, rows in letters.items() if 0x20 <= code < 0x7F or 0xA1 <= code <= 0xFF and code != 0xAD}


def dots(letters, width):
    """The dots of letters one after the other, in the order of their codes."""
    out = bytearray()
    for _code, rows in sorted(letters.items()):
        bits = 0
        for row in rows:
            bits = bits << width | row
        out += bits.to_bytes(ROWS * width // 8, "big")
    return bytes(out)


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else SOURCE)
    thin, thick = narrow(folder / "12x24.pcf.gz"), wide(folder / "gb24st.pcf.gz")
    thin = {code: rows for code, rows in thin.items() if code not in thick}
    codes = [struct.pack(">H", code) for code in sorted(thin) + sorted(thick)]
    head = b"SLIP24\0\1" + struct.pack(">HH", len(thin), len(thick))
    target = HERE / "slip24.bin"
    target.write_bytes(head + b"".join(codes) + dots(thin, 12) + dots(thick, 24))
    print(f"{target.name}: {len(thin)} narrow and {len(thick)} wide letters in {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
