"""The kiosk for QML: touches go to the machine, and the screen follows its stage."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from client.house import LinkOf, open_link
from client.qt_live import QtLive
from kiosk import flow
from kiosk.asking import Asker
from kiosk.flow import Manner
from kiosk.layout import Layout, layout
from kiosk.lists import Lists
from kiosk.machine import Machine
from kiosk.numbers import TOPIC
from kiosk.pages.keyboard import codes, figures, letters
from kiosk.paper import Paper
from kiosk.repair_model import RepairModel
from kiosk.scan import Scan
from kiosk.scanned import Holder
from kiosk.screen import Local, Screen, screen
from kiosk.values import choosing, key_rows, plain, slip_values, stamp

QML_IMPORT_NAME = "NowServing.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

BEAT_MS: Final = 100
"""How closely countdowns and the calm of waiting are followed."""


def _reader(read: Callable[[Screen], Any]) -> Callable[[Any], Any]:
    return lambda model: read(model.screen)


def _measure(read: Callable[[Layout], Any]) -> Callable[[Any], Any]:
    return lambda model: read(model.layout)


_face = _reader(lambda s: s.face)
_site = _reader(lambda s: s.site)
_clock = _reader(lambda s: s.clock)
_as_of = _reader(lambda s: s.as_of)
_note = _reader(lambda s: s.note)
_language = _reader(lambda s: s.language)
_leftward = _reader(lambda s: s.leftward)
_asked = _reader(lambda s: s.asked.service)
_asked_name = _reader(lambda s: s.asked.name)
_slow = _reader(lambda s: s.asked.slow)
_still_there = _reader(lambda s: s.still_there)
_left_s = _reader(lambda s: s.left_s)
_reason = _reader(lambda s: s.reason)
_stamp = _reader(lambda s: stamp(s.ticket, s.language))
_attract = _reader(lambda s: plain(s.attract))
_chosen = _reader(lambda s: choosing(s.offer))
_several = _reader(lambda s: s.wanted.several)
_can_several = _reader(lambda s: s.wanted.can_several)
_needed = _reader(lambda s: s.wanted.needed)
_tongues = _reader(lambda s: len(s.languages))
_errand_count = _reader(lambda s: len(s.wanted.errands))
_more_errands = _reader(lambda s: s.wanted.more_errands)
_detail = _reader(lambda s: plain(s.detail))
_helping = _reader(lambda s: s.helping)
_number = _reader(lambda s: plain(s.number))
_trouble = _reader(lambda s: plain(s.trouble))
_scanned = _reader(lambda s: slip_values(s.scanned))
_letters = _reader(lambda s: key_rows(letters(s.language)))
_accents = _reader(lambda s: key_rows(letters(s.language, accents=True)))
_figures = _reader(lambda _: key_rows(figures()))
_signs = _reader(lambda _: key_rows(codes()))
_unit = _measure(lambda m: m.unit)
_portrait = _measure(lambda m: m.portrait)
_low = _measure(lambda m: m.low)
_margin = _measure(lambda m: m.margin)
_gap = _measure(lambda m: m.gap)
_nav_height = _measure(lambda m: m.nav)
_quiet_height = _measure(lambda m: m.quiet)
_voice_height = _measure(lambda m: m.voice)
_hand_top = _measure(lambda m: m.hand_top)
_get_lists_rows = attrgetter("lists.rows")
_get_lists_codes = attrgetter("lists.codes")
_get_lists_languages = attrgetter("lists.languages")
_get_lists_errands = attrgetter("lists.errands")
_get_lists_needs = attrgetter("lists.needs")
_get_lists_slip_keys = attrgetter("lists.slip_keys")
_get_repair = attrgetter("lists.repair")
_get_aloud = attrgetter("_aloud")
_get_reduced_motion = attrgetter("_reduced_motion")


@QmlElement
class KioskModel(QObject):
    """What QML draws. `clock` is a steady clock in seconds; `speak` switches the language of all
    texts; `diagonal` of the screen is in inches; asker and paper are injected too."""

    changed = Signal()
    measured = Signal()
    """Size or division of the screen have changed."""
    languageChanged = Signal()
    contrastChanged = Signal(bool)
    """Whether this customer reads white on black."""
    aloudAsked = Signal()
    """Somebody wants the pages to be read aloud."""

    def __init__(
        self,
        live: QtLive,
        clock: Callable[[], float],
        asker: Asker,
        paper: Paper,
        holder: Holder,
        *,
        speak: Callable[[str], None] = lambda _: None,
        manner: Manner = flow.USUAL,
        zone: str = "",
        diagonal: float | None = None,
        reduced_motion: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._clock = clock
        self._speak = speak
        self._diagonal = diagonal
        self._reduced_motion = reduced_motion
        self._link: LinkOf = open_link
        self.lists = Lists(self)
        self.layout = layout(1080, 1920, low=manner.low, diagonal=diagonal)
        self._aloud, self._aside = False, ""
        self.machine = Machine(live.live, clock, asker, paper, holder, self._show, manner, zone)
        self.contrast = manner.contrast
        self._speak(self.machine.language)
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
            self._lay(width, height)
            self.refresh()

    def use_links(self, link: LinkOf) -> None:
        """Where phones join service points that take only who is here."""
        self._link = link
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Let time act on the stage, and compute the screen anew."""
        self.machine.pass_time()

    @Slot()
    def touched(self) -> None:
        """Somebody has touched the screen, anywhere, or a key of the keyboard."""
        self.machine.touched()

    @Slot(str)
    @Slot(str, str)
    def act(self, action: str, value: str = "") -> None:
        """A key was touched: what it does stands in `kiosk.steps` and `kiosk.machine`."""
        if action == "aloud":
            self.aloudAsked.emit()
        elif self.screen.face not in ("away", "connecting"):
            self.machine.act(action, value)

    @Slot(int)
    def turn(self, by: int) -> None:
        """Leaf on or back; back from the first page leads to the page before."""
        page = self.screen.offer.page + by
        if page < 0:
            self.act("back")
        elif page < self.screen.offer.pages:
            self.act("leaf", str(page))

    def scan(self, scan: Scan) -> None:
        """A code was held to the reader."""
        if self.screen.face not in ("away", "connecting"):
            self.machine.scan(scan)

    def speaks(self, aloud: bool, aside: str) -> None:
        """Whether pages can be read aloud here, and what reading aloud says in words."""
        if (aloud, aside) != (self._aloud, self._aside):
            self._aloud, self._aside = aloud, aside
            self.changed.emit()

    @Slot()
    def finish(self) -> None:
        """Done, noted, or back to the start; from asking it gives up."""
        self.machine.finish()

    def _show(self) -> None:
        manner = self.machine.manner
        if self.layout.low != manner.low:
            self._lay(self.layout.width, self.layout.height)
        if self.contrast != manner.contrast:
            self.contrast = manner.contrast
            self.contrastChanged.emit(self.contrast)
        self._speak(self.machine.language)
        before, self.screen = self.screen, self._compute()
        ends = flow.left_s(self.machine.stage, self._clock(), manner.unhurried)
        if ends is None:
            self._beat.stop()
        elif not self._beat.isActive():
            self._beat.start()
        if self.screen.language != before.language:
            self.languageChanged.emit()
        if self.screen != before:
            self._tell()

    def _lay(self, width: int, height: int) -> None:
        low = self.machine.manner.low
        self.layout = layout(width, height, low=low, diagonal=self._diagonal)
        self.measured.emit()

    def _compute(self) -> Screen:
        live, machine = self._live.live, self.machine
        here = Local(
            machine.stage,
            self.layout,
            self._clock(),
            machine.manner,
            machine.language,
            machine.zone,
            live.actor,
            machine.reader.slip,
            machine.seeker.sought,
            machine.requests.brought,
            machine.busy_at,
            self._link,
            live.sends,
        )
        return screen(live.replica(TOPIC), live.status, live.now(), here)

    def _tell(self) -> None:
        self.lists.show(self.screen)
        self.changed.emit()

    def _get_aside(self) -> str:
        return self.screen.aside or self._aside

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
    stamp = Property(str, _stamp, notify=changed)
    attract = Property(dict, _attract, notify=changed)
    choosing = Property(dict, _chosen, notify=changed)
    several = Property(bool, _several, notify=changed)
    canSeveral = Property(bool, _can_several, notify=changed)
    needed = Property(bool, _needed, notify=changed)
    tongues = Property(int, _tongues, notify=changed)
    errandCount = Property(int, _errand_count, notify=changed)
    moreErrands = Property(bool, _more_errands, notify=changed)
    detail = Property(dict, _detail, notify=changed)
    helping = Property(str, _helping, notify=changed)
    number = Property(dict, _number, notify=changed)
    scanned = Property(dict, _scanned, notify=changed)
    trouble = Property(dict, _trouble, notify=changed)
    language = Property(str, _language, notify=languageChanged)
    leftward = Property(bool, _leftward, notify=languageChanged)
    letters = Property(list, _letters, notify=languageChanged)
    accents = Property(list, _accents, notify=languageChanged)
    figures = Property(list, _figures, notify=languageChanged)
    signs = Property(list, _signs, notify=languageChanged)
    unit = Property(float, _unit, notify=measured)
    portrait = Property(bool, _portrait, notify=measured)
    low = Property(bool, _low, notify=measured)
    margin = Property(float, _margin, notify=measured)
    gap = Property(float, _gap, notify=measured)
    navHeight = Property(float, _nav_height, notify=measured)
    quietHeight = Property(float, _quiet_height, notify=measured)
    voiceHeight = Property(float, _voice_height, notify=measured)
    handTop = Property(float, _hand_top, notify=measured)
    rows = Property(QObject, _get_lists_rows, notify=measured)
    codes = Property(QObject, _get_lists_codes, notify=measured)
    languages = Property(QObject, _get_lists_languages, notify=measured)
    errands = Property(QObject, _get_lists_errands, notify=measured)
    needs = Property(QObject, _get_lists_needs, notify=measured)
    scannedKeys = Property(QObject, _get_lists_slip_keys, notify=measured)
    repair = Property(RepairModel, _get_repair, notify=measured)
    canSpeak = Property(bool, _get_aloud, notify=changed)
    aside = Property(str, _get_aside, notify=changed)
    reducedMotion = Property(bool, _get_reduced_motion, notify=measured)
