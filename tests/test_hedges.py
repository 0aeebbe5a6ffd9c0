"""How sure a text is of each of its words: what the checks of modality, outcomes and views hold a claim against."""

import pytest

from bot.english.hedges import hedged, hedged_at, planned
from bot.english.reading import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The plant opened in May.", {}),
        ("The plant may soon open in May.", {"open": "possible"}),
        ("The plant will not open in May.", {"open": "future"}),
        ("The firm plans to open a plant.", {"open": "planned"}),
        ("The firm wants the city to pay for it.", {"pay": "planned"}),
        ("Stone allegedly stole a car.", {"stole": "alleged"}),
        ("Stone was accused of stealing a car.", {"stealing": "alleged"}),
        ("Stone tried to sell the mill.", {"sell": "tried"}),
        ("The bank almost collapsed.", {"collapsed": "nearly"}),
        ("The bank came close to collapsing.", {"collapsing": "nearly"}),
        ("Visitors can borrow a boat.", {"borrow": "able"}),
        ("It leaks, unless it is mended.", dict.fromkeys(["it", "is", "mended"], "conditional")),
    ],
)
def test_each_word_is_told_as_surely_as_its_neighbours_say(text: str, told: dict[str, str]) -> None:
    words = read(text)
    assert {words[at].low: how for at, how in hedged(text).items()} == told
    assert set(hedged_at(text)) == {words[at].start for at in hedged(text)}


def test_a_noun_tells_a_deed_as_planned_too() -> None:
    text = "Closure of the tunnel was planned for March, and a merger is not the proposed sale."
    assert planned(text) == [("closure", 0), ("sale", text.index("sale"))]
