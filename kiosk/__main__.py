"""`python -m kiosk`: a kiosk of one server."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtQml import QQmlApplicationEngine

from client import options
from client.app import Program, run_program
from client.device_link import device_link, device_trust
from client.enrolment import NotEnrolled, read_enrolment
from client.join_codes import JoinCodes, by_link
from client.live import Live
from client.options import Options
from client.qt_live import QtLive
from client.speaker import Speaker
from client.visitor import Visitor
from client.window import close_engine, show
from kiosk.holder import VisitorHolder
from kiosk.machine import TOPIC
from kiosk.outside import outside
from kiosk.own import Own, add_options, own_of
from kiosk.printing.trial import print_test
from kiosk.senses import Senses
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
    add_options(parser)
    given, more = options.read(parser, argv)
    own = own_of(more)
    if more.test_print:
        return print_test(own.make_printer(given.data), given.verbose)
    try:
        enrolment = read_enrolment(given.data, NAME)
    except NotEnrolled as fault:
        options.fail(NAME, str(fault))

    async def start(program: Program) -> None:
        _start(program, given, enrolment, own)

    return run_program(start, name=NAME, verbose=given.verbose)


def _start(
    program: Program,
    given: Options,
    enrolment: Enrolment,
    own: Own,
) -> None:
    live = Live(program.timing.monotonic)
    server = given.server or enrolment.server
    link = device_link(program, NAME, TOPIC, given, enrolment, live)
    beside = outside(program, live, link, given.data, own.make_printer(given.data))
    speaker = Speaker(program.app, NAME, program.app)
    kiosk = KioskModel(
        QtLive(live, program.app),
        program.timing.monotonic,
        beside.asker,
        beside.paper,
        VisitorHolder(
            Visitor(server, trust=device_trust(given, enrolment)),
            id_source(live.now),
            program.spawn,
        ),
        speak=speaker.use,
        manner=own.manner,
        zone=own.zone,
        diagonal=own.diagonal,
        reduced_motion=own.still,
        parent=program.app,
    )
    codes = JoinCodes(live, TOPIC, by_link(link), kiosk.refresh, program.timing)
    kiosk.use_links(codes.link)
    engine = QQmlApplicationEngine(program.app)
    speaker.changed.connect(engine.retranslate)
    window = load_kiosk(engine, kiosk)
    voice = own.hearing.reader(program.app)
    headset, sounds = own.hearing.plug(program.app), own.hearing.sounds(program.app)
    Senses(window, kiosk, voice, headset, sounds)
    show(window, given, USUAL)
    program.at_end(lambda: close_engine(engine, window))
    program.at_end(voice.close)
    program.spawn(link.run())
    program.spawn(codes.run())
    beside.begin(kiosk.machine.resume)


if __name__ == "__main__":
    sys.exit(main())
