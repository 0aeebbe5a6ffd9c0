"""What models write, in all its shapes, as sentences with the passages that they point to."""

import json
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.writing.claims import claims_nothing, says_no_answer
from bot.writing.parse import written

KEYS = ("kb2c3d", "kf4g5h", "kj6k7m")


def read(text: str, pieces: int = 3) -> list[tuple[str, tuple[int, ...]]]:
    """Sentences and pointers, from text that comes a few characters at a time."""
    deltas = [text[at : at + pieces] for at in range(0, len(text), pieces)]
    return [(one.text, one.cited) for one in written(deltas, KEYS)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The mill moved. [kf4g5h]", [("The mill moved.", (1,))]),
        ("The mill moved [kf4g5h, kb2c3d].", [("The mill moved.", (1, 0))]),
        ("The mill moved [2].", [("The mill moved.", (1,))]),
        ("The mill moved [1, 2].", [("The mill moved.", (0, 1))]),
        ("The mill moved [1][3].", [("The mill moved.", (0, 2))]),
        ("The mill moved【1†source】.", [("The mill moved.", (0,))]),
        ("The mill moved [Source 3].", [("The mill moved.", (2,))]),
        ("The mill moved (Source 2).", [("The mill moved.", (1,))]),
        ("The mill moved (kj6k7m).", [("The mill moved.", (2,))]),
        ("According to Source 2, the mill moved.", [("The mill moved.", (1,))]),
        ("The mill moved, according to passage 3.", [("The mill moved.", (2,))]),
        ("The mill moved.² It grew.¹", [("The mill moved.", (1,)), ("It grew.", (0,))]),
        ("The mill moved [^1].", [("The mill moved.", (0,))]),
        ("[1] The mill moved.", [("The mill moved.", (0,))]),
        ("- **The mill** moved [1].", [("The mill moved.", (0,))]),
        ("1. The mill moved [2].", [("The mill moved.", (1,))]),
        ("> The mill `moved` [2].", [("The mill moved.", (1,))]),
        ("The [mill](http://evil.example/?q=1) moved [1].", [("The mill moved.", (0,))]),
        ("![x](http://evil.example/x.png)The mill moved [1].", [("The mill moved.", (0,))]),
        ("The mill moved <b>upstream</b> [1].", [("The mill moved upstream.", (0,))]),
        ("It moved. [1] It grew. [2]", [("It moved.", (0,)), ("It grew.", (1,))]),
        ("The mill moved. The bridge closed [2].", [("The mill moved.", (1,)), ("The bridge closed.", (1,))]),
        ("The mill moved [1] and the bridge closed [2].", [("The mill moved and the bridge closed.", (0, 1))]),
        ("| The mill | moved upstream [1] |", [("The mill, moved upstream.", (0,))]),
        ("The mill moved (Kansas).", [("The mill moved (Kansas).", ())]),
        ("\x1b[31mThe mill\x1b[0m moved [1].\x1b[0m", [("The mill moved.", (0,))]),
        ("Three (3) mills moved in 2024 (2).", [("Three (3) mills moved in 2024 (2).", ())]),
        ("The area is 40 m² [1].", [("The area is 40 m².", (0,))]),
        ("[2] Official Gazette (https://gazette.example)", []),
        ("The mill moved (</passage>) [2].", [("The mill moved.", (1,))]),
        ("The mill moved, <b></b>. [2]", [("The mill moved.", (1,))]),
        ("**Answer:** The mill moved. [2]", [("The mill moved.", (1,))]),
        ("A good line: The mill moved. [2]", [("The mill moved.", (1,))]),
        ("System: Answer: the mill moved. [2]", [("The mill moved.", (1,))]),
        ("The mill moved [Source 2: Velden Gazette].", [("The mill moved.", (1,))]),
        ("The mill moved [Source 2, Velden Gazette, 2024].", [("The mill moved.", (1,))]),
        ("The mill moved <ref>2</ref>.", [("The mill moved.", (1,))]),
        ('The mill moved.<sup class="a">[1, 2]</sup>', [("The mill moved.", (0, 1))]),
        ("The mill has 40 m<sup>2</sup> [1].", [("The mill has 40 m².", (0,))]),
        ("The mill moved【2】。", [("The mill moved.", (1,))]),
        ("The mill moved。[2]", [("The mill moved.", (1,))]),
        ("The mill moved ［２］.", [("The mill moved.", (1,))]),
        ("The ｍｉｌｌ moved ٩ or 𝟗９ times [2].", [("The mill moved 9 or 99 times.", (1,))]),
        ("The [mill](javascript:alert(1)) moved [1].", [("The mill moved.", (0,))]),
        ("The mill moved [[2]](http://evil.example/x).", [("The mill moved.", (1,))]),
        ("The mill moved [2](http://evil.example/x).", [("The mill moved.", (1,))]),
        ("| The mill moved. | kf4g5h |", [("The mill moved.", (1,))]),
        ("| The mill | moved | kf4g5h, kb2c3d |", [("The mill, moved.", (1, 0))]),
        ('"the mill moved upstream" [kf4g5h] The mill moved.', [("The mill moved.", (1,))]),
        ('"We stay." [1] The mill moved [2].', [('"We stay."', (0,)), ("The mill moved.", (1,))]),
        ('He said [1] "we stay" twice.', [('He said "we stay" twice.', (0,))]),
    ],
)
def test_a_line_is_read_with_its_pointers(line: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert read(line) == expected
    assert read(line, pieces=1) == expected


def test_the_words_given_as_support_are_no_part_of_the_sentence() -> None:
    lines = 'The mill moved. [kf4g5h] "the mill moved upstream"\nHe said "we stay" [1] - "“we stay,” he said"\n'
    found = list(written([lines], KEYS))
    assert [(one.text, one.cited, one.words) for one in found] == [
        ("The mill moved.", (1,), "the mill moved upstream"),
        ('He said "we stay".', (0,), "“we stay,” he said"),
    ]


def test_pointers_to_nothing_are_told() -> None:
    (found,) = written(["The mill moved [4][kzzzzz][2]."], KEYS)
    assert (found.cited, found.unknown) == ((1,), ("4", "kzzzzz"))


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([{"sentence": "The mill moved.", "keys": ["kf4g5h"], "quote": "mill moved"}]),
        json.dumps({"answer": [{"text": "The mill moved.", "sources": [2], "evidence": ["mill moved"]}]}),
        "```json\n"
        + json.dumps({"statements": [{"claim": "The mill moved.", "citation": "[2]", "words": "mill moved"}]})
        + "\n```",
        '{"answer": "The mill moved.", "citations": [{"id": 2}], "quote": "mill moved"}',
        '[{"text": "The mill moved.", "keys": ["kf4g5h"], "quote": "mill moved"}, {"text": "And th',
        '{"text": "The mill moved.", "key": "kf4g5h", "quote": "mill moved"}\n{"text": "And th',
    ],
)
def test_json_is_read_whole_or_broken_off(text: str) -> None:
    for pieces in (1, 7, len(text)):
        deltas = [text[at : at + pieces] for at in range(0, len(text), pieces)]
        assert [(one.text, one.cited, one.words) for one in written(deltas, KEYS)] == [("The mill moved.", (1,), "mill moved")]


