"""Which page of hand mode covers the window, and which key of it goes where."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from client.instants import zone_of
from staff_console.finder import Find
from staff_console.hand.book import Sheet
from staff_console.hand.model import HandModel
from staff_console.hand.page import HandPage
from staff_console.hand.review_page import ReviewPage
from staff_console.hand.rows import DisputeRow
from staff_console.keys import WINDOW_KEYS, KeyName
from staff_console.look import Look
from staff_console.speech import tr
from staff_console.widgets.band import BandText
from staff_console.window import ConsoleWindow
from staff_console.words import seconds

BAND = "hand"


class HandPages(QObject):
    """Nothing until hand mode begins or a review is asked for; then these pages and their keys."""

    uncovered = Signal()
    """Whatever was shown before is to be shown again."""
    apartAsked = Signal()
    """The list of before, though nobody is signed in; or back from it."""

    def __init__(self, window: ConsoleWindow) -> None:
        super().__init__(window)
        self._window = window
        self._model: HandModel | None = None
        self._reviewing = False
        self._covered = False
        self._had = ""

    @property
    def covers(self) -> bool:
        """Whether a page of hand mode is shown."""
        return self._model is not None and (self._model.screen is not None or self._reviewing)

    def show_model(self, model: HandModel | None) -> None:
        """Follow this model from now on; None while nobody is signed in."""
        if self._model is not None:
            self._model.changed.disconnect(self._refresh)
        self._model, self._reviewing = model, False
        if model is not None:
            model.changed.connect(self._refresh)
        self._refresh()

    def offer(self, sheet: Sheet | None) -> None:
        """Nobody is signed in: a list that was at work is one key away."""
        if self._model is not None:
            return
        said = None
        if sheet is not None:
            at = seconds(sheet.at, zone_of(sheet.zone))
            title = tr("Your hand list of {at} is kept here.").format(at=at)
            text = tr(
                "Go on with it while the server is away; its ticks are sent once you sign in."
            )
            said = BandText(title, text, tr("go on by hand"), "Ctrl+R", act="window:hand")
        self._window.bands.set_band(BAND, said)

    def press(self, name: str) -> bool:
        """A key of the key map; whether it was for hand mode."""
        if self._model is None or not self.covers or name == "help":
            return False
        if self._model.screen is not None:
            self._model.press(cast(KeyName, name))
        return True

    def put_away(self) -> bool:
        """Esc; whether it was for hand mode."""
        if self._model is None or not self.covers:
            return False
        if self._reviewing:
            self._reviewing = False
            self._refresh()
        else:
            self._model.put_away()
        return True

    def finds(self, text: str) -> tuple[Find, ...]:
        """What `Ctrl+K` finds of this: the order of all desks, or the review."""
        model = self._model
        if model is None:
            return ()
        found: Find | None = None
        if model.screen is not None:
            title = tr("My own list") if model.screen.order else tr("The order of all desks")
            found = Find("window:order", title, "", WINDOW_KEYS["order"])
        elif model.dispute_rows:
            title = tr("Review what was done by hand")
            title = tr("Back from the review") if self._reviewing else title
            found = Find("window:hand", title, "", WINDOW_KEYS["hand"])
        return (found,) if found is not None and found.fits(text) else ()

    def act(self, name: str) -> bool:
        """A window key; whether it was for hand mode."""
        model = self._model
        if name == "order" and model is not None and model.screen is not None:
            model.show_order(not model.screen.order)
            self.focus()
        elif name == "hand" and (model is None or model.phase == "apart"):
            self.apartAsked.emit()
        elif name == "hand" and model is not None and model.screen is None:
            self._reviewing = bool(model.dispute_rows) and not self._reviewing
            self._refresh()
        return name in ("order", "hand")

    def focus(self) -> None:
        """Keys go to the list."""
        page = self._window.page
        if isinstance(page, HandPage | ReviewPage):
            page.focus()

    def _refresh(self) -> None:
        model, page = self._model, self._window.page
        rows = model.dispute_rows if model is not None else ()
        self._reviewing = self._reviewing and bool(rows)
        self._say(rows)
        if model is not None and model.screen is not None:
            self._reviewing = False
            if isinstance(page, HandPage):
                page.show_hand(model.screen)
            else:
                self._cover(self._make_hand)
        elif self._reviewing:
            if isinstance(page, ReviewPage):
                page.show_disputes(rows)
            else:
                self._cover(self._make_review)
        elif self._covered:
            self._covered = False
            self.uncovered.emit()
            self._window.focus_again(self._had)

    def _cover(self, make: object) -> None:
        if not self._covered:
            # Whoever was writing goes on where they were.
            self._had = self._window.focused
        self._covered = True
        # What was answered in a sheet stays with its model, and comes back with the board.
        self._window.show_form(None)
        self._window.set_page(make)  # type: ignore[arg-type]
        self.focus()

    def _say(self, rows: tuple[DisputeRow, ...]) -> None:
        if not rows or self._reviewing:
            self._window.bands.set_band(BAND, None)
            return
        numbers = ", ".join(row.number for row in rows[:6])
        text = tr("{numbers}: what was ticked by hand differs from what the server knows.")
        said = BandText(
            tr("{count} to review.").format(count=len(rows)),
            text.format(numbers=numbers),
            tr("look at it"),
            "Ctrl+R",
            act="window:hand",
        )
        self._window.bands.set_band(BAND, said)

    def _make_hand(self, look: Look) -> QWidget:
        assert self._model is not None and self._model.screen is not None
        page = HandPage(look)
        page.pressed.connect(self._window.pressed)
        page.chosen.connect(self._model.mark)
        page.findAsked.connect(self._window.toggle_finder)
        page.printAsked.connect(self._model.print_order)
        page.resize(self._window.size())
        page.show_hand(self._model.screen)
        return page

    def _make_review(self, look: Look) -> QWidget:
        assert self._model is not None
        page = ReviewPage(look)
        page.accepted.connect(self._model.accept)
        page.toldAgain.connect(self._model.redo)
        page.show_disputes(self._model.dispute_rows)
        return page
