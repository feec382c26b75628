"""Sample halls as the kiosk's topic carries them, for pictures and tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import msgspec

from protocol.outcomes import Joined
from protocol.places import Ask
from protocol.records import PointState
from protocol.request_views import PublicTerms
from protocol.views import PublicPoint, PublicService, PublicSite

MORNING: Final = 1_795_512_240_000
"""Tuesday 24 November 2026, 10:24 in Berlin, ms."""
POINTS: Final = tuple(f"01900000-0000-7000-8000-00000000000{sign}" for sign in "abcd")
TOKEN: Final = "AZAAAAAAcACAAAAAAAAAB3vwq5n0Zx2mYt8K1bJcQ9LfW4sE"[:44]

Record = PublicSite | PublicPoint | PublicService | PublicTerms


@dataclass(frozen=True)
class Hall:
    """All records of the topic `kiosk`."""

    site: PublicSite
    points: tuple[PublicPoint, ...]
    services: tuple[PublicService, ...]
    terms: tuple[PublicTerms, ...] = ()

    def records(self) -> list[Record]:
        """Everything, as a snapshot puts it."""
        return [self.site, *self.points, *self.services, *self.terms]

    def booking(self) -> Hall:
        """A hall where something can be booked."""
        return replace(self, site=msgspec.structs.replace(self.site, bookings=True))

    def private(self) -> Hall:
        """A hall whose pages cannot be reached by phone."""
        return replace(self, site=msgspec.structs.replace(self.site, public_url=""))

    def saying(self, message: str) -> Hall:
        """With a message of the house."""
        return replace(self, site=msgspec.structs.replace(self.site, message=message))

    def shut(self, state: PointState = "closed") -> Hall:
        """All points take no new numbers."""
        points = tuple(msgspec.structs.replace(p, state=state) for p in self.points)
        return replace(self, points=points)

    def ending(self, state: PointState, notice: str = "") -> Hall:
        """The hours end at 10:45 and begin again tomorrow at 08:00."""
        hours = {"closes_at": MORNING + 1_260_000, "opens_at": MORNING + 77_760_000}
        points = tuple(
            msgspec.structs.replace(p, notice=notice, **hours) for p in self.shut(state).points
        )
        return replace(self, points=points)

    def unstaffed(self) -> Hall:
        """No desk is open: no wait can be told."""
        points = tuple(msgspec.structs.replace(p, desks_open=0) for p in self.points)
        services = tuple(msgspec.structs.replace(s, low=None, high=None) for s in self.services)
        return replace(self, points=points, services=services)

    def empty(self) -> Hall:
        """Nobody waits."""
        points = tuple(msgspec.structs.replace(p, waiting=0) for p in self.points)
        services = tuple(msgspec.structs.replace(s, waiting=0) for s in self.services)
        return replace(self, points=points, services=services)

    def asking(self, *asks: Ask) -> Hall:
        """With service points that ask for that."""
        points = tuple(msgspec.structs.replace(p, asks=list(asks)) for p in self.points)
        return replace(self, points=points)

    def speaking(self, *languages: str) -> Hall:
        """With those languages, the house's own first."""
        site = msgspec.structs.replace(self.site, languages=list(languages))
        return replace(self, site=site)

    def joined(self, service: int = 0, number: str = "A012", **more: Any) -> Joined:
        """The answer that the server gives to whoever touches a service."""
        chosen = self.services[service]
        answer = Joined(
            entry="e",
            visit="v",
            number=number,
            service_point=chosen.service_point,
            service=chosen.id,
            position=6,
            joined_at=MORNING,
            tag="t",
            p20=900,
            p50=1500,
            p80=2100,
        )
        return msgspec.structs.replace(answer, **more)


def _point(place: int, name: str, prefix: str, location: str, waiting: int) -> PublicPoint:
    return PublicPoint(
        id=POINTS[place],
        name=name,
        state="open",
        location=location,
        prefix=prefix,
        waiting=waiting,
        desks_open=3,
    )


