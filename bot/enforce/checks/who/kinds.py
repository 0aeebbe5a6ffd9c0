"""What a claim calls a thing or a person is not exchanged for another of its kind: a novel for a film, a king for a president."""

from functools import cache

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.who.sides import faced
from bot.english.reading import form_of, meanings, sentence_of, written
from bot.english.slots import slots
from bot.judge import tables


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which word of the claim stands where the words have another that excludes it."""
    groups = _groups()
    for sentence, slot in ((sentence, slot) for sentence, some in slots(claim, window) for slot in some):
        if slot.pair and faced(slot.pair[0], sentence_of(slot.pair[0], claim), slot.pair[1], sentence):
            continue  # "east of" turned round
        mine, theirs = (" ".join(word.form for word in side) for side in (slot.mine, slot.theirs))
        if meanings(slot.mine) <= meanings(sentence):
            continue  # it tells of both
        for group in groups.get(mine, {}).keys() & groups.get(theirs, {}).keys():
            if groups[mine][group] != groups[theirs][group]:
                said, claimed = (written(side) for side in (slot.theirs, slot.mine))
                return Finding("kinds", f"the cited words say “{said}”, not “{claimed}”", conflict=True)
    return None


@cache
def _groups() -> dict[str, dict[int, int]]:
    """A word or phrase in its common form -> the groups it is in, and which member of each it is."""
    groups: dict[str, dict[int, int]] = {}
    rows = [*([(word,) for word in group] for group in tables.KINDS), *tables.ROLES]
    for number, members in enumerate(rows):
        for place, names in enumerate(members):
            for name in names:
                groups.setdefault(" ".join(map(form_of, name.lower().split())), {})[number] = place
    return groups
