"""Replies as blocks: whatever stands in articles and questions, Slack takes them, and nobody is disturbed."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.questions.scope import EVERYTHING
from bot.reply import Answer, Citation, Disagreement, Refusal, Reply, Statement, Timings, Withheld
from bot.slack import home, mrkdwn, words
from bot.slack.blocks import Block, notice, partial_blocks, reply_blocks, statement_block, summary
from index.article import Article
from index.embedding import BundledEmbedding
from index.index import Index
from tests.slack import mrkdwn as slack_mrkdwn
from tests.slack import rules, views
from tests.slack.chat import LONGEST_BLOCKS

NASTY = st.sampled_from(
    [
        "<!channel>",
        "<!here|here>",
        "<@U0ADA>",
        "<!subteam^S0HELP>",
        "<https://evil.example|click>",
        "https://evil.example",
        "&amp;<>&",
        "*bold* _it_ ~no~ `code`",
        "\n> quote\n• point",
        "\u202eright to left",
        ":tada:",
        "|",
        "\x1b",
    ]
)
WORD = NASTY | st.text(max_size=6) | st.just("&" * 400)
TEXT = st.lists(WORD, min_size=1, max_size=8).map(" ".join).map(lambda text: text if text.strip() else "\x1b")
URL = st.sampled_from(
    [None, "https://coast.example/a?b=c&d=<x>|y", "javascript:alert(1)", "http://[::", "https://x.example/ a", "ftp://a.example/"]
) | st.just("https://long.example/" + "a" * 3500)
DAY = st.sampled_from([None, "2025-09-19", "2025-09-19T10:00:00+02:00"])


@st.composite
def citations(draw: st.DrawFn, number: int) -> Citation:
    before, quote = draw(TEXT), draw(TEXT)
    text = f"{before} {quote} {draw(TEXT)}"
    article = Article("id", draw(TEXT), text, source=draw(st.none() | TEXT), url=draw(URL), published=draw(DAY))
    start = len(before) + 1
    return Citation(number, article, quote, start, start + len(quote))


@st.composite
def replies(draw: st.DrawFn) -> Reply:
    notes, times = tuple(draw(st.lists(TEXT, max_size=6))), Timings(0, 0, 0, 0)
    if draw(st.booleans()):
        nearest = tuple(draw(citations(1)).article for _ in range(draw(st.integers(0, 4))))
        return Refusal(draw(TEXT), "not_in_articles", nearest, notes, times)
    said: list[Statement] = []
    number = 1
    for _ in range(draw(st.integers(1, 4))):
        cited = [draw(citations(number + more)) for more in range(draw(st.integers(1, 3)))]
        number += len(cited)
        said.append(Statement(draw(TEXT), tuple(cited), 1.0))
    statements = tuple(said * draw(st.sampled_from([1, 1, 20])))
    points = (Disagreement(draw(TEXT), statements[:2]),) * draw(st.sampled_from([0, 1, 9])) if len(statements) > 1 else ()
    withheld = (Withheld("no", "no"),) * draw(st.integers(0, 2))
    return Answer(draw(TEXT), statements, points, withheld, notes, times)


def accepted(blocks: list[Block]) -> None:
    assert rules.faults(blocks, "message") == []
    assert len(json.dumps(blocks, ensure_ascii=False)) <= LONGEST_BLOCKS
    assert slack_mrkdwn.read("", blocks).notified == ()


def links(blocks: list[Block]) -> set[str]:
    """The targets of the links in blocks; they are verbatim, so that Slack makes no links of its own."""
    return {target for _, text in slack_mrkdwn.texts(blocks) for target in re.findall(r"<([^|>]*)[|>]", text)}


@given(replies(), st.booleans(), st.booleans(), st.integers(0, 3))
@settings(max_examples=60)
def test_slack_takes_every_reply_and_nobody_is_disturbed(reply: Reply, ask: bool, share: bool, shown: int) -> None:
    blocks = reply_blocks(reply, "C0HARBOR:1758270000.000100", ask=ask, share=share, shown=shown)
    accepted(blocks)
    assert len(blocks) <= 50
    assert slack_mrkdwn.read(summary(reply), []).notified == ()
    assert len(summary(reply)) <= 4000
    assert all(link.startswith(("http://", "https://")) and "evil" not in link for link in links(blocks))
    if isinstance(reply, Answer):
        accepted(statement_block(reply.statements[0]))
        accepted(partial_blocks(reply.statements, "Checking 4 sentences ..."))


@given(replies())
@settings(max_examples=30)
def test_slack_takes_every_window_of_words(reply: Reply) -> None:
    view: dict[str, Any] = json.loads(json.dumps(words.window(words.words_of(reply))))
    assert list(views._faults(view, "modal")) == []
    assert rules.faults(view["blocks"], "modal") == []
    assert slack_mrkdwn.read("", view["blocks"]).notified == ()


@given(TEXT, st.integers(20, 3000))
def test_a_cut_text_keeps_to_its_limit_and_to_whole_escapes(text: str, limit: int) -> None:
    shown = mrkdwn.cut(text, limit)
    assert len(shown) <= limit
    assert "<" not in shown and ">" not in shown
    assert all(rest.startswith(("amp;", "lt;", "gt;")) for rest in shown.split("&")[1:])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("<@U0BOT> When does it sail?", "When does it sail?"),
        ("<@U0BOT|footnote>  a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("see <https://coast.example/x|the page> in <#C01|harbor>", "see the page in harbor"),
        ("<https://coast.example/x>", "https://coast.example/x"),
        ("<@U0ADA> said <!here> hello", "said hello"),
        ("<@U0BOT2> hello", "hello"),
    ],
)
def test_what_people_write_is_read_as_they_see_it(typed: str, read: str) -> None:
    assert mrkdwn.plain(typed, "U0BOT") == read


NOTHING = "\x1b \u202e"


def test_a_text_in_which_nothing_is_to_be_read_makes_no_block(embedding: BundledEmbedding) -> None:
    article = Article("id", NOTHING, f"Sea {NOTHING} and sun.", source=NOTHING)
    cited = Citation(1, article, NOTHING, 4, 7)
    said = Answer(NOTHING, (Statement(NOTHING, (cited,), 1.0),), (), (), (NOTHING,), Timings(0, 0, 0, 0))
    accepted(reply_blocks(said, "key"))
    accepted(words.window(words.words_of(said))["blocks"])
    assert notice(NOTHING) == []
    with Index.of([article], embedding) as index:
        assert rules.faults(home.home(index, EVERYTHING)["blocks"], "home") == []
        assert home.suggested(index, EVERYTHING) == []


def test_no_more_articles_are_read_than_are_shown(embedding: BundledEmbedding, monkeypatch: pytest.MonkeyPatch) -> None:
    known = [Article(f"id{n}", f"Tide {n}", f"The tide of day {n} is high.") for n in range(9)]
    read: list[str] = []
    whole = Index.article

    def counted(index: Index, name: str) -> Article:
        read.append(name)
        return whole(index, name)

    monkeypatch.setattr(Index, "article", counted)
    with Index.of(known, embedding) as index:
        assert len(home.newest(index, EVERYTHING, 2)) == len(read) == 2
