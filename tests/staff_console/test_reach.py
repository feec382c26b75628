"""Everything can be reached: by Tab, under Ctrl+K, and by a name that a screen reader says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from staff_console.bench import Bench
from staff_console.faces import FACES
from staff_console.facts import Me
from staff_console.hall import MARA
from staff_console.keys import KEYS, WINDOW_KEYS
from staff_console.samples import BUSY
from tests.staff_console.conftest import Open
from tests.staff_console.layout import accessible, told

NAMES = [each.name for each in FACES]
USED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
"""What hands use."""
INNER = "qt_spinbox_lineedit"
SPOKEN = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.RadioButton,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
}


def used(bench: Bench) -> list[QWidget]:
    """What hands use and can see."""
    found = [widget for kind in USED for widget in bench.window.findChildren(kind)]
    # The titles of a table are its own, and so is the field within a field of numbers.
    own = {w for w in found if isinstance(w, QHeaderView) or w.objectName() == INNER}
    return [widget for widget in found if widget.isVisible() and widget not in own]


def by_tab(bench: Bench, key: Qt.Key) -> list[QWidget]:
    """Where the keys go by one key, until they are where they were before."""
    walked: list[QWidget] = []
    here = bench.window.focusWidget()
    while here is not None and here not in walked:
        walked.append(here)
        QTest.keyClick(here, key)
        here = bench.window.focusWidget()
    return walked


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_reader_has_a_name_for_whatever_hands_use(console: Open, name: str) -> None:
    bench = console(name)
    bench.grab()
    window = QAccessible.queryAccessibleInterface(bench.window)
    nameless = [
        told(each.object())  # type: ignore[arg-type]
        for each in accessible(window)
        if each.role() in SPOKEN
        and isinstance(each.object(), QWidget)
        and not each.text(QAccessible.Text.Name).strip()
        and each.object().objectName() != INNER
    ]
    assert nameless == []
    for widget in used(bench):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name).strip(), told(widget)


@pytest.mark.parametrize("name", NAMES)
def test_tab_comes_to_everything_that_takes_keys_and_back_again(console: Open, name: str) -> None:
    bench = console(name)
    bench.grab()
    assert bench.window.focusWidget() is not None
    there = by_tab(bench, Qt.Key.Key_Tab)
    takes_tab = Qt.FocusPolicy.TabFocus.value
    missed = [
        told(widget)
        for widget in used(bench)
        if widget.focusPolicy().value & takes_tab and widget.isEnabled() and widget not in there
    ]
    if bench.window.finder is None or not bench.window.finder.isVisible():
        assert missed == []
    back = by_tab(bench, Qt.Key.Key_Backtab)
    astray = [w for w in there if w not in back and w.focusPolicy().value & takes_tab]
    assert [told(widget) for widget in astray] == []


def listed(bench: Bench) -> set[str]:
    """What Ctrl+K lists with nothing typed."""
    return {find.key for find in bench.pages.finds("", "light")}


def test_every_key_and_every_action_of_the_window_is_listed_under_ctrl_k(console: Open) -> None:
    found = listed(console(BUSY))
    assert {f"key:{name}" for name in KEYS if name != "help"} <= found
    elsewhere = {"find", "cancel", "put_away", "hand", "order", "next_view", "previous_view"}
    assert {f"window:{name}" for name in set(WINDOW_KEYS) - elsewhere} <= found
    assert "cancel:" in found


@pytest.mark.parametrize(
    ("name", "action"),
    [("hand", "order"), ("hand-order", "order"), ("hand-back", "hand"), ("hand-review", "hand")],
)
def test_what_only_hand_mode_has_is_listed_there(console: Open, name: str, action: str) -> None:
    assert f"window:{action}" in listed(console(name))


def test_a_manager_finds_the_settings_and_the_way_back(console: Open) -> None:
    bench = console(BUSY)
    bench.me = Me(MARA, "manager")
    bench.feed(BUSY)
    assert "window:settings" in listed(bench)
    bench.window.acted.emit("window:settings")
    assert "window:previous_view" in listed(bench)
