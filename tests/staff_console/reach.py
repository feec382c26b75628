"""Walks a console by Tab, and asks of whatever hands use what a screen reader says it is."""

from __future__ import annotations

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
    QScrollArea,
    QWidget,
)

from staff_console.bench import Bench
from tests.staff_console.layout import accessible, told

USED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
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
    own |= {w for w in found if isinstance(w, QScrollArea) and not takes_keys(w)}
    return [widget for widget in found if widget.isVisible() and widget not in own]


def takes_keys(widget: QWidget) -> bool:
    """Whether Tab may come to it."""
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def by_tab(bench: Bench, key: Qt.Key) -> list[QWidget]:
    """Where the keys go by one key, until they are where they were before."""
    walked: list[QWidget] = []
    here = bench.window.focusWidget()
    while here is not None and here not in walked:
        walked.append(here)
        QTest.keyClick(here, key)
        here = bench.window.focusWidget()
    return walked


def nameless(bench: Bench) -> list[str]:
    """What hands use and a screen reader has no name for."""
    window = QAccessible.queryAccessibleInterface(bench.window)
    found = {each.object() for each in accessible(window) if each.role() in SPOKEN}
    found = {w for w in found if isinstance(w, QWidget) and w.objectName() != INNER}
    return [told(widget) for widget in (found | set(used(bench))) if not name_of(widget)]


def name_of(widget: QWidget) -> str:
    """What a screen reader says it is."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)).strip()


def astray(bench: Bench) -> list[str]:
    """What takes keys and is not come to by Tab, or not by Shift+Tab."""
    assert bench.window.focusWidget() is not None
    there, back = by_tab(bench, Qt.Key.Key_Tab), by_tab(bench, Qt.Key.Key_Backtab)
    wanted = [widget for widget in used(bench) if takes_keys(widget) and widget.isEnabled()]
    above = bench.window.sheet or bench.window.finder
    if above is not None and above.isVisible():
        # What lies below waits until that is put away.
        wanted = [widget for widget in wanted if above.isAncestorOf(widget)]
    return [told(widget) for widget in wanted if widget not in there or widget not in back]
