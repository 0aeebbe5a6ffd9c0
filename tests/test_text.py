"""Text made fit to print: what would not stay in its line is left out."""

import pytest

from bot.slack.mrkdwn import safe
from bot.text import printable


@pytest.mark.parametrize("text", ["Việt Nam", "a\u0323\u0302\u0301 b", "שָׁלוֹם", "ภาษาไทย", "नमस्ते", "é", "4\u20e3"])
def test_what_languages_write_stays(text: str) -> None:
    assert printable(text) == text


def test_a_letter_keeps_a_few_marks() -> None:
    """More would cover the lines around it; a character that is not shown does not part them."""
    tall = "e" + "\u0301\u0336\u200b" * 10_000 + "nded"
    assert printable(tall) == safe(tall) == "e" + "\u0301\u0336" * 2 + "nded"


@pytest.mark.parametrize("sign", ["\r", "\x85", "\x0b", "\x00", "\x1b\x9b", " \x07 ", "\u2028"])
def test_what_a_control_character_parts_stays_two_words(sign: str) -> None:
    assert printable(f"The quay{sign}owned a boat.\r\nIt sank.") == "The quay owned a boat.\nIt sank."
