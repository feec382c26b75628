"""The list model changes by moves that a view can animate, and ends as it was told to."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from client.list_model import KeyedListModel


@dataclass(frozen=True)
class Line:
    key: int
    desk_name: str = ""


def model() -> KeyedListModel[Line]:
    return KeyedListModel(Line, lambda line: line.key)


def names(shown: KeyedListModel[Line]) -> dict[str, int]:
    return {bytes(name.data()).decode(): role for role, name in shown.roleNames().items()}


lists = st.lists(
    st.builds(Line, st.integers(0, 9), st.sampled_from("ab")), unique_by=lambda r: r.key
)


@given(st.lists(lists, max_size=6))
def test_whatever_it_showed_before_it_shows_what_it_is_told(states: list[list[Line]]) -> None:
    shown = model()
    tester = QAbstractItemModelTester(shown, QAbstractItemModelTester.FailureReportingMode.Fatal)
    role = names(shown)["deskName"]
    for rows in states:
        shown.show(rows)
        assert list(shown.rows) == rows
        assert [shown.index(place).data(role) for place in range(shown.rowCount())] == [
            row.desk_name for row in rows
        ]
    del tester


def test_a_new_first_row_is_one_insert_and_no_reset() -> None:
    shown = model()
    shown.show([Line(1), Line(2)])
    told: list[str] = []
    shown.rowsInserted.connect(lambda *_: told.append("insert"))
    shown.rowsRemoved.connect(lambda *_: told.append("remove"))
    shown.rowsMoved.connect(lambda *_: told.append("move"))
    shown.dataChanged.connect(lambda *_: told.append("change"))
    shown.modelReset.connect(lambda: told.append("reset"))
    shown.show([Line(3), Line(1), Line(2)])
    shown.show([Line(3), Line(1, "b"), Line(2)])
    shown.show([Line(3), Line(1, "b"), Line(2)])
    shown.show([Line(2), Line(3), Line(1, "b")])
    shown.show([Line(2)])
    assert told == ["insert", "change", "move", "remove", "remove"]


def test_there_is_nothing_outside_the_list() -> None:
    shown = model()
    shown.show([Line(1)])
    assert shown.data(shown.index(5), names(shown)["key"]) is None
    assert shown.data(shown.index(0), 0) is None
    assert shown.rowCount(shown.index(0)) == 0
