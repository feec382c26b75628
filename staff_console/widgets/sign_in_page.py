"""Signing in: name, password, and what went wrong, in one place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from staff_console.look import BOLD, DEMI, Look
from staff_console.sign_in import SignInPage as Value
from staff_console.speech import tr
from staff_console.widgets.marks import Mark
from staff_console.widgets.plane import Down, Plane, column, row
from staff_console.widgets.primary import primary_button
from staff_console.widgets.text import Prose, Text

_PAPERS: Final = {"refused": "danger_paper", "warning": "warn_paper", "note": "soft"}


class SignInPage(Plane):
    """Emits `asked(name, password)`."""

    asked = Signal(str, str)

    def __init__(
        self, look: Look, server: str, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "background", "", parent)
        self._value: Value | None = None
        across = row(self, look, (16, 0, 16, 0), 0)
        sheet = QWidget(self)
        sheet.setFixedWidth(look.px(400))
        across.addStretch(1)
        across.addWidget(sheet)
        across.addStretch(1)
        inside = column(sheet, look, (0, 0, 0, 0), 0)
        inside.addStretch(2)
        product, title = Text(look, 14, BOLD, "accent"), Text(look, 28, DEMI)
        inside.addWidget(product)
        inside.addWidget(title)
        inside.addSpacing(look.px(24))
        self.name = self._field("name", inside, look, tr("Name"))
        self.password = self._field("password", inside, look, tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        inside.addSpacing(look.px(8))
        self.button = primary_button(look, "signIn", 48)
        inside.addWidget(self.button)
        inside.addSpacing(look.px(16))
        self._said = Said(look)
        inside.addWidget(_room_for(self._said, look))
        inside.addStretch(3)
        foot = Text(look, 12, tone="muted").stretch()
        inside.addWidget(foot)
        inside.addSpacing(look.px(16))
        product.say(tr("Now Serving"))
        title.say(tr("Sign in"))
        foot.say(tr("Server {address}").format(address=server))
        self.name.setText(name)
        self.name.returnPressed.connect(self._enter_name)
        self.password.returnPressed.connect(self._ask)
        self.button.clicked.connect(self._ask)

    def show_page(self, value: Value) -> None:
        """Show where signing in stands."""
        before, self._value = self._value, value
        self.button.setText(value.button)
        self.button.setEnabled(value.usable)
        for field in (self.name, self.password):
            field.setReadOnly(value.kind == "sent")
        self._said.show_page(value)
        if before is not None and value.kind == "refused" != before.kind:
            self.password.selectAll()
            self.password.setFocus()

    def focus(self) -> None:
        """Keys go to the first empty field."""
        (self.password if self.name.text() else self.name).setFocus()

    @property
    def typed(self) -> tuple[str, str]:
        """Name and password as they stand."""
        return self.name.text().strip(), self.password.text()

    def _enter_name(self) -> None:
        if self.password.text():
            self._ask()
        else:
            self.password.setFocus()

    def _ask(self) -> None:
        if self._value is not None and not self._value.usable:
            return
        for field in (self.name, self.password):
            if not field.text().strip():
                field.setFocus()
                return
        self.asked.emit(*self.typed)

    def _field(self, name: str, inside: QVBoxLayout, look: Look, label: str) -> QLineEdit:
        above, field = Text(look, 14, tone="muted"), QLineEdit(self)
        inside.addWidget(above)
        inside.addSpacing(look.px(6))
        inside.addWidget(field)
        inside.addSpacing(look.px(16))
        above.say(label)
        field.setObjectName(name)
        field.setFont(look.font(16))
        field.setMinimumHeight(look.px(44))
        field.setMaxLength(200)
        field.setAccessibleName(label)
        return field


def _room_for(said: Said, look: Look) -> Down:
    """Its place is kept, so that nothing jumps when there is something to say."""
    room = Down(look)
    room.setMinimumHeight(look.px(104))
    room.lay.addWidget(said)
    room.lay.addStretch(1)
    return room


class Said(Plane):
    """What went wrong and what to do."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "background")
        self.setObjectName("said")
        across = row(self, look, (12, 12, 12, 12), 12)
        self._mark = Mark(look, 20)
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        lines = Down(look, gap=4)
        self._title, self._text = Prose(look, 14, DEMI), Prose(look, 14)
        lines.lay.addWidget(self._title)
        lines.lay.addWidget(self._text)
        across.addWidget(lines, 1)

    def show_page(self, value: Value) -> None:
        """Say it; a screen reader hears what is new."""
        if value.kind == "refused" and value.title != self._title.text():
            event = QAccessibleAnnouncementEvent(self, f"{value.title} {value.text}")
            QAccessible.updateAccessibility(event)
        self.fill(self.look.colour(_PAPERS.get(value.kind, "background")))
        self._mark.say(value.kind)
        self._mark.setVisible(bool(value.kind))
        self._title.say(value.title)
        self._text.say(value.text)
