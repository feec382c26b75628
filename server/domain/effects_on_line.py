"""What a change of settings would do to those who wait: may they be called, when, and who first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from protocol.capability import Capability, Hindrance, absent
from protocol.commands import PassTime
from protocol.next_in_line import following
from protocol.records import Desk, Entry, Quote, Service, ServicePoint
from protocol.waits import wait_range
from server.domain.actor import TIMER
from server.domain.context import Context
from server.domain.days import moment
from server.domain.dues import dues_at
from server.domain.estimates.published import quotes
from server.domain.estimates.settled import noticed
from server.domain.floor import Floor
from server.domain.rules import decide

_INTAKE: Final = {
    "open": "opens at once",
    "last_numbers": "says at once that the last numbers go out",
    "draining": "ends its intake at once",
    "closed": "closes at once",
}
_MOST_NAMED: Final = 3
_DETAIL: Final = 2_000
"""With more who wait, the wait of somebody new is not worked out."""


Quoted = Callable[[Floor, str, int], list[Quote]]
"""What somebody who joined at a service point of a floor would be told at an instant (ms)."""


def on_line(
    before: Floor, after: Floor, ident: str, context: Context, quoted: Quoted = quotes
) -> list[str]:
    """Sentences on the line of one service point, which both floors have."""
    return [
        *_intake(before, after, ident, context),
        *_callable(before, after, ident),
        *_next(before, after, ident, context.now),
        *_wait(before, after, ident, context.now, quoted),
    ]


def waiting_are(count: int) -> str:
    """So many people wait, as a beginning of a sentence."""
    return {0: "Nobody waits", 1: "One person waits"}.get(count, f"{count} people wait")


def _intake(before: Floor, after: Floor, ident: str, context: Context) -> list[str]:
    was, now = (_by_hours(floor, ident, context) for floor in (before, after))
    turns = _turns(after, was, now, context.now)
    if was.state == now.state:
        return turns
    here = sum(1 for entry in before.live.values() if entry.service_point == ident)
    said = f"{now.name} {_INTAKE[now.state]}"
    if now.state in ("draining", "closed"):
        said = f"{waiting_are(len(before.waiting[ident]))} now. {said}"
        said += "; all who are here are still served" if here else ""
    return [f"{said}.", *turns]


def _turns(after: Floor, was: ServicePoint, now: ServicePoint, at: int) -> list[str]:
    """When it closes or opens by its hours, where that is new."""
    if (was.closes_at, was.opens_at) == (now.closes_at, now.opens_at):
        return []
    zone = after.site.zone
    if now.closes_at is not None:
        return [f"{now.name} closes {moment(now.closes_at, at, zone)}."]
    if now.opens_at is not None:
        return [f"{now.name} opens {moment(now.opens_at, at, zone)}."]
    return [f"{now.name} opens and closes by hand alone."]


def _by_hours(floor: Floor, ident: str, context: Context) -> ServicePoint:
    """The service point once its hours have had their say."""
    point = floor.get(ServicePoint, ident)
    assert point is not None
    passed = decide(floor, PassTime(), context._replace(actor=TIMER))
    for change in passed.changes:
        record = getattr(change, "r", None)
        if isinstance(record, ServicePoint) and record.id == ident:
            return record
    return point


def _callable(before: Floor, after: Floor, ident: str) -> list[str]:
    was, now = _stuck(before, ident), _stuck(after, ident)
    said: list[str] = []
    for why, count in Counter(now[e] for e in now if e not in was).most_common(_MOST_NAMED):
        said.append(_must_check_in(count) if why.kind == "absent" else _why(why, count))
    freed = sum(1 for entry in was if entry not in now)
    if freed:
        who = "One person who waits" if freed == 1 else f"{freed} people who wait"
        said.append(f"{who} could be called that could not before.")
    return said


def _why(why: Hindrance, count: int) -> str:
    who = "one person who waits" if count == 1 else f"{count} people who wait"
    reason = {
        "skill": f"Nobody signed in can do {why.what}",
        "service": f"No open desk does {why.what}",
    }.get(why.kind, "No open desk is right for them")
    return f"{reason}: {who} for it could not be called."


def _must_check_in(count: int) -> str:
    who = "One person" if count == 1 else f"{count} people"
    return f"{who} who joined by phone could be called only after checking in."


def _stuck(floor: Floor, ident: str) -> dict[str, Hindrance]:
    """Those waiting whom no open desk can call, and why; nobody is while no desk is open."""
    point = floor.get(ServicePoint, ident)
    assert point is not None
    desks = [Capability(floor, point, desk) for desk in _open(floor, ident)]
    found: dict[str, Hindrance] = {}
    for entry in floor.waiting[ident].values():
        if absent(entry, point):
            found[entry.id] = Hindrance("absent")
            continue
        reasons = [desk.hindrance(entry) for desk in desks]
        if reasons and (worst := _nearest(reasons)) is not None:
            found[entry.id] = worst
    return found


def _nearest(reasons: Iterable[Hindrance | None]) -> Hindrance | None:
    """Why nobody can: a lacking skill says more than a desk that does something else."""
    found = list(reasons)
    named = [reason for reason in found if reason is not None]
    if len(named) < len(found) or any(reason.kind == "colleague" for reason in named):
        # Whoever waits for a colleague on a break is served after it.
        return None
    return next((reason for reason in named if reason.kind == "skill"), named[0])


def _open(floor: Floor, ident: str) -> list[Desk]:
    return [desk for desk in floor.desks(ident) if desk.state == "open"]


def _next(before: Floor, after: Floor, ident: str, now: int) -> list[str]:
    was, new = _first(before, ident, now), _first(after, ident, now)
    if was != new:
        return [_instead(was, new)]
    said: list[str] = []
    for desk in _open(after, ident):
        was, new = (_first(floor, ident, now, desk.id) for floor in (before, after))
        if was != new:
            said.append(f"{desk.name}: {_instead(was, new)}")
    return said[:_MOST_NAMED]


def _instead(was: str | None, new: str | None) -> str:
    if was is None:
        return f"{new} would be next."
    if new is None:
        return f"Nobody could be called; {was} would be next without the change."
    return f"{new} would be next instead of {was}."


def _first(floor: Floor, ident: str, now: int, desk: str | None = None) -> str | None:
    """The number that is next, at the point or at one of its desks."""
    point = floor.get(ServicePoint, ident)
    assert point is not None
    waiting: Iterable[Entry] = floor.waiting[ident].values()
    dues = dues_at(floor, ident, now)
    found = following(floor, point, now, floor.get(Desk, desk), waiting=waiting, dues=dues)
    return found.entry.number if found else None


def _wait(before: Floor, after: Floor, ident: str, now: int, quoted: Quoted) -> list[str]:
    """What the wait of somebody who joins now would be said to be."""
    if len(before.waiting[ident]) > _DETAIL:
        return []
    was, new = (
        {quote.service: quote for quote in quoted(floor, ident, now)} for floor in (before, after)
    )
    said = []
    for service in sorted(was.keys() & new.keys()):
        told, instead = (wait_range(of[service].p50, of[service].p80) for of in (new, was))
        # Waits are drawn: where two seconds tell five minutes from ten, nothing has happened.
        if told != instead and noticed(was[service], new[service]):
            known = after.get(Service, service)
            what = known.name if known else "Somebody new"
            said.append(f"{what}: {_range(told)} is told now instead of {_range(instead)}.")
    return said[:_MOST_NAMED]


def _range(minutes: tuple[int, int]) -> str:
    return f"{minutes[0]}–{minutes[1]} min"
