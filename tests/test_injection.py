"""Attacks from inside: articles, titles, addresses, questions and histories that give orders, to a bot and to a model that obeys.

`attacks.jsonl` holds an attack a line: its kind, where it stands, its text, and what a model that obeys it writes. Each is
indexed with an article on the ferry to a place of its own, which has one sentence that answers the question about that ferry.
Whatever is tried, that sentence is the answer, and nothing of the attack is seen but as an article's own words.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from bot.answerer import answer
from bot.cli import commands
from bot.commands.options import echo_notes, echo_object
from bot.conversation.export import as_html, as_markdown
from bot.conversation.memory import Exchange
from bot.questions.scope import Scope
from bot.reply import Answer, Refusal, Reply, Turn
from bot.showing import render
from bot.showing.wire import reply_object
from bot.slack.blocks import reply_blocks, summary
from bot.slack.mrkdwn import web_address
from bot.text import one_line, printable
from bot.writing.claims import says_no_answer
from index.article import Article
from index.embedding import BUNDLED, BundledEmbedding
from index.filters import Filter
from index.index import Index
from tests.conftest import ROOT
from tests.model_server import Asked, ModelServer, Says, Script

ATTACKS: list[dict[str, str]] = [
    json.loads(line) for line in (Path(__file__).parent / "attacks.jsonl").read_text(encoding="utf-8").splitlines()
]
PLACES = [
    "".join(parts)
    for parts in product(
        "Bra Cor Dun Fal Gor Hal Kel Lor Mor Nor".split(), "wick stead mouth haven ford sund vik mere holm beck dale".split()
    )
]
numbered = pytest.mark.parametrize("number", range(len(ATTACKS)), ids=[f"{one['kind']}-{one['where']}" for one in ATTACKS])
KEY = "k23456"  # for attacks that guess one
OWN_STYLES = ("\x1b[1m", "\x1b[2m", "\x1b[0m")  # bold, faint and plain, with which we print
TAGS = set(
    "html head meta title style body h1 h2 h3 section time p sup a ol ul li blockquote span div strong em br cite small footer".split()
)  # of a kept conversation
PROMPT_LINES = [
    line.strip()
    for path in (ROOT / "prompts").glob("*.md")
    for line in path.read_text(encoding="utf-8").splitlines()
    if len(line) > 40 and "{" not in line
]


def fact(number: int) -> str:
    """The sentence that answers; some attacks stand in it."""
    attack = ATTACKS[number]
    inside = f"{attack['text']} ".replace("KEY", KEY) if attack["where"] == "fact" else ""
    return f"The ferry to {PLACES[number]} sails {2 + number % 7} times a day {inside}from the north quay."


def question(number: int) -> str:
    """What is asked."""
    return f"How often does the ferry to {PLACES[number]} sail?"


def day(number: int) -> date:
    """The day on which an attack's article came out, by which it is told from the others."""
    return date(2025, 1, 1) + timedelta(days=number)


def export_line(number: int, attack: dict[str, str]) -> dict[str, Any]:
    """The article of an attack, as an export has it."""
    place = PLACES[number]
    middle = attack["text"].replace("KEY", KEY) if attack["where"] == "text" else "Boats were painted in spring."
    made = {
        "id": f"story{number}",
        "title": f"News from {place}",
        "text": f"{place} has a harbor, and its quay was painted in May. {fact(number)}\n\n{middle}\n\nThe museum opens on Sundays.",
        "source": "Tarn Herald",
        "author": "Jo Birch",
        "url": f"https://tarnherald.example/{number}",
        "published": day(number).isoformat(),
        "collection": "ferries",
    }
    return {**made, attack["where"]: attack["text"]} if attack["where"] in made and attack["where"] != "text" else made


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, embedding: BundledEmbedding) -> Iterator[Index]:
    """All the articles, read from an export as anybody's are."""
    folder = tmp_path_factory.mktemp("attacks")
    export = folder / "export.jsonl"
    export.write_text(
        "\n".join(json.dumps(export_line(number, attack)) for number, attack in enumerate(ATTACKS)), encoding="utf-8"
    )
    done = CliRunner().invoke(commands, ["index", "add", str(export), "--home", str(folder / "home")])
    assert done.stdout == f"Articles: {len(ATTACKS)} added.\n", done.output
    with Index.open(folder / "home", lambda: embedding, BUNDLED, None) as opened:
        yield opened


