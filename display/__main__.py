"""`python -m display`: the wall of one server."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen
from PySide6.QtQml import QQmlApplicationEngine

from client import options
from client.app import Program, run_program
from client.enrolment import DeviceToken, NotEnrolled, read_enrolment
from client.link import Link
from client.live import Live
from client.options import Options
from client.qt_live import QtLive
from client.window import close_engine, show
from display import hearing
from display.hearing import Hearing, speaking_of
from display.receipts import Receipts, by_link
from display.view_model import TOPIC, WallModel
from display.window import load_wall
from protocol.enrolment import Enrolment

NAME = "display"
ABOUT = "The display wall: calls, next numbers, waits, and the code to join by. Ctrl+Q ends it."
USUAL = (1280, 720)
USUAL_HEARING = Hearing()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the wall until it is closed; the exit code."""
    parser = options.parser(NAME, ABOUT)
    parser.add_argument(
        "--distance", metavar="METRES", type=float, help="to the furthest viewer; 10 by design"
    )
    hearing.add_options(parser)
    parser.add_argument("--still", action="store_true", help="no motion: cuts instead")
    given, more = options.read(parser, argv)
    if more.distance is not None and not 0.5 <= more.distance <= 100:
        parser.error(f"--distance {more.distance:g} is out of range; 0.5 to 100 metres")
    try:
        enrolment = read_enrolment(given.data, NAME)
    except NotEnrolled as fault:
        options.fail(NAME, str(fault))

    async def start(program: Program) -> None:
        _start(program, given, enrolment, more.distance, more.still, hearing.chosen(more))

    return run_program(start, name=NAME, verbose=given.verbose)


def _start(
    program: Program,
    given: Options,
    enrolment: Enrolment,
    distance: float | None,
    still: bool,
    heard: Hearing = USUAL_HEARING,
) -> None:
    live = Live(program.timing.monotonic)
    token = DeviceToken(given.data, NAME, enrolment.name)
    link = Link(
        given.server or enrolment.server,
        token,
        [TOPIC],
        live,
        device=enrolment.name,
        unknown=token.unknown,
        timing=program.timing,
    )
    app = program.app
    speaking = speaking_of(heard, app)
    wall = WallModel(
        QtLive(live, app),
        program.timing.monotonic,
        speaking,
        distance_m=distance,
        reduced_motion=still,
        parent=app,
    )
    engine = QQmlApplicationEngine(app)
    window = load_wall(engine, wall)
    Receipts(wall, window, by_link(link, program.spawn))
    wall.set_panel(_edge_m(window.screen()))
    full = not given.windowed and given.size is None
    if full:
        window.setCursor(Qt.CursorShape.BlankCursor)
    show(window, given, USUAL)
    program.at_end(lambda: close_engine(engine))
    program.at_end(speaking.close)
    program.spawn(link.run())


def _edge_m(screen: QScreen) -> float | None:
    """The panel's height (width, if upright) in metres; None where the screen does not tell."""
    size, pixels = screen.physicalSize(), screen.size()
    edge = size.width() if pixels.width() < pixels.height() else size.height()
    return edge / 1000 if edge >= 100 else None


if __name__ == "__main__":
    sys.exit(main())
