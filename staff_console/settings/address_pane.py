"""Below the address that phones open: whether one has opened it, and the code to do so."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from staff_console.look import Look
from staff_console.settings.address import AddressFace
from staff_console.speech import tr
from staff_console.widgets.marks import Mark
from staff_console.widgets.plane import Across, Down
from staff_console.widgets.qr_code import QrCode
from staff_console.widgets.text import Prose

_MARKS = {"checked": "confirmed", "unchecked": "warning", "nowhere": "warning"}
_TONES = {"checked": "ink", "unchecked": "warn", "nowhere": "warn"}
_LONG = 520


class AddressPane(Down):
    """The state in words; then the code, and the link to copy, while no phone has opened it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, (0, 4, 0, 0), 8)
        state = Across(look, gap=8)
        self._mark, self._text = Mark(look, 16), Prose(look, 14)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        state.lay.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        state.lay.addWidget(self._text, 1)
        self.lay.addWidget(state)
        self._code = QrCode(look)
        self._code.setAccessibleName(tr("Code of the link"))
        self._link = QLineEdit()
        self._link.setReadOnly(True)
        self._link.setFont(look.font())
        self._link.setFixedHeight(look.px(36))
        self._link.setMaximumWidth(look.px(_LONG))
        self._link.setAccessibleName(tr("Link to open with a phone"))
        self._copy = QPushButton()
        self._copy.setProperty("quiet", True)
        self._copy.setFont(look.font())
        self._copy.setMinimumHeight(look.px(32))
        self._copy.clicked.connect(self._take_link)
        self.lay.addWidget(self._code, 0, Qt.AlignmentFlag.AlignLeft)
        self.lay.addWidget(self._link)
        self.lay.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)

    def show_face(self, face: AddressFace) -> None:
        """Show it."""
        self._mark.setVisible(face.kind in _MARKS)
        self._mark.say(_MARKS.get(face.kind, ""))
        self._text.say(face.text)
        self._text.tone(_TONES.get(face.kind, "muted"))
        for widget in (self._code, self._link, self._copy):
            widget.setVisible(bool(face.link))
        if face.link != self._link.text() or not self._copy.text():
            self._code.say(face.link)
            self._link.setText(face.link)
            self._link.setCursorPosition(0)
            self._copy.setText(tr("Copy the link"))

    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self._link, self._copy]

    def _take_link(self) -> None:
        QGuiApplication.clipboard().setText(self._link.text())
        self._copy.setText(tr("Copied"))
