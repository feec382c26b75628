"""The page of settings: which page, its fields, and what saving would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from staff_console.look import DEMI, MEDIUM, Look
from staff_console.settings.effect_pane import EffectPane
from staff_console.settings.field import Field
from staff_console.settings.fields import FieldBox
from staff_console.settings.keys import DISCARD, RESTORE, SAVE
from staff_console.settings.places import Place, PlaceRow, place_of
from staff_console.settings.screen import SettingsScreen
from staff_console.speech import tr
from staff_console.widgets.answer_bar import AnswerBar
from staff_console.widgets.bars import BannerBar, TopBar
from staff_console.widgets.key_bar import KeyBar
from staff_console.widgets.plane import Plane, column
from staff_console.widgets.row_list import Cell, Index, RowList
from staff_console.widgets.text import Prose, Text

ROOMY = 1280
"""From this width on, in lengths of the design, the effect stands beside the page."""


WIDE = 1400
"""From this width on the list has the width of the board's left pane; below, fields need it."""


class PlaceList(RowList[PlaceRow]):
    """The pages of settings."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, PlaceRow, _cells, height=_height, heading=_is_heading)
        self.setAccessibleName(tr("Settings"))
        self._seen: Place | None = None
        """The page to which the list was scrolled last, and to what lies below it."""

    def currentChanged(self, now: Index, before: Index) -> None:
        """The marked page is shown at once."""
        super().currentChanged(now, before)
        if now.isValid() and (row := self.rows.at(now.row())).kind != "heading":
            self.chosen.emit(place_of(row.key))

    def mark_place(self, places: Sequence[PlaceRow], place: Place) -> None:
        """Mark the page that is shown."""
        at = next((n for n, row in enumerate(places) if row.key == place.key), None)
        if at is None:
            return
        if self.currentIndex().row() != at:
            self.mark(at)
        if place != self._seen:
            self._seen = place
            below = next((n for n in range(at + 1, len(places)) if places[n].kind != "child"), None)
            last = (below if below is not None else len(places)) - 1
            self.scrollTo(self.rows.index(last))
            self.scrollTo(self.rows.index(at))


class SettingsPage(Plane):
    """Draws a `SettingsScreen`."""

    placed = Signal(object)
    written = Signal(str, object)
    theirsTaken = Signal(str)
    acted = Signal(str, str)
    saved = Signal()
    discarded = Signal()
    restored = Signal()
    pressed = Signal(str)
    offerTaken = Signal(int)
    findAsked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "", parent)
        self.setObjectName("settings")
        self._chain: list[QWidget] = []
        self._wide = False
        layout = column(self, look, (0, 0, 0, 0), 0)
        self._top, self._banner = TopBar(look), BannerBar(look)
        self._top.findAsked.connect(self.findAsked)
        self.places = PlaceList(look)
        self.places.chosen.connect(self.placed)
        self.form, self.effect = FormPane(look), EffectPane(look)
        self._answer, self._keys = AnswerBar(look), KeyBar(look)
        self._answer.taken.connect(self.offerTaken)
        self._keys.pressed.connect(self.pressed)
        layout.addWidget(self._top)
        layout.addWidget(self._banner)
        layout.addWidget(self._make_middle(look), 1)
        layout.addWidget(self._answer)
        layout.addWidget(self._keys)
        self.form.written.connect(self.written)
        self.form.theirsTaken.connect(self.theirsTaken)
        self.form.acted.connect(self.acted)
        self.effect.saved.connect(self.saved)
        self.effect.discarded.connect(self.discarded)
        self.effect.restored.connect(self.restored)
        for cap, signal in (
            (SAVE, self.saved), (DISCARD, self.discarded), (RESTORE, self.restored),
        ):  # fmt: skip
            made = QShortcut(QKeySequence(cap), self)
            made.setAutoRepeat(False)
            made.activated.connect(signal)

    def focus(self) -> None:
        """Keys go to whatever of it had them last, first to the list, never to a sheet."""
        inside = self.focusWidget()
        to = inside if inside is not None and inside.isVisible() else self.places
        if self.window().focusWidget() is not to:
            to.setFocus()

    def show_screen(self, screen: SettingsScreen) -> None:
        """Show it."""
        console = screen.console
        self._top.show_top(replace(console.top, point=""))
        self._banner.show_banner(console.banner)
        self.places.show_rows(screen.places)
        self.places.mark_place(screen.places, screen.place)
        inside = self.focusWidget()
        wrote = inside is not None and self.form.isAncestorOf(inside)
        self.form.show_screen(screen)
        self._order_keys()
        if wrote and self.focusWidget() is None:
            # Saved or taken away, another page is shown: its fields are others.
            self.places.setFocus()
        self.effect.show_screen(screen)
        self._answer.show_line(screen.answer)
        if screen.wide != self._wide:
            self._wide = screen.wide
            self._stand()
        self._keys.setVisible(console.board is not None)
        if console.board is not None:
            # The one filled button of this page is Save.
            slots = tuple(replace(slot, accent=False) for slot in console.board.slots)
            self._keys.show_keys(slots, console.board.customer)

    def _order_keys(self) -> None:
        """Tab goes from the list through the fields to the buttons, then to the keys below."""
        boxes = self.form.boxes.values()
        inside = [each for box in boxes for each in box.chain()]
        chain = [self.places, *inside, *self.effect.chain()]
        if chain != self._chain:
            self._chain = chain
            for one, other in pairwise(chain):
                QWidget.setTabOrder(one, other)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the page the effect goes below it."""
        super().resizeEvent(event)
        self._stand()
        wide = self.width() >= self.look.px(WIDE)
        self._left.setFixedWidth(self.look.px(320 if wide else 248))

    def _stand(self) -> None:
        beside = self.width() >= self.look.px(ROOMY) and not self._wide
        way = QBoxLayout.Direction
        self._sides.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self.effect.stand(beside)

    def _make_middle(self, look: Look) -> QWidget:
        middle = QWidget()
        across = QBoxLayout(QBoxLayout.Direction.LeftToRight, middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._left = Plane(look, "background", "r")
        left = column(self._left, look, (0, 8, 0, 8), 0)
        left.addWidget(self.places)
        right = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, right)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._sides.addWidget(self.form, 1)
        self._sides.addWidget(self.effect)
        across.addWidget(self._left)
        across.addWidget(right, 1)
        return middle


