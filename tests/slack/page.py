"""A channel as a page in a plain imitation of Slack's look, in one file without scripts."""

from tests.slack.workspace import Workspace


def of(space: Workspace, channel: str) -> str:
    """The page."""
    raise NotImplementedError
