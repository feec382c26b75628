"""Why nobody has a time, in sentences that a clerk can act on."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from protocol.booking import ResourceKind
from protocol.records import Desk, Staff
from server.domain.slots.asked import Asked
from server.domain.slots.claims import Claim
from server.domain.slots.placing import in_the_way, sessions, works
from server.domain.slots.resources import Need, choose, takes_bookings
from server.domain.slots.times import day_bounds, local_day
from server.domain.slots.wanted import Reason, ReasonKind


def unplaced(asked: Asked, start_at: int, end_at: int) -> Iterator[Reason]:
    """The reasons why a time that keeps every rule can still not be had; one at least."""
    before = [s for s in sessions(asked, start_at, end_at) if _fits(asked, s.resources)]
    if before and before[-1].left < asked.wanted.seats:
        yield _seats(asked, before[-1].left, start_at, end_at)
        return
    found = [
        reason
        for picked in sorted(asked.picked)
        if (reason := _picked(asked, picked, start_at, end_at)) is not None
    ]
    if not found:
        for kind in ("staff", "desk"):
            reason = _kind(asked, kind, start_at, end_at)
            if reason is not None:
                found.append(reason)
    yield from found or [
        Reason("taken", "What it needs cannot be had at once. Choose another time.")
    ]


def _fits(asked: Asked, resources: Collection[str]) -> bool:
    return asked.picked <= set(resources)


def _seats(asked: Asked, left: int, start_at: int, end_at: int) -> Reason:
    held = _until(
        claim
        for claim in asked.agenda.starting(asked.definition.id, start_at, start_at + 1)
        if claim.end_at == end_at and asked.live(claim)
    )
    if held is not None:
        clock = asked.clock(held)
        return Reason("held", f"The last seats are held until {clock}. Try again then.", held)
    if not left:
        return Reason("seats", "All seats are taken. Choose another time.")
    seats = "seat is" if left == 1 else "seats are"
    return Reason("seats", f"{left} {seats} left. Take fewer, or choose another time.")


def _picked(asked: Asked, resource: str, start_at: int, end_at: int) -> Reason | None:
    """Why it cannot be the one who was asked for."""
    colleague, desk = asked.floor.get(Staff, resource), asked.floor.get(Desk, resource)
    kind: ReasonKind = "no_desk" if resource == asked.wanted.desk else "no_staff"
    name = colleague.name if colleague else desk.name if desk else ""
    if not name:
        what = "desk" if kind == "no_desk" else "colleague"
        return Reason(kind, f"There is no such {what}. Choose another.")
    if not any(resource in need.candidates for need in asked.needs):
        return Reason(kind, _unable(asked, name, colleague))
    if not works(asked, resource, start_at, end_at):
        return _off(asked, resource, name, start_at, end_at)
    return _busy(list(in_the_way(asked, resource, start_at, end_at)), name, asked)


def _unable(asked: Asked, name: str, colleague: Staff | None) -> str:
    if colleague is not None and not takes_bookings(colleague):
        return f"{name} takes no bookings. Choose another colleague."
    return f"{name} is not set up for {asked.definition.name}. Choose another."


def _off(asked: Asked, resource: str, name: str, start_at: int, end_at: int) -> Reason:
    """Not at work then: a break on that day, or the day off."""
    colleague = asked.floor.get(Staff, resource)
    assert colleague is not None, "desks have the hours of their point"
    day = local_day(start_at, asked.zone)
    bounds = day_bounds(day, asked.zone)
    there = list(asked.timetables(*bounds).of_staff(colleague).within(*bounds))
    note = next((e.note for e in colleague.exceptions if e.day == day.isoformat() and e.note), "")
    if not there:
        why = f" ({note})" if note else ""
        return Reason("no_staff", f"{name} does not work on {day:%A %d %B}{why}.")
    back = next((s.opens_at for s in there if s.opens_at > start_at), None)
    if there[0].opens_at > start_at:
        return Reason("no_staff", f"{name} begins at {asked.clock(there[0].opens_at)}.", back)
    if back is not None:
        return Reason("no_staff", f"{name} has a break until {asked.clock(back)}.", back)
    return Reason("no_staff", f"{name} works until {asked.clock(there[-1].closes_at)}.")


def _busy(claims: list[Claim], name: str, asked: Asked) -> Reason | None:
    if not claims:
        return None
    held = _until(claims)
    if held is not None and all(claim.expires_at is not None for claim in claims):
        return Reason("held", f"{name} is held until {asked.clock(held)}.", held)
    first = min(claims, key=lambda claim: (claim.start_at, claim.id))
    last = max(claims, key=lambda claim: (claim.end_at, claim.id))
    free_at = last.end_at + max(last.after, asked.before)
    booked = f"{name} is booked {asked.clock(first.start_at)}–{asked.clock(last.end_at)}"
    kept = f", and kept until {asked.clock(free_at)}" if free_at > last.end_at else ""
    return Reason("taken", f"{booked}{kept}.", free_at)


def _kind(asked: Asked, kind: ResourceKind, start_at: int, end_at: int) -> Reason | None:
    """Why there are not enough of a kind: by step, what leaves too few."""
    needs = [need for need in asked.needs if need.kind == kind]
    if not needs:
        return None
    able = sorted({resource for need in needs for resource in need.candidates})
    missing: ReasonKind = "no_staff" if kind == "staff" else "no_desk"
    if choose(needs, able) is None:
        return Reason(missing, _too_few(needs, asked))
    there = [each for each in able if works(asked, each, start_at, end_at)]
    if choose(needs, there) is None:
        return Reason(missing, f"Not enough colleagues for {asked.definition.name} work then.")
    claims = {each: list(in_the_way(asked, each, start_at, end_at)) for each in there}
    unbooked = [e for e in there if all(claim.expires_at is not None for claim in claims[e])]
    if choose(needs, unbooked) is None:
        who = "colleagues" if kind == "staff" else "desks"
        return Reason(
            "taken", f"All {who} for {asked.definition.name} who could be had are booked then."
        )
    held = _until(claim for each in unbooked for claim in claims[each])
    if choose(needs, [each for each in unbooked if not claims[each]]) is None and held is not None:
        return Reason("held", f"It is held until {asked.clock(held)}. Try again then.", held)
    return None


def _too_few(needs: list[Need], asked: Asked) -> str:
    staff = needs[0].kind == "staff"
    for need in needs:
        there = len(need.candidates)
        if there < need.many:
            what = "colleagues who take bookings" if staff else "desks"
            skill = f" and can do {need.skill}" if staff and need.skill else ""
            made = f" for {need.skill}" if not staff and need.skill else ""
            return (
                f"{asked.definition.name} needs {what}{skill}{made}: {need.many} at once, and "
                f"there {'is' if there == 1 else 'are'} {there or 'none'}. Set up more of them."
            )
    what = "colleagues" if staff else "desks"
    return f"{asked.definition.name} needs more {what} at once than there are."


def _until(claims: Collection[Claim] | Iterator[Claim]) -> int | None:
    """When the first hold is over."""
    return min((c.expires_at for c in claims if c.expires_at is not None), default=None)
