"""`python -m dev.demo.room`: how much of the screen windows may use, as x y width height."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

if __name__ == "__main__":
    app = QGuiApplication([])
    area = app.primaryScreen().availableGeometry()
    print(area.x(), area.y(), area.width(), area.height())
