"""The development data as the benchmarks use it; it lies beside the project, not in it."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.article import Article

SHARED = Path(__file__).parents[3] / "shared"
UNTOUCHED = ("Islamism", "Yuan_dynasty", "Scottish_Parliament")  # SQuAD pages that no training row comes from


@dataclass(frozen=True, slots=True)
class SquadQuestion:
    """A question on a page, and where in the page its answer may stand (nowhere, when it cannot be answered)."""

    text: str
    page: str
    answers: tuple[tuple[int, int], ...]


def path(*parts: str) -> Path:
    """A file of the development data; ends the program with a sentence where it is missing."""
    found = SHARED.joinpath(*parts)
    if not found.exists():
        sys.exit(f"{found} is missing: this benchmark needs the development data in a folder `shared` beside the project.")
    return found


def squad(pages: tuple[str, ...] = ()) -> tuple[list[Article], list[SquadQuestion]]:
    """SQuAD 2.0 pages as articles, with their questions; all pages when none are named."""
    articles, questions = [], []
    for page in json.loads(path("data", "squad2", "dev_half.json").read_text(encoding="utf-8"))["data"]:
        if pages and page["title"] not in pages:
            continue
        at = 0
        for paragraph in page["paragraphs"]:
            for question in paragraph["qas"]:
                spans = {(at + a["answer_start"], at + a["answer_start"] + len(a["text"])) for a in question["answers"]}
                questions.append(SquadQuestion(question["question"], page["title"], tuple(sorted(spans))))
            at += len(paragraph["context"]) + 2
        text = "\n\n".join(paragraph["context"] for paragraph in page["paragraphs"])
        articles.append(Article(page["title"], page["title"].replace("_", " "), text))
    return articles, questions


def squad_paragraphs() -> tuple[list[Article], list[tuple[str, Article]]]:
    """The paragraphs of all SQuAD 2.0 pages as articles, and the answerable questions, each with its paragraph."""
    articles, questions = [], []
    for page in json.loads(path("data", "squad2", "dev_half.json").read_text(encoding="utf-8"))["data"]:
        for number, paragraph in enumerate(page["paragraphs"]):
            article = Article(f"{page['title']} {number}", page["title"].replace("_", " "), paragraph["context"])
            articles.append(article)
            questions += [(asked["question"], article) for asked in paragraph["qas"] if not asked["is_impossible"]]
    return articles, questions


def lines(*parts: str) -> list[dict[str, Any]]:
    """A JSON Lines file of the development data."""
    return [json.loads(line) for line in path(*parts).read_text(encoding="utf-8").splitlines()]
