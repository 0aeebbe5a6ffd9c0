"""What is typed that is no question: a bare topic ("tariffs"), which can be answered, and nothing at all ("a", "hello")."""

from bot.conversation.rules import INDEFINITE, SMALL_TALK, VERBAL
from bot.questions.little import ASKING
from bot.questions.slots import is_participle
from index.words import STOP_WORDS, words

_MOST_OF_A_TOPIC = 5  # words
_COURTESIES = frozenset("ok okay thanks thank hello hi hey yes no please".split())
_ORDERS = frozenset(
    "list name summarize summarise compare explain describe show find define count check translate write quote cite tell".split()
)


def says_nothing(question: str) -> bool:
    """Whether no word of a question could be looked up: "a", "what?", "thanks"; "WHO" is a name."""
    return not any(word.lower() not in STOP_WORDS | SMALL_TALK or (word.isupper() and len(word) > 1) for word in words(question))


def is_courtesy(typed: str) -> bool:
    """Whether nothing is asked, whatever was said before: "thanks", "ok, thank you very much"; "why?" asks."""
    small = {word.lower() for word in words(typed)}
    return not small.isdisjoint(_COURTESIES) and small <= _COURTESIES | STOP_WORDS and small.isdisjoint(ASKING)


def as_question(typed: str) -> str | None:
    """The question that a bare topic is taken for; None for what has a verb, is too long, or asks for something."""
    found = words(typed)
    small = {word.lower() for word in found}
    if not found or len(found) > _MOST_OF_A_TOPIC or says_nothing(typed):
        return None
    if not small.isdisjoint(VERBAL | SMALL_TALK | INDEFINITE) or found[0].lower() in _ORDERS or any(map(is_participle, found)):
        return None
    return f"What do the articles say about {typed.strip(' ?.!,:;')}?"
