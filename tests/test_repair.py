"""What becomes of a drafted sentence that is not shown as it was written; whom a draft may name as its source; both sides of a draft."""

import json
import re
from collections.abc import Iterator

import pytest

from bot.answerer import answer
from bot.conversation.recall import recalled
from bot.enforce.credits import credits
from bot.enforce.place import Place
from bot.enforce.verify import verified
from bot.events import Examined
from bot.repl.why import why
from bot.reply import Answer, Reply
from bot.showing.render import withheld
from bot.showing.wire import reply_object
from index.article import Article
from index.embedding import load_embedding
from index.index import Index
from tests.model_server import Asked, ModelServer, Says
from tests.test_gate import events_of, said, writes

HERALD = Article(
    "herald",
    "Ferry sinks off Osk",
    "The ferry Maria sank off Osk on Monday. Nineteen people died in the sinking, the coast guard said. "
    "The union Sail said that the lifeboats of the ferry had been locked. The owner, Osk Lines, denied this and said that all lifeboats "
    "had been open and were found empty. The captain, Ola Berg, was saved by a trawler.",
    source="Tarn Herald",
    author="Ida Falk",
    published="2025-05-06",
)
COURIER = Article(
    "courier",
    "Osk mourns its dead",
    "Osk mourned on Wednesday for those lost with the ferry Maria. Twenty-three people died in the sinking of the ferry, the mayor said.",
    source="Osk Courier",
    published="2025-05-08",
)
LIFEBOATS = "Were the lifeboats of the ferry locked?"
LOCKED = "The union Sail said that the lifeboats of the ferry had been locked."
DENIED = "The owner, Osk Lines, denied this and said that all lifeboats had been open and were found empty."
DEAD = "How many people died in the sinking of the ferry Maria?"
NINETEEN = "Nineteen people died in the sinking, the coast guard said."
TWENTY_THREE = "Twenty-three people died in the sinking of the ferry, the mayor said."


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    with Index.of([HERALD, COURIER], load_embedding("bundled")) as opened:
        yield opened


def drafts(index: Index, question: str, *lines: tuple[str, str]) -> Reply:
    """The reply to a draft of sentences, each with the words that it quotes, where the model mends nothing."""

    def script(asked: Asked) -> Says:
        if "You check a draft" in asked.system:
            return Says("\n".join(f"{number} yes" for number in range(1, len(lines) + 1)))
        if asked.system.startswith("Sentences of a draft"):
            return Says("1. NO ANSWER")
        offered = re.findall(r"<passage (\w+)>\n.*?text: (.*?)\n</passage", asked.prompt, re.DOTALL)
        keys = [next(key for key, text in offered if words in text) for _, words in lines]
        return Says("\n".join(f'{text} [{key}] "{words}"' for (text, words), key in zip(lines, keys, strict=True)))

    with ModelServer(script) as server:
        return answer(question, index, model=server.model())


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("In Norway, Osk Lines denied it and said that all lifeboats had been open.", "all lifeboats had been open", DENIED),
        ("The union Sail said that the lifeboats had been sold.", "the lifeboats of the ferry had been locked", LOCKED),
    ],
)
def test_what_a_draft_was_taken_from_stands_in_its_place_before_what_answers_as_well(
    index: Index, text: str, words: str, instead: str
) -> None:
    reply = drafts(index, LIFEBOATS, (text, words))
    assert isinstance(reply, Answer)
    assert said(reply)[0] == instead
    assert LOCKED in said(reply)
    (one,) = reply.withheld
    assert (one.text, one.instead) == (text, instead) and one.reason


def test_a_reply_is_never_poorer_than_without_a_model(index: Index) -> None:
    own = said(answer(LIFEBOATS, index))
    for draft in (
        ("The lifeboats of the ferry were painted green.", "lifeboats"),
        ("In Norway, Osk Lines denied it and said that all lifeboats had been open.", "all lifeboats had been open"),
        ("The captain locked the lifeboats in Norway.", "Ola Berg, was saved by a trawler"),
    ):
        assert set(own) <= set(said(drafts(index, LIFEBOATS, draft)))


def test_what_a_right_sentence_leaves_out_of_its_source_stands_in_for_a_wrong_one() -> None:
    both = "The trail runs for 214 km from Delm to the lighthouse at Skarv Point, and most people take four days."
    trail = Article("trail", "The Skarv trail", f"I rode the Skarv trail in June. {both} I had rain.", source="A blog")
    with Index.of([trail], load_embedding("bundled")) as opened:
        wrong, right = "The Skarv trail is 412 km long.", "Most people take four days for the trail."
        reply = drafts(opened, "How long is the Skarv trail?", (wrong, "runs for 214 km"), (right, "most people take four days"))
        assert said(reply) == [right, both]


