"""Facts of a hall without Qt, for tests of the pure half."""

from __future__ import annotations

from client.live import LinkStatus
from protocol.changes import Change, Put
from protocol.messages import Snapshot
from protocol.replica import Replica
from staff_console.asked import Asked
from staff_console.choices import Choice, choices
from staff_console.facts import Facts, Me, facts
from staff_console.hall import MARA, NOON, Hall
from staff_console.keys import KeyName
from staff_console.notes import NoteFace
from staff_console.past import History
from staff_console.screen import Board, Local, Screen, screen

ME = Me(MARA, "staff")
LIVE = LinkStatus("live", NOON, NOON, None, True, "")


def replica_of(hall: Hall) -> Replica:
    """The topic of staff as the hall has it."""
    replica = Replica("staff")
    changes: list[Change] = [Put(record) for record in hall.records()]  # type: ignore[arg-type]
    replica.snapshot(Snapshot("staff", "e", 1, NOON, changes))
    return replica


def facts_of(hall: Hall, me: Me = ME) -> Facts:
    """The facts of my desk."""
    found = facts(replica_of(hall), me)
    assert found is not None
    return found


def choice(hall: Hall, key: KeyName, chosen: str | None = None, now: int = NOON) -> Choice:
    """How a key stands; `chosen` is the number of the marked one."""
    marked = hall.entry(chosen) if chosen else None
    return choices(facts_of(hall), marked, now)[key]


def screen_of(
    hall: Hall | None,
    status: LinkStatus = LIVE,
    asked: Asked | None = None,
    note: str = "",
    chosen: str | None = None,
    now: int = NOON,
    me: Me = ME,
) -> Screen:
    """The screen at a moment; without a hall nothing has come yet."""
    replica = replica_of(hall) if hall is not None else Replica("staff")
    mine = facts(replica, me)
    marked = hall.entry(chosen).id if hall is not None and chosen else None
    return screen(replica, mine, status, now, Local(me, asked, note, marked, NoteFace(), History()))


def board_of(hall: Hall, **more: object) -> Board:
    """The board of a screen that has one."""
    board = screen_of(hall, **more).board  # type: ignore[arg-type]
    assert board is not None
    return board
