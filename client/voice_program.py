"""`python -m client.voice_program`: says what it reads, for `client.voice_process`.

The system's speech service can hang or crash; here it does so in a process of its own, and no
screen stands still. Lines of JSON: in `{"say": text, "language": code, "serial": 1}`,
`{"stop": true}` and `{"volume": 1, "rate": 0}`; out `{"ready": [codes]}`, `{"ended": serial}` and
`{"failed": reason}`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, Signal, Slot

from client.speech_service import own_service

ACCENTS: Final = {"en": "en_GB", "es": "es_ES", "de": "de_DE", "ar": "ar_EG"}
"""Which of a language's accents is taken where there are several."""
LAST_WORDS_S: Final = 2.0
"""So long after its owner has gone it ends, even while the speech service hangs."""


def accents(locales: Iterable[QLocale]) -> dict[str, QLocale]:
    """The accent of each language that can be spoken, by the language's code."""
    chosen: dict[str, QLocale] = {}
    for locale in sorted(locales, key=lambda each: str(each.name())):
        code = locale.name().split("_")[0]
        if code not in chosen or locale.name() == ACCENTS.get(code):
            chosen[code] = locale
    return chosen


def plain_voice(names: Iterable[str]) -> int:
    """Which of an accent's voices is taken: the first without an effect, as in `German+Robot`."""
    return next((place for place, name in enumerate(names) if "+" not in name), 0)


def tell(**news: Any) -> None:
    """One line to the owner."""
    print(json.dumps(news), flush=True)


class Orders(QObject):
    """What its owner says, from the thread that reads it."""

    line = Signal(str)
    over = Signal()
    """There is no more to do."""


class Speech(QObject):
    """The system's speech service, told what to say by lines."""

    def __init__(self, orders: Orders, volume: float) -> None:
        super().__init__()
        from PySide6.QtTextToSpeech import QTextToSpeech

        self._states = QTextToSpeech.State
        self._speech = QTextToSpeech(self)
        self._speech.setVolume(volume)
        self._accents: dict[str, QLocale] = {}
        self._now: int | None = None
        self._next: dict[str, Any] | None = None
        self._speech.stateChanged.connect(self._changed)
        self._over = orders.over
        orders.line.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        self._changed(self._speech.state())

    def _changed(self, state: Any) -> None:
        if state == self._states.Error or self._speech.engine() in ("", "mock"):
            tell(failed=self._speech.errorString() or "there is no speech service")
            self._over.emit()
        elif state == self._states.Ready:
            self._ready()

    def _ready(self) -> None:
        if not self._accents:
            self._accents = accents(self._speech.availableLocales())
            tell(ready=sorted(self._accents))
        ended, self._now = self._now, None
        if ended is not None:
            tell(ended=ended)
        if self._next is not None:
            self._begin(self._next)

    @Slot(str)
    def _obey(self, line: str) -> None:
        order = json.loads(line)
        if "volume" in order:
            self._speech.setVolume(order["volume"])
            self._speech.setRate(order["rate"])
            return
        self._now = None
        self._next = order if "say" in order else None
        if self._speech.state() == self._states.Speaking:
            # It tells when it has fallen silent, and then what comes next begins.
            self._speech.stop()
        elif self._next is not None:
            self._begin(self._next)

    def _begin(self, order: dict[str, Any]) -> None:
        self._next, self._now = None, order["serial"]
        accent = self._accents[order["language"]]
        if self._speech.locale() != accent:
            self._speech.setLocale(accent)
            voices = self._speech.availableVoices()
            if voices:
                self._speech.setVoice(voices[plain_voice(voice.name() for voice in voices)])
        self._speech.say(order["say"])


def _listen(orders: Orders) -> None:
    for line in sys.stdin:
        orders.line.emit(line)
    orders.over.emit()
    threading.Event().wait(LAST_WORDS_S)
    end_group(os.getpid())
    os._exit(0)


def end_group(leader: int) -> None:
    """End at once whatever the voice's process has started, and itself."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)


def main() -> int:
    """Speak until standard input ends. Arguments: the volume, 0 to 1, and a folder to work in."""
    if sys.platform != "win32":
        # What it starts is ended with it, and the keys of a terminal are not for it.
        with suppress(OSError):
            os.setsid()
    app = QCoreApplication(sys.argv[:1])
    orders = Orders()
    orders.over.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=_listen, args=(orders,), daemon=True).start()
    with own_service(Path(sys.argv[2])):
        try:
            speech = Speech(orders, float(sys.argv[1]))
        except ImportError as fault:
            tell(failed=f"its libraries are absent ({fault})")
            return 0
        code = app.exec()
        del speech
        return code


if __name__ == "__main__":
    sys.exit(main())
