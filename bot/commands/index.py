"""`footnote index ...`: what goes in and out of the index, and what is in it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commands.options import batch, common, echo_object, input_lines, json_option, open_library, or_lines
from bot.text import printable

if TYPE_CHECKING:
    from index.sync import Outcome

_FAILED = 1


@click.group()
@common
def index() -> None:
    """Add articles to the index, list, show and remove them.

    \b
    footnote index add ~/articles report.md
    """


@index.command()
@click.argument("paths", nargs=-1, required=True)
@json_option
@common
def add(paths: tuple[str, ...], as_json: bool) -> int:
    """Add text and Markdown files, and folders of them, at PATHS.

    What is unchanged since last time is left alone, what has changed is replaced. With `-`, the paths are the lines of
    standard input. Exit status 1: some files could not be read (they are named; the others are in).

    \b
    footnote index add ~/articles report.md
    """
    from bot.progress import progress
    from index.sync import add as add_files
    from index.sync import listed

    with open_library() as library:
        files, faults = listed(map(Path, or_lines(paths)))
        home = library.made()
        outcomes = []
        with progress(len(files)) as advance:
            for outcome in add_files(home, files):
                outcomes.append(outcome)
                advance(outcome.passages)
                if as_json:
                    echo_object(_outcome_object(outcome))
        for outcome in faults if as_json else ():
            echo_object(_outcome_object(outcome))
        if not as_json:
            click.echo(_summary([*outcomes, *faults]))
        broken = [outcome for outcome in [*outcomes, *faults] if outcome.fault]
        for outcome in broken:
            click.echo(f"footnote: {printable(str(outcome.fault))}", err=True)
        return _FAILED if broken else 0


@index.command(name="list")
@json_option
@common
def list_articles(as_json: bool) -> int:
    """List the articles, the newest first: short id, date, outlet, title.

    \b
    footnote index list
    """
    from bot import render, wire

    with open_library() as library:
        entries = library.home().entries()
        if as_json:
            for entry in entries:
                echo_object(wire.entry_object(entry))
        else:
            click.echo(render.entries(entries) if entries else "No articles yet; add some with `footnote index add PATH`.")
        return 0


@index.command()
@json_option
@common
def status(as_json: bool) -> int:
    """Print how many articles and passages there are, and what made their vectors.

    \b
    footnote index status
    """
    from dataclasses import asdict

    with open_library() as library:
        home = library.home()
        found = home.status()
        if as_json:
            echo_object({"home": str(home.home), **asdict(found)})
        else:
            lines = {
                "home": home.home,
                "articles": found.articles,
                "passages": found.passages,
                "embeddings": found.embeddings or "-",
            }
            click.echo("\n".join(f"{name:10}  {value}" for name, value in lines.items()))
            if found.owed or found.vectors != found.passages:
                missing = found.passages - found.vectors
                click.echo(
                    f"Vectors of {missing} passages are yet to be made; the next `footnote index add` "
                    "(or `footnote index rebuild`) makes them."
                )
        return 0


@index.command()
@click.argument("name", metavar="ID")
@json_option
@common
def show(name: str, as_json: bool) -> int:
    """Print an article whole. ID is its id, the short one that `list` shows, its path, or `-` for such names on lines.

    \b
    footnote index show 3f2a91bc
    """
    from bot import render, wire

    with open_library() as library:
        home = library.home()
        if name == "-":
            batch(input_lines(), lambda line: wire.article_object(home.article(line.strip())))
        elif as_json:
            echo_object(wire.article_object(home.article(name)))
        else:
            click.echo(render.article(home.article(name)))
        return 0


@index.command()
@click.argument("names", metavar="ID...", nargs=-1, required=True)
@json_option
@common
def remove(names: tuple[str, ...], as_json: bool) -> int:
    """Remove articles, by the ids or paths that `show` takes.

    \b
    footnote index remove 3f2a91bc
    """
    from bot import wire

    with open_library() as library:
        home = library.home()
        found = [home.article(name) for name in or_lines(names)]  # all of them before the first goes
        for article in found:
            home.remove(article.id)
            if as_json:
                echo_object({**wire.about(article), "change": "removed"})
            else:
                click.echo(f"Removed {printable(article.title)}")
        home.settle(wait=False)
        return 0


@index.command()
@json_option
@common
def rebuild(as_json: bool) -> int:
    """Make all vectors again, with the embedding model that is set now.

    \b
    FOOTNOTE_EMBEDDINGS=openai:text-embedding-3-small footnote index rebuild
    """
    from bot.progress import progress

    with open_library() as library:
        home = library.rebuilt()
        owed = home.owes()
        with progress(owed, "passages") as advance:
            home.settle(advance=advance)
        if as_json:
            echo_object({"home": str(home.home), "vectors": owed})
        else:
            click.echo(f"Made the vectors of {owed} passages anew.")
        return 0


def _outcome_object(outcome: "Outcome") -> dict[str, object]:
    from bot.errors import code_of

    if outcome.fault:
        return {"path": str(outcome.path), "error": {"code": code_of(outcome.fault), "message": str(outcome.fault)}}
    return {"path": str(outcome.path), "article_id": outcome.article_id, "change": outcome.change, "passages": outcome.passages}


def _summary(outcomes: list["Outcome"]) -> str:
    counts = {change: sum(outcome.change == change for outcome in outcomes) for change in ("added", "replaced", "unchanged")}
    parts = [f"{count} {change}" for change, count in counts.items() if count or change == "added"]
    failed = sum(outcome.fault is not None for outcome in outcomes)
    if failed:
        parts.append(f"{failed} could not be read")
    return f"Articles: {', '.join(parts)}."
