"""What can be mended without asking: the words of the full-text index, and vectors that are missing or left over."""

from collections.abc import Callable, Iterator

from bot.config import Settings
from bot.doctor.finding import Finding, of_fault
from bot.doctor.index import has_index
from bot.errors import FootnoteError
from bot.library import Library
from index import health
from index.errors import IndexingError

_NAME = "repair"


def repair(settings: Settings) -> Iterator[Finding]:
    """Mend the index, and tell what was wrong; takes as long as it takes to make the vectors that are missing."""
    if not has_index(settings):
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
    library = Library(settings)
    try:
        wrong = library.home().vectors.repair()
    finally:
        library.close()
    return f"{wrong:,} vectors were made or deleted" if wrong else "the vectors needed no repair"