def _service(point: int, place: int, name: str, waiting: int, low: int, high: int) -> PublicService:
    return PublicService(
        id=f"service-{point}-{place}",
        service_point=POINTS[point],
        name=name,
        position=place,
        open=True,
        waiting=waiting,
        next_number=None,
        low=low,
        high=high,
    )


def _named(service: PublicService, arabic: str) -> PublicService:
    return msgspec.structs.replace(service, names={"ar": arabic})


HALL: Final = Hall(
    site=PublicSite(
        id="site",
        name="Riverside Service Centre",
        zone="Europe/Berlin",
        message="",
        public_url="https://hall.example",
        day="2026-11-24",
        languages=["en", "es", "de", "ar"],
        names={"ar": "مركز خدمات ريفرسايد", "de": "Bürgerzentrum Riverside"},
    ),
    points=(_point(0, "Citizens", "A", "Hall 1", 8),),
    services=(
        _named(_service(0, 0, "ID card or passport", 8, 25, 35), "هوية أو جواز سفر"),
        _named(_service(0, 1, "Driving licence", 3, 25, 35), "رخصة القيادة"),
        _named(_service(0, 2, "Register my address", 2, 25, 35), "تسجيل عنواني"),
        _named(_service(0, 3, "Birth, marriage, death", 1, 30, 45), "ميلاد، زواج، وفاة"),
        _named(_service(0, 4, "Collect a document", 0, 15, 25), "استلام وثيقة"),
        msgspec.structs.replace(
            _named(_service(0, 5, "Taxes and fees", 0, 5, 10), "الضرائب والرسوم"), open=False
        ),
    ),
)

ONE: Final = replace(HALL, services=HALL.services[:1])
"""A house with one service, where one touch is a number."""

SMALL: Final = replace(HALL, services=HALL.services[:2]).saying(
    "Driving licences until 15:30 today. Toilets are on the first floor."
)

TWO: Final = replace(
    HALL,
    points=(
        _point(0, "Sales counter", "A", "Front hall", 5),
        _point(1, "Repair workshop", "R", "First floor", 2),
    ),
    services=(
        _service(0, 0, "Advice and purchase", 4, 15, 20),
        _service(0, 1, "Collect an order", 1, 10, 15),
        _service(1, 0, "Bring in a device", 2, 20, 30),
        _service(1, 1, "Collect a repair", 0, 10, 15),
    ),
)

GERMAN: Final = replace(
    HALL,
    site=msgspec.structs.replace(HALL.site, name="Bürgeramt der Stadt Bad Neustadt an der Saale"),
    points=(_point(0, "Einwohnermeldeangelegenheiten", "A", "Wartebereich im Erdgeschoss", 140),),
    services=tuple(
        msgspec.structs.replace(_service(0, place, name, 120, 100, 120), id=f"german-{place}")
        for place, name in enumerate(
            (
                "Personalausweis oder Reisepass beantragen",
                "Kraftfahrzeugzulassungsbescheinigung",
                "Wohnsitz anmelden, ummelden oder abmelden",
                "Geburt, Eheschließung, Sterbefall",
                "Abholung eines fertigen Dokuments",
                "Gewerbeanmeldung und Gewerbeabmeldung",
            )
        )
    ),
).saying(
    "Bitte halten Sie Ihren Ausweis und die vollständig ausgefüllten Formulare bereit, bevor Sie "
    "aufgerufen werden. Danke."
)

TWO_LONG: Final = replace(
    TWO,
    points=tuple(
        msgspec.structs.replace(point, name=name, names={})
        for point, name in zip(
            TWO.points, ("Einwohnermeldeangelegenheiten", "Führerschein und Zulassung"), strict=True
        )
    ),
)

MANY: Final = replace(
    HALL,
    points=(*TWO.points, _point(2, "Driving school", "D", "Second floor", 0)),
    services=tuple(
        msgspec.structs.replace(
            _service(point, place, name, place, 5 * place, 5 * place + 10),
            id=f"many-{point}-{place}",
        )
        for point in range(3)
        for place, name in enumerate(
            f"Service {sign}" for sign in ("ABCDEFGHIJKL" if point == 1 else "ABCD")
        )
    ),
)
