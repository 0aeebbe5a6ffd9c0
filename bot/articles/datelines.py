"""Where a report names its place, day and agency before it begins: "LONDON, Feb 3 (Reuters) - Ministers ..."."""

import re

_OPENING = 600  # characters of an article in which a dateline may stand
_MONTH = re.compile(r"\b(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][\w.’'/-]*(?:[ ][^\W\d_][\w.’'/-]*){0,4})(?P<day>(?:,[ ][\w.’' ]{1,24}){0,3})"
    r"(?P<agency>[ ]?(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/))?"
    r"(?:[ ](?:-{1,2}|–)[ ]|[ ]?—[ ]?)(?=[\"“‘'(]*[^\W_a-z])"
)


def behind_dateline(text: str, start: int, end: int) -> int:
    """Where the sentence `text[start:end]` begins behind its dateline; `start` where it has none."""
    if start > _OPENING or text[:start].rstrip(" \t")[-1:] not in ("", "\n"):
        return start
    found = _DATELINE.match(text, start, end)
    if not found or not _follows(text[found.end() :]):
        return start
    says_when = found["agency"] or _MONTH.search(found["day"])
    return found.end() if says_when or found["place"].isupper() else start


def _follows(rest: str) -> bool:
    """Whether a sentence begins there."""
    first = rest.lstrip("\"“‘'(")[:1]
    return first.isupper() or first.isdigit()
