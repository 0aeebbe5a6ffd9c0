"""A conversation as a file that can be kept, read, printed and passed on: Markdown, HTML, or JSON.

What people asked and what articles say is escaped in each of them: nothing in it is taken for markup, and only addresses of
pages on the web become links.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.conversation.memory import Exchange
from bot.errors import ExportError
from bot.reply import REASONS
from bot.showing.ink import is_address
from bot.text import printable_line, unmarked

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

_TITLE = "A conversation with Footnote"
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&^=]|[.:](?=\S)|^[-+])")  # anywhere, within a word (an address), at the beginning
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_LISTED = re.compile(r"^(\d+)([.)])")  # the beginning of a numbered list


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the sides where articles differ."""

    who: str
    numbers: tuple[int, ...]  # of its citations


@dataclass(frozen=True, slots=True)
class _Difference:
    """What articles differ on."""

    about: str
    sides: tuple[_Side, ...]


def export(exchanges: Sequence[Exchange], path: Path) -> None:
    """Write a conversation to a new file; its ending says how. Raises `ExportError` with a sentence when it cannot be written."""
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise ExportError(f"{path}: the name must end in one of {', '.join(_FORMS)}, which says how it is written.")
    if not exchanges:
        raise ExportError("Nothing has been asked yet in this conversation; type a question first.")
    text = form(exchanges)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as fault:
        raise ExportError(f"{path}: there is a file of this name already; give another name.") from fault
    except OSError as fault:
        raise ExportError(f"{path}: the file cannot be written ({fault.strerror}); name another place.") from fault


def as_json(exchanges: Sequence[Exchange]) -> str:
    """One object: {"exchanges": [{"at", "question", "reply"}]}, each reply as `footnote ask --json` prints it."""
    listed = [{"at": one.at.isoformat(), "question": one.question, "reply": one.reply} for one in exchanges]
    return json.dumps({"exchanges": listed}, ensure_ascii=False, indent=2) + "\n"


def as_markdown(exchanges: Sequence[Exchange]) -> str:
    """Questions as headings, and each citation as a footnote `[^question-number]`."""
    blocks = [f"# {_TITLE}"]
    notes = []
    for count, exchange in enumerate(exchanges, start=1):
        blocks.append(f"## {_plain(exchange.question)}")
        blocks += _markdown_reply(exchange.reply, count)
        notes += [f"[^{count}-{one['number']}]: {_markdown_source(one)}" for one in _citations(exchange.reply)]
    return "\n\n".join([*blocks, "\n".join(notes)]).rstrip() + "\n"


def _markdown_reply(reply: dict[str, Any], count: int) -> list[str]:
    told = [f"*{_plain(note)}*" for note in reply["notes"]]
    if reply["kind"] == "refusal":
        nearest = [f"- {_markdown_about(one)}" for one in reply["nearest"]]
        return [*told, REASONS[reply["reason"]], *(["Nearest articles:", "\n".join(nearest)] if nearest else [])]
    sentences = [
        _plain(unmarked(one["text"])) + _markdown_numbers([cited["number"] for cited in one["citations"]], count)
        for one in reply["statements"]
    ]
    differs = []
    for point in _differences(reply):
        sides = [f"- {_plain(side.who)}{_markdown_numbers(side.numbers, count)}" for side in point.sides]
        differs += [f"**The articles differ on {_plain(point.about)}:**", "\n".join(sides)]
    return [*told, "  \n".join(sentences), *differs]


def _markdown_numbers(numbers: Sequence[int], count: int) -> str:
    return " " + "".join(f"[^{count}-{number}]" for number in numbers)


def _markdown_source(cited: dict[str, Any]) -> str:
    return f"{_markdown_about(cited)}: “{_plain(cited['quote'])}”"


def _markdown_about(one: dict[str, Any]) -> str:
    title = _plain(one["title"])
    named = f"[{title}](<{one['url']}>)" if is_linkable(one["url"]) else title
    return f"{named} {_plain(_known(one))}".rstrip()


def as_html(exchanges: Sequence[Exchange]) -> str:
    """One page that needs nothing else: citations lead to their sources and back; readable on a phone and in print."""
    return _page().render(title=_TITLE, exchanges=exchanges, reasons=REASONS) + "\n"


@cache
def _page() -> "Template":
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"line": _html, "unmarked": unmarked}
    environment.filters |= {"known": _known, "differences": _differences, "citations": _citations}
    environment.tests["address"] = is_linkable
    return environment.from_string(Path(__file__).with_name("export.html").read_text(encoding="utf-8"))


def _html(text: str) -> "Markup":
    """The text on one line, as HTML; no line breaks within a day such as 2025-09-19."""
    from markupsafe import Markup, escape

    return Markup(_DAY.sub(r'<span class="day">\g<0></span>', str(escape(_line(text)))))  # noqa: S704  # escaped


_FORMS: dict[str, Callable[[Sequence[Exchange]], str]] = {".md": as_markdown, ".html": as_html, ".json": as_json}


def is_linkable(url: str | None) -> bool:
    """Whether an address can stand between `<` and `>`, or in an attribute, as it is."""
    return is_address(url) and not set(url or "") & set("<>\"'`\\")


def _citations(reply: dict[str, Any]) -> list[dict[str, Any]]:
    return [cited for one in reply.get("statements", ()) for cited in one["citations"]]


def _differences(reply: dict[str, Any]) -> list[_Difference]:
    """Each point on which the articles differ; what each side says stands among the sentences."""
    return [
        _Difference(point["about"], tuple(_side(reply["statements"][n]["citations"]) for n in point["statements"]))
        for point in reply.get("disagreements", ())
    ]


def _side(cited: Sequence[dict[str, Any]]) -> _Side:
    return _Side(_outlet_and_day(cited[0]) or cited[0]["title"], tuple(one["number"] for one in cited))


def _known(one: dict[str, Any]) -> str:
    """Outlet and day in brackets, as far as they are known."""
    known = _outlet_and_day(one)
    return f"({known})" if known else ""


def _outlet_and_day(one: dict[str, Any]) -> str:
    return ", ".join(_line(part) for part in (one["source"], (one["published"] or "")[:10]) if part)


def _line(text: str) -> str:
    return printable_line(text)


def _plain(text: str) -> str:
    """The text on one line, with nothing in it that Markdown would take for markup."""
    return _LISTED.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", _line(text)))
