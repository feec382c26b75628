"""Every key says what it will do and to whom, or why it cannot."""

from __future__ import annotations

import pytest

from protocol.commands import (
    AnyCommand,
    CallEntry,
    CallNext,
    CheckIn,
    Complete,
    NoShow,
    Recall,
    SetDesk,
    Start,
    Undo,
)
from staff_console.choices import choices, next_step
from staff_console.facts import Me
from staff_console.hall import MARA, NOON, POINT, SECOND, Hall, desk_id
from staff_console.keys import BAR, KEYS, WINDOW_KEYS, KeyName
from staff_console.samples import BUSY, CALM
from tests.staff_console.desk import choice, facts_of

FREE = BUSY
CALLED = BUSY.called("A014", 48)
OVERDUE = BUSY.called("A014", 120)
SERVING = BUSY.serving("A014", 372)
ID = BUSY.entry("A014").id
ABSENT = BUSY.with_entry("A014", present=False)


@pytest.mark.parametrize(
    ("hall", "key", "about", "command"),
    [
        (FREE, "call_next", "A014", CallNext(desk=desk_id(3), service_point=POINT)),
        (CALLED, "call_again", "called 1×", Recall(entry=ID, expected=2)),
        (CALLED, "start", "A014", Start(entry=ID, expected=2)),
        (OVERDUE, "no_show", "A014", NoShow(entry=ID, expected=2)),
        (SERVING, "complete", "A014", Complete(entry=ID, expected=3)),
        (BUSY.done("A014", 12), "undo", "A014, 18 s", Undo(entry=ID, expected=4)),
        (FREE, "close_desk", "Desk 3", SetDesk(desk=desk_id(3), state="closed")),
    ],
)
def test_a_key_that_can_be_used_names_whom_it_acts_on(
    hall: Hall, key: KeyName, about: str, command: AnyCommand
) -> None:
    found = choice(hall, key)
    assert (found.about, found.command, found.why) == (about, command, "")


NO = [
    (CALLED, "call_next", "A014 first", "A014 is called to your desk. F4 starts;"),
    (SERVING, "call_next", "after F8", "F8 completes, then you can call."),
    (CALM, "call_next", "nobody", "Nobody is waiting."),
    (FREE, "call_again", "after F2", "nobody is at your desk"),
    (SERVING, "call_again", "is here", "A014 is here already."),
    (FREE, "start", "after F2", "nobody is at your desk"),
    (SERVING, "start", "started", "A014 is being served already."),
    (FREE, "complete", "nobody", "nobody is at your desk"),
    (CALLED, "complete", "after F4", "A014 is called but not started. F4 starts."),
    (FREE, "no_show", "nobody", "nobody is at your desk"),
    (CALLED, "no_show", "in 1:12", "A014 still has 1:12 to come. F3 calls again."),
    (SERVING, "no_show", "is here", "A014 is here and being served."),
    (FREE, "undo", "nothing", "nothing of yours that can still be taken back"),
    (SERVING, "close_desk", "A014 first", "A014 is still at Desk 3. Finish before you close"),
    (FREE, "call_this", "nobody chosen", "Choose somebody in the line first."),
    (FREE, "check_in", "nobody chosen", "Choose somebody in the line first."),
]


@pytest.mark.parametrize(("hall", "key", "about", "why"), NO)
def test_a_key_that_cannot_be_used_says_why(hall: Hall, key: KeyName, about: str, why: str) -> None:
    found = choice(hall, key)
    assert found.command is None
    assert found.about == about
    assert why in found.why


@pytest.mark.parametrize("hall", [FREE, CALM, CALLED, OVERDUE, SERVING, ABSENT])
def test_every_key_has_a_subject_and_either_a_command_or_a_reason(hall: Hall) -> None:
    for key, found in choices(facts_of(hall), None, NOON).items():
        assert found.key == key
        assert found.about
        assert found.usable != bool(found.why)


