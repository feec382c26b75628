"""The right pane: what is chosen, what can be done with it, and the day in figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from staff_console.bookings.chosen import Chosen
from staff_console.bookings.moving import Fit
from staff_console.bookings.screen import BookingsScreen
from staff_console.bookings.side_rows import FigureRow, HourRow, RowButton, Rows
from staff_console.bookings.today import Line
from staff_console.bookings.verbs import Verb
from staff_console.look import DEMI, Look
from staff_console.speech import tr
from staff_console.widgets.plane import Across, Plane, column
from staff_console.widgets.side_pane import heading
from staff_console.widgets.text import Prose, Text


class BookingsSide(Plane):
    """Draws the right half of a `BookingsScreen`."""

    acted = Signal(str)
    offerTaken = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "background", "l")
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column(self, look, (1, 0, 0, 0), 0).addWidget(scroll)
        inside = Plane(look, "background")
        lay = column(inside, look, (0, 0, 0, 0), 0)
        self._head = self._make_head(look)
        self._fits_title = self._title(look, tr("Where it fits"))
        self._fits = Rows(look, RowButton, (0, 0, 0, 6))
        self._verbs = Rows(look, RowButton, (0, 4, 0, 6))
        self._lines = Rows(look, FigureRow, (0, 4, 0, 8))
        self._letters_title = self._title(look, tr("Messages"))
        self._letters = Rows(look, FigureRow, (0, 0, 0, 8))
        self._past_title = self._title(look, tr("History"))
        self._past = Rows(look, FigureRow, (0, 0, 0, 8))
        self._booked, self._left = Text(look, tone="muted"), Text(look, tone="muted")
        self._day = Text(look, 14, DEMI)
        self._today_title = self._titled(look, self._day, self._booked)
        self._today = Rows(look, FigureRow, (0, 0, 0, 8))
        self._hours_title = heading(look, tr("Kept for walk-ins"), self._left, "t")
        self._hours = Rows(look, HourRow, (0, 0, 0, 8))
        for widget in (
            self._head, self._fits_title, self._fits, self._verbs, self._lines,
            self._letters_title, self._letters, self._past_title, self._past,
            self._today_title, self._today, self._hours_title, self._hours,
        ):  # fmt: skip
            lay.addWidget(widget)
        lay.addStretch(1)
        scroll.setWidget(inside)

    def show_screen(self, screen: BookingsScreen) -> None:
        """Show it."""
        chosen = screen.detail
        self._head.setVisible(chosen is not None)
        if chosen is not None:
            self._show_head(chosen)
        self._show_fits(chosen.fits if chosen is not None else ())
        self._show_verbs(screen.verbs)
        moving = chosen is not None and chosen.moving
        self._show_lines(self._lines, chosen.lines if chosen is not None and not moving else ())
        letters = chosen.letters if chosen is not None and not moving else ()
        self._letters_title.setVisible(bool(letters))
        self._show_lines(self._letters, letters)
        past = chosen.past if chosen is not None and not moving else ()
        self._past_title.setVisible(bool(past))
        self._show_lines(self._past, past)
        told = screen.phase == "told"
        self._day.say(screen.today_title)
        self._booked.say(screen.today.booked)
        self._today_title.setVisible(told)
        self._show_lines(self._today, screen.today.lines if told else ())
        hours = screen.today.hours if told else ()
        self._left.say(screen.today.left)
        self._hours_title.setVisible(bool(hours))
        for row, hour in zip(self._hours.take(len(hours)), hours, strict=True):
            row.show_hour(hour)

    def _show_head(self, chosen: Chosen) -> None:
        for text, said in (
            (self._before, chosen.before), (self._name, chosen.title),
            (self._what, chosen.what), (self._about, chosen.about),
        ):  # fmt: skip
            text.say(said)
        self._about.tone(chosen.tone)

    def _show_fits(self, fits: Sequence[Fit]) -> None:
        self._fits_title.setVisible(bool(fits))
        for at, (row, fit) in enumerate(zip(self._fits.take(len(fits)), fits, strict=True)):
            row.show_row(fit.who, fit.at, fit.about, fit.cap)
            on_click(row, partial(self.offerTaken.emit, at))

    def _show_verbs(self, verbs: Sequence[Verb]) -> None:
        for row, verb in zip(self._verbs.take(len(verbs)), verbs, strict=True):
            tone = "danger" if verb.danger else "ink"
            row.show_row(verb.does, "", verb.why, verb.cap, tone, verb.there)
            on_click(row, partial(self.acted.emit, verb.name))

    def _show_lines(self, rows: Rows, lines: Sequence[Line]) -> None:
        for row, line in zip(rows.take(len(lines)), lines, strict=True):
            row.show_line(line)

    def _make_head(self, look: Look) -> QWidget:
        head = Plane(look, "background", "b")
        lay = column(head, look, (16, 12, 16, 12), 2)
        self._before = Text(look, tone="muted").stretch()
        self._name, self._what = Prose(look, 22, DEMI), Prose(look)
        self._about = Prose(look, tone="muted")
        for each in (self._before, self._name, self._what, self._about):
            lay.addWidget(each)
        return head

    def _title(self, look: Look, said: str) -> Plane:
        return heading(look, said, Text(look), "")

    def _titled(self, look: Look, title: Text, more: Text) -> Plane:
        made = Plane(look, "background", "t")
        made.setFixedHeight(look.px(40))
        across = Across(look, (16, 4, 16, 0), 8)
        column(made, look, (0, 0, 0, 0), 0).addWidget(across)
        across.lay.addWidget(title)
        across.lay.addStretch(1)
        across.lay.addWidget(more)
        return made


def on_click(button: QPushButton, do: Callable[[], None]) -> None:
    """Whatever a row did before, it does this now."""
    if button.property("does"):
        button.clicked.disconnect()
    button.setProperty("does", True)
    button.clicked.connect(lambda _=False: do())
