"""The topic of the contact whose page is shown: followed as long as it is, and left after."""

from __future__ import annotations

from typing import Any

from protocol.replica import Replica
from staff_console.bookings.weeks import Follow
from staff_console.contacts.finding import FindingModel


class FollowedModel(FindingModel):
    """Of whoever is signed in. `follow` begins and ends following a topic."""

    def __init__(self, *args: Any, follow: Follow, **more: Any) -> None:
        self._follow_topic = follow
        self._topic = ""
        self._told_last: frozenset[object] | None = None
        """What the topic showed when it was looked at last; None not yet."""
        super().__init__(*args, **more)

    @property
    def told(self) -> Replica:
        """What is told of the contact; empty where none is followed."""
        # A topic that is not followed has no copy: asking for one would make it.
        return self._live.replica(self._topic) if self._topic else Replica("")

    def _follow_contact(self, ident: str) -> None:
        """Follow this one from now on, or none."""
        topic = f"contact/{ident}" if ident else ""
        if topic == self._topic:
            return
        if self._topic:
            self._follow_topic.end(self._topic)
        self._topic, self._told_last = topic, None
        if topic:
            self._live.replica(topic)
            self._follow_topic.begin(topic)

    def _tells_news(self) -> bool:
        """Whether the topic shows something else than when this was asked last."""
        shown = self.told
        before = self._told_last
        if shown.position is None:
            return False
        self._told_last = frozenset(
            (key, getattr(r, "version", 0)) for key, r in shown.state.items()
        )
        return before is not None and before != self._told_last

    def _leave_contact(self) -> None:
        super()._leave_contact()
        self._follow_contact("")
