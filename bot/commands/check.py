"""`footnote check`: is a claim supported by the articles, or by a text that comes with it?"""

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from bot.commands.options import (
    TEXT,
    batch,
    common,
    echo_notes,
    echo_object,
    input_lines,
    json_option,
    open_library,
    reads_batch,
    scope_of,
    scoped,
)

if TYPE_CHECKING:
    from bot.library import Library
    from bot.questions.scope import Scope


@click.command()
@click.argument("claim", type=TEXT, nargs=-1)
@scoped
@json_option
@common
def check(claim: tuple[str, ...], filters: tuple[str, ...], today: datetime | None, as_json: bool) -> int:
    """Say whether the articles support CLAIM or contradict it.

    With `-`, read a batch from standard input, one claim a line (plain text, or a JSON object with `claim` and, if you like, a
    `passage` to judge it against in place of the articles), and print one JSON object for each.

    \b
    footnote check "Sales of sorghum fell by 97%."
    """
    is_batch = reads_batch(claim)
    scope = scope_of(filters, today)
    with open_library() as library:
        told: set[str] = set()
        if is_batch:
            batch(input_lines(), lambda line: _line(library, line, scope, told))
            return 0
        from bot import check as checking
        from bot.showing import render, wire
        from bot.showing.ink import ink_for

        index, notes = library.to_ask()
        echo_notes(notes, told)
        found = checking.check(" ".join(claim), index, scope)
        if as_json:
            echo_object(wire.checked_object(found))
        else:
            click.echo(render.checked(found, ink_for(sys.stdout)))
        return 0


def _line(library: "Library", line: str, scope: "Scope", told: set[str]) -> dict[str, Any]:
    from bot import check as checking
    from bot.questions.lines import parse_claim
    from bot.showing import wire

    claim, passage = parse_claim(line)
    if passage is not None:
        return wire.checked_object(checking.check_against(claim, passage), of_articles=False)
    index, notes = library.to_ask()
    echo_notes(notes, told)
    return wire.checked_object(checking.check(claim, index, scope))
