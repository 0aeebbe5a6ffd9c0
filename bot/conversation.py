"""What a follow-up question means: from the question and what was said before, a question that stands alone.

By a language model where one is given, else by rules (`bot.followup`); it has no memory beyond the turns that it is handed
(`bot.memory` keeps those). What was said before changes nothing but what is asked: the articles answer as ever.
"""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.compound import questions_in
from bot.config import LONGEST_QUESTION
from bot.contractions import spelled_out
from bot.errors import ModelFailed
from bot.followup import leans, resolved
from bot.reply import Turn
from bot.topic import as_question
from index.sentences import sentences

if TYPE_CHECKING:
    from bot.models import Budget

_MOST_TURNS = 8
_MOST_OF_A_TURN = 600  # characters that a model is shown
_LONGEST = 400  # characters of what a model may make of a question, beyond the question's own
_PLAIN = frozenset("?,.'’‘\"“”-–—()")
_STANDS_ALONE = 4  # words that mean something; a question with so many, with a name, and without a word that points back


def stands_alone(question: str, history: Sequence[Turn]) -> tuple[str, tuple[str, ...]]:
    """By rules: a question that needs no history, and a note that says how it was understood when that differs.

    A question that does not lean on what was said is left as it is.
    """
    former = _former(history)
    return _noted(question, _resolved(question.strip(), former) if former else question)


def _resolved(question: str, former: str) -> str:
    """By rules, what a question asks; of several in one only the first leans on the former, and the others on that."""
    pieces = questions_in(question)
    if not pieces:
        return resolved(question, former)
    first = pieces[0].text.removesuffix("?")
    if not question.startswith(first) or not leans(pieces[0].text):
        return question
    whole = resolved(pieces[0].text, former)
    return whole.removesuffix("?").replace("? (", " (") + question[len(first) :]


def understood(question: str, history: Sequence[Turn], budget: "Budget | None" = None) -> tuple[str, tuple[str, ...]]:
    """As `stands_alone`; with a language model, its words for what it may lean on, unless these say what nobody said.

    Where the model fails, the rules decide.
    """
    if budget is None or _former(history) is None or not _may_lean(question):
        return stands_alone(question, history)
    from prompts import render

    try:
        written = budget.complete(render("condense"), _data(question, history))
    except ModelFailed:
        return stands_alone(question, history)
    line = " ".join(written.split()).strip("\"“”'` ")
    return _noted(question, line) if _is_said(line, question, history) else stands_alone(question, history)


def _noted(question: str, meant: str) -> tuple[str, tuple[str, ...]]:
    same = " ".join(meant.split()) == " ".join(question.split())
    return (question, ()) if same else (meant, (f"Understood as: {meant}",))


def _former(history: Sequence[Turn]) -> str | None:
    """The last question before this one, itself understood by those before it; None when there is none.

    Of a turn no more is read than of a question: it may be as long as whoever hands it over likes.
    """
    former: str | None = None
    for turn in history[-_MOST_TURNS:]:
        asked = spelled_out(" ".join(turn.text.split())[:LONGEST_QUESTION].rstrip())
        if turn.role == "user" and asked:
            asked = _resolved(asked, former) if former else asked
            former = as_question(asked) or asked
    return former


def _may_lean(question: str) -> bool:
    """Whether it is worth asking a model what a question leans on."""
    from bot.question import parse

    asked = parse(question)
    return leans(question) or len(asked.weights) < _STANDS_ALONE or not asked.names


def _data(question: str, history: Sequence[Turn]) -> str:
    turns = [{"role": turn.role, "text": " ".join(turn.text.split())[:_MOST_OF_A_TURN]} for turn in history[-_MOST_TURNS:]]
    return json.dumps({"conversation": turns, "question": question}, ensure_ascii=False)


def _is_said(line: str, question: str, history: Sequence[Turn]) -> bool:
    """Whether a model's line asks, has every name and number of the person's, and no word with a meaning that nobody said."""
    from bot.question import missing_names, parse, stems_of

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
