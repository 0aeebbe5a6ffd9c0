"""`/why`: how the last answer came about, from the events that told of it."""

from collections.abc import Iterable

from bot.events import Considered, Event, Examined, Step, Understood
from bot.reply import Reply
from bot.showing.render import about, wrapped
from bot.text import counted, printable_line

_MOST_CANDIDATES = 8
_DID = {
    "searching": ("searched", "article"),
    "reading": ("read", "passage"),
    "writing": ("wrote from", "passage"),
    "checking": ("checked", "sentence"),
}


def why(reply: Reply, events: Iterable[Event]) -> str:
    """The steps, the candidates with their scores, each drafted sentence with what the checks found, and the timings."""
    lines: list[str] = []
    drafts: list[str] = []
    did = []
    for event in events:
        match event:
            case Understood():
                lines.append(wrapped(f"Understood as: {printable_line(event.question)}"))
            case Step():
                done, thing = _DID[event.name]
                did.append(f"{done} {counted(event.count, thing)}")
            case Considered():
                lines += ["", *_candidates(event)]
            case Examined():
                drafts += _drafted(event)
            case _:
                pass
    steps = wrapped(f"Steps: {', '.join(did)}.")
    return "\n".join([steps, *lines, "", "Drafted:", *(drafts or ["  nothing: no sentence was good enough"]), "", _times(reply)])


def _candidates(considered: Considered) -> list[str]:
    scored = considered.scored[:_MOST_CANDIDATES]
    what = f" “{printable_line(considered.part)}”" if considered.part else ""
    asked = f"at least {considered.threshold:.2f} is asked of the best"
    lines = [wrapped(f"Sentences that could answer{what}, with the chance that each does ({asked}):")]
    for score, candidate in scored:
        lines.append(wrapped(f"{score:.2f}  {printable_line(candidate.text)}", first=2, indent=8))
        lines.append(wrapped(about(candidate.article), first=8, indent=8))
    more = len(considered.scored) - len(scored)
    return [*lines, f"  and {more:,} more"] if more else lines


def _drafted(examined: Examined) -> list[str]:
    lines = [wrapped(f"{examined.outcome + ':':9} {printable_line(examined.drafted)}", first=2, indent=12)]
    findings = examined.findings or (("all checks passed",) if examined.outcome == "shown" else ())
    lines += [wrapped(f"- {printable_line(finding)}", first=12, indent=14) for finding in findings]
    return [*lines, wrapped(f"to: {printable_line(examined.instead)}", first=8, indent=12)] if examined.instead else lines


def _times(reply: Reply) -> str:
    took = reply.timings
    steps = f"search {took.search:.0f} ms, draft {took.draft:.0f} ms, checks {took.enforce:.0f} ms"
    return wrapped(f"Time: {steps}; {took.total:.0f} ms in all.")
