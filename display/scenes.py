"""Halls that ask much of a wall: crowded, spread over points, with long names, without desks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, TypeVar

import msgspec

from client.languages import LANGUAGES
from display.hall import EMPTY, HALL, NOON, POINTS, Hall
from protocol.places import Direction
from protocol.views import PublicCall, PublicPoint, PublicService, PublicSite

Named = TypeVar("Named", PublicSite, PublicPoint, PublicService)
LONG_DESK: Final = "Beratung Wohngeld und Familien"
"""Thirty characters."""
DESKS: Final = ["Desk 1", "Desk 2", "Desk 3", "Desk 4"]


def crowd(count: int = 40) -> Hall:
    """So many customers on their way at once, with numbers of five characters."""
    calls = tuple(
        PublicCall(
            id=f"call-{place:02}",
            number=f"K{place % 9 + 1}-{place:02}",
            service_point=POINTS[0],
            desk=f"desk-{place}",
            desk_name=f"Desk {place + 1}",
            at=NOON - place * 1_000,
            nth=1,
            state="calling",
        )
        for place in range(count)
    )
    return replace(HALL, calls=calls)


def two_points(zone: str = "") -> Hall:
    """Two service points whose desks have the same names; the second lies in a zone."""
    first = msgspec.structs.replace(HALL.points[0], desks=DESKS)
    second = msgspec.structs.replace(
        first, id=POINTS[1], name="Repairs", prefix="R", zone=zone, notice="Repairs close at four."
    )
    calls = tuple(
        msgspec.structs.replace(call, service_point=POINTS[place % 2])
        for place, call in enumerate(HALL.calls)
    )
    theirs = tuple(
        msgspec.structs.replace(
            service, id=f"{service.id}r", service_point=POINTS[1], name=name, next_number=number
        )
        for service, name, number in zip(
            HALL.services, ("Bring a device", "Collect a device"), ("R020", "R021"), strict=False
        )
    )
    services = (*HALL.services, *theirs)
    return replace(HALL, points=(first, second), services=services, calls=calls)


def long_desks() -> Hall:
    """Desks of thirty characters, at two points that both have them."""
    hall = two_points()
    calls = tuple(msgspec.structs.replace(call, desk_name=LONG_DESK) for call in hall.calls)
    return replace(hall, calls=calls)


def repairs() -> Hall:
    """Two service points, of which all is called by the number of what was brought."""
    hall = two_points()
    calls = tuple(
        msgspec.structs.replace(call, number=f"R-{1187 + 113 * place}")
        for place, call in enumerate(hall.calls)
    )
    services = tuple(
        msgspec.structs.replace(service, next_number=f"R-{2008 + place}")
        for place, service in enumerate(hall.services)
    )
    return replace(hall, calls=calls, services=services)


def without_desks() -> Hall:
    """People wait, and no desk is open."""
    points = tuple(msgspec.structs.replace(point, desks_open=0) for point in HALL.points)
    return replace(HALL, points=points)


def pointing(direction: Direction) -> Hall:
    """The newest call's desk lies there."""
    newest = msgspec.structs.replace(HALL.calls[0], direction=direction)
    return replace(HALL, calls=(newest, *HALL.calls[1:]))


def in_languages(hall: Hall, *codes: str) -> Hall:
    """A house of these languages; its first service has a name in German and Arabic."""
    names = {"de": "Personalausweis oder Reisepass", "ar": "بطاقة الهوية أو جواز السفر"}
    site = msgspec.structs.replace(
        hall.site,
        languages=list(codes),
        messages={"de": "Führerscheine bis 15:30 Uhr.", "ar": "رخص القيادة حتى 15:30."},
    )
    first = msgspec.structs.replace(hall.services[0], names=names)
    return replace(hall, site=site, services=(first, *hall.services[1:]))


NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "Riverside Town Hall": {
        "es": "Ayuntamiento de la Ribera",
        "de": "Rathaus am Fluss",
        "ar": "بلدية ضفة النهر",
    },
    "Counter hall": {"es": "Sala de ventanillas", "de": "Schalterhalle", "ar": "قاعة الشبابيك"},
    "Repairs": {"es": "Reparaciones", "de": "Reparaturen", "ar": "الإصلاحات"},
    "ID card or passport": {
        "es": "Documento de identidad o pasaporte",
        "de": "Personalausweis oder Reisepass",
        "ar": "بطاقة الهوية أو جواز السفر",
    },
    "Driving licence": {"es": "Permiso de conducir", "de": "Führerschein", "ar": "رخصة القيادة"},
    "Register my address": {
        "es": "Empadronamiento",
        "de": "Wohnsitz anmelden",
        "ar": "تسجيل العنوان",
    },
    "Bring a device": {"es": "Traer un aparato", "de": "Gerät bringen", "ar": "تسليم جهاز"},
    "Collect a device": {"es": "Recoger un aparato", "de": "Gerät abholen", "ar": "استلام جهاز"},
}
"""What a manager wrote for the sample's names, in the other languages."""
MESSAGES: Final[Mapping[str, str]] = {
    "es": "Permisos de conducir hasta las 15:30 de hoy. Los aseos están en la primera planta.",
    "de": "Führerscheine heute bis 15:30 Uhr. Toiletten sind im ersten Stock.",
    "ar": "رخص القيادة حتى الساعة 15:30 اليوم. دورات المياه في الطابق الأول.",
}


def translated(hall: Hall) -> Hall:
    """With all that a manager writes in four languages, as far as the sample has it."""

    def told(record: Named) -> Named:
        return msgspec.structs.replace(record, names=dict(NAMES.get(record.name, {})))

    messages = dict(MESSAGES) if hall.site.message == HALL.site.message else {}
    site = msgspec.structs.replace(told(hall.site), messages=messages, languages=list(LANGUAGES))
    points = tuple(map(told, hall.points))
    return replace(hall, site=site, points=points, services=tuple(map(told, hall.services)))


SCENES: Final[Mapping[str, Hall]] = {
    "ordinary": HALL,
    "crowd": crowd(),
    "two points": two_points(),
    "long desks": long_desks(),
    "repairs": repairs(),
    "german names": HALL.german(),
    "no desks": without_desks(),
    "moved": HALL.moved(),
    "closed": EMPTY.shut().ending("closed"),
    "calm": replace(two_points(), calls=()),
    "draining": HALL.ending("draining", "The lift is out of order. Take the stairs."),
}
