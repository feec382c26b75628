"""The wall's screen as QML reads it: each value a property."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QDate, QLocale, QObject, Signal
from PySide6.QtQml import QmlElement

from client.languages import LANGUAGES
from display.layout import Layout
from display.screen import Hero, Screen

QML_IMPORT_NAME = "NowServing.Display"
QML_IMPORT_MAJOR_VERSION = 1


def _of(read: Callable[[Screen], Any]) -> Callable[[Any], Any]:
    return lambda model: read(model.screen)


def _of_hero(read: Callable[[Hero], Any], none: object) -> Callable[[Any], Any]:
    return _of(lambda screen: read(screen.hero) if screen.hero else none)


def _of_layout(read: Callable[[Layout], Any]) -> Callable[[Any], Any]:
    return _of(lambda screen: read(screen.layout))


_face = _of(lambda screen: screen.face)
_site = _of(lambda screen: screen.site)
_number = _of_hero(lambda hero: hero.number, "")
_nth = _of_hero(lambda hero: hero.nth, 0)
_desk = _of_hero(lambda hero: hero.desk.whole, "")
_desk_lines = _of_hero(lambda hero: list(hero.desk_lines), [])
_point_lines = _of_hero(lambda hero: list(hero.point_lines), [])
_direction = _of_hero(lambda hero: hero.direction, "")
_moved_from = _of_hero(lambda hero: hero.moved_from, "")
_calling = _of(lambda screen: screen.calling)
_serial = _of(lambda screen: screen.serial)
_form = _of(lambda screen: screen.calls.form)
_heading = _of(lambda screen: screen.calls.heading)
_few = _of(lambda screen: screen.calls.few)
_page = _of(lambda screen: screen.calls.page)
_service_columns = _of(lambda screen: screen.pane.columns)
_services_per_column = _of(lambda screen: screen.pane.per_column)
_pane_title = _of(lambda screen: screen.pane.title)
_picture = _of(lambda screen: screen.pane.picture)
_join_link = _of(lambda screen: screen.pane.join_link)
_join_at = _of(lambda screen: screen.pane.join_at)
_ticker = _of(lambda screen: screen.ticker)
_clock = _of(lambda screen: screen.clock)
_as_of = _of(lambda screen: screen.as_of)
_closed = _of(lambda screen: screen.closed)
_opens = _of(lambda screen: screen.opens)
_intake = _of(lambda screen: screen.intake)
_lost_zone = _of(lambda screen: screen.lost_zone)
_sound_off = _of(lambda screen: screen.sound_off)
_voice_off = _of(lambda screen: screen.voice_off)
_reason = _of(lambda screen: screen.reason)
_shift_x = _of(lambda screen: screen.shift[0])
_shift_y = _of(lambda screen: screen.shift[1])
_stage_width = _of_layout(lambda layout: layout.stage_width)
_stage_height = _of_layout(lambda layout: layout.stage_height)
_list_height = _of_layout(lambda layout: layout.list_height)
_pane_height = _of_layout(lambda layout: layout.pane_height)
_list_columns = _of_layout(lambda layout: layout.columns)
_unit = _of_layout(lambda layout: layout.unit)
_portrait = _of_layout(lambda layout: layout.portrait)
_call_scale = _of_layout(lambda layout: layout.call_scale)
_ticker_size = _of_layout(lambda layout: layout.ticker_size)
_has_pane = _of(lambda screen: not screen.pane.empty)
_leftward = _of(lambda screen: screen.leftward)


def _day(model: Any) -> str:
    day, language = model.screen.day, model.screen.language
    if day is None:
        return ""
    form = LANGUAGES[language].day
    return QLocale(LANGUAGES[language].locale).toString(QDate(day.year, day.month, day.day), form)


@QmlElement
class Drawn(QObject):
    """What there is to draw; whoever computes `screen` tells that it has `changed`."""

    changed = Signal()
    screen: Screen

    face = Property(str, _face, notify=changed)
    site = Property(str, _site, notify=changed)
    number = Property(str, _number, notify=changed)
    nth = Property(int, _nth, notify=changed)
    desk = Property(str, _desk, notify=changed)
    deskLines = Property(list, _desk_lines, notify=changed)
    pointLines = Property(list, _point_lines, notify=changed)
    direction = Property(str, _direction, notify=changed)
    movedFrom = Property(str, _moved_from, notify=changed)
    calling = Property(bool, _calling, notify=changed)
    serial = Property(int, _serial, notify=changed)
    form = Property(str, _form, notify=changed)
    heading = Property(str, _heading, notify=changed)
    fewRows = Property(int, _few, notify=changed)
    page = Property(str, _page, notify=changed)
    serviceColumns = Property(int, _service_columns, notify=changed)
    servicesPerColumn = Property(int, _services_per_column, notify=changed)
    paneTitle = Property(str, _pane_title, notify=changed)
    picture = Property(int, _picture, notify=changed)
    joinLink = Property(str, _join_link, notify=changed)
    joinAt = Property(str, _join_at, notify=changed)
    ticker = Property(str, _ticker, notify=changed)
    clock = Property(str, _clock, notify=changed)
    asOf = Property(str, _as_of, notify=changed)
    closed = Property(bool, _closed, notify=changed)
    opens = Property(str, _opens, notify=changed)
    intake = Property(bool, _intake, notify=changed)
    lostZone = Property(str, _lost_zone, notify=changed)
    soundOff = Property(bool, _sound_off, notify=changed)
    voiceOff = Property(bool, _voice_off, notify=changed)
    reason = Property(str, _reason, notify=changed)
    shiftX = Property(int, _shift_x, notify=changed)
    shiftY = Property(int, _shift_y, notify=changed)
    stageWidth = Property(float, _stage_width, notify=changed)
    stageHeight = Property(float, _stage_height, notify=changed)
    listHeight = Property(float, _list_height, notify=changed)
    paneHeight = Property(float, _pane_height, notify=changed)
    listColumns = Property(int, _list_columns, notify=changed)
    unit = Property(float, _unit, notify=changed)
    portrait = Property(bool, _portrait, notify=changed)
    callScale = Property(float, _call_scale, notify=changed)
    tickerSize = Property(float, _ticker_size, notify=changed)
    day = Property(str, _day, notify=changed)
    hasPane = Property(bool, _has_pane, notify=changed)
    leftward = Property(bool, _leftward, notify=changed)
