"""The index: is the catalogue sound, do the words and the vectors follow it, and is the embedding what it was?"""

from bot.config import Settings
from bot.doctor.finding import OTHER, SETTINGS, Finding
from bot.library import Library, has_index
from index import CATALOGUE, health
from index.errors import HomeError
from index.index import Index

_REPAIR = "run `footnote doctor --repair`"
_ALIKE = 0.98  # cosine; services round a little differently from call to call


def articles(settings: Settings) -> list[Finding]:
    """What the catalogue holds, and whether its file is whole."""
    if not has_index(settings.home):
        add = "add some with `footnote index add PATH`"
        if settings.home_is_named:
            return [Finding("articles", "failed", f"{settings.home} has no index", f"{add}, or name another home", SETTINGS)]
        return [Finding("articles", "warning", "none are indexed, so the bundled sample is used", add)]
    found = health.of_catalogue(settings.home)
    if found.faults:
        again = f"restore {settings.home / CATALOGUE} from a backup, or add the articles again to a new home"
        return [Finding("articles", "failed", f"the catalogue is damaged: {'; '.join(found.faults)}", again, OTHER)]
    if not found.articles:
        return [Finding("articles", "warning", "the index is empty, so nothing can be answered", "run `footnote index add PATH`")]
    made_by = f", vectors made by {found.embeddings}" if found.embeddings else ""
    return [
        Finding("articles", "ok", f"{found.articles:,} articles, {found.passages:,} passages (format {found.format}){made_by}")
    ]


def words(settings: Settings) -> list[Finding]:
    """Whether the full-text index has just the passages' words."""
    if not has_index(settings.home):
        return [Finding("words", "skipped", "no index yet")]
    if health.words_are_sound(settings.home):
        return [Finding("words", "ok", "the full-text index has the passages' words")]
    return [Finding("words", "failed", "the full-text index does not have the passages' words", _REPAIR)]


def vectors(settings: Settings) -> list[Finding]:
    """Whether each passage has its vector, none is left over, and the embedding still makes the same ones."""
    if not has_index(settings.home):
        return [Finding("vectors", "skipped", "no index yet")]
    library = Library(settings)
    try:
        return [_vectors(library.home())]
    finally:
        library.close()


def _vectors(index: Index) -> Finding:
    astray = index.vectors.astray()
    if astray is None:
        return Finding("vectors", "warning", "another process is making vectors", "run `footnote doctor` again when it is done")
    missing, orphan = astray
    owed = index.owes()
    if missing or orphan:
        return Finding("vectors", "failed", f"{missing:,} are missing, {orphan:,} have no passage, {owed:,} are owed", _REPAIR)
    if owed:
        return Finding(
            "vectors",
            "warning",
            f"{owed:,} are owed since an add was interrupted",
            f"run `footnote index sync`, or {_REPAIR[4:]}",
        )
    try:
        likeness = index.vectors.likeness()
    except HomeError as fault:
        return Finding("vectors", "failed", str(fault).partition("; ")[0], _REPAIR)
    if likeness is not None and likeness < _ALIKE:
        what = f"the embedding model makes other vectors than it did (cosine {likeness:.2f} for the same passage)"
        return Finding("vectors", "failed", what, "set FOOTNOTE_EMBEDDINGS back, or run `footnote index rebuild`", SETTINGS)
    return Finding("vectors", "ok", f"{index.status().vectors:,}, one for each passage")
