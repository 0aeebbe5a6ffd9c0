"""Whom a sentence credits with what it tells: "According to the Tarn Herald, …", "…, the Herald wrote on Tuesday".

The words of an article do not say whose they are; what is known of it does. So an outlet, an author or a title is held against
that, and the rest of the sentence against the words. Whom an article itself has speak is no credit: that is in its words.
"""

import re
from dataclasses import dataclass

from bot.english.moments import moments
from index.article import Article

_WHEN = r"(?P<when>\s(?:on|in)\s[^,.;:]{3,30}?|\s\([^()]{3,30}\))?"
_WHO = r"(?P<who>[\w“\"][^,.;:()]{2,120}?)"
_TELLS = r"(?:(?:has |had )?(?:reported|written|stated|noted)|reports?|writes?|wrote|says?|said|states?|notes?)"
_FORMS = tuple(
    re.compile(form, re.DOTALL)
    for form in (
        rf"(?:According to|As per)\s{_WHO}{_WHEN},\s(?P<told>.+)",
        rf"As\s{_WHO}\s{_TELLS}{_WHEN},\s(?P<told>.+)",
        rf"{_WHO}\s{_TELLS}{_WHEN}(?:\sthat|:)\s(?P<told>.+)",
        rf"{_WHO}\s(?:says|said|writes|wrote){_WHEN}\s(?P<told>.+)",
        rf"(?P<told>.+),\s(?:according to|as per)\s{_WHO}{_WHEN}",
        rf"(?P<told>.+),\s(?:as\s)?{_WHO}\s{_TELLS}{_WHEN}",
        rf"(?P<told>.+),\s(?:as\s)?{_TELLS}\s(?:by\s|in\s)?{_WHO}{_WHEN}",
    )
)
_FEWEST = 3  # words of what is told
_THING = re.compile(
    r"^(?:(?:a|an|the)\s)?(?:(?:report|article|story|newspaper|outlet|paper)\s(?:(?:in|by|from|of)\s)?)?(?:the\s)?"
)
_HIS = re.compile(r"\s(?:of|in|for|from)\s(?:the\s)?|['’]s?\s")  # "Ann Lee of the Tarn Herald", "the Tarn Herald's Ann Lee"
_TO = r"\b(?:told|to|with|in|by|for)\s(?:the\s)?"  # it is spoken to, and does not speak


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom a sentence credits, as of when, and what it tells by itself."""

    who: str
    when: str
    told: str

    def is_of(self, article: Article) -> bool:
        """Whether an article is by those who are credited, and of that day; none is whose words have them act or speak, too."""
        if self.when and not _published(article, self.when):
            return False
        bare = _THING.sub("", _letters(self.who))
        names = [name for name in (_letters(self.who), bare) if name]
        return any(
            _is_by(name, article) or all(_is_by(part, article) for part in _HIS.split(name) if part) for name in names
        ) and not _acts(article)


def credits(sentence: str) -> list[Credit]:
    """The ways in which a sentence may credit somebody with the rest of it."""
    text = " ".join(sentence.split())
    found = []
    for form in _FORMS:
        match = form.fullmatch(text.rstrip(" ."))
        if match and len(match["told"].split()) >= _FEWEST:
            told = match["told"]
            found.append(Credit(match["who"], match["when"] or "", f"{told[:1].upper()}{told[1:]}."))
    return found


def _is_by(name: str, article: Article) -> bool:
    """Whether a name is the article's outlet, that in short ("the Herald"), its author, or its title."""
    outlet, author, title = (_letters(one or "") for one in (article.source, article.author, article.title))
    short = outlet.split()[-1:] if len(outlet.split()) > 1 else []
    return name in (outlet.removeprefix("the "), outlet, author, title, *short)


def _acts(article: Article) -> bool:
    """Whether an article's own words speak of its outlet or author otherwise than that somebody spoke to it."""
    outlet, author, text = (_letters(one or "") for one in (article.source, article.author, article.text))
    names = [name for name in (outlet.removeprefix("the "), author) if name]
    return any(re.search(rf"\b{re.escape(name)}\b", re.sub(_TO + re.escape(name), "", text)) for name in names)


def _published(article: Article, when: str) -> bool:
    day = article.day
    days = [days for moment in moments(when, day) for days in moment.days]
    return any(day and one.first and one.last and one.first <= day <= one.last for one in days)


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[\w'’&.-]+", text.lower())).strip(" .")
