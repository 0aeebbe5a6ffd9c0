"""The commands of the chat, its sessions and its exports, with what is typed piped into it."""

import contextlib
import html
import json
import re
import sqlite3
import threading
import webbrowser
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.conversation.export import as_html, as_json, as_markdown
from bot.conversation.memory import Exchange, Memory
from bot.conversation.recall import recalled
from bot.repl.commands import TABLE
from bot.repl.names import Names
from bot.repl.reading import unblocked
from bot.repl.worker import Stopped, Worker
from bot.reply import Disagreement, Reply
from bot.showing.wire import reply_object
from tests.chromium import MISSING, PROGRAM, chromium
from tests.conftest import Footnote, articles
from tests.test_memory import ANSWER, NOON, REFUSAL

SORGHUM = "What share of sorghum sales was lost?"
ANSWERED = "Sorghum fared worst: sales of the grain dropped by 97%. [1]"
LISBON = "Who won the football match in Lisbon?"


class Chatting(Protocol):
    """Types lines into a chat, and gives what it prints."""

    def __call__(self, *lines: str, options: tuple[str, ...] = ()) -> str:
        """Lines, without ends, and options of the command."""


@pytest.fixture
def chat(footnote: Footnote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Chatting:
    """Type lines into a chat, and get what it prints without the greeting."""
    monkeypatch.chdir(tmp_path)

    def run(*lines: str, options: tuple[str, ...] = ()) -> str:
        done = footnote("chat", *options, stdin="\n".join(lines) + "\n")
        assert done.exit_code == 0, done.output
        assert "\x1b" not in done.output
        return done.output.split("\n\n", 1)[1]

    return run


def flat(text: str) -> str:
    """The text on one line, however wide the terminal."""
    return " ".join(text.split())


def test_every_command_before_there_is_an_answer_says_so_in_a_sentence(chat: Chatting) -> None:
    for name in ("/sources", "/show 1", "/open", "/why", "/retry", "/undo"):
        assert "Nothing has been asked yet" in chat(name)
    assert "Nothing has been asked yet" in chat("/export talk.md")


def test_the_commands_about_an_answer(chat: Chatting, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)  # which says no, as where there is no browser
    said = chat(SORGHUM, "/sources", "/show 1", "/show [2]", "/show", "/open", "/why", "/retry", "/undo", "/sources")
    answered, sources, *_ = said.split("Sources\n")
    assert answered.startswith(ANSWERED)
    assert "Fallowfield Courier" in sources
    assert "hit harder by the tariff dispute. >>Sorghum fared worst: sales of the grain dropped by 97%.<< …" in flat(said)
    assert "Characters " in said
    assert "The last answer has no citation [2]; its only one is 1." in said
    assert "/show needs something after it; write it like `/show N`." in said
    assert "No browser could be started; the address is https://fallowfieldcourier.example" in flat(said)
    assert opened == ["https://fallowfieldcourier.example/2025/09/19/farm-exports"]
    assert "Steps: searched 8 articles, read 8 passages, checked 1 sentence." in flat(said)
    assert "0." in said.split("Sentences that could answer")[1]
    assert "shown:    Sorghum fared worst" in said
    assert said.count(ANSWERED) == 2  # and again
    assert f"Forgotten: {SORGHUM}" in said
    assert said.rstrip().endswith("type a question first.")


def test_a_refusal_has_no_sources_and_no_citations(chat: Chatting) -> None:
    said = chat(LISBON, "/sources", "/show 1", "/why")
    assert "The last question was not answered, so there are no sources." in said
    assert "so there are no citations to look at." in said
    assert "nothing: no sentence was good enough" in said


def test_why_shows_what_could_answer_each_of_several_questions(chat: Chatting) -> None:
    said = flat(chat("What share of sorghum sales was lost, and who has the Supreme Court sided with?", "/why"))
    assert "Sentences that could answer, with" in said
    assert "Sentences that could answer “What share of sorghum sales was lost?”" in said
    assert said.count("Sentences that could answer “") == 2


def test_check_search_filter_and_list(chat: Chatting) -> None:
    said = chat(
        "/check Sales of sorghum fell by 97%.",
        "/search Madrid framework",
        '/filter source:"Northgate Wire"',
        SORGHUM,
        "/filter",
        "/filter off",
        "/filter year:2024",
        "/articles",
    )
    assert said.startswith("Supported.")
    assert "Bessent announces TikTok framework in Madrid" in said
    assert said.count("Only these articles are asked: source:'Northgate Wire'") == 2
    assert ANSWERED not in said
    assert "All articles are asked." in said
    assert "The filter cannot use 'year:2024'" in said
    assert "4abd131b  2025-09-20  Meadowlark Dispatch" in said


def test_add_takes_what_index_add_takes(chat: Chatting, tmp_path: Path, footnote: Footnote) -> None:
    folder = articles(tmp_path / "the news", volcano="The volcano on the island of Mirra erupted on Sunday.")
    said = chat(
        '/add "the news" --collection islands',
        "Where did the volcano erupt?",
        "/open",
        "/add nothing.txt",
        "/add --ful x",
        '/add "x',
        "/add -",
    )
    assert "Articles: 1 added." in said
    assert "The volcano on the island of Mirra erupted on Sunday. [1]" in said
    assert "It has no page on the web; it was read from" in flat(said)
    assert "".join(str(folder / "volcano.txt").split()) in "".join(said.split())  # a long path is broken where the terminal ends
    assert "nothing.txt:" in "".join(said.split())
    assert "/add cannot use this: No such option '--ful'" in flat(said)
    assert "A quotation mark is not closed; close it." in said
    assert "`-` stands for standard input" in said
    assert json.loads(footnote("index", "list", "--json").stdout)["collection"] == "islands"


def test_the_sides_of_a_disagreement_are_shown_once(chat: Chatting) -> None:
    said = flat(chat("How much have U.S. farm exports to China fallen, and over which period?"))
    answered = said.split(" Sources ")[0]
    assert answered.count("U.S. farm exports to China fell by 53%") == answered.count("Sales of American farm products") == 1
    assert "The articles differ on the period" in answered
    assert re.search(r"- Fallowfield Courier, 2025-09-19 \[\d\]", answered)
    assert re.search(r"- Meadowlark Dispatch, 2025-09-20, the later report \[\d\]", answered)


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_the_list_of_articles_breaks_between_words(chat: Chatting, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    said = chat("/articles")
    assert max(map(len, said.splitlines())) <= columns
    assert "Behind the call, a trade relationship full of open questions" in flat(said)
    assert said.startswith("4abd131b  2025-09-20  Meadowlark")


def test_nothing_is_wider_than_a_narrow_terminal(chat: Chatting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    said = chat(SORGHUM, "/show 1", "/check The moon is green.", "/filter source:Nobody", SORGHUM, "/filter off", "/help", "/why")
    assert "paragraph" in said
    assert "Not found: no article" in said
    assert [line for line in said.splitlines() if len(line) > 40 and "://" not in line] == []


def test_a_filter_that_no_article_fits_says_so_at_once(chat: Chatting) -> None:
    assert "No article fits the filter source:Northgate." in chat("/filter source:Northgate")
    assert "fits" not in chat("/filter source:'northgate wire'", "/filter", "/filter off")


def test_a_block_of_several_lines_is_one_question(chat: Chatting) -> None:
    assert chat('"""', "What share of sorghum", "", 'sales was lost? """').startswith(ANSWERED)
    assert unblocked('"""one line"""') == "one line"


def test_follow_ups_and_clear(chat: Chatting) -> None:
    said = chat("Has the Supreme Court ruled on the TikTok law?", "why?", "/clear", "why?")
    assert said.count("Understood as: why has the Supreme Court ruled on the TikTok law?") == 1


def test_a_conversation_goes_on_another_day(chat: Chatting) -> None:
    assert "There is nothing to take up" in chat("/quit", options=("--continue",))
    chat("Has the Supreme Court ruled on the TikTok law?")
    said = chat("why?", "/show 1", "/sources", options=("--continue",))
    assert said.startswith("The conversation goes on after 1 question; the last was:\nHas the Supreme Court ruled")
    assert "Understood as: why has the Supreme Court ruled on the TikTok law?" in said
    chat(SORGHUM, options=("--session", "farms"))
    said = chat("/show 1", "/sources", "/why", options=("--session", "farms"))
    assert ">>Sorghum fared worst: sales of the grain dropped by 97%.<<" in flat(said)
    assert "“Sorghum fared worst: sales of the grain dropped by 97%.”" in said
    assert "is known only in the chat that gave it" in said


def test_the_two_ways_to_take_up_a_conversation_exclude_each_other(footnote: Footnote) -> None:
    done = footnote("chat", "--continue", "--session", "farms")
    assert done.exit_code == 2
    assert "give one of the two" in done.output


def test_models_are_named_and_refused_in_a_sentence(chat: Chatting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    said = chat("/model", "/model openai:gpt-5", "/model nonsense", "/model off", SORGHUM)
    assert said.count("No language model is configured") == 2
    assert "set OPENAI_API_KEY" in said
    assert "write PROVIDER:MODEL" in said
    assert ANSWERED in said


def test_a_home_that_is_not_there_is_told_and_not_made(chat: Chatting, tmp_path: Path) -> None:
    said = chat("What fell?", options=("--home", "nothing"))
    assert said.startswith("nothing has no index yet; make one with `/add PATH_OR_URL`, or leave.")
    assert "nothing: there is no such folder" in said
    assert not (tmp_path / "nothing").exists()


def test_a_home_that_is_not_there_is_made_by_add(chat: Chatting, tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", volcano="The volcano on the island of Mirra erupted on Sunday.")
    said = chat(f"/add {folder}", "Where did the volcano erupt?", options=("--home", "fresh"))
    assert "Articles: 1 added." in said
    assert "erupted on Sunday. [1]" in said


def test_a_memory_that_cannot_be_read_is_told_and_the_chat_goes_on(chat: Chatting, tmp_path: Path) -> None:
    home = tmp_path / "data" / "footnote"
    home.mkdir(parents=True)
    (home / "conversations.sqlite3").write_text("no database " * 100)
    said = chat("Has the Supreme Court ruled on the TikTok law?", "why?")
    assert "not a Footnote memory of conversations" in flat(said)
    assert flat(said).count("will be forgotten") == 1
    assert "Understood as: why has the Supreme Court" in said


def test_a_memory_that_another_process_locks_loses_no_answer(
    chat: Chatting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.conversation.memory._PATIENCE", 0.1)
    chat("/quit", options=("--session", "farms"))
    with contextlib.closing(sqlite3.connect(tmp_path / "data" / "footnote" / "conversations.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        said = flat(chat(SORGHUM, "/sources", options=("--session", "farms")))
        assert said.count("97%") == 3  # the answer, its source, and that again
        assert "keeps the memory of conversations busy; try again when it is done. This question and its answer will not" in said
    assert "There is nothing to take up" in chat("/quit", options=("--session", "farms"))


def test_undo_forgets_what_it_says_though_another_chat_has_asked_meanwhile(tmp_path: Path) -> None:
    with Memory.open(tmp_path / "memory.sqlite3") as memory:
        for question in ("Ours?", "Theirs?"):
            memory.remember("one", question, ANSWER, NOON)
        assert memory.drop_last("one", only="Ours?") is None
        assert memory.drop_last("one") == "Theirs?"
        assert memory.drop_last("one", only="Ours?") == "Ours?"


def test_what_is_typed_cannot_break_the_chat(chat: Chatting) -> None:
    said = chat(
        "/", "//", "/show 99999999999999999999", "/show ١", "/show -1", "?" * 50, "x" * 5000, "/filter '", "\x00\x1b[2J", SORGHUM
    )
    assert "something unforeseen" not in said
    assert ANSWERED in said


def test_every_command_is_in_the_help(chat: Chatting) -> None:
    said = chat("/help")
    assert all(f"\n{name}" in said for name in TABLE)
    assert max(map(len, said.splitlines())) <= 80
    assert [chat(line) for line in ("help", "?", "/HELP")] == [said] * 3  # as people type it elsewhere


# Names and the worker


def test_outlets_and_titles_complete_the_last_words() -> None:
    names = Names(titles=("What the law asks", "Who pays"), sources=("What Else Weekly",))
    assert list(names.completing("so wha")) == [("What Else Weekly", 3), ("What the law asks", 3)]
    assert list(names.completing("say what the l")) == [("What the law asks", 10)]
    assert list(names.completing("")) == list(names.completing("zz")) == []


def test_a_task_that_is_stopped_ends_at_its_next_item_and_the_next_task_runs() -> None:
    worker = Worker()
    began: list[int] = []

    def count() -> Iterator[int]:
        for number in range(1000):
            began.append(number)
            yield number

    task = worker.begin(count, writes=True)
    with pytest.raises(Stopped):
        for _ in task:
            task.stop()
    assert list(worker.begin(lambda: [len(began)])) == [len(began)]
    assert len(list(worker.begin(lambda: range(3)))) == 3
    with pytest.raises(ZeroDivisionError):
        list(worker.begin(lambda: [1 / 0]))
    worker.close()


@pytest.mark.parametrize("writes", [False, True])
def test_what_hangs_when_it_is_stopped_is_left_behind_unless_it_writes(writes: bool) -> None:
    worker, gate = Worker(), threading.Event()
    done: list[str] = []

    def hangs() -> Iterator[None]:
        yield
        gate.wait()
        done.append("what hung")

    def follows() -> Iterator[int]:
        done.append("the next")
        yield 1

    task = worker.begin(hangs, writes=writes)
    with pytest.raises(Stopped):
        for _ in task:
            task.stop()
    following = worker.begin(follows)
    assert worker.is_ending == writes
    if writes:
        gate.set()
    assert list(following) == [1]
    assert done == ["what hung", "the next"] if writes else ["the next"]
    gate.set()
    worker.close()


# Exports


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []


def test_a_conversation_is_exported_in_three_forms(chat: Chatting, tmp_path: Path) -> None:
    said = chat(
        SORGHUM, LISBON, "/export talk.md", "/export talk.html", "/export talk.json", "/export talk.md", "/export talk.txt"
    )
    assert said.count("Written to ") == 3
    assert "talk.md: there is a file of this name already; give another name." in said
    assert "talk.txt: the name must end in one of .md, .html, .json" in said
    markdown = (tmp_path / "talk.md").read_text(encoding="utf-8")
    assert "[^1-1]: [Farm exports to China down by more than half](<https://fallowfieldcourier" in markdown
    page = Page((tmp_path / "talk.html").read_text(encoding="utf-8"))
    inner = [link for link in page.links if link.startswith("#")]
    assert sorted(inner) == sorted("#" + each for each in page.ids) == ["#q1-1", "#s1-1"]
    exchanges = json.loads((tmp_path / "talk.json").read_text(encoding="utf-8"))["exchanges"]
    assert [one["reply"]["kind"] for one in exchanges] == ["answer", "refusal"]


_LINES_OF_EACH_DAY = r"""
    const lines = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) for (const day of texts.currentNode.data.matchAll(/\d{4}-\d\d-\d\d/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, day.index);
        range.setEnd(texts.currentNode, day.index + 10);
        lines.push(range.getClientRects().length);
    }
    lines
"""


@pytest.mark.skipif(PROGRAM is None, reason=MISSING)
def test_the_page_opens_in_a_browser_on_a_telephone_and_in_print(tmp_path: Path) -> None:
    hostile = {"article_id": "a", "title": "<script>alert(1)</script>" + "w" * 300, "source": "S", "published": "2025-09-19"}
    refusal = {**reply_object(REFUSAL), "nearest": [{**hostile, "url": "https://example.org/" + "a" * 300}]}
    first, second = ANSWER.statements[0], replace(ANSWER.statements[0], text="Nobody bought any.")
    differ = replace(ANSWER, statements=(first, second), disagreements=(Disagreement("sorghum", (first, second)),))
    file = tmp_path / "talk.html"
    replies = (reply_object(ANSWER), refusal, reply_object(differ))
    file.write_text(as_html([Exchange("What <b>fell</b>?", reply, NOON) for reply in replies]), encoding="utf-8")
    with chromium(tmp_path / "profile") as page:
        page.resize(390)
        page.open(file)
        assert page.value("document.documentElement.scrollWidth") == 390
        assert page.value("document.scripts.length + document.images.length") == 0
        assert page.value("document.querySelector('h2').textContent") == "What <b>fell</b>?"
        assert page.value("document.querySelector('blockquote').textContent") == "“Sales of sorghum fell by 97%.”"
        anchors = "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => document.getElementById(a.hash.slice(1)) !== null)"
        assert set(page.value(anchors)) == {True}
        assert "The articles differ on sorghum" in page.value("document.body.textContent")
        side = "[...document.querySelectorAll('strong')].map(one => one.parentNode.nextElementSibling.textContent.trim())"
        assert page.value(side) == ["Sorghum\u2060[1]\nSorghum\u2060[1]"]
        page.resize(120)
        assert set(page.value(_LINES_OF_EACH_DAY)) == {1}
        page.media("print")
        assert page.value("getComputedStyle(document.querySelector('.back')).display") == "none"
        assert len(page.command("Page.printToPDF")["data"]) > 10_000
        assert page.complaints == []
        assert page.requested == [file.resolve().as_uri()]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            'It fell to 5.5 in mid-May (again): "too low", Ann\'s aide said.',
            'It fell to 5\\.5 in mid-May (again): "too low", Ann\'s aide said.',
        ),
        ("2024. was a good year", "2024\\. was a good year"),
        ("1) no list", "1\\) no list"),
        ("- no item", "\\- no item"),
        ("see https://a.example", "see https\\://a\\.example"),
    ],
)
def test_only_what_markdown_takes_for_markup_is_escaped(text: str, written: str) -> None:
    markdown = as_markdown([Exchange(text, reply_object(REFUSAL), NOON)])
    assert f"\n## {written}\n" in markdown
    assert f">{html.escape(text, quote=False)}</h2>" in MarkdownIt("commonmark").render(markdown).replace("&quot;", '"')


def test_how_a_question_was_understood_stands_before_its_answer() -> None:
    exchanges = [Exchange("why?", reply_object(replace(ANSWER, notes=("Understood as: why did it fall?",))), NOON)]
    for written in (as_markdown(exchanges), as_html(exchanges)):
        assert written.index("Understood as") < written.index(ANSWER.statements[0].text[:9])


@pytest.mark.parametrize("reply", [ANSWER, REFUSAL])
def test_a_reply_is_recalled_as_it_was(reply: Reply) -> None:
    assert reply_object(recalled(reply_object(reply))) == reply_object(reply)


HOSTILE = st.text(min_size=1, max_size=60) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](https://evil.example/p.png)",
        "https://evil.example",
        "[^1-1]: x",
        "`a` *b* # c",
        "&lt;b&gt;",
        "\" onload='x",
        "{{ 7*7 }}",
        "1. a",
    ]
)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_in_a_conversation_is_taken_for_markup(question: str, title: str, url: str) -> None:
    reply = reply_object(REFUSAL)
    about = {"article_id": "a", "title": title, "source": title, "published": None, "url": url}
    reply["nearest"] = [about]
    reply["notes"] = [question]
    exchanges = [Exchange(question, reply, NOON)]
    usual = Page(as_html([Exchange("What?", {**reply, "nearest": [{**about, "title": "T", "source": None, "url": None}]}, NOON)]))
    assert [tag for tag in Page(as_html(exchanges)).tags if tag != "a"] == usual.tags
    assert all(link.lower().startswith(("http://", "https://", "#")) for link in Page(as_html(exchanges)).links)
    shown = MarkdownIt("commonmark", {"html": True}).render(as_markdown(exchanges))
    tags = Page(shown).tags
    assert set(tags) <= {"h1", "h2", "p", "ul", "li", "em", "a"}
    assert all(link.lower().startswith(("http://", "https://")) for link in Page(shown).links)
    assert json.loads(as_json(exchanges))["exchanges"][0]["question"] == question
