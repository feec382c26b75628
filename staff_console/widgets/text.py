"""A line of text that is never cut without a sign: it elides, and says all in its tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from staff_console.look import NORMAL, Look
from staff_console.widgets.plane import appear


class Text(QLabel):
    """One line in a token's colour."""

    def __init__(
        self,
        look: Look,
        size: float = 14,
        weight: QFont.Weight = NORMAL,
        tone: str = "ink",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._colour = look.colour(tone)
        self._least: int | None = look.px(40)
        self.setFont(look.font(size, weight))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show this text; without any the line takes no place."""
        if text != self.text():
            self.setText(text)
            self._tell_all()
        appear(self, bool(text))

    def tone(self, token: str) -> None:
        """Use this colour."""
        self.paint_in(self._look.colour(token))

    def paint_in(self, colour: QColor) -> None:
        """Use this colour, which need not be a token."""
        if colour != self._colour:
            self._colour = QColor(colour)
            self.update()

    def whole(self) -> Text:
        """Never elide: what stands beside it has to."""
        self._least = None
        return self

    def stretch(self) -> Text:
        """Take all the width there is."""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return self

    def elided(self) -> bool:
        """Whether the text is longer than its place."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.width()

    def sizeHint(self) -> QSize:
        """The whole text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """A few letters, or all of them if it must stay whole."""
        hint = self.sizeHint()
        return hint if self._least is None else QSize(min(hint.width(), self._least), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, with … where it ends too early."""
        painter = QPainter(self)
        painter.setPen(self._colour)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment(), text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tool tip says what is cut."""
        super().resizeEvent(event)
        self._tell_all()

    def _tell_all(self) -> None:
        self.setToolTip(self.text() if self.elided() else "")


class Prose(QLabel):
    """Text of several lines that wraps."""

    def __init__(
        self,
        look: Look,
        size: float = 14,
        weight: QFont.Weight = NORMAL,
        tone: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setFont(look.font(size, weight))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.tone(tone)

    def stretch(self) -> Prose:
        """Take all the width there is, in the middle of the height."""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return self

    def say(self, text: str) -> None:
        """Show this text; without any it takes no place."""
        if text != self.text():
            self.setText(text)
        appear(self, bool(text))

    def tone(self, token: str) -> None:
        """Use this colour."""
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._look.colour(token))
        self.setPalette(palette)
