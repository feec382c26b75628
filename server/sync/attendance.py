"""Who looks at which ticket, and who writes: kept in memory alone, and never in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from protocol.changes import Key
from protocol.messages import Attend
from protocol.ticket_views import Attending, Doing
from server.domain.refused import refuse

SILENT_MS: Final = 90_000
"""So long somebody is taken to be there who says nothing more of it."""
MOST_PER_S: Final = 5
AT_ONCE: Final = 20


class _Said(NamedTuple):
    staff: str
    ticket: str
    doing: Doing
    since: int
    heard_at: int


class _Pace(NamedTuple):
    left: float
    at: int


class Attendance:
    """What every connection has said last. `now` is in ms."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._said: dict[object, _Said] = {}
        self._paces: dict[object, _Pace] = {}

    def say(self, connection: object, staff: str, message: Attend) -> set[Key]:
        """Take it in; what is to be shown anew. Raises `Refused`: `too_many_requests`."""
        now = self._now()
        self._count(connection, now)
        before = self._said.pop(connection, None)
        touched = {_key(before)} if before is not None else set()
        if message.ticket and message.doing:
            same = before is not None and before.ticket == message.ticket
            since = before.since if before is not None and same else now
            said = _Said(staff, message.ticket, message.doing, since, now)
            self._said[connection] = said
            touched.add(_key(said))
        return touched

    def leave(self, connection: object) -> set[Key]:
        """A connection has ended; what is to be shown anew."""
        self._paces.pop(connection, None)
        gone = self._said.pop(connection, None)
        return {_key(gone)} if gone is not None else set()

    def pass_time(self) -> set[Key]:
        """Forget who has not been heard of for too long; what is to be shown anew."""
        before = self._now() - SILENT_MS
        late = [each for each, said in self._said.items() if said.heard_at <= before]
        return {_key(self._said.pop(each)) for each in late}

    def get(self, ident: str) -> Attending | None:
        """A colleague at a ticket; whoever writes on one of several screens is writing."""
        said = [each for each in self._said.values() if _key(each).id == ident]
        if not said:
            return None
        doing: Doing = "typing" if any(each.doing == "typing" for each in said) else "looking"
        since = min(each.since for each in said)
        return Attending(
            id=ident, ticket=said[0].ticket, staff=said[0].staff, doing=doing, at=since
        )

    def everybody(self, ticket: str | None = None) -> Iterator[Key]:
        """All of them, or those at one ticket."""
        for said in self._said.values():
            if ticket in (None, said.ticket):
                yield _key(said)

    def _count(self, connection: object, now: int) -> None:
        pace = self._paces.get(connection, _Pace(AT_ONCE, now))
        left = min(AT_ONCE, pace.left + (now - pace.at) / 1000 * MOST_PER_S) - 1
        if left < 0:
            raise refuse(
                "too_many_requests", "Say less often at which ticket you are.", retry_after=1
            )
        self._paces[connection] = _Pace(left, now)


def _key(said: _Said) -> Key:
    return Key("attending", f"{said.ticket}.{said.staff}")


def ticket_of(key: Key) -> str:
    """The ticket that somebody is at."""
    return key.id.partition(".")[0]
