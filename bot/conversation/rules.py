"""The rules for follow-ups: what a question that leans on what was said before asks. No language model, and no memory.

A piece of a question ("and in 2024?", "what about sorghum?") takes the place of its like in the question before, where that
can be told: a time that of a time, a name that of a name, a thing that of a thing. Words that point back stand for what was
asked about, or for the name that the answer gave. Where none of that can be told, what the question lacks is put behind it.
"""

import re

from bot.conversation.exchange import in_place, meaning, runs, times, without_times
from bot.conversation.phrases import asked_instead, behind, matter, phrases, plain_words, without_topic
from bot.conversation.pointing import MOST_PHRASES, OF_ITS_OWN, POINTS, POINTS_AT_A_PERSON, Before, has_words, pointing
from bot.english.vocabulary import AUXILIARIES
from bot.questions.little import ANY_ASKING, ANY_HELPING, ARTICLES, ASKING, CONNECTIVE, PREPOSITIONS
from bot.questions.slots import slots
from index.words import STOP_WORDS, rank, words

_MOST_CARRIED = 8  # words
_LONGEST_QUOTED = 30  # words of a shown sentence
_LONGEST_MENDED = 300  # characters of a question in which something is replaced
_MOST_OF_A_PIECE = 6  # words
_MOST_OF_A_SCENE = 2  # words that mean something: "Were any houses destroyed?"

VERBAL = AUXILIARIES.union(ASKING, "am be i you we he she it they this that these those there here".split())
SMALL_TALK = frozenset("really seriously sure ok okay thanks thank hello hi hey yes no please again more else honestly".split())
INDEFINITE = frozenset("any anything anyone some something someone every everything everyone nothing other others".split())
_ITSELF = frozenset(
    "news details information article articles story stories ones true right correct".split()
)  # what any question may want

_CONNECTS = re.compile(r"^\W*(?:and |but |or |so |then )?(?:(?:what|how) about|what of)\b|^\W*(?:and|but|or|so)\b", re.IGNORECASE)
_ASKS_BARELY = re.compile(rf"^\W*(?:(?:by|in|at|on|for|from|to|with) )?(?:{ANY_ASKING})\b", re.IGNORECASE)
_DEFINES = re.compile(  # "What is ragweed?", "Who is Ada Lovelace?"
    r"^\W*(?:what (?:is|are|was|were) (?:an? )?(?!(?:the|his|her|its|their|this|that)\b)[\w-]+"
    r"|who (?:is|was) (?-i:[A-Z])[\w' -]+)\W*$",
    re.IGNORECASE,
)


_ASK = re.compile(  # a question word, and nothing to it: "and where?", "in which year?"
    rf"{CONNECTIVE}(?P<ask>when|where|why|how(?: (?:long|often|far|soon|exactly))?|(?:since|until) when"
    r"|(?:in|on|at) (?:which|what) [a-z]+)(?: (?:exactly|so|then))?\W*$",
    re.IGNORECASE,
)
_ASKS_OF_ALL = re.compile(  # "how much?", "who?", "for how much?", "by how many votes?": there is no verb
    rf"{CONNECTIVE}(?:(?:by|in|at|on|for|from|to|with) )?"
    rf"(?:(?:{ANY_ASKING})"
    r"(?: (?:many|much|long|often|far|not|else))?|(?:which|what(?! happen)|how many|whose) [a-z]+)\W*$",
    re.IGNORECASE,
)
_WHO_SAYS = re.compile(
    rf"{CONNECTIVE}(?:who (?:says|said|claims|claimed|told you|reports|reported) (?:so|that|this|it)"
    r"|says who|according to who(?:m)?)\W*$",
    re.IGNORECASE,
)
_VERBS_OF_SAYING = (
    "said|says|announced|announces|told|estimated|estimates|wrote|writes|reported|reports|claimed|claims|added|stated"
)
_SAYING = re.compile(rf"^[^,;:\"“]{{1,80}}? (?:{_VERBS_OF_SAYING})(?: [a-z]+)? that ")
_ATTRIBUTED = re.compile(rf",[\"”]? (?:[^,;\"“]{{1,80}} (?:{_VERBS_OF_SAYING})|(?:{_VERBS_OF_SAYING}) [^;\"“]{{1,80}})\.?$")
_EVERYDAY = 14_000  # rank of a word that is hardly a name
_SCENE = re.compile(  # "Was anybody hurt?", "Were any houses destroyed?", "How many people died?": of nothing that is named
    rf"{CONNECTIVE}(?:(?:{ANY_HELPING}|am|be) (?:(?:any|some|no)(?:one|body|thing)?|there|people)"
    r"|how many (?:people|persons|men|women|children)|what (?:happened|else))\b",
    re.IGNORECASE,
)
_NO_TOPIC = frozenset(
    "anybody anyone somebody someone nobody everybody people persons person men women any else happened next".split()
)
_ATTRIBUTE = (  # what one may ask of anything that has happened, or is there
    "cause|causes|reason|reasons|cost|costs|price|date|place|location|name|names|winner|loser|result|results|outcome|score|damage"
    "|motive|size|age|length|height|weight|owner|founder|author|aim|purpose|consequences|death toll|toll|venue|duration|prize"
)
_BEGINS_WITH_AN_OWNER = re.compile(r"^(?:his|her|its|their)\b", re.IGNORECASE)
_OF_A_PERSON = re.compile(r"winner|loser|owner|founder|author")
_OF_WHAT_HAPPENED = "causes?|reasons?|consequences|duration|motive|outcome|death toll|toll|damage"
_HAPPENS = (
    r"\b(?:fire|blaze|flood|floods|storm|crash|collapse|explosion|accident|attack|earthquake|eruption|outbreak|outage|delay|strike|theft"
    r"|robbery|war|recall|closure|shortage|decline|rise|fall|protests?|resignation|spill|leak)\b"
)
_ASKED_ATTRIBUTE = re.compile(rf"^(?:the )?(?P<which>{_ATTRIBUTE})$", re.IGNORECASE)
_OF_EVENTS = re.compile(
    r"^(?:the |any )?(?:deaths|dead|injuries|injured|victims|casualties|survivors|arrests|damages?|losses|suspects|missing)$",
    re.I,
)


