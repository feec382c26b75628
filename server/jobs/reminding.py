"""Reminds owners of events: when each is due is reckoned once, and again when it has changed.

The rule looks again for itself, and what was reminded of stands in the event: so a timer may be
late, double or killed at any step.
"""

from __future__ import annotations

from protocol.contact_commands import RemindOfEvent
from protocol.records import CalendarEvent
from server.clock import Clock
from server.domain.actor import TIMER
from server.domain.events.occurring import reminds_at, to_remind
from server.execution.door import Door
from server.execution.tailer import Tailer


class Reminding:
    """The timer of events."""

    def __init__(self, door: Door, tailer: Tailer, clock: Clock) -> None:
        self._door, self._tailer, self._clock = door, tailer, clock
        self._next: dict[str, tuple[CalendarEvent, int]] = {}
        """By event, as it was when that was reckoned: when to look at it next (ms)."""

    async def look(self) -> None:
        """Remind of all that is due. Raises `Unavailable`."""
        floor, now = self._tailer.floor, self._clock.now()
        for event in [each for each in floor.of(CalendarEvent) if self._is_due(each, now)]:
            while (due := to_remind(event, now)) is not None:
                command = RemindOfEvent(event=event.id, start_at=due.start_at)
                answered = await self._door.execute(command, TIMER)
                await self._tailer.reached(answered.seq)
                after = self._tailer.floor.get(CalendarEvent, event.id)
                if after is None or after == event:
                    break
                event = after
        self._next = {i: n for i, n in self._next.items() if i in floor.lists["calendar_event"]}

    def _is_due(self, event: CalendarEvent, now: int) -> bool:
        known = self._next.get(event.id)
        if known is None or known[0] is not event:
            known = self._next[event.id] = (event, reminds_at(event, now))
        if known[1] > now:
            return False
        del self._next[event.id]
        return True
