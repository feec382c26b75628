"""Bands across the top of the window, above whatever page is shown."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from staff_console.look import BOLD, Look
from staff_console.widgets.marks import Cap
from staff_console.widgets.plane import Down, Plane, row
from staff_console.widgets.text import Text

Tone = Literal["warn", "practice"]


class BandText(NamedTuple):
    """What a band says, and the key that it offers; `act` is what that key or a click does."""

    title: str
    text: str = ""
    does: str = ""
    cap: str = ""
    tone: Tone = "warn"
    act: str = ""


class Band(Plane):
    """One line that stays until its reason is gone. A click is as good as its key."""

    clicked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "warn", "", parent)
        self._striped = False
        self.setFixedHeight(look.px(36))
        layout = row(self, look, (16, 0, 16, 0), 12)
        self._title = Text(look, 14, BOLD).whole()
        self._text = Text(look).stretch()
        self._does, self._cap = Text(look).whole(), Cap(look, "background")
        layout.addWidget(self._title)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._does)
        layout.addWidget(self._cap)

    def show_band(self, said: BandText) -> None:
        """Show it."""
        self._striped = said.tone == "practice"
        self.fill(self.look.colour("accent" if self._striped else said.tone))
        paper = self.look.colour("background")
        for text, words in ((self._title, said.title), (self._text, said.text)):
            text.say(words)
            text.paint_in(paper)
        self._does.say(said.does)
        self._does.paint_in(paper)
        self._cap.say(said.cap)
        self.setAccessibleName(" ".join(part for part in (said.title, said.text) if part))
        if said.act:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plane; what is not real has stripes along its edge, whatever the colours."""
        super().paintEvent(event)
        if not self._striped:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, step = self.look.px(5), self.look.px(12)
        below = self.height() - high
        painter.setPen(QPen(self.look.colour("background"), self.look.px(4)))
        painter.setClipRect(0, below, self.width(), high)
        for left in range(-step, self.width() + step, step):
            painter.drawLine(left, self.height() + high, left + 3 * high, below - high)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class Bands(QWidget):
    """All bands, one below the other in the order in which they came; none takes no room."""

    acted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._said: dict[str, BandText] = {}
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._down = Down(look)
        self._lay.addWidget(self._down)
        self.hide()

    def set_band(self, name: str, said: BandText | None) -> None:
        """Show a band under a name, another text in it, or no such band."""
        if said == self._said.get(name):
            return
        if said is None:
            del self._said[name]
        else:
            self._said[name] = said
        self.dress(self._look)

    def dress(self, look: Look) -> None:
        """Show all of them in this look."""
        self._look = look
        old, self._down = self._down, Down(look)
        for name, said in self._said.items():
            band = Band(look)
            band.setObjectName(f"band-{name}")
            band.show_band(said)
            if said.act:
                band.clicked.connect(lambda act=said.act: self.acted.emit(act))
            self._down.lay.addWidget(band)
        self._lay.replaceWidget(old, self._down)
        old.hide()
        old.deleteLater()
        self._down.show()
        self.setVisible(bool(self._said))