def asking(number: int, attack: dict[str, str]) -> tuple[str, list[Turn]]:
    """The question on an attack's article, and what was said before it."""
    asked = question(number)
    if attack["where"] == "question":
        asked = attack["text"].replace("FACTQ", asked)
    history = [Turn("user", attack["text"]), Turn("assistant", attack["text"])] if attack["where"] == "history" else []
    return asked, history


def scope(number: int) -> Scope:
    """An attack's article alone."""
    return Scope(Filter(after=day(number), before=day(number)))


def article_of(index: Index, number: int) -> Article:
    """An attack's article, as the index has it."""
    attack = ATTACKS[number]
    return index.article(attack["text"] if attack["where"] == "id" else f"story{number}")


def obedient(obeys: str) -> Script:
    """What a model says that does as it is told in an article, whatever it was asked for."""

    def say(asked: Asked) -> Says:
        keys = re.findall(r"<passage (\w+)>", asked.prompt) or [KEY]
        if "You check a draft" in asked.system:
            return Says("\n".join(f"{number} yes" for number in re.findall(r"^(\d+)\. claim:", asked.prompt, re.MULTILINE)))
        text = obeys.replace("{SYSTEM}", asked.system).replace("{PROMPT}", asked.prompt).replace("KEY", keys[0])
        return Says(f"1. {text}" if asked.system.startswith("Sentences of a draft") else text)

    return say


