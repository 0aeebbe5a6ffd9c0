"""What a test sees: calls, events, messages and modals as they are now, whom they disturb, and how the channel reads."""

import time
from collections.abc import Callable
from typing import TypeVar

from tests.slack import mrkdwn, page, transcript
from tests.slack.directory import Directory
from tests.slack.nouns import Call, Delivery, Message, View
from tests.slack.views import stack
from tests.slack.workspace import BOT_USER

T = TypeVar("T")


class Sight(Directory):
    """The eyes of a test, and its patience."""

    @property
    def calls(self) -> list[Call]:
        """Every call of the Web API, oldest first."""
        return self.space.calls

    @property
    def deliveries(self) -> list[Delivery]:
        """Everything that was sent to the app, oldest first."""
        return self.space.deliveries

    def called(self, method: str) -> list[Call]:
        """The calls of one method that Slack did."""
        return [call for call in self.calls if call.method == method and call.ok]

    def messages(self, channel: str, person: str | None = None) -> list[Message]:
        """What stands in a channel now, oldest first, with the ephemeral messages of one person."""
        seen = {None, self.person(person)} if person else {None}
        return [
            each for each in self.space.messages.get(self.channel_id(channel), []) if not each.deleted and each.only_for in seen
        ]

    def thread(self, message: Message) -> list[Message]:
        """The thread that a message is in, its first message first."""
        return [each for each in self.messages(message.channel) if each.root == message.root]

    def ephemerals(self, person: str) -> list[Message]:
        """What only this person sees."""
        who = self.person(person)
        return [message for message in self._every() if message.only_for == who and not message.deleted]

    def modal(self, person: str) -> View | None:
        """The topmost modal before a person."""
        with self.space.changed:
            found = stack(self.space, self.person(person))
        return found[-1] if found else None

    def reading(self, message: Message) -> mrkdwn.Reading:
        """Whom a message notifies, and where its links lead."""
        return mrkdwn.read(message.text, message.blocks)

    def previews(self, message: Message) -> list[str]:
        """The links of a message below which Slack may show a preview; none when unfurling is off, nor in a stream."""
        off = message.unfurl_links is False and message.unfurl_media is False
        return [] if off or message.streaming else [target for _, target in self.reading(message).links]

    def disturbed(self) -> list[str]:
        """The mentions in the app's messages that notify somebody, as they came."""
        said = [message for message in self._every() if message.user == BOT_USER and not message.deleted]
        return [target for message in said for target in self.reading(message).notified]

    def _every(self) -> list[Message]:
        with self.space.changed:
            return [message for messages in self.space.messages.values() for message in messages]

    def transcript(self, channel: str) -> str:
        """What is to be read in a channel, as text."""
        with self.space.changed:
            return transcript.of(self.space, self.channel_id(channel))

    def said(self, message: Message) -> str:
        """A message as it is to be read."""
        return "\n".join(transcript.said(self.space, message))

    def page(self, channel: str) -> str:
        """What is to be seen in a channel, as an HTML page."""
        with self.space.changed:
            return page.of(self.space, self.channel_id(channel))

    def statuses(self, message: Message) -> list[str]:
        """The statuses that the thread of a message has had, as they came; an empty one took the last away."""
        return [status for where, root, status in self.space.statuses if (where, root) == (message.channel, message.root)]

    def delivered(self, message: Message) -> list[Delivery]:
        """The events that told the app of a message."""
        return [each for each in self.deliveries if each.payload.get("event", {}).get("ts") == message.ts]

    def acknowledgements(self) -> list[float]:
        """The seconds that the app took to acknowledge, a delivery each."""
        return [delivery.acknowledged for delivery in self.deliveries if delivery.acknowledged is not None]

    def wait_for(self, condition: Callable[[], T | None], what: str = "what was waited for", seconds: float = 60) -> T:
        """Wait until a condition gives something true, and give that; AssertionError after so many seconds."""
        with self.space.changed:
            if found := self.space.changed.wait_for(condition, seconds):
                return found
        raise AssertionError(f"{what} did not come within {seconds} s; last calls: {[call.method for call in self.calls[-8:]]}")

    def wait_quiet(self, seconds: float = 0.3, most: float = 60) -> None:
        """Wait until all is delivered, and nothing has changed for so many seconds."""
        deadline = time.monotonic() + most
        with self.space.changed:
            while self.space.changed.wait(seconds) or not self._idle():
                assert time.monotonic() < deadline, "it does not become quiet"

    def _idle(self) -> bool:
        return all(delivery.done for delivery in self.deliveries) and all(call.status for call in self.calls)
