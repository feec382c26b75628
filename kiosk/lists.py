"""The rows of all pages as list models: a row that stays keeps its key, and the ring on it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from client.list_model import KeyedListModel
from kiosk.offer import Code, Row
from kiosk.pages.attract import LanguageKey
from kiosk.pages.errands import ErrandRow
from kiosk.pages.needs import NeedRow
from kiosk.pages.scanned_keys import PageKey
from kiosk.repair_model import RepairModel
from kiosk.screen import Screen


class Lists:
    """What QML repeats; `parent` owns the models."""

    def __init__(self, parent: QObject) -> None:
        self.rows = KeyedListModel(Row, lambda row: (row.kind, row.key), parent)
        self.codes = KeyedListModel(Code, lambda code: code.link, parent)
        self.languages = KeyedListModel(LanguageKey, lambda each: each.code, parent)
        self.errands = KeyedListModel(ErrandRow, lambda each: each.key, parent)
        self.needs = KeyedListModel(NeedRow, lambda each: each.key, parent)
        self.slip_keys = KeyedListModel(PageKey, lambda each: each.does, parent)
        self.repair = RepairModel(parent)

    def show(self, shown: Screen) -> None:
        """The rows of this screen; those of a page that is not shown stay as they are."""
        if shown.face in ("attract", "services"):
            self.rows.show(shown.offer.rows)
            self.codes.show(shown.offer.codes)
        self.languages.show(shown.languages)
        self.errands.show(shown.wanted.errands)
        self.needs.show(shown.wanted.needs)
        self.repair.show(shown)
        if shown.face in ("slip", "booking", "request"):
            self.slip_keys.show(shown.scanned.keys)
