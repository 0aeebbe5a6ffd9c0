"""An editor who falsifies true sentences about an article, by hand-written rules that share nothing with those that trained the judge.

Each rule is tried on every true sentence of an article; a fixed seed chooses among what comes out. Where a rule needs names it
takes those that the newsroom lists for the article. `CATEGORIES` says what each kind of falsehood is, the hand-written ones
included: in all of them at least one thing that the sentence says is not said by the words that it cites.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

CATEGORIES = {
    "number": "a number is another one: one of the article's own, or one close by",
    "unit": "a number stands with another unit or scale: million for billion, weeks for days, dollars for euros",
    "date": "a weekday, month, day of the month or year is another one",
    "name": "a person or organisation is exchanged for another of the same article",
    "place": "a place is exchanged for another of the same article",
    "roles": "who did what to whom is turned round",
    "negation": "what is said is denied, or what is denied is said",
    "modality": "planned, possible, alleged or denied becomes done, certain or admitted; or what was done becomes a mere possibility",
    "attribution": "the words or the deed are one person's, the sentence gives them to another",
    "quotation": "a quotation has other words, or words stand in quotation marks that nobody said so",
    "direction": "up is down, more is less, before is after, first is last",
    "merged": "facts of two articles in one: cited to both, a name of one in a sentence of the other; or cited to one, facts of both",
    "exaggeration": "some becomes all, a part the whole, one of the largest the only one",
    "invented": "a detail that the article does not have",
    "cause": "a cause that the article does not give: of its own making, or two facts of the article joined by because",
    "order": "what came first comes last",
}  # "labelled ...": rows of `support_dev` that people found unsupported, by the kind of text

_PER_ARTICLE = {
    "number": 4, "unit": 2, "date": 3, "name": 3, "place": 2, "negation": 3, "modality": 1, "quotation": 1,
    "direction": 2, "merged": 2, "exaggeration": 1, "invented": 1, "cause": 1,
}  # fmt: skip

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SMALL = "two three four five six seven eight nine ten eleven twelve".split()
_MONTH = "|".join(_MONTHS)

_UNITS = (
    ("million", "billion"), ("billion", "million"), ("euros", "dollars"), ("pounds", "euros"), ("€", "$"), ("£", "$"), ("$", "€"),
    ("km/h", "mph"), ("km(?!/)", "miles"), ("kilometres", "miles"), ("metres", "feet"), ("cm", "inches"),
    ("miles", "kilometres"), ("tonnes", "kilograms"), ("gallons", "litres"), ("weeks", "days"), ("days", "weeks"), ("months", "years"),
    ("years", "months"), ("hours", "minutes"), ("minutes", "hours"), ("a year", "a month"), ("francs", "dollars"), ("acres", "hectares"),
    ("centimetres", "metres"), ("pesos", "dollars"), ("seconds", "minutes"), ("metre", "mile"),
)  # fmt: skip
_DIRECTIONS = (
    ("rose", "fell"), ("risen", "fallen"), ("rises", "falls"), ("fell", "rose"), ("fallen", "risen"), ("rise", "fall"), ("grew", "shrank"),
    ("more than", "less than"), ("less than", "more than"), ("higher", "lower"), ("lower", "higher"), ("went up", "went down"), ("gone up", "gone down"), ("goes up", "goes down"),
    ("before", "after"), ("after", "before"), ("longer", "shorter"), ("cheaper", "dearer"), ("largest", "smallest"), ("faster", "slower"),
    ("slower", "faster"), ("at least", "at most"), ("no more than", "no less than"), ("under", "above"), ("nearly", "well over"),
    ("increased", "decreased"), ("raise", "lower"), ("gain", "loss"), ("youngest", "oldest"), ("smaller", "larger"), ("better", "worse"),
    ("exceeded", "stayed below"), ("lost", "gained"), ("until", "from"), ("or more", "or fewer"), ("bigger", "smaller"),
    ("in favour of", "against"), ("earlier", "later"), ("worst", "least"), ("down from", "up from"), ("begin", "end"), ("opens", "closes"),
)  # fmt: skip
_MODALITIES = (
    ("may have", "has"), ("may(?! have)", "will"), ("might", "will"), ("could", "will"), ("wants to", "has decided to"),
    ("plans to", "has begun to"), ("hopes to", "has managed to"), ("intends to", "has begun to"), ("expects that", "has shown that"),
    ("fears", "has proved"), ("thinks", "has shown"), ("believes", "has proved"), ("are to", "have begun to"),
    ("should", "is certain to"), ("has threatened", "has begun"), ("suspects", "has confirmed"), ("said", "denied"), ("says", "denies"),
    ("will begin", "began"), ("will lift", "has lifted"), ("will receive", "have received"), ("becomes", "became"), ("will be", "has been"),
    ("is going to", "refused to"), ("begins? on", "began on"), ("is due on", "arrived on"), ("is expected", "was seen"),
)  # fmt: skip
_WHOLES = (
    (r"some(?! \d)", "all"), ("mainly", "only"), ("half", "all"), (r"(?:about|around|some) (?=\d)", "well over "),
    ("on average", "in every case"), ("at most", "always"), ("(?<!every )one of", "all of"), ("several", "all"), ("often", "always"),
    ("a third|one third", "all"), ("most of the", "all of the"), (r"(?:just|only) (?=\d)", "no fewer than "), ("roughly", "exactly"),
    ("a little", "a great deal"), ("slightly", "badly"), ("worst-hit", "only"), ("most (?=of|houses|frogs)", "all "),
)  # fmt: skip
_TAILS = (
    "for the third year in a row", "despite protests from residents", "according to an internal memo", "the highest figure on record",
    "to the surprise of experts", "with help from the army", "on the advice of a consultant", "which cost a minister her job",
    "after a tip from a neighbour", "as in most neighbouring countries",
)  # fmt: skip
_AUXILIARIES = "is are was were will would can could has have had must may should does did".split()
_NEGATIONS = (
    ("no longer", "still"), ("cannot", "can"), ("not", ""), ("never", "often"), ("nobody", "everybody"), ("no one", "everyone"), ("no", "a"),
    ("without", "with"), ("denies", "admits"), ("rejects", "confirms"), ("none", "one"), ("nothing", "something"), ("refused", "agreed"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Story:
    """A true sentence, and what the editor knows of its article and of another one."""

    sentence: str
    true: tuple[str, ...]  # all true sentences of the article
    text: str
    people: tuple[str, ...]
    places: tuple[str, ...]
    groups: tuple[str, ...]
    other: "Story | None" = None  # a sentence of another article


Rule = Callable[[Story], Iterator[str]]


def corrupted(stories: Sequence[Story], dice: random.Random) -> Iterator[tuple[str, str]]:
    """(category, false sentence) of the true sentences of one article, of each category at most so many."""
    for category, rule in _RULES.items():
        made = list(dict.fromkeys(false for story in stories for false in rule(story) if false not in story.true))
        for false in dice.sample(made, min(len(made), _PER_ARTICLE[category])):
            yield category, false


def numbers(story: Story) -> Iterator[str]:
    """Another number: one of the article's, of like length, or one close by; small number words, too."""
    own = [n for n in re.findall(r"\d[\d,.]*\d|\d", story.text) if not re.fullmatch(r"(?:19|20)\d\d", n)]
    for match in re.finditer(r"(?<![\w:.,-])(?:\d[\d,.]*\d|\d)(?![\w:-])", story.sentence):
        if re.fullmatch(r"(?:19|20)\d\d", match[0]) or re.search(rf"(?:{_MONTH})\s$", story.sentence[: match.start()]):
            continue
        alike = [n for n in own if abs(len(n) - len(match[0])) <= 1 and n not in story.sentence]
        for new in (*alike[:2], _close(match[0])):
            yield story.sentence[: match.start()] + new + story.sentence[match.end() :]
    for place, small in enumerate(_SMALL):
        yield from _swapped(story.sentence, small, _SMALL[(place + 3) % len(_SMALL)])


