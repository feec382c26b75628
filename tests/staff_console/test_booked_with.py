"""Who has booked with a colleague, at the desk of another."""

from __future__ import annotations

from dataclasses import replace

from protocol.commands import CallEntry
from protocol.records import Reservation
from staff_console.choices import choices
from staff_console.facts import facts
from staff_console.hall import JONAS, MARA, MINUTE, NOON, POINT, Hall, desk_id
from staff_console.samples import BUSY
from staff_console.why import Whys
from tests.staff_console.desk import ME, board_of, choice, facts_of, replica_of

GUEST = "A014"


def booked_with(staff: str | None) -> Hall:
    """The first in line has booked for some minutes ago, and nobody else waits."""
    at = NOON - 4 * MINUTE
    made = Reservation(
        id="r1",
        number="R",
        definition="d1",
        service_point=POINT,
        start_at=at,
        end_at=at + 30 * MINUTE,
        state="checked_in",
        since=at,
        made_at=at,
        source="phone",
        asked_staff=staff,
    )
    hall = BUSY.with_entry(GUEST, reservation="r1", slot_at=at, eligible_at=at)
    alone = tuple(e for e in hall.entries if e.state != "waiting" or e.number == GUEST)
    return replace(hall, entries=alone, more=(*hall.more, made))


def why(hall: Hall) -> str:
    return Whys(replica_of(hall), facts_of(hall)).of(hall.entry(GUEST), None)


def at_length(hall: Hall) -> str:
    return board_of(hall, chosen=GUEST).chosen.service


def test_the_line_says_whose_customer_that_is_and_what_keeps_the_colleague() -> None:
    with_jonas = booked_with(JONAS)
    assert why(with_jonas) == "with ⁨Jonas Weber⁩"
    busy = next(e for e in with_jonas.entries if e.desk == desk_id(1))
    said = f"Repair intake: booked with ⁨Jonas Weber⁩, who serves {busy.number}"
    assert at_length(with_jonas) == said
    resting = with_jonas.with_desk(1, state="paused", until=NOON + 5 * MINUTE)
    assert at_length(resting).endswith("who is on a break")
    for open_to_me in (booked_with(MARA), booked_with(None), with_jonas.with_desk(1, staff=None)):
        assert why(open_to_me).startswith("booked for ")


def test_the_next_is_not_theirs_and_the_key_says_how_to_call_them_all_the_same() -> None:
    hall = booked_with(JONAS)
    key = choice(hall, "call_next")
    assert key.command is None and key.why.startswith("A014 waits for ⁨Jonas Weber⁩, as booked.")
    assert board_of(hall).following.text == "A014 waits for ⁨Jonas Weber⁩, as booked."
    by_hand = choice(hall, "call_this", GUEST)
    assert isinstance(by_hand.command, CallEntry)
    assert by_hand.about == "A014, booked with ⁨Jonas Weber⁩"
    mine = facts(replica_of(booked_with(MARA)), ME)
    assert mine is not None and choices(mine, None, NOON)["call_next"].about == GUEST
