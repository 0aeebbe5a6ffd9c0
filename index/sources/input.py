"""What a reader of one article gets: bytes of a known kind, and what they go by."""

from dataclasses import dataclass

from index.sources.kinds import Kind


@dataclass(frozen=True, slots=True)
class Input:
    """A file, or what a server sent."""

    data: bytes
    kind: Kind
    name: str  # in messages
    identity: str  # the absolute path, or the URL that was asked for
    url: str | None = None  # where it was fetched; None for a file
    charset: str | None = None  # as the server says
