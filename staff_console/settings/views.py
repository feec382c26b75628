"""Whether the settings cover the board, and which key of them goes where."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from staff_console.covering import Covering
from staff_console.finder import Find
from staff_console.look import Look
from staff_console.settings.keys import ACTS, PLACE, key_finds, page_finds
from staff_console.settings.model import SettingsModel
from staff_console.settings.page import SettingsPage
from staff_console.settings.places import place_of
from staff_console.speech import tr
from staff_console.window import ConsoleWindow


class SettingsViews(Covering):
    """Shows the settings to those who may change them."""

    name = "settings"

    def __init__(self, window: ConsoleWindow) -> None:
        super().__init__(window)
        self._model: SettingsModel | None = None

    def title(self) -> str:
        """What stands in the top bar."""
        return tr("Settings") if self.listed else tr("My texts and lists")

    @property
    def offered(self) -> bool:
        """Whether there are settings for whoever is signed in."""
        return self._model is not None and self._model.rights.works

    @property
    def listed(self) -> bool:
        """Clerks find by name what they save for themselves; it is no view of theirs."""
        return self._model is not None and self._model.allowed

    def show_model(self, model: SettingsModel | None) -> None:
        """Follow this model from now on; None while nobody is signed in."""
        covered = self.put_aside()
        if self._model is not None:
            self._model.changed.disconnect(self._refresh)
        self._model = model
        if model is not None:
            model.changed.connect(self._refresh)
        if covered:
            self.uncovered.emit()

    def finds(self, text: str) -> tuple[Find, ...]:
        """What keys do on the page that is shown, and every page once something is typed."""
        found: list[Find] = []
        if self._model is not None and self.covers:
            found += key_finds(self._model.screen)
        if self._model is not None and text.strip():
            found += page_finds(self._model.places)
        return tuple(find for find in found if find.fits(text))

    def act(self, name: str) -> bool:
        """Save, discard, put back, or the way to a page; whether it was that."""
        model = self._model
        if model is None:
            return False
        acts = dict(zip(ACTS, (model.save, model.discard, model.restore), strict=True))
        if name in acts and self.covers:
            acts[name]()
        elif name.startswith(PLACE) and self.offered:
            self.wanted.emit(self.name)
            model.show_place(model.rights.nearest(place_of(name.removeprefix(PLACE))))
        return name in acts or name.startswith(PLACE)

    def look_at(self, shown: bool) -> None:
        """The settings are looked at, or left."""
        if self._model is not None:
            self._model.show(shown)

    def is_page(self, page: QWidget) -> bool:
        """Whether it is the page of the settings."""
        return isinstance(page, SettingsPage)

    def focus(self) -> None:
        """Keys go to the list of pages."""
        page = self._window.page
        if isinstance(page, SettingsPage):
            page.focus()

    def make(self, look: Look) -> QWidget:
        """The page in this look."""
        model = self._model
        assert model is not None
        page = SettingsPage(look)
        page.resize(self._window.size())
        page.show_screen(model.screen)
        self.drawn.emit(page)
        page.placed.connect(model.show_place)
        page.written.connect(model.write)
        page.theirsTaken.connect(model.take_theirs)
        page.acted.connect(self._act_in_panel)
        page.saved.connect(model.save)
        page.discarded.connect(model.discard)
        page.restored.connect(model.restore)
        page.pressed.connect(self._window.pressed)
        page.offerTaken.connect(self._window.offerTaken)
        page.findAsked.connect(self._window.toggle_finder)
        return page

    def _act_in_panel(self, key: str, line: str) -> None:
        copied = self._model.act(key, line) if self._model is not None else None
        if copied:
            QGuiApplication.clipboard().setText(copied)

    def _refresh(self) -> None:
        page = self._window.page
        if self._model is None or (self._shown and not self._model.may_see):
            self.leave()
        elif self.covers and isinstance(page, SettingsPage):
            page.show_screen(self._model.screen)
            self.drawn.emit(page)
