"""A sample hall as the wall's topic carries it, for pictures and tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import msgspec

from protocol.records import PointState
from protocol.views import PublicCall, PublicPoint, PublicService, PublicSite

NOON: Final = 1_780_574_520_000
"""Thursday 4 June 2026, 14:02 in Berlin, ms."""
ZONE: Final = "Europe/Berlin"
POINTS: Final = ("01900000-0000-7000-8000-00000000000a", "01900000-0000-7000-8000-00000000000b")
MINUTE: Final = 60_000

Record = PublicSite | PublicPoint | PublicService | PublicCall


@dataclass(frozen=True)
class Hall:
    """All records of the topic `display`."""

    site: PublicSite
    points: tuple[PublicPoint, ...]
    services: tuple[PublicService, ...]
    calls: tuple[PublicCall, ...]

    def records(self) -> list[Record]:
        """Everything, as a snapshot puts it."""
        return [self.site, *self.points, *self.services, *self.calls]

    def settled(self) -> Hall:
        """The same hall some minutes later: no call is new."""
        return self._each(lambda call: msgspec.structs.replace(call, at=call.at - 5 * MINUTE))

    def recalled(self) -> Hall:
        """The newest call is announced for the second time."""
        return self._newest(nth=2)

    def withdrawn(self) -> Hall:
        """The newest call is taken back."""
        return self._newest(state="withdrawn")

    def served(self) -> Hall:
        """Nobody is called or at a desk; nobody waits for the first service by name."""
        first = msgspec.structs.replace(
            self.services[0], waiting=0, next_number=None, low=0, high=10
        )
        done = self._each(lambda call: msgspec.structs.replace(call, state="over"))
        return replace(done, services=(first, *self.services[1:]))

    def private(self) -> Hall:
        """A hall whose pages cannot be reached by phone."""
        return replace(self, site=msgspec.structs.replace(self.site, public_url=""))

    def shut(self) -> Hall:
        """All points are closed."""
        closed: PointState = "closed"
        points = tuple(msgspec.structs.replace(point, state=closed) for point in self.points)
        services = tuple(msgspec.structs.replace(s, open=False, waiting=0) for s in self.services)
        return replace(self, points=points, services=services)

    def moved(self) -> Hall:
        """Another desk took the newest call over."""
        newest = self.calls[0]
        taken = msgspec.structs.replace(newest, state="withdrawn")
        there = {"desk": "desk-5", "desk_name": "Desk 5", "moved_from": newest.desk_name}
        again = msgspec.structs.replace(
            newest, id="call-moved", at=newest.at + 1_000, state="calling", **there
        )
        return replace(self, calls=(again, taken, *self.calls[1:]))

    def ending(self, state: PointState, notice: str = "") -> Hall:
        """The point gives its last numbers, or none any more; its hours end at four."""
        points = tuple(
            msgspec.structs.replace(
                point,
                state=state,
                notice=notice,
                closes_at=NOON + 118 * MINUTE,
                opens_at=NOON + 1_078 * MINUTE,
            )
            for point in self.points
        )
        return replace(self, points=points)

    def german(self) -> Hall:
        """Long words everywhere."""
        hall = self._each(
            lambda call: msgspec.structs.replace(
                call, desk_name=call.desk_name.replace("Desk ", "Schalter 1")
            )
        )
        names = ("Personalausweis oder Reisepass beantragen", "Führerschein", "Wohnsitz anmelden")
        services = tuple(
            msgspec.structs.replace(
                service, name=name, next_number=f"AB{place}23", low=100, high=120
            )
            for place, (service, name) in enumerate(zip(self.services, names, strict=True))
        )
        calls = (msgspec.structs.replace(hall.calls[0], number="AB123"), *hall.calls[1:])
        message = (
            "Bitte halten Sie Ihren Ausweis und die ausgefüllten Formulare bereit, bevor Sie "
            "aufgerufen werden. Danke."
        )
        site = msgspec.structs.replace(
            self.site, name="Bürgeramt der Stadt Bad Neustadt an der Saale", message=message
        )
        return replace(hall, services=services, calls=calls, site=site)

    def named(self) -> Hall:
        """Desks with names instead of numbers."""
        names = ("Reception", "Room Anna", "Cashier", "Information and appointments")
        return self._each(
            lambda call: msgspec.structs.replace(
                call, desk_name=names[int(call.desk_name[-1]) % len(names)]
            )
        )

    def crowded(self) -> Hall:
        """Eleven desks at work, and more services than the pane holds."""
        calls = tuple(
            _call(place, f"A{40 + place:03}", 11 - place, 11 - place, "answered")
            for place in range(11)
        )
        services = tuple(
            msgspec.structs.replace(service, id=f"{service.id}{turn}", position=turn)
            for turn in range(3)
            for service in self.services
        )
        return replace(self, calls=calls, services=services)

    def _newest(self, **changes: object) -> Hall:
        newest = msgspec.structs.replace(self.calls[0], **changes)
        return replace(self, calls=(newest, *self.calls[1:]))

    def _each(self, change: object) -> Hall:
        assert callable(change)
        return replace(self, calls=tuple(change(call) for call in self.calls))


def _call(place: int, number: str, desk: int, age_min: float, state: str = "calling") -> PublicCall:
    return PublicCall(
        id=f"call-{place}",
        number=number,
        service_point=POINTS[0],
        desk=f"desk-{desk}",
        desk_name=f"Desk {desk}",
        at=NOON - round(age_min * MINUTE),
        nth=1,
        state=state,  # type: ignore[arg-type]
    )


def _point(place: int, name: str, prefix: str) -> PublicPoint:
    return PublicPoint(
        id=POINTS[place],
        name=name,
        state="open",
        location="Hall 1",
        prefix=prefix,
        waiting=9,
        desks_open=4,
    )


def _service(place: int, name: str, number: str, low: int, high: int) -> PublicService:
    return PublicService(
        id=f"service-{place}",
        service_point=POINTS[0],
        name=name,
        position=place,
        open=True,
        waiting=3,
        next_number=number,
        low=low,
        high=high,
    )


HALL: Final = Hall(
    site=PublicSite(
        id="site",
        name="Riverside Town Hall",
        zone=ZONE,
        message="Driving licences until 15:30 today. Toilets are on the first floor.",
        public_url="https://hall.example",
        day="2026-06-04",
    ),
    points=(_point(0, "Counter hall", "A"),),
    services=(
        _service(0, "ID card or passport", "A014", 25, 35),
        _service(1, "Driving licence", "B004", 10, 20),
        _service(2, "Register my address", "C108", 5, 10),
    ),
    calls=(
        _call(0, "A013", 2, 0.1),
        _call(1, "D021", 4, 2.0),
        _call(2, "C107", 1, 3.0, "answered"),
        _call(3, "B003", 3, 4.0, "answered"),
        _call(4, "A012", 2, 6.0, "answered"),
        _call(5, "C106", 1, 9.0, "over"),
        _call(6, "B002", 3, 12.0, "over"),
    ),
)

EMPTY: Final = replace(
    HALL,
    points=tuple(msgspec.structs.replace(point, waiting=0) for point in HALL.points),
    calls=(),
    services=tuple(
        msgspec.structs.replace(service, waiting=0, next_number=None, low=0, high=5)
        for service in HALL.services
    ),
)
