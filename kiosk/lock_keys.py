"""Which keys of a keyboard a locked kiosk lets through. What is not named goes nowhere. Pure."""

from __future__ import annotations

import sys
from typing import Final, Literal

from PySide6.QtCore import Qt

Meant = Literal["pass", "swallow", "out"]
"""`out`: the keys by which staff ask for the pad."""

_Mod = Qt.KeyboardModifier
_COMMANDS: Final = _Mod.ControlModifier | _Mod.AltModifier | _Mod.MetaModifier
_ALT_GR: Final = _Mod.ControlModifier | _Mod.AltModifier
_PLAIN: Final = frozenset(
    {
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
        *(Qt.Key.Key_Backspace, Qt.Key.Key_Escape),
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
        *(Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr, Qt.Key.Key_NumLock),
        # Keypads for the blind, and the keys of speech mode.
        *(Qt.Key.Key_F15, Qt.Key.Key_F16, Qt.Key.Key_F1, Qt.Key.Key_Help),
        *(Qt.Key.Key_VolumeUp, Qt.Key.Key_VolumeDown),
    }
)


def meant(key: int, modifiers: Qt.KeyboardModifier, text: str, system: str = sys.platform) -> Meant:
    """What a key means to a locked kiosk: text, what moves on the page, speech, or nothing."""
    commands = modifiers & _COMMANDS
    if commands == _Mod.ControlModifier and key == Qt.Key.Key_Q:
        return "out"
    if commands == _ALT_GR:
        # Ctrl+Alt+A turns reading aloud on. Windows tells AltGr so: the scanner may write with it.
        written = system == "win32" and len(text) == 1 and text.isprintable()
        return "pass" if key == Qt.Key.Key_A or written else "swallow"
    if commands:
        return "swallow"
    if key in _PLAIN:
        return "pass"
    return "pass" if text and text.isprintable() else "swallow"
