"""Full screen as it must be done: also where no window manager runs."""

from __future__ import annotations

from PySide6.QtGui import QWindow


def show(window: QWindow, windowed: bool, size: tuple[int, int] | None = None) -> None:
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
