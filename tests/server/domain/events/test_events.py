"""Events of the calendar: planned, moved, reminded of once each."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from protocol.automation import Notice
from protocol.changes import Put
from protocol.commands import Customer
from protocol.contact_commands import DeleteEvent, PutContact, PutEvent, RemindOfEvent
from protocol.contacts import MovedStart
from protocol.outcomes import Saved
from protocol.records import CalendarEvent, Staff
from server.domain.actor import TIMER
from server.domain.events import occurrences
from server.domain.events.occurring import WINDOW_MS, reminds_at, to_remind
from tests.hall import ANN, BEN, NOON, Hall, hall

MIN = 60_000
HOUR = 60 * MIN
DAY = 24 * HOUR


def office() -> tuple[Hall, str]:
    at = hall()
    people = [
        Staff(id=ANN.id, name="Ann", role="staff", email="ann@example.org"),
        Staff(id=BEN.id, name="Ben", role="staff"),
    ]
    at.floor.apply([Put(each) for each in people])
    saved = at.do(PutContact(customer=Customer(name="Ana")), ANN)
    assert isinstance(saved, Saved)
    return at, saved.id


def planned(at: Hall, contact: str, start_at: int = NOON + DAY, **more: Any) -> CalendarEvent:
    given = {"title": "Demo", "start_at": start_at, "end_at": start_at + HOUR, **more}
    saved = at.do(PutEvent(contact=contact, **given), ANN)
    assert isinstance(saved, Saved)
    return event(at, saved.id)


def event(at: Hall, ident: str) -> CalendarEvent:
    found = at.floor.get(CalendarEvent, ident)
    assert found is not None
    return found


def test_an_event_is_planned_changed_and_removed() -> None:
    at, contact = office()
    made = planned(at, contact, attendees=[BEN.id, contact, BEN.id], place=" Room 2 ")
    assert (made.event_kind, made.owner, made.zone, made.state) == (
        "meeting", ANN.id, "UTC", "planned",
    )  # fmt: skip
    assert (made.attendees, made.place) == ([BEN.id, contact], "Room 2")
    at.do(PutEvent(event=made.id, version=1, owner=BEN.id, state="done"), ANN)
    after = event(at, made.id)
    assert (after.title, after.owner, after.state, after.version) == ("Demo", BEN.id, "done", 2)
    stale = at.refused(PutEvent(event=made.id, version=1, title="x"), ANN)
    assert stale.code == "version_mismatch"
    at.do(DeleteEvent(event=made.id), ANN)
    assert at.refused(DeleteEvent(event=made.id), ANN).code == "unknown_event"


def test_what_is_missing_or_cannot_be_is_told_with_its_field() -> None:
    at, contact = office()
    whole = {"title": "Demo", "contact": contact, "start_at": NOON, "end_at": NOON + HOUR}
    for field, value, code in (
        ("title", None, "invalid"),
        ("end_at", None, "invalid"),
        ("end_at", NOON, "invalid"),
        ("end_at", NOON + 15 * DAY, "invalid"),
        ("contact", at.ids(), "unknown_contact"),
        ("owner", at.ids(), "unknown_staff"),
        ("attendees", [at.ids()], "unknown_contact"),
        ("ticket", at.ids(), "unknown_ticket"),
        ("recurs", "FREQ=HOURLY", "invalid"),
        ("moved", [MovedStart(NOON, NOON + 1, NOON + 2)], "invalid"),
    ):
        refusal = at.refused(PutEvent(**{**whole, field: value}), ANN)  # type: ignore[arg-type]
        assert (refusal.code, refusal.field) == (code, field)
    weekly = {**whole, "recurs": "FREQ=WEEKLY"}
    for field, others in (
        ("except_at", [NOON + DAY]),
        ("moved", [MovedStart(NOON + DAY, None, None)]),
        ("moved", [MovedStart(NOON, NOON + HOUR, None)]),
        ("moved", [MovedStart(NOON, None, None), MovedStart(NOON, None, None)]),
    ):
        refusal = at.refused(PutEvent(**{**weekly, field: others}), ANN)  # type: ignore[arg-type]
        assert (refusal.code, refusal.field) == ("invalid", field)


def test_of_a_series_some_do_not_take_place_and_some_at_another_time() -> None:
    at, contact = office()
    first = NOON + DAY
    made = planned(at, contact, first, recurs="FREQ=WEEKLY")
    week = 7 * DAY
    moved = [
        MovedStart(first + 2 * week, first + 10 * week + HOUR, first + 10 * week + 2 * HOUR),
        MovedStart(first + 3 * week, None, None),
    ]
    at.do(PutEvent(event=made.id, except_at=[first + week], moved=moved), ANN)
    starts = [o.start_at for o in occurrences(event(at, made.id), first, first + 5 * week)]
    assert starts == [first, first + 4 * week]
    later = occurrences(event(at, made.id), first + 10 * week + HOUR, first + 11 * week)
    assert [(o.original_at, o.start_at) for o in later] == [
        (first + 2 * week, first + 10 * week + HOUR)
    ]
    at.do(PutEvent(event=made.id, recurs="FREQ=WEEKLY;INTERVAL=2"), ANN)
    assert event(at, made.id).except_at == [] and len(event(at, made.id).moved) == 1


@given(st.integers(-5, 90), st.integers(1, 62), st.integers(1, 14 * 24))
def test_asking_by_day_finds_what_asking_at_once_finds(first: int, days: int, hours: int) -> None:
    made = CalendarEvent(
        id="e", title="t", event_kind="demo", contact="c", owner="o", made_at=NOON,
        start_at=NOON, end_at=NOON + hours * HOUR, zone="Europe/Berlin",
        recurs="FREQ=DAILY;INTERVAL=3",
    )  # fmt: skip
    from_at = NOON + first * DAY
    assert days * DAY <= WINDOW_MS
    by_day = set()
    for start in range(from_at, from_at + days * DAY, DAY):
        by_day |= set(occurrences(made, start, start + DAY))
    assert by_day == set(occurrences(made, from_at, from_at + days * DAY))


def reminded(at: Hall, made: CalendarEvent) -> list[str]:
    """What is told when the timer looks now."""
    due = to_remind(event(at, made.id), at.clock.now())
    if due is None:
        return []
    before = set(at.floor.lists["notice"])
    at.do(RemindOfEvent(event=made.id, start_at=due.start_at), TIMER)
    found = [n for n in at.floor.of(Notice) if n.id not in before]
    assert {(n.what, n.to, n.subject) for n in found} == {("event_reminder", ANN.id, made.id)}
    assert {n.data["start_at"] for n in found} == {str(due.start_at)}
    return [f"{n.channel} {n.state}" for n in found]


def test_the_owner_is_reminded_of_each_occurrence_once() -> None:
    at, contact = office()
    made = planned(at, contact, NOON + HOUR, recurs="FREQ=DAILY", remind_min=15)
    assert reminds_at(made, at.clock.now()) == NOON + 45 * MIN
    assert reminded(at, made) == []
    at.clock.advance(45 * 60)
    assert reminded(at, made) == ["console sent", "mail due"]
    assert reminded(at, made) == []
    due = RemindOfEvent(event=made.id, start_at=NOON + HOUR)
    assert at.refused(due, TIMER).code == "not_due"
    at.clock.advance(24 * 3600)
    assert reminds_at(event(at, made.id), at.clock.now()) == NOON + DAY + 45 * MIN
    assert len(reminded(at, made)) == 2 and reminded(at, made) == []


def test_nobody_is_reminded_of_what_has_begun_was_cancelled_or_asks_for_none() -> None:
    at, contact = office()
    begun = planned(at, contact, NOON + 10 * MIN)
    gone = planned(at, contact, NOON + 11 * MIN)
    quiet = planned(at, contact, NOON + 12 * MIN, remind_min=0)
    at.do(PutEvent(event=gone.id, state="cancelled"), ANN)
    assert [to_remind(event(at, e.id), NOON) is None for e in (begun, gone, quiet)] == [
        False, True, True,
    ]  # fmt: skip
    assert to_remind(begun, NOON + 10 * MIN) is None


def test_an_event_that_was_moved_is_reminded_of_anew() -> None:
    at, contact = office()
    made = planned(at, contact, NOON + 10 * MIN)
    assert len(reminded(at, made)) == 2
    at.do(PutEvent(event=made.id, title="Demo of the desk"), ANN)
    assert reminded(at, made) == []
    moved = PutEvent(event=made.id, start_at=NOON + 8 * MIN, end_at=NOON + HOUR)
    at.do(moved, ANN)
    assert len(reminded(at, made)) == 2
