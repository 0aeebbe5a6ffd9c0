"""Tables in an article's text: runs of lines whose cells stand apart by pipes or tabs; a row is read with its header's names.

"23 | Hagby | 11.8" below "Line | From | Length (km)" reads "Line 23; From Hagby; Length 11.8 km".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from index.sentences import paragraphs

BACK = 8000  # characters before a stretch of an article in which the header of its rows may stand

_RULE = re.compile(r"[\s|:+=-]*")  # between header and rows, in Markdown
_NOTHING = frozenset(("", "-", "–", "—", "n/a", "N/A"))
_FIGURES = re.compile(r"[\d.,\s]+")
_UNIT = re.compile(r"(.*\S) \(([^()\d]+)\)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ENDS = re.compile(r"[.!?][\"'”’)]*$")
_LONGEST_NAME = 8  # words of a column's name
_ALIKE = 0.8  # of the values of a column have the same unit
_PAIRS = 3  # rows of a table of two columns, from which the first can be told for a header


@dataclass(frozen=True, slots=True)
class Table:
    """A run of rows, as offsets into an article's text, with the names of its columns, if it has any."""

    rows: tuple[tuple[int, int], ...]
    cells: tuple[tuple[str, ...], ...]  # of each row
    names: tuple[str, ...]  # of the columns, which the first row gives; none where it is a row like the others

    @property
    def start(self) -> int:
        """Where its first row begins."""
        return self.rows[0][0]

    @property
    def end(self) -> int:
        """Where its last row ends."""
        return self.rows[-1][1]

    def reading(self, start: int, end: int) -> str | None:
        """A row with its columns' names; "" for the header and rules; None for another stretch, or where there are no names."""
        number = next((n for n, row in enumerate(self.rows) if row == (start, end)), None)
        if number is None or not (self.names or _RULE.fullmatch("".join(self.cells[number]))):
            return None
        values = self.cells[number]
        if number == 0 or _RULE.fullmatch("".join(values)):
            return ""
        names = ("", *self.names) if len(values) == len(self.names) + 1 else self.names
        if len(names) != len(values):
            return None
        return "; ".join(_told(name, value) for name, value in zip(names, values, strict=True) if value not in _NOTHING)


def rows_of(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The rows that stand in a stretch of an article, as offsets into its text, each as it is read with its columns' names."""
    opening = max(text.find("\n\n", start - BACK, start), 0) if start > BACK else 0
    for table in tables(text, [(opening + a, opening + b) for a, b in paragraphs(text[opening:end])]):
        for a, b in table.rows:
            if start <= a < end and (told := table.reading(a, b)):
                yield a, b, told


def is_row(line: str) -> bool:
    """Whether a line is a row: it has cells, apart by pipes or tabs, and is no prose."""
    return "\n" not in line and len(_cells(line)) > 1


def tables(text: str, spans: Sequence[tuple[int, int]]) -> list[Table]:
    """The tables among the paragraphs of a text, given as offsets: rows that stand below one another."""
    runs = groupby(spans, key=lambda span: is_row(text[slice(*span)]))
    return [_table(text, tuple(rows)) for are_rows, rows in runs if are_rows]


def _table(text: str, rows: tuple[tuple[int, int], ...]) -> Table:
    cells = tuple(_cells(text[slice(*row)]) for row in rows)
    body = [row for row in cells[1:] if not _RULE.fullmatch("".join(row))]
    return Table(rows, cells, cells[0] if _is_header(cells[0], body) else ())


def _told(name: str, value: str) -> str:
    """A value behind its column's name, and before the unit that stands there: "Length (km)", "11.8"."""
    unit = _UNIT.fullmatch(name) if value[-1:].isdigit() else None
    return f"{unit[1]} {value} {unit[2]}" if unit else f"{name} {value}".strip()


def _cells(line: str) -> tuple[str, ...]:
    apart = "\t" if "\t" in line else "|"
    line = line.strip("|") if line.startswith("|") and line.endswith("|") else line
    return tuple(" ".join(cell.split()) for cell in line.split(apart))


def _is_header(first: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: it has no figures but years; of two columns one must have figures alike."""
    if not body or any(_ENDS.search(name) or len(name.split()) > _LONGEST_NAME for name in first):
        return False
    if any(re.search(r"\d", name) and not _YEAR.search(name) for name in first[1:]):
        return False
    if max(len(first), len(body[0])) > 2:
        return True
    units = [_FIGURES.sub("", row[-1]) for row in body if re.search(r"\d", row[-1])]
    most = max((units.count(unit) for unit in units), default=0)
    return len(body) >= _PAIRS and most >= _ALIKE * len(body) and not _YEAR.search(first[-1])
