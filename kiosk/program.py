"""The kiosk itself: how it is put together once it is started."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtQml import QQmlApplicationEngine

import client.qml_theme
from client import options, watchdog
from client.app import Program, run_program
from client.device_link import device_link, device_trust
from client.enrolment import NotEnrolled, read_enrolment
from client.heartbeat import Heartbeat
from client.join_codes import JoinCodes, by_link
from client.live import Live
from client.options import Options
from client.pairing import Pairer
from client.pairing_desk import PairingDesk, Unknown
from client.qt_live import QtLive
from client.speaker import Speaker
from client.visitor import Visitor
from client.window import close_engine, show
from kiosk.flow import Numbered
from kiosk.guard import Guard
from kiosk.holder import VisitorHolder
from kiosk.mending import Mending, hear_qml
from kiosk.numbers import TOPIC
from kiosk.outside import outside
from kiosk.own import Own, add_options, own_of
from kiosk.printing.trial import print_test
from kiosk.senses import Senses
from kiosk.view_model import KioskModel
from kiosk.window import load_kiosk
from protocol.enrolment import Enrolment
from protocol.ids import id_source

NAME: Final = "kiosk"
ABOUT = "The kiosk: touch a service, take a number and a slip. Staff end it by their PIN."
USUAL = (540, 960)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the kiosk until it is closed; the exit code."""
    parser = options.parser(NAME, ABOUT)
    watchdog.add_options(parser)
    add_options(parser)
    given, more = options.read(parser, argv)
    own = own_of(more)
    if more.test_print:
        return print_test(own.make_printer(given.data), given.verbose)
    enrolment: Enrolment | None
    try:
        enrolment = read_enrolment(given.data, NAME)
    except NotEnrolled as fault:
        if not fault.missing:
            options.fail(NAME, str(fault))
        enrolment = None

    async def start(program: Program) -> None:
        if given.watched:
            Heartbeat(program.stop, program.app)
        if enrolment is not None:
            _start(program, given, enrolment, own)
            return
        guard = Guard(program, given, own.diagonal)
        client.qml_theme.use_scheme("contrast" if own.manner.contrast else "light")
        program.spawn(
            _desk(program, given, guard).first(
                lambda found: _start(program, given, found, own, guard)
            )
        )

    return run_program(start, name=NAME, verbose=given.verbose)


def _desk(program: Program, given: Options, guard: Guard) -> PairingDesk:
    pairer = Pairer(NAME, given.data, authority=given.authority, timing=program.timing)
    return PairingDesk(program, NAME, given, pairer, USUAL, guard.wear, guard.off)


def _start(
    program: Program,
    given: Options,
    enrolment: Enrolment,
    own: Own,
    guard: Guard | None = None,
) -> None:
    guard = guard or Guard(program, given, own.diagonal)
    live = Live(program.timing.monotonic)
    server = given.server or enrolment.server
    link = device_link(
        program, NAME, TOPIC, given, enrolment, live, lambda: _unknown(kiosk, unknown)
    )
    beside = outside(program, live, link, given.data, own.make_printer(given.data))
    speaker = Speaker(program.app, NAME, program.app)
    visitor = Visitor(server, trust=device_trust(given, enrolment))
    qt_live = QtLive(live, program.app)
    kiosk = KioskModel(
        qt_live,
        program.timing.monotonic,
        beside.asker,
        beside.paper,
        VisitorHolder(visitor, link, id_source(live.now), program.spawn),
        speak=speaker.use,
        manner=own.manner,
        zone=own.zone,
        diagonal=own.diagonal,
        reduced_motion=own.still,
        parent=program.app,
    )
    codes = JoinCodes(live, TOPIC, by_link(link), kiosk.refresh, program.timing)
    kiosk.use_links(codes.link)
    guard.follow(qt_live)
    _open(program, given, own, kiosk, speaker, guard)
    desk, house = _desk(program, given, guard), live.replica(TOPIC)
    unknown = Unknown(program, desk, server, enrolment.authority, link.run, speaker, house)
    program.spawn(codes.run(), vital=True)
    beside.begin(kiosk.machine.numbers.resume)


def _unknown(kiosk: KioskModel, unknown: Unknown) -> None:
    """It is told again and again: a number that somebody reads is not covered."""
    if not isinstance(kiosk.machine.stage, Numbered):
        unknown()


def _open(
    program: Program,
    given: Options,
    own: Own,
    kiosk: KioskModel,
    speaker: Speaker,
    guard: Guard,
) -> None:
    """Show its window."""
    program.mend = Mending(kiosk.machine.mend, program.timing.monotonic)
    engine = QQmlApplicationEngine(program.app)
    hear_qml(engine, program.failed)
    speaker.changed.connect(engine.retranslate)
    window = load_kiosk(engine, kiosk)
    voice = own.hearing.reader(program.app)
    headset, sounds = own.hearing.plug(program.app), own.hearing.sounds(program.app)
    Senses(window, kiosk, voice, headset, sounds)
    guard.wear(window, engine)
    show(window, given, USUAL)
    program.at_end(lambda: close_engine(engine, window))
    program.at_end(voice.close)
