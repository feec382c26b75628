"""What the kinds of lines of the plot are, each beside a piece of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from staff_console.look import Look
from staff_console.speech import tr
from staff_console.what_if.curves import Style
from staff_console.widgets.plane import Across
from staff_console.widgets.text import Text

_KINDS: Final[tuple[tuple[Style, Callable[[], str]], ...]] = (
    ("solid", lambda: tr("as it was")),
    ("faint", lambda: tr("replayed as it was")),
    ("dotted", lambda: tr("with the change")),
)


class Legend(Across):
    """All three, one beside the other."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, gap=8)
        for place, (style, said) in enumerate(_KINDS):
            if place:
                self.lay.addSpacing(look.px(8))
            text = Text(look, 12, tone="muted").whole()
            self.hold(Sample(look, style), text)
            text.say(said())


class Sample(QWidget):
    """A piece of a line."""

    def __init__(self, look: Look, style: Style) -> None:
        super().__init__()
        self._look, self._style = look, style
        self.setFixedSize(look.px(28), look.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        look, faint = self._look, self._style == "faint"
        pen = QPen(look.colour("line" if faint else "accent"), look.px(1.5 if faint else 2.5))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if self._style == "dotted":
            pen.setDashPattern([0.1, 2.2])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        middle, side = self.height() / 2, look.px(3)
        painter.drawLine(QLineF(side, middle, self.width() - side, middle))
