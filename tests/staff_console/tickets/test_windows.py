"""A list of any length: what is known of it, and how its rows stay true and in their places."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, QModelIndex
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from protocol.ticket_views import TicketHead
from staff_console.facts import zone
from staff_console.hall import NOON
from staff_console.tickets.rows import Beside, TicketRow, row_of
from staff_console.tickets.samples import HALL, head, ticket_id
from staff_console.tickets.table import TicketTable
from staff_console.tickets.windows import KEPT, WINDOW, Windows
from tests.staff_console.desk import replica_of

TOTAL = 100_000


def window(number: int, total: int = TOTAL) -> list[TicketHead]:
    first = number * WINDOW
    return [head(at) for at in range(first, min(total, first + WINDOW))]


@pytest.mark.parametrize(("status", "said"), [("open", ""), ("in_progress", "answered")])
def test_what_a_colleague_wrote_down_is_not_answered_yet(status: str, said: str) -> None:
    quiet = replace(head(1), unanswered_since=None, pause="", status=status)
    assert row_of(quiet, Beside(), NOON, zone(replica_of(HALL))).aside == said


def test_only_what_is_seen_and_a_little_around_it_is_asked_for() -> None:
    known = Windows()
    assert list(known.wanted(0, 17)) == [0]
    known.take(0, window(0), TOTAL)
    assert list(known.wanted(0, 17)) == []
    assert list(known.wanted(70, 90)) == [1]
    assert list(known.wanted(51_230, 51_250)) == [512, 511]
    assert list(known.wanted(99_990, 100_020)) == [999]


def test_few_windows_are_kept_and_those_that_came_first_are_let_go() -> None:
    known = Windows()
    for number in range(KEPT + 3):
        known.take(number, window(number), TOTAL)
    assert known.at(0) is None and known.place_of(ticket_id(0)) == -1
    assert known.at(500) == head(500) and known.place_of(ticket_id(500)) == 500


def test_news_change_a_row_at_once_unless_they_are_older_than_it() -> None:
    known = Windows()
    known.take(0, window(0), TOTAL)
    fresh = replace(head(7), subject="Something else", updated_at=NOON)
    assert known.change(fresh) == 7 and known.at(7) == fresh
    assert known.change(head(7)) == -1 and known.at(7) == fresh
    known.age()
    assert list(known.wanted(0, 17)) == [0], "the order is asked for again"


@pytest.fixture
def table(qapp: QApplication) -> Iterator[TicketTable]:
    where = zone(replica_of(HALL))

    def made(of: TicketHead) -> TicketRow:
        return row_of(of, Beside(), NOON, where)

    model = TicketTable(made)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.take(0, window(0, 300), 300)
    yield model
    tester.deleteLater()
    model.deleteLater()


def subjects(table: QAbstractTableModel, places: range) -> list[str]:
    return [table.index(at, 0).data().split(", ")[1] for at in places]


def test_rows_that_are_not_told_yet_are_there_and_say_so(table: TicketTable) -> None:
    assert table.rowCount() == 300 and table.rowCount(table.index(0, 0)) == 0
    assert table.index(250, 0).data() == "Loading …" and table.row(250) is None
    table.take(2, window(2, 300), 300)
    assert "Loading" not in table.index(250, 0).data()


def test_rows_keep_their_places_under_a_pointer_until_it_is_gone(table: TicketTable) -> None:
    settled = QSignalSpy(table.settled)
    before, turned = subjects(table, range(3)), list(reversed(window(0, 300)))
    table.hold(True)
    table.take(0, turned, 301)
    assert subjects(table, range(3)) == before and table.rowCount() == 300
    news = replace(head(1), subject="New words", updated_at=NOON + 1)
    table.change(news)
    assert subjects(table, range(1, 2)) == ["New words"], "what a row says changes all the same"
    table.hold(False)
    assert table.rowCount() == 301 and settled.count() == 1
    assert table.windows.place_of(ticket_id(99)) == 0


def test_another_list_takes_the_place_of_the_first_only_when_it_is_there(
    table: TicketTable,
) -> None:
    table.begin()
    assert table.rowCount() == 300
    resets = QSignalSpy(table.modelReset)
    table.take(0, window(0, 2), 2)
    assert table.rowCount() == 2 and resets.count() == 1
    table.take(0, [], 0)
    assert table.rowCount() == 0 and not table.index(0, 0, QModelIndex()).isValid()
