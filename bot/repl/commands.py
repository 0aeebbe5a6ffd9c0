"""The commands of the chat: a table, and what each of them does."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import QuestionError
from bot.questions.scope import nothing_note, parse_filter, shown
from bot.repl.chat import Chat, Last, NothingYet
from bot.reply import Answer, Citation
from bot.text import printable_line
from index.article import Article
from index.errors import NotFoundError
from index.filters import ALL

if TYPE_CHECKING:
    from bot.library import Library
    from index.index import Index

_MOST_ARTICLES = 50  # in the list
_PASSAGES = 5  # that /search shows
_HELP_COLUMN = 20  # characters of what is typed, before what it does
_HELP_INDENT = 4  # spaces before what it does, where that stands on a line of its own
_KEYS = (
    ('"""', 'begins a question of several lines, """ ends it; or Alt-Enter for a new line'),
    ("Ctrl-C", "stops an answer, or drops what is typed"),
    ("Tab, Ctrl-R", "complete; search what was typed before"),
)
_LEAVE = ("/quit", "/exit", "/q", "quit", "exit")
_HELP = ("help", "?", "/?", "/h")


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a person can type besides questions."""

    name: str
    argument: str  # what follows it, for the help; "" for nothing, in brackets where it may be left out
    help: str
    run: Callable[[Chat, str], None]


def leaves(line: str) -> bool:
    """Whether the line ends the chat."""
    return line.lower() in _LEAVE


def is_command(line: str) -> bool:
    """Whether the line is anything but a question."""
    return line.startswith("/") or line.lower() in _HELP


def run(chat: Chat, line: str) -> None:
    """Do what a command says. Raises `FootnoteError` with a sentence, and what the work raises."""
    name, _, argument = ("/help" if line.lower() in _HELP else line).partition(" ")
    command = TABLE.get(name.lower())
    argument = argument.strip()
    if command is None:
        near = difflib.get_close_matches(name.lower(), TABLE, n=1, cutoff=0.5)
        meant = f"did you mean {near[0]}? /help lists all." if near else "/help lists all."
        raise QuestionError("no_command", f"There is no command {name}; {meant}")
    if argument and not command.argument:
        raise QuestionError("no_argument", f"{name} takes nothing after it; write it alone.")
    if not argument and command.argument and not command.argument.startswith("["):
        raise QuestionError("no_argument", f"{name} needs something after it; write it like `{name} {command.argument}`.")
    command.run(chat, argument)


def model_line(library: "Library") -> str:
    """Which language model drafts the answers, in a sentence."""
    llm = library.settings.llm
    if llm is None:
        return "No language model is configured, so the answers are the articles' own sentences."
    return f"The language model {llm.name} drafts the answers; each of its sentences is checked."


# What each does


def _help(chat: Chat, _: str) -> None:
    from bot.showing.render import is_narrow, wrapped

    rows = [(f"{one.name} {one.argument}".strip(), one.help) for one in TABLE.values()]
    chat.screen.print(wrapped("Type a question and press Enter, or one of these:"))
    narrow = is_narrow()
    for name, text in (*rows, *_KEYS):
        if narrow:
            chat.screen.print(f"{wrapped(name)}\n{wrapped(text, first=_HELP_INDENT, indent=_HELP_INDENT)}")
        else:
            chat.screen.print(wrapped(f"{name:{_HELP_COLUMN}} {text}", indent=_HELP_COLUMN + 1))
    chat.screen.print()


def _sources(chat: Chat, _: str) -> None:
    from bot.showing import render

    reply = _last(chat).reply
    if isinstance(reply, Answer):
        chat.screen.print(render.sources(reply, chat.screen.ink) + "\n")
    else:
        chat.screen.say("The last question was not answered, so there are no sources.")


def _show(chat: Chat, argument: str) -> None:
    from bot.repl.passage import passage

    citation = _citation(chat, argument)
    chat.screen.print(passage(citation, _article(chat, citation), chat.screen.ink) + "\n")


def _open(chat: Chat, argument: str) -> None:
    import webbrowser

    from bot.showing.ink import is_address

    article = _citation(chat, argument or "1").article
    if not article.url or not is_address(article.url):
        chat.screen.say(f"It has no page on the web; it was read from {printable_line(article.url or article.id)}")
    elif webbrowser.open(article.url):
        chat.screen.say(f"Opened {printable_line(article.url)}")
    else:
        chat.screen.say(f"No browser could be started; the address is {printable_line(article.url)}")


def _why(chat: Chat, _: str) -> None:
    from bot.repl.why import why

    last = _last(chat)
    if not last.events:
        raise NothingYet("How the last answer came about is known only in the chat that gave it; /retry asks again.")
    chat.screen.print(why(last.reply, last.events) + "\n")


def _check(chat: Chat, claim: str) -> None:
    from bot import check as checking
    from bot.showing import render

    found = chat.wait(lambda index: checking.check(claim, index, chat.scope), "Checking")
    chat.screen.print(render.checked(found, chat.screen.ink) + "\n")


