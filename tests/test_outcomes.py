"""How far it got: had, done, given and reached, or only wanted, called off, asked for and aimed at."""

import pytest

from tests.against import fails, passes

PASSES = [
    ("The probe was launched on Friday.", "The agency postponed the launch on Tuesday. The probe was launched on Friday."),
    ("The airline has plans for a new terminal.", "The airline wants a new terminal."),
    ("The airline asked for a new terminal.", "The airline wants a new terminal."),
    ("The city has no plan for floods.", "The city lacks a plan for floods."),
    ("A report by the university will appear in May.", "A report by the university is due in May."),
    ("The city got a refund in May.", "The city demanded a refund and got it in May."),
    ("The state paid for a school in 2020.", "The town needs a new school, and the state paid for one in 2020."),
    ("The bridge opened in 2023.", "The bridge, planned for 2020, opened in 2023."),
    ("The firm called off a merger that was planned for Friday.", "The firm called off the merger planned for Friday."),
    ("The city asked the state for 7 million euros.", "The city asked the state for 7 million euros after the flood."),
    ("The state gave the city 7 million euros.", "The city asked the state for 7 million euros, and the state gave 7 million."),
    ("The clinic plans to treat 9,000 children.", "The clinic wants to treat 9,000 children by May. It opened on Monday."),
]  # fmt: skip

# (claim, words, whether the words say otherwise, rather than nothing)
FAILS = [
    ("The probe was launched on Tuesday.", "The agency postponed the launch of the probe on Tuesday because of wind.", False),
    ("Nelvia conducted a second trial.", "Nelvia plans a second trial in patients over 70.", False),
    ("The airline has a new terminal.", "The airline wants a new terminal.", False),
    ("The party formed an alliance with the Liberals.", "The party may seek an alliance with the Liberals.", False),
    ("Ida Holm made the visit to Kyo.", "Ida Holm called off the visit to Kyo.", False),
    ("A report by the university appeared in May.", "A report by the university is due in May.", False),
    ("The city has a plan for floods.", "The city lacks a plan for floods.", False),
    ("The firm called off the merger on Friday.", "The firm called off the merger planned for Friday.", False),
    ("The bridge opened in 2020.", "The bridge, planned for 2020, opened in 2023.", False),
    ("The city has received 7 million euros from the state.", "The city asked the state for 7 million euros after the flood.", False),
    ("The clinic has treated 9,000 children.", "The clinic wants to treat 9,000 children by May. It opened on Monday.", False),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "window"), PASSES)
def test_what_follows_from_the_words_passes(claim: str, window: str) -> None:
    passes("outcomes", claim, window)


@pytest.mark.parametrize(("claim", "window", "conflict"), FAILS)
def test_what_does_not_follow_is_found(claim: str, window: str, conflict: bool) -> None:
    fails("outcomes", claim, window, conflict=conflict)
