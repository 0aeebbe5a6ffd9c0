"""The prose that contrasts are made of: passages of the training data, each once, with all the news and a share of the rest."""

import json
import random
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from bot.judge.rows import rows
from index.sentences import sentences

# data set -> most passages taken; what is not named is left out: captions, dialogues, lower-cased or ill-joined text
_SETS = {
    "fib_xsum": 5000,
    "xsumfaith": 5000,
    "wice_oracle_chunks": 3000,
    "summedits_ectsum": 200,
    "begin_cmu": 300,
    "fever_dev": 2200,
    "fever_symmetric": 100,
    "factcheck_gpt": 900,
    "fool_me_twice": 1000,
    "begin_wow": 500,
    "q2_wow": 150,
    "vitaminc_sample": 200,
    "semi_automatic_nli/base_wiki": 300,
    "semi_automatic_nli/translate_wiki": 500,
    "propsegment_wiki": 300,
}
_NEWS = ("fib_xsum", "xsumfaith", "wice_oracle_chunks")
_WORDS = range(20, 161)
_PARAGRAPHS = 2500  # of the sentences that may answer
_SENTENCES = 8  # of a passage
_RUN = 10  # words in a row that two texts do not share by chance


def passages(folder: Path, dice: random.Random) -> list[str]:
    """Passages of 20 to 160 words from a data folder with `judge`, `multihop` and `squad2`, each once, in random order.

    What shares ten words in a row with the development rows of `judge` or with `squad2` is left out.
    """
    support = rows(folder / "judge", "support_train")
    found: list[str] = []
    for name, most in _SETS.items():
        texts = dict.fromkeys(row["passage"] for row in support if row["dataset"].startswith(name))
        found += _some(_once(piece for text in texts for piece in _pieces(text, long=name in _NEWS)), most, dice)
    found += _some(_once(_paragraphs(folder)), _PARAGRAPHS, dice)
    with (folder / "multihop" / "articles.jsonl").open(encoding="utf-8") as lines:
        found += [piece for line in lines for piece in _pieces(json.loads(line)["text"] or "", long=True)]
    kept_out = _kept_out(folder)
    found = [text for text in _once(iter(found)) if kept_out.isdisjoint(_runs(text))]
    dice.shuffle(found)
    return found


def _kept_out(folder: Path) -> set[str]:
    """All runs of ten words of the texts that are for measuring."""
    texts = {row["passage"] for row in rows(folder / "judge", "support_dev")}
    texts |= {row["sentence"] for row in rows(folder / "judge", "answers_dev")}
    squad = json.loads((folder / "squad2" / "dev_half.json").read_text(encoding="utf-8"))
    texts |= {paragraph["context"] for article in squad["data"] for paragraph in article["paragraphs"]}
    return {run for text in texts for run in _runs(text)}


def _runs(text: str) -> Iterator[str]:
    """Every run of ten words, by its letters alone."""
    found = re.findall(r"\w+", text.lower())
    return (" ".join(found[at : at + _RUN]) for at in range(len(found) - _RUN + 1))


def _some(texts: Iterator[str], most: int, dice: random.Random) -> list[str]:
    found = list(texts)
    return dice.sample(found, most) if len(found) > most else found


def _once(texts: Iterator[str]) -> Iterator[str]:
    """Each text once; two that begin alike are the same."""
    seen: set[str] = set()
    for text in texts:
        start = text[:60].lower()
        if start not in seen:
            seen.add(start)
            yield text


def _pieces(text: str, *, long: bool) -> Iterator[str]:
    """A text that is short enough, or a long one cut into runs of sentences."""
    text = text.replace("\n", " ")
    if not text.strip() or "�" in text or (len(text.split()) > _WORDS[-1] and not long):
        return
    piece: list[str] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        if piece and (len(piece) == _SENTENCES or len(" ".join([*piece, sentence]).split()) > _WORDS[-1]):
            yield from _enough(piece)
            piece = []
        piece.append(sentence)
    yield from _enough(piece)


def _enough(piece: list[str]) -> Iterator[str]:
    text = " ".join(piece)
    if len(text.split()) in _WORDS:
        yield text


def _paragraphs(folder: Path) -> Iterator[str]:
    """The sentences of one question, in document order, put together again."""
    for _, group in groupby(rows(folder / "judge", "answers_train"), key=lambda row: row["question"]):
        yield from _pieces(" ".join(row["sentence"] for row in group), long=True)
