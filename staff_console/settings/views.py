"""Whether the settings cover the board, and which key of them goes where."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from staff_console.finder import Find
from staff_console.keys import WINDOW_KEYS
from staff_console.look import Look
from staff_console.settings.keys import ACTS, PLACE, key_finds, page_finds
from staff_console.settings.model import SettingsModel
from staff_console.settings.page import SettingsPage
from staff_console.settings.places import place_of
from staff_console.speech import tr
from staff_console.widgets.bars import TopBar, View
from staff_console.window import ConsoleWindow

VIEW_KEYS: Final = ("settings", "next_view", "previous_view")
_OF_THE_DESK: Final = frozenset({"call_next", "call_again", "start", "complete", "no_show", "undo"})
"""Keys that work from here too: what they say stands in the answer line."""
_AT_THE_BOARD: Final = frozenset({"note", "hold", "transfer", "break"})
"""Keys whose sheet lies over the board: there one goes first."""


class SettingsViews(QObject):
    """Shows the settings to those who may change them."""

    uncovered = Signal()
    """Whatever was shown before is to be shown again."""

    def __init__(self, window: ConsoleWindow) -> None:
        super().__init__(window)
        self._window = window
        self._model: SettingsModel | None = None
        self._shown = False

    @property
    def offered(self) -> bool:
        """Whether there are settings for whoever is signed in."""
        return self._model is not None and self._model.allowed

    @property
    def covers(self) -> bool:
        """Whether the settings are shown."""
        return self._shown and self.offered

    def show_model(self, model: SettingsModel | None) -> None:
        """Follow this model from now on; None while nobody is signed in."""
        if self._model is not None:
            self._model.changed.disconnect(self._refresh)
            self._model.show(False)
        covered, self._model, self._shown = self._shown, model, False
        if model is not None:
            model.changed.connect(self._refresh)
        if covered:
            self.uncovered.emit()

    def mark(self, page: QWidget) -> None:
        """Show in a page's top bar which views there are."""
        views = (
            View("previous_view", tr("Board"), not self._shown),
            View("settings", tr("Settings"), self._shown),
        )
        for bar in page.findChildren(TopBar):
            if not bar.property("views"):
                bar.setProperty("views", True)
                bar.viewAsked.connect(self._go)
            bar.show_views(views if self.offered else ())

    def _go(self, name: str) -> None:
        if (name == "settings") != self._shown:
            self.act(name)

    def finds(self, text: str) -> tuple[Find, ...]:
        """What `Ctrl+K` finds of this: the settings, or the way back from them."""
        if not self.offered:
            return ()
        title = tr("Back to the board") if self.covers else tr("Settings")
        name = "previous_view" if self.covers else "settings"
        way = Find(f"window:{name}", title, "", WINDOW_KEYS["next_view"].replace("Down", "Dn"))
        found = [way]
        if self._model is not None and self.covers:
            found = [*key_finds(self._model.screen), way]
        if self._model is not None and text.strip():
            found += page_finds(self._model.places)
        return tuple(find for find in found if find.fits(text))

    def act(self, name: str) -> bool:
        """A window key, or what was found; whether it was for these views."""
        if self._model is not None and self._do(self._model, name):
            return True
        if name in VIEW_KEYS and self.offered:
            # Two views: the next and the one before are the same.
            self._cover() if not self._shown or name == "settings" else self.leave()
        return name in VIEW_KEYS

    def _do(self, model: SettingsModel, name: str) -> bool:
        """Save, or the way to a page; whether it was that."""
        acts = dict(zip(ACTS, (model.save, model.discard, model.restore), strict=True))
        if name in acts and self.covers:
            acts[name]()
        elif name.startswith(PLACE) and self.offered:
            if not self.covers:
                self._cover()
            model.show_place(place_of(name.removeprefix(PLACE)))
        return name in acts or name.startswith(PLACE)

    def press(self, name: str) -> bool:
        """A key of the key map; whether it ends here."""
        if not self.covers or name in _OF_THE_DESK:
            return False
        if name in _AT_THE_BOARD:
            self.leave()
            return False
        return True

    def put_away(self) -> bool:
        """Esc; whether it was for the settings."""
        covered = self.covers
        if covered:
            self.leave()
        return covered

    def leave(self) -> None:
        """Back to the board; what was typed stays."""
        if self._shown and self._model is not None:
            self._shown = False
            self._model.show(False)
            self.uncovered.emit()

    def again(self) -> None:
        """Cover what is there, after something else has covered the window."""
        self._cover()

    def focus(self) -> None:
        """Keys go to the list of pages."""
        page = self._window.page
        if isinstance(page, SettingsPage):
            page.focus()

    def _cover(self) -> None:
        self._shown = True
        if self._model is not None:
            self._model.show(True)
        if not isinstance(self._window.page, SettingsPage):
            self._window.show_form(None)
            self._window.set_page(self._make)
        self.focus()

    def _refresh(self) -> None:
        page = self._window.page
        if self._shown and not self.offered:
            self.leave()
        elif self.covers and self._model is not None and isinstance(page, SettingsPage):
            page.show_screen(self._model.screen)
            self.mark(page)

    def _make(self, look: Look) -> QWidget:
        model = self._model
        assert model is not None
        page = SettingsPage(look)
        page.resize(self._window.size())
        page.show_screen(model.screen)
        self.mark(page)
        page.placed.connect(model.show_place)
        page.written.connect(model.write)
        page.theirsTaken.connect(model.take_theirs)
        page.saved.connect(model.save)
        page.discarded.connect(model.discard)
        page.restored.connect(model.restore)
        page.pressed.connect(self._window.pressed)
        page.offerTaken.connect(self._window.offerTaken)
        page.findAsked.connect(self._window.toggle_finder)
        return page
