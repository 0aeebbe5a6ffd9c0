"""The report's plots, as SVG elements: what became of which questions, and how long they took.

Drawn 360 units wide, so that a telephone shows them at their own size; the page's style sheet gives the colours.
"""

import math
from collections import Counter
from collections.abc import Sequence
from html import escape

from bot.evaluation.case import Expected
from bot.evaluation.score import Verdict

_WIDTH = 360
_ROWS: tuple[tuple[Expected, str], ...] = (
    ("answer", "An answer was expected"),
    ("refusal", "A refusal was expected"),
    ("either", "Nothing was expected"),
)
VERDICTS: tuple[tuple[Verdict, str], ...] = (  # in the order of the bars, with the class that colours them
    ("as expected", "good"),
    ("answered", "plain"),
    ("refused", "pale"),
    ("incomplete", "poor"),
    ("refused wrongly", "bad"),
    ("answered wrongly", "worse"),
    ("failed", "worst"),
)
_BAR, _ROW = 22, 52  # height of a bar, and from row to row
_BINS = 12  # at most
_FLOOR, _TOP = 140, 28  # of the histogram's bars
_NARROW = 16  # units; a part that is narrower has no number in it


def outcomes(counts: Counter[tuple[Expected, Verdict]]) -> str:
    """A bar for each kind of expectation, its parts the verdicts."""
    parts, y = [], 0
    for expected, label in _ROWS:
        total = sum(count for (kind, _), count in counts.items() if kind == expected)
        if not total:
            continue
        parts.append(_text(0, y + 13, f"{label}: {total}"))
        x = 0.0
        for verdict, style in VERDICTS:
            count = counts[expected, verdict]
            if count:
                width = _WIDTH * count / total
                parts.append(_bar((x, y + 20), (width, _BAR), style, f"{verdict}: {count}"))
                if width >= _NARROW:
                    parts.append(_text(x + width / 2, y + 20 + 15, str(count), "inside middle"))
                x += width
        y += _ROW
    return _svg("outcomes", y, "What became of the questions, by what was expected", parts)


def times(milliseconds: Sequence[float], marks: Sequence[tuple[str, float]]) -> str:
    """A histogram of times, with named values marked on it."""
    if not milliseconds:
        return ""
    edges, counts = _bins(milliseconds)
    step = _WIDTH / len(counts)

    def across(value: float) -> float:
        return _WIDTH * (value - edges[0]) / (edges[-1] - edges[0])

    parts = []
    for number, count in enumerate(counts):
        height = (_FLOOR - _TOP - 14) * count / max(counts)
        span = f"{edges[number]:g} to {edges[number + 1]:g} ms: {count}"
        parts.append(_bar((number * step + 1, _FLOOR - height), (step - 2, height), "plain", span))
        if count:
            parts.append(_text(number * step + step / 2, _FLOOR - height - 3, str(count), "small middle"))
    parts.append(f'<line x1="0" y1="{_FLOOR}" x2="{_WIDTH}" y2="{_FLOOR}"/>')
    for row, (name, value) in enumerate(marks):
        x, side = across(value), "end" if across(value) > _WIDTH / 2 else "start"
        parts.append(f'<line class="mark" x1="{x:.1f}" y1="{13 + 13 * row}" x2="{x:.1f}" y2="{_FLOOR}"/>')
        parts.append(_text(x, 10 + 13 * row, f"{name} {value:,.0f} ms", f"small {side}"))
    parts.append(_text(0, _FLOOR + 15, f"{edges[0]:,g} ms", "small"))
    parts.append(_text(_WIDTH, _FLOOR + 15, f"{edges[-1]:,g} ms", "small end"))
    return _svg("times", _FLOOR + 20, "How long the questions took", parts)


def _bins(values: Sequence[float]) -> tuple[list[float], list[int]]:
    """Round edges of about `_BINS` bins that hold all values, and how many are in each."""
    rough = max(max(values) - min(values), _BINS) / _BINS
    power = 10.0 ** math.floor(math.log10(rough))
    width = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    found = Counter(math.floor(value / width) for value in values)
    numbers = range(min(found), max(found) + 1)
    return [width * number for number in (*numbers, numbers.stop)], [found[number] for number in numbers]


def _svg(name: str, height: float, label: str, parts: Sequence[str]) -> str:
    return (
        f'<svg class="{name}" viewBox="0 0 {_WIDTH} {height:g}" role="img" aria-label="{escape(label)}" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


def _bar(corner: tuple[float, float], size: tuple[float, float], style: str, told: str) -> str:
    (x, y), (width, height) = corner, size
    box = f'x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}"'
    return f'<rect class="{style}" {box}><title>{escape(told)}</title></rect>'


def _text(x: float, y: float, text: str, style: str = "") -> str:
    return f'<text class="{style}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'