def test_what_is_not_shown_as_written_is_told_with_the_reason_and_what_stands_there(index: Index) -> None:
    wrong = "The union Sail said that the lifeboats had been sold."
    reply = drafts(index, LIFEBOATS, (wrong, "the lifeboats of the ferry had been locked"))
    assert isinstance(reply, Answer)
    (one,) = reply_object(reply)["withheld"]
    assert (one["text"], one["instead"]) == (wrong, LOCKED) and one["reason"]
    kept = recalled(json.loads(json.dumps(reply_object(reply))))
    assert isinstance(kept, Answer) and kept.withheld == reply.withheld
    assert withheld(reply).startswith("1 drafted sentence withheld: no words of an article support it; ")


def test_what_the_model_mends_is_told_as_well(index: Index) -> None:
    wrong, right = "Ninety people died in the sinking.", "Nineteen people died in the sinking."
    draft = Says(f"{wrong} [1]")
    script = writes("", repair=f"{right} [1]")
    events = events_of(index, lambda asked: draft if "You answer a question" in asked.system else script(asked), DEAD)
    reply = events[-1]
    assert isinstance(reply, Answer)
    assert [(one.text, one.instead) for one in reply.withheld] == [(wrong, right)]
    (examined,) = (one for one in events if isinstance(one, Examined) and one.outcome == "mended")
    told = " ".join(why(reply, events).split())
    assert f"mended: {wrong} - {examined.findings[0]}" in told and f"to: {right}" in told


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("According to the Tarn Herald, nineteen people died in the sinking.", True),
        ("The Tarn Herald reports that nineteen people died in the sinking.", True),
        ("Nineteen people died in the sinking, the Herald wrote on Tuesday.", True),
        ("Nineteen people died in the sinking, according to Ida Falk of the Tarn Herald.", True),
        ("Nineteen people died in the sinking, according to “Ferry sinks off Osk”.", True),
        ("According to the Osk Courier, nineteen people died in the sinking.", False),
        ("Nineteen people died in the sinking, the Tarn Herald wrote on Friday.", False),
        ("Nineteen people died in the sinking, according to Ida Falk of the Osk Courier.", False),
        ("According to the Tarn Herald, ninety people died in the sinking.", False),
        ("The Tarn Herald reports that nineteen people survived the sinking.", False),
        ("The Tarn Herald reports that the coast guard sold the lifeboats in Norway.", False),
    ],
)
def test_whom_a_draft_names_as_its_source_is_held_against_the_article(text: str, right: bool) -> None:
    found = verified(text, [Place(HERALD, 0, len(HERALD.text))])
    assert found.passed == right, found
    assert not right or [place.text for place in found.places] == [NINETEEN]


def test_an_outlet_that_its_article_has_speak_is_a_speaker_like_others() -> None:
    text = "Osk Lines will close the line to Tarn in May. The union said that the plan was unlawful. Osk Lines denied this."
    release = Article("release", "Line to Tarn closes", text, source="Osk Lines", published="2025-03-01")
    assert not verified("Osk Lines said that the plan was unlawful.", [Place(release, 0, len(text))]).passed
    assert not any(one.is_of(release) for one in credits("Osk Lines said that the plan was unlawful."))


@pytest.mark.parametrize(
    "lines",
    [
        [("Nineteen people died in the sinking, the coast guard said.", NINETEEN)],
        [("Nineteen people died when the ferry sank, the coast guard said.", NINETEEN), ("The mayor said that 23 people died in the sinking of the ferry.", TWENTY_THREE)],
        [("According to the Tarn Herald, nineteen people died in the sinking.", NINETEEN), ("The Osk Courier reports that twenty-three people died in the sinking of the ferry.", TWENTY_THREE)],
    ],
    ids=["one side", "both", "both, with their outlets"],
)  # fmt: skip
def test_both_sides_are_told_once_each_whichever_a_draft_has(index: Index, lines: list[tuple[str, str]]) -> None:
    reply = drafts(index, DEAD, *lines)
    assert isinstance(reply, Answer)
    assert said(reply) == [text for text, _ in lines] + ([TWENTY_THREE] if len(lines) == 1 else [])
    (point,) = reply.disagreements
    assert {one.citations[0].article.id for one in point.statements} == {"herald", "courier"}
