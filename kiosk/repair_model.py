"""What QML draws where something is brought, or was: pages, rows, and keyboards of their own."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from client.list_model import KeyedListModel
from kiosk.pages.estimate import EstimatePage, EstimateRow
from kiosk.pages.intake import IntakePage
from kiosk.pages.keyboard import mails, texts
from kiosk.pages.repair_keys import RepairKey, SummaryRow
from kiosk.screen import Screen
from kiosk.values import key_rows, plain

QML_IMPORT_NAME = "NowServing.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_AWAY: Final = {"keys", "rows"}
"""Fields that are list models: what is touched must not be made anew under a finger."""


def _page(name: str) -> Callable[[Any], dict[str, Any]]:
    read = attrgetter(name)

    def values(model: Any) -> dict[str, Any]:
        return {key: value for key, value in plain(read(model)).items() if key not in _AWAY}

    return values


_intake = _page("_intake")
_estimate = _page("_estimate")
_get_keys = attrgetter("_keys")
_get_summary = attrgetter("_summary")
_get_lines = attrgetter("_lines")


@QmlElement
class RepairModel(QObject):
    """Pages of one kiosk."""

    changed = Signal()
    languageChanged = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._language = ""
        self._intake, self._estimate = IntakePage(), EstimatePage()
        self._keys = KeyedListModel(RepairKey, lambda key: (key.does, key.value), self)
        self._summary = KeyedListModel(SummaryRow, lambda row: row.key, self)
        self._lines = KeyedListModel(EstimateRow, lambda row: (row.text, row.amount), self)

    def show(self, shown: Screen) -> None:
        """The pages of this screen."""
        if shown.intake.keys:
            self._keys.show(shown.intake.keys)
        if shown.intake.rows:
            self._summary.show(shown.intake.rows)
        if shown.estimate.rows:
            self._lines.show(shown.estimate.rows)
        if (shown.intake, shown.estimate) != (self._intake, self._estimate):
            self._intake, self._estimate = shown.intake, shown.estimate
            self.changed.emit()
        if shown.language != self._language:
            self._language = shown.language
            self.languageChanged.emit()

    def _get_texts(self) -> list[list[dict[str, Any]]]:
        return key_rows(texts(self._language))

    def _get_mails(self) -> list[list[dict[str, Any]]]:
        return key_rows(mails())

    intake = Property(dict, _intake, notify=changed)
    estimate = Property(dict, _estimate, notify=changed)
    keys = Property(QObject, _get_keys, notify=changed)
    summary = Property(QObject, _get_summary, notify=changed)
    lines = Property(QObject, _get_lines, notify=changed)
    texts = Property(list, _get_texts, notify=languageChanged)
    mails = Property(list, _get_mails, notify=languageChanged)
