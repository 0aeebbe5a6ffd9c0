"""Which words of a window are cited for a sentence: as few as have it all, and with what their article corrects in them."""

from bot.articles.corrected import corrections_of
from bot.articles.corrections import speaks_of_one
from bot.enforce.judged import opinions, passes, support_of
from bot.enforce.looking import Looked, dated, findings_of
from bot.enforce.place import Place
from bot.judge.evidence import evidence

_ENOUGH = 0.9  # of what a window has of a sentence; sentences that have so much are cited without the others
_QUOTED = 3  # sentences in a row that are tried as a quote, before all of the window is


def quote(sentence: str, looked: Looked, least: float) -> Place:
    """The fewest sentences of a window that support a sentence by themselves, as a person reads them; else the whole window."""
    place, parts = looked.place, looked.window.parts
    runs = [fewest(sentence, looked)]
    for length in range(1, min(_QUOTED, len(parts) - 1) + 1):
        every = [place.within(parts[at][0], parts[at + length - 1][1]) for at in range(len(parts) - length + 1)]
        every.sort(key=lambda run: -evidence(sentence, run.meant(sentence)).covered)
        runs += [run for run in every[:2] if run not in runs and not findings_of(sentence, run.meant(sentence), place.article)]
    texts = [dated(sentence, run.meant(sentence), place.article) for run in runs]
    for run, text, opinion in zip(runs, texts, opinions(sentence, texts), strict=True):
        value = support_of(sentence, text, opinion, evidence(sentence, text))
        if passes(value, opinion, least, sentence, text):
            return run
    return looked.told


def fewest(sentence: str, looked: Looked, *, clean: bool = True) -> Place:
    """The fewest sentences in a row that have nearly all that the window has; `clean`: none with findings."""
    place, parts = looked.place, looked.window.parts
    enough = _ENOUGH * looked.words.covered
    for length in range(1, len(parts)):
        runs = [(parts[at][0], parts[at + length - 1][1]) for at in range(len(parts) - length + 1)]
        told = {run: place.part(*run).meant(sentence) for run in runs}
        shares = {run: evidence(sentence, text).covered for run, text in told.items()}
        for start, end in sorted(runs, key=lambda run: -shares[run]):
            if shares[start, end] < enough:
                break
            if not clean or not findings_of(sentence, told[start, end], place.article):
                return place.within(start, end)
    return looked.told


def with_corrections(sentence: str, place: Place) -> tuple[Place, ...]:
    """A place with the corrections by which it is read: what was wrong is never quoted without what is right."""
    beside: list[Place] = []
    for one in [] if speaks_of_one(sentence) else corrections_of(place.article.text, place.start, place.end):
        if place.start < one.last and one.start < place.end:
            place = Place(place.article, min(place.start, one.start), max(place.end, one.last))
        else:
            beside.append(Place(place.article, one.start, one.last))
    return place, *beside