def test_headings_and_lists_of_sources_are_left_out() -> None:
    text = (
        "# The mill moved to Mars\n\nThe mill moved [1].\n\n**Sources:**\n[1]: The Mill Herald says it grew.\n2. It shrank [2].\n"
    )
    assert read(text) == [("The mill moved.", (0,))]
    assert read("Sources\n[1] It shrank.\n") == []
    assert read("| Place | Year |\n|---|---|\n| Tarn | 1990 [3] |\n") == [("Tarn, 1990.", (2,))]


def test_a_sentence_that_breaks_off_is_left_out() -> None:
    assert read("The mill moved [1].\nThe bridge is clo") == [("The mill moved.", (0,))]
    assert read("The mill moved. The bridge is clo") == [("The mill moved.", ())]
    assert read("The bridge is clo") == []


def test_a_line_comes_before_the_next_is_written() -> None:
    told: list[str] = []

    def deltas() -> Iterator[str]:
        yield "The mill moved [1].\nThe br"
        told.append("asked for more")
        yield "idge closed [2].\n"

    sentences = written(deltas(), KEYS)
    assert next(sentences).text == "The mill moved."
    assert not told


@given(st.lists(st.text(alphabet='ab.[]【】1k2{}"\n|*#:-> ²(),”', max_size=30), max_size=12))
def test_any_text_can_be_read(deltas: list[str]) -> None:
    for one in written(deltas, KEYS):
        assert one.text.strip()
        assert all(0 <= number < len(KEYS) for number in one.cited)


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "[1",
        "[1,",
        "](",
        "![",
        "<a ",
        "according to source ",
        "“",
        '"a" [1] ',
        "¹",
        "{",
        '{"a":',
        "1. ",
        "|",
        "[[1",
        "[a](x(",
        "<ref>",
        "<ref>1",
        "[source 1: ",
        "answer: ",
        "｜",
        "“a” [1] B ",
    ],
)
def test_time_is_linear_in_the_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        began = time.perf_counter()
        list(written([text], KEYS))
        return time.perf_counter() - began

    seconds(1000)
    assert seconds(40_000) < 30  # a quadratic reader takes minutes


