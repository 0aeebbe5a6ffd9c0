"""A stretch of an article: what a sentence is held against, and what is cited for it."""

from dataclasses import dataclass

from bot.articles.corrected import as_corrected
from bot.articles.corrections import speaks_of_one
from index.article import Article


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its words, as they stand there."""
        return self.article.text[self.start : self.end]

    def meant(self, claim: str) -> str:
        """Its words for a claim: as the article's corrections of itself have them, if the claim is not about these."""
        return self.text if speaks_of_one(claim) else as_corrected(self.article.text, self.start, self.end)

    def part(self, start: int, end: int) -> "Place":
        """A part of it, given as offsets into its text."""
        return Place(self.article, self.start + start, self.start + end)

    def within(self, start: int, end: int) -> "Place":
        """The same without the white space at its ends."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        return self.part(start, start + len(text.strip()))
