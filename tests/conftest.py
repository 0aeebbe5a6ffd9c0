"""What the tests share. Everything here is the real part: the bundled model, SQLite and Chroma on disk, real processes."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

from bot.cli import commands
from index.article import Article
from index.embedding import BUNDLED, BundledEmbedding, load_embedding
from index.index import Index
from index.server import ChromaServer
from tests.chroma import ChromaProcess, running
from tests.site import Site, serve

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

# The same examples in every run; HYPOTHESIS_PROFILE=explore looks for new ones. How long one takes is the machine's affair, and
# fixtures that are made once for all examples are meant to be.
_UNCHECKED = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=_UNCHECKED)
settings.register_profile("explore", settings.get_profile("steady"), derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
FOOTNOTE = Path(sys.executable).parent / "footnote"


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the settings or the index of whoever runs it."""
    for name in [name for name in os.environ if name.startswith("FOOTNOTE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")  # where the tests' servers are


@pytest.fixture(scope="session")
def embedding() -> BundledEmbedding:
    loaded = load_embedding(BUNDLED)
    assert isinstance(loaded, BundledEmbedding)
    return loaded


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture(scope="session")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaProcess]:
    with running(tmp_path_factory.mktemp("chroma")) as server:
        yield server


@pytest.fixture
def server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ChromaServer | None:
    """Where the vectors are: on disk, or for a test that is `on_both`, once there and once on a server."""
    if getattr(request, "param", "disk") == "disk":
        return None
    url: str = request.getfixturevalue("chroma").url
    monkeypatch.setenv("FOOTNOTE_CHROMA_URL", url)
    return ChromaServer(url)


on_both = pytest.mark.parametrize("server", ["disk", "server"], indirect=True)


@pytest.fixture
def index(home: Path, embedding: BundledEmbedding, server: ChromaServer | None) -> Iterator[Index]:
    with Index.create(home, lambda: embedding, BUNDLED, server) as made:
        yield made


def fill(index: Index, *given: Article) -> None:
    """Put articles into an index, with their vectors."""
    for article in given:
        index.put(article)
    index.vectors.settle()


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as served:
        yield served


Footnote = Callable[..., Result]


@pytest.fixture
def footnote() -> Footnote:
    """Run a command in this process; quicker than a process of its own, and the same to the last line but one."""

    def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(commands, [str(argument) for argument in arguments], input=stdin)

    return run


def process(*arguments: str | Path, stdin: str | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the installed `footnote` as a process of its own, away from any `.env` unless a folder is named."""
    return subprocess.run(
        [FOOTNOTE, *map(str, arguments)],
        input=stdin or "",
        capture_output=True,
        text=True,
        cwd=cwd or tempfile.gettempdir(),
        timeout=100,
        check=False,
    )


def articles(folder: Path, **texts: str) -> Path:
    """Write text files into a folder: name -> text."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def filled_home(footnote: Footnote, home: Path, folder: Path, **texts: str) -> Path:
    """A home whose index has these texts, written into a folder: name -> text."""
    assert footnote("index", "add", articles(folder / "news", **texts), "--home", home).exit_code == 0
    return home
