"""Are the versions of one story told from reports that are only made alike?

    uv run python -m tests.benchmarks.versions

Prints which edits of a story leave it a version, which look-alikes are wrongly taken for one, in how many pairs of real articles
that happens, and what it costs to look for versions. Stories are runs of paragraphs of encyclopaedia pages (SQuAD 2.0), edited
from a fixed seed; look-alikes are templates of earnings, weather, matches and markets, with other names, days and figures.
"""

import itertools
import random
import re
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from unittest import mock

import numpy as np

from index.article import Article
from index.catalogue import Catalogue
from index.likeness import WORTH, Text, alike, are_versions, bands
from index.passages import cut
from index.versions import link
from tests.benchmarks.data import lines, squad

_PARAGRAPHS = 4  # of a story
_DAY = "2024-03-05"
_FOOTER = (
    "\n\nThis story was produced by the Quay Courier and reviewed and distributed by its partners. Read more of our reporting, "
    "and sign up for the morning newsletter, at the Courier's own site. All rights reserved."
)
_COMPANIES = "Acme Globex Initech Umbrella Hooli Vandelay Wonka Stark Cyberdyne Soylent".split()
_TOWNS = "Brindle Tarn Mirra Sorrow Quay Harrow Fenwick Lisle Marden Oakhurst".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_QUARTERS = "first second third fourth".split()

_EARNINGS = (
    "{a} on {day} reported {q}-quarter net income of ${n1}.{n2} million, or {n3} cents a share, compared with ${n4}.{n5} million a "
    "year earlier. Analysts polled by FactSet had expected {n6} cents. Revenue at {a} rose {n7}% to ${n8} million. Chief "
    "Executive {p} said that {a} was pleased with the quarter and remained focused on its long-term strategy. {a} expects "
    "full-year revenue of between ${n9} million and ${n10} million.\n\n"
    "Certain statements in this release are forward-looking statements within the meaning of the Private Securities "
    "Litigation Reform Act. Actual results may differ materially from those that are expressed or implied, because of risks and "
    "uncertainties that are described in the company's filings with the Securities and Exchange Commission. The company "
    "undertakes no obligation to update any forward-looking statement as a result of new information or future events, except "
    "as the law requires. Investors are cautioned not to place undue reliance on these statements, which speak only as of the "
    "date on which they were made."
)
_WEATHER = (
    "{day} in {a} will start cloudy, with a low of {n1} degrees, and turn sunny towards noon, with a high of {n2} degrees. Winds "
    "from the west at {n3} miles an hour will ease in the evening. The chance of rain in {a} is {n4} percent. The sun rises at "
    "{n5}:{n6} and sets at {n7}:{n8}. The outlook for the following days is for more of the same, says the forecast office, which "
    "advises everyone who travels through the hills to mind the fog and to drive with care."
)
_MATCH = (
    "{a} beat {b} {n1}-{n2} on {day} behind {n3} points from {p}. {b} led {n4}-{n5} at the half, but {a} scored {n6} straight to "
    "open the third period and never trailed again. {p} also had {n7} rebounds and {n8} assists. {b} shot {n9} percent from the "
    "field and turned the ball over {n10} times. {a} plays at home on the weekend, and {b} begins a trip of five games."
)
_MARKETS = (
    "Stocks closed mixed on {day}. The Dow Jones industrial average rose {n1} points, or 0.{n2} percent, to {n3},{n4}. The S&P "
    "500 lost {n5} points to {n6},{n7}, and the Nasdaq fell 0.{n8} percent. Oil settled at ${n9} a barrel in New York, and the yield "
    "on the 10-year Treasury note stood at 4.{n10} percent. Traders are waiting for the Federal Reserve's next decision on "
    "interest rates, and for the monthly report on jobs from the Labor Department."
)


def filled(template: str, dice: random.Random, **fixed: str) -> str:
    """A template with its gaps filled at random, but for those that are given."""
    names = dice.sample(_TOWNS if template is not _EARNINGS else _COMPANIES, 2)
    gaps = {f"n{n}": str(dice.randint(2, 990)) for n in range(1, 11)}
    person = f"{dice.choice(('Ada', 'Boris', 'Carmen', 'Dov'))} {dice.choice(('Pell', 'Ravel', 'Stour', 'Thorne'))}"
    random_ones = {"a": names[0], "b": names[1], "p": person, "day": dice.choice(_DAYS), "q": dice.choice(_QUARTERS)}
    return template.format(**{**gaps, **random_ones, **fixed})


def stories() -> list[list[str]]:
    """Stories as lists of paragraphs, four each, from all pages."""
    found = []
    for page in squad()[0]:
        paragraphs = page.text.split("\n\n")
        starts = range(0, len(paragraphs) - 2 * _PARAGRAPHS, 2 * _PARAGRAPHS)
        found += [paragraphs[at : at + 2 * _PARAGRAPHS] for at in starts]  # the second half is for what follows
    return found


