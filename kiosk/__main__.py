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
from client.window import close_engine, show
from kiosk.asking import LinkAsker
from kiosk.machine import TOPIC
from kiosk.paper import FolderPaper
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
    parser.add_argument("--still", action="store_true", help="no motion: cuts instead")
    parser.add_argument("--contrast", action="store_true", help="white on black")
    given, more = options.read(parser, argv)
    slips = (more.slips or given.data / "slips").expanduser()
    if slips.exists() and not slips.is_dir():
        parser.error(f"--slips {slips} is a file; name a folder")
    try:
        enrolment = read_enrolment(given.data, NAME)
    except NotEnrolled as fault:
        options.fail(NAME, str(fault))

    async def start(program: Program) -> None:
        _start(program, given, enrolment, slips, more.still, more.contrast)

    return run_program(start, name=NAME, verbose=given.verbose)


def _start(
    program: Program,
    given: Options,
    enrolment: Enrolment,
    slips: Path,
    still: bool,
    contrast: bool,
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
    kiosk = KioskModel(
        QtLive(live, program.app),
        program.timing.monotonic,
        LinkAsker(link, id_source(live.now), program.spawn),
        FolderPaper(slips, program.spawn),
        reduced_motion=still,
        parent=program.app,
    )
    engine = QQmlApplicationEngine(program.app)
    window = load_kiosk(engine, kiosk, "contrast" if contrast else "light")
    show(window, given, USUAL)
    program.at_end(lambda: close_engine(engine))
    program.spawn(link.run())


if __name__ == "__main__":
    sys.exit(main())
