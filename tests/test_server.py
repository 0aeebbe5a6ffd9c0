"""The vectors on a Chroma server: one that serves, one that moves, dies, forgets, is slow, or is none."""

import contextlib
import http.server
import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.config import read_settings
from bot.errors import SettingError
from index.article import Article
from index.embedding import BUNDLED, BundledEmbedding
from index.errors import HomeError, ServiceError
from index.index import Index, rebuild
from index.server import ChromaServer
from tests.chroma import ChromaProcess, free_port, running
from tests.conftest import Footnote, articles, process

HARBOR = Article("harbor", "Harbor reopens", "The harbor of Brindle reopened on Monday after a storm. Ferries sail again.")
BRIDGE = Article("bridge", "Bridge closes", "The old bridge at Tarn was closed for repairs. It will open again in May.")


@pytest.fixture(scope="module")
def frail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaProcess]:
    """A server of this module's own, which its tests may kill as long as they start it again."""
    with running(tmp_path_factory.mktemp("frail")) as server:
        yield server


class Opener:
    """Opens a home's index, with the vectors where a test wants them."""

    def __init__(self, embedding: BundledEmbedding) -> None:
        self._embedding = embedding

    def __call__(self, home: Path, server: ChromaServer | None, *given: Article) -> Index:
        """The home's index, with these articles in it."""
        index = Index.create(home, lambda: self._embedding, BUNDLED, server)
        for article in given:
            index.put(article)
        index.vectors.settle()
        return index

    def again(self, home: Path, server: ChromaServer | None) -> Index:
        """The home's index with all vectors made again."""
        index = rebuild(home, lambda: self._embedding, BUNDLED, server)
        index.vectors.settle()
        return index


@pytest.fixture
def opened(embedding: BundledEmbedding) -> Opener:
    return Opener(embedding)


def closeness(index: Index, question: str) -> float:
    """How near the best hit's vector is; 0 where no vector was found."""
    return index.search(index.prepare(question), 1)[0].dense


def assert_whole(index: Index, articles: int) -> None:
    status = index.status()
    assert (status.articles, status.vectors, status.owed) == (articles, status.passages, 0)
    assert index.vectors.store.ids() == index._catalogue.passage_ids()


# Homes and places


def test_two_homes_on_one_server_never_mix(chroma: ChromaProcess, tmp_path: Path, opened: Opener) -> None:
    server = ChromaServer(chroma.url)
    with opened(tmp_path / "a", server, HARBOR) as one, opened(tmp_path / "b", server, BRIDGE) as other:
        assert_whole(one, 1)
        assert_whole(other, 1)
        other.remove("bridge")
        other.vectors.settle()
        assert closeness(one, "do ferries sail?") > 0.3


def test_a_copy_of_a_home_does_not_write_to_the_vectors_of_the_first(
    chroma: ChromaProcess, tmp_path: Path, opened: Opener
) -> None:
    server = ChromaServer(chroma.url)
    opened(tmp_path / "first", server, HARBOR, BRIDGE).close()
    shutil.copytree(tmp_path / "first", tmp_path / "copy")
    with opened.again(tmp_path / "copy", server) as copy:
        copy.remove("harbor")
        copy.vectors.settle()
        assert_whole(copy, 1)
    with opened(tmp_path / "first", server) as first:
        assert_whole(first, 2)


def test_a_home_that_was_moved_keeps_its_vectors(chroma: ChromaProcess, tmp_path: Path, opened: Opener) -> None:
    server = ChromaServer(chroma.url)
    opened(tmp_path / "here", server, HARBOR).close()
    (tmp_path / "here").rename(tmp_path / "there")
    with opened(tmp_path / "there", server) as moved:
        assert closeness(moved, "do ferries sail?") > 0.3


@pytest.mark.parametrize("back", [False, True])
def test_a_move_is_told_until_the_vectors_are_made_again(back: bool, chroma: ChromaProcess, home: Path, opened: Opener) -> None:
    former, latter = (ChromaServer(chroma.url), None) if back else (None, ChromaServer(chroma.url))
    opened(home, former, HARBOR).close()
    with opened(home, latter) as index:
        for verb in (lambda: closeness(index, "ferries"), index.vectors.finish, index.vectors.repair, index.status):
            with pytest.raises(HomeError, match=r"FOOTNOTE_CHROMA_URL.*footnote index rebuild"):
                verb()
        index.put(BRIDGE)
        with pytest.raises(HomeError, match="footnote index rebuild"):
            index.vectors.settle()
    with opened.again(home, latter) as index:
        assert_whole(index, 2)
        assert closeness(index, "do ferries sail?") > 0.3
    with opened(home, former) as index, pytest.raises(HomeError, match="footnote index rebuild"):
        closeness(index, "ferries")


