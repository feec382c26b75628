"""What happened to my customer without me is said, and what I did myself is not."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from protocol.commands import CallEntry, Complete
from staff_console.asked import Asked
from staff_console.facts import facts
from staff_console.hall import MARA, NOON, PRIYA, Hall, desk_id
from staff_console.places import lost_desk
from staff_console.samples import BUSY
from staff_console.surprises import surprise
from tests.staff_console.desk import ME, facts_of, replica_of

CALLED = BUSY.called("A014", 20)
GONE = BUSY.without("A014")


def ended(now: str) -> Hall:
    undo = BUSY.done("A014", 5).undoables[0]
    return replace(GONE, undoables=(msgspec.structs.replace(undo, actor=PRIYA, now=now),))


def said(after: Hall, asked: Asked | None = None) -> str:
    replica = replica_of(after)
    found = facts(replica, ME)
    assert found is not None
    return surprise(replica, facts_of(CALLED), found, asked)


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (BUSY, "A014 waits again: the call was taken back."),
        (BUSY.called("A014", 1, desk=2), "A014 is at Desk 2 now."),
        (ended("completed"), "A014 was completed by Priya Nair."),
        (ended("no_show"), "A014 was marked as a no-show by Priya Nair."),
        (ended("cancelled"), "A014 was cancelled by Priya Nair."),
        (GONE, "A014 has left the queue."),
        (
            BUSY.with_entry("A014", state="missed", calls=3),
            "A014 did not come in time and can be called again.",
        ),
        (
            BUSY.with_entry("A014", state="on_hold", desk=desk_id(3), actor=PRIYA),
            "A014 was put on hold.",
        ),
        (BUSY.with_entry("A014", state="on_hold", desk=desk_id(3), actor=MARA), ""),
        (BUSY.serving("A014", 1), ""),
    ],
)
def test_a_customer_who_is_gone_without_me_is_said(after: Hall, sentence: str) -> None:
    assert said(after) == sentence


def test_what_i_asked_for_myself_is_no_surprise() -> None:
    command = Complete(entry=CALLED.entry("A014").id, expected=2)
    assert said(GONE, Asked("complete", command, "A014", NOON)) == ""


def test_a_customer_whom_i_called_and_who_is_taken_over_is_said() -> None:
    command = CallEntry(entry=CALLED.entry("A014").id, desk=desk_id(3))
    asked = Asked("call_this", command, "A014", NOON, "confirmed")
    assert said(BUSY.called("A014", 1, desk=2), asked) == "A014 is at Desk 2 now."


def test_what_i_did_at_another_screen_is_no_surprise() -> None:
    assert said(replace(GONE, undoables=BUSY.done("A014", 5).undoables)) == ""


@pytest.mark.parametrize(
    ("hall", "sentence"),
    [
        (BUSY.with_desk(3, staff=PRIYA), "Desk 3 was taken over by Priya Nair."),
        (
            BUSY.with_desk(3, staff=PRIYA, state="paused"),
            "Desk 3 was taken over by Priya Nair.",
        ),
        (
            BUSY.with_desk(3, state="closed", staff=None),
            "Desk 3 was closed. Open it again, or choose another.",
        ),
        (
            replace(BUSY, desks=BUSY.desks[:2]),
            "Desk 3 is no longer there. Choose another.",
        ),
    ],
)
def test_a_desk_that_is_no_longer_mine_says_why(hall: Hall, sentence: str) -> None:
    assert lost_desk(replica_of(hall), desk_id(3), "Desk 3") == sentence
