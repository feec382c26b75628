"""A program's language, switched while it runs.

Translations are Qt Linguist's: `translations/<group>_<code>.ts`, compiled beside it to `.qm` by
`run.py translations`. `client` is the group of what all programs share.
"""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QGuiApplication

from client import speech
from client.languages import HOUSE, LANGUAGES, Language

log = logging.getLogger(__name__)

FOLDER: Final = Path(__file__).with_name("translations")
SHARED: Final = "client"


class Speaker(QObject):
    """The language of one program; connect `changed` to its engine's `retranslate`."""

    changed = Signal()

    def __init__(self, app: QGuiApplication, program: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._groups = (SHARED, program)
        self._installed: list[QTranslator] = []
        self.code = ""
        self.use(HOUSE)

    @property
    def language(self) -> Language:
        """The present language."""
        return LANGUAGES[self.code]

    def use(self, code: str) -> None:
        """Speak this language from now on; one that the programs do not know changes nothing."""
        if code == self.code or code not in LANGUAGES:
            return
        self.code = code
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = [found for group in self._groups if (found := loaded(group, code))]
        for translator in self._installed:
            self._app.installTranslator(translator)
        QLocale.setDefault(QLocale(self.language.locale))
        leftward = self.language.leftward
        right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
        self._app.setLayoutDirection(right if leftward else left)
        speech.speak(_translated)
        self.changed.emit()


@cache
def loaded(group: str, code: str) -> QTranslator | None:
    """The compiled translations of a group; None, and a warning, where they cannot be read."""
    translator = QTranslator()
    path = FOLDER / f"{group}_{code}.qm"
    if translator.load(str(path)):
        return translator
    if code != HOUSE:
        log.warning("no translations in %s: texts stay as written", path)
    return None


def said_in(code: str, text: str, group: str = SHARED) -> str:
    """A text of `client.speech.tr` in a language, whatever the program speaks at the moment."""
    translator = loaded(group, code)
    return (translator.translate("", text) if translator else "") or text


def _translated(text: str) -> str:
    return QCoreApplication.translate("", text)