def _search(chat: Chat, query: str) -> None:
    from bot.answerer import checked
    from bot.showing import render

    asked = checked(query, "query")
    scope = chat.scope
    hits = chat.wait(lambda index: index.search(index.prepare(asked, scope.today), _PASSAGES, scope.only), "Searching")
    chat.screen.print((render.hits(hits) if hits else "Nothing was found.") + "\n")


def _filter(chat: Chat, argument: str) -> None:
    if argument.lower() == "off":
        chat.filtered(ALL)
    elif argument:
        chat.filtered(parse_filter(argument))
    only = chat.scope.only
    chat.screen.say(f"Only these articles are asked: {shown(only)}" if only else "All articles are asked.")
    if only:
        for note in nothing_note(only, chat.wait(lambda index: tuple(index.visible(only)), "Counting")):
            chat.screen.fault(note)


def _articles(chat: Chat, _: str) -> None:
    from bot.showing import render

    entries = chat.wait(lambda index: index.entries(), "Listing")
    more = len(entries) - _MOST_ARTICLES
    chat.screen.print(render.entries(entries[:_MOST_ARTICLES], fit=True))
    if more > 0:
        chat.screen.say(f"and {more:,} more; `footnote index list` lists all.")
    else:
        chat.screen.print()


def _add(chat: Chat, argument: str) -> None:
    from bot.repl.adding import add

    add(chat, argument)


def _model(chat: Chat, argument: str) -> None:
    if argument:
        chat.use_model(None if argument.lower() == "off" else argument)
    chat.screen.say(model_line(chat.library))


def _retry(chat: Chat, _: str) -> None:
    question = _last(chat).question
    chat.memory.drop_last(chat.conversation, only=question)
    chat.last = None
    chat.screen.faint(question)
    chat.ask(question)


def _undo(chat: Chat, _: str) -> None:
    question = chat.memory.drop_last(chat.conversation) or _last(chat).question
    chat.take_up()
    chat.screen.say(f"Forgotten: {question}")


def _export(chat: Chat, argument: str) -> None:
    from bot.conversation.export import export

    path = Path(argument).expanduser()
    export(chat.memory.exchanges(chat.conversation), path)
    chat.screen.say(f"Written to {path}")


def _clear(chat: Chat, _: str) -> None:
    chat.begin_anew()
    chat.screen.clear()
    chat.screen.say("A new conversation begins; nothing of the former one is taken into account.")


def _leave(_chat: Chat, _: str) -> None:
    raise EOFError


TABLE = {
    one.name: one
    for one in (
        Command("/sources", "", "the sources of the last answer", _sources),
        Command("/show", "N", "the words around citation N, and where they stand in the article", _show),
        Command("/open", "[N]", "the article of citation N in the browser", _open),
        Command("/why", "", "how the last answer came about: candidates, drafts, checks, timings", _why),
        Command("/check", "CLAIM", "do the articles support this?", _check),
        Command("/search", "WORDS", "the passages that the words are about", _search),
        Command("/filter", "[FILTER|off]", 'ask only these, like `source:"The Verge" after:2025-09-01`; or all again', _filter),
        Command("/articles", "", "the articles, the newest first", _articles),
        Command("/add", "PATH_OR_URL", "add articles, as `footnote index add` does", _add),
        Command("/retry", "", "ask the last question again", _retry),
        Command("/undo", "", "forget the last question and its answer", _undo),
        Command("/export", "FILE", "write the conversation to FILE.md, .html or .json", _export),
        Command("/model", "[NAME|off]", "which language model drafts the answers; or another, like ollama:llama3.2", _model),
        Command("/clear", "", "begin a new conversation on an empty screen", _clear),
        Command("/help", "", "this list", _help),
        Command("/quit", "", "leave (or Ctrl-D)", _leave),
    )
}


def _last(chat: Chat) -> Last:
    if chat.last is None:
        raise NothingYet("Nothing has been asked yet in this conversation; type a question first.")
    return chat.last


def _citation(chat: Chat, argument: str) -> Citation:
    reply = _last(chat).reply
    statements = reply.statements if isinstance(reply, Answer) else ()
    found = {str(one.number): one for statement in statements for one in statement.citations}
    if not found:
        raise NothingYet("The last question was not answered, so there are no citations to look at.")
    number = argument.strip("[] ")
    if number not in found:
        numbers = f"its citations are 1 to {len(found)}" if len(found) > 1 else "its only one is 1"
        raise QuestionError("no_citation", f"The last answer has no citation {argument}; {numbers}.")
    return found[number]


def _article(chat: Chat, citation: Citation) -> Article:
    """The article as it is in the index now; what was cited of it, when it is there no more."""

    def find(index: "Index") -> Article:
        try:
            return index.article(citation.article.id)
        except NotFoundError:
            return citation.article

    return chat.wait(find, "Reading")
