"""Do the articles say otherwise? Where one takes a sentence back, or a window that speaks of the same thing refutes it."""

from collections.abc import Sequence
from itertools import islice

from bot.articles.withdrawn import corrected_by
from bot.enforce.bounded import PATIENCE, bounded
from bot.enforce.checks.finding import Finding
from bot.enforce.judged import MOST_JUDGED, opinions
from bot.enforce.looking import LONGEST, Looked, dated, look_at, share_told
from bot.enforce.place import Place
from bot.enforce.quoting import fewest, with_corrections
from index.article import Article

_ABOUT = 0.5  # share of a sentence that stands in a window that speaks of the same thing
_REFUTED = 0.6  # the judge's chance that a window says otherwise, from which one does that has most of a claim's words
_MOST = 0.75  # of a claim's words
_SURELY = 0.85  # the same chance, from which any window does that speaks of the same thing


def contradicting(sentence: str, places: Sequence[Place]) -> Place | None:
    """The words of an article that speak of the same thing and say otherwise. Raises `CheckFailed` where none can be told."""
    return None if len(sentence) > LONGEST else bounded(lambda: _contradicting(sentence, places), PATIENCE)


def _contradicting(sentence: str, places: Sequence[Place]) -> Place | None:
    corrected = next((found for place in places if (found := _correction(sentence, place.article))), None)
    if corrected:
        return corrected
    about = (one for one in look_at(sentence, places) if max(one.words.covered, share_told(sentence, one.text)) >= _ABOUT)
    looked = list(islice(about, MOST_JUDGED))
    told = opinions(sentence, [dated(sentence, one.text, one.place.article) for one in looked])
    for one, (_, refuted, _) in zip(looked, told, strict=True):
        refutes = refuted >= _SURELY or (refuted >= _REFUTED and one.words.covered >= _MOST)
        if refutes or any(_holds(finding, one, looked) for finding in one.findings):
            return with_corrections(sentence, fewest(sentence, one, clean=False))[0]
    return None


def _correction(sentence: str, article: Article) -> Place | None:
    """Where an article withdraws what a sentence tells."""
    found = corrected_by(sentence, article.text)
    return Place(article, found.start, found.last) if found else None


def _holds(finding: Finding, of: Looked, looked: Sequence[Looked]) -> bool:
    """Whether a finding tells that an article says otherwise: no window that has as much of the sentence lacks it."""
    rivals = (one for one in looked if one.words.covered >= of.words.covered)
    return finding.conflict and all(any(other.check == finding.check for other in one.findings) for one in rivals)