def test_with_nobody_at_the_desk_f12_ends_whoever_missed_the_call_of_this_desk() -> None:
    gone = BUSY.with_entry("A014", state="missed", desk=desk_id(3), version=3)
    stood = choice(gone, "no_show")
    assert (stood.about, stood.command) == ("A014", NoShow(entry=ID, expected=3))


def test_f12_ends_the_marked_one_who_missed_the_call_of_another_desk_and_no_other_such() -> None:
    gone = BUSY.with_entry("A014", state="missed", desk=desk_id(1), version=3)
    assert choice(gone, "no_show").command is None
    assert choice(gone, "no_show", chosen="A014").command == NoShow(entry=ID, expected=3)
    assert choice(gone, "no_show", chosen="A015").command is None


def test_no_show_comes_with_the_last_second_of_grace_and_not_before() -> None:
    until = CALLED.entry("A014").grace_until or 0
    assert choice(CALLED, "no_show", now=until - 1).about == "in 0:01"
    assert choice(CALLED, "no_show", now=until).command is not None


@pytest.mark.parametrize(
    ("hall", "key"),
    [
        (FREE, "call_next"),
        (CALLED, "start"),
        (OVERDUE, "start"),
        (SERVING, "complete"),
        (CALM, None),
    ],
)
def test_the_usual_next_step_has_the_accent(hall: Hall, key: KeyName | None) -> None:
    assert next_step(choices(facts_of(hall), None, NOON)) == key


def test_the_marked_one_can_be_called_though_somebody_else_is_next() -> None:
    entry = BUSY.entry("C007")
    found = choice(FREE, "call_this", "C007")
    assert found.command == CallEntry(entry=entry.id, desk=desk_id(3), expected=entry.version)
    assert choice(CALLED, "call_this", "C007").about == "A014 first"


def test_who_joined_by_phone_is_marked_as_here_and_only_they() -> None:
    entry = BUSY.entry("A023")
    found = choice(FREE, "check_in", "A023")
    assert found.command == CheckIn(entry=entry.id, expected=entry.version)
    assert choice(FREE, "check_in", "C007").why == "C007 is known to be here."


def test_where_absent_guests_are_not_called_the_key_says_what_to_do() -> None:
    hall = BUSY.that(call_absent=False)
    assert (
        choice(hall, "call_this", "A023").why == "A023 is not here yet. Ctrl+I says that they are."
    )
    for entry in hall.entries:
        hall = hall.with_entry(entry.number, present=False)
    assert choice(hall, "call_next").about == "none here"
    assert "Ctrl+I" in choice(hall, "call_next").why


def test_a_step_back_counts_down_and_is_gone_when_its_time_is_over() -> None:
    done = BUSY.done("A014", 12)
    assert choice(done, "undo").left == 0.6
    assert choice(done, "undo", now=NOON + 18 * SECOND).about == "nothing"


def test_a_manager_can_take_an_own_step_back_for_a_quarter_of_an_hour() -> None:
    facts = facts_of(BUSY.done("A014", 12), Me(MARA, "manager"))
    late = choices(facts, None, NOON + 5 * 60 * SECOND)["undo"]
    assert (late.about, late.command) == ("A014, 9:48", Undo(entry=ID, expected=4))
    assert choices(facts, None, NOON + 888 * SECOND)["undo"].about == "nothing"


def test_taking_back_a_call_is_guarded_by_what_this_screen_shows() -> None:
    assert choice(BUSY.called("A014", 5), "undo").command == Undo(entry=ID, expected=2)


def test_no_two_keys_share_a_cap_and_none_is_a_bare_letter() -> None:
    caps = [key.cap for key in KEYS.values()] + list(WINDOW_KEYS.values())
    assert len(set(caps)) == len(caps)
    assert not [cap for cap in caps if len(cap) == 1]
    assert [key.cap if key else "" for key in BAR] == [
        *("F1", "F2", "F3", "F4"),
        *("F5", "F6", "F7", "F8"),
        *("F9", "F10", "", "F12"),
    ]
