"""Derives dictionary.txt, strokes.txt and blocked.txt, which are kept beside this script.

usage: python3 make_lexicon.py dictionary /usr/share/rime-data/pinyin_simp.dict.yaml > dictionary.txt
       python3 make_lexicon.py strokes package/cnchar.order.min.js > strokes.txt
       python3 make_lexicon.py blocked LIST > blocked.txt

The dictionary is that of the Debian package rime-data-pinyin-simp (Apache-2.0), the strokes are those of the npm package
cnchar-order (MIT). LIST, which is not kept here, has lines `a WORD WORD ...` (refused anywhere in a text) and
`w WORD WORD ...` (refused as a whole text); only hashes of its words are written. Words of blocked.txt are left out of the
dictionary; single characters stay, since the search reads titles by them.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

BLOCKED = Path(__file__).with_name("blocked.txt")
STROKES = {"j": 1, "i": 1, "f": 2, "g": 2, "s": 3, "k": 4, "d": 4, "l": 4}


def fnv(word):
    """The 64-bit FNV-1a hash of a word, as build/blocklist.rs computes it."""
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def blocked():
    """The lengths and hashes of words refused anywhere, and of those refused as a whole."""
    anywhere, whole = set(), set()
    for line in BLOCKED.read_text().splitlines():
        if not line.startswith("#"):
            kind, length, value = line.split()
            (anywhere if kind == "a" else whole).add((int(length), int(value, 16)))
    return anywhere, whole


def refused(text, anywhere, whole):
    """Is a text refused, as a whole or for something in it?"""
    parts = [text[at:end] for at in range(len(text)) for end in range(at + 1, len(text) + 1)]
    return (len(text), fnv(text)) in whole or any((len(part), fnv(part)) in anywhere for part in parts)


def dictionary(path):
    """Prints the dictionary, a line for each reading: `syllable syllable WORD FREQUENCY WORD FREQUENCY ...`."""
    anywhere, whole = blocked()
    groups, first, body = defaultdict(list), {}, False
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line == "...":
            body = True
        elif body and line and not line.startswith("#"):
            text, reading, frequency = line.split("\t")
            if len(text) == len(reading.split()) and not (len(text) > 1 and refused(text, anywhere, whole)):
                groups[reading].append((text, int(float(frequency))))
                # Of readings that are equally frequent the one that stands first counts as the usual one.
                if int(float(frequency)) > first.get(text, (-1, ""))[0]:
                    first[text] = (int(float(frequency)), reading)
    found = Counter((text, frequency) for words in groups.values() for text, frequency in words)
    ties = {text for text, (frequency, _) in first.items() if found[text, frequency] > 1}
    print("# Derived from rime-pinyin-simp (Apache-2.0, see NOTICE) by make_lexicon.py; do not edit.")
    for reading in sorted(groups):
        words = sorted(groups[reading], key=lambda word: -word[1])
        tied = [(text, frequency + (text in ties and first[text][1] == reading)) for text, frequency in words]
        print(reading, *(f"{text} {frequency}" for text, frequency in tied))


def strokes(path):
    """Prints the strokes of each character of GB 2312, first level first, a line for each order: `CODE CHARACTERS`."""
    source = open(path, encoding="utf8").read()
    table = json.loads(max(re.findall(r"JSON\.parse\('(\{.*?\})'\)", source), key=len))
    print("# Derived from cnchar-order 3.2.6 (MIT, see NOTICE) by make_lexicon.py; do not edit.")
    for level, rows in ((1, range(0xB0, 0xD8)), (2, range(0xD8, 0xF8))):
        codes = defaultdict(list)
        for row in rows:
            for column in range(0xA1, 0xFF if row != 0xD7 else 0xFA):
                character = bytes([row, column]).decode("gb2312")
                if character in table:
                    codes["".join(str(STROKES.get(letter, 5)) for letter in table[character])].append(character)
        print(f"# level {level}")
        for code in sorted(codes):
            print(code, "".join(codes[code]))


def hashes(path):
    """Prints the hashes of a list of words."""
    print("# Words that are never offered, as hashes: a anywhere in a text, w as a whole text; length in characters.")
    lines = [line.split() for line in open(path, encoding="utf8")]
    for line in sorted({f"{kind} {len(word)} {fnv(word):016x}" for kind, *words in lines for word in words}):
        print(line)


{"dictionary": dictionary, "strokes": strokes, "blocked": hashes}[sys.argv[1]](sys.argv[2])