def units(story: Story) -> Iterator[str]:
    """Another unit after a number, or another sign before it."""
    for old, new in _UNITS:
        if not old[0].isalpha():
            yield from (
                [re.sub(rf"{re.escape(old)}(?=\d)", new, story.sentence)]
                if re.search(rf"{re.escape(old)}\d", story.sentence)
                else []
            )
        elif re.search(rf"(?:\d|million|billion|{'|'.join(_SMALL)}) ?{old}\b", story.sentence):
            yield re.sub(rf"(?<=[\dnenowxr])( ?){old}\b", rf"\g<1>{new}", story.sentence, count=1)


def dates(story: Story) -> Iterator[str]:
    """Another weekday, month, day of the month or year."""
    for table, step in ((_DAYS, 2), (_MONTHS, 3)):
        for place, name in enumerate(table):
            yield from _swapped(story.sentence, name, table[(place + step) % len(table)], exactly=True)
    for match in re.finditer(rf"(?:{_MONTH}) (\d\d?)\b", story.sentence):
        day = int(match[1])
        yield story.sentence[: match.start(1)] + str(day + 3 if day < 26 else day - 4) + story.sentence[match.end(1) :]
    for match in re.finditer(r"\b(?:19|20)\d\d\b", story.sentence):
        yield story.sentence[: match.start()] + str(int(match[0]) - 2) + story.sentence[match.end() :]


def names(story: Story) -> Iterator[str]:
    """A person for another, a group for another."""
    yield from _exchanged(story.sentence, story.people)
    yield from _exchanged(story.sentence, story.groups)


def places(story: Story) -> Iterator[str]:
    """A place for another."""
    yield from _exchanged(story.sentence, story.places)


