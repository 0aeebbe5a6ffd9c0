"""Another deed: "Blue Line killed 41 people" where the words tell all the rest of Blue Line, but "employs 41 people".

Newspapers have many verbs for one deed ("plummeted", "collapsed"), and no table has them all. So only deeds that are hardly told
by another verb are looked for, each row of the table naming, generously, the verbs that may tell it; and only where one sentence
of the words has nearly all the rest of the claim in its order.
"""

import re
from functools import cache

from bot.enforce.checks.finding import Finding, Where
from bot.english.deeds import SPEECH, deeds, is_past
from bot.english.denials import negates
from bot.english.reading import Word, by_sentence, form_of, meanings, read, same
from bot.english.slots import Slot, slots

_REST = 0.8  # share of the claim's other words that stand in the sentence in their order
_LEAST = 2  # of those, so many
_ROOT = 4  # letters that two words have in common that may be of one root
# what says too little to be another deed: much is done by "taking" or "making"
_LIGHT = frozenset(
    map(
        form_of,
        "have get take make do go come give put keep let leave become remain begin start continue try help use see set bring "
        "carry turn run hold want plan need cause involve include confirm face lead move order work operate do sit stand "
        "allow cut hit".split(),
    )
)
# deeds that hardly another verb tells | the verbs that may tell them
_DEEDS = (
    "kill murder slay assassinate massacre slaughter execute behead lynch | shoot stab strangle drown poison bomb hang die crush "
    "burn claim gun strike beat lose wipe trample electrocute gas suffocate butcher destroy exterminate",
    "drown | die kill sink suffocate lose perish",
    "injure wound maim | hurt shoot stab beat burn attack strike bite assault harm scald scar",
    "shoot stab | kill murder wound injure attack gun fire execute knife assassinate hunt film photograph record",
    "attack bomb shell ambush torpedo | raid storm invade strike target assault shoot pound blow blast explode fire",
    "rob steal loot burgle plunder hijack embezzle swindle defraud | snatch seize cheat pocket pilfer break lift raid grab trick",
    "kidnap abduct | seize capture hijack snatch grab",
    "arrest apprehend detain imprison jail intern | seize capture catch round nab handcuff cuff convict sentence lock "
    "incarcerate condemn serve custody stop",
    "convict sentence | condemn find jail imprison guilty order",
    "acquit exonerate pardon absolve | clear free release discharge find forgive amnesty spare reprieve commute",
    "fine | penalise penalize punish sanction sentence charge order",
    "sue prosecute indict | charge accuse claim file bring court",
    "fire sack | dismiss axe lay shed oust remove drop discharge shoot launch replace suspend loose cut shell let eliminate job "
    "light expel terminate",
    "deport exile banish extradite repatriate | expel return send evict oust remove relocate transport drive",
    "expel evict | eject ban exclude dismiss suspend deport oust remove throw bar kick banish exile drive",
    "evacuate | rescue relocate clear remove flee displace empty",
    "rescue | save free pull evacuate recover lift winch pluck release liberate",
    "poison contaminate | kill pollute taint sicken infect",
    "torture rape molest | abuse mistreat beat assault attack",
    "bribe blackmail extort | pay buy corrupt threaten demand",
    "smuggle traffic | import sneak transport ship",
    "demolish raze bulldoze | destroy level flatten tear knock dismantle wreck pull scrap",
    "destroy | demolish raze ruin wreck level burn damage flatten devastate tear bomb wipe gut ravage obliterate scrap bulldoze "
    "knock flood shatter sweep lose erase shred eliminate kill",
    "burn torch | ignite fire destroy damage gut scorch incinerate blaze light smoke",
    "repair mend refurbish | fix restore renovate rebuild overhaul renew patch reconstruct modernise modernize improve upgrade "
    "retrofit",
    "scrap dismantle | abandon drop demolish cancel break retire ditch axe abolish end disband",
    "sink scuttle | founder drown torpedo capsize lose fall drop wreck destroy decline",
    "buy purchase | acquire obtain secure snap import pay procure own order",
    "sell auction | offload divest dispose transfer hand export trade offer market retail shift buy",
    "borrow | lease loan hire rent charter adopt copy derive",
    "leak | reveal disclose publish release expose pass spill escape seep",
    "forge counterfeit | fake falsify build",
    "paint | decorate draw colour color spray depict portray coat",
    "bless consecrate | dedicate",
    "insure | cover underwrite guarantee",
    "interview interrogate | question speak talk ask quiz meet quote grill",
    "photograph | film picture capture snap shoot depict",
    "marry wed | join",
    "divorce | separate split part",
    "dissolve disband | close end wind abolish fold liquidate shut disintegrate suspend",
    "hack | breach infiltrate compromise",
    "ban outlaw prohibit forbid | bar block exclude suspend restrict halt stop",
    "delete erase | remove wipe",
    "reject veto | refuse decline deny turn rebuff dismiss oppose block vote throw spurn resist strike overturn",
    "build | construct erect make create develop establish install complete raise assemble manufacture produce design found "
    "add form",
    "close shut | seal shutter end stop halt block suspend fold cease barricade finish conclude",
    "open inaugurate | launch unveil start begin found establish premiere debut commission",
)
_DEAD = re.compile(r"\b(?:died|dies|(?:was|were|is|are|has been|have been|been) (?:killed|dead)|killed)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no|nobody|none|without)\b|n['’]t\b", re.IGNORECASE)
_OF_DEATH = re.compile(  # any word by which a text may tell a death, or the two years of a life
    r"\b(?:d(?:ie|ies|ied|ying)\b|dead|deceased|death|kill|fatal|lethal|bod(?:y|ies)\b|casualt|murder|manslaughter"
    r"|homicid|slay|slain|slew|assassin|suicid|execut|hang|behead|guillotin|massacr|slaughter|victim|corpse|funeral"
    r"|buri|grave|obituar|autops|post[- ]mortem|late\b|widow|orphan|surviv|lives\b|life|drown|perish|shot|shoot|stab"
    r"|starv|suffocat|strangl|poison|pass(?:ed|es|ing)? away|passing|mourn|genocid|holocaust|toll\b|claim|lost\b"
    r"|lose|loss|expir|crush|extinct|extermin|overdos|succumb|martyr|sacrific|posthum|remains|memor|tomb|cemeter"
    r"|coroner|mort|morgue|wip\w+ out|destroy|tribute|last (?:breath|words)|end(?:ed)? (?:his|her|its)|until (?:his|her)"
    r"|f[ae]ll|euthan|electrocut|lynch|gass|eaten|ate\b|run over"
    r"|ran over|trampl|mow|hit\b|put down)|†|\d{4}\)? ?(?:[–—-]|--) ?[^()]{0,30}\d{4}\b",
    re.IGNORECASE,
)


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which other deed the words tell of the same; None where they may tell this one, or too little of the rest."""
    verbs = {deed.verb.start for sentence in by_sentence(claim) for deed in deeds(sentence)}
    for sentence, differences in slots(claim, window):
        if negates(sentence) or negates(read(claim)):
            continue  # "did not approve": "rejected"
        told = {deed.verb.start for deed in deeds(sentence)}
        for slot in differences:
            mine, theirs = slot.pair or (None, None)
            if mine is None or theirs is None or mine.start not in verbs:
                continue
            verb = theirs.start in told or _like(theirs)
            if verb and _is_other(mine, theirs, window) and _has_the_rest(claim, slot, differences):
                return Finding("verbs", f"the cited words say “{theirs.text}”, not “{mine.text}”")
    return _died(claim, window)


def _died(claim: str, window: str) -> Finding | None:
    """Find a death where the words have nothing by which one may be told: who is missing is not dead."""
    dead = _DEAD.search(claim)
    if dead is None or _NOT.search(claim) or _OF_DEATH.search(window):
        return None
    return Finding("verbs", f"the cited words tell of no death, the claim does: “{dead[0]}”")


def _like(theirs: Word) -> bool:
    """Whether a word in a verb's place ends as verbs do, and is no name: "employs" in that of "fired"."""
    return theirs.text[0].islower() and (is_past(theirs.low) or theirs.low.endswith(("s", "ing")))


