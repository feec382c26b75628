"""Pictures of a folder that take turns: one is shown, the next is ready, no more are in memory.

They are read, checked and scaled beside the screen's thread. Whatever is put into the folder or
taken out is noticed at the next turn.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

log = logging.getLogger(__name__)

KINDS: Final = {".png": b"png", ".jpg": b"jpeg", ".jpeg": b"jpeg", ".webp": b"webp", ".svg": b"svg"}
LARGEST_FILE: Final = 40_000_000
"""Bytes; a file beyond it is no picture for a wall, and would stop it for seconds."""
LARGEST_PICTURE: Final = 64_000_000
"""Pixels of the file: 256 MB while it is scaled, as much as Qt reads."""
LOOK_AGAIN_MS: Final = 10_000
"""While the folder holds nothing that can be shown."""

Stamp = tuple[int, int]
"""Of a file: when it was changed, ns, and how long it is."""


class Unfit(Exception):
    """A file cannot be shown; the text says why."""


class Folder:
    """The pictures of a folder by name. Used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unfit: dict[str, Stamp] = {}
        self._lost = False

    def after(self, name: str, area: QSize) -> tuple[str, QImage] | None:
        """The next picture that can be shown, scaled to fit; the first one comes after the last."""
        stamps = self._stamps()
        self._unfit = {each: at for each, at in self._unfit.items() if stamps.get(each) == at}
        names = sorted(stamps)
        for each in [n for n in names if n > name] + [n for n in names if n <= name]:
            if each in self._unfit:
                continue
            try:
                return each, picture(self._path / each, area)
            except Unfit as fault:
                self._unfit[each] = stamps[each]
                log.warning("the picture %s is left out: %s", each, fault)
        return None

    def _stamps(self) -> dict[str, Stamp]:
        try:
            with os.scandir(self._path) as found:
                files = [entry for entry in found if Path(entry.name).suffix.lower() in KINDS]
                stats = [(entry.name, entry.stat()) for entry in files if entry.is_file()]
        except OSError as fault:
            if not self._lost:
                log.warning("the folder of pictures cannot be read: %s", fault)
            self._lost = True
            return {}
        self._lost = False
        return {name: (stat.st_mtime_ns, stat.st_size) for name, stat in stats}


def picture(path: Path, area: QSize) -> QImage:
    """A picture of a file, scaled once to fit the area, px. Raises Unfit, which says why."""
    if path.stat().st_size > LARGEST_FILE:
        raise Unfit(f"it is larger than {LARGEST_FILE // 1_000_000} MB")
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data())
    if kind not in KINDS.values():
        raise Unfit("it is no PNG, JPEG, WebP or SVG")
    size = reader.size()
    if size.width() * size.height() > LARGEST_PICTURE:
        raise Unfit(f"it has more than {LARGEST_PICTURE // 1_000_000} megapixels")
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    target = size.scaled(area.transposed() if turned else area, Qt.AspectRatioMode.KeepAspectRatio)
    if kind == b"svg":
        reader.setScaledSize(target)
    elif kind == b"jpeg" and size.width() > 2 * target.width():
        # Half of the way while it is read; the rest smoothly.
        reader.setScaledSize(target * 2)
    image = reader.read()
    if image.isNull():
        raise Unfit(reader.errorString())
    return image.scaled(
        target.transposed() if turned else target,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


class _Told(QObject):
    found = Signal(QSize, object)
    """The area that it fits, and the picture."""


class _Reading(QRunnable):
    """Looks for the next picture in a thread of the pool."""

    def __init__(self, folder: Folder, name: str, area: QSize, told: _Told) -> None:
        super().__init__()
        self._work = (folder, name, area)
        self._told = told

    def run(self) -> None:
        """Called by the pool."""
        folder, name, area = self._work
        found = None
        try:
            found = folder.after(name, area)
        except (OSError, MemoryError) as fault:
            log.warning("a picture could not be read: %r", fault)
        self._told.found.emit(area, found)


class Media(QObject):
    """The pictures of one wall; `turn` brings the next."""

    changed = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()
        """What is shown at present."""
        self._folder = Folder(path)
        self._area = QSize()
        self._name = ""
        self._next: tuple[str, QImage] | None = None
        self._turn = 0
        self._reading = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._told = _Told(self)
        self._told.found.connect(self._found, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def ready(self) -> bool:
        """Whether there is a picture for the next turn, or will be in a moment."""
        return self._next is not None or (self._reading and not self.image.isNull())

    def resize(self, area: QSize) -> None:
        """Pictures are to fit this area, device px."""
        if area != self._area and not area.isEmpty():
            self._area = area
            self._next = None
            self.look()

    @Slot()
    def look(self) -> None:
        """Read the next picture, unless it is ready."""
        if self._next is None and not self._reading and not self._area.isEmpty():
            self._reading = True
            self._pool.start(_Reading(self._folder, self._name, QSize(self._area), self._told))

    def turn(self, turn: int) -> None:
        """Show the next picture with each new turn; 0 is nobody's."""
        if turn in (0, self._turn) or self._next is None:
            return
        self._turn = turn
        self._name, self.image = self._next
        self._next = None
        self.look()
        self.changed.emit()

    def close(self) -> None:
        """Wait for what is being read; nothing is read any more."""
        self._timer.stop()
        self._area = QSize()
        self._pool.waitForDone()

    @Slot(QSize, object)
    def _found(self, area: QSize, found: tuple[str, QImage] | None) -> None:
        self._reading = False
        if area != self._area:
            # The pane took another size meanwhile.
            return self.look()
        before = self.ready
        self._next = found
        if found is None:
            self.image = QImage()
        if self.ready != before or found is None:
            self.changed.emit()
