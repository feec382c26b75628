"""The line as a table model: rows come, go and move one by one, and wait while somebody aims."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication

from client.reorder import MOVES_AT_MOST, longest_rising
from protocol.records import Entry
from staff_console.hall import NOON, waiting
from staff_console.line import LineRow
from staff_console.line_model import (
    EXPECTED,
    HELD_AT_MOST_MS,
    NUMBER,
    PLACE,
    SEEN_AT_MOST,
    WAITED,
    WHO,
    LineModel,
)

LETTERS = "abcdefghij"
SOMEBODY: Final = msgspec.structs.replace(waiting(0, "", 0, 1), joined_at=NOON - 60_000)


def entry(key: str) -> Entry:
    return msgspec.structs.replace(SOMEBODY, id=key, number=key.upper())


def people(keys: Sequence[str]) -> list[Entry]:
    return [entry(key) for key in keys]


class Watched:
    """A model, what it told of itself, and whose rows it has made."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.now = NOON
        self.names: dict[str, str] = {}
        self.made: list[str] = []
        self.model = LineModel(lambda: self.now, self._row)
        self.told: list[str] = []
        self.model.show(people(keys))
        self.model.modelReset.connect(lambda: self.told.append("reset"))
        self.model.layoutChanged.connect(lambda: self.told.append("layout"))
        self.model.rowsInserted.connect(lambda _, a, b: self.told.append(f"in {a}-{b}"))
        self.model.rowsRemoved.connect(lambda _, a, b: self.told.append(f"out {a}-{b}"))
        self.model.rowsMoved.connect(lambda *_: self.told.append("move"))
        self.model.dataChanged.connect(self._changed)

    def _row(self, who: Entry) -> LineRow:
        self.made.append(who.id)
        name = self.names.get(who.id, who.id)
        return LineRow(
            key=who.id,
            number=who.number,
            name=name,
            service="Advice",
            why="",
            absent=False,
            since=who.joined_at,
            ends_at=NOON + 240_000,
            begun_at=who.joined_at,
        )

    def _changed(self, first: QModelIndex, last: QModelIndex, *_: object) -> None:
        corners = (first.row(), first.column(), last.row(), last.column())
        self.told.append("data {} {} {} {}".format(*corners))

    @property
    def keys(self) -> str:
        return "".join(self.model.keys)

    def text(self, place: int, column: int) -> str:
        return str(self.model.index(place, column).data())


@pytest.fixture
def watched(qapp: QApplication) -> Iterator[Watched]:
    yield Watched("abcdef")


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("abcdef", []),
        ("bcdef", ["out 0-0", "data 0 0 4 0"]),
        ("abef", ["out 2-3", "data 2 0 3 0"]),
        ("abcdefg", ["in 6-6", "data 6 0 6 0"]),
        ("axybcdef", ["in 1-2", "data 1 0 7 0"]),
        ("fabcde", ["move", "data 0 0 5 0"]),
        ("acdefb", ["move", "data 1 0 5 0"]),
    ],
)
def test_the_least_that_changes_is_told(watched: Watched, after: str, told: list[str]) -> None:
    watched.model.show(people(after))
    assert watched.keys == after
    assert watched.told == told


def test_another_name_touches_one_row(watched: Watched) -> None:
    assert watched.text(2, WHO) == "c"
    watched.names["c"] = "Carla"
    watched.model.show(people("abcdef"))
    assert watched.told == [f"data 2 {NUMBER} 2 {EXPECTED}"]
    assert watched.text(2, WHO) == "Carla"


def test_time_is_told_of_rows_that_were_looked_at_and_once_it_reads_otherwise(
    watched: Watched,
) -> None:
    for place in (0, 1, 4):
        assert watched.text(place, WAITED) == "1 min"
        assert watched.text(place, EXPECTED) == "4 min"
    watched.model.tick()
    assert watched.told == []
    watched.now += 60_000
    watched.model.tick()
    assert watched.told == [f"data 0 {WAITED} 1 {EXPECTED}", f"data 4 {WAITED} 4 {EXPECTED}"]
    assert (watched.text(0, WAITED), watched.text(0, EXPECTED)) == ("2 min", "3 min")
    watched.told.clear()
    watched.model.tick()
    assert watched.told == []


def test_a_bar_is_shorter_before_the_minute_is_over(watched: Watched) -> None:
    whole = watched.model.row(0)
    assert watched.model.left(whole) == 0.8
    watched.now += 3_000
    watched.model.tick()
    assert watched.told == [f"data 0 {WAITED} 0 {EXPECTED}"]
    assert watched.text(0, WAITED) == "1 min"


