"""Halls for pictures and tests: a busy one, an empty one, and names that are hard to draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from protocol.records import Desk, Person
from staff_console.hall import (
    JONAS,
    MARA,
    MINUTE,
    NOON,
    POINT,
    PRIYA,
    Hall,
    call,
    desk_id,
    ident,
    visit,
    waiting,
)


class Guest(NamedTuple):
    """Somebody of a sample: the service by its place, minutes since they joined."""

    number: str
    name: str
    service: int
    minutes: int
    party: int = 1


GUESTS: Final = (
    Guest("A012", "Sofia Almeida", 0, 40),
    Guest("A014", "Ingrid Solheim", 0, 31),
    Guest("B002", "Petra Kunz", 3, 26),
    Guest("A015", "Tomás Rey", 0, 24),
    Guest("A016", "Noor Haddad", 1, 21),
    Guest("C007", "Anneke Vos", 2, 20),
    Guest("A017", "Lars Witt", 0, 18, 2),
    Guest("B004", "Felix Brandt", 4, 16),
    Guest("A018", "", 3, 14),
    Guest("A019", "Mei Tanaka", 0, 12),
    Guest("C008", "Oskar Lund", 2, 11),
    Guest("A020", "", 5, 9, 3),
    Guest("A021", "Yusuf Demir", 0, 7),
    Guest("A022", "", 3, 5),
    Guest("A023", "Ida Nowak", 0, 4),
    Guest("A024", "Bea Rossi", 0, 3),
    Guest("A025", "", 2, 1),
)
ODD_NAMES: Final = {
    "A012": "Wilhelmina Featherstonehaugh-Cholmondeley von und zu Hohenlohe-Langenburg",
    "A014": "Maximiliane Freifrau von Schwarzenberg-Hohenlohe-Waldenburg-Schillingsfürst",
    "A015": "محمد عبد الرحمن الأنصاري",
    "A016": "Zoë O’Brien",
    "C007": "Wilhelmina Featherstonehaugh-Cholmondeley von und zu Hohenlohe-Langenburg",
    "A017": "ليلى حداد",
    "B004": "Nguyễn Thị Phương Thảo",
    "A018": "W" * 60,
}
FOREIGN_NAMES: Final = {"A014": "Zoë 🎈🎈 O’Brien", "A015": "שרה כהן-לוי", "A016": "田中 美咲"}
"""Those whose look depends on the fonts of the machine."""


def _desks() -> Iterator[Desk]:
    for number, who in enumerate((JONAS, PRIYA, MARA, None), 1):
        yield Desk(
            id=desk_id(number),
            service_point=POINT,
            number=number,
            name=f"Desk {number}",
            state="open" if who else "closed",
            staff=who,
            since=NOON - 57 * MINUTE,
        )


def _people(guests: Sequence[Guest]) -> Iterator[Person]:
    for place, guest in enumerate(guests):
        if guest.name:
            yield Person(id=ident(0xC, place), name=guest.name)


def hall_of(guests: Sequence[Guest]) -> Hall:
    """These guests wait; Mara has desk 3 open, Jonas desk 1 and Priya desk 2."""
    placed = tuple(enumerate(guests))
    return Hall(
        desks=tuple(_desks()),
        entries=tuple(waiting(at, g.number, g.service, g.minutes) for at, g in placed),
        visits=tuple(visit(at, g.number, g.minutes, g.party, bool(g.name)) for at, g in placed),
        people=tuple(_people(guests)),
        calls=(
            call("A011", 2, 734, "over"),
            call("A010", 1, 1071, "over", nth=2),
            call("A010", 1, 1141, "over"),
            call("A009", 3, 1260, "withdrawn"),
        ),
    )


def _at_work(hall: Hall) -> Hall:
    hall = hall.serving("B002", 500, desk=1).serving("A012", 185, desk=2)
    return hall.with_entry("A023", present=False)


BUSY: Final = _at_work(hall_of(GUESTS))
"""Fifteen wait, Jonas and Priya serve, Mara at desk 3 is free: A014 is next."""
CALM: Final = replace(
    BUSY,
    entries=tuple(entry for entry in BUSY.entries if entry.state != "waiting"),
    visits=BUSY.visits[:3],
    people=BUSY.people[:3],
)
"""Nobody waits."""
_LONG: Final = "Fahrzeugzulassung, Ummeldung und Kurzzeitkennzeichen"


def _named(names: Mapping[str, str]) -> Hall:
    return _at_work(hall_of([g._replace(name=names.get(g.number, g.name)) for g in GUESTS]))


ODD: Final = _named(ODD_NAMES).that(name=_LONG)
"""The same with names that are long, right-to-left, or not letters."""
FOREIGN: Final = _named(FOREIGN_NAMES)
ODD_DESKS: Final = ODD.with_desk(1, name="Zulassung links").with_desk(3, name="Sonderschalter 12b")
