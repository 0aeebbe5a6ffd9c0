"""A few invented articles to try Footnote with, on the phone call between two presidents in September 2025.

The outlets and bylines do not exist; the events and figures are those that were reported.
"""

from pathlib import Path

from index.article import Article
from index.sources.reading import read


def articles() -> list[Article]:
    """The sample articles."""
    return [read(path) for path in sorted(Path(__file__).parent.glob("*.md"))]
