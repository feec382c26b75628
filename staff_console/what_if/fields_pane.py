"""Where, when, and what is otherwise: one row for each field, and below them the button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from staff_console.look import DEMI, Look
from staff_console.reports.key_button import KeyButton
from staff_console.settings.cells import ChoiceCell
from staff_console.settings.effect_pane import WordsScroll
from staff_console.speech import tr
from staff_console.what_if.result import RUN
from staff_console.what_if.screen import FieldFace, WhatIfScreen
from staff_console.widgets.marks import Cap
from staff_console.widgets.plane import Across, Down, Plane, column
from staff_console.widgets.primary import primary_button
from staff_console.widgets.text import Prose, Text

LABEL: Final = 116
RESET: Final = "Ctrl+Shift+R"
_BRIEF: Final[dict[str, Callable[[], str]]] = {"point": lambda: tr("At"), "day": lambda: tr("Day")}
"""Names in a column of their own: what is chosen beside them may be long."""
_NARROW: Final = 36
_RETURNS: Final = ("Ctrl+Return", "Ctrl+Enter")
"""The key of the letters and that of the numbers."""


class TypedEditor(QLineEdit):
    """A line; while it is empty it says what was."""

    written = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFont(look.font())
        self.setFixedHeight(look.px(32))
        self.setMaxLength(20)
        self.setMinimumWidth(look.px(64))
        self.textEdited.connect(self.written)

    def show_face(self, face: FieldFace) -> None:
        """Show it, unless it stands there already."""
        self.setPlaceholderText(face.field.hint)
        if self.text() != face.value:
            self.setText(face.value)


class ChosenEditor(ChoiceCell):
    """One of a few, or of many days."""

    written = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, ())
        self._keys: list[str] = []
        self.setFixedHeight(look.px(32))
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(ChoiceCell.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.chosen.connect(self.written)

    def show_face(self, face: FieldFace) -> None:
        """Show what there is to choose, and what is chosen."""
        keys = [option.key for option in face.field.options]
        if keys != self._keys:
            self._keys = keys
            self.clear()
        for at, option in enumerate(face.field.options):
            if at >= self.count():
                self.addItem(option.title, option.key)
            elif self.itemText(at) != option.title:
                self.setItemText(at, option.title)
        self.show_key(face.value)


class FieldRow(QWidget):
    """A name, one or two fields side by side, and what is wrong with them."""

    written = Signal(str, str)

    def __init__(self, look: Look, faces: Sequence[FieldFace]) -> None:
        super().__init__()
        self.editors: dict[str, Any] = {}
        down = column(self, look, (16, 4, 16, 4), 2)
        line = Across(look, gap=8)
        self._name = Text(look, tone="ink")
        brief = _BRIEF.get(faces[0].field.name)
        self._name.setFixedWidth(look.px(_NARROW if brief is not None else LABEL))
        line.hold(self._name)
        for place, face in enumerate(faces):
            if place:
                dash = Text(look, tone="muted").whole()
                line.hold(dash)
                dash.say("–")
            editor = (ChosenEditor if face.field.kind == "choice" else TypedEditor)(look)
            editor.setAccessibleName(face.field.label)
            editor.setObjectName(f"what-if-{face.field.name}")
            editor.written.connect(lambda text, n=face.field.name: self.written.emit(n, text))
            self.editors[face.field.name] = editor
            line.lay.addWidget(editor, 1)
        self._wrong = Prose(look, 12, tone="danger")
        down.addWidget(line)
        down.addWidget(self._wrong)
        label = faces[0].field.label if len(faces) == 1 else tr("Between")
        self._name.say(brief() if brief is not None else label)

    def show_faces(self, faces: Sequence[FieldFace]) -> None:
        """Show what stands in them."""
        for face in faces:
            editor = self.editors[face.field.name]
            editor.show_face(face)
            editor.setAccessibleDescription(face.error or face.field.hint)
        self._wrong.say(next((face.error for face in faces if face.error), ""))


class FieldsPane(Plane):
    """The left part of the page."""

    written = Signal(str, str)
    runAsked = Signal()
    cancelAsked = Signal()
    resetAsked = Signal()
    rebuilt = Signal()
    """There are other fields: Tab goes through these from now on."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "background", "r")
        self._rows: list[FieldRow] = []
        self._shape: list[list[str]] = []
        self._running = False
        down = column(self, look, (0, 0, 1, 0), 0)
        self._scroll = WordsScroll()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        down.addWidget(self._scroll)
        down.addWidget(self._make_foot(look))
        down.addStretch(1)

    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        editors = [each for row in self._rows for each in row.editors.values()]
        return [*editors, self._run, self._reset]

    def show_screen(self, screen: WhatIfScreen) -> None:
        """Show it; whoever types goes on typing."""
        grouped = _grouped(screen.fields)
        shape = [[face.field.name for face in faces] for faces in grouped]
        if shape != self._shape:
            self._shape = shape
            self._rebuild(grouped)
        for row, faces in zip(self._rows, grouped, strict=True):
            row.show_faces(faces)
        self._fit()
        self._running = screen.result.phase == "running"
        does, cap = (tr("Cancel"), "Esc") if self._running else (screen.does, RUN)
        self._run.setText(does)
        self._run.setAccessibleName(f"{does}, {cap}")
        self._run.setEnabled(self._running or screen.question is not None)
        self._cap.say(cap)
        self._why.say(screen.why_not)
        self._reset.show_verb(tr("Put all back"), screen.can_reset)

    def _rebuild(self, grouped: Sequence[Sequence[FieldFace]]) -> None:
        had = self.focusWidget().objectName() if self.focusWidget() is not None else ""
        inside = Plane(self.look, "background")
        down = column(inside, self.look, (0, 8, 0, 8), 0)
        self._rows = []
        for faces in grouped:
            first = faces[0].field.name
            if first == "desks":
                down.addWidget(_heading(self.look, tr("What is otherwise")))
            made = FieldRow(self.look, faces)
            made.written.connect(self.written)
            self._rows.append(made)
            down.addWidget(made)
        down.addStretch(1)
        self._scroll.setWidget(inside)
        self.setFocusProxy(self.chain()[0])
        self.rebuilt.emit()
        again = self.findChild(QWidget, had) if had else None
        if again is not None:
            again.setFocus()

    def _fit(self) -> None:
        """The button stands right below the fields, where there is room for all of them."""
        inside = self._scroll.widget()
        tall = inside.sizeHint().height() if inside is not None else 0
        self._scroll.wish(tall)
        self._scroll.setMaximumHeight(tall)

    def _clicked(self) -> None:
        (self.cancelAsked if self._running else self.runAsked).emit()

    def _make_foot(self, look: Look) -> QWidget:
        foot = Down(look, (16, 8, 16, 12), 6)
        line = Across(look, gap=12)
        self._run = primary_button(look, "replay", 40)
        self._run.clicked.connect(self._clicked)
        self._cap = Cap(look)
        line.lay.addWidget(self._run, 1)
        line.lay.addWidget(self._cap)
        for key in _RETURNS:
            made = QShortcut(QKeySequence(key), self)
            made.setAutoRepeat(False)
            made.activated.connect(self.runAsked)
        self._why = Prose(look, 12, tone="muted")
        self._reset = KeyButton(look, RESET, self)
        self._reset.clicked.connect(self.resetAsked)
        foot.lay.addWidget(self._why)
        foot.lay.addWidget(line)
        foot.lay.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)
        return foot


def _grouped(faces: Sequence[FieldFace]) -> list[list[FieldFace]]:
    """Each field in a row of its own, but the two times in one."""
    rows: list[list[FieldFace]] = []
    for face in faces:
        if face.field.name == "to":
            rows[-1].append(face)
        else:
            rows.append([face])
    return rows


def _heading(look: Look, text: str) -> QWidget:
    made = Plane(look, "background", "t")
    words = column(made, look, (16, 12, 16, 4), 0)
    title = Text(look, 14, DEMI).stretch()
    words.addWidget(title)
    title.say(text)
    return made
