"""Labelled questions for the judge, made of questions that a sentence answers: of another thing, or in other words."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.judge import swaps, values
from bot.judge.names import Name
from bot.judge.scene import Edit, Scene, exchanged, put
from bot.judge.twists import subject
from index.words import STOP_WORDS

Row = tuple[str, str, str]  # question, the sentence before (or ""), the sentence that answers

_SAME = tuple(
    tuple(pair.split("/"))
    for pair in (
        "president/leader",
        "presidents/leaders",
        "firm/company",
        "company/firm",
        "film/movie",
        "movie/film",
        "how many people/what number of people",
        "what year/which year",
        "in what year/when",
        "what country/which country",
        "what city/which city",
        "begin/start",
        "start/begin",
        "located/situated",
        "biggest/largest",
        "largest/biggest",
        "kind of/type of",
        "type of/kind of",
        "called/named",
        "named/called",
        "wrote/was the author of",
        "founded/established",
        "created/made",
        "main/chief",
        "purpose/aim",
        "area/region",
        "reason/cause",
        "built/constructed",
        "buy/purchase",
        "money/funds",
        "job/position",
        "died/passed away",
    )
)
# what in the question is exchanged -> the edit; each looks in the question alone
_EXCHANGED: dict[str, Edit] = {
    "person": swaps.person,
    "place": swaps.place,
    "organisation": swaps.organisation,
    "name": swaps.thing,
    "number": values.number,
    "date": values.date,
    "month": values.month,
    "role": swaps.role,
    "kind": swaps.kind,
    "ordinal": values.ordinal,
    "comparison": values.comparison,
}
_VAGUE = {
    "person": ("he", "she"),
    "organisation": ("it", "the organisation"),
    "other": ("it",),
    "country": ("the country",),
    "city": ("the city",),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the sentence before, a sentence, and whether it answers."""

    question: str
    before: str
    sentence: str
    answers: bool
    category: str


def answer_contrasts(rows: Sequence[Row], dice: random.Random) -> Iterator[Asked]:
    """Negatives and positives made of rows (question, sentence before or "", sentence that answers it).

    The same rows and the same dice give the same contrasts. About half of them answer.
    """
    for question, before, sentence in rows:
        elsewhere = tuple(_capital(dice.choice(rows)[0]) for _ in range(30))
        for category in dice.sample(list(_EXCHANGED), len(_EXCHANGED)):
            asked = _asked_of_another(question, f"{before} {sentence}", (category, elsewhere), dice)
            if asked:
                yield Asked(
                    _worded(asked, dice)[0] if dice.random() < 0.5 else asked, before, sentence, answers=False, category=category
                )
                break
        worded, category = _worded(question, dice)
        yield Asked(worded, before, sentence, answers=True, category=category)
        vague = _named_before(question, before, sentence, dice)
        if vague:
            yield vague


def _asked_of_another(question: str, evidence: str, how: tuple[str, tuple[str, ...]], dice: random.Random) -> str | None:
    """The question with a name, number, date or role exchanged that the evidence has, for one that it has not."""
    category, elsewhere = how
    new = _EXCHANGED[category](Scene(_capital(question), (), elsewhere), dice)
    if new is None:
        return None
    gone = _words(question) - _words(new)
    come = _words(new) - _words(question)
    known = _words(evidence)
    return new if gone and come and gone <= known and not come & known else None


def _named_before(question: str, before: str, sentence: str, dice: random.Random) -> Asked | None:
    """The name that is asked for stands only before: the sentence itself has a pronoun."""
    name = subject(sentence, f"{sentence} {question}")
    if name is None or name.kind not in _VAGUE or name.text not in question or name.text in sentence[name.end :]:
        return None
    if name.kind == "other" and re.search(r"\b(?:[Ww]ho\w*|he|she|his|her|him)\b", f"{question} {sentence}"):
        return None  # it may be a person
    lead = before if name.text in before else f"{_mention(name, dice)}"
    vague = put(sentence, name.start, name.end, dice.choice(_VAGUE[name.kind]).capitalize())
    return Asked(question, lead, vague, answers=True, category="named_before")


def _mention(name: Name, dice: random.Random) -> str:
    return dice.choice(
        (f"Much has been written about {name.text}.", f"This is about {name.text}.", f"{name.text} has long been in the news.")
    )


def _worded(question: str, dice: random.Random) -> tuple[str, str]:
    """The question in other words that ask the same, and how."""
    for category in dice.sample(list(_WAYS), len(_WAYS)):
        new = _WAYS[category](question, dice)
        if new and new != question:
            return new, category
    return question, "as_it_stands"


def _lower_case(question: str, dice: random.Random) -> str | None:  # noqa: ARG001  # a way like the others
    return question.lower()


def _keywords(question: str, dice: random.Random) -> str | None:
    """The words that mean something, as one types them into a search field; now and then in another order."""
    found = [word for word in re.findall(r"[\w$%£€][\w'’.,$%-]*", question.rstrip("?. ")) if word.lower() not in STOP_WORDS]
    found = [
        word.strip(".,") for word in found if word.lower() not in ("who", "what", "when", "where", "which", "how", "did", "does")
    ]
    if not 2 <= len(found) <= 8:
        return None
    if dice.random() < 0.3:
        dice.shuffle(found)
    return " ".join(found).lower() if dice.random() < 0.7 else " ".join(found)


def _no_mark(question: str, dice: random.Random) -> str | None:  # noqa: ARG001  # a way like the others
    return question.rstrip("? ") if question.endswith("?") else question + "?"


def _told(question: str, dice: random.Random) -> str | None:
    """A request in place of a question."""
    first = question.split(maxsplit=1)[0] if question.split() else ""
    lead = dice.choice(("Tell me: ", "I want to know: ", "Please tell me, ", "Do you know? ", "Question: "))
    return lead + (question[:1].lower() + question[1:] if first.lower() in STOP_WORDS else question)


def _same_words(question: str, dice: random.Random) -> str | None:
    return exchanged(question, _SAME, dice)


_WAYS: dict[str, Callable[[str, random.Random], str | None]] = {
    "lower_case": _lower_case,
    "keywords": _keywords,
    "no_mark": _no_mark,
    "told": _told,
    "same_words": _same_words,
}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _words(text: str) -> set[str]:
    return {re.sub(r"['’]s$", "", word.lower()) for word in re.findall(r"\w[\w'’]*", text)}
