"""The line of a device to its server, with the identity that its enrolment gave it."""

from __future__ import annotations

import ssl
from collections.abc import Callable

from client.app import Program
from client.enrolment import CALLED, DeviceToken
from client.link import Link
from client.live import Live
from client.options import Options
from client.trust import trust
from protocol.enrolment import Enrolment


def device_trust(given: Options, enrolment: Enrolment) -> ssl.SSLContext | None:
    """Whom a device trusts: the authority of the command line, else the one it was paired with."""
    return trust(given.authority or enrolment.authority)


def device_link(
    program: Program,
    name: str,
    topic: str,
    given: Options,
    enrolment: Enrolment,
    live: Live,
    on_unknown: Callable[[], None] = lambda: None,
) -> Link:
    """The link of the program `name`, which follows one topic; it runs once it is spawned.

    `on_unknown` is told, again and again, while the server does not know this device.
    """
    token = DeviceToken(
        given.data,
        name,
        enrolment.name,
        server=given.server,
        authority=given.authority,
        on_unknown=on_unknown,
        timing=program.timing,
    )
    return Link(
        given.server or enrolment.server,
        token,
        [topic],
        live,
        device=enrolment.name,
        said={4401: token.unknown, 4409: doubled(name)},
        trust=device_trust(given, enrolment),
        timing=program.timing,
    )


def doubled(role: str) -> str:
    """What staff are told while another session of this device is alive."""
    return (
        f"This {CALLED[role]} is connected already. If it was just restarted, it comes in within "
        "seconds. If not, another machine has its key: shut it out in the console and pair it anew."
    )
