"""`python -m kiosk`: a kiosk of one server."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtQml import QQmlApplicationEngine

from client import options
from client.app import Program, run_program
from client.enrolment import DeviceToken, NotEnrolled, read_enrolment
from client.link import Link
from client.live import Live
from client.options import Options
from client.qt_live import QtLive
from client.speaker import Speaker
from client.window import close_engine, show
from kiosk.asking import LinkAsker
from kiosk.machine import TOPIC
from kiosk.own import Own, add_options, own_of
from kiosk.paper import PrinterPaper
from kiosk.printing.folder import FolderPrinter
from kiosk.slip_marks import USUAL as PAPER_DOTS
from kiosk.view_model import KioskModel
from kiosk.window import load_kiosk
from protocol.enrolment import Enrolment
from protocol.ids import id_source

NAME = "kiosk"
ABOUT = "The kiosk: touch a service, take a number and a slip. Ctrl+Q ends it."
USUAL = (540, 960)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the kiosk until it is closed; the exit code."""
    parser = options.parser(NAME, ABOUT)
    parser.add_argument(
        "--slips", metavar="DIR", type=Path, help="where slips are written; DATA/slips if not given"
    )
    add_options(parser)
    given, more = options.read(parser, argv)
    slips = (more.slips or given.data / "slips").expanduser()
    if slips.exists() and not slips.is_dir():
        parser.error(f"--slips {slips} is a file; name a folder")
    try:
        enrolment = read_enrolment(given.data, NAME)
    except NotEnrolled as fault:
        options.fail(NAME, str(fault))

    async def start(program: Program) -> None:
        _start(program, given, enrolment, slips, own_of(more))

    return run_program(start, name=NAME, verbose=given.verbose)


def _start(
    program: Program,
    given: Options,
    enrolment: Enrolment,
    slips: Path,
    own: Own,
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
    speaker = Speaker(program.app, NAME, program.app)
    kiosk = KioskModel(
        QtLive(live, program.app),
        program.timing.monotonic,
        LinkAsker(link, id_source(live.now), program.spawn),
        PrinterPaper(FolderPrinter(slips, PAPER_DOTS), program.spawn),
        speak=speaker.use,
        manner=own.manner,
        zone=own.zone,
        diagonal=own.diagonal,
        reduced_motion=own.still,
        parent=program.app,
    )
    engine = QQmlApplicationEngine(program.app)
    speaker.changed.connect(engine.retranslate)
    window = load_kiosk(engine, kiosk)
    show(window, given, USUAL)
    program.at_end(lambda: close_engine(engine))
    program.spawn(link.run())


if __name__ == "__main__":
    sys.exit(main())