def resolved(question: str, before: Before | str) -> str:
    """The question as it must be asked when nobody remembers what was said before; all on one line."""
    before = Before.asking(before) if isinstance(before, str) else before
    if before.shown and _WHO_SAYS.search(question):
        return f"Who said {_told(before.shown)}?"
    piece = _piece(question)
    former, topic = without_topic(before.question)
    whole = _CONNECTS.sub("", former).strip() or former
    if piece is not None:
        return _with_piece(question, piece, whole, topic, before)
    if not needs(question) or (_names(without_times(question)) and not POINTS.search(question)):
        return question
    return _asked_instead(question, whole, topic) or _completed(question, whole, topic, before)


def _asked_instead(question: str, former: str, topic: str) -> str | None:
    """The former question with the question word that this one is; None where it is more, or that cannot be put."""
    ask = _ASK.search(question)
    put = asked_instead(ask["ask"], former) if ask and len(former) <= _LONGEST_MENDED else None
    return _capital(put, question) + (f" ({topic})" if topic else "") if put else None


def _completed(question: str, former: str, topic: str, before: Before) -> str:
    """The question with what it points at in its place, else with what it lacks behind it."""
    of_all = _ASKS_OF_ALL.search(question)
    pointed = None if of_all else pointing(question, former, before)
    if pointed:
        return pointed
    if of_all or not (_content(question) or POINTS_AT_A_PERSON.search(question)):
        return behind(question, _matter(former, topic))
    return behind(question, _lacking(question, former, before), _when(question, former))


def _with_piece(question: str, piece: str, former: str, topic: str, before: Before) -> str:
    """What a piece asks: the former question with it in place, what it asks of the topic, or all of that behind it."""
    if _BEGINS_WITH_AN_OWNER.match(piece):
        return pointing(question, former, before) or behind(question, _lacking(question, former, before))
    attribute = _ASKED_ATTRIBUTE.fullmatch(piece)
    if attribute and before.topic and not re.search(rf"\b(?:{_ATTRIBUTE})\b", former, re.IGNORECASE):
        which = attribute["which"].lower()
        past = not re.search(r"\b(?:is|are|does|do|will)\b", former, re.IGNORECASE)
        verb = ("were" if past else "are") if which.endswith("s") else ("was" if past else "is")
        ask = f"{'Who' if _OF_A_PERSON.fullmatch(which) else 'What'} {verb} the {which}"
        of_what_happened = re.fullmatch(_OF_WHAT_HAPPENED, which) and not re.search(_HAPPENS, before.topic[0], re.IGNORECASE)
        return (
            behind(f"{ask}?", before.topic[:1] if topic else _matter(former, ""))
            if of_what_happened
            else f"{ask} of {before.topic[0]}?"
        )
    if _OF_EVENTS.fullmatch(piece):
        return behind(question, before.topic[:MOST_PHRASES], former)
    replaced = in_place(piece, former) if len(former) <= _LONGEST_MENDED else None
    if replaced:
        return replaced + (f" ({topic})" if topic and "(" not in replaced else "")
    told = former.strip(" ?.!")
    return behind(
        question, [f"{told[:1].lower()}{told[1:]}" if told.split()[0].lower() in VERBAL else told, *([topic] if topic else [])]
    )


