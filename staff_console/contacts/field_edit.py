"""A field of the page that is changed where it stands, and says how the change stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from staff_console.contacts.screen import FieldFace
from staff_console.look import Look
from staff_console.settings.cells import ChoiceCell
from staff_console.settings.field import Option
from staff_console.widgets.plane import Across, Down
from staff_console.widgets.text import Text

_TONES: Final = {"refused": "danger", "sent": "accent", "typed": "warn"}
LINES: Final = "staff_notes"


class FieldEdit(Down):
    """Label, how it stands, and what is typed or chosen."""

    typed = Signal(str, str)
    left = Signal(str)
    entered = Signal(str)
    chosen = Signal(str, str)

    def __init__(self, look: Look, face: FieldFace) -> None:
        super().__init__(look, gap=2)
        self._look, self.name = look, face.name
        line = Across(look, gap=8)
        self._label, self._said = Text(look, 12, tone="muted"), Text(look, 12).whole()
        line.lay.addWidget(self._label)
        line.lay.addWidget(self._said)
        line.lay.addStretch(1)
        line.setFixedHeight(look.px(17))
        self.lay.addWidget(line)
        make: Callable[[FieldFace], QWidget] = self._make_line
        if face.options:
            make = self._make_choice
        elif face.name == LINES:
            make = self._make_lines
        self.field = make(face)
        self.field.setObjectName(f"contact-{face.name}")
        self.lay.addWidget(self.field)
        self._options = face.options
        self._state = ""

    def show_face(self, face: FieldFace) -> None:
        """Show it; the cursor stays where it is."""
        self._label.say(face.label)
        self._said.say(face.said)
        self._said.tone(_TONES.get(face.state, "muted"))
        said = ", ".join(part for part in (face.label, face.said) if part)
        self.field.setAccessibleName(said)
        field = self.field
        if isinstance(field, QLineEdit):
            # Once it is saved, Ctrl+Z takes back the saving, no letters: those are forgotten.
            settled = self._state == "sent" and not face.state
            if field.text() != face.value or settled:
                place = field.cursorPosition()
                field.setText(face.value)
                field.setCursorPosition(min(place, len(face.value)) if field.hasFocus() else 0)
            field.setToolTip(face.value if self._long(field, face.value) else "")
        elif isinstance(field, QPlainTextEdit):
            if field.toPlainText() != face.value:
                field.setPlainText(face.value)
        elif isinstance(field, ChoiceCell):
            if face.options != self._options:
                self._options = face.options
                field.show_options([Option(each.key, each.title) for each in face.options])
            field.show_key(face.value)
        self._state = face.state

    def _long(self, field: QLineEdit, text: str) -> bool:
        return field.fontMetrics().horizontalAdvance(text) > field.width() - self._look.px(28)

    def _make_line(self, face: FieldFace) -> QWidget:
        made = Line()
        made.setFont(self._look.font(14))
        made.setFixedHeight(self._look.px(30))
        made.setMaxLength(face.most)
        made.textEdited.connect(lambda text: self.typed.emit(self.name, text))
        made.editingFinished.connect(lambda: self.left.emit(self.name))
        made.returnPressed.connect(lambda: self.entered.emit(self.name))
        return made

    def _make_choice(self, face: FieldFace) -> QWidget:
        options = [Option(each.key, each.title) for each in face.options]
        made = ChoiceCell(self._look, options)
        made.setFixedHeight(self._look.px(30))
        made.setMinimumContentsLength(4)
        made.setSizeAdjustPolicy(made.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.chosen.connect(lambda key: self.chosen.emit(self.name, key))
        return made

    def _make_lines(self, face: FieldFace) -> QWidget:
        made = NoteLines(self._look, face.most)
        made.written.connect(lambda text: self.typed.emit(self.name, text))
        made.left.connect(lambda: self.left.emit(self.name))
        made.entered.connect(lambda: self.entered.emit(self.name))
        return made


class Line(QLineEdit):
    """Ctrl+Z is its own only while there is something typed in it to take back."""

    def event(self, event: QEvent) -> bool:
        """A key that a shortcut of the window wants too."""
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        undo = override and event.matches(QKeySequence.StandardKey.Undo)  # type: ignore[attr-defined]
        if undo and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)


class NoteLines(QPlainTextEdit):
    """Several lines. Tab leaves them, Ctrl+S saves them."""

    written = Signal(str)
    left = Signal()
    entered = Signal()

    def __init__(self, look: Look, most: int) -> None:
        super().__init__()
        self._most, self._fills = most, False
        self.setFont(look.font(14))
        self.setFixedHeight(look.px(52))
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._tell)

    def setPlainText(self, text: str) -> None:
        """What is shown was not typed."""
        self._fills = True
        super().setPlainText(text)
        self._fills = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+S and Ctrl+Enter save; the keys stay."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere wants it saved."""
        super().focusOutEvent(event)
        self.left.emit()

    def _tell(self) -> None:
        if self._fills:
            return
        text = self.toPlainText()
        if len(text) > self._most:
            self.setPlainText(text[: self._most])
            self.moveCursor(self.textCursor().MoveOperation.End)
            text = text[: self._most]
        self.written.emit(text)
