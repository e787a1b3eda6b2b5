"""Figures that must not get worse: the benches of the search and of the kiosk, run for both builds."""
import re
import subprocess

from .table import Row, median

WORSE = (("ratio", "≤", 1.1),)
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def printed(bench, name):
    """What a bench prints, for each build in turns."""
    def turn(_, side):
        done = subprocess.run([str(side.benches[name]), "--bench"], cwd=side.tree, stdout=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{side.name}: the bench {name} fails")
        return done.stdout
    return bench.in_turns(turn)


def figures(texts, begin, columns):
    """Medians of the numbers in some columns of the line that begins with some words; nothing without such a line."""
    lines = [[float(number) for number in NUMBER.findall(line[len(begin):])]
             for text in texts for line in text.splitlines() if line.startswith(begin)]
    return [median([line[column] for line in lines]) if lines else None for column in columns]


def rows_of(turns, begin, named):
    """A row for each named column of a line."""
    old, new = (figures(texts, begin, [column for column, _, _ in named]) for texts in turns)
    return [Row(what, *pair, unit, WORSE) for (_, what, unit), *pair in zip(named, old, new) if None not in pair]


def search(bench):
    """What a key of the search costs, and the memory of its index."""
    turns, rows = printed(bench, "search"), []
    for centre in ("district", "province", "namesakes"):
        rows += rows_of(turns, centre + " ", [(2, f"search, {centre}: a key, p50", "µs"),
                                              (5, f"search, {centre}: a key, settled p99", "µs"),
                                              (7, f"search, {centre}: making the index", "ms"),
                                              (9, f"search, {centre}: memory, peak", "MB")])
    return rows


def kiosk(bench):
    """From a touch to the page, from the start to the first page, memory, bytes a touch."""
    turns = printed(bench, "kiosk")
    rows = rows_of(turns, "any touch, down or up", [(0, "touch → frame, p50 (both centres)", "µs"),
                                                    (3, "touch → frame, its work, p99 (both centres)", "µs")])
    rows += rows_of(turns, "all ", [(0, "bytes of a visit", "bytes")])
    for centre in ("district", "province"):
        rows += rows_of(turns, centre + " ", [(1, f"start, {centre}: first page, p50", "ms"),
                                              (3, f"start, {centre}: searchable, p50", "ms"),
                                              (5, f"memory, {centre}: RSS", "MB"),
                                              (6, f"memory, {centre}: PSS", "MB"),
                                              (8, f"key → picture, {centre}: p50", "µs")])
    return rows
