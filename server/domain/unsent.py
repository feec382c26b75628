"""Messages that have not been sent yet, by what they are about."""

from __future__ import annotations

from protocol.outbox import UNSENT, Message


class Unsent(dict[str, dict[str, Message]]):
    """By subject and id; a subject of which all is sent is not in it."""

    def put(self, message: Message) -> None:
        """Take in a message as it is now."""
        if message.state in UNSENT:
            self.setdefault(message.subject, {})[message.id] = message
        else:
            self.drop(message)

    def drop(self, message: Message) -> None:
        """It is sent, or gone."""
        of_subject = self.get(message.subject, {})
        of_subject.pop(message.id, None)
        if not of_subject:
            self.pop(message.subject, None)
