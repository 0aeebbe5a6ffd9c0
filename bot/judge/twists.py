"""Edits that make a true sentence false in what it says: polarity, certainty, quantity, who said it, how facts hang together."""

import random
import re

from bot.judge import tables
from bot.judge.names import Name, alike, lowered, names, of_kind
from bot.judge.scene import Scene, exchanged, put, tidy
from bot.judge.swaps import fits

_BE = re.compile(r"\b(?:is|are|was|were|will|would|can|could|should|must)(?= [a-z])(?! (?:not|n't|never|only|no|also not)\b)")
_HAVE = re.compile(r"\b(?:has|have|had)(?= (?:been|become|made|taken|won|given|shown|[a-z]{3,}ed)\b)")
_UNTURNED = re.compile(
    r"\bnot (?:only|just|until|least|yet|merely|necessarily)|\bwhether|\bif\b|\bor not\b|\bno longer|\?$|\bnot\b[^.]*\bbut\b"
)
_NOT = re.compile(r"\b(?:is|are|was|were|will|would|could|should|has|have|had|did|does|do|can)( not\b|n['’]t\b)|\bcan(not)\b")
_QUOTED = re.compile(r"[\"“]([^\"“”]{12,})[\"”]")
_CAUSAL = re.compile(
    r"\b(?:because|since|so|due|after|as a result|therefore|thus|cause\w*|led|lead\w*|reason|why|thanks|in order|despite)\b"
)
_VERB = re.compile(
    r" (?:was|is|were|are|has|had|will|would|said|told|won|lost|became|joined|left|made|began|took|went|signed|died|founded"
    r"|wrote|led|received|served|moved|published|announced|released|scored|[a-z]{3,}ed)\b"
)
_SUFFIXES = ("ing", "ed", "ly", "tion", "ity", "ness", "ment", "ous", "able", "al", "ive", "ers", "ies", "s")
_NO_START = re.compile(
    r"(?:it|he|she|they|this|that|these|those|his|her|their|its|but|and|however|also|there|i|we|you|who|which)\b", re.IGNORECASE
)


def polarity(scene: Scene, dice: random.Random) -> str | None:
    """The contrary: `not` put in or taken out, a verb or an adjective turned into its opposite."""
    text = scene.sentence
    ways = [_negated, _affirmed, _opposite_verb, _opposite_verb, _opposite_word]
    dice.shuffle(ways)
    return next((new for way in ways if (new := way(text, dice))), None)


def _negated(text: str, dice: random.Random) -> str | None:
    hits = [*_BE.finditer(text), *_HAVE.finditer(text)]
    if _UNTURNED.search(text) or _NOT.search(text) or not hits:
        return None
    match = hits[0] if dice.random() < 0.7 else dice.choice(hits)
    if match[0] in ("can", "could", "would", "is", "was", "were", "are") and dice.random() < 0.2:
        return put(text, *match.span(), {"can": "cannot"}.get(match[0], match[0] + "n't"))
    return put(
        text,
        match.end(),
        match.end(),
        dice.choice((" not", " not", " never") if match[0] in ("has", "have", "had") else (" not",)),
    )


def _affirmed(text: str, dice: random.Random) -> str | None:
    hits = [match for match in _NOT.finditer(text) if match[0] not in ("won't", "won’t", "can't", "can’t")]
    if _UNTURNED.search(text) or not hits:
        return None
    match = dice.choice(hits)
    group = 1 if match[1] else 2
    return tidy(put(text, *match.span(group), ""))


def _opposite_verb(text: str, dice: random.Random) -> str | None:
    pairs = [(a, b) for one, other in tables.VERB_PAIRS for a, b in zip(one, other, strict=True)]
    nouns = {
        "ban",
        "rise",
        "end",
        "start",
        "stop",
        "support",
        "attack",
        "leave",
        "close",
        "open",
        "love",
        "praise",
        "import",
        "send",
    }
    sure = [(a, b) for a, b in pairs + [(b, a) for a, b in pairs] if a not in nouns]
    return exchanged(text, sure, dice)


def _opposite_word(text: str, dice: random.Random) -> str | None:
    return exchanged(text, tables.OPPOSITES, dice, both_ways=True)