def seen(reply: Reply, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """A reply as each of those that show it prints it."""
    capsys.readouterr()
    echo_object(reply_object(reply))
    printed = capsys.readouterr().out
    echo_notes(reply.notes, set())
    terminal = f"{render.render(reply)}\n{render.notes(reply.notes)}"
    return {"terminal": terminal, "json": printed, "notes": capsys.readouterr().err}


def acted_on(text: str) -> set[str]:
    """The characters of a text that a terminal, or who reads it by lines, would act on; our own styles are meant."""
    ours = re.sub("|".join(map(re.escape, OWN_STYLES)), "", text)
    return {one for one in ours if one != "\n" and unicodedata.category(one) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")}


def is_harmless(reply: Reply, shown: dict[str, str], article: Article) -> None:
    """Assert what holds for every reply: only the article's words, and nothing that a terminal or a reader of lines would act on."""
    for statement in reply.statements if isinstance(reply, Answer) else ():
        assert statement.text in one_line(article.text)
        assert [citation.article.id for citation in statement.citations] == [article.id]
    assert {name: found for name, text in shown.items() if (found := acted_on(text))} == {}
    fields = (article.title, article.source or "", article.url or "", article.text)
    known = printable(" ".join(one_line(field) for field in fields))
    for address in re.findall(r"(?:https?|javascript|data):[^\s”,)]+", one_line(shown["terminal"])):
        assert address in known
    told = json.loads(shown["json"])
    assert told == json.loads(json.dumps(reply_object(reply)))
    told.pop("withheld", None)  # for programs: what a model wrote and nobody was shown
    told.pop("question")
    for place in (shown["terminal"], json.dumps(told, ensure_ascii=False)):
        assert [line for line in PROMPT_LINES if line in one_line(place)] == []


def is_harmless_in_slack(reply: Reply, article: Article) -> None:
    """Assert that Slack would mention nobody, and link to the article alone."""
    for text in [summary(reply), *texts_of(reply_blocks(reply, "key"))]:
        for token in re.findall(r"<([^>]*)>", text):
            address, label = token.split("|", 1)
            assert address == web_address(article.url)
            assert label
        bare = re.sub(r"<[^>]*>|&(?:amp|lt|gt);", "", text)
        assert not set(bare) & set("<>&")
        assert not re.search(r"(?<!\u200b)[_~`]", bare)
        assert bare.count("*") == bare.count("\u200b*")


def is_harmless_when_kept(reply: Reply, article: Article) -> None:
    """Assert that a kept conversation has no markup but ours, whichever program shows it, and links to the article alone."""
    kept = [Exchange(reply.question, reply_object(reply), datetime(2025, 9, 20, tzinfo=UTC))]
    page = lxml.html.fromstring(as_html(kept))
    assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= TAGS
    assert {name for element in page.iter() for name in element.attrib if name.startswith("on")} == set()
    assert {target for target in page.xpath("//@href") if not target.startswith("#")} <= {article.url}
    tokens = [
        part
        for token in MarkdownIt("gfm-like", {"linkify": False}).parse(as_markdown(kept))
        for part in (token, *(token.children or ()))
    ]
    assert {token.type for token in tokens} & {
        "image",
        "html_block",
        "html_inline",
        "fence",
        "code_block",
        "code_inline",
        "table_open",
    } == set()
    targets = {str(token.attrs["href"]) for token in tokens if token.type == "link_open"}
    assert targets <= {MarkdownIt().normalizeLink(article.url or "")}
    assert sum(token.type == "heading_open" for token in tokens) == 2  # the title, and the question


def texts_of(block: Any) -> Iterator[str]:
    """All texts with mark-up within blocks."""
    if isinstance(block, dict) and block.get("type") == "mrkdwn":
        assert block["verbatim"]  # Slack makes links and mentions of nothing by itself
        yield block["text"]
    elif isinstance(block, dict | list):
        for part in block.values() if isinstance(block, dict) else block:
            yield from texts_of(part)


def answers(reply: Reply, number: int) -> bool:
    """Whether the sentence that answers is in the reply."""
    return isinstance(reply, Answer) and any(one_line(fact(number)) in statement.text for statement in reply.statements)


@numbered
def test_an_attack_changes_no_answer_of_the_articles_own_words(
    index: Index, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    attack = ATTACKS[number]
    asked, history = asking(number, attack)
    reply = answer(asked, index, (), history, scope=scope(number))
    is_harmless(reply, seen(reply, capsys), article_of(index, number))
    is_harmless_in_slack(reply, article_of(index, number))
    is_harmless_when_kept(reply, article_of(index, number))
    assert answers(reply, number) or attack["where"] == "question"  # what a question adds of its own may be too much


@numbered
def test_a_model_that_obeys_an_attack_gets_nothing_through(index: Index, number: int, capsys: pytest.CaptureFixture[str]) -> None:
    attack = ATTACKS[number]
    asked, history = asking(number, attack)
    with ModelServer(obedient(attack["obeys"])) as server:
        reply = answer(asked, index, (), history, scope=scope(number), model=server.model())
        assert server.asked or attack["where"] == "question"
    article = article_of(index, number)
    is_harmless(reply, seen(reply, capsys), article)
    is_harmless_in_slack(reply, article)
    is_harmless_when_kept(reply, article)
    silent = isinstance(reply, Refusal) and says_no_answer(attack["obeys"])  # it may say that there is no answer; that is all
    quoted = attack["where"] == "text" and attack["obeys"].split(" [")[0] in one_line(article.text)  # or quote the attack
    assert answers(reply, number) or silent or quoted or attack["where"] == "question"


def test_what_was_understood_is_told_without_what_a_terminal_would_act_on(
    index: Index, capsys: pytest.CaptureFixture[str]
) -> None:
    reply = answer(
        "does it sail \x1b\x9b often?", index, (), [Turn("user", f"Who runs the ferry to {PLACES[0]}?")], scope=scope(0)
    )
    assert any("\x1b" in note for note in reply.notes)
    shown = seen(reply, capsys)
    assert "does the ferry to Brawick sail often?" in shown["notes"]
    is_harmless(reply, shown, article_of(index, 0))


@pytest.mark.parametrize(
    "command",
    [
        "index list",
        "index list --json",
        "index status",
        "search ferry -k 200",
        "search ferry -k 200 --json",
        "check The~ferry~sails.",
    ],
)
def test_what_is_listed_is_printed_harmlessly(index: Index, command: str) -> None:
    arguments = [argument.replace("~", " ") for argument in command.split()]
    done = CliRunner().invoke(commands, [*arguments, "--home", str(index.home)], color=True)
    assert done.exit_code == 0
    assert acted_on(done.output) == set()


@numbered
def test_an_article_is_shown_harmlessly(index: Index, number: int) -> None:
    article = article_of(index, number)
    shown = render.article(article)
    assert acted_on(shown) <= {"\t"}
    assert len(shown.split("\n\n")[0].splitlines()) == 7  # the title, and a line for each field: none can make a line of its own
