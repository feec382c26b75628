"""The what-if page: to the left what is asked, to the right what would have been."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from staff_console.look import Look
from staff_console.what_if.fields_pane import FieldsPane
from staff_console.what_if.model import WhatIfModel
from staff_console.what_if.result_pane import ResultPane
from staff_console.what_if.screen import WhatIfScreen
from staff_console.widgets.plane import Plane, row

WIDTHS: Final = ((1400, 344), (0, 328))
"""Of the left part, by the width of the page; in lengths of the design."""


class WhatIfPane(Plane):
    """Draws a `WhatIfScreen`."""

    written = Signal(str, str)
    runAsked = Signal()
    cancelAsked = Signal()
    resetAsked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane")
        self.setObjectName("what-if")
        across = row(self, look, (0, 0, 0, 0), 0)
        self.fields, self.result = FieldsPane(look), ResultPane(look)
        self.fields.written.connect(self.written)
        self.fields.runAsked.connect(self.runAsked)
        self.fields.cancelAsked.connect(self.cancelAsked)
        self.fields.resetAsked.connect(self.resetAsked)
        across.addWidget(self.fields)
        across.addWidget(self.result, 1)
        self.fields.rebuilt.connect(self._order_keys)
        self.setFocusProxy(self.fields)

    def show_screen(self, screen: WhatIfScreen) -> None:
        """Show it."""
        self.fields.show_screen(screen)
        self.result.show_result(screen.result)

    def follow(self, model: WhatIfModel) -> None:
        """Show what this has, now and whenever it changes."""
        self._model = model
        model.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.show_screen(self._model.screen)

    def showEvent(self, event: QShowEvent) -> None:
        """Only in its window the order of keys holds."""
        super().showEvent(event)
        self._order_keys()

    def _order_keys(self) -> None:
        """Tab goes through the fields, to the button, then through what was found."""
        for one, other in pairwise([*self.fields.chain(), *self.result.chain()]):
            QWidget.setTabOrder(one, other)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The left part has its width by that of the page."""
        super().resizeEvent(event)
        px = self.look.px
        self.fields.setFixedWidth(next(px(w) for least, w in WIDTHS if self.width() >= px(least)))