def test_places_leave_out_whoever_stands_above_the_table(watched: Watched) -> None:
    watched.model.show(people("abcdef"), hole=2)
    assert [watched.text(place, PLACE) for place in range(6)] == ["1", "2", "4", "5", "6", "7"]
    watched.told.clear()
    watched.model.show(people("abcdef"))
    assert watched.told == [f"data 2 {PLACE} 5 {PLACE}"]


def test_of_a_long_line_only_rows_that_were_looked_at_are_made(qapp: QApplication) -> None:
    line = [f"{number:05}" for number in range(10_000)]
    long = Watched(line)
    assert long.made == []
    for place in range(20):
        long.text(place, NUMBER)
    assert long.made == line[:20]
    long.made.clear()
    long.model.show(people(line[:5_000] + line[5_001:]))
    assert long.made == line[:20]
    assert long.told == ["out 5000-5000", f"data 5000 {PLACE} 9998 {PLACE}"]


def test_of_very_many_rows_that_were_looked_at_none_is_made_for_nothing(
    qapp: QApplication,
) -> None:
    line = [f"{number:05}" for number in range(2 * SEEN_AT_MOST)]
    long = Watched(line)
    for place in range(len(line)):
        long.text(place, NUMBER)
    long.made.clear()
    long.names["00007"] = "Carla"
    long.model.show(people(line))
    assert (long.made, long.told) == ([], [f"data 0 {NUMBER} {len(line) - 1} {EXPECTED}"])
    assert long.text(7, WHO) == "Carla"


def test_a_wholly_other_order_is_told_at_once_and_marks_stay_on_people(qapp: QApplication) -> None:
    line = [f"{number:03}" for number in range(4 * MOVES_AT_MOST)]
    after = [*line[:10], *random.Random(7).sample(line[10:-10], len(line) - 20), *line[-10:]]
    long = Watched(line)
    marks = {key: QPersistentModelIndex(long.model.index(at, 0)) for at, key in enumerate(line)}
    long.model.show(people(after[5:]))
    assert long.told == ["out 0-4", "layout", f"data 0 {PLACE} {len(line) - 6} {PLACE}"]
    assert list(long.model.keys) == after[5:]
    assert {key: mark.row() for key, mark in marks.items() if mark.isValid()} == {
        key: at for at, key in enumerate(after[5:])
    }


LINES = st.lists(st.sampled_from(LETTERS), unique=True).map("".join)


@settings(max_examples=60, deadline=None)
@given(before=LINES, after=LINES)
def test_any_line_becomes_any_other_without_a_reset_and_marks_stay_on_people(
    qapp: QApplication, before: str, after: str
) -> None:
    watched = Watched(before)
    marks = {k: QPersistentModelIndex(watched.model.index(before.index(k), 0)) for k in before}
    watched.model.show(people(after))
    assert watched.keys == after
    assert not {"reset", "layout"} & set(watched.told)
    for key, mark in marks.items():
        assert mark.isValid() == (key in after)
        assert not mark.isValid() or watched.model.key_at(mark.row()) == key
    moved = watched.told.count("move")
    kept = [after.index(key) for key in before if key in after]
    assert moved <= len(kept) - len(longest_rising(kept))


def test_rows_stay_while_somebody_aims_and_the_newest_line_comes_after(watched: Watched) -> None:
    watched.model.hold(True)
    watched.model.show(people("fabcde"))
    watched.model.show(people("bcdefa"))
    assert watched.keys == "abcdef"
    watched.model.hold(False)
    assert watched.keys == "bcdefa"


def test_a_held_key_holds_rows_for_two_seconds_at_most(watched: Watched) -> None:
    watched.model.hold(True)
    watched.model.show(people("bcdef"))
    timer = watched.model._longest
    assert (timer.isActive(), timer.interval()) == (True, HELD_AT_MOST_MS)
    timer.timeout.emit()
    assert watched.keys == "bcdef"
    assert not timer.isActive()


def test_headings_and_cells_are_there_for_a_screen_reader(watched: Watched) -> None:
    model: QAbstractItemModel = watched.model
    titles = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(EXPECTED + 1)]
    assert titles == ["", "Number", "Who and what", "Why here", "Waited", "Left"]
    spoken = model.index(0, WHO).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "a, Advice"
    assert model.index(99, 0).data() is None