def negations(story: Story) -> Iterator[str]:
    """A not put in after the first verb that takes one, or what denies taken out."""
    for old, new in _NEGATIONS:
        yield from _swapped(story.sentence, old, new)
    if not re.search(r"\b(?:not|no|never|nobody|none)\b", story.sentence, re.IGNORECASE):
        match = re.search(rf"(?<!to )\b(?:{'|'.join(_AUXILIARIES)})\b(?! not)", story.sentence)
        if match:
            yield story.sentence[: match.end()] + " not" + story.sentence[match.end() :]


def modalities(story: Story) -> Iterator[str]:
    """What may be or is said becomes what is, or is denied."""
    for old, new in _MODALITIES:
        yield from _swapped(story.sentence, old, new, exactly=True)


def quotations(story: Story) -> Iterator[str]:
    """Words of the report, or of its retelling, put into somebody's mouth as if they had been spoken."""
    if '"' in story.sentence or any(person.split()[-1] in story.sentence for person in story.people):
        return
    for person in story.people:
        yield f'"{story.sentence.rstrip(".")}," said {person}.'


def directions(story: Story) -> Iterator[str]:
    """The other way round."""
    for old, new in _DIRECTIONS:
        yield from _swapped(story.sentence, old, new)


def merged(story: Story) -> Iterator[str]:
    """A name of the other article in this sentence, or a fact of the other article after this one's."""
    if story.other is None:
        return
    for own, others in (
        (story.people, story.other.people),
        (story.groups, story.other.groups),
        (story.places, story.other.places),
    ):
        for name in own:
            if name in story.sentence and others and others[0] not in story.text:
                yield story.sentence.replace(name, others[0])
    yield f"{story.sentence.rstrip('.')}, and {_lower(story.other.sentence, story.other)}"


def exaggerations(story: Story) -> Iterator[str]:
    """Some is all."""
    for old, new in _WHOLES:
        yield from _swapped(story.sentence, old, new)
    for match in re.finditer(rf"\b(?:\d[\d,]*|one|{'|'.join(_SMALL)}) (?:of|out of|in) (?=(?:the )?\d)", story.sentence):
        yield story.sentence[: match.start()] + "all " + story.sentence[match.end() :].removeprefix("the ")


def inventions(story: Story) -> Iterator[str]:
    """A detail hung on."""
    tail = _TAILS[sum(map(ord, story.sentence)) % len(_TAILS)]
    yield f"{story.sentence.rstrip('.')}, {tail}."


def causes(story: Story) -> Iterator[str]:
    """Two facts of the article that have nothing to do with each other, the one made the cause of the other."""
    place = story.true.index(story.sentence)
    other = story.true[(place + len(story.true) // 2) % len(story.true)]
    if "because" not in story.sentence + other and "blame" not in story.sentence + other and '"' not in story.sentence + other:
        yield f"{story.sentence.rstrip('.')} because {_lower(other, story)}"


_RULES: dict[str, Rule] = {
    "number": numbers, "unit": units, "date": dates, "name": names, "place": places, "negation": negations, "modality": modalities,
    "quotation": quotations, "direction": directions, "merged": merged, "exaggeration": exaggerations, "invented": inventions,
    "cause": causes,
}  # fmt: skip


def _swapped(sentence: str, old: str, new: str, *, exactly: bool = False) -> Iterator[str]:
    """The sentence with a whole word or phrase exchanged where it first stands; a capital letter stays one."""
    match = re.search(rf"(?<![\w-])(?:{old})(?!(?<=\w)[\w-])", sentence, 0 if exactly else re.IGNORECASE)
    if match:
        put = new[:1].upper() + new[1:] if match[0][:1].isupper() else new
        made = re.sub(r"  +", " ", sentence[: match.start()] + put + sentence[match.end() :]).strip()
        yield made[:1].upper() + made[1:]


def _exchanged(sentence: str, known: Sequence[str]) -> Iterator[str]:
    for one in known:
        match = re.search(rf"\b{re.escape(one)}\b", sentence) or re.search(rf"\b{re.escape(one.split()[-1])}\b", sentence)
        for other in known:
            if match and other != one and other.split()[-1] not in sentence and match[0][0].isupper() == other[0].isupper():
                yield sentence[: match.start()] + other + sentence[match.end() :]


def _close(number: str) -> str:
    """A number of the same form with another first digit."""
    first = int(number[0])
    return str(first % 9 + 1) + number[1:]


def _lower(sentence: str, story: Story) -> str:
    """The sentence as it goes on after other words: without a capital, unless its first word is a name."""
    first = re.split(r"\W", sentence)[0]
    named = re.search(rf"(?<=[a-z,] ){re.escape(first)}\b", story.text) or any(first in name.split() for name in story.people)
    return sentence if named else sentence[0].lower() + sentence[1:]
