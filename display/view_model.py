"""The wall's screen for QML: recomputed whenever something may have changed, told if it has."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import Property, QObject, QSize, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QImage
from PySide6.QtQml import QmlElement

from client.house import LinkOf, open_link, site_of
from client.list_model import KeyedListModel
from client.own_device import own_zone
from client.qt_live import QtLive
from client.typeface import text_font
from display.announcements import Announcements
from display.calls import Row
from display.drawn import Drawn
from display.layout import PANE, TILE, layout
from display.measure import Measure, Style
from display.media import Media
from display.part import part_of
from display.screen import PAGE_S, Local, Screen, screen
from display.services import ServiceRow
from display.setup import Setup, edge_m
from display.speaking import Speaking
from display.tongue import Speaks, Tongue

QML_IMPORT_NAME = "NowServing.Display"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

TOPIC = "display"
MEASURED = 1_000
"""So many widths are remembered: names are few, messages change."""
USUAL = Setup()


@QmlElement
class WallModel(Drawn):
    """What QML draws. `clock` is a steady clock in seconds; both it and the sound are injected."""

    measured = Signal()
    """Size or division of the wall have changed."""
    pictured = Signal()
    """Another picture is shown."""

    def __init__(
        self,
        live: QtLive,
        clock: Callable[[], float],
        speaking: Speaking,
        *,
        setup: Setup = USUAL,
        speaker: Speaks | None = None,
        media: Media | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._clock = clock
        self._speaking = speaking
        self._setup = setup
        self._tongue = Tongue(speaker, setup.language, setup.alternate)
        self._media = media
        self._link: LinkOf = open_link
        self._began = self._before = clock()
        self._called_s = 0.0
        self._calling = False
        self._few = 0
        self._lost_zone = ""
        self._panel_m: float | None = None
        self._announcements = Announcements()
        self._rows = KeyedListModel(Row, lambda row: row.number, self)
        self._services = KeyedListModel(ServiceRow, lambda row: row.key, self)
        self._resize(1920, 1080)
        self.screen = self._compute()
        self._tell()
        for signal in (live.changed, live.statusChanged, live.ticked, speaking.changed):
            signal.connect(self.refresh)
        if media is not None:
            media.changed.connect(self.refresh)
            media.changed.connect(self.pictured)

    def set_panel(self, edge_m: float | None) -> None:
        """The panel's physical height (width, if upright) in metres, where the screen tells it."""
        self._panel_m = edge_m
        self.resize(self._layout.width, self._layout.height)

    def use_links(self, link: LinkOf) -> None:
        """Where phones join service points that take only who is here."""
        self._link = link
        self.refresh()

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
        site = site_of(live.replica(TOPIC))
        self._speaking.follow(self._stage, site, live.now(), self._point_in)

    def _point_in(self, language: str) -> str:
        """What the voice says beside the desk of the call that has the stage."""
        call = self._stage.call
        part = part_of(self._live.live.replica(TOPIC), self._zones, language)
        return part.names_beside()(call) if call is not None else ""

    @property
    def _zones(self) -> tuple[str, ...]:
        """The parts of the house that it shows: its own where the command line names none."""
        live = self._live.live
        own = "" if self._setup.zones else own_zone(live.replica(TOPIC), live.actor)
        return (own,) if own else self._setup.zones

    def _compute(self) -> Screen:
        live = self._live.live
        now, at, status = live.now(), self._clock(), live.status
        replica = live.replica(TOPIC)
        turn = self._calm_s(at) // PAGE_S
        self._tongue.know(site_of(replica))
        self._tongue.turn(turn)
        part = part_of(replica, self._zones, self._tongue.code)
        if status.phase == "away":
            self._announcements.hush()
        else:
            self._announcements.see(part.calls, now, live.clock.rate)
        self._stage = self._announcements.step(at, self._speaking.busy)
        here = Local(
            stage=self._stage,
            layout=self._layout,
            running_s=int(at - self._began),
            sound=not self._speaking.sound_off,
            voice_off=self._speaking.voice_off,
            measure=self._measure,
            calm_s=turn * PAGE_S,
            language=self._tongue.code,
            languages=self._tongue.count,
            leftward=self._tongue.leftward,
            desk_words=self._tongue.desk_words,
            pictures=self._media is not None and self._media.ready,
            link=self._link,
            zones=self._zones,
        )
        made = screen(part, status, now, here)
        self._calling = made.calling
        return made

    def _calm_s(self, at: float) -> int:
        """The running time without that in which a call had the stage."""
        if self._calling:
            self._called_s += at - self._before
        self._before = at
        return int(at - self._began - self._called_s)

    def _tell(self) -> None:
        rows = self.screen.calls
        if rows.few and not self._few:
            log.warning("only %d calls fit the list: shorten the desks' names", rows.slots)
        self._few = rows.few
        if self.screen.lost_zone and not self._lost_zone:
            log.warning("no service point lies in zone %s", self.screen.lost_zone)
        self._lost_zone = self.screen.lost_zone
        self._rows.show(rows.rows)
        self._services.show(self.screen.pane.services)
        if self._media is not None:
            self._media.turn(self.screen.pane.picture)
        self.changed.emit()

    def _resize(self, width: int, height: int) -> None:
        inches = self._setup.diagonal_in
        panel = edge_m(inches, width, height) if inches else self._panel_m
        distance = self._setup.distance_m
        self._layout = layout(width, height, distance, panel)
        if not self._layout.readable:
            log.warning("this panel is too small for viewers at %.1f m", distance or 0.0)
        if not self._layout.scannable:
            log.warning("the code to join by cannot be scanned from %.1f m and is hidden", distance)
        unit, scale = self._layout.unit, self._layout.call_scale
        row = text_font(max(1, round(115 * unit * scale)), QFont.Weight.Bold)
        ticker = text_font(max(1, round(self._layout.ticker_size)))
        self._measure = _measure(QFontMetricsF(row), QFontMetricsF(ticker))
        if self._media is not None:
            ratio = QGuiApplication.primaryScreen().devicePixelRatio()
            wide, high = self._layout.stage_width - TILE * unit, PANE * unit
            self._media.resize(QSize(round(wide * ratio), round(high * ratio)))

    def _get_rows(self) -> QObject:
        return self._rows

    def _get_services(self) -> QObject:
        return self._services

    def _get_reduced_motion(self) -> bool:
        return self._setup.still

    def _get_lines(self) -> bool:
        return self._setup.scheme == "contrast"

    def _get_image(self) -> QImage:
        return self._media.image if self._media is not None else QImage()

    image = Property(QImage, _get_image, notify=pictured)
    rows = Property(QObject, _get_rows, notify=measured)
    services = Property(QObject, _get_services, notify=measured)
    reducedMotion = Property(bool, _get_reduced_motion, notify=measured)
    outlined = Property(bool, _get_lines, notify=measured)


def _measure(row: QFontMetricsF, ticker: QFontMetricsF) -> Measure:
    metrics: dict[Style, QFontMetricsF] = {"row": row, "ticker": ticker}

    @lru_cache(maxsize=MEASURED)
    def measure(text: str, style: Style) -> float:
        return metrics[style].horizontalAdvance(text)

    return measure
