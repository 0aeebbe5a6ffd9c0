"""Sentences with the articles that they cite, each true or falsified: what `tests.benchmarks.enforcement` measures with.

`newsroom.jsonl` holds 36 short articles of invented news with the names in them, `claims.jsonl` hand-written sentences about them:
true ones (paraphrases, and combinations of two facts) and false ones. More false ones come from the rules of `corruptions`. What
people labelled (rows of `support_dev` whose claim is one sentence) is read from the development data where that is there.
An article, with all its sentences, is wholly in one part: `tuning`, or `untouched` for the figures that count.
"""

import gzip
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bot.enforce.place import Place
from bot.judge.windows import claim_sentences
from index.article import Article
from index.passages import cut
from tests.benchmarks.corruptions import Story, corrupted
from tests.benchmarks.data import SHARED

HERE = Path(__file__).parent
LABELLED = "labelled"  # how the categories begin of what people labelled
_OTHER = 7  # how far down the list the article stands whose facts are mixed in
_SETS = {  # category -> the sets of `support_dev` that people labelled
    f"{LABELLED} news": ("wice_oracle_chunks", "fib_cnn_dm/model", "fib_xsum/model"),
    f"{LABELLED} facts": ("fool_me_twice", "factcheck_gpt"),
    f"{LABELLED} claims": ("fever_dev", "fever_symmetric", "vitaminc_sample"),
}
_OF_EACH = 60  # rows of each kind and label
_OF_A_PASSAGE = 4  # of these
_TRUE_FROM = (f"{LABELLED} news", f"{LABELLED} facts")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and the passages that it cites."""

    sentence: str
    places: tuple[Place, ...]
    true: bool
    category: str
    part: Literal["tuning", "untouched"]


def cases() -> list[Case]:
    """All cases, always in the same order."""
    return [*written_cases(), *_labelled()]


def written_cases() -> list[Case]:
    """The cases of the newsroom, which need no development data."""
    return list(_newsroom())


def newsroom() -> list[dict[str, Any]]:
    """The articles with the names in them."""
    return _lines("newsroom.jsonl")


def article(about: dict[str, Any]) -> Article:
    """An article of the newsroom."""
    return Article(about["id"], about["title"], about["text"], about["source"], None, None, about["published"])


def _newsroom() -> Iterator[Case]:
    stories, claims = newsroom(), _lines("claims.jsonl")
    true = {
        about["id"]: [one["sentence"] for one in claims if one["article"] == about["id"] and one["label"] == "true"]
        for about in stories
    }
    places = {about["id"]: _places(article(about)) for about in stories}
    for claim in claims:
        key = claim["article"]
        yield Case(claim["sentence"], places[key], claim["label"] == "true", claim["category"], _part(key))
    for number, about in enumerate(stories):
        other = stories[(number + _OTHER) % len(stories)]
        key, theirs = about["id"], true[other["id"]]
        told = [
            _story(about, said, true[key], _story(other, theirs[place % len(theirs)], theirs))
            for place, said in enumerate(true[key])
        ]
        for category, sentence in corrupted(told, random.Random(key)):
            cited = places[key] + (places[other["id"]] if category == "merged" and ", and " not in sentence else ())
            yield Case(sentence, cited, true=False, category=category, part=_part(key))


def _story(about: dict[str, Any], sentence: str, true: list[str], other: Story | None = None) -> Story:
    people, places, groups = (tuple(about[kind]) for kind in ("people", "places", "groups"))
    return Story(sentence, tuple(true), about["text"], people, places, groups, other)


def _labelled() -> Iterator[Case]:
    path = SHARED / "data" / "judge" / "support_dev.jsonl.gz"
    if not path.exists():
        print(f"{path} is missing: rows labelled by people are left out.")
        return
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for kind, sets in _SETS.items():
        for label in (True, False) if kind in _TRUE_FROM else (False,):
            some = [
                row
                for row in rows
                if row["dataset"] in sets and (row["label"] == "supported") == label and _is_sentence(row["claim"])
            ]
            for row in _sampled(some, random.Random(kind)):
                yield Case(row["claim"], _places(Article(LABELLED, LABELLED, row["passage"])), label, kind, _part(row["passage"]))


def _sampled(rows: list[dict[str, Any]], dice: random.Random) -> list[dict[str, Any]]:
    """Some of the rows, of each passage not too many."""
    of_passage: Counter[str] = Counter()
    chosen = []
    for row in dice.sample(rows, len(rows)):
        of_passage[row["passage"]] += 1
        if of_passage[row["passage"]] <= _OF_A_PASSAGE:
            chosen.append(row)
    return chosen[:_OF_EACH]


def _is_sentence(claim: str) -> bool:
    return claim[:1].isupper() and claim.endswith(".") and len(claim.split()) >= 5 and len(claim_sentences(claim)) == 1


def _places(of: Article) -> tuple[Place, ...]:
    return tuple(Place(of, passage.start, passage.end) for passage in cut(of))


def _part(key: str) -> Literal["tuning", "untouched"]:
    return "tuning" if hashlib.sha256(key.encode()).digest()[0] % 2 else "untouched"


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]
