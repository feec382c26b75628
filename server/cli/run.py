"""`run`: the server itself."""

from __future__ import annotations

import argparse
import asyncio
import logging
import socket
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Final

from protocol.addresses import is_loopback
from protocol.commands import UpdateSite
from protocol.outcomes import Refusal
from server.cli.arguments import Subparsers, add_data, in_ms, instant, web_address
from server.cli.certificates import Tls, checked, own_tls
from server.cli.collector import uncollected
from server.cli.faults import FAILED, CommandFault
from server.cli.listening import bound, url_of
from server.cli.mail import add_mail_to, remarks_of
from server.cli.meetings import add_meetings, meetings_of
from server.cli.open_files import ENOUGH, allow_many
from server.cli.sample import marked
from server.cli.serving import Serving
from server.cli.site import OPERATOR
from server.cli.zone import machine_zone
from server.clock import Clock, ScaledClock, SystemClock
from server.compose import Composition, compose
from server.data_folder import DataFolder
from server.settings import Settings
from server.tls import authority_in

_log = logging.getLogger(__name__)
CLOCK_OFF_MS: Final = 60_000


_NEW: Final = (
    "A new, empty hall was made in {}. If another was meant, stop and name it with --data."
)
_PLAIN: Final = "This hall speaks plain HTTP: passwords cross the network in the clear."


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "run",
        help="run the server",
        description="Runs the server until it is stopped with Ctrl-C. "
        "Prints its address when it is ready.",
    )
    add_data(parser)
    _add_network(parser)
    add_mail_to(parser)
    add_meetings(parser)
    parser.add_argument(
        "--accept-rollback",
        action="store_true",
        help="go on from an older copy of the database; every screen starts anew",
    )
    parser.add_argument(
        "--replay-clock",
        metavar="START",
        type=instant,
        help="begin at this instant of the hall's time; only for a sample",
    )
    parser.add_argument(
        "--rate", type=_speed, help="with --replay-clock: how many times as fast it runs (1)"
    )
    parser.add_argument("--verbose", action="store_true", help="log every step")
    parser.set_defaults(work=work)


def _add_network(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=_port, default=8080, help="%(default)s; 0: any free one")
    parser.add_argument(
        "--public-url", metavar="URL", type=web_address, help="where phones find the server"
    )
    parser.add_argument("--tls-certificate", metavar="FILE", type=Path, help="PEM, with its chain")
    parser.add_argument("--tls-key", metavar="FILE", type=Path, help="PEM")
    parser.add_argument(
        "--plain-http", action="store_true", help="allow other machines to connect without TLS"
    )
    parser.add_argument(
        "--open-rate",
        metavar="N",
        type=_rate,
        default=Settings.open_rate,
        help="POSTs a second from one address without sign-in (%(default)g; 0: no limit)",
    )
    parser.add_argument(
        "--open-joins",
        metavar="N",
        type=_count,
        default=Settings.open_joins,
        help="numbers a minute that strangers take at a service point (%(default)d; 0: no limit)",
    )
    parser.add_argument(
        "--open-sockets",
        metavar="N",
        type=_count,
        default=Settings.open_sockets,
        help="live pages from one address without sign-in (%(default)d; 0: no limit)",
    )
    parser.add_argument(
        "--trusted-proxy",
        metavar="ADDRESS",
        type=_proxy,
        help="a reverse proxy whose X-Forwarded-For is believed, so that limits tell clients apart",
    )


def work(given: argparse.Namespace) -> int:
    """Run it."""
    _log_to_stderr(given.verbose)
    folder = DataFolder.open(given.data)
    tls = _tls(given, folder)
    folder.lock()
    allow_many()
    try:
        with (
            bound(given.host, given.port) as listener,
            asyncio.Runner(loop_factory=_loops()) as runner,
        ):
            return runner.run(_serve(given, folder, listener, tls))
    finally:
        folder.unlock()


