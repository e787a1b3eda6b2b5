#!/usr/bin/env python3
"""Makes hall-glyphs.otf: the outlines that `hall` draws large on the screen.

    pip install fonttools
    python3 make_glyphs.py [NotoSansCJK-Regular.ttc]

Keeps printable ASCII, the punctuation of the screens, GB 2312 level 1 and the characters of extra.txt.
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
FACE = "Noto Sans CJK SC"
FAMILY = "Hall Glyphs"
PUNCTUATION = "，。、：；？！（）《》〈〉【】「」“”‘’—…·～～％＋－＝／￥¥°×÷±№→←↑↓○●◎□■△▲▽▼◇◆☆★✓℃〇○‰　"
DROPPED = ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG", "STAT"]


def level_one():
    """The 3,755 most used hanzi: rows 16 to 55 of GB 2312."""
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                pass


def wanted():
    """Every character to keep, as one set."""
    lines = (HERE / "extra.txt").read_text(encoding="utf-8").splitlines()
    extra = "".join(line for line in lines if not line.startswith("#"))
    ascii_ = "".join(chr(code) for code in range(0x20, 0x7F))
    return set(ascii_) | set(PUNCTUATION) | set(level_one()) | {c for c in extra if not c.isspace()}


def face(path):
    """The Simplified Chinese face of a collection, whatever its place in it."""
    for number in range(32):
        font = TTFont(path, fontNumber=number, lazy=True)
        if font["name"].getDebugName(1) == FACE:
            return font
    raise SystemExit(f"{path}: no face named {FACE}")


def rename(font):
    """Gives the subset a name of its own; copyright, trademark and licence stay as they are."""
    names = {1: FAMILY, 2: "Regular", 3: "Hall Glyphs; subset of Noto Sans CJK SC", 4: FAMILY, 6: "HallGlyphs-Regular"}
    table = font["name"]
    for number, text in names.items():
        table.removeNames(nameID=number)
        table.setName(text, number, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = ["HallGlyphs-Regular"]
    top[0].FullName, top[0].FamilyName = FAMILY, FAMILY


def main():
    font = face(sys.argv[1] if len(sys.argv) > 1 else SOURCE)
    characters = wanted()
    missing = sorted(c for c in characters if ord(c) not in font.getBestCmap())
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 7, 13, 14],
                             name_languages=[0x409], drop_tables=subset.Options().drop_tables + DROPPED)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(c) for c in characters])
    cutter.subset(font)
    rename(font)
    target = HERE / "hall-glyphs.otf"
    font.save(target)
    print(f"{target.name}: {len(characters) - len(missing)} characters, {target.stat().st_size} bytes; not in the source: {''.join(missing) or 'none'}")


if __name__ == "__main__":
    main()
