"""What a replay had to assume, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from protocol.queries import DayChange
from server.domain.what_if.recorded import RecordedDay
from server.domain.what_if.records import Abilities
from server.domain.what_if.staffing import Seat, desk_of

FEW: Final = 20
"""With fewer served one service more or less makes a difference."""
NAMED: Final = 5
"""Of more desks than so many the last are counted."""


def notes(
    day: RecordedDay,
    change: DayChange,
    seats: Sequence[Seat],
    by_wait: bool,
    passed_over: int,
    p90_s: int,
) -> list[str]:
    """All that applies to a day, to the change and to the desks of its replay.

    `by_wait` says whether coming when called depends on the wait; `passed_over` is how many the
    desks left in the line; `p90_s` is what nine in ten wait in the replay at most.
    """
    return [
        *_of_desks(day),
        *_of_people(day, by_wait, passed_over),
        *_of_patience(day, p90_s),
        *_of_change(day, change, seats),
        "Rules and skills are taken as they are set now, and whoever served somebody was able to.",
    ]


def _of_desks(day: RecordedDay) -> Iterator[str]:
    inferred = [desk.desk.name for desk in day.desks if desk.inferred]
    if inferred:
        was = "was" if len(inferred) == 1 else "were"
        yield (
            f"When {_list(inferred)} {was} at work is not on record; it is taken to be from the "
            "first to the last customer there."
        )
    left_open = [desk.desk.name for desk in day.desks if desk.left_open]
    if left_open:
        was, counts = ("was", "counts") if len(left_open) == 1 else ("were", "count")
        yield (
            f"{_list(left_open)} {was} left open at the end of the day and {counts} as at work "
            "until the last customer was done."
        )
    if not day.over:
        yield "The day is not over: whoever is still in the line counts as not served."


def _of_people(day: RecordedDay, by_wait: bool, passed_over: int) -> Iterator[str]:
    served = sum(leg.end == "served" for leg in day.legs)
    left = sum(leg.end == "left" and not leg.turns for leg in day.legs)
    if served < FEW:
        people = "1 person was" if served == 1 else f"{served} people were"
        yield f"Only {people} served that day: one long service more or less makes a difference."
    if left:
        who = "1 customer" if left == 1 else f"{left} customers"
        yield (
            f"How long {who} who left would have been served, and how long the others would have "
            "waited at most, is drawn from what the day shows."
        )
    if passed_over:
        was = "1 customer was" if passed_over == 1 else f"{passed_over} customers were"
        yield f"{was} passed over until the day ended, as if not there to be called."
    if day.remote:
        who = "1 who joined from afar is" if day.remote == 1 else f"{day.remote} from afar are"
        yield f"When people checked in is not on record: {who} taken to be here from joining on."
    if day.forgotten:
        was = "1 customer was" if day.forgotten == 1 else f"{day.forgotten} customers were"
        yield f"{was} at a desk until the day ended: their service is taken to be of usual length."
    if by_wait:
        yield "The day shows that coming when called depends on the wait; the replay does so too."


def _of_patience(day: RecordedDay, p90_s: int) -> Iterator[str]:
    if not any(leg.end == "left" and not leg.turns for leg in day.legs):
        yield "Nobody left before their turn that day, so hardly anybody does in the replay."
    waits = [
        (leg.called_at or leg.ended_at or 0) - leg.joined_at
        for leg in day.legs
        if leg.end != "unserved"
    ]
    longest_ms = max(waits, default=0)
    if p90_s * 1000 > longest_ms:
        yield (
            f"Nobody waited over {longest_ms // 60_000 + 1} min that day: how many leave after "
            "that is a guess."
        )


def _of_change(day: RecordedDay, change: DayChange, seats: Sequence[Seat]) -> Iterator[str]:
    if change.weights and (change.policy or day.point.policy) == "ratio":
        yield "Weights count for nothing where classes are called in turn."
    abilities = Abilities(replace(day, desks=[desk_of(seat) for seat in seats]))
    names = {service.id: service.name for service in day.services}
    nobody = {
        leg.service
        for leg in day.legs
        if leg.turns and not any(abilities.able(desk_of(seat), leg) for seat in seats)
    }
    for service in sorted(nobody):
        yield f"No desk that is left does {names.get(service, 'a removed service')}."


def _list(names: list[str]) -> str:
    if len(names) > NAMED:
        names = [*names[: NAMED - 1], f"{len(names) - NAMED + 1} others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
