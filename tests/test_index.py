"""The index keeps what it is given, whoever else writes to it, and whatever dies in the middle."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st
from llama_index.core import MockEmbedding

from index import CATALOGUE
from index.article import Article
from index.catalogue import FORMAT, Catalogue
from index.embedding import BUNDLED, BundledEmbedding
from index.errors import BusyError, HomeError, ModelError, NotFoundError, ServiceError, VersionError
from index.index import Index, rebuild, short_id
from index.passages import cut
from index.server import ChromaServer
from index.store import erase
from index.sync import sync
from index.vectors import FOLDER
from tests.conftest import FOOTNOTE, articles, fill, on_both, process

HARBOR = Article("harbor", "Harbor reopens", "The harbor of Brindle reopened on Monday after a storm. Ferries sail again.")
BRIDGE = Article(
    "bridge",
    "Bridge closes",
    "The old bridge at Tarn was closed for repairs. It will open again in May.",
    source="Wire",
    published="2025-03-04",
)


def found(index: Index, question: str, limit: int = 3) -> list[str]:
    return [hit.passage.article.id for hit in index.search(index.prepare(question), limit)]


@on_both
def test_what_was_added_is_found_by_words_and_by_meaning(index: Index) -> None:
    fill(index, HARBOR, BRIDGE)
    assert found(index, "ferries")[0] == "harbor"
    assert found(index, "which crossing over the river is shut?")[0] == "bridge"
    assert index.article("bridge") == BRIDGE


def test_the_same_article_again_changes_nothing(index: Index) -> None:
    assert index.put(HARBOR) == ("added", 1)
    index.vectors.settle()
    before = index.status()
    assert index.put(HARBOR) == ("unchanged", 0)
    index.vectors.settle()
    assert index.status() == before


@on_both
def test_a_changed_article_replaces_its_passages_and_vectors(index: Index) -> None:
    fill(index, HARBOR, BRIDGE)
    assert index.put(Article("harbor", "Harbor stays shut", "The harbor of Brindle stays shut until July."))[0] == "replaced"
    index.vectors.settle()
    texts = [hit.passage.text for hit in index.search(index.prepare("harbor of Brindle ferries"), 10)]
    assert "The harbor of Brindle stays shut until July." in texts
    assert not any("Ferries" in text for text in texts)
    assert index.status().vectors == index.status().passages == 2


@on_both
def test_a_removed_article_leaves_no_passage_and_no_vector(index: Index) -> None:
    fill(index, HARBOR, BRIDGE)
    assert index.remove("harbor")
    assert not index.remove("harbor")
    index.vectors.settle()
    assert found(index, "harbor ferries") == ["bridge"]
    assert (index.status().articles, index.status().passages, index.status().vectors, index.status().owed) == (1, 1, 1, 0)


def test_articles_go_by_id_path_and_short_id(index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    filed = Article(str(tmp_path / "a.txt"), "A", "Text.")
    fill(index, HARBOR, filed)
    assert index.article("harbor") == index.article(short_id("harbor")) == index.article(short_id("harbor")[:4].upper()) == HARBOR
    assert index.article("a.txt") == filed
    with pytest.raises(NotFoundError, match="no article"):
        index.article("zz")


def test_entries_are_listed_newest_first(index: Index) -> None:
    fill(index, HARBOR, BRIDGE, Article("old", "Old", "Text.", published="2019-01-01T10:00:00"))
    assert [entry.id for entry in index.entries()] == ["bridge", "old", "harbor"]
    assert index.entries()[0].passages == 1


@on_both
def test_an_index_in_memory_is_like_one_on_disk_and_leaves_nothing(embedding: BundledEmbedding, index: Index) -> None:
    fill(index, HARBOR, BRIDGE)
    with Index.of([HARBOR, BRIDGE], embedding) as memory, Index.of([BRIDGE], embedding) as other:
        for question in ("ferries", "repairs of the bridge"):
            on_disk, in_memory = (i.search(i.prepare(question), 5) for i in (index, memory))
            assert [hit.passage for hit in on_disk] == [hit.passage for hit in in_memory]
            assert [hit.score for hit in on_disk] == pytest.approx([hit.score for hit in in_memory], abs=1e-5)
        assert found(other, "ferries of the harbor") == ["bridge"]


@on_both
def test_scores_are_cosines_and_shares(index: Index) -> None:
    fill(index, HARBOR, BRIDGE)
    hits = index.search(index.prepare("Harbor reopens"), 2)
    assert hits[0].lexical == 1
    for hit in hits:
        assert -1 <= hit.dense <= 1.0001
        assert 0 <= hit.score <= 1
    assert hits[0].score > hits[1].score


# Misspelt words


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("harbr of brindel", "harbor of brindle"),
        ("When do ferreis sail?", "When do ferries sail?"),
        ("What about Harlem?", "What about Harlem?"),  # English knows it: a name that no article has is not a slip
        ("xq zzzzzzzz", "xq zzzzzzzz"),
        ("the the the", "the the the"),
    ],
)
def test_misspelt_words_are_mended_and_known_ones_left(index: Index, question: str, understood: str) -> None:
    fill(index, HARBOR)
    assert index.prepare(question).text == understood


@given(st.text(max_size=200))
@settings(max_examples=50)
def test_any_question_can_be_searched(index: Index, question: str) -> None:
    index.put(HARBOR)
    index.vectors.settle()
    assert len(index.search(index.prepare(question), 5)) == 1


# Homes that cannot serve


def test_a_home_without_an_index_is_an_error_with_the_command_to_make_one(home: Path, embedding: BundledEmbedding) -> None:
    with pytest.raises(HomeError, match="footnote index add"):
        Index.open(home, lambda: embedding, BUNDLED)


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path, embedding: BundledEmbedding) -> None:
    (tmp_path / "file").write_text("not a folder")
    for home in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(HomeError, match="file"):
            Index.create(home, lambda: embedding, BUNDLED)


def test_an_index_of_another_version_is_refused(home: Path, index: Index, embedding: BundledEmbedding) -> None:
    index._catalogue.facts.note("format", "99")
    with pytest.raises(VersionError, match="99"):
        Index.open(home, lambda: embedding, BUNDLED)


def test_a_file_that_is_no_catalogue_is_refused(home: Path, embedding: BundledEmbedding) -> None:
    home.mkdir()
    (home / CATALOGUE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(HomeError, match="not a Footnote index"):
        Index.open(home, lambda: embedding, BUNDLED)


def test_a_database_of_something_else_is_refused(home: Path, embedding: BundledEmbedding) -> None:
    home.mkdir()
    connection = sqlite3.connect(home / CATALOGUE)
    connection.execute("CREATE TABLE facts (subject, told)")
    connection.close()
    with pytest.raises(HomeError, match=r"not a Footnote index, or a damaged one .*; name another folder"):
        Index.open(home, lambda: embedding, BUNDLED)


@on_both
def test_another_embedding_model_is_refused_until_the_vectors_are_rebuilt(
    home: Path, index: Index, server: ChromaServer | None
) -> None:
    fill(index, HARBOR, BRIDGE)
    mock = MockEmbedding(embed_dim=8)
    with pytest.raises(ModelError, match=r"'bundled'.*'mock:8'.*footnote index rebuild"):
        Index.open(home, lambda: mock, "mock:8", server)
    with rebuild(home, lambda: mock, "mock:8", server) as rebuilt:
        rebuilt.vectors.settle()
        assert (rebuilt.status().vectors, rebuilt.status().embeddings) == (2, "mock:8")
        assert found(rebuilt, "ferries")[0] == "harbor"
    with Index.open(home, lambda: mock, "mock:8", server) as opened:
        assert found(opened, "bridge repairs")[0] == "bridge"


def test_vectors_that_cannot_be_opened_are_told_and_rebuilt(home: Path, embedding: BundledEmbedding) -> None:
    with Index.create(home, lambda: embedding, BUNDLED) as made:
        fill(made, HARBOR)
    (home / FOLDER / "chroma.sqlite3").write_bytes(b"garbage" * 1000)
    with Index.open(home, lambda: embedding, BUNDLED) as broken, pytest.raises(HomeError, match="footnote index rebuild"):
        found(broken, "ferries")
    with rebuild(home, lambda: embedding, BUNDLED) as rebuilt:
        rebuilt.vectors.settle()
        assert found(rebuilt, "ferries") == ["harbor"]


@on_both
def test_lost_vectors_are_noticed_and_repaired(index: Index) -> None:
    fill(index, HARBOR, BRIDGE)
    index.vectors.store.drop(list(index._catalogue.passage_ids())[:1])
    index.vectors.store.add(cut(Article("ghost", "G", "Nobody added me.")), [[1.0] * 384])
    assert index.vectors.repair() == 2
    assert index.vectors.store.ids() == index._catalogue.passage_ids()


def test_a_service_that_fails_is_an_error_of_its_own_and_the_words_are_in(home: Path) -> None:
    class Down(MockEmbedding):
        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            raise RuntimeError("503 from the provider")

    with Index.create(home, lambda: Down(embed_dim=8), "down:1") as index:
        index.put(HARBOR)
        with pytest.raises(ServiceError, match="503"):
            index.vectors.settle()
        assert index.status().owed == 1
        assert index._catalogue.lexicon.best(["ferries"], 1)


def stories(count: int) -> list[Article]:
    return [Article(f"story{n}", f"Story {n}", f"The council of town {n} met.") for n in range(count)]


def test_vectors_are_made_while_articles_are_put(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.vectors._AHEAD", 2)
    begun = threading.Event()

    class Told(MockEmbedding):
        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            begun.set()
            return super()._get_text_embeddings(texts)

    with Index.create(home, lambda: Told(embed_dim=8), "told:1") as index:
        with index.vectors.settling() as settle:
            for article in stories(7):
                index.put(article)
                settle()
            assert begun.wait(60)
        assert (index.status().vectors, index.status().owed) == (7, 0)


def test_a_fault_in_the_background_is_raised_and_what_was_put_is_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.vectors._AHEAD", 2)

    class Down(MockEmbedding):
        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            raise RuntimeError("503 from the provider")

    with Index.create(home, lambda: Down(embed_dim=8), "down:1") as index:
        with pytest.raises(ServiceError, match="503"), index.vectors.settling() as settle:
            for article in stories(2):
                index.put(article)
            settle()
        assert index.status().owed == 2


def test_an_add_that_is_broken_off_owes_the_rest(index: Index) -> None:
    with pytest.raises(KeyboardInterrupt), index.vectors.settling():
        index.put(HARBOR)
        raise KeyboardInterrupt
    assert index.status().owed == 1
    index.vectors.settle()
    assert found(index, "ferries") == ["harbor"]


def test_a_full_disk_is_a_sentence_and_leaves_what_was_there(index: Index) -> None:
    fill(index, HARBOR)
    index._catalogue.database.connection.execute(
        f"PRAGMA max_page_count = {index._catalogue.database.read('PRAGMA page_count')[0][0]}"
    )
    with pytest.raises(HomeError, match="space on its disk"):
        index.put(Article("large", "Large", "A sentence that takes room. " * 5000))
    assert [entry.id for entry in index.entries()] == ["harbor"]
    assert found(index, "ferries") == ["harbor"]


@on_both
def test_an_article_with_a_nul_leaves_nothing_behind(index: Index) -> None:
    fill(index, Article("nul", "Nul\0title", "Before. \0 After the zero there is more."), HARBOR)
    assert found(index, "after the zero")[0] == "nul"
    article = index.article("nul")
    assert "\0" not in article.text
    assert index.put(Article("nul", "Nul\0title", "Before. \0 After the zero there is more."))[0] == "unchanged"
    index.remove("nul")
    index.vectors.settle()
    for table in ("stems", "spellings"):
        index._catalogue.database.connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    assert found(index, "zero") == ["harbor"]


def test_a_large_article_goes_in_and_out_in_a_moment(index: Index) -> None:
    text = "\n\n".join(
        f"Paragraph {n} tells of the year {n} and of nothing else that matters here or there." for n in range(20_000)
    )
    index.put(Article("large", "Large", text))
    assert len(index._catalogue.passages(index._catalogue.owed.ids("add", 128))) == 128
    assert index.remove("large")


@pytest.mark.slow
def test_lost_vectors_come_back_with_the_next_add(home: Path, index: Index, tmp_path: Path) -> None:
    fill(index, HARBOR, BRIDGE)
    index.vectors.store.drop(list(index._catalogue.passage_ids())[:1])
    assert process("index", "add", articles(tmp_path / "news", a="Some words."), "--home", home).returncode == 0
    assert index.status().vectors == index.status().passages == 3 or index.vectors.repair() == 0


@on_both
def test_a_rebuild_that_was_broken_off_is_finished_by_the_next_settle(
    home: Path, index: Index, server: ChromaServer | None
) -> None:
    fill(index, HARBOR, BRIDGE)
    mock = MockEmbedding(embed_dim=8)
    rebuild(home, lambda: mock, "mock:8", server).close()  # and nothing settles
    with pytest.raises(ModelError, match="mock:8"):
        found(index, "ferries")
    with Index.open(home, lambda: mock, "mock:8", server) as opened:
        opened.vectors.settle()
        assert (opened.status().vectors, opened.status().owed) == (2, 0)
        assert found(opened, "ferries")[0] == "harbor"


def test_a_rebuild_by_a_model_that_does_not_answer_changes_nothing(home: Path, index: Index) -> None:
    class Down(MockEmbedding):
        def _get_query_embedding(self, query: str) -> list[float]:
            raise ConnectionError("refused")

    fill(index, HARBOR)
    with pytest.raises(ServiceError, match="refused"):
        rebuild(home, lambda: Down(embed_dim=8), "down:1")
    assert found(index, "ferries") == ["harbor"]


# Several processes


def test_vectors_that_another_process_keeps_are_not_waited_for_without_end(
    home: Path, index: Index, embedding: BundledEmbedding, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that was stopped with Ctrl-Z keeps its locks."""
    monkeypatch.setattr("index.store._TO_WRITE", 0.2)
    monkeypatch.setattr("index.store._TO_OPEN", 0.2)
    fill(index, HARBOR)
    index.put(BRIDGE)
    with FileLock(home / "chroma.lock"):
        with pytest.raises(
            BusyError, match=r"another process has been making the vectors .*chroma\.lock\); no article is lost: wait"
        ):
            index.vectors.settle()
        with pytest.raises(BusyError):
            rebuild(home, lambda: embedding, BUNDLED)
    index.vectors.settle()
    assert found(index, "crossing")[0] == "bridge"
    with FileLock(home / "chroma.opening.lock"), Index.open(home, lambda: embedding, BUNDLED) as other:
        with pytest.raises(BusyError, match=r"another process has been opening the vectors .*chroma\.opening\.lock\); end it"):
            found(other, "crossing")
        with pytest.raises(BusyError):
            erase(home / FOLDER)
        with pytest.raises(BusyError):
            index.vectors.store.reopen()
    index.vectors.store.reopen()
    assert found(index, "crossing")[0] == "bridge"


