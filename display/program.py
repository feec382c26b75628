"""The wall itself: how it is put together once it is started."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen
from PySide6.QtQml import QQmlApplicationEngine

import client.qml_theme
from client import options, watchdog
from client.app import Program, run_program
from client.device_link import device_link
from client.enrolment import NotEnrolled, read_enrolment
from client.heartbeat import Heartbeat
from client.join_codes import JoinCodes
from client.join_codes import by_link as codes_by_link
from client.live import Live
from client.options import Options
from client.pairing import Pairer
from client.pairing_desk import PairingDesk, Unknown
from client.qt_live import QtLive
from client.speaker import Speaker
from client.window import close_engine, show
from display import hearing, setup
from display.hearing import Hearing, speaking_of
from display.media import Media
from display.receipts import Receipts, by_link
from display.setup import Setup
from display.view_model import TOPIC, WallModel
from display.window import load_wall
from protocol.enrolment import Enrolment

NAME: Final = "display"
ABOUT = "The display wall: calls, next numbers, waits, and the code to join by. Ctrl+Q ends it."
USUAL = (1280, 720)
USUAL_SETUP = Setup()
USUAL_HEARING = Hearing()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the wall until it is closed; the exit code."""
    parser = options.parser(NAME, ABOUT)
    watchdog.add_options(parser)
    setup.add_options(parser)
    hearing.add_options(parser)
    given, more = options.read(parser, argv)
    enrolment: Enrolment | None
    try:
        enrolment = read_enrolment(given.data, NAME)
    except NotEnrolled as fault:
        if not fault.missing:
            options.fail(NAME, str(fault))
        enrolment = None
    wanted, heard = setup.chosen(more), hearing.chosen(more)

    async def start(program: Program) -> None:
        if given.watched:
            Heartbeat(program.stop, program.app)
        if enrolment is not None:
            _start(program, given, enrolment, wanted, heard)
            return
        client.qml_theme.use_scheme(wanted.scheme)
        program.spawn(
            _desk(program, given).first(lambda found: _start(program, given, found, wanted, heard))
        )

    return run_program(start, name=NAME, verbose=given.verbose)


def _desk(program: Program, given: Options) -> PairingDesk:
    pairer = Pairer(NAME, given.data, authority=given.authority, timing=program.timing)
    return PairingDesk(program, NAME, given, pairer, USUAL)


def _start(
    program: Program,
    given: Options,
    enrolment: Enrolment,
    wanted: Setup = USUAL_SETUP,
    heard: Hearing = USUAL_HEARING,
) -> None:
    live = Live(program.timing.monotonic)
    link = device_link(program, NAME, TOPIC, given, enrolment, live, on_unknown=lambda: unknown())
    app = program.app
    speaking = speaking_of(heard, app)
    speaker = Speaker(app, NAME, app)
    media = Media(wanted.media, app) if wanted.media is not None else None
    clock = program.timing.monotonic
    wall = WallModel(
        *(QtLive(live, app), clock, speaking),
        setup=wanted,
        speaker=speaker,
        media=media,
        parent=app,
    )
    engine = QQmlApplicationEngine(app)
    speaker.changed.connect(engine.retranslate)
    window = load_wall(engine, wall, wanted.scheme)
    Receipts(wall, window, by_link(link, program.spawn))
    codes = JoinCodes(live, TOPIC, codes_by_link(link), wall.refresh, program.timing)
    wall.use_links(codes.link)
    wall.set_panel(_edge_m(window.screen()))
    if given.full_screen:
        window.setCursor(Qt.CursorShape.BlankCursor)
    show(window, given, USUAL)
    program.at_end(lambda: close_engine(engine, window))
    program.at_end(speaking.close)
    if media is not None:
        program.at_end(media.close)
    program.spawn(codes.run())
    server, desk = given.server or enrolment.server, _desk(program, given)
    house = live.replica(TOPIC)
    unknown = Unknown(program, desk, server, enrolment.authority, link.run, speaker, house)


def _edge_m(screen: QScreen) -> float | None:
    """The panel's height (width, if upright) in metres; None where the screen does not tell."""
    size, pixels = screen.physicalSize(), screen.size()
    edge = size.width() if pixels.width() < pixels.height() else size.height()
    return edge / 1000 if edge >= 100 else None