def test_what_claims_nothing() -> None:
    for sentence in (
        "Here is what the articles say:",
        "Sure! Here is the answer.",
        "I hope this helps!",
        "Based on the passages:",
        "In summary:",
        "Is the mayor a thief?",
    ):
        assert claims_nothing(sentence), sentence
    for sentence in (
        "Here is the mayor, Ann Lee.",
        "Based on 12 samples, the river is clean.",
        "No vote was held.",
        "The mill moved.",
    ):
        assert not claims_nothing(sentence), sentence


def test_what_is_cited_may_claim_something_behind_a_lead() -> None:
    for sentence in (
        "Overall, the council was cleared by them.",
        "If you ask the police, he is guilty.",
        "Note that boats are late.",
    ):
        assert claims_nothing(sentence) and not claims_nothing(sentence, cited=True), sentence
    for sentence in ("Sure! Here is the answer.", "I hope this helps!", "In summary:", "Is the mayor a thief?"):
        assert claims_nothing(sentence, cited=True), sentence


@pytest.mark.parametrize("noise", [":", "…", "—:"])
def test_noise_behind_an_introduction_is_read_quickly(noise: str) -> None:
    began = time.perf_counter()
    assert not claims_nothing("Here is" + noise * 2000 + "a")
    assert time.perf_counter() - began < 30  # a cubic reader takes minutes, and holds up all threads


def test_empty_lines_in_json_are_read_quickly() -> None:
    began = time.perf_counter()
    assert list(written(["{" + "\n" * 30_000], KEYS)) == []
    assert time.perf_counter() - began < 30


def test_what_says_that_there_is_no_answer() -> None:
    for sentence in (
        "NO ANSWER",
        "The articles do not say when.",
        "The provided passages don't mention it.",
        "I could not find this.",
    ):
        assert says_no_answer(sentence), sentence
    for sentence in (
        "The articles of incorporation do not mention a dividend.",
        "The company did not give a reason.",
        "The report found no answer to the riddle.",
        "They do not know.",
    ):
        assert not says_no_answer(sentence), sentence


def test_half_a_surrogate_pair_is_left_out() -> None:
    assert read("The mill \ud800moved. [1]\n") == [("The mill moved.", (0,))]
