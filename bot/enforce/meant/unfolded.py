"""The two claims of a sentence with an aside: "Vale, who is 71, was convicted" says that Vale is 71, and that he was convicted.

Together they say what the sentence says, and no more. So where no window has all of it, each may rest on words of its own, if
these are surely of the same one: of a person or thing with a name, or of the only one of its kind in an article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.enforce.meant.apart import bear_one_name
from bot.enforce.meant.parts import SAID
from bot.enforce.place import Place
from bot.english.capitals import FAMILIAR
from bot.english.deeds import SPEECH, deeds, is_past
from bot.english.reading import read

_HELPS = frozenset("is are was were has had have will would can could may might must does did".split())
_ADVERB = "(?:also|still|later|now|soon|already|never|once|again)"
_NAME = r"[A-Z][\w'’-]*"
_SUBJECT = rf"(?P<name>{_NAME}(?: {_NAME}){{0,4}})|[Tt]he (?:[a-z][\w-]* ){{0,3}}(?P<noun>[a-z][\w-]*)"
_ASIDE = re.compile(
    rf"(?P<subject>{_SUBJECT}), (?P<aside>[^,;:()\"“”]{{2,90}}), (?P<adverb>(?:{_ADVERB} )*)(?P<rest>[^,;:()\"“”]+.*)"
)
_WHO = re.compile(r"(?:who|which) (?P<deed>(?P<verb>\w+) .+)")
_WHOSE = re.compile(r"whose (?P<rest>.+)")
_BESIDE = re.compile(r"\d{1,3}|(?:the|a|an|one of) .+")  # an age, an office, a kind: what stands right beside its name
_WORTH = re.compile(r"(?:aged|worth|based|known) .+")
_DONE = re.compile(r"(?:last )?(?P<past>\w+) .+")
_OFFICES = frozenset("man woman boy girl minister president mayor judge player striker driver officer suspect victim".split())
_MANY = r"\b(?:another|others?|second|rival|both|two|three|four|five|\d+)\s+(?:\w+\s+)?"
_ANY = ("A ", "An ", "One ", "Another ", "No ")
_GAP = 3  # words at most between a name and its age


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A sentence taken apart."""

    subject: str
    claims: tuple[str, str]  # what the aside says of it, what the sentence does
    beside: str  # an age or an office of the aside, which must stand right beside the subject; empty: it has none
    named: bool  # the subject is a name
    across: bool  # so much so that it means the same in all articles; a surname may be another's there

    def means_one(self, places: Sequence[Place]) -> bool:
        """Whether the articles have only one that the subject can mean, as far as words tell."""
        last = self.subject.split()[-1]
        if self.named:
            return bear_one_name(last, places)
        texts = {place.article.text for place in places}
        return not any(re.search(rf"{_MANY}{last}|\b{last}s\b", text, re.IGNORECASE) for text in texts)

    def has_beside(self, places: Sequence[Place]) -> bool:
        """Whether the age or office stands beside the subject in the words of a place."""
        if not self.beside:
            return True
        last, told = re.escape(self.subject.split()[-1]), re.escape(self.beside)
        once = rf"\b(?:was|former|once|then|until)\W+(?:\w+\W+)?{told}\b|\b{told}\W+until\b"
        near = rf"\b{last}\b\W+(?:\w+\W+){{0,{_GAP}}}?{told}\b|\b{told}\W+(?:years?\W+old\W+)?(?:\w+\W+)?{last}\b"
        return any(re.search(near, place.text) and not re.search(once, place.text) for place in places)


def unfolded(sentence: str) -> Unfolded | None:
    """The claims of a sentence with an aside about its subject; None where that is not surely its form."""
    parts = _ASIDE.fullmatch(" ".join(sentence.split()).rstrip(" ."))
    if not parts or (parts["noun"] or "") in FAMILIAR | _OFFICES or parts["subject"].startswith(_ANY):
        return None
    told, beside = _told(parts["subject"], parts["aside"])
    verbs = {deed.verb.start for deed in deeds(read(parts[0]))} | {one.start for one in read(parts[0]) if one.text in _HELPS}
    if not told or parts.start("rest") not in verbs:
        return None
    claims = (f"{told}.", f"{parts['subject']} {parts['adverb']}{parts['rest']}.")
    named = not parts["subject"].lower().startswith("the ")
    person = parts["aside"].startswith("who ") or beside.isdigit()
    return Unfolded(parts["subject"], claims, beside, named, across=named and (" " in parts["subject"] or not person))


def _told(subject: str, aside: str) -> tuple[str, str]:
    """What an aside tells of its subject as a sentence of its own, and what of it must stand beside the subject."""
    if SAID.search(aside) or any(word.form in SPEECH for word in read(aside)):
        return "", ""
    who, whose, done = (form.fullmatch(aside) for form in (_WHO, _WHOSE, _DONE))
    if who:
        is_age = re.fullmatch(r"is (\d{1,3})", who["deed"])
        told = who["verb"] in _HELPS or is_past(who["verb"])
        return f"{subject} {who['deed']}" if told else "", is_age[1] if is_age else ""
    if whose:
        return f"{subject}'s {whose['rest']}", ""
    if _BESIDE.fullmatch(aside):
        return f"{subject} is {aside}", aside
    if _WORTH.fullmatch(aside):
        return f"{subject} is {aside}", ""
    return (f"{subject} was {aside}" if done and is_past(done["past"]) else ""), ""
