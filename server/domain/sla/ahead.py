"""What happens to a ticket if nobody answers, in sentences for whoever looks at it: "you are
warned", "breach, written once, Jonas is told", "Mara Keller, manager, is told"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from protocol.automation import RuleAction
from protocol.records import CannedResponse, SlaPolicy, Staff, Ticket, TicketClock, Webhook
from protocol.sla import Level, Metric
from protocol.ticket_queries import LevelAhead
from server.domain.automation.events import Event
from server.domain.automation.matching import fitting
from server.domain.automation.notifying import meant
from server.domain.floor import Floor
from server.domain.sla.calendar import OpenTime
from server.domain.sla.clocks import MINUTE, clock_of
from server.domain.sla.deadlines import deadline
from server.domain.sla.judging import ClockStanding, standing
from server.domain.tickets.pending import Pending

NAMED: Final = 2
"""So many people are named; the others are counted."""
_WORDS: Final[dict[Metric, str]] = {
    "first_response": "first response",
    "next_response": "next response",
    "resolution": "resolution",
}


def ahead(
    floor: Floor,
    ticket: Ticket,
    clock: TicketClock,
    policy: SlaPolicy,
    hours: OpenTime,
    now: int,
    reader: str,
) -> list[LevelAhead]:
    """What is to come of the clocks that run, by instant (ms); `reader` is who is "you"."""
    running = [
        each
        for each in standing(clock, policy, hours, now).all
        if each.open and (each.latest_at is not None or each.breached_at is not None)
    ]
    fired = {(each.metric, each.cycle, each.what, each.level) for each in clock.fired}
    said = _Said(floor, ticket, reader, many=len(running) > 1)
    found = [
        step
        for each in running
        for key, step in _steps(each, clock, policy, hours, said)
        if key not in fired and (step.at >= now or step.what != "warn")
    ]
    return sorted(found, key=lambda step: step.at)


_Key = tuple[Metric, int, str, int]


def _steps(
    stands: ClockStanding, clock: TicketClock, policy: SlaPolicy, hours: OpenTime, said: _Said
) -> Iterator[tuple[_Key, LevelAhead]]:
    metric, cycle = stands.metric, stands.cycle
    late_at = stands.breached_at if stands.breached_at is not None else stands.latest_at
    assert late_at is not None
    if stands.breached_at is None and stands.warn_at is not None and policy.warn_min:
        step = LevelAhead(stands.warn_at, "warn", said.warned(metric))
        yield (metric, cycle, "warn", 0), step
    yield (metric, cycle, "breach", 0), LevelAhead(late_at, "breach", said.late(metric))
    own = clock_of(clock, policy, metric, cycle)
    begins = stands.breached_at or stands.due_at
    for number, level in enumerate(policy.levels, 1):
        if metric not in level.metrics or own is None or begins is None:
            continue
        after = deadline(hours, begins, level.after_min * MINUTE, own.pauses).at
        if after is not None:
            step = LevelAhead(max(after, late_at), "level", said.level(level, metric))
            yield (metric, cycle, "level", number), step


class _Said:
    """The sentences, for one reader of one ticket."""

    def __init__(self, floor: Floor, ticket: Ticket, reader: str, many: bool) -> None:
        self._floor, self._ticket = Pending(floor), ticket
        self._reader, self._many = reader, many

    def warned(self, metric: Metric) -> str:
        """Whoever has the ticket, and who watches it."""
        whom = [*meant(self._floor, self._ticket, "assignee"), *self._ticket.watchers]
        of = f" of the {_WORDS[metric]}" if self._many else ""
        return f"{self._people(whom)} warned{of}"

    def late(self, metric: Metric) -> str:
        """Who is told by itself, and which rules run."""
        whom = [*meant(self._floor, self._ticket, "assignee"), *self._ticket.watchers]
        whom = whom or meant(self._floor, self._ticket, "managers")
        of = f" of the {_WORDS[metric]}" if self._many else ""
        event = Event("sla_breach", self._ticket.id, metric=metric)
        rules = [rule.name for rule in fitting(self._floor, event)]
        also = f"; by rule: {', '.join(rules)}" if rules else ""
        return f"breach{of}, written once, {self._people(whom)} told{also}"

    def level(self, level: Level, metric: Metric) -> str:
        """What a level does, action by action."""
        done = "; ".join(filter(None, (self._done(action) for action in level.actions)))
        return f"{_WORDS[metric]}: {done}" if self._many else done

    def _done(self, action: RuleAction) -> str:
        if action.do == "notify":
            return f"{self._people(meant(self._floor, self._ticket, action.value))} told"
        value = action.value
        if (names := _NAMES.get(action.do)) is not None:
            value = names(self._floor, action.value)
        return _DONE[action.do].format(value)

    def _people(self, idents: list[str]) -> str:
        """`you are`, `Jonas is`, `Jonas, Mara and 3 more are`, as they stand before a verb."""
        found = [
            staff
            for ident in dict.fromkeys(idents)
            if (staff := self._floor.get(Staff, ident)) is not None and not staff.left
        ]
        if not found:
            return "nobody is"
        if len(found) == 1:
            (one,) = found
            if one.id == self._reader:
                return "you are"
            return f"{one.name}, manager, is" if one.role == "manager" else f"{one.name} is"
        found.sort(key=lambda staff: (staff.id != self._reader, staff.name))
        names = ["you" if each.id == self._reader else each.name for each in found]
        more = len(names) - NAMED
        if more > 0:
            return f"{', '.join(names[:NAMED])} and {more} more are"
        return f"{' and '.join(names)} are"


def _named(kind: type[Staff] | type[CannedResponse] | type[Webhook]) -> Callable[[Floor, str], str]:
    def name(floor: Floor, ident: str) -> str:
        found = floor.get(kind, ident)
        return found.name if found is not None else "somebody" if kind is Staff else "what is gone"

    return name


_NAMES: Final[dict[str, Callable[[Floor, str], str]]] = {
    "assign": _named(Staff),
    "reply_canned": _named(CannedResponse),
    "webhook": _named(Webhook),
}
_DONE: Final[dict[str, str]] = {
    "assign": "given to {}",
    "assign_in_turn": "given in turn to {}",
    "set_team": "given to the team {}",
    "set_status": "status becomes {}",
    "set_pause": "paused: {}",
    "set_priority": "priority becomes {}",
    "add_tag": "tagged {}",
    "remove_tag": "no longer tagged {}",
    "set_field": "{}",
    "escalate": "raised by one level",
    "reply_canned": "answered with {}",
    "comment": "noted: {}",
    "webhook": "posted to {}",
}
"""What each action does, as it stands in a sentence of what is ahead."""
