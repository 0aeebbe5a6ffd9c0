"""Whole chats, through a pseudo-terminal, with the real program."""

import re
import threading
from pathlib import Path

import pytest

from tests.chroma import running
from tests.conftest import articles, process
from tests.model_server import ModelServer, Says
from tests.terminal import Terminal

pytestmark = pytest.mark.timeout(240)  # a few seconds each, but many times that on a busy machine

SORGHUM = "What share of sorghum sales was lost?"
ANSWERED = "Sorghum fared worst: sales of the grain dropped by 97%. [1]"
COLOR = re.compile(r"\x1b\[[0-9;]*m")


def test_a_chat_from_the_first_contact_to_the_end(tmp_path: Path) -> None:
    with Terminal("chat", cwd=tmp_path) as chat:
        chat.ready()
        assert "No language model is configured, so the answers are the articles' own sentences." in chat.text
        assert "the bundled sample articles are used" in chat.text
        assert "Try: When is the TikTok deadline?" in chat.text
        answered = chat.ask(SORGHUM)
        assert answered.startswith(ANSWERED)
        assert "[1] Farm exports to China down by more than half (Fallowfield Courier, 2025-09-19)" in answered
        assert "sample articles" not in answered  # which has been told
        assert "\x1b]8;;https://fallowfieldcourier.example/2025/09/19/farm-exports\x1b\\" in chat.raw  # the number is a link
        assert "36m[1]" in chat.raw  # and cyan
        refused = chat.ask("Who won the football match in Lisbon?")
        assert "[1]" not in refused
        assert "The articles do not answer this." in refused or "None of the articles is about this." in refused
        assert chat.ask("   ") == ""
        assert chat.ask("/serch") == "There is no command /serch; did you mean /search? /help lists all."
        assert "/quit" in chat.ask("/help")
        chat.ask("Has the Supreme Court ruled on the TikTok law?")
        assert "Understood as: why has the Supreme Court ruled on the TikTok law?" in chat.ask("why?")

        # keys
        chat.send("half a ques")
        chat.wait("half a ques$")
        assert chat.press("\x03") == ""  # Ctrl-C drops the line
        chat.send("/so")
        chat.wait("the sources of the last answer$")  # a menu
        chat.send("\t")  # Tab completes a command
        chat.wait(r"^\? /sources")
        assert chat.press("\r").startswith("Sources\n[1] What the law asks")
        chat.send("What does the Fallowf\t")  # and an outlet
        chat.wait(r"^\? What does the Fallowfield Courier$")
        chat.press("\x03")
        chat.send("\x12sorg")  # Ctrl-R finds what was typed before
        chat.wait("What share of sorghum sales was lost.$")
        assert ANSWERED in chat.press("\r\r")
        assert ANSWERED in chat.press("What share of\x1b\rsorghum sales\x1b\rwas lost?\r")  # Alt-Enter is a new line
        assert ANSWERED in chat.press("\x1b[200~What share of\nsorghum sales\n\nwas lost?\x1b[201~\r")  # a paste is whole
        assert ANSWERED in chat.press('"""\rWhat share of sorghum\rsales was lost?\r"""\r')
        chat.send("\x04")
        assert chat.ends() == 0
    history = (tmp_path / "data" / "footnote" / "chat-history").read_text(encoding="utf-8")
    assert SORGHUM in history


def test_ctrl_c_stops_an_answer_and_keeps_the_chat(tmp_path: Path) -> None:
    gate = threading.Event()
    first = "Sorghum did worst: its sales dropped by 97% [1].\n"
    hangs = Says(first + "Nobody knows why [1].\n", size=len(first), gate=gate)
    acts = [hangs, Says(first)]
    env = {"FOOTNOTE_LLM_JUDGE": "off"}
    with ModelServer(lambda _: acts.pop(0)) as server, Terminal("chat", cwd=tmp_path, env={**server.environment, **env}) as chat:
        chat.ready()
        assert "The language model openai-like:scripted drafts the answers" in chat.text
        chat.send(SORGHUM + "\r")
        chat.wait(r"97%\. \[1\]")  # the first sentence is there while the model still writes
        chat.send("\x03")
        chat.wait("^Stopped.$")
        chat.ready(2)
        assert "dropped by 97%. [1]" in chat.ask(SORGHUM)  # though the model still holds its first answer back
        assert chat.ask("/undo") == f"Forgotten: {SORGHUM}"
        gate.set()
        assert "own sentences" in chat.ask("/model off")
        assert ANSWERED in chat.ask(SORGHUM)
        assert chat.ask("/undo") == f"Forgotten: {SORGHUM}"
        assert "Nothing has been asked yet" in chat.ask("/undo")  # what was stopped is not remembered


def test_ctrl_d_in_the_middle_of_an_answer_leaves_after_it(tmp_path: Path) -> None:
    gate = threading.Event()
    first, second = (
        "Sorghum did worst: its sales dropped by 97% [1].\n",
        "Few industries have been hit harder by the tariff dispute [1].\n",
    )
    says = Says(first + second, size=len(first), gate=gate)
    env = {"FOOTNOTE_LLM_JUDGE": "off"}
    with ModelServer(says) as server, Terminal("chat", cwd=tmp_path, env={**server.environment, **env}) as chat:
        chat.ready()
        chat.send(SORGHUM + "\r")
        chat.wait(r"97%\. \[1\]")
        chat.send("\x04")
        gate.set()
        assert chat.ends() == 0
        assert "Few industries" in chat.text


