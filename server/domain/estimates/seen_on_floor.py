"""A service point of the live floor as a scene: what its waits are reckoned from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from protocol.capability import Capability, Due, absent
from protocol.next_in_line import Order, ranked
from protocol.places import STANDARD
from protocol.records import Desk, Entry, EntryState, Reservation, ServicePoint, Visit
from server.domain.days import hour_of_day
from server.domain.estimates.scene import Busy, Scene, Station, Task, Waiter
from server.domain.floor import Floor

Places = frozenset[int]
"""Of the desks in `Scene.stations` that can serve somebody."""
_LATE_S: Final = 300
"""Whoever should be back from a pause is expected in so long …"""
_LATE_MOST_S: Final = 900
"""… until they are so late that nobody can say when they come."""
_COME: Final[dict[EntryState, float]] = {"away": 0.9, "on_hold": 1.0, "missed": 0.3}
"""How probably they come back, of those who are here and not in the line."""
_BACK_S: Final = 300
"""Who comes back at no known time, comes in so long."""
_LEFT_AFTER_HOLD: Final = 0.5
_TO_CHECK_IN: Final = 0.8
_HELD: Final = 0.5
"""How probably somebody checks in: before it is their turn, and when it has come already."""
_TO_COME: Final = 0.95
_COMING: Final = 20
"""How probably somebody comes who has booked, and how many of today weigh as much as that."""


def coming_share(reservations: Iterable[Reservation], point: str) -> float:
    """How many of those come who have booked at a service point, by what is known of today."""
    states = Counter(each.state for each in reservations if each.service_point == point)
    came = states["completed"] + states["checked_in"]
    return (came + _TO_COME * _COMING) / (came + states["no_show"] + _COMING)


def scene_of(floor: Floor, point: ServicePoint, now: int, dues: Sequence[Due] = ()) -> Scene:
    """What is to be reckoned with at a service point now.

    Desks count that are open, pause until a known time, or close after the customer whom they have.
    A reservation that is due (`dues`) takes a desk that can keep it at its time, before others.
    """
    return _Seen(floor, point, now).scene(dues)


class _Seen:
    def __init__(self, floor: Floor, point: ServicePoint, now: int) -> None:
        self._floor, self._point, self._now = floor, point, now
        self._order = Order(point, now)
        self._services = floor.services(point.id)
        self._desks = [
            (desk, at) for desk in floor.desks(point.id) for at in self._takes_from(desk)
        ]
        able = ((nth, desk) for nth, (desk, at) in enumerate(self._desks) if at is not None)
        self._able = {nth: Capability(floor, point, desk, now) for nth, desk in able}
        self._everywhere: Places = frozenset(self._able)
        self._alike = all(able.does_all for able in self._able.values())
        self._access = any(desk.access for desk, _ in self._desks)
        self._known: dict[tuple[Task, tuple[str, ...]], Places] = {}

    def scene(self, dues: Sequence[Due]) -> Scene:
        floor, point, now = self._floor, self._point, self._now
        waiting = floor.waiting[point.id].values()
        rows = ranked(floor, point, now, waiting=waiting, absent_too=True)
        line = [self._in_line(row.entry) for row in rows]
        coming = coming_share(floor.of(Reservation), point.id) if dues else 1.0
        expected = (self._due(due, coming) for due in dues)
        for who in (*self._out_of_line(), *expected):
            behind = sum(other.eligible_at <= who.eligible_at for other in line)
            line.insert(behind, who)
        return Scene(
            now=now,
            stations=tuple(self._station(desk, at) for desk, at in self._desks),
            line=tuple(line),
            order="fixed" if self._order.in_turn else "weight",
            max_wait_s=point.max_wait_s,
            newcomers=tuple(self._newcomer(s.id) for s in self._services if s.open),
            means_s={service.id: service.mean_s for service in self._services},
            hour=hour_of_day(now, floor.site.zone),
        )

    def _takes_from(self, desk: Desk) -> Iterator[int | None]:
        """From when a desk calls, 0 for now and None for no more; nothing where it does not
        count."""
        if desk.state == "open":
            yield 0
        elif desk.state == "paused" and desk.until is not None and self._still_back(desk.until):
            yield desk.until if desk.until > self._now else self._now + _LATE_S * 1000
        elif self._floor.at_desk[desk.id]:
            yield None

    def _still_back(self, until: int) -> bool:
        return self._now - until <= _LATE_MOST_S * 1000

    def _station(self, desk: Desk, from_at: int | None) -> Station:
        customer = next(iter(self._floor.at_desk[desk.id].values()), None)
        pauses: tuple[tuple[int, int], ...] = ()
        if desk.pause_at is not None and desk.pause_until is not None:
            pauses = ((desk.pause_at, desk.pause_until),)
        return Station(
            key=desk.id,
            staff=desk.staff or "",
            busy=Busy(_task(customer), customer.since, customer.state == "serving")
            if customer
            else None,
            from_at=from_at or 0,
            pauses=pauses if desk.state == "open" else (),
            closing=from_at is None,
        )

    def _in_line(self, entry: Entry) -> Waiter:
        likely = 1.0
        if absent(entry, self._point):
            likely = _TO_CHECK_IN if entry.until is None else _HELD
        stations = self._stations(entry)
        # A slot that only one desk can keep is kept there: nobody is begun who would run past it.
        kept = entry.slot_at is not None and len(stations) == 1
        return Waiter(
            key=entry.id,
            task=_task(entry),
            eligible_at=entry.eligible_at,
            joined_at=entry.joined_at,
            stations=stations,
            weight=self._order.class_of(entry).weight,
            first=kept or entry.standing == "next",
            from_at=max(entry.slot_at or 0, self._now) if kept else 0,
            likely=likely,
        )

    def _out_of_line(self) -> Iterator[Waiter]:
        """Those who are to come back: by the time waited, or from hold to whoever has them."""
        for entry in self._floor.out_of_line.values():
            if entry.service_point != self._point.id or entry.state not in _COME:
                continue
            held = entry.state == "on_hold"
            back_at = self._now + _BACK_S * 1000
            if entry.state != "missed" and entry.until is not None:
                back_at = entry.until
            yield Waiter(
                key=entry.id,
                task=_task(entry),
                eligible_at=entry.eligible_at,
                joined_at=entry.joined_at,
                stations=self._of_owner(entry) if held else self._stations(entry),
                weight=self._order.class_of(entry).weight,
                first=held,
                from_at=back_at,
                in_line=False,
                likely=_COME[entry.state],
                part=_LEFT_AFTER_HOLD if held else 1.0,
            )

    def _due(self, due: Due, coming: float) -> Waiter:
        """Nobody has told that they are here, and nobody waits for them before their slot."""
        return Waiter(
            key=due.reservation or f"{due.service}@{due.at}",
            task=(due.service,),
            eligible_at=due.at,
            joined_at=due.at,
            stations=self._that(lambda able: able.keeps(due)),
            first=True,
            from_at=due.at,
            in_line=False,
            due=True,
            likely=coming,
        )

    def _newcomer(self, service: str) -> Waiter:
        return Waiter(
            key=service,
            task=(service,),
            eligible_at=self._now,
            joined_at=self._now,
            stations=self._stations_for((service,)),
            weight=self._order.classes[STANDARD].weight,
        )

    def _of_owner(self, entry: Entry) -> Places:
        own = [nth for nth in self._able if self._desks[nth][0].staff == entry.owner]
        return frozenset(own) if entry.owner and own else self._stations(entry)

    def _stations(self, entry: Entry) -> Places:
        if entry.reservation is not None:
            # A colleague may have been asked for.
            return self._that(lambda able: able.hindrance(entry) is None)
        if self._alike:
            return self._everywhere
        # Where no desk is made for access needs they restrict nobody.
        visit = self._floor.get(Visit, entry.visit) if self._access else None
        return self._stations_for(_task(entry), tuple(visit.access_needs) if visit else ())

    def _stations_for(self, task: Task, needs: tuple[str, ...] = ()) -> Places:
        if (task, needs) not in self._known:
            able = self._that(lambda able: able.hindered(task, needs) is None)
            self._known[task, needs] = able
        return self._known[task, needs]

    def _that(self, can: Callable[[Capability], bool]) -> Places:
        return frozenset(nth for nth, able in self._able.items() if can(able))


def _task(entry: Entry) -> Task:
    return (entry.service, *entry.also)
