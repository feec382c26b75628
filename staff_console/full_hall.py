"""A hall with something in every part of the board, for pictures and tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import msgspec

from protocol.messages import Res
from protocol.queries import HistoryItem, PastVisit, Span
from protocol.records import (
    Call,
    Cause,
    Entry,
    Estimate,
    Hours,
    Person,
    Place,
    Promise,
    Quote,
    Staff,
    Why,
)
from staff_console.bench import Bench
from staff_console.hall import (
    MARA,
    MINUTE,
    NOON,
    POINT,
    SECOND,
    SERVICES,
    Hall,
    call,
    desk_id,
    ident,
    visit,
    waiting,
)
from staff_console.samples import BUSY

TOMASZ: Final = "01900000-0000-7000-8000-000000000004"
KARIM, PIET, BRUNO = 40, 41, 42
"""Places of those who are on hold, away, and missed their call."""
_WHYS: Final[dict[str, Why]] = {"A017": "too_long", "C007": "weight", "B004": "next"}


def _entry(place: int, number: str, service: int, minutes: int, **fields: Any) -> Entry:
    return msgspec.structs.replace(waiting(place, number, service, minutes), **fields)


_ASIDE: Final = (
    _entry(
        KARIM,
        "A009",
        0,
        52,
        state="on_hold",
        owner=MARA,
        desk=desk_id(3),
        since=NOON - 12 * MINUTE,
        until=NOON + 8 * MINUTE,
        version=4,
    ),
    _entry(PIET, "A013", 3, 19, state="away", since=NOON - 4 * MINUTE, until=NOON + 6 * MINUTE),
    _entry(
        BRUNO,
        "A010",
        2,
        44,
        state="missed",
        calls=2,
        called_at=NOON - 1071 * SECOND,
        since=NOON - 18 * MINUTE,
        until=NOON + 12 * MINUTE,
        version=3,
    ),
)
_FIRST: Final = {"B004": 0, "A014": 1, "A017": 2, "C007": 3}
_PEOPLE: Final = {KARIM: "Karim Aziz", PIET: "Piet de Boer"}


def _estimate(entries: tuple[Entry, ...]) -> Estimate:
    line = [entry for entry in entries if entry.state == "waiting"]
    line.sort(key=lambda entry: _FIRST.get(entry.number, 9))
    places = [
        Place(entry.id, at * 110, at * 160, at * 210, _WHYS.get(entry.number, "longest"))
        for at, entry in enumerate(line)
    ]
    quotes = [Quote(service.id, 1200, 1560, 2040) for service in SERVICES]
    return Estimate(
        id=POINT, at=NOON, desks_open=3, line=places, quotes=quotes, last_at=NOON + 41 * MINUTE
    )


def _calls() -> tuple[Call, ...]:
    return (
        call("A012", 2, 225, "answered", shown_ms=400),
        call("B002", 1, 540, "answered", shown_ms=400),
        msgspec.structs.replace(call("A011", 2, 734, "over", shown_ms=800), confirmed_by="phone"),
        msgspec.structs.replace(
            call("A010", 1, 1071, "over", nth=2, shown_ms=300), entry=ident(0xE, BRUNO)
        ),
        call("A010", 1, 1141, "over", shown_ms=300),
        call("A009", 3, 1260, "withdrawn", shown_ms=300),
    )


def _hall() -> Hall:
    hall = replace(BUSY, entries=(*BUSY.entries, *_ASIDE), calls=_calls())
    hall = hall.with_entry("C007", priority="priority").with_entry("B004", standing="next")
    hall = hall.with_entry("A021", also=[SERVICES[2].id])
    others = tuple(
        visit(place, entry.number, 30, 1, place in _PEOPLE)
        for place, entry in zip((KARIM, PIET, BRUNO), _ASIDE, strict=True)
    )
    people = tuple(Person(id=ident(0xC, at), name=name) for at, name in _PEOPLE.items())
    hall = replace(hall, visits=(*hall.visits, *others), people=(*hall.people, *people))
    hall = hall.with_desk(4, state="paused", staff=TOMASZ, reason="Lunch", until=NOON + 13 * MINUTE)
    tomasz = Staff(id=TOMASZ, name="Tomasz Nowak", role="staff")
    return replace(hall, more=(tomasz, _estimate(hall.entries)))


FULL: Final = _hall()
"""As `BUSY`, and somebody on hold, away and missed, a colleague on a break, classes, receipts."""


def at_work(hall: Hall = FULL) -> Hall:
    """Mara serves Ingrid Solheim, who is hard of hearing, and of whom something is noted."""
    hall = hall.serving("A014", 372)
    entry = hall.entry("A014")
    shown = call("A014", 3, 412, "answered", shown_ms=300)
    visits = tuple(
        msgspec.structs.replace(v, access_needs=["hearing"]) if v.id == entry.visit else v
        for v in hall.visits
    )
    person = next(v.person for v in visits if v.id == entry.visit)
    noted = "Screen cracked lower left, touch still works. Backup made yesterday."
    people = tuple(
        msgspec.structs.replace(p, staff_notes=noted, noted_at=NOON - 3 * SECOND, version=2)
        if p.id == person
        else p
        for p in hall.people
    )
    return replace(hall, visits=visits, people=people, calls=(shown, *hall.calls[1:]))


def history() -> Res:
    """What the server knows of Ingrid Solheim."""
    entry = FULL.entry("A014")
    items: list[HistoryItem] = [
        Span(
            entry=entry.id,
            service_point=POINT,
            state="waiting",
            from_at=entry.joined_at,
            to_at=NOON - 412 * SECOND,
            desk=None,
            actor=None,
        ),
        _past("2025-11-03", "Advice", 4, "completed"),
        _past("2025-06-12", "Pick-up", 6, "completed"),
        _past("2025-03-08", "Repair intake", 0, "no_show"),
        _past("2023-11-21", "Pick-up", 4, "completed"),
    ]
    return Res("1", 1, [msgspec.to_builtins(item) for item in items])


def _past(day: str, service: str, waited_min: int, outcome: str) -> PastVisit:
    return PastVisit(
        visit=ident(0xF, int(day.replace("-", "")) % 10_000),
        number="A001",
        day=day,
        arrived_at=NOON - 200 * 24 * 60 * MINUTE,
        services=[service],
        outcome=outcome,  # type: ignore[arg-type]
        reason="",
        waited_s=waited_min * 60,
        served_s=300,
    )


def remember(bench: Bench) -> None:
    """The server answers what it was asked of the past."""
    for _, _, done in bench.queried:
        done(history())


def on_break() -> Hall:
    """Mara has a break until 14:15."""
    since = NOON - 7 * MINUTE
    return FULL.with_desk(3, state="paused", reason="Lunch", until=NOON + 13 * MINUTE, since=since)


def after_hours() -> Hall:
    """Intake has ended two minutes ago, and fourteen still wait."""
    hall = at_work().without("A025")
    return hall.that(state="draining", hours=[Hours(3, 9 * 60, 14 * 60)])


def unheard() -> Hall:
    """A014 was called, and no screen has confirmed it."""
    hall = FULL.called("A014", 48)
    silent = msgspec.structs.replace(hall.calls[0], confirmed_at=None, confirmed_by="")
    return replace(hall, calls=(silent, *hall.calls[1:]))


def promised(hall: Hall) -> Hall:
    """The same, where it is known what was promised: one is broken, one over, one due at once."""
    told: list[Promise] = []
    for entry in hall.entries:
        if entry.state == "waiting":
            told += _told(entry)
        elif entry.number == "A014":
            called = _told(entry)[0]
            told.append(msgspec.structs.replace(called, outcome="held", ended_at=entry.called_at))
    more = [_judged(r) if isinstance(r, Estimate) else r for r in hall.more]
    return replace(hall, more=(*more, *told))


def _judged(estimate: Estimate) -> Estimate:
    return msgspec.structs.replace(estimate, held=166, judged=200)


def _told(entry: Entry) -> list[Promise]:
    """What somebody was told at joining; where it does not hold, what they were told then."""
    due = {"A017": NOON - 2 * MINUTE, "C007": NOON + MINUTE, "A016": NOON + 8 * MINUTE}
    by = due.get(entry.number, entry.joined_at + 30 * MINUTE)
    first = Promise(
        id=f"{entry.id}.1",
        entry=entry.id,
        number=entry.number,
        service_point=POINT,
        service=entry.service,
        at=entry.joined_at,
        by=by,
        p20=600,
        p50=1230,
        p80=1740,
    )
    if entry.number != "A016":
        return [first]
    at = NOON - 9 * MINUTE
    causes = [Cause("desk_paused", "Desk 4", NOON - 17 * MINUTE)]
    lost = msgspec.structs.replace(first, by=NOON - 3 * MINUTE, broken_at=at, causes=causes)
    again = msgspec.structs.replace(
        first, id=f"{entry.id}.2", at=at, nth=2, by=by, p50=720, p80=990
    )
    return [lost, again]
