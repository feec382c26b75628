"""What is longer than its place can be scrolled by keys, and shows that it has them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QWidget

from staff_console.look import Look

_Action = QAbstractSlider.SliderAction
_SCROLLS: Final = {
    Qt.Key.Key_Down: _Action.SliderSingleStepAdd,
    Qt.Key.Key_Up: _Action.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _Action.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
    Qt.Key.Key_Home: _Action.SliderToMinimum,
    Qt.Key.Key_End: _Action.SliderToMaximum,
}


class KeyScroll(QObject):
    """Lets Tab come to an area as soon as there is more of it than can be seen, and no sooner."""

    def __init__(self, look: Look, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._frame = FocusFrame(look, area)
        area.installEventFilter(self)
        area.verticalScrollBar().rangeChanged.connect(self._fit)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The frame comes and goes with the keys, and is as large as the area; keys scroll."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            action = _SCROLLS.get(Qt.Key(event.key()))
            if action is not None:
                self._area.verticalScrollBar().triggerAction(action)
                return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize):
            self._frame.setGeometry(self._area.rect())
            self._frame.setVisible(event.type() == QEvent.Type.FocusIn or self._area.hasFocus())
            self._frame.raise_()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        more = self._area.verticalScrollBar().maximum() > 0
        policy = Qt.FocusPolicy.TabFocus if more else Qt.FocusPolicy.NoFocus
        self._area.setFocusPolicy(policy)


class FocusFrame(QWidget):
    """A frame in the accent's colour over whatever lies below; no pointer feels it."""

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        wide = self._look.px(2)
        pen = QPen(self._look.colour("accent"), wide)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter = QPainter(self)
        painter.setPen(pen)
        inset = wide // 2
        painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))
