"""`channels.toml`: which articles a channel sees, how it is answered, whom to ask, and who may. Read strictly.

    [channels.C0123ABCD]
    collections = ["news"]
    outsiders = true      # people of other organisations in a shared channel (Slack Connect) may ask, and see the answers

A group direct message is treated as a channel: `[default]` holds, unless it has a table of its own. In a channel that is shared
with another organisation the articles stay at home as long as `outsiders` is not set: its people get a polite no, ours are
answered privately.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from bot.errors import SettingError

FILE = "channels.toml"  # in the folder where `footnote slack` is started

_CHANNEL = re.compile(r"[CG][A-Z0-9]{2,}")
_GROUP = re.compile(r"S[A-Z0-9]{2,}")
_HUMAN = re.compile(r"[UWS][A-Z0-9]{2,}")


@dataclass(frozen=True, slots=True)
class Room:
    """How a channel is treated."""

    collections: tuple[str, ...] | None = None  # that it sees; None: all articles
    answer: Literal["thread", "privately"] = "thread"
    only_mentions: bool = False  # replies without a mention are left alone
    ask: str | None = None  # the user or user group to ask when the articles have no answer
    daily_limit: int | None = None  # questions a person a day
    outsiders: bool = False  # people of other organisations may ask, and see the answers


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole file."""

    default: Room = Room()
    direct: Room = Room()  # direct messages
    channels: Mapping[str, Room] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # user group -> collections its members see in direct
    allowed_groups: tuple[str, ...] = ()  # whose members may ask; none named: everyone
    at_once: int | None = None  # questions answered at a time; None: as many as suit the model
    forget_after_days: int = 30
    finish_within: int = 30  # seconds for running answers at shutdown

    def room(self, channel: str, *, direct: bool) -> Room:
        """How a channel, or a direct message, is treated."""
        return self.direct if direct else self.channels.get(channel, self.default)


def read_rules(path: Path | None) -> Rules:
    """The rules of a file; without one, everybody may ask everything.

    With None it is `channels.toml` of the current folder, where there is one. Raises `SettingError` with every fault in one
    sentence each.
    """
    if path is None and not Path(FILE).exists():
        return Rules()
    path = path or Path(FILE)
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise SettingError(f"{path}: cannot be read ({fault.strerror}); name another file with `--channels`.") from fault
    except ValueError as fault:  # TOML's and UTF-8's errors
        raise SettingError(f"{path}: is no TOML ({fault}); correct it.") from fault
    faults = list(_faults(given))
    if faults:
        raise SettingError(" ".join(f"{path}: {fault}." for fault in faults))
    return _rules(given)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) and one.strip() for one in value)


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _groups(value: Any) -> bool:
    return _texts(value) and all(_GROUP.fullmatch(one) for one in value)


def _human(value: Any) -> bool:
    return isinstance(value, str) and bool(_HUMAN.fullmatch(value))


_Field = tuple[Callable[[Any], bool], str]
_ROOM: dict[str, _Field] = {
    "collections": (_texts, 'a list of collections like ["trade"]'),
    "answer": (lambda value: value in ("thread", "privately"), '"thread" or "privately"'),
    "only_mentions": (_yes_or_no, "true or false"),
    "ask": (_human, 'the id of a user or a user group, like "U0123ABCD" or "S0123ABCD"'),
    "daily_limit": (_count, "a whole number above 0"),
    "outsiders": (_yes_or_no, "true or false"),
}
_WORKSPACE: dict[str, _Field] = {
    "allowed_groups": (_groups, 'a list of ids of user groups like ["S0123ABCD"]'),
    "at_once": (_count, "a whole number above 0"),
    "forget_after_days": (_count, "a whole number above 0"),
    "finish_within": (_count, "a number of seconds above 0"),
}
_MEMBERS: dict[str, _Field] = {"collections": _ROOM["collections"]}
_ONE = {"workspace": _WORKSPACE, "default": _ROOM, "direct": _ROOM}  # tables
_MANY = {"channels": (_ROOM, _CHANNEL, "C0123ABCD"), "groups": (_MEMBERS, _GROUP, "S0123ABCD")}  # tables of tables


def _faults(given: Mapping[str, Any]) -> Iterator[str]:
    for name, table in given.items():
        if name in _ONE:
            yield from _table(f"[{name}]", table, _ONE[name])
        elif name not in _MANY:
            yield f"there is no table [{name}]; there are {', '.join(f'[{one}]' for one in (*_ONE, *_MANY))}"
        elif not isinstance(table, dict):
            yield f"`{name}` must hold tables like [{name}.{_MANY[name][2]}]"
        else:
            fields, pattern, example = _MANY[name]
            for one, inner in table.items():
                if not pattern.fullmatch(one):
                    yield f"[{name}.{one}] must be named by its id, like [{name}.{example}]"
                yield from _table(f"[{name}.{one}]", inner, fields)


def _table(name: str, table: Any, fields: Mapping[str, _Field]) -> Iterable[str]:
    if not isinstance(table, dict):
        return [f"{name} must be a table"]
    unknown = [f"{name} has no setting `{one}`; it has {', '.join(fields)}" for one in table if one not in fields]
    wrong = [f"{name} `{one}` must be {fields[one][1]}" for one in table if one in fields and not fields[one][0](table[one])]
    return unknown + wrong


def _rules(given: Mapping[str, Any]) -> Rules:
    default = _room(Room(), given.get("default", {}))
    workspace = {**given.get("workspace", {})}
    allowed = tuple(workspace.pop("allowed_groups", ()))
    return Rules(
        default,
        _room(replace(default, answer="thread", only_mentions=False), given.get("direct", {})),
        {channel: _room(default, table) for channel, table in given.get("channels", {}).items()},
        {group: tuple(table.get("collections", ())) for group, table in given.get("groups", {}).items()},
        allowed,
        **workspace,
    )


def _room(former: Room, table: Mapping[str, Any]) -> Room:
    """A room with what a table says of it; what it does not say is as before."""
    changed = dict(table)
    if "collections" in changed:
        changed["collections"] = tuple(changed["collections"])
    return replace(former, **changed)