def _lacking(question: str, former: str, before: Before) -> list[str]:
    """The phrases that this question needs: those of the question before where it points back, and the topic."""
    own = {word.lower() for word in words(question)}
    person = [before.person] if before.person and POINTS_AT_A_PERSON.search(question) else []
    near = before.things if POINTS.search(question) else ()
    told = [
        one
        for one in [*person, *filter(None, [before.thing]), *near, *before.topic]
        if not {word.lower() for word in meaning(one)} <= own | _ITSELF
    ]
    kept: list[str] = []
    for one in told:
        if not any(has_words(other, one) for other in kept):
            kept.append(one)
    if kept or near or before.topic:
        return kept[:MOST_PHRASES]
    return [one for one in _matter(former, "") if not has_words(question, one)]


def _matter(former: str, topic: str) -> list[str]:
    told = matter(former) if len(former) <= _LONGEST_MENDED else ""
    if not meaning(told):
        told = " ".join(plain_words(former)[:_MOST_CARRIED])
    return [one for one in (told, topic) if one]


def _when(question: str, former: str) -> str:
    """The former question, whose times this one needs; nothing where it asks about a person."""
    return "" if POINTS_AT_A_PERSON.search(question) else former


def _capital(text: str, like: str) -> str:
    """The text with its first letter as the question's."""
    first = next((letter for letter in like if letter.isalpha()), "")
    return f"{text[:1].upper()}{text[1:]}" if first.isupper() else text


def _told(sentence: str) -> str:
    """A shown sentence as what someone said, without who said it: "that the fine is 35 euros"."""
    said = _ATTRIBUTED.sub("", _SAYING.sub("", sentence, count=1), count=1).strip(" .,").split()
    told = " ".join(said[:_LONGEST_QUOTED]) + ("…" if len(said) > _LONGEST_QUOTED else "")
    if told[:1] in '"“':
        inner = told.strip('"“” ,')
        return f"“{inner}”" if not any(mark in inner for mark in '"“”') else told
    first = said[0] if said else ""
    small = first[1:].islower() and (rank(first) < _EVERYDAY or first.lower() in STOP_WORDS)
    return f"that {told[:1].lower() if small else told[:1]}{told[1:]}"


def _content(question: str) -> list[str]:
    """The words of a question that tell what it is about."""
    return [word for word in plain_words(question) if word.lower() not in _ITSELF | _NO_TOPIC | INDEFINITE | SMALL_TALK]


def may_stand_alone(question: str) -> bool:
    """Whether a question that leans on what was said, by being short, may be asked without it: "What did the referee do?"."""
    if _CONNECTS.search(question) or POINTS.search(question) or _ASKS_OF_ALL.search(question) or not _content(question):
        return False
    asked = " ".join(_content(question))
    if _ASKED_ATTRIBUTE.fullmatch(asked) or _OF_EVENTS.fullmatch(asked):
        return False
    if _piece(question) is not None:
        return len(_content(question)) > 1
    return (bool(phrases(question)) and not _SCENE.search(question)) or len(_content(question)) > 1


def needs(question: str) -> bool:
    """Whether a question seems to need what was said before: it leans on that, or asks what there was, not where."""
    return leans(question) or _is_of_a_scene(question)


def leans(question: str) -> bool:
    """Whether a question seems to need the one before it."""
    found = [word.lower() for word in words(question)]
    content = [word for word in meaning(question) if word.lower() not in _ITSELF]
    return bool(
        _CONNECTS.search(question)
        or POINTS.search(OF_ITS_OWN.sub("", question))
        or (_ASKS_BARELY.search(question) and len(content) <= 1 and not _DEFINES.search(question))
        or not (content or ARTICLES.union(PREPOSITIONS).issuperset(found))
        or question.lower().strip(" ?.!") in SMALL_TALK
    )


def _is_of_a_scene(question: str) -> bool:
    """Whether a question asks for what there was, and says nowhere where: "Was anybody hurt?"."""
    if not _SCENE.search(question) or times(question):
        return False
    rest = _SCENE.sub("", question)
    said = len(_content(question)) + ("happened" in question)
    return 0 < said <= _MOST_OF_A_SCENE and not runs(question) and not slots(rest)


def is_a_piece(question: str) -> bool:
    """Whether a question is but a piece of one: "and in 2024?"."""
    return _piece(question) is not None


def _piece(question: str) -> str | None:
    """What a question without a verb is about: "in 2024" of "and in 2024?"; None for a question with one."""
    connected = _CONNECTS.search(question)
    rest = question[connected.end() :] if connected else question
    rest = rest.strip(" ?.!,:;")
    timeless = without_times(rest)
    found = {word.lower() for word in words(timeless)}
    if len(words(timeless)) > _MOST_OF_A_PIECE or not found.isdisjoint(VERBAL | SMALL_TALK | INDEFINITE | _ITSELF):
        return None
    if not connected and found and not question.rstrip().endswith("?"):
        return None  # it may be words to search for
    return rest if meaning(rest) else None


def _names(text: str) -> list[str]:
    """The words that are names or numbers: capital letters after the first word, or digits."""
    return [
        word
        for number, word in enumerate(words(text))
        if (word[0].isdigit() or (word[0].isupper() and number > 0)) and word.lower() not in STOP_WORDS
    ]
