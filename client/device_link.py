"""The line of a device to its server, with the identity that its enrolment gave it."""

from __future__ import annotations

import ssl

from client.app import Program
from client.enrolment import DeviceToken
from client.link import Link
from client.live import Live
from client.options import Options
from client.trust import trust
from protocol.enrolment import Enrolment


def device_trust(given: Options, enrolment: Enrolment) -> ssl.SSLContext | None:
    """Whom a device trusts: the authority of the command line, else the one it was paired with."""
    return trust(given.authority or enrolment.authority)


def device_link(
    program: Program, name: str, topic: str, given: Options, enrolment: Enrolment, live: Live
) -> Link:
    """The link of the program `name`, which follows one topic; it runs once it is spawned."""
    token = DeviceToken(given.data, name, enrolment.name)
    return Link(
        given.server or enrolment.server,
        token,
        [topic],
        live,
        device=enrolment.name,
        unknown=token.unknown,
        trust=device_trust(given, enrolment),
        timing=program.timing,
    )
