"""`footnote ask` and `footnote search`: one question or query, or a batch from standard input."""

import sys
from dataclasses import replace
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
    modelled,
    open_library,
    reads_batch,
    scope_of,
    scoped,
)
from bot.config import LONGEST_QUESTION

if TYPE_CHECKING:
    from bot.library import Library
    from bot.questions.lines import Asked
    from bot.questions.scope import Scope
    from bot.reply import Reply

_REFUSED = 3


@click.command()
@click.argument("question", type=TEXT, nargs=-1)
@click.option("--top", type=click.IntRange(1, 100), metavar="N", help="Passages to read (else 8).")
@modelled
@scoped
@json_option
@common
def ask(question: tuple[str, ...], top: int | None, filters: tuple[str, ...], today: datetime | None, as_json: bool) -> int:
    """Answer QUESTION from the articles, or refuse (exit status 3).

    Without QUESTION, standard input is the question. With `-` it is a batch: a line is a question (or a JSON object, see
    README.md), and there is a JSON object for each.

    \b
    footnote ask "What share of sorghum sales was lost?"
    footnote ask "Who won?" --filter 'source:"The Verge" after:2025-09-01'
    footnote ask < question.txt
    footnote ask - < questions.txt
    """
    is_batch = reads_batch(question)
    scope = scope_of(filters, today, top)
    with open_library() as library:
        if is_batch:
            told: set[str] = set()
            batch(input_lines(), lambda line: _ask_line(library, line, scope, told))
            return 0
        return _ask(library, " ".join(question) or _piped(), scope, as_json)


@click.command()
@click.argument("query", type=TEXT, nargs=-1)
@click.option("-k", "limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many passages.")
@scoped
@json_option
@common
def search(query: tuple[str, ...], limit: int, filters: tuple[str, ...], today: datetime | None, as_json: bool) -> int:
    """Print the passages that QUERY is about, the best first.

    With `-`, read a batch from standard input, one query a line, and print one JSON object for each.

    \b
    footnote search "soybean exports" -k 3
    """
    from bot.questions.lines import parse_text

    is_batch = reads_batch(query)
    scope = scope_of(filters, today)
    with open_library() as library:
        told: set[str] = set()

        def find(text: str) -> tuple[dict[str, Any], str]:
            return _search(library, text, (limit, scope), told)

        if is_batch:
            batch(input_lines(), lambda line: find(parse_text(line, "query"))[0])
            return 0
        found, text = find(" ".join(query))
        if as_json:
            echo_object(found)
        else:
            click.echo(text)
        return 0


def _piped() -> str:
    """The question that standard input holds; none where a person would have to type it."""
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("Write a question after `ask`, or pipe one into it.")
    return sys.stdin.read(2 * LONGEST_QUESTION)


def _ask(library: "Library", question: str, scope: "Scope", as_json: bool) -> int:
    from bot.answerer import answer, checked
    from bot.reply import Refusal
    from bot.showing import render, wire
    from bot.showing.ink import ink_for

    question = checked(question)
    index, notes = library.to_ask()
    reply = answer(question, index, notes, scope=scope, model=library.model)
    echo_notes(reply.notes, set())
    if as_json:
        echo_object(wire.reply_object(reply))
    else:
        click.echo(render.render(reply, ink_for(sys.stdout)))
    return _REFUSED if isinstance(reply, Refusal) else 0


def _ask_line(library: "Library", line: str, scope: "Scope", told: set[str]) -> dict[str, Any]:
    from bot.questions.lines import parse
    from bot.showing import wire

    return wire.reply_object(reply_to(library, parse(line), scope, told))


def reply_to(library: "Library", asked: "Asked", scope: "Scope", told: set[str]) -> "Reply":
    """Answer what a line asks, from its own articles where it has some; notes on the library go to standard error once."""
    from bot.answerer import answer
    from index.index import Index

    if asked.only is not None:
        scope = replace(scope, only=asked.only)
    if asked.articles is None:
        index, notes = library.to_ask()
        echo_notes(notes, told)
        return answer(asked.question, index, notes, asked.history, scope=scope, model=library.model)
    with Index.of(asked.articles, library.embedding) as index:
        return answer(asked.question, index, (), asked.history, scope=scope, model=library.model)


def _search(library: "Library", query: str, how: "tuple[int, Scope]", told: set[str]) -> tuple[dict[str, Any], str]:
    """What a query finds, as an object and as text."""
    from bot.answerer import checked
    from bot.questions.scope import nothing_note, unmatched_note
    from bot.showing import render, wire

    query = checked(query, "query")
    limit, scope = how
    index, notes = library.to_ask()
    prepared = index.prepare(query, scope.today)
    hits = index.search(prepared, limit, scope.only)
    echo_notes([*notes, *unmatched_note(prepared.unmatched), *nothing_note(scope.only, hits)], told)
    return wire.search_object(query, hits), render.hits(hits)
