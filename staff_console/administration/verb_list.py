"""What can be done with what is marked: a line for each, with its key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from staff_console.administration.face import ENTER, Verb
from staff_console.look import Look
from staff_console.widgets.marks import Cap
from staff_console.widgets.plane import Across, Plane, column, row
from staff_console.widgets.text import Text

CAPS: Final = 76
"""The width of the column of keys."""


class VerbList(Plane):
    """Shows those that are there, in the order of the page."""

    asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "background", "t")
        self._lay = column(self, look, (8, 8, 8, 8), 0)
        self._buttons: dict[str, VerbButton] = {}

    def show_verbs(self, verbs: Sequence[Verb]) -> None:
        """Show these."""
        for verb in verbs:
            if verb.name not in self._buttons:
                self._buttons[verb.name] = made = VerbButton(self.look, verb, self)
                made.clicked.connect(lambda _=False, name=verb.name: self.asked.emit(name))
                self._lay.addWidget(made)
            self._buttons[verb.name].show_verb(verb)
        self.setVisible(any(verb.there for verb in verbs))

    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return list(self._buttons.values())


class VerbButton(QPushButton):
    """Clicked, or its key pressed anywhere in the window while the button can be seen."""

    def __init__(self, look: Look, verb: Verb, owner: QWidget) -> None:
        super().__init__(owner)
        self.setObjectName(f"verb-{verb.name}")
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(look.px(32))
        layout = row(self, look, (8, 0, 8, 0), 8)
        place = Across(look)
        place.setFixedWidth(look.px(CAPS))
        cap = Cap(look)
        place.lay.addWidget(cap)
        place.lay.addStretch(1)
        self._does = Text(look).stretch()
        layout.addWidget(place)
        layout.addWidget(self._does, 1)
        for inside in (place, self._does):
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        cap.say(verb.cap)
        self._key: QShortcut | None = None
        if verb.cap != ENTER:
            self._key = QShortcut(QKeySequence(verb.cap), owner)
            self._key.setAutoRepeat(False)
            self._key.activated.connect(self.click)

    def show_verb(self, verb: Verb) -> None:
        """Show it; what is not there takes no room and its key does nothing."""
        self._does.say(verb.does)
        self._does.tone("danger" if verb.danger else "ink")
        self.setAccessibleName(f"{verb.does}, {verb.cap}")
        if self._key is not None:
            self._key.setEnabled(verb.there)
        self.setVisible(verb.there)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(super().sizeHint().width(), self.height())
