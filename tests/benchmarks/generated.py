"""Articles for measuring speed: news-like sentences of invented places and people, from a fixed seed; and what measures."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import psutil

PASSAGES_AN_ARTICLE = 5
PLACES = "Brindle Tarn Mirra Sorrow Quay Harrow Fenwick Lisle Marden Oakhurst Pell Ravel Stour Thorne Ulver Wick".split()
NAMES = "Ada Boris Carmen Dov Elena Farid Greta Hugo Ines Jonas Kira Luca Mona Nils Olga Pavel".split()
TOPICS = "harbor bridge school clinic ferry mine orchard railway library museum market dam airport theatre stadium mill".split()
VERBS = "reopened closed expanded moved failed won lost borrowed saved hired cut sold bought repaired painted sued".split()


def sentence(dice: random.Random) -> str:
    """One sentence of invented news, of about twenty words."""
    place, name, topic, verb = (dice.choice(words) for words in (PLACES, NAMES, TOPICS, VERBS))
    return dice.choice(
        (
            f"The {topic} of {place} {verb} in {dice.randint(1990, 2025)}, {name} {dice.choice(PLACES)} told the council, after a year of talks.",
            f"{name} {place}, who leads the {topic}, said that {dice.randint(2, 900)} people had {verb} something near the old {dice.choice(TOPICS)}.",
            f"It cost {dice.randint(1, 99)}.{dice.randint(1, 9)} million dollars, more than the {topic} in {place} had earned during the past decade.",
            f"Officials in {place} confirmed on {dice.choice(['Monday', 'Friday'])} that the {topic} and the {dice.choice(TOPICS)} would be {verb} again.",
        )
    )


def write_articles(folder: Path, passages: int) -> list[Path]:
    """Write articles that are cut into about so many passages, and return their paths."""
    dice = random.Random(5)
    paths = []
    for number in range(passages // PASSAGES_AN_ARTICLE):
        paragraphs = [" ".join(sentence(dice) for _ in range(5)) for _ in range(PASSAGES_AN_ARTICLE)]
        path = folder / f"article{number:06}.md"
        title = f"Story {number} from {dice.choice(PLACES)}"
        about = f"title: {title}\nsource: {dice.choice(PLACES)} Herald\npublished: {dice.randint(1990, 2025)}-0{dice.randint(1, 9)}-11"
        path.write_text(f"---\n{about}\n---\n" + "\n\n".join(paragraphs), encoding="utf-8")
        paths.append(path)
    return paths


def questions(count: int) -> list[str]:
    """Questions on such articles."""
    dice = random.Random(11)
    return [f"What did {dice.choice(NAMES)} {dice.choice(PLACES)} say about the {dice.choice(TOPICS)}?" for _ in range(count)]


def timed(work: Callable[[], object]) -> float:
    """Seconds that something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def megabytes() -> float:
    """The memory of this process."""
    return float(psutil.Process().memory_info().rss / 1e6)
