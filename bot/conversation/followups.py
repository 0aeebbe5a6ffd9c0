"""What a follow-up question means: from the question and what was said before, a question that stands alone.

By a language model where one is given, else by rules (`rules.py`); it has no memory beyond the turns that it is handed
(`memory.py` keeps those). What was said before changes nothing but what is asked: the articles answer as ever.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.config import LONGEST_QUESTION
from bot.conversation.answered import first_sentence, is_of_a_body, is_of_a_person, name_given
from bot.conversation.compound import questions_in
from bot.conversation.phrases import without_topic
from bot.conversation.pointing import Before, topic_of
from bot.conversation.rules import is_a_piece, may_stand_alone, needs, resolved
from bot.conversation.topic import as_question
from bot.errors import ModelFailed
from bot.questions.contractions import spelled_out
from bot.reply import REASONS, Turn
from index.sentences import sentences

if TYPE_CHECKING:
    from bot.models import Budget

_MOST_TURNS = 8
_MOST_OF_A_TURN = 600  # characters that a model is shown
_LONGEST = 400  # characters of what a model may make of a question, beyond the question's own
_PLAIN = frozenset("?,.'’‘\"“”-–—()")
_STANDS_ALONE = 4  # words that mean something; a question with so many, with a name, and without a word that points back


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question is understood."""

    question: str  # as it must be asked when nobody remembers what was said
    notes: tuple[str, ...] = ()  # that say so, where it differs from what was typed
    otherwise: str | None = None  # how it is asked where the articles do not answer that: as it was typed


def stands_alone(question: str, history: Sequence[Turn]) -> Reading:
    """By rules: a question that needs no history, and a note that says how it was understood when that differs.

    A question that does not lean on what was said is left as it is.
    """
    before = _before(history)
    return _noted(question, _resolved(question.strip(), before) if before else question)


def _resolved(question: str, before: Before) -> str:
    """By rules, what a question asks; of several in one only the first leans on the former, and the others on that."""
    pieces = questions_in(question)
    if not pieces:
        return resolved(question, before)
    first = pieces[0].text.removesuffix("?")
    if not question.startswith(first) or not needs(pieces[0].text):
        return question
    whole = resolved(pieces[0].text, before)
    return whole.removesuffix("?").replace("? (", " (") + question[len(first) :]


def understood(question: str, history: Sequence[Turn], budget: "Budget | None" = None) -> Reading:
    """As `stands_alone`; with a language model, its words for what it may lean on, unless these say what nobody said.

    Where the model fails, the rules decide.
    """
    if budget is None or _before(history) is None or not _may_lean(question):
        return stands_alone(question, history)
    from prompts import render

    try:
        written = budget.complete(render("condense"), _data(question, history))
    except ModelFailed:
        return stands_alone(question, history)
    line = " ".join(written.split()).strip("\"“”'` ")
    return _noted(question, line) if _is_said(line, question, history) else stands_alone(question, history)


def _noted(question: str, meant: str) -> Reading:
    if " ".join(meant.split()) == " ".join(question.split()):
        return Reading(question)
    otherwise = question if not questions_in(question) and may_stand_alone(question) else None
    return Reading(meant, (f"Understood as: {meant}",), otherwise)


def _before(history: Sequence[Turn]) -> Before | None:
    """What was said before a question, as far as it may lean on it; None when nothing was asked.

    Of a turn no more is read than of a question: it may be as long as whoever hands it over likes.
    """
    before: Before | None = None
    turns: list[Turn] = list(history[-_MOST_TURNS:])
    for turn, following in zip_longest(turns, turns[1:]):
        asked = spelled_out(" ".join(turn.text.split())[:LONGEST_QUESTION].rstrip())
        if turn.role == "user" and asked:
            answer = following.text if following and following.role == "assistant" else ""
            before = _after(asked, answer, before)
    return before


def _after(asked: str, answer: str, before: Before | None) -> Before:
    """What there is to lean on after a question and its answer; a question that leaned and was refused is no topic."""
    refused = answer.startswith(tuple(REASONS.values()))
    meant = _resolved(asked, before) if before else asked
    whole = as_question(meant) or meant
    leaned = before is not None and meant != asked
    if leaned and refused:
        assert before is not None  # it was leaned on
        return replace(before, question=whole, shown="")
    shown = "" if refused else first_sentence(answer)
    name = "" if refused else name_given(whole, answer)
    things, topic, person = topic_of(without_topic(meant)[0]), topic_of(meant), ""
    if before is not None and leaned:
        things = things or before.things
        topic = topic if is_a_piece(asked) and "(" not in meant else before.topic
        person = before.person
    if name and is_of_a_person(whole):
        return Before(whole, things, topic, person if is_of_a_body(name) else name, they=name, shown=shown)
    return Before(whole, things, topic, person, they=name, thing=name, shown=shown)


def _may_lean(question: str) -> bool:
    """Whether it is worth asking a model what a question leans on."""
    from bot.questions.question import parse

    asked = parse(question)
    return needs(question) or len(asked.weights) < _STANDS_ALONE or not asked.names


def _data(question: str, history: Sequence[Turn]) -> str:
    turns = [{"role": turn.role, "text": " ".join(turn.text.split())[:_MOST_OF_A_TURN]} for turn in history[-_MOST_TURNS:]]
    return json.dumps({"conversation": turns, "question": question}, ensure_ascii=False)


def _is_said(line: str, question: str, history: Sequence[Turn]) -> bool:
    """Whether a model's line asks, has every name and number of the person's, and no word with a meaning that nobody said."""
    from bot.questions.question import missing_names, parse, stems_of

    told = " ".join([question, *(turn.text for turn in history[-_MOST_TURNS:])])
    if not line or len(line) > len(question) + _LONGEST or not _only_asks(line, question) or _signs(line) - _signs(told):
        return False
    said = stems_of(told)
    made = parse(line)
    strange = [stem for stem in made.weights if stem not in said]
    return not strange and not missing_names(made, said) and not missing_names(parse(question), stems_of(line))


def _only_asks(line: str, question: str) -> bool:
    """Whether a line is one question, or as many as the person asked: what it told beside them would be told as the person's."""
    asked = [line[start:end] for start, end in sentences(line)]
    return all(one.endswith("?") for one in asked) and line.count("?") <= max(question.count("?"), 1)


def _signs(text: str) -> set[str]:
    """The signs of a text that do more than part words: those of a mention, a link, a command, a face."""
    return {sign for sign in text if not sign.isalnum() and not sign.isspace()} - _PLAIN
