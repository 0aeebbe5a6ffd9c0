"""What an add and a sync come to: what becomes of each article, printed as it comes, and in the end how many became what."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

import click

from bot.commands.options import echo_object
from bot.text import printable

if TYPE_CHECKING:
    from bot.library import Library
    from index.visit import Outcome

_FAILED = 1


def added(
    library: "Library", places: Iterable[str], collection: str | None, *, full: bool, allow_private: bool
) -> tuple[Iterator["Outcome"], int]:
    """Add the places, as they were typed, to the home's index: what becomes of each article, as it comes, and about how many."""
    from index.errors import SourceError
    from index.sources.address import without_secrets
    from index.sources.item import Place
    from index.sync import add as add_places
    from index.sync import expected
    from index.visit import Outcome

    meant, faults = [], []
    for given in places:
        try:
            meant.append(Place.of(given, collection, full=full, private=allow_private))
        except SourceError as fault:
            faults.append(Outcome(without_secrets(given), fault=fault))
    return chain(faults, add_places(library.made(), meant)), expected(meant) + len(faults)


def reported(outcomes: Iterable["Outcome"], total: int, *, as_json: bool) -> int:
    """Print what becomes of each article as it comes, or at the end how many became what; gives the exit status."""
    from bot.showing.progress import progress

    counts: Counter[str] = Counter()
    faults = []
    vanished = []
    notes = []
    with progress(total) as advance:
        for outcome in outcomes:
            if as_json:
                echo_object(outcome_object(outcome))
            if outcome.note:
                notes.append(outcome.note)
                continue
            advance(outcome.passages)
            counts[outcome.change or "failed"] += 1
            if outcome.fault:
                faults.append(str(outcome.fault))
            elif outcome.change == "vanished":
                vanished.append(f"{outcome.article_id}: vanished from where it was; `--prune` removes it.")
    if not as_json:
        click.echo(summary(counts))
    for told in notes + vanished + faults:
        click.echo(f"footnote: {printable(told)}", err=True)
    return _FAILED if faults else 0


def outcome_object(outcome: "Outcome") -> dict[str, object]:
    """An outcome as JSON."""
    from bot.errors import code_of

    if outcome.fault:
        return {"path": outcome.path, "error": {"code": code_of(outcome.fault), "message": str(outcome.fault)}}
    if outcome.note:
        return {"path": outcome.path, "note": outcome.note}
    return {"path": outcome.path, "article_id": outcome.article_id, "change": outcome.change, "passages": outcome.passages}


def summary(counts: Counter[str]) -> str:
    """How many articles became what, in a sentence."""
    words = {"left_out": "left out (removed before)", "failed": "could not be read"}
    order = ("added", "replaced", "unchanged", "removed", "vanished", "left_out", "failed")
    parts = [f"{counts[change]} {words.get(change, change)}" for change in order if counts[change] or change == "added"]
    return f"Articles: {', '.join(parts)}."