def reworded(text: str, share: float, dice: random.Random, others: list[str]) -> str:
    """The text with a share of its words replaced, dropped or joined by another, all over."""
    found = []
    for token in re.split(r"(\s+)", text):
        if token.strip() and dice.random() < share:
            found.append(dice.choice((dice.choice(others), "", f"{token} {dice.choice(others)}")))
        else:
            found.append(token)
    return "".join(found)


def renumbered(text: str, share: float, dice: random.Random) -> str:
    """The text with a share of its numbers changed."""
    return re.sub(r"\d+", lambda match: str(dice.randint(2, 2999)) if dice.random() < share else match[0], text)


def edits(dice: random.Random, others: list[str]) -> dict[str, Callable[[list[str]], str]]:
    """Name of an edit -> paragraphs of a story and of what follows it, to the text of the new version."""
    size = _PARAGRAPHS

    def whole(story: list[str]) -> str:
        return "\n\n".join(story[:size])

    return {
        "an outlet's footer": lambda story: whole(story) + _FOOTER,
        "a paragraph added at the end": lambda story: "\n\n".join(story[: size + 1]),
        "a paragraph added at the front": lambda story: "\n\n".join([story[size], *story[:size]]),
        "the last paragraph dropped": lambda story: "\n\n".join(story[: size - 1]),
        "paragraphs in another order": lambda story: "\n\n".join([*story[2:size], *story[:2]]),
        "a third of the numbers changed": lambda story: renumbered(whole(story), 1 / 3, dice),
        "all numbers changed": lambda story: renumbered(whole(story), 1, dice),
        "5 % of the words edited": lambda story: reworded(whole(story), 0.05, dice, others),
        "10 % of the words edited": lambda story: reworded(whole(story), 0.10, dice, others),
        "15 % of the words edited": lambda story: reworded(whole(story), 0.15, dice, others),
        "20 % of the words edited": lambda story: reworded(whole(story), 0.20, dice, others),
    }


def edited() -> None:
    """Print the share of edited stories that are found and taken for versions."""
    dice = random.Random(3)
    told = stories()
    others = " ".join(itertools.chain.from_iterable(told)).split()
    print(
        f"edits of {len(told)} stories of about {np.mean([len(' '.join(s[:4]).split()) for s in told]):.0f} words: share linked"
    )
    for name, edit in edits(dice, others).items():
        pairs = [(Text("A", "\n\n".join(story[:_PARAGRAPHS]), _DAY), Text("B", edit(story), _DAY)) for story in told]
        report(name, pairs)


def report(name: str, pairs: list[tuple[Text, Text]]) -> None:
    """Print a row: how many pairs are compared, and are versions; the median likeness, and shared 5-word shingles."""
    met = [would_meet(one, other) for one, other in pairs]
    linked = [are_versions(one, other) for one, other in pairs]
    both = float(np.mean([a and b for a, b in zip(met, linked, strict=True)]))
    five = float(np.median([jaccard(one, other) for one, other in pairs]))
    like = float(np.median([alike(one, other) for one, other in pairs]))
    print(f"  {name:44} {both:6.3f}   met {np.mean(met):.3f}   alike {like:.2f}   Jaccard of 5 words {five:.2f}")


def would_meet(one: Text, other: Text) -> bool:
    """Whether the catalogue would compare the two."""
    shared = set(bands(one.signature)) & set(bands(other.signature))
    return len(shared) >= 2 and float(np.mean(one.signature == other.signature)) >= WORTH


def jaccard(one: Text, other: Text, run: int = 5) -> float:
    """The Jaccard likeness of two texts' runs of words."""
    first, second = ({tuple(t.words[at : at + run]) for at in range(len(t.words) - run + 1)} for t in (one, other))
    return len(first & second) / (len(first | second) or 1)


