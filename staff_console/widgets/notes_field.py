"""What is noted about the customer: kept as it is typed, saved by Ctrl+S or on leaving."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from staff_console.look import Look
from staff_console.notes import NoteFace
from staff_console.speech import tr
from staff_console.widgets.plane import Down
from staff_console.widgets.side_pane import heading
from staff_console.widgets.text import Text

MOST = 2_000


class NotesField(Down):
    """Heading and field."""

    typed = Signal(str)
    left = Signal()
    """It is to be saved: the keys have gone elsewhere."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._status = Text(look, 12, tone="muted")
        self.lay.addWidget(heading(look, tr("Notes"), self._status))
        around = Down(look, (16, 0, 16, 12))
        self.field = Lines(look, self)
        around.lay.addWidget(self.field)
        self.lay.addWidget(around)
        self.field.textChanged.connect(self._tell)
        self._shown = NoteFace()

    def show_note(self, face: NoteFace) -> None:
        """Show it; the cursor stays where it is, unless the text is another one."""
        before, self._shown = self._shown, face
        if self.field.toPlainText() != face.text:
            cursor = self.field.textCursor()
            place = cursor.position() if before.visit == face.visit else 0
            self.field.setPlainText(face.text)
            cursor = self.field.textCursor()
            cursor.setPosition(min(place, len(face.text)))
            self.field.setTextCursor(cursor)
        self._status.say(face.status)
        self._status.tone(face.tone)
        self.field.setPlaceholderText(
            tr("Write about {number}. Kept as you type.").format(number=face.number)
        )
        self.field.setAccessibleName(tr("Notes about {number}").format(number=face.number))
        self.setVisible(bool(face.visit))

    def take_focus(self) -> None:
        """Keys go to the end of the text."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        cursor = self.field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.field.setTextCursor(cursor)

    def _tell(self) -> None:
        text = self.field.toPlainText()
        if len(text) > MOST:
            cursor = self.field.textCursor()
            self.field.setPlainText(text[:MOST])
            cursor.setPosition(MOST)
            self.field.setTextCursor(cursor)
        elif text != self._shown.text:
            self.typed.emit(text)


class Lines(QPlainTextEdit):
    """The field. Tab leaves it."""

    def __init__(self, look: Look, owner: NotesField) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setObjectName("notes")
        self.setFont(look.font(14))
        self.setFixedHeight(look.px(100))
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+S saves; the keys stay."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_S and control:
            self._owner.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere wants it kept."""
        super().focusOutEvent(event)
        self._owner.left.emit()
