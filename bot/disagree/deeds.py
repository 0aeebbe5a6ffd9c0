"""The words of what a question asks, as a sentence tells it in others: a theft of coins that "were stolen"."""

import re

from bot.disagree.clauses import clause_with
from bot.english.clauses import LIGHT
from bot.english.deeds import SPEECH, is_past
from bot.english.reading import Word, form_of, read, same
from bot.english.synonyms import in_words_of
from bot.questions.question import parse
from bot.questions.slots import slots

# words for one deed, beside those of `bot.english.synonyms` and the checks' opposites
_DEEDS = tuple(
    frozenset(form_of(word) for word in group.split())
    for group in (
        "die kill dead death perish",
        "hurt injure wound injury",
        "steal theft rob robbery burglary",
        "find discover unearth dig discovery",
        "founded establish create",
        "close shut closure",
        "build put erect construct make",
        "make weave create produce",
        "rescue save",
        "arrest detain arrested",
        "collapse crumble",
        "begin start commence launch",
        "resign quit",
    )
)
_LIGHT = SPEECH | LIGHT | frozenset(form_of(verb) for verb in "put leave stand lie reach amount total report count".split())
_LONG = re.compile(r"\bhow (?:long|many (?:minutes|hours|days|nights|weeks|months|years))\b", re.IGNORECASE)
# several words that tell a deed together -> one word for it
_PHRASES = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), form_of(deed))
    for words, deed in (
        (r"g[ai]v(?:e|es|en|ing) way|cav(?:ed|es|ing) in|(?:came|comes?|coming) down", "collapse"),
        (r"(?:takes?|took|taken|taking) (?:the )?(?:first (?:place|prize)|title|gold|crown|trophy)", "win"),
        (r"(?:came|comes?|finish(?:ed|es)?|placed) (?:in )?first", "win"),
        (r"(?:sets?|setting) up", "establish"),
        (r"pass(?:ed|es) away|los(?:t|e|es) (?:his|her|their) li(?:fe|ves)", "die"),
        (r"(?:broke|breaks?|broken|breaking) out|g[eo]ts? under ?way|(?:came|comes?|coming) into (?:force|effect)", "begin"),
        (r"(?:stepp(?:ed|ing)|steps?|stood|stands?) down", "resign"),
        (r"(?:puts?|putting) up", "build"),
    )
)


def asked_words(question: str, text: str) -> frozenset[str]:
    """The forms of what a question asks beside names, and of the words for the same, single and in phrases of a text."""
    asked = parse(question)
    held = frozenset().union(*asked.names)
    forms = {word.form for word in read(in_words_of(question, text)) if word.means and word.form not in held}
    forms -= {form_of(word) for word in "people person number amount many much money".split()}
    return frozenset(forms).union(*(words_for(form, text) for form in forms))


def deed_words(question: str, text: str, deeds: frozenset[str]) -> frozenset[str]:
    """The forms of the words in a text for those of some deeds that a question asks about."""
    told = (words_for(word.form, text) for word in read(question) if word.means)
    return frozenset().union(*(words for words in told if words & deeds))


def words_for(form: str, text: str) -> frozenset[str]:
    """The forms of the words that tell the same as one in a text."""
    alike = same(form) | frozenset().union(*(group for group in _DEEDS if form in group))
    phrases = (phrase[0] for words, deed in _PHRASES if deed in alike for phrase in words.finditer(text))
    return alike.union(*({word.form for word in read(phrase) if word.means} for phrase in phrases))


def of_another_deed(question: str, one: str, other: str, values: tuple[str, str]) -> bool:
    """Whether one sentence tells of its value another deed than the question asks about, which the other sentence tells.

    "The crash killed six" is no answer to how many were hurt, where the other article has "41 people were hurt".
    """
    deeds = [word.form for word in _outside_slots(question) if word.means and word.form not in _LIGHT]
    if _LONG.search(question):
        return False  # what lasted a week may have been ended after a week
    for mine, theirs, value in ((one, other, values[0]), (other, one, values[1])):
        forms, foreign = ({word.form for word in read(text)} for text in (mine, theirs))
        lacking = [deed for deed in deeds if words_for(deed, theirs) & foreign and not words_for(deed, mine) & forms]
        if lacking and _has_deed(clause_with(mine, value), asked_words(question, mine)):
            return True
    return False


def _outside_slots(question: str) -> list[Word]:
    """The words of a question that belong to none of the things and names in it: what is left tells the deed."""
    inside = {word.start for slot in slots(question) for word in slot.words}
    return [word for word in read(question) if word.start not in inside and not word.text[0].isupper()]


def _has_deed(text: str, asked: frozenset[str]) -> bool:
    """Whether a text has a deed told in the past that is not asked about; what is said or merely was is none."""
    past = (word for word in read(text) if is_past(word.low) and word.means and word.text.islower())
    return any(word.form not in asked | _LIGHT for word in past)


def holds_all(question: str, text: str) -> bool:
    """Whether a sentence has all that a question asks beside names, in these or other words."""
    names_aside = frozenset().union(*parse(question).names)
    forms = {word.form for word in read(question) if word.means and word.form not in names_aside}
    there = {word.form for word in read(text)} | {
        word.form for word in read(in_words_of(question, text)) if word.form not in forms
    }
    return all(there & words_for(form, text) for form in forms)
