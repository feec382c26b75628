"""What a day would have been: it is replayed as it was and as changed, with the same luck."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from msgspec.structs import replace

from protocol.queries import DayChange, DayFigures
from protocol.records import STANDARD, PriorityClass, ServicePoint
from server.domain.refused import refuse
from server.domain.what_if.arrivals import Arrival, Drawing, Step
from server.domain.what_if.figures import Went, as_played, as_recorded, figures
from server.domain.what_if.notes import notes
from server.domain.what_if.patience import NEVER
from server.domain.what_if.recorded import RecordedDay
from server.domain.what_if.records import Abilities, settings_of, visit_of
from server.domain.what_if.replay import House, Run
from server.domain.what_if.rhythm import rhythm
from server.domain.what_if.showing_up import ShowingUp
from server.domain.what_if.staffing import Seat, desk_of, seats_of, staffed

RUNS: Final = 200
MOST_RUNS: Final = 2_000
PERCENT: Final = (10, 300)
"""The least and the most of what services take, and of those who join."""
WEIGHT: Final = (0.1, 100.0)


class Compared(NamedTuple):
    """The day as it is on record, replayed without a change, and replayed with it."""

    as_recorded: DayFigures
    before: DayFigures
    after: DayFigures
    notes: list[str]
    """What had to be assumed, in sentences."""


def what_if(
    day: RecordedDay,
    change: DayChange,
    runs: int = RUNS,
    seed: int = 1,
    tell: Callable[[int, int], None] = lambda _done, _of: None,
) -> Compared:
    """Compare; the same seed gives the same answer. Raises `Refused` for what cannot be replayed.

    `tell` hears after each run how many are done, of how many; what it raises ends the work.
    """
    check(day, change)
    found = rhythm(day, Abilities(day).able)
    drawing, seats = Drawing(day, found), seats_of(day, found.absences)
    house = partial(house_of, day, found.starts, drawing.showing_up)
    before = house(day.point, seats)
    after = house(changed_point(day.point, change), staffed(day, seats, change))
    went: tuple[list[Went], list[Went]] = ([], [])
    for run in range(runs):
        tell(run, runs)
        luck = seed * 1_000_003 + run
        come = drawing.draw(luck)
        if change.joins_percent == 100:
            arrivals = [each.once_more() for each in come]
        else:
            arrivals = drawing.draw(luck, change.joins_percent)
        went[0].append(_run(before, come))
        went[1].append(_run(after, _paced(arrivals, change.service_percent)))
    tell(runs, runs)
    changed = figures(went[1], day.zone)
    by_wait, passed_over = drawing.showing_up.by_wait, drawing.passed_over
    return Compared(
        as_recorded=figures([as_recorded(day)], day.zone),
        before=figures(went[0], day.zone),
        after=changed,
        notes=notes(day, change, after.seats, by_wait, passed_over, changed.p90_s),
    )


def check(day: RecordedDay, change: DayChange) -> None:
    """Refuse a day or a change of which nothing can be said, before any time goes into it."""
    if not day.legs:
        raise refuse("not_found", f"Nobody came to {day.point.name} on {day.day}.", field="day")
    if not day.desks:
        raise refuse(
            "not_found",
            f"No desk of {day.point.name} was at work on {day.day}, so there is nothing to replay.",
            field="day",
        )
    for name, least, most in (("service_percent", *PERCENT), ("joins_percent", *PERCENT)):
        if not least <= getattr(change, name) <= most:
            raise refuse("invalid", f"Give {least} to {most} percent.", field=name)
    if change.max_wait_s is not None and not 0 <= change.max_wait_s <= 86_400:
        raise refuse(
            "invalid", "Give a longest wait of up to a day, or 0 for none.", field="max_wait_s"
        )
    changed_point(day.point, change)
    staffed(day, seats_of(day), change)


def changed_point(point: ServicePoint, change: DayChange) -> ServicePoint:
    """The service point under other rules. Raises `Refused`."""
    classes = {each.name: each for each in point.classes}
    classes.setdefault(STANDARD, PriorityClass(STANDARD, "Standard"))
    for name, weight in change.weights.items():
        if name not in classes:
            raise refuse(
                "invalid",
                f"{point.name} has no class {name}. It has: {', '.join(classes)}.",
                field="weights",
            )
        if not WEIGHT[0] <= weight <= WEIGHT[1]:
            raise refuse("invalid", "Give weights from 0.1 to 100.", field="weights")
        classes[name] = replace(classes[name], weight=weight)
    return replace(
        point,
        classes=list(classes.values()),
        max_wait_s=point.max_wait_s if change.max_wait_s is None else change.max_wait_s,
        policy=change.policy or point.policy,
    )


def house_of(
    day: RecordedDay,
    starts: dict[tuple[str, int], int],
    showing_up: ShowingUp,
    point: ServicePoint,
    seats: list[Seat],
) -> House:
    """What does not change from run to run, under these rules with these desks."""
    as_staffed = replace(day, point=point, desks=[desk_of(seat) for seat in seats])
    visits = [visit_of(leg) for leg in day.legs if leg.needs]
    return House(
        point=point,
        records=[*settings_of(as_staffed), *visits],
        seats=seats,
        starts=starts,
        showing_up=showing_up,
        all_do_all=Abilities(as_staffed).all_do_all,
        until=NEVER if day.over else day.read_at,
    )


def _run(house: House, arrivals: list[Arrival]) -> Went:
    course = Run(house, arrivals).play()
    return as_played(course.arrivals, course.desk_ms)


def _paced(arrivals: list[Arrival], percent: int) -> list[Arrival]:
    if percent != 100:
        for each in arrivals:
            each.steps = _slower(each.steps, percent)
            each.other = _slower(each.other, percent)
    return arrivals


def _slower(steps: list[Step], percent: int) -> list[Step]:
    return [step._replace(service_ms=step.service_ms * percent // 100) for step in steps]
