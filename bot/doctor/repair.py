"""What can be mended: the words of the full-text index, and vectors that are missing, left over or damaged."""

from collections.abc import Callable, Iterator

from bot.config import Settings
from bot.doctor.finding import Finding, of_fault
from bot.errors import FootnoteError
from bot.library import Library, has_index
from index import health
from index.errors import BusyError, HomeError, IndexingError
from index.index import Index

_NAME = "repair"


def repair(settings: Settings) -> Iterator[Finding]:
    """Mend the index, and tell what was wrong; takes as long as it takes to make the vectors that are missing."""
    try:
        there = has_index(settings.home)
    except HomeError as fault:
        yield of_fault(_NAME, fault)
        return
    if not there:
        yield Finding(_NAME, "skipped", "no index yet")
        return
    for mend in (_words, _vectors):
        yield _tried(mend, settings)


def _tried(mend: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(_NAME, "ok", mend(settings))
    except (FootnoteError, IndexingError) as fault:
        return of_fault(_NAME, fault)


def _words(settings: Settings) -> str:
    if health.words_are_sound(settings.home):
        return "the full-text index needed no repair"
    health.mend_words(settings.home)
    return "the full-text index was made anew"


def _vectors(settings: Settings) -> str:
    from bot.showing.progress import progress

    library = Library(settings)
    try:
        index = library.home()
        if settings.server or _can_be_searched(index):
            with progress(index.size(), "vectors", "Making") as advance:
                wrong = index.vectors.repair(lambda _: advance(0))
            return f"{wrong:,} vectors were made or deleted" if wrong else "the vectors needed no repair"
        index.close()
        index = library.rebuilt()
        with progress(index.owes(), "vectors", "Making") as advance:
            index.vectors.settle(advance=lambda _: advance(0))
        return f"the vectors were damaged; {index.status().vectors:,} were made anew"
    finally:
        library.close()


def _can_be_searched(index: Index) -> bool:
    """Whether Chroma's files in the home are whole; what they should hold is another question."""
    try:
        index.vectors.likeness()
    except BusyError:  # that cannot be told now
        raise
    except HomeError:
        return False
    return True
