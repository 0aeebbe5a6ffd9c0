"""Edits that make a true sentence false in its names and nouns: persons, places, organisations, roles, kinds, who did what."""

import random
import re

from bot.judge import tables
from bot.judge.names import Name, alike, names, of_kind
from bot.judge.scene import Scene, put

_SYMMETRIC = re.compile(
    r"\b(?:and|or|met|meets|marr\w+|with|between|versus|against|play\w*|fac(?:e|ed|ing)|near|brother|sister|wife|husband|cousin|partner"
    r"|twin|rival|border\w*|neighbour\w*|alongside|fellow|friend|couple|both|together|also|called|named|as|known|including|like|drew|draw)\b"
)
_ASYMMETRIC = re.compile(
    r"\b(?:beat|defeat\w*|told|by|from|to|over|than|after|before|criticis\w+|criticiz\w+|replac\w+|succeed\w*|accus\w+|ask\w*|sign\w*"
    r"|support\w*|attack\w*|kill\w*|sued|bought|acquir\w+|invad\w+|warn\w*|urg\w+|join\w*|left|follow\w*|of|for|in|'s|’s|hir\w+|appoint\w*"
    r"|prais\w+|thank\w*|invit\w+|visit\w*|lost|sold|sent|gave|help\w*|in favour of|said)(?!\w)"
)


def person(scene: Scene, dice: random.Random) -> str | None:
    """Another person, of the same passage where there is one."""
    return _other_name(scene, ("person",), dice)


def place(scene: Scene, dice: random.Random) -> str | None:
    """Another country, nationality, state or city."""
    families = {"country": tables.COUNTRIES, "nationality": tables.NATIONALITIES, "state": tables.STATES, "city": tables.CITIES}
    found = [name for name in names(scene.sentence, scene.passage) if name.kind in families]
    if not found:
        return None
    name = dice.choice(found)
    near = [other for other in of_kind(scene.others, scene.passage, name.kind) if not _clashes(other, scene.sentence)]
    far = [other for other in families[name.kind] if not _clashes(other, scene.sentence)]
    new = dice.choice(near) if near and dice.random() < 0.6 else dice.choice(far)
    return _renamed(scene.sentence, name, new)


def organisation(scene: Scene, dice: random.Random) -> str | None:
    """Another organisation."""
    return _other_name(scene, ("organisation",), dice)


def thing(scene: Scene, dice: random.Random) -> str | None:
    """Another name of a kind that no table knows."""
    return _other_name(scene, ("other",), dice)


def role(scene: Scene, dice: random.Random) -> str | None:
    """Another role or title of the same sphere."""
    text = scene.sentence
    hits = []
    for sphere in tables.ROLES:
        for group in sphere:
            for name in group:
                if name.lower() not in text.lower():
                    continue
                for match in re.finditer(
                    rf"(?<!vice )(?<!vice-)(?<!Vice )(?<![\w-]){re.escape(name)}(?![\w-]| officer)", text, re.IGNORECASE
                ):
                    others = [other[0] for other in sphere if other is not group and other[0] not in text.lower()]
                    hits += [(match, other) for other in others]
    if not hits:
        return None
    match, other = dice.choice(hits)
    new = other.title() if match[0].istitle() else other
    vowel = new[0].lower() in "aeio"
    before = re.sub(r"\b([Aa])n? $", rf"\g<1>{'n' if vowel else ''} ", text[: match.start()])
    return before + new + text[match.end() :]


def kind(scene: Scene, dice: random.Random) -> str | None:
    """Another thing of one kind: a bus for a train, the north for the south."""
    found = [
        (match, other)
        for family in tables.KINDS
        for one in family
        if one in scene.sentence
        for match in re.finditer(rf"(?<![\w-]){one}(?![\w-])", scene.sentence)
        for other in family
        if other != one and other not in scene.sentence
    ]
    if not found:
        return None
    match, other = dice.choice(found)
    return put(scene.sentence, *match.span(), other)


def exchange(scene: Scene, dice: random.Random) -> str | None:
    """Who did what to whom, turned round: two names of a kind change places."""
    text = scene.sentence
    found = names(text, scene.passage)
    pairs = [
        (one, other)
        for at, one in enumerate(found)
        for other in found[at + 1 :]
        if one.kind == other.kind
        and one.kind != "other"
        and not alike(one.text, other.text)
        and _turns(text[one.end : other.start])
    ]
    if not pairs:
        return None
    one, other = dice.choice(pairs)
    return text[: one.start] + other.text + text[one.end : other.start] + one.text + text[other.end :]


def _turns(between: str) -> bool:
    """Whether the words between two names give them different parts."""
    return (
        not _SYMMETRIC.search(between)
        and bool(_ASYMMETRIC.search(between))
        and len(between) < 60
        and not re.fullmatch(r"\W*", between)
    )


def _other_name(scene: Scene, kinds: tuple[str, ...], dice: random.Random) -> str | None:
    found = [name for name in names(scene.sentence, scene.passage) if name.kind in kinds]
    if not found:
        return None
    name = dice.choice(found)
    near = [other for other in of_kind(scene.others, scene.passage, name.kind) if fits(other, name.text, scene.sentence)]
    far = [
        other
        for sentence in dice.sample(scene.elsewhere, min(12, len(scene.elsewhere)))
        for other in of_kind([sentence], sentence, name.kind)
        if fits(other, name.text, scene.passage)
    ]
    pool = near if near and dice.random() < 0.7 else far or near
    return _renamed(scene.sentence, name, dice.choice(pool)) if pool else None


def fits(new: str, old: str, where: str) -> bool:
    """Whether a name may stand for another and make the sentence false: one word for one, and nowhere near."""
    return (len(new.split()) == 1) == (len(old.split()) == 1) and not alike(new, old) and not _clashes(new, where)


def _clashes(new: str, text: str) -> bool:
    """Whether some word of the name stands in the text already, so that the sentence might stay true."""
    return any(re.search(rf"\b{re.escape(part)}", text) for part in new.split() if part[:1].isupper() and len(part) > 2)


def _renamed(text: str, name: Name, new: str) -> str:
    """Every mention of the name in the sentence becomes the new one, with `a` or `an` as it must be."""
    before = text[: name.start]
    if re.search(r"\b[Aa]n? $", before):
        vowel = new[0] in "AEIO"
        before = re.sub(r"\b([Aa])n? $", rf"\g<1>{'n' if vowel else ''} ", before)
    return before + re.sub(rf"\b{re.escape(name.text)}(?!\w)", lambda _: new, text[name.start :])
