"""Figures and times of another kind than a question asks for: litres for a price, "two years ago" for an age.

`bot.questions.question` knows that a number or a time is wanted; here is what narrows it, where the question says so.
"""

import re

ENDED = r"(?=\W*$|,| (?:of|in|on|for|at|as|now|today|per|when|by|to|this|last|and)\b)"  # of the noun that is asked for

# "How much is the deposit?", "What is the price of a ticket?", but not "How much did the price rise?"
_CHARGES = "cost|price|fee|fare|fine|deposit|rent|salary|wage|toll|ticket|tuition"
_ASKS_MONEY = re.compile(
    rf"\bhow much (?:is|are|was|were) (?:(?:the|a|an|his|her|its|their) )?(?:\w+ ){{0,2}}(?:{_CHARGES})s?{ENDED}"
    r"|\bhow much (?:does|do|did|will|would) (?:[\w’'-]+ ){1,8}cost\b"
    rf"|\bwhat (?:is|are|was|were) the (?:\w+ )?(?:{_CHARGES})s?{ENDED}",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[$£€¥₹]|\b(?:dollars?|euros?|pounds?|sterling|pence|penn(?:y|ies)|cents?|yen|yuan|renminbi|rupees?|francs?|pesos?|kron[aeo]r?"
    r"|rou?bles?|quid|bucks|usd|eur|gbp)\b|\d(?:p|[km]n?|bn)\b"
    # or a number without a unit: "It costs 3.5 million.", "40 a month"
    r"|\d(?: (?:hundred|thousand|million|billion|trillion))?"
    r"(?=\W*$|[,;:)–—]| (?:a|an|per|each|for|to|and|or|on|in|at|from|if|when|as)\b)",
    re.IGNORECASE,
)
_ASKS_AGE = re.compile(r"(?-i:[A-Z])[\w’'-]*['’]s (?:current )?age\b", re.IGNORECASE)  # a person's
_MANY = r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
_AGO = re.compile(rf"\b(?:{_MANY}) (?:years?|months?|weeks?|days?) (?:ago|later|earlier|before|after)\b", re.IGNORECASE)
_HAPPENED = re.compile(r"\bwhen (?:exactly |precisely )?(?:did|was|were)\b(?!.*\b(?:last|latest|previous)\b)", re.IGNORECASE)
_RECORD = re.compile(  # since when a thing has had no equal tells nothing of when it happened
    r"\b((?:the|its|his|her|their) (?:first|only|last|most|least|\w{3,}est)\b[^.;]*?)\bsince\b[^,.;]*", re.IGNORECASE
)


_ENDS = re.compile(
    r"\bwhen (?:will|does|do|did|is|are|was|were)\b.* (?:lifted|end|ended|expire|expired|over|finish|finished)\W*$", re.IGNORECASE
)
_BEGUN = re.compile(r"\b(?:since|from)\b[^,.;]*?(?=\b(?:until|till|to)\b|[,.;]|$)", re.IGNORECASE)


_DIED_OF = re.compile(r"\bdied? (?:of|from)\W*$", re.IGNORECASE)
_DEATH_OF = re.compile(r"\b(?:die[sd]?|dead|deaths?|killed)\b[^.;]*\b(?:of|from|after|by)\b|\bcause", re.IGNORECASE)


def lacks_cause_of_death(question: str, sentence: str) -> bool:
    """Whether a question asks what somebody died of, and a sentence tells of no cause."""
    return bool(_DIED_OF.search(question)) and not _DEATH_OF.search(sentence)


def lacks_money(question: str, sentence: str) -> bool:
    """Whether a question asks for an amount of money, and a sentence has none."""
    return bool(_ASKS_MONEY.search(question)) and not _MONEY.search(sentence)


def without_other_times(question: str, sentence: str) -> str:
    """A sentence without the times that say nothing of what is asked for."""
    if _ENDS.search(question):
        sentence = _BEGUN.sub("", sentence)  # when it began
    if _HAPPENED.search(question):
        return _RECORD.sub(r"\1", sentence)
    return _AGO.sub("", sentence) if _ASKS_AGE.search(question) else sentence
