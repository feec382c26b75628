"""Columns of tickets: whatever has changed, a list is what anybody would sort who had them all."""

from __future__ import annotations

from random import Random

import pytest

from protocol.sla import PRIORITIES
from protocol.tickets import TicketFilter, TicketSort
from server.execution import ticket_columns
from server.execution.ticket_columns import TicketColumns
from server.store.ticket_lines import Asked, Line
from tests.hall import NOON

SORTS: tuple[TicketSort, ...] = ("due", "updated", "opened", "number", "priority", "name")


def line(number: int, draw: Random) -> Line:
    return Line(
        id=f"t{number}",
        number=number,
        contact=f"c{number % 5}",
        status=draw.choice(("open", "in_progress", "resolved", "closed")),
        pause=draw.choice(("", "on_hold")),
        priority=draw.choice(PRIORITIES),
        channel="mail",
        team=draw.choice(("", "first")),
        policy=draw.choice(("", "p")),
        assignee=draw.choice(("", "ann", "ben")),
        updated_at=NOON + draw.randrange(50),
        opened_at=NOON - draw.randrange(50),
        due_at=draw.choice((None, NOON + draw.randrange(-50, 50) * 60_000)),
        unanswered=draw.random() < 0.3,
        breached=draw.random() < 0.3,
        tags=draw.sample(("vip", "refund"), k=draw.randrange(3)),
        watchers=draw.sample(("ann", "ben"), k=draw.randrange(2)),
    )


def fits(each: Line, at: int) -> bool:
    """What the filter of that place means."""
    return (
        True,
        each.status in ("open", "closed") and each.assignee in ("ann", ""),
        {"vip", "refund"} <= set(each.tags),
        "ann" in each.watchers and each.unanswered,
        each.due_at is not None and each.due_at <= NOON + 10 * 60_000,
        each.contact == "c3" and each.policy == "p" and not each.pause,
        each.breached and each.team == "first" and each.priority in ("low", "urgent"),
        each.assignee == "nobody",
    )[at]


SHOWN = (
    TicketFilter(),
    TicketFilter(statuses=["open", "closed"], assignees=["me", ""]),
    TicketFilter(tags=["vip", "refund"]),
    TicketFilter(watching=True, unanswered=True),
    TicketFilter(due_within_min=10),
    TicketFilter(contact="c3", policy="p", pauses=[""]),
    TicketFilter(breached=True, teams=["first"], priorities=["low", "urgent"]),
    TicketFilter(assignees=["nobody"]),
)


def ordered(lines: list[Line], names: dict[str, str], sort: TicketSort, down: bool) -> list[Line]:
    keys = {
        "due": lambda each: each.due_at or 0,
        "updated": lambda each: each.updated_at,
        "opened": lambda each: each.opened_at,
        "number": lambda each: each.number,
        "priority": lambda each: PRIORITIES.index(each.priority),
        "name": lambda each: names[each.contact],
    }
    found = sorted(lines, key=lambda each: (keys[sort](each), each.number), reverse=down)
    return sorted(found, key=lambda each: each.due_at is None) if sort == "due" else found


@pytest.mark.parametrize("resort", [2, 1_000])
def test_a_window_is_right_whatever_was_put_changed_dropped_and_renamed(
    monkeypatch: pytest.MonkeyPatch, resort: int
) -> None:
    monkeypatch.setattr(ticket_columns, "RESORT", resort)
    draw, columns = Random(7), TicketColumns()
    lines: dict[int, Line] = {}
    names = {f"c{each}": f"name {each}" for each in range(5)}
    for step in range(40):
        for _ in range(draw.randrange(1, 8)):
            number = draw.randrange(1, 60)
            if draw.random() < 0.3:
                lines.pop(number, None)
                columns.drop(f"t{number}")
            else:
                lines[number] = line(number, draw)
                columns.put(lines[number], names[lines[number].contact].upper())
        if draw.random() < 0.2:
            contact = f"c{draw.randrange(5)}"
            names[contact] = f"name {draw.randrange(9)}"
            columns.rename(contact, names[contact])
        at, sort, down = step % len(SHOWN), SORTS[step % len(SORTS)], step % 2 == 0
        numbers = None if step % 3 else draw.sample(range(1, 90), k=40)
        wanted = [
            each
            for each in ordered(list(lines.values()), names, sort, down)
            if fits(each, at) and (numbers is None or each.number in numbers)
        ]
        asked = Asked(SHOWN[at], sort, down, "ann", NOON)
        for offset in (0, len(wanted) // 2, len(wanted)):
            found = columns.window(asked, numbers, offset, 5)
            assert found.total == len(wanted)
            assert found.ids == [each.id for each in wanted[offset : offset + 5]]


def test_there_may_be_none_and_more_than_a_thousand() -> None:
    draw, columns = Random(1), TicketColumns()
    asked = Asked(TicketFilter(), "name", True)
    assert columns.window(asked, None, 0, 5) == (0, [])
    for number in range(1, 2_100):
        columns.put(line(number, draw), "")
    assert columns.window(asked, None, 2_000, 1) == (2_099, ["t99"])
