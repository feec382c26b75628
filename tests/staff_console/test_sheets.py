"""Each sheet as a value: what it asks, and the command that comes of the answers."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from protocol.commands import (
    Broadcast,
    Customer,
    ExpireWaiting,
    Hold,
    JoinQueue,
    Requeue,
    SetDesk,
    SetPoint,
    SetPriority,
    Transfer,
)
from protocol.records import Errand, Hours, Service, ServicePoint
from staff_console.choice import SheetName
from staff_console.facts import Me
from staff_console.full_hall import FULL, at_work
from staff_console.hall import MARA, MINUTE, NOON, POINT, SERVICES, Hall, desk_id, ident
from staff_console.samples import BUSY, CALM
from staff_console.sheets.form import Field, Form, Scene, as_value
from staff_console.sheets.table import SHEETS
from staff_console.sheets.times import clock_time
from tests.staff_console.desk import facts_of, replica_of

SERVING = at_work()
ELSEWHERE = ServicePoint(id=ident(9, 1), name="Cash desk", prefix="K", capacity=1)
PAY = Service(id=ident(5, 50), service_point=ELSEWHERE.id, name="Pay")


def form(
    which: SheetName, hall: Hall, about: str = "", role: str = "staff", **answers: str
) -> Form:
    """The sheet with these answers."""
    facts = facts_of(hall, Me(MARA, role))
    subject = hall.entry(about) if about else None
    return SHEETS[which](Scene(replica_of(hall), facts, subject, NOON), answers)


def field(shown: Form, name: str) -> Field:
    """A question of the sheet."""
    return next(each for each in shown.fields if each.name == name)


def choices(shown: Form, name: str) -> dict[str, str]:
    """What can be chosen, or why not, by title."""
    return {
        option.title: "" if option.usable else option.about for option in field(shown, name).options
    }


def test_a_hold_is_ten_minutes_unless_another_time_is_picked() -> None:
    entry = SERVING.entry("A014")
    usual = form("hold", SERVING, "A014")
    assert (usual.title, usual.does) == ("Hold A014", "Hold until 14:12")
    assert usual.command == Hold(entry=entry.id, expected=entry.version, until=NOON + 10 * MINUTE)
    longer = form("hold", SERVING, "A014", until="30", note=" copies her papers ")
    assert isinstance(longer.command, Hold)
    assert (longer.command.until, longer.command.note) == (NOON + 30 * MINUTE, "copies her papers")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("14:30", 27),
        ("1430", 27),
        ("14.30", 27),
        ("15", 57),
        ("9:05", 18 * 60 + 62),
        (" 14:03 ", 0),
    ],
)
def test_a_time_is_typed_as_people_write_it_and_is_the_next_such(typed: str, minutes: int) -> None:
    at = clock_time(typed, NOON, facts_of(BUSY).zone)
    assert at is not None
    assert (at - NOON) // MINUTE == minutes


@pytest.mark.parametrize("typed", ["", "later", "25:00", "14:60", "14:3", "-1"])
def test_what_is_no_time_cannot_be_sent_and_says_what_to_type(typed: str) -> None:
    shown = form("hold", SERVING, "A014", until="at", time=typed)
    assert shown.command is None
    assert shown.why == "Type a time, like 14:30."


def test_a_transfer_names_every_place_and_why_it_cannot_be_chosen() -> None:
    shut = msgspec.structs.replace(SERVICES[4], open=False)
    hall = replace(SERVING, more=(*SERVING.more, ELSEWHERE, PAY, shut))
    shown = form("transfer", hall, "A014")
    assert choices(shown, "to") == {
        "Screen, while you wait": "",
        "Pick-up": "",
        "Advice": "",
        "Data rescue": "not done today",
        "Warranty": "",
        "Cash desk: Pay": "no desk is open there",
    }
    assert (shown.command, shown.why) == (None, "Choose where to.")


def test_a_transfer_goes_where_it_is_said_and_stands_where_it_is_said() -> None:
    entry = SERVING.entry("A014")
    shown = form(
        "transfer", SERVING, "A014", to=f"{POINT}/{SERVICES[2].id}", standing="next", note="has ID"
    )
    assert shown.command == Transfer(
        entry=entry.id,
        expected=entry.version,
        service_point=POINT,
        service=SERVICES[2].id,
        standing="next",
        note="has ID",
    )
    assert (shown.does, shown.place) == ("Transfer to Pick-up", "Pick-up")


def test_somebody_goes_back_into_the_line_by_the_time_waited_or_first_or_last() -> None:
    entry = FULL.entry("A010")
    shown = form("requeue", FULL, "A010", standing="last", reason="was early")
    assert shown.command == Requeue(
        entry=entry.id, expected=entry.version, standing="last", reason="was early"
    )
    usual = form("requeue", FULL, "A010").command
    assert isinstance(usual, Requeue) and usual.standing == "keep"
    waits = form("requeue", FULL, "A018")
    assert (waits.title, waits.does) == ("A018 elsewhere in the line", "Put there")


def test_a_break_has_a_reason_and_an_end_and_nobody_on_hold_is_forgotten() -> None:
    shown = form("break", FULL, reason="Lunch", until="30", holds="hand_over")
    assert shown.command == SetDesk(
        desk=desk_id(3),
        state="paused",
        reason="Lunch",
        until=NOON + 30 * MINUTE,
        holds="hand_over",
    )
    assert field(shown, "holds").label == "On hold: A009"
    without = form("break", BUSY, until="open")
    assert [each.name for each in without.fields] == ["what", "reason", "until"]
    assert without.command == SetDesk(desk=desk_id(3), state="paused", reason="Break")


def test_another_reason_has_to_be_said() -> None:
    assert form("break", BUSY, reason="other").why == "Say why, in a word or two."
    said = form("break", BUSY, reason="other", other="Fire drill").command
    assert isinstance(said, SetDesk) and said.reason == "Fire drill"


def test_with_a_customer_at_the_desk_it_closes_after_them() -> None:
    shown = form("break", BUSY.serving("A014", 60))
    assert choices(shown, "what") == {
        "A break now": "A014 is at your desk",
        "A break later": "",
        "Close after A014": "",
        "Close now": "A014 is at your desk",
    }
    assert shown.command == SetDesk(desk=desk_id(3), state="closing")


def test_a_new_customer_is_asked_what_they_come_for_and_may_tell_the_rest() -> None:
    assert form("walk_in", BUSY).why == "Choose what they come for."
    shown = form(
        "walk_in",
        BUSY,
        services=as_value([SERVICES[3].id, SERVICES[2].id]),
        name=" Ada ",
        phone="0170 1",
        party="3",
        needs=as_value(["hearing", "wheelchair"]),
        **{"class": "priority"},
    )
    assert isinstance(shown.command, JoinQueue)
    assert set(shown.command.services) == {SERVICES[3].id, SERVICES[2].id}
    assert shown.command.customer == Customer(name="Ada", phone="0170 1")
    assert (shown.command.party_size, shown.command.priority) == (3, "priority")
    assert shown.command.access_needs == ["hearing", "wheelchair"]


def test_needs_that_a_desk_is_made_for_can_be_told() -> None:
    shown = form("walk_in", BUSY.with_desk(1, access=["sign language"]))
    assert "sign language" in choices(shown, "needs")


def test_a_message_says_how_many_read_it_and_can_be_taken_away() -> None:
    shown = form("broadcast", BUSY, text="The lift is\n out of order. ")
    assert shown.does == "Tell 15 who wait"
    assert shown.command == Broadcast(service_point=POINT, text="The lift is out of order.")
    told = BUSY.that(notice="The lift is out.", notice_at=NOON - MINUTE)
    assert form("broadcast", told).text == "They read since 14:01: The lift is out."
    assert form("broadcast", told).why == "They read that already."
    assert form("broadcast", told, what="clear").command == Broadcast(service_point=POINT, text="")
    assert form("broadcast", BUSY).why == "Write what they are to read."


def test_another_class_is_told_with_its_worth_and_the_same_one_is_no_change() -> None:
    entry = BUSY.entry("A018")
    shown = form("priority", BUSY, "A018")
    assert shown.why == "That is the class already."
    picked = form("priority", BUSY, "A018", **{"class": "priority"})
    assert picked.command == SetPriority(
        entry=entry.id, expected=entry.version, priority="priority"
    )
    assert field(picked, "class").options[1].about == "each minute counts 3×"


def test_closing_time_says_who_waits_and_when_the_last_is_done() -> None:
    hall = FULL.that(closes_at=NOON + 3 * 60 * MINUTE)
    shown = form("closing", hall, role="manager")
    assert shown.title == "Closing 17:02, 16 waiting, 1 missed, last done about 14:43"
    assert shown.command == SetPoint(service_point=POINT, state="last_numbers")
    stopped = form("closing", hall.that(state="last_numbers"), role="manager")
    assert stopped.command == SetPoint(service_point=POINT, state="draining")


def test_without_a_time_of_its_own_it_is_only_called_closing_time() -> None:
    # Whatever the weekly hours say: the service point itself knows when it closes.
    hall = FULL.that(hours=[Hours(3, 9 * 60, 17 * 60)])
    assert form("closing", hall, role="manager").title.startswith("Closing time, 16 waiting")


def test_who_is_sent_home_is_told_why() -> None:
    shown = form("closing", FULL, role="manager", what="home")
    assert shown.why == "Say why: they read it."
    told = form("closing", FULL, role="manager", what="home", reason="We close.")
    assert told.command == ExpireWaiting(service_point=POINT, reason="We close.")
    nobody = form("closing", CALM, role="manager")
    assert choices(nobody, "what")["Send 0 home"] == "nobody waits"


def test_those_who_missed_a_call_are_sent_home_with_those_who_wait() -> None:
    assert (len(facts_of(FULL).waiting), len(facts_of(FULL).away)) == (15, 1)
    shown = form("closing", FULL, role="manager")
    assert "Send 17 home" in choices(shown, "what")
    assert "16 waiting, 1 missed" in shown.title


def with_errand_here(hall: Hall, *numbers: str) -> Hall:
    """These have something to do at the service point after what they are at."""
    visits = {hall.entry(number).visit for number in numbers}
    errand = Errand(POINT, [SERVICES[2].id])
    return replace(
        hall,
        visits=tuple(
            msgspec.structs.replace(each, errands=[errand]) if each.id in visits else each
            for each in hall.visits
        ),
    )


def test_it_is_said_how_many_lose_an_errand_by_it() -> None:
    # One is served at a desk; the other waits here and goes home with all.
    shown = form("closing", with_errand_here(SERVING, "A014", "A016"), role="manager", what="home")
    assert shown.text == (
        "Service counter is open. Errands here end too, of people at a desk or elsewhere: 1. "
        "Have their desks tell them."
    )
    assert form("closing", SERVING, role="manager", what="home").text == "Service counter is open."
    calm = with_errand_here(CALM, CALM.entries[0].number)
    alone = form("closing", calm, role="manager", what="home", reason="We close.")
    assert choices(alone, "what")["Send 0 home"] == ""
    assert alone.command == ExpireWaiting(service_point=POINT, reason="We close.")
