"""The claims that a sentence makes of one subject: "Vale, who is 71, was convicted and lost his seat" makes three.

None of them says more than the sentence; all together they say it. So where no window has all of a sentence, each may rest on
words of its own. What is not surely of this form is not unfolded: what somebody says, what holds under a condition, what is told
of some, of none, or of a number of things, which need not be the same each time.
"""

import re

from bot.enforce.checks.deeds import SPEECH, deeds, pasts
from bot.enforce.checks.reading import form_of, read

_OPENINGS = frozenset(  # of what is no subject, or not surely the same one each time
    "if unless whether when while as after before since until because although though despite with without in on at by for from "
    "under over between during according like there here it this that these those he she they we i you his her its their which "
    "who what where how no none neither nobody nothing some many most few several both each every all any half only not more "
    "less fewer about around nearly almost at up two three four five six seven eight nine ten hundreds thousands dozens".split()
)
_HELPS = frozenset("is are was were has had have will would can could may might must does did".split())
_HAVE = frozenset("has had have".split())
_BE_HAVE = _HAVE | {"is", "are", "was", "were"}
_ADVERB = "(?:then|also|still|later|now|soon|already|never|once|again)"
_JOINT = re.compile(rf",? (?:and|but) (?P<adverb>{_ADVERB} )?(?=\w)")
_LEADS = frozenset("in on at by for from with into over under about against as through after before during to and until".split())
_HOLDS = re.compile(  # what stands before "and" and reaches behind it, or may
    r"\b(?:that|whether|if|who|which|whose|because|after|before|when|while|although|though|unless|until|never|neither|either|both"
    r"|no longer|sa(?:id|ys?)|told|tells|according|claim\w*|believ\w*|den(?:y|ied|ies)|between)\b|[\"“”:;(]",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    rf"(?P<subject>[^,;:()\"“”]{{2,60}}), (?P<aside>[^,;:()\"“”]{{2,90}}), (?P<adverb>(?:{_ADVERB} )*)(?P<rest>[^,].*)"
)
_WHO = re.compile(r"(?:who|which) (?P<deed>.+)")
_WHOSE = re.compile(r"whose (?P<rest>.+)")
_AGE = re.compile(r"\d{1,3}")
_NOUN = re.compile(r"(?:the|a|an|one of) .+")
_WORTH = re.compile(r"(?:aged|worth|based|born|known|last) .+|(?P<past>\w+) .+")
_MOST = 8  # words of a subject


def unfolded(sentence: str) -> tuple[str, list[str]]:
    """What a sentence is about, and its claims about that, at least two; ("", []) when it is not surely made of such."""
    plain = " ".join(sentence.split()).rstrip(" .")
    found = _unfolded(plain)
    if len(found) < 2:
        return "", []
    aside = _ASIDE.fullmatch(plain)
    return aside["subject"] if aside else plain[: _first_verb(plain)].strip(), [f"{one}." for one in found]


def _unfolded(sentence: str) -> list[str]:
    aside = _ASIDE.fullmatch(sentence)
    if aside and _is_subject(aside["subject"]) and _first_verb(sentence) == aside.start("rest"):
        told = _told(aside["subject"], aside["aside"])
        return [told, *_unfolded(f"{aside['subject']} {aside['adverb']}{aside['rest']}")] if told else [sentence]
    verb = _first_verb(sentence)
    subject = sentence[:verb].strip()
    if verb and _is_subject(subject):
        for joint in _JOINT.finditer(sentence, verb):
            if _HOLDS.search(sentence[: joint.start()]):
                break
            behind = sentence[joint.end() :]
            if _starts_finite(sentence, joint.end()):
                again = f"{subject} {joint['adverb'] or ''}{_help(sentence[verb:], behind)}{behind}"
                return [sentence[: joint.start()], *_unfolded(again)]
    return [sentence]


def _is_subject(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _MOST and words[0].lower() not in _OPENINGS and not words[0][0].isdigit() and "," not in text


def _told(subject: str, aside: str) -> str | None:
    """What an aside tells of its subject, as a sentence of its own."""
    if who := _WHO.fullmatch(aside):
        return f"{subject} {who['deed']}" if _starts_finite(aside, who.start("deed")) else None
    if whose := _WHOSE.fullmatch(aside):
        return f"{subject}'s {whose['rest']}"
    if _AGE.fullmatch(aside) or _NOUN.fullmatch(aside):
        return f"{subject} is {aside}"
    worth = _WORTH.fullmatch(aside)
    if not worth or (worth["past"] and not _is_past(worth["past"])):
        return None
    return f"{subject} {'is' if aside.startswith(('aged', 'worth', 'based', 'known')) else 'was'} {aside}"


def _first_verb(sentence: str) -> int:
    """Where the first verb of a sentence that is not in an aside begins; 0 where none is seen."""
    plain = _ASIDE.fullmatch(sentence)
    after = plain.start("rest") if plain else 0
    starts = [word.start for word in read(sentence) if word.low in _HELPS and word.start >= after]
    starts += [deed.verb.start for deed in deeds(read(sentence)) if deed.verb.start >= after]
    return min(starts, default=0)


def _starts_finite(sentence: str, at: int) -> bool:
    """Whether a verb with a time of its own begins at a place."""
    word = next((one for one in read(sentence) if one.start == at), None)
    if word is None or word.text[0].isupper():
        return False
    verbs = {deed.verb.start for deed in deeds(read(sentence))}
    return word.low in _HELPS or (at in verbs and (_is_past(word.low) or word.low.endswith("s")))


def _help(said: str, behind: str) -> str:
    """The "was " that the second of two passives shares with the first: "was found and charged", not "was hit and lost a leg"."""
    first, second, *_ = (*said.split(), "", "")
    verb, after, *_ = (*behind.split(), "", "in")
    passive = first in _HAVE or (after in _LEADS and second != "born" and form_of(verb) not in SPEECH)
    shared = first in _BE_HAVE and _is_past(second) and _is_past(verb) and passive
    return f"{first} " if shared else ""


def _is_past(word: str) -> bool:
    return word in pasts() or (len(word) > 4 and word.endswith("ed"))
