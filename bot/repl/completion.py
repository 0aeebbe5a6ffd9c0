"""What Tab offers: commands, what may follow them, and in a question the outlets and titles of the articles."""

import shlex
from collections.abc import Callable, Iterable, Iterator

from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter
from prompt_toolkit.document import Document

from bot.repl.commands import TABLE
from bot.repl.names import Names

_FIELDS = ("source:", "author:", "collection:", "after:", "before:")
_PATHS = ("/add", "/export")


class Completions(Completer):
    """Offers for prompt_toolkit. `names` gives what is known of the articles now."""

    def __init__(self, names: Callable[[], Names]) -> None:
        self._names = names
        self._paths = PathCompleter(expanduser=True)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """The offers for what stands before the cursor."""
        text = document.text_before_cursor
        command, space, argument = text.partition(" ")
        if not text.startswith("/"):
            return [Completion(name, -typed) for name, typed in self._names().completing(text)]
        if not space:
            return [
                Completion(name, -len(text), display_meta=one.help)
                for name, one in TABLE.items()
                if name.startswith(text.lower())
            ]
        if command in _PATHS:
            return self._paths.get_completions(Document(argument), complete_event)
        return list(self._filters(argument)) if command == "/filter" else []

    def _filters(self, argument: str) -> Iterator[Completion]:
        """The fields of a filter, and the outlets and collections that there are."""
        part = (
            argument.rsplit(" ", 1)[-1]
            if argument.count('"') % 2 == 0
            else argument[argument.rfind(" ", 0, argument.rfind('"')) + 1 :]
        )
        field, colon, value = part.partition(":")
        if not colon:
            yield from (Completion(one, -len(part)) for one in (*_FIELDS, "off") if one.startswith(part))
            return
        known = {"source": self._names().sources, "collection": self._names().collections}.get(field, ())
        begun = value.strip("\"'").casefold()
        yield from (Completion(shlex.quote(one), -len(value)) for one in known if one.casefold().startswith(begun))
