"""Figures and times of another kind than a question asks for: litres for a price, "two years ago" for an age.

`bot.questions.question` knows that a number or a time is wanted; here is what narrows it, where the question says so.
"""

import re

ENDED = r"(?=\W*$|,| (?:of|in|on|for|at|as|now|today|per|when|by|to|this|last|and)\b)"  # of the noun that is asked for

_CHARGES = "cost|price|fee|fare|fine|deposit|rent|salary|wage|toll|ticket|tuition"
# "What is the average starting salary?"
_OF = r"\b(?:what|which) (?:is|are|was|were) (?:(?:the|its|their|his|her|[\w.-]+['’]s?) )(?:[\w-]+ ){0,3}?"

_MONEY = (
    r"[$£€¥₹]|\b(?:dollars?|euros?|pounds?|sterling|pence|penn(?:y|ies)|cents?|yen|yuan|renminbi|rupees?|francs?|pesos?|kron[aeo]r?"
    r"|rou?bles?|quid|bucks|usd|eur|gbp)\b|\d(?:p|[km]n?|bn)\b"
    # or a number without a unit: "It costs 3.5 million.", "40 a month"
    r"|\d(?: (?:hundred|thousand|million|billion|trillion))?"
    r"(?=[^\w%]*$|[,;:)–—]| (?:a|an|per|each|for|to|and|or|on|in|at|from|if|when|as)\b)"
)
_SPAN = (
    r"\b(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies)|seasons?|terms?"
    r"|generations?|since|until|till|overnight|ever|forever|always|permanent\w*|indefinite\w*|brief\w*|(?:1[5-9]|20)\d\d)\b"
    r"|\d ?(?:hrs?|min|h|s)\b"
)
_SPEED = r"\b(?:kph|mph|knots?|mach)\b|/ ?[hs]\b|\b(?:an?|per|each) (?:hour|second|minute|day|year)\b"
_WARMTH = r"\bdegrees?\b|°|\d ?[CFK]\b|\b(?:celsius|fahrenheit|freezing|zero)\b"
_WEIGHT = r"\d ?(?:[km]?g|lbs?|oz|t)\b|\b(?:kilos?|\w*grams?|pounds?|ounces?|stones?|ton(?:ne)?s?)\b"
_SHARE = (
    r"%|\bper ?cent\w*|\d (?:in|of|out of|per) |\b(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of|of) "
    r"|\b(?:half|thirds?|quarters?|fifths?|sixths?|tenths?|majority|most|none|all|every)\b"
)
# how a question asks for a figure of one kind -> what a sentence must have to give one
_KINDS = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(given, re.IGNORECASE))
    for asked, given in (
        # "How much is the deposit?", "What is the price of a ticket?", but not "How much did the price rise?"
        (rf"\bhow much (?:is|are|was|were) (?:(?:the|a|an|his|her|its|their) )?(?:\w+ ){{0,2}}(?:{_CHARGES})s?{ENDED}", _MONEY),
        (r"\bhow much (?:does|do|did|will|would) (?:[\w’'-]+ ){1,8}cost\b", _MONEY),
        (rf"{_OF}(?:{_CHARGES})s?{ENDED}", _MONEY),
        # "How long does it take?", but not "How long is the bridge?"
        (r"\bhow long (?:do|does|did|has|have|had|will|would|can|could|must|should|may)\b", _SPAN),
        (rf"\bhow fast (?:is|are|was|were|do|does|did|can|could)\b|{_OF}speeds?{ENDED}", _SPEED),
        (rf"\bhow (?:hot|cold) (?:is|are|was|were|do|does|did)\b|{_OF}temperatures?{ENDED}", _WARMTH),
        (rf"\bhow heavy\b|\bhow much (?:do|does|did) (?:[\w’'-]+ ){{1,6}}weigh\b|{_OF}weights?{ENDED}", _WEIGHT),
        (rf"\bwhat (?:percentage|proportion|share) of\b|{_OF}(?:percentage|proportion|share) of\b", _SHARE),
    )
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
_CLOCK = r"(?:\d{1,2}(?:[.:]\d\d)?(?: ?[ap]\.?m\b\.?)?|noon|midnight|dusk|dawn|sunset|sunrise)"
_DAILY = re.compile(rf"\b(?:from|between) {_CLOCK} (?:to|until|till|and) {_CLOCK}", re.IGNORECASE)  # hours, and no end of it all
_BEGUN = re.compile(
    r"(?<!lifted )(?<!ended )(?<!ends )(?<!end )(?<!over )\b(?:since|from)\b[^,.;]*?(?=\b(?:until|till|to)\b|[,.;]|$)",
    re.IGNORECASE,
)
_DIED_OF = re.compile(r"\bdied? (?:of|from)\W*$", re.IGNORECASE)
_DEATH_OF = re.compile(r"\b(?:die[sd]?|dead|deaths?|killed)\b[^.;]*\b(?:of|from|after|by)\b|\bcause", re.IGNORECASE)


def asks_cause_of_death(question: str) -> bool:
    """Whether a question asks what somebody died of."""
    return _DIED_OF.search(question) is not None


def lacks_cause_of_death(question: str, sentence: str) -> bool:
    """Whether a question asks what somebody died of, and a sentence tells of no cause."""
    return asks_cause_of_death(question) and not _DEATH_OF.search(sentence)


def lacks_kind(question: str, sentence: str) -> bool:
    """Whether a question asks for a figure of one kind, an amount of money or a time that it takes, and a sentence has none."""
    return any(asked.search(question) and not given.search(sentence) for asked, given in _KINDS)


def without_other_times(question: str, sentence: str) -> str:
    """A sentence without the times that say nothing of what is asked for."""
    if _ENDS.search(question):
        sentence = _BEGUN.sub("", _DAILY.sub("", sentence))  # when it began
    if _HAPPENED.search(question):
        return _RECORD.sub(r"\1", sentence)
    return _AGO.sub("", sentence) if _ASKS_AGE.search(question) else sentence
