"""The QML item `Picture`: an image of the program's, whole and in the middle of its room."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "NowServing.Display"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Picture(QQuickPaintedItem):
    """Draws `image`; a null image draws nothing."""

    imageChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.imageChanged.connect(self.update)

    def _get_image(self) -> QImage:
        return self._image

    def _set_image(self, image: QImage) -> None:
        self._image = image
        self.imageChanged.emit()

    @Slot()
    def clear(self) -> None:
        """Let go of the image."""
        self._set_image(QImage())

    image = Property(QImage, _get_image, _set_image, notify=imageChanged)

    def paint(self, painter: QPainter) -> None:
        """Draw the image as it was scaled for this room; another room stretches it in shape."""
        if self._image.isNull():
            return
        room = QSizeF(self.width(), self.height())
        size = QSizeF(self._image.size()).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        corner = (room - size) / 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        target = QRectF(corner.width(), corner.height(), size.width(), size.height())
        painter.drawImage(target, self._image)
