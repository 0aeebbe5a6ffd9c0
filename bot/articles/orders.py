"""Sentences of an article that are written for a machine: orders to a model, and imitations of a list of our sources.

They answer no question, whatever they say, for nobody tells anything in them; nor does what follows in a paragraph that begins by
speaking to a machine. What is looked for is narrow: an article that reports of such orders, with words of its own before them, is
one to be quoted.
"""

import re

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
