"""Windows: full screen also where no window manager runs, and an end in good order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtGui import QWindow
from PySide6.QtQml import QQmlEngine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def show(window: QWindow | QWidget, windowed: bool, size: tuple[int, int] | None = None) -> None:
    """Show a window, full screen unless `windowed`; `size` in pixels makes it a window too."""
    if windowed or size is not None:
        if size is not None:
            window.resize(*size)
        window.show()
        return
    screen = window.screen()
    window.showFullScreen()
    # On bare X nobody resizes a full-screen window: it would keep its 38 by 14 pixels.
    window.setGeometry(screen.geometry())


def close_engine(engine: QQmlEngine) -> None:
    """Let go of an engine and its windows now, while the models that its QML reads still live.

    Give it to `Program.at_end`: an engine that outlives its models fills the log with complaints.
    """
    shiboken6.delete(engine)
