"""The memory of conversations: kept in a file, shared by processes, forgotten when told to."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.conversation.memory import FILE, Memory
from bot.reply import Answer, Citation, Refusal, Statement, Timings, Turn
from bot.showing.wire import reply_object
from index.article import Article
from index.errors import HomeError
from tests.conftest import ROOT

NOON = datetime(2025, 9, 20, 12, tzinfo=UTC)
NO_TIME = Timings(0, 0, 0, 0)
TEXT = "Sales of sorghum fell by 97%. Nobody bought any."
ARTICLE = Article("a", "Sorghum", TEXT)
ANSWER = Answer("What fell?", (Statement(TEXT[:29], (Citation(1, ARTICLE, TEXT[:29], 0, 29),), 1.0),), (), (), (), NO_TIME)
REFUSAL = Refusal("Who won?", "not_in_articles", (), (), NO_TIME)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / FILE


def test_what_was_said_is_there_after_the_file_was_closed(path: Path) -> None:
    with Memory.open(path) as memory:
        memory.remember("terminal", "What fell?", ANSWER, NOON)
        memory.remember("terminal", "Who won?", REFUSAL, NOON + timedelta(minutes=1))
        memory.remember("slack:T:C:1.2", "Hello?", REFUSAL, NOON)
    with Memory.open(path) as memory:
        first, second = memory.exchanges("terminal")
        assert (first.question, first.reply, first.at) == ("What fell?", reply_object(ANSWER), NOON)
        assert second.reply["reason"] == "not_in_articles"
        assert memory.turns("terminal") == (
            Turn("user", "What fell?"),
            Turn("assistant", "Sales of sorghum fell by 97%."),
            Turn("user", "Who won?"),
            Turn("assistant", "The articles do not answer this."),
        )
        assert memory.turns("terminal", most=3) == memory.turns("terminal")[2:]
        assert not memory.turns("another")
        assert not memory.exchanges("another")


def test_the_last_exchange_can_be_dropped_and_no_other_conversation_s() -> None:
    with Memory.open(None) as memory:
        memory.remember("one", "What fell?", ANSWER, NOON)
        memory.remember("two", "Who won?", REFUSAL, NOON)
        assert memory.drop_last("one")
        assert not memory.drop_last("one")
        assert len(memory.exchanges("two")) == 1


def test_conversations_are_listed_the_last_used_first_and_old_ones_are_forgotten() -> None:
    with Memory.open(None) as memory:
        memory.remember("old", "What fell?", ANSWER, NOON - timedelta(days=40))
        for name in ("one", "two", "one"):
            memory.remember(name, "What fell?", ANSWER, NOON)
        assert [(one.name, one.exchanges) for one in memory.conversations()] == [("one", 2), ("two", 1), ("old", 1)]
        assert memory.conversations()[0].last == NOON
        assert memory.forget(NOON - timedelta(days=30)) == 1
        assert [one.name for one in memory.conversations()] == ["one", "two"]


def test_what_is_forgotten_of_slack_is_not_forgotten_of_the_terminal() -> None:
    with Memory.open(None) as memory:
        for name in ("slack:T1:C1:1.1", "terminal:thesis", "api:slack:1"):
            memory.remember(name, "What fell?", ANSWER, NOON - timedelta(days=40))
        assert memory.forget(NOON - timedelta(days=30), "slack:") == 1
        assert {one.name for one in memory.conversations()} == {"terminal:thesis", "api:slack:1"}


def test_moments_are_compared_across_time_zones_and_must_have_one() -> None:
    with Memory.open(None) as memory:
        memory.remember("one", "?", REFUSAL, NOON.astimezone(timezone(timedelta(hours=9))))
        assert memory.exchanges("one")[0].at == NOON
        assert memory.forget(NOON) == 0
        assert memory.forget(NOON + timedelta(microseconds=1)) == 1
        with pytest.raises(ValueError, match="time zone"):
            memory.remember("one", "?", REFUSAL, datetime(2025, 1, 1))


def test_any_text_can_be_kept() -> None:
    with Memory.open(None) as memory:
        memory.remember("\0'; DROP TABLE exchanges", "half \ud800 of a pair \0", REFUSAL, NOON)
        assert memory.exchanges("\0'; DROP TABLE exchanges")[0].question == "half ? of a pair \0"


def test_several_processes_write_at_once_and_nothing_is_lost(path: Path) -> None:
    code = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path; from bot.conversation.memory import Memory\n"
        "from bot.reply import Refusal, Timings\n"
        "memory, refusal = Memory.open(Path(sys.argv[1])), Refusal('?', 'not_in_articles', (), (), Timings(0, 0, 0, 0))\n"
        "for number in range(20): memory.remember('shared', str(number), refusal, datetime.now(UTC))"
    )
    writing = [subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=ROOT) for _ in range(3)]
    assert [one.wait(timeout=60) for one in writing] == [0, 0, 0]
    with Memory.open(path) as memory:
        questions = [one.question for one in memory.exchanges("shared")]
    assert sorted(questions) == sorted([str(number) for number in range(20)] * 3)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_only_the_owner_can_read_the_file(path: Path) -> None:
    with Memory.open(path) as memory:
        memory.remember("one", "?", REFUSAL, NOON)
        assert {file.stat().st_mode & 0o077 for file in path.parent.iterdir()} == {0}


def test_a_file_that_is_none_of_ours_is_told_in_a_sentence(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.write_text("no database at all " * 100)
    with pytest.raises(HomeError, match=r"not a Footnote memory of conversations.*move the file away"):
        Memory.open(path)
    (tmp_path / "file").touch()
    with pytest.raises(HomeError, match="cannot be made"):
        Memory.open(tmp_path / "file" / FILE)


def test_conversations_of_a_newer_footnote_are_left_alone(path: Path) -> None:
    Memory.open(path).close()
    from index.database import Database

    database = Database(path)
    with database.write() as cursor:
        cursor.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(HomeError, match="newer Footnote"):
        Memory.open(path)