class FormPane(Plane):
    """The fields of a page, one below the other."""

    written = Signal(str, object)
    theirsTaken = Signal(str)
    acted = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pane", "")
        self._shape: tuple[object, ...] = ()
        self.boxes: dict[str, FieldBox] = {}
        layout = column(self, look, (0, 0, 0, 0), 0)
        head = Plane(look, "pane", "b")
        words = column(head, look, (16, 16, 16, 12), 4)
        self._title = Text(look, 18, DEMI).stretch()
        self._about = Text(look, tone="muted").stretch()
        words.addWidget(self._title)
        words.addWidget(self._about)
        self._sentence = Prose(look, 14, MEDIUM)
        words.addWidget(self._sentence)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(head)
        layout.addWidget(self._scroll, 1)

    def show_screen(self, screen: SettingsScreen) -> None:
        """Show the page; what is typed in keeps the keys."""
        self._title.say(screen.title)
        self._about.say(screen.about)
        self._sentence.say(screen.sentence)
        shape = (screen.place, *(_shape(face.field) for face in screen.fields))
        if shape != self._shape:
            self._shape = shape
            self._build([face.field for face in screen.fields])
        for face in screen.fields:
            self.boxes[face.field.name].show_face(face)

    def _build(self, fields: Sequence[Field]) -> None:
        look = self.look
        inside = Plane(look, "pane")
        lay = column(inside, look, (0, 8, 0, 16), 0)
        self.boxes = {}
        group = ""
        for field in fields:
            if field.group and field.group != group:
                group = field.group
                lay.addWidget(_heading(look, group, first=not self.boxes))
            box = FieldBox(look, field)
            box.written.connect(self.written)
            box.theirsTaken.connect(self.theirsTaken)
            box.acted.connect(self.acted)
            self.boxes[field.name] = box
            lay.addWidget(box)
        lay.addStretch(1)
        self._scroll.setWidget(inside)


def _heading(look: Look, text: str, first: bool) -> Plane:
    made = Plane(look, "pane", "" if first else "t")
    lay = column(made, look, (16, 8 if first else 16, 16, 4), 0)
    words = Text(look, 14, DEMI).stretch()
    words.say(text)
    lay.addWidget(words)
    return made


def _shape(field: Field) -> tuple[object, ...]:
    columns = tuple((each.title, each.width, each.kind) for each in field.columns)
    return field.name, field.kind, field.label, columns


def _cells(row: PlaceRow) -> list[Cell]:
    if row.kind == "heading":
        return [Cell(row.name, tone="ink", weight=DEMI)]
    cells = [Cell("", 17 if row.kind == "child" else 1), Cell(row.name)]
    wide = 24 if row.text.isdigit() else 76
    return [*cells, Cell(row.text, wide, row.tone, right=True, size=12)] if row.text else cells


def _height(row: PlaceRow) -> int:
    return 40 if row.kind == "heading" else 32


def _is_heading(row: PlaceRow) -> bool:
    return row.kind == "heading"
