"""The widgets of one setting: its name, where it is typed, and below that what is wrong."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from staff_console.look import DEMI, MEDIUM, NORMAL, Look
from staff_console.settings.address_pane import AddressPane
from staff_console.settings.body_editor import BodyEditor
from staff_console.settings.cells import ChoiceCell
from staff_console.settings.clause_editor import ClauseEditor
from staff_console.settings.field import YES, Field, Value
from staff_console.settings.panel_pane import PanelPane
from staff_console.settings.rows_editor import RowsEditor
from staff_console.settings.screen import FieldFace
from staff_console.settings.worded import Worded
from staff_console.settings.workshop.search_pane import SearchPane
from staff_console.speech import tr
from staff_console.widgets.marks import Mark
from staff_console.widgets.plane import Across, Down, column, row
from staff_console.widgets.text import Prose

LABEL: Final = 232
_SHORT: Final = 144
_LONG: Final = 520
_WIDE: Final = frozenset({"text", "address"})
_WIDEST: Final = 1_000


class TextEditor(QLineEdit):
    """A line of text."""

    written = Signal(object)

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self.setFont(look.font())
        self.setFixedHeight(look.px(36))
        self.setMaximumWidth(look.px(_LONG if field.kind in _WIDE else _SHORT))
        if field.kind == "secret":
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(300)
        self.textEdited.connect(lambda text: self.written.emit(text))

    def show_value(self, value: Value, wrong: Collection[int]) -> None:
        """Show it, unless it stands there already."""
        if isinstance(value, str) and value != self.text():
            self.setText(value)
            self.setCursorPosition(0)

    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self]


class SwitchEditor(Worded):
    """On or off."""

    written = Signal(object)

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look, QCheckBox(), field.label)
        self.button.clicked.connect(lambda on: self.written.emit(YES if on else ""))

    def show_value(self, value: Value, wrong: Collection[int]) -> None:
        """Show it."""
        self.button.setChecked(value == YES)

    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.button]


class ChoiceEditor(QWidget):
    """One of a few."""

    written = Signal(object)

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        lay = column(self, look, (0, 0, 0, 0), 4)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        for option in field.options:
            made = QRadioButton()
            made.clicked.connect(lambda _=False, key=option.key: self.written.emit(key))
            self._group.addButton(made)
            self._buttons[option.key] = made
            lay.addWidget(Worded(look, made, option.title))

    def show_value(self, value: Value, wrong: Collection[int]) -> None:
        """Show it."""
        if isinstance(value, str) and value in self._buttons:
            self._buttons[value].setChecked(True)

    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return list(self._buttons.values())


class PickEditor(QWidget):
    """One of many: a list that opens."""

    written = Signal(object)

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self._options = field.options
        self._choice = ChoiceCell(look, field.options)
        self._choice.setFixedHeight(look.px(36))
        self._choice.setMaximumWidth(look.px(_LONG))
        self._choice.chosen.connect(lambda key: self.written.emit(key))
        column(self, look, (0, 0, 0, 0), 0).addWidget(self._choice)

    def setAccessibleName(self, name: str) -> None:
        """What a screen reader calls it."""
        self._choice.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """What it says of it."""
        self._choice.setAccessibleDescription(description)

    def show_field(self, field: Field) -> None:
        """What can be chosen is this now."""
        if field.options != self._options:
            self._options = field.options
            self._choice.show_options(field.options)

    def show_value(self, value: Value, wrong: Collection[int]) -> None:
        """Show it."""
        self._choice.show_key(value if isinstance(value, str) else "")

    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self._choice]


_MAKERS: Final[dict[str, Any]] = {
    "text": TextEditor,
    "short": TextEditor,
    "secret": TextEditor,
    "address": TextEditor,
    "switch": SwitchEditor,
    "choice": ChoiceEditor,
    "rows": RowsEditor,
    "pick": PickEditor,
    "body": BodyEditor,
    "clauses": ClauseEditor,
    "panel": PanelPane,
    "search": SearchPane,
}
_ABOVE: Final = frozenset({"rows", "body", "clauses", "panel", "search"})
"""Kinds that need all of the width: their name stands above."""


class FieldBox(QWidget):
    """One setting; a bar at its side says that it was changed."""

    written = Signal(str, object)
    theirsTaken = Signal(str)
    acted = Signal(str, str)

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self._look, self.field = look, field
        self._changed = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.editor = _MAKERS[field.kind](look, field)
        self.editor.setAccessibleName(field.label)
        self.editor.written.connect(lambda value: self.written.emit(field.name, value))
        if isinstance(self.editor, PanelPane | SearchPane):
            self.editor.acted.connect(self.acted)
        self._label = Prose(look, 14, DEMI if field.kind in _ABOVE else NORMAL)
        below = Down(look, (0, 0, 0, 0), 4)
        below.lay.addWidget(self.editor)
        self._hint = Prose(look, 12, tone="muted")
        below.lay.addWidget(self._hint)
        self._address = AddressPane(look) if field.kind == "address" else None
        if self._address is not None:
            below.lay.addWidget(self._address)
        below.lay.addWidget(self._make_error(look))
        below.lay.addWidget(self._make_conflict(look))
        self._arrange(look, below)
        self._hint.say(field.hint)

    def _arrange(self, look: Look, below: QWidget) -> None:
        if self.field.kind in _ABOVE:
            lay = column(self, look, (16, 8, 16, 8), 8)
            self.editor.setMaximumWidth(look.px(_WIDEST))
            self._label.say(self.field.label)
            lay.addWidget(self._label)
            lay.addWidget(below)
            return
        across = row(self, look, (16, 8, 16, 8), 16)
        name = Down(look, (0, 8, 0, 0))
        name.setFixedWidth(look.px(LABEL))
        name.lay.addWidget(self._label)
        name.lay.addStretch(1)
        # A switch has its name beside it.
        self._label.say(" " if self.field.kind == "switch" else self.field.label)
        across.addWidget(name)
        across.addWidget(below, 1)

    def show_face(self, face: FieldFace) -> None:
        """Show it."""
        if isinstance(self.editor, ClauseEditor | PickEditor):
            self.editor.show_field(face.field)
        elif isinstance(self.editor, PanelPane | SearchPane) and face.panel is not None:
            self.editor.show_panel(face.panel)
        self.editor.show_value(face.value, face.error_rows)
        self._error.setVisible(bool(face.error))
        self._wrong.say(face.error)
        self._conflict.setVisible(bool(face.conflict))
        self._theirs.say(face.conflict)
        said = [tr("changed, not saved")] if face.changed else []
        state = ""
        if self._address is not None and face.address is not None:
            self._address.show_face(face.address)
            state = face.address.text
        said += [text for text in (face.error, face.conflict, state, self.field.hint) if text]
        self.editor.setAccessibleDescription(". ".join(said))
        if face.changed != self._changed:
            self._changed = face.changed
            self.update()

    def chain(self) -> list[QWidget]:
        """What Tab goes through, in its order."""
        found: list[QWidget] = self.editor.chain()
        below = self._address.chain() if self._address is not None else []
        return [*found, *below, self._take]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar of what was changed."""
        if self._changed:
            look = self._look
            tall = self.height() - look.px(16)
            right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            at = self.width() - look.px(4) if right else 0
            QPainter(self).fillRect(at, look.px(8), look.px(4), tall, look.colour("accent"))

    def _make_error(self, look: Look) -> QWidget:
        self._error = Across(look, (0, 2, 0, 0), 8)
        mark = Mark(look, 16)
        mark.say("refused")
        self._wrong = Prose(look, 14, MEDIUM, tone="danger")
        self._wrong.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._error.lay.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._error.lay.addWidget(self._wrong, 1)
        self._error.hide()
        return self._error

    def _make_conflict(self, look: Look) -> QWidget:
        self._conflict = Across(look, (0, 2, 0, 0), 8)
        mark = Mark(look, 16)
        mark.say("warning")
        self._theirs = Prose(look, 14, tone="warn")
        self._theirs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        take = self._take = QPushButton(tr("Take theirs"))
        take.setFlat(True)
        take.setFont(look.font(14, DEMI))
        take.setMinimumHeight(look.px(28))
        take.setAccessibleName(tr("Take theirs: {field}").format(field=self.field.label))
        take.clicked.connect(lambda: self.theirsTaken.emit(self.field.name))
        self._conflict.lay.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._conflict.lay.addWidget(self._theirs, 1)
        self._conflict.lay.addWidget(take)
        self._conflict.hide()
        return self._conflict
