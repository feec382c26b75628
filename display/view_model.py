"""The wall's screen for QML: recomputed whenever something may have changed, told if it has."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QDate, QLocale, QObject, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQml import QmlElement

from client.house import calls_of, site_of
from client.list_model import KeyedListModel
from client.qt_live import QtLive
from client.typeface import text_font
from display.announcements import Announcements
from display.calls import Row
from display.layout import layout
from display.measure import Style
from display.screen import Local, Screen, screen
from display.services import ServiceRow
from display.speaking import Speaking

QML_IMPORT_NAME = "NowServing.Display"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

TOPIC = "display"
FEWEST_ROWS = 3
"""With fewer calls in the list staff are warned."""


def _reader(read: Callable[[Screen], Any]) -> Callable[[Any], Any]:
    return lambda model: read(model.screen)


_face = _reader(lambda screen: screen.face)
_site = _reader(lambda screen: screen.site)
_number = _reader(lambda screen: screen.hero.number if screen.hero else "")
_desk_word = _reader(lambda screen: screen.hero.desk.word if screen.hero else "")
_desk_mark = _reader(lambda screen: screen.hero.desk.mark if screen.hero else "")
_nth = _reader(lambda screen: screen.hero.nth if screen.hero else 0)
_desk_name = _reader(lambda screen: " ".join(screen.hero.desk).strip() if screen.hero else "")
_moved_from = _reader(lambda screen: screen.hero.moved_from if screen.hero else "")
_calling = _reader(lambda screen: screen.calling)
_serial = _reader(lambda screen: screen.serial)
_form = _reader(lambda screen: screen.calls.form)
_heading = _reader(lambda screen: screen.calls.heading)
_page = _reader(lambda screen: screen.calls.page)
_row_height = _reader(lambda screen: screen.calls.slot_height)
_service_columns = _reader(lambda screen: screen.pane.columns)
_join_link = _reader(lambda screen: screen.pane.join_link)
_join_at = _reader(lambda screen: screen.pane.join_at)
_ticker = _reader(lambda screen: screen.ticker)
_clock = _reader(lambda screen: screen.clock)
_as_of = _reader(lambda screen: screen.as_of)
_closed = _reader(lambda screen: screen.closed)
_opens = _reader(lambda screen: screen.opens)
_sound_off = _reader(lambda screen: screen.sound_off)
_voice_off = _reader(lambda screen: screen.voice_off)
_reason = _reader(lambda screen: screen.reason)
_shift_x = _reader(lambda screen: screen.shift[0])
_shift_y = _reader(lambda screen: screen.shift[1])


@QmlElement
class WallModel(QObject):
    """What QML draws. `clock` is a steady clock in seconds; both it and the sound are injected."""

    changed = Signal()
    measured = Signal()
    """Size or division of the wall have changed."""

    def __init__(
        self,
        live: QtLive,
        clock: Callable[[], float],
        speaking: Speaking,
        *,
        distance_m: float | None = None,
        reduced_motion: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._clock = clock
        self._speaking = speaking
        self._began = clock()
        self._slots = FEWEST_ROWS
        self._distance_m = distance_m
        self._panel_m: float | None = None
        self._reduced_motion = reduced_motion
        self._announcements = Announcements()
        self._rows = KeyedListModel(Row, lambda row: row.number, self)
        self._services = KeyedListModel(ServiceRow, lambda row: row.key, self)
        self._resize(1920, 1080)
        self.screen = self._compute()
        self._tell()
        for signal in (live.changed, live.statusChanged, live.ticked, speaking.changed):
            signal.connect(self.refresh)

    def set_panel(self, edge_m: float | None) -> None:
        """The panel's physical height (width, if upright) in metres, where the screen tells it."""
        self._panel_m = edge_m
        self.resize(self._layout.width, self._layout.height)

    @Slot(int, int)
    def resize(self, width: int, height: int) -> None:
        """The window has this size now, px."""
        if width > 0 and height > 0:
            self._resize(width, height)
            self.measured.emit()
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Compute the screen anew; let hear a new announcement."""
        before = self.screen
        self.screen = self._compute()
        if self.screen != before:
            self._tell()
        live = self._live.live
        self._speaking.follow(self._stage, site_of(live.replica(TOPIC)), live.now())

    def _compute(self) -> Screen:
        live = self._live.live
        now, at, status = live.now(), self._clock(), live.status
        replica = live.replica(TOPIC)
        if status.phase == "away":
            self._announcements.hush()
        else:
            self._announcements.see(calls_of(replica), now, live.clock.rate)
        self._stage = self._announcements.step(at, self._speaking.busy)
        here = Local(
            stage=self._stage,
            layout=self._layout,
            running_s=int(at - self._began),
            sound=not self._speaking.sound_off,
            voice_off=self._speaking.voice_off,
            measure=self._measure,
        )
        return screen(replica, status, now, here)

    def _tell(self) -> None:
        rows = self.screen.calls
        if rows.slots < FEWEST_ROWS <= self._slots:
            log.warning("only %d calls fit the list: shorten the desks' names", rows.slots)
        self._slots = rows.slots
        self._rows.show(rows.rows)
        self._services.show(self.screen.pane.services)
        self.changed.emit()

    def _resize(self, width: int, height: int) -> None:
        self._layout = layout(width, height, self._distance_m, self._panel_m)
        if not self._layout.readable:
            log.warning("this panel is too small for viewers at %.1f m", self._distance_m or 0.0)
        unit, scale = self._layout.unit, self._layout.call_scale
        row = text_font(max(1, round(115 * unit * scale)), QFont.Weight.Bold)
        ticker = text_font(max(1, round(self._layout.ticker_size)))
        self._metrics: dict[Style, QFontMetricsF] = {
            "row": QFontMetricsF(row),
            "ticker": QFontMetricsF(ticker),
        }

    def _measure(self, text: str, style: Style) -> float:
        return self._metrics[style].horizontalAdvance(text)

    def _day(self) -> str:
        day = self.screen.day
        if day is None:
            return ""
        return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMMM")

    def _unit(self) -> float:
        return self._layout.unit

    def _portrait(self) -> bool:
        return self._layout.portrait

    def _call_scale(self) -> float:
        return self._layout.call_scale

    def _ticker_size(self) -> float:
        return self._layout.ticker_size

    def _has_pane(self) -> bool:
        pane = self.screen.pane
        return bool(pane.services or pane.join_link)

    def _get_rows(self) -> QObject:
        return self._rows

    def _get_services(self) -> QObject:
        return self._services

    def _get_reduced_motion(self) -> bool:
        return self._reduced_motion

    face = Property(str, _face, notify=changed)
    site = Property(str, _site, notify=changed)
    number = Property(str, _number, notify=changed)
    deskWord = Property(str, _desk_word, notify=changed)
    deskMark = Property(str, _desk_mark, notify=changed)
    nth = Property(int, _nth, notify=changed)
    deskName = Property(str, _desk_name, notify=changed)
    movedFrom = Property(str, _moved_from, notify=changed)
    calling = Property(bool, _calling, notify=changed)
    serial = Property(int, _serial, notify=changed)
    form = Property(str, _form, notify=changed)
    heading = Property(str, _heading, notify=changed)
    page = Property(str, _page, notify=changed)
    rowHeight = Property(float, _row_height, notify=changed)
    serviceColumns = Property(int, _service_columns, notify=changed)
    joinLink = Property(str, _join_link, notify=changed)
    joinAt = Property(str, _join_at, notify=changed)
    ticker = Property(str, _ticker, notify=changed)
    clock = Property(str, _clock, notify=changed)
    asOf = Property(str, _as_of, notify=changed)
    closed = Property(bool, _closed, notify=changed)
    opens = Property(str, _opens, notify=changed)
    soundOff = Property(bool, _sound_off, notify=changed)
    voiceOff = Property(bool, _voice_off, notify=changed)
    reason = Property(str, _reason, notify=changed)
    shiftX = Property(int, _shift_x, notify=changed)
    shiftY = Property(int, _shift_y, notify=changed)
    day = Property(str, _day, notify=changed)
    hasPane = Property(bool, _has_pane, notify=changed)
    unit = Property(float, _unit, notify=measured)
    portrait = Property(bool, _portrait, notify=measured)
    callScale = Property(float, _call_scale, notify=measured)
    tickerSize = Property(float, _ticker_size, notify=measured)
    rows = Property(QObject, _get_rows, notify=measured)
    services = Property(QObject, _get_services, notify=measured)
    reducedMotion = Property(bool, _get_reduced_motion, notify=measured)
