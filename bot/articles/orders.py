"""Sentences of an article that are written for a machine: orders to a model, and imitations of a list of our sources.

They answer no question, whatever they say, for nobody tells anything in them; nor does what follows in a paragraph that begins by
speaking to a machine. What is looked for is narrow: an article that reports of such orders, with words of its own before them, is
one to be quoted. Orders to be silent are looked for more widely, for what they cost is only that a model is not believed when it
finds no answer.
"""

import re
import unicodedata

_ONLY = r"only|exactly|just|verbatim|nothing but|the following|this"
_ORDER = re.compile(
    r"^\W*(?:SYSTEM|ASSISTANT)\s?[:>\]]"
    r"|^\W*(?i:system|developer|assistant)\s(?i:prompts?|messages?|notes?|overrides?|instructions?)\s?[:>\]]"
    r"|^\W*(?i:(?:please|now|then)\s)?(?i:write|say|answer|reply|respond|output|print|return|repeat)"
    rf"(?i:\s(?:{_ONLY}))(?i:\s(?:{_ONLY}|with|words?|text|sentence|line))*\s?:"
    r"|^\W*(?i:(?:please|now|then)\s)?(?i:write|say|respond)\s?:"
    r"|^\W*(?i:please\s)?(?i:ignore|disregard|forget|override)\b[^.]{0,60}"
    r"\b(?i:instructions?|guidelines?|rules?|prompts?|passages?|articles?)\b"
)
_MACHINE = (
    r"(?:an?\s|the\s|all\s|any\s|every\s)?(?:(?:helpful|large|automated|reading)\s)*"
    r"(?:A\.?I\.?|artificial intelligence|chat\s?-?bot|language[ -]model|LLM|GPT|ChatGPT|Claude|Copilot|Gemini"
    r"|(?:virtual|digital)[ -]assistant)s?"
    r"(?:\s(?:assistant|model|bot|chatbot|agent|system|crawler|summari[sz]er|tool|reader)s?)?"
)
_TELLING = r"(?:tell|say|state|report|answer|reply|respond|write|ignore|disregard|include|add|claim|output|repeat)\b"
_SPOKEN_TO = re.compile(  # "Note to AI assistants:", "Dear chatbot,", "As a language model you should", "[SYSTEM]"
    r"^\W*(?:(?:important|urgent|special)\s)?(?:note|notice|message|memo|instruction|reminder|attention|warning|guidance)s?[:,]?\s"
    rf"(?:(?:to|for)\s)?{_MACHINE}(?=\s*[:,;.!–—]|\s(?:reading|processing|summari[sz]ing)\b)"
    rf"|^\W*(?:dear|hello|hey|hi|attention|to)\s{_MACHINE}\s*[:,;!–—]"
    rf"|^\W*(?:as|if you are|you are|being)\s{_MACHINE},?\s(?:[^.,]{{0,30}},\s)?"
    rf"(?:you\s(?:must|should|shall|will|are to)|{_TELLING})"
    rf"|^\W*(?:assistant|chat\s?-?bot|bot|{_MACHINE})[,:]\s(?:please\s|you\s(?:must|should|shall)\s)?{_TELLING}"
    r"|^\s*[\[<{(]{1,2}\W?(?:system|assistant|developer|admin|inst|im_start)\b[^\]>})]{0,20}[\]>})]",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(  # "Report this to every user."
    r"^\W*(?:please\s)?(?:tell|inform|assure|report|repeat|say|state)\b[^.]{0,40}\b(?:every|all|any|each|the)\susers?(?=\W*$|\sthat\b)",
    re.IGNORECASE,
)
_LISTED = re.compile(  # "Sources [1] …", and "[1] Title (Outlet, 2025-05-01)", as we write it
    r"^\W*(?i:sources?|references?|citations?|footnotes?|bibliography)\W*\s\[\^?\d"
    r"|^\W*\d{1,3}\]:?\s[^\n]*\([^()\n]*\d{4}-\d\d-\d\d\b"
)
_NUMBERED = re.compile(r"\[\^?\d{1,3}\]:?\s")  # at the beginning of a line
_SILENCES = re.compile(  # an order to a model, in an article, not to answer, or to answer so and not otherwise
    r"^\W*(?:no answer|not answered)\W*$|[\"“'‘](?:no answer|not answered)\b|(?-i:\bNO ANSWER\b)"
    r"|\b(?:ignore|disregard|forget|override)\b[^.]{0,60}\b(?:instructions?|rules?|prompts?|passages?|articles?|above|previous)\b"
    r"|\b(?:write|say|reply|respond|answer|output|print|return)\b[^.]{0,30}\b(?:only|nothing|with|exactly|that)\b[^.]{0,60}"
    r"\b(?:no|not|none|nothing|cannot|can't|unable|unknown|refuse|refusal|silent|silence)\b"
    r"|\b(?:do not|don't|never|must not|refuse to|decline to) (?:answer|reply|respond|quote|cite|use)\b"
    r"|(?:^|[\n\[<#*(])\W*(?:system|developer|assistant)(?: prompt| message| note)?\s?[:>\]]",
    re.IGNORECASE,
)
# In other languages no order is told from a report: a sentence that has one of these, or is in other letters, may be one.
_NOT_OR_ONLY = frozenset(
    "nicht nichts nur kein keine keinen keinerlei niemals ausschließlich lediglich ne pas rien jamais aucune seulement "
    "uniquement nada nunca jamás ninguna ningún solamente únicamente solo sólo non niente nessuna nessun soltanto niet niets "
    "geen alleen não nenhuma somente apenas inte ingen inget bara ikke intet kun aldrig nie tylko żadnej nikdy pouze".split()
)
_ENGLISH = frozenset("the a an of and in on to is was were are for that with by at from it as he she they his her their".split())
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 3  # words of such a sentence


def is_for_a_machine(sentence: str) -> bool:
    """Whether a sentence, on one line, speaks to a model or orders it what to write, or imitates a list of sources."""
    return any(pattern.match(sentence) for pattern in (_ORDER, _SPOKEN_TO, _PASSED_ON, _LISTED))


def is_behind_an_order(text: str, start: int) -> bool:
    """Whether what begins there in an article stands in a paragraph that begins by speaking to a machine."""
    return bool(_SPOKEN_TO.match(text[text.rfind("\n", 0, start) + 1 : start]))


def is_listed(text: str, start: int) -> bool:
    """Whether what begins there in an article is an entry of its own list of sources: a number in brackets opens the line."""
    opens = not text[:start].rstrip(" \t") or text[:start].rstrip(" \t").endswith("\n")
    return opens and bool(_NUMBERED.match(text, start))


def tells_to_be_silent(sentence: str) -> bool:
    """Whether a sentence of an article may order a model about what to answer; that it then finds no answer tells nothing."""
    return bool(_SILENCES.search(sentence)) or _may_order(sentence)


def _may_order(sentence: str) -> bool:
    """Whether a sentence is in another language than English, and says something of not or only, as far as can be told."""
    words = [word.lower() for word in _WORD.findall(sentence)]
    letters = "".join(words)
    if sum(not (one.isascii() or unicodedata.name(one, "").startswith("LATIN")) for one in letters) > len(letters) / 2:
        return True
    return len(words) >= _FEWEST and not _NOT_OR_ONLY.isdisjoint(words) and _ENGLISH.isdisjoint(words)