def test_vectors_left_behind_by_a_move_are_not_taken_up_again(chroma: ChromaProcess, home: Path, opened: Opener) -> None:
    server = ChromaServer(chroma.url)
    opened(home, None, HARBOR).close()
    with opened.again(home, server) as index:
        index.remove("harbor")
        index.put(BRIDGE)
        index.vectors.settle()
    with opened.again(home, None) as index:
        assert_whole(index, 1)


def test_an_open_index_follows_a_rebuild_by_another(chroma: ChromaProcess, home: Path, opened: Opener) -> None:
    server = ChromaServer(chroma.url)
    with opened(home, server, HARBOR) as index:
        opened.again(home, server).close()
        assert closeness(index, "do ferries sail?") > 0.3
        assert_whole(index, 1)


@pytest.mark.slow
def test_two_processes_add_to_one_server_and_an_open_index_finds_it(
    chroma: ChromaProcess, home: Path, tmp_path: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTNOTE_CHROMA_URL", chroma.url)
    folders = [
        articles(tmp_path / name, **{f"{name}{n}": f"The council of {name} met {n} times." for n in range(9)})
        for name in ("Tarn", "Mirra")
    ]
    with opened(home, ChromaServer(chroma.url), HARBOR) as index, ThreadPoolExecutor() as adding:
        done = adding.map(lambda folder: process("index", "add", folder, "--home", home).stdout, folders)
        assert list(done) == ["Articles: 9 added.\n"] * 2
        assert closeness(index, "How often did the council of Mirra meet?") > 0.5
        assert_whole(index, 19)


# Servers that fail


def test_a_server_that_dies_is_told_and_one_that_comes_back_is_used(frail: ChromaProcess, home: Path, opened: Opener) -> None:
    with opened(home, ChromaServer(frail.url), HARBOR) as index:
        frail.kill()
        for _ in range(2):
            with pytest.raises(ServiceError, match=f"{frail.url} cannot be reached .* check FOOTNOTE_CHROMA_URL"):
                closeness(index, "ferries")
        index.put(BRIDGE)
        with pytest.raises(ServiceError):
            index.vectors.settle()
        assert index.owes() == 1
        frail.start()
        assert closeness(index, "do ferries sail?") > 0.3
        index.vectors.settle()
        assert_whole(index, 2)


def test_a_server_that_is_down_when_the_index_opens_is_used_when_it_is_up(
    frail: ChromaProcess, home: Path, opened: Opener
) -> None:
    opened(home, ChromaServer(frail.url), HARBOR).close()
    frail.kill()
    with opened(home, ChromaServer(frail.url)) as index:
        assert [entry.id for entry in index.entries()] == ["harbor"], "the articles can be listed without it"
        with pytest.raises(ServiceError):
            closeness(index, "ferries")
        frail.start()
        assert closeness(index, "do ferries sail?") > 0.3


@pytest.mark.slow
def test_a_server_killed_in_the_middle_of_an_add_loses_nothing(frail: ChromaProcess, home: Path, opened: Opener) -> None:
    many = [Article(f"a{n}", f"Story {n}", f"The mayor of town {n} opened mill {n}.") for n in range(600)]
    with opened(home, ChromaServer(frail.url)) as index:
        for article in many:
            index.put(article)

        def kill_at(_: int) -> None:
            if index.owes() < len(many):  # the first batch is stored, the next under way
                frail.kill()

        with pytest.raises(ServiceError):
            index.vectors.settle(advance=kill_at)
        assert 0 < index.owes() < len(many)
        frail.start()
        index.vectors.finish()
        assert_whole(index, len(many))


@pytest.mark.slow
def test_a_server_that_forgot_is_told_to_who_asks_and_made_good_by_who_adds(
    frail: ChromaProcess, home: Path, opened: Opener
) -> None:
    server = ChromaServer(frail.url)
    with opened(home, server, HARBOR) as asking, opened(home, server) as adding:
        assert closeness(adding, "ferries") > 0.3
        frail.wipe()
        for _ in range(2):
            with pytest.raises(HomeError, match=r"gone from the Chroma server.*footnote index rebuild"):
                closeness(asking, "ferries")
        adding.vectors.finish()
        assert_whole(adding, 1)
        assert closeness(asking, "do ferries sail?") > 0.3
    frail.wipe()
    with opened(home, server) as fresh:
        with pytest.raises(HomeError, match="footnote index rebuild"):
            closeness(fresh, "ferries")
        fresh.put(BRIDGE)
        fresh.vectors.settle()
        assert_whole(fresh, 2)


def test_a_rebuild_onto_a_server_that_is_down_changes_nothing(home: Path, opened: Opener) -> None:
    with opened(home, None, HARBOR) as index:
        with pytest.raises(ServiceError):
            opened.again(home, ChromaServer(f"http://127.0.0.1:{free_port()}"))
        assert_whole(index, 1)


def test_a_server_that_is_silent_costs_its_patience_and_no_more(home: Path, opened: Opener) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # the system accepts for it, and nobody answers
        server = ChromaServer(f"http://127.0.0.1:{silent.getsockname()[1]}", patience=0.3)
        with opened(home, server) as index:
            began = time.monotonic()
            with pytest.raises(ServiceError, match=r"did not answer within 0\.3 seconds"):
                index.search(index.prepare("ferries"), 1)
            assert time.monotonic() - began < 30


def test_a_server_that_falls_silent_later_is_told_too(chroma: ChromaProcess, home: Path, opened: Opener) -> None:
    port = int(chroma.url.rpartition(":")[2])
    with relay(port) as (url, hold), opened(home, ChromaServer(url, patience=2), HARBOR) as index:
        assert closeness(index, "do ferries sail?") > 0.3
        hold.set()
        with pytest.raises(ServiceError, match="did not answer within 2 seconds"):
            closeness(index, "ferries")
        hold.clear()
        assert closeness(index, "do ferries sail?") > 0.3


@contextlib.contextmanager
def relay(port: int) -> Iterator[tuple[str, threading.Event]]:
    """A way to the port that swallows what comes as long as the event is set."""
    hold = threading.Event()

    def pump(source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if not hold.is_set():
                    sink.sendall(data)

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                near, far = listening.accept()[0], socket.create_connection(("127.0.0.1", port))
                for pair in ((near, far), (far, near)):
                    threading.Thread(target=pump, args=pair, daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", hold
        listening.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def answering(status: int, body: bytes) -> Iterator[tuple[str, list[tuple[str | None, str]]]]:
    """A server that gives everyone the same answer, and the tokens and paths that it was sent."""
    asked: list[tuple[str | None, str]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.headers["x-chroma-token"], self.path))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815  # the library's name

        def log_message(self, *_: object) -> None:
            """Silence."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.mark.parametrize(
    ("status", "body", "sentence"),
    [
        (401, b'{"error": "AuthError", "message": "Unauthorized"}', "refuses the token; check FOOTNOTE_CHROMA_TOKEN"),
        (403, b"<html>Forbidden</html>", "refuses the token; check FOOTNOTE_CHROMA_TOKEN"),
        (404, b"<html>Not here</html>", "does not answer as one; check FOOTNOTE_CHROMA_URL"),
        (302, b"", "does not answer as one; check FOOTNOTE_CHROMA_URL"),
        (200, b"<html>Welcome</html>", "does not answer as one; check FOOTNOTE_CHROMA_URL"),
        (200, b'{"hello": "world"}', "does not answer as one; check FOOTNOTE_CHROMA_URL"),
        (200, b"[]", "does not answer as one; check FOOTNOTE_CHROMA_URL"),
        (500, b"x" * 100_000, "could not do what it was asked .500: x"),
        (429, b"slow down", "could not do what it was asked .429: slow down"),
    ],
)
def test_what_answers_but_does_not_serve_is_told_in_a_sentence(
    status: int, body: bytes, sentence: str, home: Path, opened: Opener
) -> None:
    with answering(status, body) as (url, asked), opened(home, ChromaServer(url, token="open-sesame")) as index:
        with pytest.raises(ServiceError, match=f"^the Chroma server {url} {sentence}") as told:
            index.search(index.prepare("ferries"), 1)
        assert "open-sesame" not in str(told.value)
        assert len(str(told.value)) < 500
    assert {token for token, _ in asked} == {"open-sesame"}


@pytest.mark.parametrize(
    ("own", "given", "path"),
    [
        (("t-1", ["news"]), (None, None), "/tenants/t-1/databases/news/"),
        (("t-1", ["news", "old"]), (None, None), "/tenants/t-1/databases/default_database/"),
        (("*", ["*"]), (None, None), "/tenants/default_tenant/databases/default_database/"),
        (("t-1", ["news"]), (None, "mine"), "/tenants/t-1/databases/mine/"),
        (("t-1", ["news"]), ("t-2", "mine"), "/tenants/t-2/databases/mine/"),
    ],
)
def test_tenant_and_database_are_those_given_else_the_tokens_own(
    own: tuple[str, list[str]], given: tuple[str | None, str | None], path: str, home: Path, opened: Opener
) -> None:
    whose = json.dumps({"user_id": "u", "tenant": own[0], "databases": own[1]}).encode()
    with answering(200, whose) as (url, asked):
        with opened(home, ChromaServer(url, *given, token="t")) as index, pytest.raises(ServiceError):
            index.search(index.prepare("ferries"), 1)
        assert asked[-1][1].startswith("/api/v2" + path)


def test_a_database_that_is_not_there_is_named(chroma: ChromaProcess, home: Path, opened: Opener) -> None:
    sentence = r"\[news\] does not exist.*FOOTNOTE_CHROMA_DATABASE"
    with opened(home, ChromaServer(chroma.url, "default_tenant", "news")) as index, pytest.raises(ServiceError, match=sentence):
        index.search(index.prepare("ferries"), 1)


# Settings and commands


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"URL": "localhost:8000"}, "FOOTNOTE_CHROMA_URL is 'localhost:8000'"),
        ({"URL": "ftp://host"}, "write it like http"),
        ({"URL": "http://"}, "write it like http"),
        ({"URL": "http://host:99999"}, "write it like http"),
        ({"URL": "http://[::1"}, "write it like http"),
        ({"URL": "http://a b"}, "write it like http"),
        ({"URL": "http://host/?x=1"}, "write it like http"),
        ({"URL": "https://user:secret@host"}, "holds a user or a password"),
        ({"URL": "http://host", "TENANT": "../else"}, "FOOTNOTE_CHROMA_TENANT is '../else'"),
        ({"URL": "http://host", "DATABASE": "a b"}, "FOOTNOTE_CHROMA_DATABASE is 'a b'"),
        ({"URL": "http://host", "TOKEN": "one\ntwo"}, "FOOTNOTE_CHROMA_TOKEN has blanks"),
        ({"TOKEN": "x", "TENANT": "y"}, "FOOTNOTE_CHROMA_TENANT and FOOTNOTE_CHROMA_TOKEN without FOOTNOTE_CHROMA_URL"),
    ],
)
def test_settings_that_name_no_server_are_told(settings: dict[str, str], sentence: str) -> None:
    with pytest.raises(SettingError) as told:
        read_settings({f"FOOTNOTE_CHROMA_{name}": value for name, value in settings.items()}, "home")
    assert sentence in str(told.value)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    "url", ["http://localhost:8000", "https://api.trychroma.com/", "http://[::1]:8000", "https://host/chroma"]
)
def test_settings_that_name_a_server_are_read(url: str) -> None:
    token = {"FOOTNOTE_CHROMA_TOKEN": " ck-123 ", "FOOTNOTE_CHROMA_TENANT": "", "FOOTNOTE_CHROMA_DATABASE": "news"}
    settings = read_settings({"FOOTNOTE_CHROMA_URL": url, **token}, "home")
    assert settings.server == ChromaServer(url, None, "news", "ck-123")
    assert "ck-123" not in repr(settings)


def test_commands_say_that_the_server_is_down_and_lose_nothing(
    footnote: Footnote, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTNOTE_CHROMA_URL", f"http://127.0.0.1:{free_port()}")
    folder = articles(tmp_path / "news", harbor="The harbor of Brindle reopened on Monday.")
    for command in (("index", "add", folder), ("search", "harbor"), ("ask", "When did the harbor reopen?"), ("index", "status")):
        done = footnote(*command, "--home", home)
        assert done.exit_code == 5
        assert done.stderr.splitlines()[-1].startswith("footnote: the Chroma server http://127.0.0.1:")
    assert "harbor" in footnote("index", "list", "--home", home).stdout
    monkeypatch.delenv("FOOTNOTE_CHROMA_URL")
    assert footnote("index", "add", folder, "--home", home).stdout == "Articles: 0 added, 1 unchanged.\n"
    assert "Brindle" in footnote("search", "harbor", "--home", home).stdout
