"""People, channels and user groups of the workspace, by name or by id."""

from typing import Any, Literal

from tests.slack.nouns import Channel, Person
from tests.slack.web import Server
from tests.slack.workspace import BOT, BOT_USER, TEAM


class Directory:
    """The workspace's address book; it holds the server that its parts share."""

    def __init__(self, server: Server) -> None:
        self.server, self.space = server, server.space
        self.space.people[BOT_USER] = Person(BOT_USER, self.space.name, self.space.name.title(), BOT)

    def person(self, name: str, real_name: str | None = None, team: str = TEAM) -> str:
        """Somebody new (or the one who has the name already), of this workspace or of another organisation's; the id."""
        found = self._named(self.space.people, name)
        if found:
            return found
        made = Person(f"U0{len(self.space.people):03}{name.upper()[:12]}", name, real_name or name.title(), team=team)
        self.space.people[made.id] = made
        return made.id

    def channel(self, name: str, *members: str, private: bool = False, app: bool = True, shared: bool = False) -> str:
        """A new channel with members, and the app among them unless `app` is false; the id.

        `shared` says that another organisation is in it, by Slack Connect.
        """
        made = self._channel(name, "group" if private else "channel", members)
        if not app:
            made.members.discard(BOT_USER)
        made.shared = shared
        return made.id

    def talk(self, name: str, *members: str) -> str:
        """A direct conversation of the app with several people; the id."""
        return self._channel(name, "mpim", members).id

    def _channel(self, name: str, kind: Literal["group", "channel", "mpim"], members: tuple[str, ...]) -> Channel:
        inside = {self.person(member) for member in members} | {BOT_USER}
        made = Channel(f"C0{len(self.space.channels):03}{name.upper()[:12].replace('-', '')}", name, kind, inside)
        self.space.channels[made.id] = made
        return made

    def group(self, identity: str, *members: str) -> str:
        """A user group; the id."""
        self.space.groups[identity] = {self.person(member) for member in members}
        return identity

    def channel_id(self, channel: str) -> str:
        """The id of a channel, or of a person's direct messages (`@ada`)."""
        if channel.startswith("@"):
            return self.space.direct(self.person(channel[1:])).id
        found = self._named(self.space.channels, channel.removeprefix("#"))
        if found is None:
            raise KeyError(f"there is no channel {channel}")
        return found

    @staticmethod
    def _named(among: Any, name: str) -> str | None:
        return name if name in among else next((key for key, value in among.items() if value.name == name), None)
