"""`python -m display`: the wall of one server."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen
from PySide6.QtQml import QQmlApplicationEngine

from client import options
from client.app import Program, run_program
from client.device_link import device_link
from client.enrolment import NotEnrolled, read_enrolment
from client.join_codes import JoinCodes
from client.join_codes import by_link as codes_by_link
from client.live import Live
from client.options import Options
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

NAME = "display"
ABOUT = "The display wall: calls, next numbers, waits, and the code to join by. Ctrl+Q ends it."
USUAL = (1280, 720)
USUAL_SETUP = Setup()
USUAL_HEARING = Hearing()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the wall until it is closed; the exit code."""
    parser = options.parser(NAME, ABOUT)
    setup.add_options(parser)
    hearing.add_options(parser)
    given, more = options.read(parser, argv)
    try:
        enrolment = read_enrolment(given.data, NAME)
    except NotEnrolled as fault:
        options.fail(NAME, str(fault))

    async def start(program: Program) -> None:
        _start(program, given, enrolment, setup.chosen(more), hearing.chosen(more))

    return run_program(start, name=NAME, verbose=given.verbose)


def _start(
    program: Program,
    given: Options,
    enrolment: Enrolment,
    wanted: Setup = USUAL_SETUP,
    heard: Hearing = USUAL_HEARING,
) -> None:
    live = Live(program.timing.monotonic)
    link = device_link(program, NAME, TOPIC, given, enrolment, live)
    app = program.app
    speaking = speaking_of(heard, app)
    speaker = Speaker(app, NAME, app)
    media = Media(wanted.media, app) if wanted.media is not None else None
    wall = WallModel(
        QtLive(live, app),
        program.timing.monotonic,
        speaking,
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
    if not given.windowed and given.size is None:
        window.setCursor(Qt.CursorShape.BlankCursor)
    show(window, given, USUAL)
    program.at_end(lambda: close_engine(engine, window))
    program.at_end(speaking.close)
    if media is not None:
        program.at_end(media.close)
    program.spawn(codes.run())
    program.spawn(link.run())


def _edge_m(screen: QScreen) -> float | None:
    """The panel's height (width, if upright) in metres; None where the screen does not tell."""
    size, pixels = screen.physicalSize(), screen.size()
    edge = size.width() if pixels.width() < pixels.height() else size.height()
    return edge / 1000 if edge >= 100 else None


if __name__ == "__main__":
    sys.exit(main())
