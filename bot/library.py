"""The index that questions are asked of (the home's, or the bundled sample as long as that has no article), and the models."""

import shlex
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import BUNDLED, Settings
from bot.errors import FootnoteError
from index import CATALOGUE
from index.errors import HomeError
from index.server import ChromaServer

if TYPE_CHECKING:  # the index brings numpy: a chat greets before that is there
    from bot.models import Model
    from index.embedder import Embedding
    from index.index import Index

SAMPLE_NOTE = "No articles are indexed yet, so the bundled sample articles are used; add your own with `footnote index add PATH`."


class Library:
    """Opens what is needed when it is needed, and keeps it open from question to question."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._home: Index | None = None
        self._sample: Index | None = None
        self._opening = threading.Lock()  # by one thread at a time

    @property
    def settings(self) -> Settings:
        """What it was made with."""
        return self._settings

    @cached_property
    def embedding(self) -> "Embedding":
        """The embedding model that the settings name. Raises `ModelError` when it cannot be had."""
        if self._settings.embeddings == BUNDLED:
            from index.minilm.model import minilm

            return minilm()
        from index.embedding import load_embedding

        return load_embedding(self._settings.embeddings)

    @cached_property
    def model(self) -> "Model | None":
        """The language model that the settings name, None when they name none. Raises `SettingError` when it cannot be had."""
        if self._settings.llm is None:
            return None
        from bot.models.providers import load_model

        return load_model(self._settings.llm)

    def use(self, settings: Settings) -> None:
        """Take the language model of other settings from now on. Raises as `model`, with the former kept."""
        former = self._settings
        self._settings = replace(former, llm=settings.llm)
        model = self.__dict__.pop("model", None)
        try:
            self.model  # noqa: B018  # which loads it
        except FootnoteError:
            self._settings = former
            if model:
                self.__dict__["model"] = model
            raise

    @property
    def _made_with(self) -> tuple[Path, Callable[[], "Embedding"], str, ChromaServer | None]:
        return self._settings.home, lambda: self.embedding, self._settings.embeddings, self._settings.server

    def home(self) -> "Index":
        """The home's index. Raises `HomeError` when there is none."""
        if self._home is None:
            if not self.has_index():
                raise HomeError(_no_index(self._settings))
            from index.index import Index

            self._home = Index.open(*self._made_with)
        return self._home

    def has_index(self) -> bool:
        """Whether there is an index in the home, with articles or without. Raises as the function of this name."""
        return has_index(self._settings.home)

    def made(self) -> "Index":
        """The home's index, made first if need be."""
        from index.index import Index

        if self._home is None:
            self._home = Index.create(*self._made_with)
        return self._home

    def rebuilt(self) -> "Index":
        """The home's index without its vectors, to be made by the embedding that is set now."""
        from index.index import rebuild

        self._home = rebuild(*self._made_with)
        return self._home

    def to_ask(self) -> "tuple[Index, tuple[str, ...]]":
        """The index for a question, and the notes that its answer must carry.

        Looked up anew for each question, so that an open chat leaves the sample once an article has been added. Raises
        `HomeError` when the person named a home without an index.
        """
        from index.index import Index

        with self._opening:
            if self._settings.home_is_named or self.has_index():
                home = self.home()
                if not home.is_empty():
                    return home, ()
            if self._sample is None:
                from index.sample import articles

                self._sample = Index.of(articles(), self.embedding)
            return self._sample, (SAMPLE_NOTE,)

    def close(self) -> None:
        """Close what was opened."""
        for index in (self._home, self._sample):
            if index is not None:
                index.close()
        self._home = self._sample = None


def has_index(home: Path) -> bool:
    """Whether there is an index in a folder. Raises `HomeError` when that cannot be told, as below a folder without rights."""
    try:
        (home / CATALOGUE).stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as fault:
        raise HomeError(
            f"{home}: this folder cannot be looked into ({fault.strerror}); give yourself the right, or name another "
            "folder with `--home`."
        ) from fault
    return True


def _no_index(settings: Settings) -> str:
    """What is wrong with a home that has no index, and what to do."""
    if not settings.home_is_named:
        return "no articles are indexed yet; add some with `footnote index add PATH`."
    home = settings.home
    wrong = "there is no index in this folder" if home.is_dir() else "there is no such folder"
    make = f"`footnote index add PATH --home {shlex.quote(str(home))}`"
    return f"{home}: {wrong}; make an index there with {make}, or name no home to ask the sample articles."