@pytest.mark.slow
def test_a_terminal_that_grows_narrow_in_the_middle_of_an_answer(tmp_path: Path) -> None:
    gate = threading.Event()
    first, second = (
        "Sorghum did worst: its sales dropped by 97% [1].\n",
        "Few industries have been hit harder by the tariff dispute [1].\n",
    )
    env = {"FOOTNOTE_LLM_JUDGE": "off"}
    says = Says(first + second, size=len(first), gate=gate)
    with ModelServer(says) as server, Terminal("chat", cwd=tmp_path, env={**server.environment, **env}) as chat:
        chat.ready()
        chat.send(SORGHUM + "\r")
        chat.wait(r"97%\. \[1\]")
        chat.resize(50)
        gate.set()
        chat.ready(2)
        answered = chat.text.split("Sources")[1]
        assert "“Few industries have been hit harder by the\n    tariff dispute" in answered
        assert all(len(line) <= 50 for line in answered.splitlines())


def test_ctrl_c_in_the_middle_of_an_add_keeps_what_is_in(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", **{f"report{number}": f"Report {number} of the island. " * 60 for number in range(400)})
    with Terminal("chat", cwd=tmp_path) as chat:
        chat.ready()
        chat.send(f"/add {folder}\r")
        chat.wait("Adding: [1-9]")
        chat.send("\x03")
        chat.ready(2)
        assert re.search(r"^Articles: [1-9]\d{0,2} added\.\n\nStopped\.$", chat.text, re.MULTILINE)
        assert "report1" in chat.ask("/articles")


@pytest.mark.slow
def test_forty_columns_without_colour_and_a_terminal_that_grows(tmp_path: Path) -> None:
    with Terminal("chat", cwd=tmp_path, columns=40, env={"NO_COLOR": "1"}) as chat:
        chat.ready()
        answered = chat.ask(SORGHUM)
        assert "Sorghum fared worst: sales of the grain\ndropped by 97%. [1]" in answered
        assert all(len(line) <= 40 for line in answered.splitlines())
        chat.resize(120)
        chat.send("x" * 60)  # on one line now
        chat.wait("x{60}$")
        chat.press("\x03")
        assert ANSWERED in chat.ask(SORGHUM)
        assert not [code for code in COLOR.findall(chat.raw) if re.search(r"(?:^|[;\[])(?:[34][0-8]|9[0-7])(?:;|m)", code)]


@pytest.mark.slow
@pytest.mark.parametrize("utf8", ["0", "1"])
def test_a_locale_without_utf_8(tmp_path: Path, utf8: str) -> None:
    """With LC_ALL=C Python takes UTF-8 nevertheless, unless it is told not to."""
    env = {"LC_ALL": "C", "LANG": None, "PYTHONUTF8": utf8, "PYTHONCOERCECLOCALE": "0"}
    with Terminal("chat", cwd=tmp_path, env=env, encoding="utf-8" if utf8 == "1" else "latin-1") as chat:
        chat.ready()
        answered = chat.ask(SORGHUM)
        quoted = "Sorghum fared worst: sales of the grain dropped by 97%."
        assert (f"“{quoted}”" if utf8 == "1" else f'"{quoted}"') in answered
        chat.send_bytes(b"caf\xc3\xa9 \xff?\r")  # é in UTF-8, and a byte that is nothing in it
        chat.ready(3)
        assert "articles" in chat.text


@pytest.mark.slow
def test_a_chroma_server_that_goes_away_and_comes_back(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", volcano="The volcano on the island of Mirra erupted on Sunday. Nobody was hurt.")
    with running(tmp_path / "chroma") as server:
        env = {"FOOTNOTE_CHROMA_URL": server.url}
        with Terminal("chat", cwd=tmp_path, env=env) as chat:
            chat.ready()
            assert "Articles: 1 added." in chat.ask(f"/add {folder}")
            erupted = "The volcano on the island of Mirra erupted on Sunday. [1]"
            assert erupted in chat.ask("Where did the volcano erupt?")
            server.kill()
            told = chat.ask("Where did the volcano erupt?")
            assert "[1]" not in told
            assert "Chroma" in told
            server.start()
            assert erupted in chat.ask("/retry")


@pytest.mark.slow
def test_an_open_chat_finds_an_article_that_another_process_adds(tmp_path: Path) -> None:
    with Terminal("chat", cwd=tmp_path) as chat:
        chat.ready()
        assert "sample articles" in chat.text
        assert "volcano" not in chat.ask("Where did the volcano erupt?")
        folder = articles(tmp_path / "news", volcano="The volcano on the island of Mirra erupted on Sunday. Nobody was hurt.")
        assert process("index", "add", folder).returncode == 0
        answered = chat.ask("Where did the volcano erupt?")
        assert "The volcano on the island of Mirra erupted on Sunday. [1]" in answered
        assert "sample" not in answered
        (folder / "volcano.txt").write_text("The volcano on the island of Tarn erupted on Monday. Nobody was hurt.")
        assert process("index", "add", folder).returncode == 0
        assert "The volcano on the island of Tarn erupted on Monday. [1]" in chat.ask("/retry")