def modality(scene: Scene, dice: random.Random) -> str | None:
    """Surer than the text: may for will, planned for done, alleged for proven."""
    text = scene.sentence
    if re.search(r"\b(?:not|n['’]t|whether|as if|even if|only if)\b", text):
        return None
    done = _done(text, dice)
    surer = None if re.search(r"\bMay\b", text) else exchanged(text, tables.SURER, dice)  # not the month
    return dice.choice([new for new in (done, surer) if new]) if done or surer else None


def _done(text: str, dice: random.Random) -> str | None:
    """What was planned, told as done."""
    ahead = (
        r"\b(?:will|is (?:set|expected|due|likely|planning|scheduled|going|about) to"
        r"|are (?:set|expected|due|likely|planning|scheduled|going) to"
        r"|plans? to|planned to|intends? to|hopes? to|wants? to|would) "
    )
    hits = list(re.finditer(rf"{ahead}({'|'.join(tables.DONE)})\b", text))
    if not hits:
        return None
    match = dice.choice(hits)
    past, _ = tables.DONE[match[1]]
    plural = re.search(r"(?:\bthey|\bwe|\band \w+|[a-rt-z]s) $", text[: match.start()])
    return put(text, *match.span(), "were" if past == "was" and plural else past)


def quantity(scene: Scene, dice: random.Random) -> str | None:
    """Another share: some made all, many few, often never."""
    text = scene.sentence
    hit = None if re.search(r"\bnot\b|n['’]t\b", text) else exchanged(text, tables.STRONGER, dice)
    if hit and re.search(
        r"\b(?:all|few) (?:recent|notabl|important|popular|common|famous|other|likely|successful|of the time|importantly)", hit
    ):
        return None
    return hit


def speaker(scene: Scene, dice: random.Random) -> str | None:
    """The right words from the wrong mouth."""
    text = scene.sentence
    found = [name for name in names(text, scene.passage) if name.kind in ("person", "organisation")]
    saying = [
        name
        for name in found
        if re.match(
            r"(?:,[^,]{3,60},)? (?:said|says|added|told|wrote|argued|explained|claimed|insisted|announced)\b", text[name.end :]
        )
        or re.search(r"\b(?:said|says|added|according to|told) (?:[A-Z]?[a-z]+ ){0,2}$", text[: name.start])
    ]
    if not saying:
        return _other_role_said(text, dice)
    name = dice.choice(saying)
    pool = [
        other
        for sentences, passage in ((scene.others, scene.passage), *(((one,), one) for one in scene.elsewhere[:30]))
        for other in of_kind(sentences, passage, name.kind)
        if name.kind == "person" or fits(other, name.text, text)
    ]
    pool = [other for other in pool if not any(alike(other, one.text) for one in found)]
    return put(text, name.start, name.end, dice.choice(pool[:6])) if pool else None


_SPOKE = "police|the (?:company|government|family|council|club|agency|ministry|court|union|charity)"
_SPEAKERS = (
    "police",
    "the company",
    "the government",
    "the family",
    "the council",
    "the club",
    "the prosecutors",
    "a neighbour",
    "the minister",
)


def _other_role_said(text: str, dice: random.Random) -> str | None:
    match = re.search(rf"\b({_SPOKE}) (?:said|says|added)\b|\b(?:said|according to) ({_SPOKE})\b", text, re.IGNORECASE)
    if not match:
        return None
    others = [one for one in _SPEAKERS if one.split()[-1] not in text.lower()]
    return tidy(put(text, *match.span(1 if match[1] else 2), dice.choice(others))) if others else None


def quotation(scene: Scene, dice: random.Random) -> str | None:
    """A quotation with one of its words changed."""
    text = scene.sentence
    quotes = list(_QUOTED.finditer(text))
    if not quotes:
        return None
    quote = dice.choice(quotes)
    pairs = [(a, b) for one, other in tables.VERB_PAIRS for a, b in zip(one, other, strict=True)]
    turned = exchanged(quote[1], [*pairs, *tables.OPPOSITES, *tables.COMPARISONS], dice, both_ways=True)
    if turned is None or dice.random() < 0.4:
        turned = _word_changed(quote[1], scene, dice) or turned
    return put(text, *quote.span(1), turned) if turned else None


