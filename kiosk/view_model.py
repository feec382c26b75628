"""The kiosk for QML: touches go to the machine, and the screen follows its stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Property, QLocale, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from client.list_model import KeyedListModel
from client.qt_live import QtLive
from kiosk import flow
from kiosk.asking import Asker
from kiosk.layout import layout
from kiosk.machine import TOPIC, Machine
from kiosk.offer import Code, Row
from kiosk.paper import Paper
from kiosk.screen import Local, Screen, screen
from kiosk.slip import day_of

QML_IMPORT_NAME = "NowServing.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

BEAT_MS: Final = 100
"""How closely countdowns and the calm of waiting are followed."""


def _reader(read: Callable[[Screen], Any]) -> Callable[[Any], Any]:
    return lambda model: read(model.screen)


_face = _reader(lambda s: s.face)
_site = _reader(lambda s: s.site)
_clock = _reader(lambda s: s.clock)
_as_of = _reader(lambda s: s.as_of)
_note = _reader(lambda s: s.note)
_asked = _reader(lambda s: s.asked)
_asked_name = _reader(lambda s: s.asked_name)
_slow = _reader(lambda s: s.slow)
_still_there = _reader(lambda s: s.still_there)
_left_s = _reader(lambda s: s.left_s)
_reason = _reader(lambda s: s.reason)
_row_height = _reader(lambda s: s.offer.fit.key)
_row_gap = _reader(lambda s: s.offer.fit.gap)
_columns = _reader(lambda s: s.offer.columns)
_rows_height = _reader(lambda s: s.offer.height)
_page = _reader(lambda s: s.offer.page)
_pages = _reader(lambda s: s.offer.pages)
_nav = _reader(lambda s: s.offer.nav)
_shut = _reader(lambda s: s.offer.shut)
_opens = _reader(lambda s: s.offer.opens)
_leads = _reader(lambda s: any(row.kind == "point" for row in s.offer.rows))
_point = _reader(lambda s: s.offer.point.name if s.offer.point else "")
_point_location = _reader(lambda s: s.offer.point.location if s.offer.point else "")
_number = _reader(lambda s: s.ticket.number if s.ticket else "")
_service = _reader(lambda s: s.ticket.service if s.ticket else "")
_location = _reader(lambda s: s.ticket.location if s.ticket else "")
_at_point = _reader(lambda s: s.ticket.point if s.ticket else "")
_low = _reader(lambda s: -1 if s.ticket is None or s.ticket.low is None else s.ticket.low)
_high = _reader(lambda s: -1 if s.ticket is None or s.ticket.high is None else s.ticket.high)
_ahead = _reader(lambda s: s.ticket.ahead if s.ticket else 0)
_link = _reader(lambda s: s.ticket.link if s.ticket else "")
_before = _reader(lambda s: s.before)
_printed = _reader(lambda s: s.printed)
_no_paper = _reader(lambda s: s.no_paper)
_code = _reader(lambda s: s.trouble.code if s.trouble else "")
_detail = _reader(lambda s: s.trouble.detail if s.trouble else "")
_trouble_service = _reader(lambda s: s.trouble.service if s.trouble else "")
_trouble_point = _reader(lambda s: s.trouble.point if s.trouble else "")


@QmlElement
class KioskModel(QObject):
    """What QML draws. `clock` is a steady clock in seconds; asker and paper are injected too."""

    changed = Signal()
    measured = Signal()
    """Size or division of the screen have changed."""

    def __init__(
        self,
        live: QtLive,
        clock: Callable[[], float],
        asker: Asker,
        paper: Paper,
        *,
        reduced_motion: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._clock = clock
        self._reduced_motion = reduced_motion
        self._rows = KeyedListModel(Row, lambda row: (row.kind, row.key), self)
        self._codes = KeyedListModel(Code, lambda code: code.link, self)
        self._layout = layout(1080, 1920)
        self._machine = Machine(live.live, clock, asker, paper, self._show)
        self.screen = self._compute()
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self.refresh)
        self._tell()
        for signal in (live.changed, live.statusChanged, live.ticked):
            signal.connect(self.refresh)

    @Slot(int, int)
    def resize(self, width: int, height: int) -> None:
        """The window has this size now, px."""
        if width > 0 and height > 0:
            self._layout = layout(width, height)
            self.measured.emit()
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Let time act on the stage, and compute the screen anew."""
        self._machine.pass_time()

    @Slot()
    def touched(self) -> None:
        """Somebody has touched the screen, anywhere, or a key of the keyboard."""
        self._machine.touched()

    @Slot(str)
    def choose(self, key: str) -> None:
        """A row was touched: a service gives a number, a service point leads to its services."""
        row = next((row for row in self.screen.offer.rows if row.key == key), None)
        if row is not None and self.screen.face == "services":
            self._machine.choose(row)

    @Slot(int)
    def turn(self, by: int) -> None:
        """Leaf on or back; back from the first page leads to the start."""
        if self.screen.face == "services":
            self._machine.leaf(by, self.screen.offer)

    @Slot()
    def finish(self) -> None:
        """Done, noted, or back to the start; from asking it gives up."""
        self._machine.finish()

    def _show(self) -> None:
        before, self.screen = self.screen, self._compute()
        if flow.left_s(self._machine.stage, self._clock()) is None:
            self._beat.stop()
        elif not self._beat.isActive():
            self._beat.start()
        if self.screen != before:
            self._tell()

    def _compute(self) -> Screen:
        live = self._live.live
        here = Local(self._machine.stage, self._layout, self._clock())
        return screen(live.replica(TOPIC), live.status, live.now(), here)

    def _tell(self) -> None:
        if self.screen.face == "services":
            self._rows.show(self.screen.offer.rows)
            self._codes.show(self.screen.offer.codes)
        self.changed.emit()

    def _stamp(self) -> str:
        given = self.screen.ticket
        if given is None:
            return ""
        return f"{QLocale().toString(day_of(given), 'ddd d MMM')}, {given.at:%H:%M}"

    def _unit(self) -> float:
        return self._layout.unit

    def _portrait(self) -> bool:
        return self._layout.portrait

    def _margin(self) -> float:
        return self._layout.margin

    def _nav_height(self) -> float:
        return self._layout.nav

    def _get_rows(self) -> QObject:
        return self._rows

    def _get_codes(self) -> QObject:
        return self._codes

    def _get_reduced_motion(self) -> bool:
        return self._reduced_motion

    face = Property(str, _face, notify=changed)
    site = Property(str, _site, notify=changed)
    clock = Property(str, _clock, notify=changed)
    asOf = Property(str, _as_of, notify=changed)
    note = Property(str, _note, notify=changed)
    asked = Property(str, _asked, notify=changed)
    askedName = Property(str, _asked_name, notify=changed)
    slow = Property(bool, _slow, notify=changed)
    stillThere = Property(bool, _still_there, notify=changed)
    leftS = Property(int, _left_s, notify=changed)
    reason = Property(str, _reason, notify=changed)
    rowHeight = Property(float, _row_height, notify=changed)
    rowGap = Property(float, _row_gap, notify=changed)
    columns = Property(int, _columns, notify=changed)
    rowsHeight = Property(float, _rows_height, notify=changed)
    page = Property(int, _page, notify=changed)
    pages = Property(int, _pages, notify=changed)
    nav = Property(bool, _nav, notify=changed)
    shut = Property(str, _shut, notify=changed)
    opens = Property(str, _opens, notify=changed)
    leads = Property(bool, _leads, notify=changed)
    point = Property(str, _point, notify=changed)
    pointLocation = Property(str, _point_location, notify=changed)
    number = Property(str, _number, notify=changed)
    service = Property(str, _service, notify=changed)
    location = Property(str, _location, notify=changed)
    atPoint = Property(str, _at_point, notify=changed)
    low = Property(int, _low, notify=changed)
    high = Property(int, _high, notify=changed)
    ahead = Property(int, _ahead, notify=changed)
    link = Property(str, _link, notify=changed)
    before = Property(bool, _before, notify=changed)
    printed = Property(bool, _printed, notify=changed)
    noPaper = Property(bool, _no_paper, notify=changed)
    stamp = Property(str, _stamp, notify=changed)
    code = Property(str, _code, notify=changed)
    detail = Property(str, _detail, notify=changed)
    troubleService = Property(str, _trouble_service, notify=changed)
    troublePoint = Property(str, _trouble_point, notify=changed)
    unit = Property(float, _unit, notify=measured)
    portrait = Property(bool, _portrait, notify=measured)
    margin = Property(float, _margin, notify=measured)
    navHeight = Property(float, _nav_height, notify=measured)
    rows = Property(QObject, _get_rows, notify=measured)
    codes = Property(QObject, _get_codes, notify=measured)
    reducedMotion = Property(bool, _get_reduced_motion, notify=measured)