@pytest.mark.slow
def test_an_open_index_finds_what_another_process_adds_and_removes(home: Path, index: Index, tmp_path: Path) -> None:
    fill(index, HARBOR)
    assert found(index, "the volcano on Mirra erupted") == ["harbor"]
    folder = articles(tmp_path / "news", volcano="The volcano on the island of Mirra erupted on Sunday.")
    assert process("index", "add", folder, "--home", home).returncode == 0
    hits = index.search(index.prepare("eruption of a volcano"), 1)
    assert hits[0].passage.article.title == "volcano"
    assert hits[0].dense > 0.3, "found by its vector, not only by its words"
    assert process("index", "remove", folder / "volcano.txt", "--home", home).returncode == 0
    assert found(index, "volcano") == ["harbor"]


@pytest.mark.slow
def test_processes_that_open_new_vectors_at_the_same_moment_all_can(home: Path) -> None:
    code = "from index.store import Store; import sys, pathlib; print('ready', flush=True); sys.stdin.readline(); "
    code += "print(Store(pathlib.Path(sys.argv[1])).count())"
    started = [
        subprocess.Popen([sys.executable, "-c", code, home / "chroma"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for one in started:
        assert one.stdout
        assert one.stdout.readline() == "ready\n"
    for one in started:
        assert one.stdin
        one.stdin.write("now\n")
        one.stdin.flush()
    assert [one.communicate(timeout=100)[0] for one in started] == ["0\n"] * 4


@pytest.mark.slow
def test_two_processes_add_at_once(home: Path, tmp_path: Path, embedding: BundledEmbedding) -> None:
    folders = [
        articles(
            tmp_path / name,
            **{f"{name}{n}": f"Story {n} of {name}: the council of town {n} met. It agreed on budget {n}." for n in range(40)},
        )
        for name in ("left", "right")
    ]
    running = [
        subprocess.Popen([FOOTNOTE, "index", "add", folder, "--home", home], stdout=subprocess.PIPE, text=True)
        for folder in folders
    ]
    assert [p.communicate(timeout=100)[0] for p in running] == ["Articles: 40 added.\n"] * 2
    with Index.open(home, lambda: embedding, BUNDLED) as index:
        status = index.status()
        assert (status.articles, status.passages, status.vectors, status.owed) == (80, 80, 80, 0)
        assert index.vectors.store.ids() == index._catalogue.passage_ids()
        assert index.search(index.prepare("Story 33 of left"), 1)[0].passage.article.title == "left33"


@pytest.mark.slow
def test_a_killed_add_or_sync_leaves_an_index_that_answers_and_the_next_run_finishes(
    home: Path, tmp_path: Path, embedding: BundledEmbedding
) -> None:
    """Kill real processes at moments spread over the whole of an add and of a sync, with files and exports that change."""
    dice = random.Random(7)
    news = tmp_path / "news"
    for turn in range(5):
        write_stories(news, turn)
        command = ["add", str(news)] if turn % 2 == 0 else ["sync", "--prune"]
        running = subprocess.Popen(
            [FOOTNOTE, "index", *command, "--home", home], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 60
        while not (home / CATALOGUE).exists() and time.monotonic() < deadline and running.poll() is None:
            time.sleep(0.01)
        try:
            running.wait(timeout=dice.uniform(0.3, 4))
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.wait()
        with Index.open(home, lambda: embedding, BUNDLED) as index:
            assert_whole(index)
    assert process("index", "add", news, "--home", home).returncode == 0
    done = process("index", "sync", "--prune", "--home", home)
    assert (done.returncode, done.stderr) == (0, "")
    with Index.open(home, lambda: embedding, BUNDLED) as index:
        assert_whole(index)
        assert {entry.id.rsplit("/", 1)[-1] for entry in index.entries()} == write_stories(news, turn)
        assert all(f"version {turn}" in index.article(entry.id).text for entry in index.entries())
        assert index.status().owed == 0
        assert index.vectors.store.ids() == index._catalogue.passage_ids()


def write_stories(folder: Path, turn: int) -> set[str]:
    """Files and an export, of which each turn changes all texts, takes some away and brings some; returns their ids."""
    text = " ".join(f"In year {n} the river rose by {n} metres and the mill was moved." for n in range(40))
    names = range(turn * 5, turn * 5 + 25)
    for n in range(turn * 5):
        (folder / "some" / f"story{n}.txt").unlink(missing_ok=True)
    articles(folder / "some", **{f"story{n}": f"{text} The miller of version {turn} was called Name{n}." for n in names})
    rows = [
        {"id": f"row{n}", "title": f"Row {n}", "text": f"{text} The miller of version {turn} was called Row{n}."} for n in names
    ]
    (folder / "export.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return {f"story{n}.txt" for n in names} | {f"row{n}" for n in names}


@pytest.mark.slow
def test_two_processes_add_places_that_overlap(home: Path, tmp_path: Path, embedding: BundledEmbedding) -> None:
    news = tmp_path / "news"
    ids = write_stories(news, 0)
    given = [[news], [news / "export.jsonl", news / "some"]]
    running = [
        subprocess.Popen([FOOTNOTE, "index", "add", *places, "--home", home], stdout=subprocess.PIPE, text=True)
        for places in given
    ]
    for one in running:
        one.communicate(timeout=100)
        assert one.returncode == 0
    with Index.open(home, lambda: embedding, BUNDLED) as index:
        assert_whole(index)
        assert {entry.id.rsplit("/", 1)[-1] for entry in index.entries()} == ids
        assert index.vectors.store.ids() == index._catalogue.passage_ids()
        assert {outcome.change for outcome in sync(index, prune=True)} == {"unchanged"}


def assert_whole(index: Index) -> None:
    """No half article, no passage without its article, and questions are answered."""
    for entry in index.entries():
        article = index.article(entry.id)
        assert entry.passages == len(cut(article))
    for hit in index.search(index.prepare("What was the miller called?"), 5):
        assert hit.passage.text in hit.passage.article.text


def test_two_processes_may_make_the_catalogue_at_once(tmp_path: Path) -> None:
    code = "import sys, pathlib; from index.catalogue import FORMAT, Catalogue; print(Catalogue.create(pathlib.Path(sys.argv[1])).facts.of('format'))"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, tmp_path / "c.sqlite"],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parent.parent,
        )
        for _ in range(4)
    ]
    assert [p.communicate(timeout=60)[0] for p in running] == [f"{FORMAT}\n"] * 4


# The catalogue by itself


def test_the_full_text_index_follows_every_change(tmp_path: Path) -> None:
    catalogue = Catalogue.create(tmp_path / "c.sqlite")
    texts = ["alpha beta. gamma.", "beta delta.", "alpha alpha epsilon."]
    dice = random.Random(3)
    for _ in range(60):
        name = dice.choice("abc")
        if dice.random() < 0.3:
            catalogue.remove(name)
        else:
            article = Article(name, f"Title {name}", dice.choice(texts), source=dice.choice([None, "Wire"]))
            catalogue.put(article, cut(article))
    for table in ("stems", "spellings"):  # FTS5 compares the index with the passages, and raises when they differ
        catalogue.database.connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    words = {
        word for entry in catalogue.entries() for word in (catalogue.article(entry.id) or HARBOR).text.replace(".", "").split()
    }
    assert words <= catalogue.lexicon.vocabulary().keys()


@given(st.lists(st.text(max_size=12), max_size=5))
def test_any_words_can_be_looked_up(words: list[str]) -> None:
    catalogue = Catalogue.create(None)
    catalogue.put(HARBOR, cut(HARBOR))
    assert len(catalogue.lexicon.best([*words, "harbor"], 5)) == 1


def test_a_statement_that_fails_rolls_back(tmp_path: Path) -> None:
    catalogue = Catalogue.create(tmp_path / "c.sqlite")
    passage = cut(HARBOR)[0]
    with pytest.raises(HomeError):
        catalogue.put(HARBOR, [passage, passage])
    assert catalogue.counts() == (0, 0, 0)
