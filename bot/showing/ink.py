"""Colour and links on a terminal, where it has them and the person wants them.

Only the terminal's own palette is used (cyan, bold, faint), so that it reads on a light background as on a dark one.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any

_NO_LINKS = frozenset({"linux", "dumb", "screen"})  # terminals that print what should be a link's address
_ADDRESS = re.compile(r"https?://[!-~]+", re.IGNORECASE)  # the addresses that may be followed; as ASCII, as they are sent
_LINK, _END = "\x1b]8;;", "\x1b\\"  # OSC 8


@dataclass(frozen=True, slots=True)
class Ink:
    """What may be used in print."""

    colors: bool = False
    links: bool = False

    def style(self, text: str, **how: Any) -> str:
        """The text as `click.style` makes it, or as it is."""
        if not self.colors:
            return text
        import click

        return click.style(text, **how)

    def link(self, text: str, url: str | None) -> str:
        """The text as a link to a page on the web, or as it is."""
        if not self.links or not is_address(url):
            return text
        return f"{_LINK}{url}{_END}{text}{_LINK}{_END}"


PLAIN = Ink()


def is_address(url: str | None) -> bool:
    """Whether it is a page on the web, and nothing else that a program may open."""
    return bool(url and _ADDRESS.fullmatch(url))


def ink_for(stream: IO[str], environment: Mapping[str, str] = os.environ) -> Ink:
    """What a stream can take: nothing where it is no terminal, no colours with NO_COLOR set (https://no-color.org)."""
    terminal = environment.get("TERM", "")
    if not stream.isatty() or terminal == "dumb":
        return PLAIN
    vte = environment.get("VTE_VERSION", "")
    old = vte.isdigit() and int(vte) < 5000
    links = terminal.split("-")[0] not in _NO_LINKS and environment.get("TERM_PROGRAM") != "Apple_Terminal" and not old
    return Ink(colors=not environment.get("NO_COLOR"), links=links)
