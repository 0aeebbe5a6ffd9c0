"""`footnote index ...`: what goes in and out of the index, and what is in it."""

import sys
from typing import TYPE_CHECKING

import click

from bot.commands.options import NAME, TEXT, batch, common, echo_object, input_lines, json_option, open_library, or_lines
from bot.commands.outcomes import added, outcome_object, reported
from bot.commands.shells import article_ids, files
from bot.text import printable

if TYPE_CHECKING:
    from index.index import Index


@click.group()
@common
def index() -> None:
    """Add articles to the index, list, show and remove them.

    \b
    footnote index add ~/articles report.md
    """


@index.command()
@click.argument("places", metavar="PATH_OR_URL...", type=NAME, nargs=-1, required=True, shell_complete=files)
@click.option("--collection", metavar="NAME", type=TEXT, help="A label for all that is added, to filter by.")
@click.option("--full", is_flag=True, help="Of a feed, read the linked pages, not only the entries.")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses in private networks too.")
@json_option
@common
def add(places: tuple[str, ...], collection: str | None, full: bool, allow_private: bool, as_json: bool) -> int:
    """Add files, folders, web pages, feeds, sitemaps and exports.

    What is unchanged since last time is left alone, what has changed is replaced, and `footnote index sync` reads it all
    again. With `-`, PATH_OR_URL are the lines of standard input. Exit status 1: some could not be read (they are named; the
    others are in).

    \b
    footnote index add ~/articles report.pdf https://example.org/feed.xml
    """
    with open_library() as library:
        return reported(*added(library, or_lines(places), collection, full=full, allow_private=allow_private), as_json=as_json)


@index.command()
@click.option("--prune", is_flag=True, help="Remove the articles that have vanished; else they are only named.")
@json_option
@common
def sync(prune: bool, as_json: bool) -> int:
    """Read again all that was added: what is new, what has changed.

    An article has vanished when its file is gone from a folder that is there, its page is gone (404, 410), or its export or
    list has it no more; what is only out of reach stays. What was removed by hand stays out, until it is added again.

    \b
    footnote index sync --prune
    """
    from index.sync import expected
    from index.sync import sync as sync_places

    with open_library() as library:
        home = library.home()
        return reported(sync_places(home, prune=prune), expected(home.origins.places()), as_json=as_json)


@index.command(name="list")
@json_option
@common
def list_articles(as_json: bool) -> int:
    """List the articles, the newest first: short id, date, outlet, title.

    \b
    footnote index list
    """
    from bot.showing import render, wire

    with open_library() as library:
        entries = library.home().entries()
        if as_json:
            for entry in entries:
                echo_object(wire.entry_object(entry))
        else:
            listed = render.entries(entries, fit=sys.stdout.isatty())
            click.echo(listed or "No articles yet; add some with `footnote index add PATH`.")
        return 0


@index.command()
@json_option
@common
def status(as_json: bool) -> int:
    """Print how many articles, passages and vectors there are.

    \b
    footnote index status
    """
    from dataclasses import asdict

    with open_library() as library:
        home = library.home()
        found = home.status()
        if as_json:
            places = [asdict(place) for place in home.origins.places()]
            echo_object({"home": str(home.home), **asdict(found), "places": places})
        else:
            lines = {
                "home": home.home,
                "articles": found.articles,
                "passages": found.passages,
                "embeddings": found.embeddings or "-",
            }
            click.echo("\n".join(f"{name:10}  {value}" for name, value in lines.items()))
            for place in home.origins.places():
                click.echo(f"{'place':10}  {printable(place.name)}")
            if found.owed or found.vectors != found.passages:
                mends = "the next `footnote index add` or `sync`" if found.owed else "`footnote doctor --repair`"
                click.echo(f"{found.vectors} of {found.passages} vectors are there; {mends} sets them right.")
        return 0


@index.command()
@click.argument("name", metavar="ID", type=NAME, shell_complete=article_ids)
@json_option
@common
def show(name: str, as_json: bool) -> int:
    """Print an article whole.

    ID is its id, the short one that `list` shows, its path, or `-` for such names on lines.

    \b
    footnote index show 4abd131b
    """
    from bot.showing import render, wire
    from bot.showing.ink import ink_for

    with open_library() as library:
        home = library.home()
        if name == "-":
            batch(input_lines(), lambda line: wire.article_object(home.article(line.strip())))
        elif as_json:
            echo_object(wire.article_object(home.article(name)))
        else:
            click.echo(render.article(home.article(name), ink_for(sys.stdout)))
        return 0


@index.command()
@click.argument("names", metavar="ID_OR_PLACE...", type=NAME, nargs=-1, required=True, shell_complete=article_ids)
@json_option
@common
def remove(names: tuple[str, ...], as_json: bool) -> int:
    """Remove articles, and let no sync bring them back.

    They go by the ids or paths that `show` takes. A path or URL that was given to `add` (`status` lists them) goes with all its
    articles, and is synced no more.

    \b
    footnote index remove 4abd131b ~/articles
    """
    from bot.showing import wire
    from index.sync import forget

    with open_library() as library:
        home = library.home()
        given = tuple(dict.fromkeys(or_lines(names)))
        places = {name: place for name in given if (place := _place(home, name))}
        found = [home.article(name) for name in given if name not in places or home.hash_of(places[name])]  # all before one goes
        for place in places.values():
            gone = list(forget(home, place))
            for outcome in gone if as_json else ():
                echo_object(outcome_object(outcome))
            if not as_json:
                click.echo(f"Removed {printable(place)}; articles: {len(gone)}")
        for article in found:
            if not home.hash_of(article.id):  # it has gone already: with its file, or by another of its names
                continue
            home.remove(article.id)
            if as_json:
                echo_object({**wire.about(article), "change": "removed"})
            else:
                click.echo(f"Removed {printable(article.title)}")
        home.vectors.settle(wait=False)
        return 0


@index.command()
@json_option
@common
def rebuild(as_json: bool) -> int:
    """Make all vectors again, with the embedding model that is set now.

    \b
    FOOTNOTE_EMBEDDINGS=openai:text-embedding-3-small footnote index rebuild
    """
    from bot.showing.progress import progress

    with open_library() as library:
        home = library.rebuilt()
        owed = home.owes()
        with progress(owed, "passages") as advance:
            home.vectors.settle(advance=advance)
        if as_json:
            echo_object({"home": str(home.home), "vectors": owed})
        else:
            click.echo(f"Made the vectors of {owed} passages anew.")
        return 0


def _place(home: "Index", name: str) -> str | None:
    """The place that a name means, when it was added."""
    from index.errors import SourceError
    from index.sources.item import Place

    try:
        meant = Place.of(name).name
    except SourceError:
        return None
    return next((place.name for place in home.origins.places() if place.name in (name, meant)), None)
