"""Whole chats, through a pseudo-terminal, with the real program."""

import os
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests.conftest import FOOTNOTE, articles, process

PROMPT = r"\? $"


def wide() -> dict[str, str]:
    """The environment without a width that would go before the terminal's own."""
    return {name: value for name, value in os.environ.items() if name != "COLUMNS"}


@pytest.fixture
def chat(tmp_path: Path) -> Iterator["pexpect.spawn[str]"]:
    child = pexpect.spawn(str(FOOTNOTE), ["chat"], encoding="utf-8", timeout=60, dimensions=(40, 100), cwd=tmp_path, env=wide())
    yield child
    child.close(force=True)


def ask(chat: "pexpect.spawn[str]", line: str) -> str:
    """Type a line and return what is printed until the next prompt."""
    chat.sendline(line)
    chat.expect(PROMPT)
    return (chat.before or "").replace("\r\n", "\n")


def test_a_chat_from_the_first_contact_to_the_end(chat: "pexpect.spawn[str]") -> None:
    chat.expect(PROMPT)
    assert "No language model is configured, so the answers are the articles' own sentences." in (chat.before or "")
    answered = ask(chat, "What share of sorghum sales was lost?")
    assert "Sorghum fared worst: sales of the grain dropped by 97%. [1]" in answered
    assert "[1] Farm exports to China down by more than half (Fallowfield Courier, 2025-09-19)" in answered
    assert "sample articles" in answered
    refused = ask(chat, "Who won the football match in Lisbon?")
    assert "[1]" not in refused
    assert "The articles do not answer this." in refused or "None of the articles is about this." in refused
    assert "There is no command /nonsense." in ask(chat, "/nonsense")
    assert "/quit" in ask(chat, "/help")
    assert ask(chat, "   ").strip() == ""
    ask(chat, "Has the Supreme Court ruled on the TikTok law?")
    assert "Understood as: why? (" in ask(chat, "why?")
    chat.sendline("/quit")
    chat.expect(pexpect.EOF)
    chat.close()
    assert chat.exitstatus == 0


def test_an_open_chat_finds_an_article_that_another_process_adds(chat: "pexpect.spawn[str]", tmp_path: Path) -> None:
    chat.expect(PROMPT)
    assert "sample articles" in ask(chat, "Where did the volcano erupt?")
    folder = articles(tmp_path / "news", volcano="The volcano on the island of Mirra erupted on Sunday. Nobody was hurt.")
    assert process("index", "add", folder).returncode == 0
    answered = ask(chat, "Where did the volcano erupt?")
    assert "The volcano on the island of Mirra erupted on Sunday. [1]" in answered
    assert "sample" not in answered
    (folder / "volcano.txt").write_text("The volcano on the island of Tarn erupted on Monday. Nobody was hurt.")
    assert process("index", "add", folder).returncode == 0
    assert "The volcano on the island of Tarn erupted on Monday. [1]" in ask(chat, "Where did the volcano erupt?")


def test_ctrl_c_drops_the_line_and_ctrl_d_leaves(chat: "pexpect.spawn[str]") -> None:
    chat.expect(PROMPT)
    chat.send("half a ques")
    chat.sendintr()
    chat.expect(PROMPT)
    chat.sendeof()
    chat.expect(pexpect.EOF)
    chat.close()
    assert chat.exitstatus == 0


def test_a_home_without_an_index_is_told_and_the_chat_goes_on(tmp_path: Path) -> None:
    child = pexpect.spawn(
        str(FOOTNOTE), ["chat", "--home", str(tmp_path / "nothing")], encoding="utf-8", timeout=60, dimensions=(40, 200)
    )
    child.expect(PROMPT)
    assert "there is no index here" in ask(child, "What?")
    child.sendeof()
    child.expect(pexpect.EOF)
    child.close()


def test_without_a_terminal_questions_come_from_standard_input(tmp_path: Path) -> None:
    done = process("chat", stdin="What share of sorghum sales was lost?\n/quit\n")
    assert done.returncode == 0
    assert "97%" in done.stdout
    assert "\x1b" not in done.stdout
