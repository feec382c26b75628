"""The window: one page at a time, every key, and the sheet of `Ctrl+K` above it.

Pages are made anew for another look, so no widget has to change its colours or sizes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from client.palette import palette
from client.scheme import Colours, SystemScheme
from staff_console.answers import OFFERED, offer_cap
from staff_console.finder import Find
from staff_console.keys import KEYS, WINDOW_KEYS, KeyName, WindowKeyName
from staff_console.look import LEAST, ZOOMS, Look, fitting_zoom
from staff_console.sheets.form import FormFace
from staff_console.speech import tr
from staff_console.widgets.band import Bands
from staff_console.widgets.sheets.finder_sheet import FinderSheet
from staff_console.widgets.sheets.form_sheet import FormSheet
from staff_console.widgets.style import sheet

_NO_ACTS: Final[frozenset[WindowKeyName]] = frozenset({"find", "put_away", "cancel"})
"""Keys that the window itself or the line takes."""
_IN_THE_TABLE: Final[frozenset[KeyName]] = frozenset({"call_this"})
Page = Callable[[Look], QWidget]
Search = Callable[[str, Colours], Sequence[Find]]


class ConsoleWindow(QWidget):
    """Shows the page that `set_page` brings; reports keys."""

    pressed = Signal(str)
    """A key of the key map."""
    putAway = Signal()
    offerTaken = Signal(int)
    """Alt+1, Alt+2 or Alt+3: the place of the offer, from 0."""
    answered = Signal(str, str)
    """A question of the sheet, and its answer."""
    sheetSent = Signal()
    sheetPutAway = Signal()
    keyed = Signal(str)
    """A key of the window, by its name."""
    acted = Signal(str)
    """Something found under `Ctrl+K`: `key:…`, `window:…`, `cancel:…`, `entry:…`."""
    lookChanged = Signal(str, float)
    closed = Signal()

    def __init__(self, colours: Colours = "light", zoom: float = 0.0) -> None:
        super().__init__()
        self.setWindowTitle(tr("Now Serving: console"))
        self.setMinimumSize(*LEAST)
        self._wanted_zoom = zoom
        self._search: Search = lambda text, colours: ()
        self.colours = colours
        """What was chosen; the scheme in use is that of the look."""
        self._system = SystemScheme(QGuiApplication.styleHints(), self)
        self._system.changed.connect(self._recolour)
        self.look = Look(self._system.of(colours), zoom or 1.0)
        self._make: Page = lambda _: QWidget()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.bands = Bands(self.look)
        self.bands.acted.connect(self.acted)
        self.page = QWidget()
        self._layout.addWidget(self.bands)
        self._layout.addWidget(self.page, 1)
        self._finder: FinderSheet | None = None
        self._form: FormFace | None = None
        self._below: FormFace | None = None
        self._above: FormFace | None = None
        self._sheet: FormSheet | None = None
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.setInterval(150)
        self._refit.timeout.connect(self._fit)
        self._bind()
        self._dress()

    def set_page(self, make: Page) -> None:
        """Show another page; it is made now, and again whenever the look changes."""
        # A sheet belongs to its page; whoever shows that again shows it too.
        self.show_form(None)
        self._make = make
        self._remake()

    def search_by(self, search: Search) -> None:
        """What `Ctrl+K` finds, by the text and the colours in use."""
        self._search = search

    @property
    def finder(self) -> FinderSheet | None:
        """The sheet of `Ctrl+K`, if it was opened in this look."""
        return self._finder

    def open_finder(self, text: str = "") -> None:
        """Open the sheet of `Ctrl+K` with this text typed."""
        self._finder = self._finder or self._new_finder()
        self._finder.open(text)

    def toggle_finder(self) -> None:
        """Open the sheet of `Ctrl+K`, or put it away."""
        if self._finder is not None and self._finder.isVisible():
            self._finder.close_sheet()
            return
        self.open_finder()

    def refresh_finder(self) -> None:
        """What can be done has changed."""
        if self._finder is not None and self._finder.isVisible():
            self._finder.refresh()

    @property
    def sheet(self) -> FormSheet | None:
        """The sheet that lies over the page."""
        return self._sheet if self._form is not None else None

    def show_form(self, form: FormFace | None) -> None:
        """Lay a sheet over the page, or take it away; it waits below one that is above all."""
        self._below = form
        self._lay(self._above or form)

    def show_above(self, form: FormFace | None) -> None:
        """Lay a sheet over whatever page is shown, until it is taken away."""
        self._above = form
        self._lay(form or self._below)

    def _lay(self, form: FormFace | None) -> None:
        before, self._form = self._form, form
        if form is None:
            if self._sheet is not None and before is not None:
                self._sheet.hide()
                self._refocus()
            return
        same = before is not None and before.name == form.name
        if self._sheet is not None and same and not self._sheet.isHidden():
            self._sheet.show_form(form)
            return
        self._hide_finder()
        self._sheet = self._sheet or self._new_sheet()
        self._sheet.open(form)

    @property
    def focused(self) -> str:
        """The name of the part of the page that keys go to; empty where it has none."""
        inside = self.page.focusWidget()
        return inside.objectName() if inside is not None else ""

    def focus_again(self, name: str) -> None:
        """Keys go to that part of a page that was made anew, unless a sheet is open."""
        part = self.page.findChild(QWidget, name) if name and self.sheet is None else None
        if part is not None and part.isVisible():
            part.setFocus()

    def use_scheme(self, colours: Colours) -> None:
        """Use these colours, or those of the computer from now on."""
        self.colours = colours
        self._recolour()
        self.lookChanged.emit(colours, self._wanted_zoom)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller text; 0 steps go back to what fits the window by itself."""
        if steps:
            here = ZOOMS.index(self.look.zoom)
            self._wanted_zoom = ZOOMS[max(0, min(len(ZOOMS) - 1, here + steps))]
        else:
            self._wanted_zoom = 0.0
        self._fit()
        self.lookChanged.emit(self.colours, self._wanted_zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sheet covers the page; text grows with the window once it rests."""
        super().resizeEvent(event)
        for above in (self._finder, self._sheet):
            if above is not None:
                above.setGeometry(self.rect())
        if self.isVisible():
            self._refit.start()
        else:
            self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The program ends in good order."""
        self.closed.emit()
        super().closeEvent(event)

    def _recolour(self) -> None:
        self._use(Look(self._system.of(self.colours), self.look.zoom))

    def _fit(self) -> None:
        zoom = fitting_zoom(self.width(), self.height(), self._wanted_zoom)
        self._use(Look(self.look.scheme, zoom))

    def _use(self, look: Look) -> None:
        if look != self.look:
            had = self.focused
            self.look = look
            self._dress()
            self._remake()
            self._refocus()
            self.focus_again(had)

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            if app.style().name() != "fusion":
                app.setStyle("Fusion")
            app.setPalette(palette(self.look.theme))
        self.setStyleSheet(sheet(self.look))

    def _remake(self) -> None:
        self.bands.dress(self.look)
        old, self.page = self.page, self._make(self.look)
        self._layout.replaceWidget(old, self.page)
        old.hide()
        old.deleteLater()
        self.page.show()
        if self._finder is not None:
            self._finder.deleteLater()
            self._finder = None
        if self._sheet is not None:
            self._sheet.deleteLater()
            self._sheet = None
        form, self._form = self._form, None
        if form is not None:
            self._lay(form)

    def _new_finder(self) -> FinderSheet:
        made = FinderSheet(self.look, lambda text: self._search(text, self.colours), self)
        made.found.connect(self.acted)
        made.closed.connect(self._refocus)
        return made

    def _new_sheet(self) -> FormSheet:
        made = FormSheet(self.look, self)
        made.answered.connect(self.answered)
        made.sent.connect(self.sheetSent)
        made.closed.connect(self.sheetPutAway)
        return made

    def _hide_finder(self) -> bool:
        shown = self._finder is not None and self._finder.isVisible()
        if self._finder is not None and shown:
            self._finder.close_sheet()
        return shown

    def _refocus(self) -> None:
        if self.sheet is not None:
            self.sheet.take_focus()
            return
        focus = getattr(self.page, "focus", None)
        if callable(focus):
            focus()

    def _bind(self) -> None:
        for key in KEYS.values():
            if key.name not in _IN_THE_TABLE:
                self._shortcut(key.cap, partial(self._press, key.name))
        self._shortcut(WINDOW_KEYS["find"], self.toggle_finder)
        self._shortcut(WINDOW_KEYS["put_away"], self._escape)
        for name, cap in WINDOW_KEYS.items():
            if name not in _NO_ACTS:
                self._shortcut(cap, partial(self.keyed.emit, name))
        for place in range(OFFERED):
            self._shortcut(offer_cap(place), partial(self.offerTaken.emit, place))
        self._shortcut("Ctrl+=", partial(self.acted.emit, "window:larger"))

    def _shortcut(self, cap: str, do: Callable[[], None]) -> None:
        made = QShortcut(QKeySequence(cap), self)
        # A key that is held must not call twice.
        made.setAutoRepeat(False)
        made.activated.connect(do)

    def _press(self, name: str) -> None:
        if name == "help":
            self.toggle_finder()
            return
        self._hide_finder()
        self.pressed.emit(name)

    def _escape(self) -> None:
        if self._hide_finder():
            return
        if self.sheet is not None:
            self.sheetPutAway.emit()
        else:
            self.putAway.emit()
