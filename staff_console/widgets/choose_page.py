"""Choosing a desk; and the page that waits for the first news of the server."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from staff_console.look import DEMI, NORMAL, Look
from staff_console.places import PlaceRow
from staff_console.screen import Screen
from staff_console.speech import tr
from staff_console.widgets.answer_bar import AnswerBar
from staff_console.widgets.bars import BannerBar, TopBar
from staff_console.widgets.marks import Mark
from staff_console.widgets.plane import Across, Plane, column
from staff_console.widgets.primary import primary_button
from staff_console.widgets.row_list import Cell, RowList
from staff_console.widgets.text import Text


class PlaceList(RowList[PlaceRow]):
    """The desks. Enter or a double click opens the marked one."""

    opened = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, PlaceRow, _cells, height=_height, heading=_is_point)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def sizeHint(self) -> QSize:
        """All rows; it scrolls where there is no room for them."""
        tall = sum(self.sizeHintForRow(place) for place in range(self.rows.rowCount()))
        return QSize(super().sizeHint().width(), tall)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.opened.emit()
            return
        super().keyPressEvent(event)


class ChoosePage(Plane):
    """Draws a screen whose page is `choose` or `connecting`."""

    opened = Signal(str, bool)
    """A desk's id, and whether to take it over."""
    findAsked = Signal()

    def __init__(self, look: Look, wanted: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "", parent)
        self._wanted = wanted
        self._asking: PlaceRow | None = None
        self._usable = False
        self._places: tuple[PlaceRow, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        layout = column(self, look, (0, 0, 0, 0), 0)
        self._top = TopBar(look)
        self._top.findAsked.connect(self.findAsked)
        self._banner = BannerBar(look)
        self._answer = AnswerBar(look)
        layout.addWidget(self._top)
        layout.addWidget(self._banner)
        middle = Across(look, (16, 0, 16, 0))
        middle.lay.addStretch(1)
        middle.lay.addWidget(self._make_sheet(look))
        middle.lay.addStretch(1)
        layout.addWidget(middle, 1)
        layout.addWidget(self._answer)

    def show_screen(self, screen: Screen) -> None:
        """Show it."""
        waiting = screen.page == "connecting"
        self._top.show_top(screen.top)
        self._banner.show_banner(screen.banner)
        self._answer.show_line(screen.answer)
        self._answer.setVisible(screen.answer.kind != "idle")
        self._title.say(tr("Connecting …") if waiting else tr("Choose your desk"))
        self._ring.say("sent" if waiting else "")
        self._ring.setVisible(waiting)
        self._text.say(self._say_below(screen, waiting))
        usable, came = not waiting and not screen.faded, not self._usable
        self._list.setVisible(not waiting)
        self._foot.setVisible(not waiting)
        if screen.places != self._places:
            self._places = screen.places
            self._list.show_rows(screen.places)
            self._list.updateGeometry()
        self._list.setEnabled(not screen.faded)
        self._mark_wanted(screen.places)
        self._show_button(screen.faded or screen.answer.kind == "sent")
        self._usable = usable
        if usable and came:
            # A list that is hidden or greyed cannot take the keys.
            self.focus()

    def focus(self) -> None:
        """Keys go to the list; while there is none, to nothing that would do something."""
        (self._list if self._usable else self).setFocus()

    def _say_below(self, screen: Screen, waiting: bool) -> str:
        if waiting:
            return tr("The board appears as soon as the server has sent it.")
        if not screen.places:
            return screen.none_yet
        return screen.site

    def _mark_wanted(self, places: Sequence[PlaceRow]) -> None:
        if self._list.current() is not None:
            return
        desks = [at for at, place in enumerate(places) if place.kind == "desk"]
        wanted = [at for at in desks if places[at].key == self._wanted]
        free = [at for at in desks if not places[at].holder]
        for at in (*wanted, *free, *desks)[:1]:
            self._list.mark(at)

    def _show_button(self, busy: bool) -> None:
        place = self._list.current()
        self._button.setEnabled(place is not None and not busy)
        if self._asking is not None and (place is None or place.key != self._asking.key):
            self._asking = None
        if place is None:
            self._button.setText(tr("Open"))
            self._question.say("")
        elif self._asking is not None:
            self._button.setText(tr("Yes, take it over"))
            question = tr("{who} works at {desk}. Take it over?")
            self._question.say(question.format(who=place.holder, desk=place.name))
        else:
            verb = tr("Take over {desk} …") if place.holder else tr("Open {desk}")
            self._button.setText(verb.format(desk=place.name))
            self._question.say("")

    def _open(self) -> None:
        place = self._list.current()
        if place is None or not self._button.isEnabled():
            return
        if place.holder and self._asking is None:
            self._asking = place
            self._show_button(busy=False)
            return
        self._asking = None
        self.opened.emit(place.key, bool(place.holder))

    def _make_sheet(self, look: Look) -> QWidget:
        sheet = QWidget(self)
        sheet.setFixedWidth(look.px(560))
        inside = column(sheet, look, (0, 40, 0, 24), 0)
        head = Across(look, (16, 0, 16, 0), 12)
        self._ring = Mark(look, 20)
        self._title = Text(look, 24, DEMI)
        head.hold(self._ring, self._title)
        head.lay.addStretch(1)
        inside.addWidget(head)
        below = Across(look, (16, 4, 16, 16))
        self._text = Text(look, tone="muted").stretch()
        below.lay.addWidget(self._text, 1)
        inside.addWidget(below)
        self._list = PlaceList(look)
        self._list.setObjectName("places")
        self._list.setAccessibleName(tr("Desks"))
        self._list.opened.connect(self._open)
        self._list.selectionModel().selectionChanged.connect(lambda: self._show_button(False))
        self._list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside.addWidget(self._list, 100)
        self._foot = Across(look, (16, 16, 16, 0), 12)
        foot = self._foot.lay
        self._question = Text(look, 14, DEMI)
        self._button = primary_button(look, "open", 44)
        self._button.clicked.connect(self._open)
        foot.addWidget(self._question)
        foot.addStretch(1)
        foot.addWidget(self._button)
        inside.addWidget(self._foot)
        inside.addStretch(1)
        return sheet


def _cells(place: PlaceRow) -> Sequence[Cell]:
    if place.kind == "point":
        return (
            Cell(place.name, 0, "ink", DEMI, size=16),
            Cell(place.text, 300, "muted", right=True),
        )
    return (
        Cell(place.name, 0, "ink", DEMI),
        Cell(place.text, 300, "muted" if place.holder else "ok", NORMAL, right=True),
    )


def _height(place: PlaceRow) -> int:
    return 56 if place.kind == "point" else 44


def _is_point(place: PlaceRow) -> bool:
    return place.kind == "point"
