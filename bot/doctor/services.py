"""What answers calls: the embedding model, a Chroma server, a language model. Each is really called."""

import time

from bot.config import Settings
from bot.doctor.finding import SERVICE, Finding
from bot.library import Library

_ECHO = "footnote"


def embedding(settings: Settings) -> list[Finding]:
    """Whether the embedding model gives vectors."""
    from index.index import Index

    loaded = Library(settings).embedding
    with Index.of((), loaded) as index:
        began = time.perf_counter()
        width = len(index.vectors.of("Does it work?"))
        return [Finding("embedding", "ok", f"{settings.embeddings} gives {width} numbers in {_ms(began)}")]


def chroma(settings: Settings) -> list[Finding]:
    """Whether the Chroma server answers, where one is set."""
    if settings.server is None:
        return [Finding("Chroma server", "skipped", "none is set; the vectors are in the home")]
    from index.store import version_of

    began = time.perf_counter()
    version = version_of(settings.server)
    return [Finding("Chroma server", "ok", f"{settings.server.place} answers in {_ms(began)} (version {version})")]


def language_model(settings: Settings) -> list[Finding]:
    """Whether the language model answers, where one is set."""
    model = Library(settings).model
    if model is None:
        return [Finding("language model", "skipped", "FOOTNOTE_LLM is not set; answers are the articles' own sentences")]
    began = time.perf_counter()
    said = model.question().complete("You repeat words.", f"Say the one word: {_ECHO}")
    if _ECHO not in said.lower():
        what = f"{model.name} answers in {_ms(began)}, but not what it was asked"
        return [
            Finding(
                "language model",
                "warning",
                what,
                "check FOOTNOTE_LLM; too small a model writes little that can be shown",
                SERVICE,
            )
        ]
    return [Finding("language model", "ok", f"{model.name} answers in {_ms(began)}")]


def _ms(began: float) -> str:
    return f"{1000 * (time.perf_counter() - began):,.0f} ms"
