"""Whether a page of settings shows all of its words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from staff_console.bench import Bench
from staff_console.faces import Face
from staff_console.settings.page import SettingsPage
from staff_console.widgets.text import Prose, Text

Open = Callable[[str | Face], Bench]
"""Opens settings in a face, or in the one of that name."""


def page_of(bench: Bench) -> SettingsPage:
    """The page that is shown."""
    page = bench.window.page
    assert isinstance(page, SettingsPage)
    return page


def assert_whole(bench: Bench) -> None:
    """Texts are whole, and nothing is wider than its place."""
    bench.grab()
    page = page_of(bench)
    form = page.form
    for text in page.findChildren(Text):
        if text.isVisible() and (form.isAncestorOf(text) or page.effect.isAncestorOf(text)):
            assert not text.elided(), text.text()
    for prose in page.findChildren(Prose):
        if prose.isVisible() and prose.text():
            assert prose.height() >= prose.heightForWidth(prose.width()), prose.text()
    for box in form.boxes.values():
        left = box.mapTo(form, QPoint(0, 0)).x()
        assert left >= 0 and left + box.width() <= form.width(), box.field.name
        for cell in box.findChildren(QWidget):
            if isinstance(cell, QLineEdit | QComboBox) and cell.isVisible():
                inside = QRect(cell.mapTo(form, QPoint(0, 0)), cell.size())
                assert inside.left() >= 0 and inside.right() <= form.width(), cell.accessibleName()
