"""Who holds it: a fact, or only somebody's view, a question or fiction; and what only saying it does not do."""

import pytest

from tests.against import fails, passes

PASSES = [
    ("Olsen believes that the barge sank.", "The barge is lost. Olsen believes that it sank in the night."),
    ("Prosecutors said that Mara Lind poisoned her husband.", "Prosecutors alleged that Mara Lind had poisoned her husband."),
    ("According to prosecutors, Mara Lind had poisoned her husband.", "Prosecutors alleged that Mara Lind had poisoned her husband."),
    ("Mara Lind was acquitted in May.", "Prosecutors alleged that Mara Lind had poisoned her husband. Mara Lind was acquitted in May."),
    ("A stolen car may have been used in the robbery.", "Police believe that a stolen car was used in the robbery."),
    ("Two people were hurt.", "The police said that two people were hurt."),
    ("The storm destroyed the pier.", "The storm claimed 12 lives and destroyed the pier."),
    ("The frog was found in May.", "Scientists suspected that the frog was extinct until it was found in May."),
    ("The council opened the dam in May.", "The council rejected fears that the dam was unsafe and opened it in May."),
    ("Paul Stone took bribes from Vega.", "Prosecutors alleged that Paul Stone took bribes from Vega. Stone was convicted in May of taking bribes from Vega."),
    ("Ida Holm resigned in May.", "Why did Ida Holm resign in May? She gave no reason."),
    ("The bridge was built in 1931.", "Did you know that the bridge was built in 1931?"),
    ("Kate Dale plays a nurse.", "In the film, Kate Dale plays a nurse."),
    ("Mayor Voss promised to repair the ferry.", "“We will repair the ferry,” Mayor Voss said."),
]  # fmt: skip

# (claim, words, whether the words say otherwise, rather than nothing)
FAILS = [
    ("The barge sank.", "The barge may have been stolen; its owner, Kai Olsen, believes that it sank.", False),
    ("Mara Lind poisoned her husband.", "Prosecutors alleged that Mara Lind had poisoned her husband. She was acquitted in May.", False),
    ("Tom Reed started the fight.", "A neighbour claimed Tom Reed had started the fight.", False),
    ("The dam will break.", "Some fear that the dam will break.", False),
    ("The fire was caused by lightning.", "The defence said that the fire was caused by lightning.", False),
    ("The mayor lied about the budget.", "The mayor lied about the budget, critics say.", False),
    ("The tower collapsed.", "Rumours that the tower had collapsed spread quickly.", False),
    ("The mayor was a robot.", "Ada Vance joked that the mayor was a robot.", False),
    ("Ida Holm took bribes.", "Did Ida Holm take bribes? The court will decide in June.", False),
    ("The mayor lied.", "“Has the mayor lied?” asked councillor Abe Stone.", False),
    ("The mayor of Dunmore was murdered.", "In a novel by Ada Finch, the mayor of Dunmore is murdered.", False),
    ("The minister has demonstrated that the reactor is safe.", "The minister said that the reactor is safe.", False),
    ("Residents denied that the river was clean.", "Residents said that the river was clean.", True),
    ("Mayor Voss promised to repair the ferry.", "Mayor Voss is repairing the ferry with the money of the port.", False),
    ("The judges found that villages may sell water from wells.", "The judges will hear in May whether villages may sell water from wells.", False),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "window"), PASSES)
def test_what_follows_from_the_words_passes(claim: str, window: str) -> None:
    passes("views", claim, window)


@pytest.mark.parametrize(("claim", "window", "conflict"), FAILS)
def test_what_does_not_follow_is_found(claim: str, window: str, conflict: bool) -> None:
    fails("views", claim, window, conflict=conflict)