def lookalikes() -> None:
    """Print the share of pairs that are no versions and are taken for some."""
    dice = random.Random(4)
    print("look-alikes: share linked, which is to be 0")
    report("a follow-up that quotes half", [(story_of(s, 0, 4), story_of(s, 2, 6)) for s in stories()])
    report("the next part of the same page", [(story_of(s, 0, 4), story_of(s, 4, 8)) for s in stories()])
    teams = list(zip(_TOWNS[::2], _TOWNS[1::2], strict=True))
    for name, template, fixed in (
        ("earnings of two companies, one day", _EARNINGS, [{"a": a, "day": "Monday", "q": "second"} for a in _COMPANIES]),
        ("weather of two towns, one day", _WEATHER, [{"a": a, "day": "Monday"} for a in _TOWNS]),
        ("weather of one town, day after day", _WEATHER, [{"a": "Brindle", "day": day} for day in _DAYS]),
        ("matches of other teams, one day", _MATCH, [{"a": a, "b": b, "day": "Monday"} for a, b in teams]),
        (
            "matches of one team, day after day",
            _MATCH,
            [{"a": "Brindle", "b": b, "day": d} for b, d in zip(_TOWNS[1:], _DAYS, strict=False)],
        ),
        ("matches of two teams, day after day", _MATCH, [{"a": "Brindle", "b": "Tarn", "day": day} for day in _DAYS]),
        ("markets, day after day", _MARKETS, [{"day": day} for day in _DAYS]),
    ):
        texts = [Text(f"T{n}", filled(template, dice, **gaps), day_of(n)) for n, gaps in enumerate(fixed)]
        report(name, list(itertools.combinations(texts, 2)))
    quarters = [
        Text("Q", filled(_EARNINGS, dice, a="Acme", q=quarter, p="Ada Pell"), day_of(91 * n))
        for n, quarter in enumerate(_QUARTERS)
    ]
    report("earnings of one company, quarters", list(itertools.combinations(quarters, 2)))
    undated = [Text(text.title, text.text, None) for text in quarters]
    report("the same without dates", list(itertools.combinations(undated, 2)))


def story_of(paragraphs: list[str], start: int, end: int) -> Text:
    """Some paragraphs as a text."""
    return Text("A", "\n\n".join(paragraphs[start:end]), _DAY)


def day_of(number: int) -> str:
    """A date so many days after the first."""
    return (date(2024, 1, 1) + timedelta(days=number)).isoformat()


def real_pairs() -> None:
    """Print the pairs of real articles that are taken for versions, among all pairs."""
    news = [(row["id"], Text(row["title"], row["text"], row["published"])) for row in lines("data", "multihop", "articles.jsonl")]
    pages = [(page.id, Text(page.title, part, None)) for page in squad()[0] for part in page.text.split("\n\n")]
    for name, found in (("MultiHop-RAG articles", news), ("SQuAD paragraphs", pages)):
        linked = [(a, b) for (a, one), (b, other) in itertools.combinations(found, 2) if are_versions(one, other)]
        print(f"  {name:44} {len(linked)} of {len(found) * (len(found) - 1) // 2:,} pairs", *linked[:5])
    disputed = [row for row in lines("data", "governance", "cases_dev.jsonl") if row["expected"] == "disputed"]
    hit = sum(any(are_versions(*pair) for pair in in_one(row["contexts"])) for row in disputed)
    print(f"  {'disputed cases of fitz-gov':44} {hit} of {len(disputed)} with two contexts that are versions")


def in_one(contexts: list[str]) -> Iterator[tuple[Text, Text]]:
    """The pairs of texts that come with one question."""
    return itertools.combinations([Text("", context, None) for context in contexts], 2)


def cost() -> None:
    """Print what one article costs: alone, beside others, and beside hundreds from one template, as the worst case."""
    told = ["\n\n".join(story[:_PARAGRAPHS]) for story in stories()]
    print("cost of an article")
    print(f"  its signature, at 500 words {per_item(told, lambda words: bands(Text('', words, None).signature)):30.2f} ms")
    print(
        f"  one comparison {per_item(told, lambda words: are_versions(Text('', words, None), Text('', words + _FOOTER, None))):43.2f} ms"
    )
    different = [part for page in squad()[0] for part in page.text.split("\n\n")]
    dice = random.Random(6)
    alike_ones = [filled(_WEATHER, dice, a=f"Town{n}") for n in range(len(different))]
    for name, texts in (("different articles", different), ("reports from one template", alike_ones)):
        print(f"  looking for its versions among {len(texts)} {name:28}{linking(texts):5.2f} ms")


def per_item(texts: list[str], work: Callable[[str], object]) -> float:
    """Milliseconds that work takes for one text."""
    began = time.perf_counter()
    for text in texts:
        work(text)
    return 1000 * (time.perf_counter() - began) / len(texts)


def linking(texts: list[str]) -> float:
    """Milliseconds by which the look for versions prolongs the putting in of an article."""
    spent = 0.0

    def timed(cursor: Any, number: int, text: Text) -> None:
        nonlocal spent
        began = time.perf_counter()
        link(cursor, number, text)
        spent += time.perf_counter() - began

    catalogue = Catalogue.create(None)
    with mock.patch("index.versions.link", timed):
        for number, text in enumerate(texts):
            article = Article(str(number), f"Article {number}", text)
            catalogue.put(article, cut(article))
    return 1000 * spent / len(texts)


def main() -> None:
    """Measure all of it in one run."""
    edited()
    lookalikes()
    real_pairs()
    cost()


if __name__ == "__main__":
    main()