async def _serve(
    given: argparse.Namespace, folder: DataFolder, listener: socket.socket, tls: Tls | None
) -> int:
    url = url_of(listener, "https" if tls else "http")
    chain = checked(tls, given.public_url or url) if tls else ""
    plain = tls is None and not is_loopback(given.host)
    settings = Settings(
        given.data,
        base_url=given.public_url or url,
        open_rate=given.open_rate,
        open_burst=max(Settings.open_burst, int(given.open_rate)),
        open_joins=given.open_joins,
        open_sockets=given.open_sockets,
        accept_rollback=given.accept_rollback,
        authority=authority_in(chain) if chain else "",
        plain_http=plain,
        meetings=meetings_of(given),
        zone=machine_zone(),
        mail_to=given.mail_to,
    )
    made: list[Serving] = []
    clock = _clock(given, folder)
    remarks = [] if folder.database.exists() else [_NEW.format(given.data)]
    if plain:
        remarks.append(_PLAIN)
    with uncollected():
        composition = compose(settings, clock, lambda: made[0].fail())
    try:
        _not_before(composition, clock)
    except CommandFault:
        composition.close()
        raise
    prepare = _announced(given, folder, composition, url, remarks)
    serving = Serving(composition, listener, url, prepare, remarks)
    made.append(serving)
    await serving.run(tls, given.trusted_proxy)
    if serving.failed:
        raise CommandFault("The data could not be saved. The log above says why.", FAILED)
    return 0


def _announced(
    given: argparse.Namespace,
    folder: DataFolder,
    composition: Composition,
    url: str,
    remarks: list[str],
) -> Callable[[], Any]:
    """What is to be done between opening the doors and letting people in: tell the address."""

    async def tell() -> None:
        remarks.extend(remarks_of(composition, given.mail_to))
        site = composition.tailer.floor.site
        # A sample's address is that of the machine it happens to run on today.
        wanted = given.public_url or (url if folder.sample.exists() else site.public_url)
        if wanted == site.public_url:
            return
        answered = await composition.door.execute(UpdateSite(public_url=wanted), OPERATOR)
        if isinstance(answered.answer, Refusal):
            raise CommandFault(answered.answer.detail, FAILED)

    return tell


def _clock(given: argparse.Namespace, folder: DataFolder) -> Clock:
    if given.replay_clock is None:
        if given.rate is not None:
            raise CommandFault("--rate needs --replay-clock START.")
        return SystemClock()
    sample = marked(folder)
    if sample is None:
        raise CommandFault(
            "--replay-clock is for a sample alone; a hall's own time is never changed. "
            "Make one with: python3 run.py server sample --data DIR --at START"
        )
    return ScaledClock(in_ms(given.replay_clock, sample.zone), given.rate or 1.0)


def _not_before(composition: Composition, clock: Clock) -> None:
    """Time does not run back: a sample is refused, a hall is told of its machine's clock."""
    head = composition.store.head()
    last = composition.store.log(head.seq - 1, 1)
    ahead_ms = last[0].at - clock.now() if last else 0
    if ahead_ms <= 0:
        return
    until = f"{datetime.fromtimestamp(last[0].at / 1000, UTC):%Y-%m-%d %H:%M} UTC"
    if not isinstance(clock, SystemClock):
        raise CommandFault(
            f"This sample has lived until {until}, and time does not run back. "
            "Make one in another directory: python3 run.py server sample --data DIR --at START"
        )
    if ahead_ms > CLOCK_OFF_MS:
        _log.warning("this hall has lived until %s: the clock of this machine is wrong", until)


def _tls(given: argparse.Namespace, folder: DataFolder) -> Tls | None:
    if (given.tls_certificate is None) != (given.tls_key is None):
        raise CommandFault("--tls-certificate and --tls-key go together.")
    if given.tls_certificate is not None:
        return Tls(given.tls_certificate, given.tls_key)
    # Whoever says plain HTTP means it, though a certificate is there.
    own = None if given.plain_http else own_tls(folder)
    if own is None and not is_loopback(given.host) and not given.plain_http:
        raise CommandFault(
            "Passwords would cross the network in the clear. Make a certificate with "
            f"`python3 run.py server tls --data {given.data}`, or give --tls-certificate and "
            "--tls-key, or say --plain-http if the network is yours alone."
        )
    return own


def _loops() -> Callable[[], asyncio.AbstractEventLoop] | None:
    if sys.platform == "win32":
        return None
    import uvloop

    return uvloop.new_event_loop


def _log_to_stderr(verbose: bool) -> None:
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65_535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)


def _rate(text: str) -> float:
    return _number(text, 0)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > ENOUGH:
        raise argparse.ArgumentTypeError(f"that is no whole number from 0 to {ENOUGH}")
    return int(text)


def _proxy(text: str) -> str:
    try:
        return str(ip_network(text))
    except ValueError:
        raise argparse.ArgumentTypeError(
            "that is no address; write it like 10.0.0.2 or 10.0.0.0/24"
        ) from None


def _speed(text: str) -> float:
    return _number(text, 0.001)


def _number(text: str, least: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not least <= value <= 100_000:
        raise argparse.ArgumentTypeError(f"that is no number from {least:g} to 100000")
    return value
