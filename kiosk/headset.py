"""Whether a headset is plugged in: a new output of sound, or one of a known name."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QLoggingCategory, QObject, Signal

log = logging.getLogger(__name__)

Output = tuple[str, str]
"""Id and name of an output of sound."""


class Plug:
    """Tells from the outputs of this machine whether a headset is in. Pure.

    With a part of its name a headset is what is called so, from the start too; without, it is
    whatever was not there when the kiosk started.
    """

    def __init__(self, name_part: str, outputs: Iterable[Output]) -> None:
        self._part = name_part.casefold()
        self._usual = frozenset(ident for ident, _ in outputs)

    def is_in(self, outputs: Iterable[Output]) -> bool:
        """Whether one of these outputs is a headset."""
        if self._part:
            return any(self._part in name.casefold() for _, name in outputs)
        return any(ident not in self._usual for ident, _ in outputs)


class Headset(QObject):
    """A headset's plug. This one has none; `SoundHeadset` looks at the machine."""

    changed = Signal(bool)
    """It is in now, or out."""

    @property
    def there(self) -> bool:
        """Whether it is plugged in."""
        return False


class SoundHeadset(Headset):
    """Follows the outputs of the machine."""

    def __init__(self, name_part: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._there = False
        self._devices: Any = None
        # Qt tells in ten lines which libraries of sound are absent; the one below says it all.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false\nqt.core.plugin.*=false")
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError as fault:
            log.info("no headset can be noticed: libraries of sound are absent (%s)", fault)
            return
        self._devices = QMediaDevices(self)
        self._plug = Plug(name_part, self._outputs())
        self._devices.audioOutputsChanged.connect(self._look)
        self._there = self._plug.is_in(self._outputs())

    @property
    def there(self) -> bool:
        """Whether it is plugged in."""
        return self._there

    def _outputs(self) -> list[Output]:
        found = self._devices.audioOutputs()
        return [
            (bytes(each.id().data()).decode(errors="replace"), each.description()) for each in found
        ]

    def _look(self) -> None:
        there = self._plug.is_in(self._outputs())
        if there != self._there:
            self._there = there
            log.info("a headset was %s", "plugged in" if there else "pulled out")
            self.changed.emit(there)
