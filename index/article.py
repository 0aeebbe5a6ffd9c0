"""The nouns of the index: `Article`, `Passage` and `Hit`. They hold and check values, and do no work."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what is known about it. All offsets into an article count characters of its `text`."""

    id: str  # the same at every run: the export's own id, else the URL, else the path
    title: str
    text: str
    source: str | None = None  # the outlet
    author: str | None = None
    url: str | None = None
    published: str | None = None  # ISO 8601, a date or a date with a time
    collection: str | None = None  # a label to filter by

    def __post_init__(self) -> None:
        if not self.id or not self.title:
            raise ValueError("an article needs an id and a title")
        if self.published is not None:
            datetime.fromisoformat(self.published)  # raises ValueError

    @property
    def day(self) -> date | None:
        """The day on which it was published, as far as it is known."""
        return datetime.fromisoformat(self.published).date() if self.published else None

    @property
    def hash(self) -> str:
        """SHA-256 over every field but the id, in hexadecimal; a change of it makes the index read the article anew."""
        fields = (self.title, self.text, self.source, self.author, self.url, self.published, self.collection)
        return hashlib.sha256(json.dumps(fields).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article: what is embedded, searched and found."""

    id: str  # of the article and the words; the same as long as both are
    article: Article
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.article.text):
            raise ValueError(f"passage {self.start}:{self.end} lies outside its article {self.article.id!r}")

    @property
    def text(self) -> str:
        """The passage's words, as they stand in the article."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, and why."""

    passage: Passage
    score: float  # both below mixed, and how the words stand together; about 0 to 1, comparable within one search
    dense: float  # cosine of the question's and the passage's vectors
    lexical: float  # BM25 as a share of the best passage's, 0 where no word matched