def wording(scene: Scene, dice: random.Random) -> str | None:
    """One content word changed for another of its form."""
    return _word_changed(scene.sentence, scene, dice)


def _word_changed(text: str, scene: Scene, dice: random.Random) -> str | None:
    """One long word exchanged for a word of another passage with the same ending, so that grammar mostly holds."""
    found = [match for match in re.finditer(r"(?<![\w-])[a-z]{6,}(?![\w-])", text) if _form(match[0])]
    dice.shuffle(found)
    for match in found[:4]:
        pool = [
            other
            for sentence in scene.elsewhere[:60]
            for other in re.findall(r"(?<![\w-])[a-z]{6,}(?![\w-])", sentence)
            if _form(other) == _form(match[0]) and other[:4] != match[0][:4] and other not in scene.passage
        ]
        if pool:
            return put(text, *match.span(), dice.choice(pool))
    return None


def _form(one: str) -> str | None:
    return next((suffix for suffix in _SUFFIXES[:11] if one.endswith(suffix)), None)


def merged(scene: Scene, dice: random.Random) -> str | None:
    """Who of one sentence, with what another tells: of the same passage, else of one on like matters."""
    here = subject(scene.sentence, scene.passage)
    if here is None:
        return None
    fellows = [(other, subject(other, scene.passage)) for other in scene.others]
    pool = [put(scene.sentence, 0, here.end, one.text) for _, one in fellows if one and _apart(one, here, scene.sentence)]
    strangers = [(other, subject(other, other)) for other in scene.elsewhere[:40]]
    pool = pool or [put(other, 0, one.end, here.text) for other, one in strangers if one and _apart(one, here, scene.passage)]
    return dice.choice(pool[:6]) if pool else None


def _apart(one: Name, other: Name, where: str) -> bool:
    """Whether two subjects are of a kind, and surely two."""
    return one.kind == other.kind and not alike(one.text, other.text) and one.text.lower() not in where.lower()


def subject(sentence: str, passage: str) -> Name | None:
    """What a sentence begins with, a name or `The ...`, if a verb follows it."""
    found = names(sentence, passage)
    if found and not found[0].start:
        return found[0] if _VERB.match(sentence[found[0].end :]) else None
    thing = re.match(
        r"(?:The|A|An) (?:[a-z-]+ )?[a-z-]+(?= (?:was|is|were|are|has|had|will|would|said|told|won|lost|became|began|took)\b)",
        sentence,
    )
    return Name(thing[0], "thing", 0, thing.end()) if thing else None


def addition(scene: Scene, dice: random.Random) -> str | None:
    """The sentence with a clause that another passage tells of something else."""
    clauses = []
    for other in scene.elsewhere[:40]:
        clause = other.rstrip(".")
        words = len(clause.split())
        if not other.endswith(".") or not 4 <= words <= 16 or _NO_START.match(clause) or re.search(r"[\"“”:;?!]", clause):
            continue
        if clause.lower() not in scene.passage.lower():
            clauses.append(clause)
    base = scene.sentence.rstrip(".")
    if not clauses or not scene.sentence.endswith(".") or len(base.split()) > 30:
        return None
    clause = dice.choice(clauses[:8])
    return base + dice.choice((", and ", " and ", ", while ")) + lowered(clause, clause) + "."


def cause(scene: Scene, dice: random.Random) -> str | None:
    """A reason that the text does not give: made up, or another fact of the passage."""
    text = scene.sentence
    base = text.rstrip(".")
    if _CAUSAL.search(text) or not text.endswith(".") or len(base.split()) > 28:
        return None
    facts = [
        other.rstrip(".")
        for other in scene.others
        if other.endswith(".")
        and 4 <= len(other.split()) <= 16
        and not _CAUSAL.search(other)
        and not re.search(r"[\"“”:;?!]", other)
    ]
    if facts and dice.random() < 0.5:
        fact = dice.choice(facts)
        return base + " because " + lowered(fact, scene.passage) + "."
    return f"{base} {dice.choice(tables.CAUSES)}."