def _is_other(mine: Word, theirs: Word, window: str) -> bool:
    """Whether a verb tells a deed that another verb cannot tell, nor any other word of a text."""
    tell = _telling().get(mine.form)
    if tell is None or theirs.form in _LIGHT | SPEECH or not mine.means or not theirs.means:
        return False
    return not any(form in tell or _of_one_root(form, mine.form) for form in meanings(read(window)))


@cache
def _telling() -> dict[str, frozenset[str]]:
    """Form of a verb that is looked for -> the forms of those that may tell its deed."""
    found: dict[str, frozenset[str]] = {}
    for row in _DEEDS:
        deeds, others = ([form_of(verb) for verb in side.split()] for side in row.split("|"))
        for form in deeds:
            found[form] = found.get(form, frozenset()) | {*deeds, *others} | same(form)
    return found


def _of_one_root(one: str, other: str) -> bool:
    """Whether two forms begin alike, as those of "closed" and "closure" do."""
    return one[:_ROOT] == other[:_ROOT] and len(min(one, other, key=len)) >= _ROOT


def _has_the_rest(claim: str, slot: Slot, differences: tuple[Slot, ...]) -> bool:
    """Whether a sentence has nearly all other words of a claim in their order."""
    rest = sum(word.means for word in read(claim)) - 1
    lacking = sum(word.means for other in differences if other is not slot for word in other.mine)
    return rest >= _LEAST and rest - lacking >= _REST * rest
