"""The kiosk's sounds: a click at each key, two rising notes with a number, a low one without paper.

Keys of the screen click through `Clicks`, which a window's sounds listen to.
"""

from __future__ import annotations

from typing import Final
from weakref import WeakSet

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton
from shiboken6 import isValid

from client.tones import Note, Tone, Tune

QML_IMPORT_NAME = "NowServing.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

NUMBER: Final = Tune((Note(523.25, fall=9.0), Note(783.99, 0.15, fall=9.0)), 0.4)
"""C5 and G5: it goes up, all is well."""
NO_PAPER: Final = Tune((Note(196.0, fall=6.0),), 0.4)
"""G3, once: something is to be done, and nothing is lost."""

_living: WeakSet[Sounds] = WeakSet()


class Sounds(QObject):
    """What a touch, a number and a lack of paper sound like."""

    def __init__(
        self, click: Tone, number: Tone, no_paper: Tone, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._click = click
        self._number = number
        self._no_paper = no_paper
        self._shown = ""
        self._bare = False
        _living.add(self)

    def pressed(self) -> None:
        """A key went down."""
        self._click.play()

    def shows(self, number: str, bare: bool) -> None:
        """This number is on the screen now, empty for none; `bare` is without paper."""
        before, self._shown = self._shown, number
        was_bare, self._bare = self._bare, bare
        if bare and not (was_bare and number == before):
            self._no_paper.play()
        elif number and number != before:
            self._number.play()


@QmlElement
@QmlSingleton
class Clicks(QObject):
    """Keys in QML say here that they went down."""

    @Slot()
    def press(self) -> None:
        """A key went down."""
        for sounds in filter(isValid, tuple(_living)):
            sounds.pressed()
