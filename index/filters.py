"""Which articles to look at: a filter that a person sets, and what a question says of the articles that it means.

A filter is an instruction: nothing else is found. What a question says ("according to The Verge", "between October 4 and
October 10") is a preference: such articles come first.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from index.article import Article
from index.dates import Days, named_days, without_days

_CALLS_FOR_A_NAME = r"\b(?:according to|(?:reported|published|written) (?:by|in|on))(?: the)? ['\"“‘]?"
_CALLS_FOR_ARTICLES = re.compile(
    r"\b(?:according to|publish\w*|report(?:s|ed|ing)?|articles?|stor(?:y|ies)|news\w*|wr[io]tten?|wrote|headlines?|coverage"
    r"|(?:last|past|previous|this) (?:week|month|year|\w+ (?:days|weeks|months)))\b",
    re.IGNORECASE,
)
_A_MONTH = 27  # days; a week or two are shorter
_FEWEST = 3  # words of a question
_SHORTEST = 2  # letters; one names nothing


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions on articles, all of which must hold; None leaves all. An article without the field asked for is left out."""

    after: date | None = None  # published on this day or later
    before: date | None = None  # published on this day or earlier
    source: str | None = None  # the outlet, whatever its capitals
    author: str | None = None  # or a part of the name
    collection: str | None = None
    collections: tuple[str, ...] | None = None  # any of these

    def __bool__(self) -> bool:
        """Whether it asks for anything."""
        return self != ALL


ALL = Filter()


@dataclass(frozen=True, slots=True)
class Preference:
    """The outlets, authors and days of publication that a question names."""

    sources: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    days: tuple[Days, ...] = ()

    def __bool__(self) -> bool:
        """Whether the question names any."""
        return bool(self.sources or self.authors or self.days)

    def named(self, article: Article) -> bool:
        """Whether the article is from an outlet or by an author that the question names."""
        return article.source in self.sources or article.author in self.authors

    def fits(self, article: Article) -> bool:
        """Whether the article is all that the question says of the articles that it means; False when it says nothing."""
        said = [self.named(article)] if self.sources or self.authors else []
        said += [self.dated(article)] if self.days else []
        return bool(said) and all(said)

    def dated(self, article: Article) -> bool:
        """Whether the article was published on a day that the question names."""
        if not self.days or article.published is None:
            return False
        published = date.fromisoformat(article.published[:10])
        return any(published in days for days in self.days)


def preference(question: str, sources: Iterable[str], authors: Iterable[str], today: date) -> Preference:
    """What a question says of the articles that it means.

    `sources` and `authors` are those of the index; `today` is what "last week" counts from.
    """
    return Preference(
        frozenset(source for source in sources if _is_named(question, source)),
        frozenset(author for author in authors if " " in author and _is_named(question, author)),
        tuple(named_days(question, today)),
    )


def plain(question: str, prefer: Preference, today: date) -> str:
    """The question without what it says of the articles that it means; as it is, when nothing would be left."""
    left = without_days(question, today) if prefer.days else question
    for name in prefer.sources | prefer.authors:
        left = re.sub(rf",?\s*{_CALLS_FOR_A_NAME}{re.escape(name)}['\"”’]?(?!\w)", "", left, flags=re.IGNORECASE)
    left = re.sub(r"\s+([?.,])", r"\1", " ".join(left.split())).strip(" ,")
    return left if len(left.split()) >= _FEWEST else question


def _is_named(question: str, name: str) -> bool:
    """Whether an outlet stands in a question, whole or up to a dash or bar ("Cnbc | World Business News Leader").

    One word alone may be an everyday word ("Time") or a part of another name ("Capitol Hill"): it must have a capital and, where
    the outlet's name begins with "The", that word before it; or words before it that call for an outlet.
    """
    for form in {name, re.split(r"\s+[|–—-]\s+", name)[0]}:
        article, bare = re.fullmatch(r"(the )?(.*)", form.strip(), re.IGNORECASE | re.DOTALL).groups("")  # type: ignore[union-attr]  # it fits any text
        if len(bare) < _SHORTEST or bare.casefold() not in question.casefold():
            continue
        for found in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", question, re.IGNORECASE):
            before = question[: found.start()]
            led = re.search(r"\bthe ['\"“‘]?$", before, re.IGNORECASE) if article else before.strip()
            if " " in bare or (led and found[0][0].isupper()) or re.search(f"{_CALLS_FOR_A_NAME}$", before, re.IGNORECASE):
                return True
    return False


def of_articles(question: str, days: Sequence[Days]) -> list[Days]:
    """Those of the days that a question names which it may want articles of.

    A month or a year by itself ("Who retires in July?") is when something was; unless the question speaks of what was published.
    """
    if _CALLS_FOR_ARTICLES.search(question):
        return list(days)
    return [one for one in days if one.first is None or one.last is None or (one.last - one.first).days < _A_MONTH]


def unmatched(days: Sequence[Days], published: Iterable[str]) -> list[Days]:
    """Those of the ranges on which none of the dates (ISO 8601) lies."""
    dates = {date.fromisoformat(one[:10]) for one in published}
    return [one for one in days if not any(day in one for day in dates)]
