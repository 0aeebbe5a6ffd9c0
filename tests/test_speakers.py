"""Who says it: the one whom the claim names, another, or the other of two in one sentence."""

import pytest

from tests.against import fails, passes

PASSES = [
    ("Holt said the road was safe.", "“The road is safe,” Mary Holt said."),
    ("All trams will have brakes, Holt said.", "Few trams have brakes. Mary Holt told of it. All trams will have brakes, she said."),
    ("According to Holt, the road was safe.", "Mary Holt told reporters that the road was safe."),
    ("Holt said the road was safe.", "Holt went on. She said the road was safe."),
    ("Police said the road was closed.", "The road was closed, police said."),
    ("Holt said the road was closed.", "Mary Holt was angry. The road was closed for a week."),
    ("Holt believes that the dam was too thin.", "Mary Holt, who built it, believes that the dam was too thin."),
    ("Holt thinks that the dam was too thin.", "Mary Holt said that the dam was too thin."),
    ("Holt promised that no farm would close.", "Mary Holt was asked. She promised that no farm would close."),
    ("Twenty-two states back the plan for the dam.", "“We need the dam,” Holt said. The plan for the dam is backed by 22 states."),
    ("Baker thinks the dam is safe.", "Holt thinks the dam is unsafe. Baker thinks the dam is safe."),
    ("The Osthaven Ferry Line said that the ship was sound.", "The Osthaven Ferry Line said the ship was sound, but a former sailor told the court that the doors had been left open."),
]  # fmt: skip

# (claim, words, whether the words say otherwise, rather than nothing)
FAILS = [
    ("Baker said the road was safe.", "Baker was there. Mary Holt said the road was safe.", True),
    ("Police said the road was closed.", "The road was closed, the council said.", True),
    ("Holt said the road was closed.", "The road was closed for a week. Mary Holt said that drivers were angry.", False),
    ("Baker believes that the dam was too thin.", "Baker measured it. Mary Holt, who built it, believes that the dam was too thin.", True),
    ("Baker promised that no farm would be flooded.", "Mary Holt promised that no farm would be flooded. Baker nodded.", True),
    ("Baker doubts that the dam will hold.", "Baker left. Mary Holt doubts that the dam will hold.", True),
    ("Baker hoped that no farm would close this year.", "“No farm will close this year,” he said. Baker nodded.", False),
    ("The Osthaven Ferry Line said that the doors had been left open.", "The Osthaven Ferry Line said the ship was sound, but a former sailor told the court that the doors had been left open.", True),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "window"), PASSES)
def test_what_follows_from_the_words_passes(claim: str, window: str) -> None:
    passes("speakers", claim, window)


@pytest.mark.parametrize(("claim", "window", "conflict"), FAILS)
def test_what_does_not_follow_is_found(claim: str, window: str, conflict: bool) -> None:
    fails("speakers", claim, window, conflict=conflict)
