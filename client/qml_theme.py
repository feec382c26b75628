"""The theme in QML: `import NowServing.Client`, then `Theme.ink`, `Theme.accentPaper` and so on.

A program picks the scheme before its engine loads, `use_scheme("dark")`; later calls change the
colours on the screen. Import this module before loading QML that names it.
"""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakSet

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtQml import QmlElement, QmlSingleton
from shiboken6 import isValid

from client.theme import THEMES, WALLS, Scheme

QML_IMPORT_NAME = "NowServing.Client"
QML_IMPORT_MAJOR_VERSION = 1

_chosen: list[Scheme] = ["light"]
_living: WeakSet[Theme] = WeakSet()


def use_scheme(scheme: Scheme) -> None:
    """Use these colours from now on."""
    _chosen[0] = scheme
    for theme in filter(isValid, tuple(_living)):
        theme.changed.emit()


def _token(name: str) -> Callable[[QObject], QColor]:
    return lambda _: QColor(getattr(THEMES[_chosen[0]], name))


def _wall(name: str) -> Callable[[QObject], QColor]:
    return lambda _: QColor(getattr(WALLS[_chosen[0]], name))


_background = _token("background")
_ink = _token("ink")
_muted = _token("muted")
_line = _token("line")
_accent = _token("accent")
_accent_edge = _token("accent_edge")
_on_accent = _token("on_accent")
_ok = _token("ok")
_warn = _token("warn")
_danger = _token("danger")
_pane = _token("pane")
_hairline = _token("hairline")
_soft = _token("soft")
_accent_paper = _token("accent_paper")
_warn_paper = _token("warn_paper")
_danger_paper = _token("danger_paper")
_track = _token("track")
_disabled = _token("disabled")
_voice = _token("voice")
_person = _token("person")
_notice = _token("notice")
_closed = _token("closed")
_card = _token("card")
_call = _token("call")
_on_call = _token("on_call")
_wall_plane = _wall("plane")
_wall_hairline = _wall("hairline")
_wall_overtaken = _wall("overtaken")
_wall_qr_tile = _wall("qr_tile")


@QmlElement
@QmlSingleton
class Theme(QObject):
    """The colours of the chosen scheme; the `wall…` ones have a light form nowhere."""

    changed = Signal()

    background = Property(QColor, _background, notify=changed)
    ink = Property(QColor, _ink, notify=changed)
    muted = Property(QColor, _muted, notify=changed)
    line = Property(QColor, _line, notify=changed)
    accent = Property(QColor, _accent, notify=changed)
    accentEdge = Property(QColor, _accent_edge, notify=changed)
    onAccent = Property(QColor, _on_accent, notify=changed)
    ok = Property(QColor, _ok, notify=changed)
    warn = Property(QColor, _warn, notify=changed)
    danger = Property(QColor, _danger, notify=changed)
    pane = Property(QColor, _pane, notify=changed)
    hairline = Property(QColor, _hairline, notify=changed)
    soft = Property(QColor, _soft, notify=changed)
    accentPaper = Property(QColor, _accent_paper, notify=changed)
    warnPaper = Property(QColor, _warn_paper, notify=changed)
    dangerPaper = Property(QColor, _danger_paper, notify=changed)
    track = Property(QColor, _track, notify=changed)
    disabled = Property(QColor, _disabled, notify=changed)
    voice = Property(QColor, _voice, notify=changed)
    person = Property(QColor, _person, notify=changed)
    notice = Property(QColor, _notice, notify=changed)
    closed = Property(QColor, _closed, notify=changed)
    card = Property(QColor, _card, notify=changed)
    call = Property(QColor, _call, notify=changed)
    onCall = Property(QColor, _on_call, notify=changed)
    wallPlane = Property(QColor, _wall_plane, notify=changed)
    wallHairline = Property(QColor, _wall_hairline, notify=changed)
    wallOvertaken = Property(QColor, _wall_overtaken, notify=changed)
    wallQrTile = Property(QColor, _wall_qr_tile, notify=changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        _living.add(self)
