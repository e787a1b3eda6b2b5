"""Rows of the comparison, and how they are printed."""
import unicodedata
from dataclasses import dataclass
from statistics import median as middle


@dataclass
class Row:
    """One figure of both builds. A limit is `("ratio" or "here", "≤" or "≥", number)`."""

    what: str
    old: object
    new: object
    unit: str = ""
    limits: tuple = ()

    def ratio(self):
        """This build's figure over the old one's; nothing where one is missing or nothing."""
        if not self.old or self.new is None:
            return None
        return self.new / self.old

    def judged(self):
        """The limits in words, each with whether it is kept."""
        words = []
        for of, sign, limit in self.limits:
            value = self.ratio() if of == "ratio" else self.new
            kept = value is not None and (value <= limit if sign == "≤" else value >= limit)
            words.append(f"{'ok' if kept else 'NO'}: {sign} {figure(limit)}{' ×' if of == 'ratio' else ''}")
        return ", ".join(words)


def figure(value):
    """Three figures that count."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    size = abs(value)
    if size >= 100 or float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:.1f}" if size >= 10 else f"{value:.2f}" if size >= 0.1 else f"{value:.3f}"


def median(values):
    """The middle one, or nothing of nothing."""
    return middle(values) if values else None


def width(text):
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def print_table(rows, old, new):
    """Prints all rows under one another."""
    lines = [("measure", "", old, new, "ratio", "limit")]
    for row in rows:
        ratio = row.ratio()
        lines.append((row.what, row.unit, figure(row.old), figure(row.new),
                      "–" if ratio is None else f"{ratio:.3f} ×", row.judged()))
    widths = [max(width(line[at]) for line in lines) for at in range(6)]
    for line in lines:
        cells = [text + " " * (wide - width(text)) if at in (0, 1, 5) else " " * (wide - width(text)) + text
                 for at, (text, wide) in enumerate(zip(line, widths))]
        print("  ".join(cells).rstrip())
