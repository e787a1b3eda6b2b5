"""Derives readings.txt from the dictionary `pinyin_simp.dict.yaml` (Debian package rime-data-pinyin-simp, Apache-2.0).

usage: python3 make_lexicon.py /usr/share/rime-data/pinyin_simp.dict.yaml > readings.txt

Each character gets its most frequent reading; a word is kept only where it reads one of its characters otherwise.
"""

import sys
from collections import defaultdict


def entries(path):
    """Yields (text, syllables, frequency) of each row of the dictionary."""
    body = False
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line == "...":
            body = True
        elif body and line and not line.startswith("#"):
            text, reading, *rest = line.split("\t")
            yield text, reading.split(), float(rest[0]) if rest else 0.0


def main():
    best = {}
    for text, reading, frequency in entries(sys.argv[1]):
        if len(text) == len(reading) and (text not in best or frequency > best[text][0]):
            best[text] = (frequency, reading)
    default = {text: reading[0] for text, (_, reading) in best.items() if len(text) == 1}
    groups = defaultdict(list)
    for character, syllable in default.items():
        if 0x3400 <= ord(character) < 0xA000:
            groups[syllable].append(character)
    print("# Derived from rime-pinyin-simp (Apache-2.0, see NOTICE) by make_lexicon.py; do not edit.")
    for syllable in sorted(groups):
        print(syllable, "".join(sorted(groups[syllable])))
    print("# Words that read a character otherwise.")
    for text, (_, reading) in sorted(best.items()):
        if len(text) > 1 and any(default.get(c) != s for c, s in zip(text, reading)):
            print(text, *reading)


main()
