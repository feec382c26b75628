"""Windows: full screen also where no window manager runs, and an end in good order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtGui import QWindow
from PySide6.QtQml import QQmlEngine

from client.options import Options
from client.picture import keep_picture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def show(window: QWindow | QWidget, given: Options, usual: tuple[int, int]) -> None:
    """Show a window, full screen unless it is to be a window; then `usual` is its size in pixels
    if no other is given."""
    if given.windowed or given.size is not None:
        window.resize(*(given.size or usual))
        if given.at is not None:
            place = window.setPosition if isinstance(window, QWindow) else window.move
            place(*given.at)
        window.show()
    else:
        screen = window.screen()
        window.showFullScreen()
        # On bare X nobody resizes a full-screen window: it would keep its 38 by 14 pixels.
        window.setGeometry(screen.geometry())
    if given.picture is not None:
        keep_picture(window, given.picture)


def close_engine(engine: QQmlEngine, window: QWindow | None = None) -> None:
    """Let go of an engine and its windows now, while the models that its QML reads still live.

    Give it to `Program.at_end`: an engine that outlives its models fills the log with complaints.
    Whoever hangs objects of Python on its window names that: it is held until then. The engine
    owns the window, but Python's side of it, and of what hangs on it, would go with the last name.
    """
    shiboken6.delete(engine)
