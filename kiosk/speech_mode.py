"""Speech mode: the kiosk reads each page aloud, and a ring goes from key to key by the arrows.

It begins with a headset, a key of the page, or keys of the keyboard; it ends when the headset is
pulled out or the customer has finished. What is read stands in `kiosk.reading_aloud`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow

from client.speech import tr
from client.voice import Voice
from kiosk.headset import Headset
from kiosk.reading_aloud import (
    Reading,
    Said,
    how_to,
    news_said,
    page_said,
    stop_said,
    typed_said,
)
from kiosk.reading_order import reading, ring_place

SETTLES_MS: Final = 120
"""A new page is read once it stands."""
ALONE_MS: Final = 180_000
"""Without a headset nobody tells when the customer has gone: so long after the last key."""

_BEGIN: Final = frozenset({Qt.Key.Key_F15})
"""What keypads for the blind press when a plug goes in, and out."""
_END: Final = frozenset({Qt.Key.Key_F16})
_TOGGLE: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_CHOOSE: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_AGAIN: Final = frozenset({Qt.Key.Key_F1, Qt.Key.Key_Help})
_LOUDER: Final[dict[int, float]] = {
    Qt.Key.Key_Plus: 0.1,
    Qt.Key.Key_VolumeUp: 0.1,
    Qt.Key.Key_Minus: -0.1,
    Qt.Key.Key_VolumeDown: -0.1,
}
_FASTER: Final[dict[int, float]] = {Qt.Key.Key_Asterisk: 0.15, Qt.Key.Key_Slash: -0.15}

By = Literal["", "headset", "key"]


@dataclass(frozen=True)
class Page:
    """What speech mode needs to know of the page that is shown."""

    face: str
    """Another one is another page, to be read from its beginning."""
    language: str
    leftward: bool = False
    typed: str = ""
    """What has been written on this page so far."""
    at_rest: bool = False
    """Whether the kiosk rests: the customer has finished."""


class SpeechMode(QObject):
    """Reads the pages of a window. `page` tells which is shown; call `shown` after each change.

    `unhurried` is told whether the pages are to stay without any limit of time.
    """

    changed = Signal()
    """Whether it is on, or what it has to say in words, have changed."""

    def __init__(
        self,
        window: QQuickWindow,
        page: Callable[[], Page],
        voice: Voice,
        headset: Headset,
        unhurried: Callable[[bool], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._voice = voice
        self._headset = headset
        self._unhurried = unhurried
        self._by: By = ""
        self._left_start = False
        self._moving = False
        self._queue: list[Said] = []
        self._saying = False
        self._told = Page("", "")
        self._read = Reading()
        self._explained = False
        self._volume, self._rate = 1.0, 0.0
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLES_MS)
        self._settle.timeout.connect(self._settled)
        self._alone = QTimer(self)
        self._alone.setSingleShot(True)
        self._alone.setInterval(ALONE_MS)
        self._alone.timeout.connect(self.end)
        voice.changed.connect(self._voice_changed)
        headset.changed.connect(self._plugged)
        window.installEventFilter(self)

    @property
    def on(self) -> bool:
        """Whether pages are read now."""
        return self._by != ""

    @property
    def words(self) -> str:
        """What stands on the screen because it cannot be heard."""
        language = self._page().language
        if not self.on or language in self._voice.languages():
            return ""
        if not self._voice.on:
            return tr("This kiosk cannot read aloud just now. Please ask at a desk.")
        return tr("This kiosk has no voice for this language.")

    def begin(self, by: By = "key") -> None:
        """Read from now on, from the beginning of the page."""
        if not self.on:
            self._by = by
            self._explained = False
            self._unhurried(True)
        elif by == "headset":
            self._by = by
        self._left_start = not self._page().at_rest
        self._watch()
        self._told = Page("", "")
        self.changed.emit()
        self.shown()

    def end(self) -> None:
        """Fall silent: the next customer begins without speech."""
        if not self.on:
            return
        self._by = ""
        self._settle.stop()
        self._alone.stop()
        self._hush()
        self._unhurried(False)
        self.changed.emit()

    def shown(self) -> None:
        """Something on the page may have changed."""
        if not self.on:
            return
        page = self._page()
        if page.at_rest and self._left_start:
            self.end()
            return
        self._left_start = self._left_start or not page.at_rest
        if page.face != self._told.face or page.language != self._told.language:
            self._hush()
            self._settle.start()
        elif page.typed != self._told.typed:
            said = typed_said(self._told.typed, page.typed, self._by == "headset")
            self._told = page
            self._say([Said(said)])
        elif not self._settle.isActive():
            self._settle.start()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return not self._moving and self._pressed(event)
        if event.type() in (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress):
            self._watch()
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        which = event.key()
        if which in _BEGIN or (which == Qt.Key.Key_A and event.modifiers() == _TOGGLE):
            if self.on and which not in _BEGIN:
                self.end()
            else:
                self.begin("headset" if which in _BEGIN else "key")
            return True
        if not self.on:
            return False
        if which in _END:
            self.end()
            return True
        self._watch()
        return self._steered(Qt.Key(which))

    def _steered(self, which: Qt.Key) -> bool:
        """A key while pages are read: whether it was one of speech mode's own."""
        ahead = Qt.Key.Key_Left if self._page().leftward else Qt.Key.Key_Right
        if which in (Qt.Key.Key_Down, ahead):
            self._move(Qt.Key.Key_Down)
        elif which in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(Qt.Key.Key_Up)
        elif which in _AGAIN or (which in _CHOOSE and ring_place(self._window) < 0):
            self._again()
        elif which in _LOUDER:
            self._tune(_LOUDER[which], 0.0)
        elif which in _FASTER:
            self._tune(0.0, _FASTER[which])
        else:
            self._hush()
            return False
        return True

    def _move(self, which: Qt.Key) -> None:
        """The ring goes on or back, as the page lets it; from the first key back to the page."""
        if which is Qt.Key.Key_Up and ring_place(self._window) == 0:
            self._leave_ring()
        else:
            self._moving = True
            none = Qt.KeyboardModifier.NoModifier
            QCoreApplication.sendEvent(self._window, QKeyEvent(QEvent.Type.KeyPress, which, none))
            self._moving = False
        self._again()

    def _leave_ring(self) -> None:
        item = self._window.activeFocusItem()
        if item is not None:
            item.setFocus(False, Qt.FocusReason.OtherFocusReason)

    def _again(self) -> None:
        """The key on which the ring stands; without one the page."""
        look, ring = self._look(), ring_place(self._window)
        self._say(stop_said(look, ring) if 0 <= ring < len(look.stops) else page_said(look))

    def _settled(self) -> None:
        """The page stands: read it, or what is new on it."""
        page, look = self._page(), self._look()
        if page.face != self._told.face or page.language != self._told.language:
            first = [] if self._explained else [Said(how_to())]
            known = self._read if self._explained else None
            self._explained = True
            self._say([*first, *page_said(look, known)])
        else:
            self._add(news_said(self._read, look))
        self._told, self._read = page, look
        self.changed.emit()

    def _look(self) -> Reading:
        return reading(self._window, self._page().leftward)

    def _tune(self, louder: float, faster: float) -> None:
        self._volume = min(1.0, max(0.1, self._volume + louder))
        self._rate = min(0.9, max(-0.6, self._rate + faster))
        self._voice.tune(self._volume, self._rate)
        if louder:
            percent = round(self._volume * 100)
            self._say([Said(tr("Volume {percent} per cent.").format(percent=percent))])
        else:
            self._say([Said(tr("Faster.") if faster > 0 else tr("Slower."))])

    def _say(self, sentences: list[Said]) -> None:
        """Say these now, whatever is being said."""
        self._queue = [each for each in sentences if each.text]
        self._next()

    def _add(self, sentences: list[Said]) -> None:
        """Say these after what is being said."""
        self._queue += sentences
        if not self._saying:
            self._next()

    def _hush(self) -> None:
        self._queue.clear()
        self._saying = False
        self._voice.stop()

    def _next(self) -> None:
        language, spoken = self._page().language, self._voice.languages()
        self._saying = bool(self._queue) and language in spoken
        if not self._saying:
            self._queue.clear()
            return
        said = self._queue.pop(0)
        self._voice.say(
            said.text, said.language if said.language in spoken else language, self._next
        )

    def _plugged(self, there: bool) -> None:
        if there:
            self.begin("headset")
        else:
            self.end()

    def _voice_changed(self) -> None:
        """A voice came or went: whoever waits for it hears the page from its beginning."""
        if self.on:
            self.begin(self._by)

    def _watch(self) -> None:
        if self._by == "key":
            self._alone.start()
        else:
            self._alone.stop()
