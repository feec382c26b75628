"""`site`: what the hall is called and where it lies; without options it tells how it is set."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import secrets
import sys

import msgspec

from protocol.addresses import leads_nowhere
from protocol.commands import UpdateSite
from protocol.pin import PIN, SALT_BYTES, prove
from protocol.records import Site
from server.cli.arguments import Subparsers, account_name, add_data, web_address
from server.cli.faults import CommandFault
from server.cli.site import opened
from server.cli.zone import is_zone


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "site",
        help="name the hall and set its time zone",
        description="Sets what is named, then tells how the hall is set. Also while it runs.",
    )
    add_data(parser)
    parser.add_argument("--name", metavar="NAME", type=account_name, help="as screens show it")
    parser.add_argument("--zone", metavar="ZONE", type=zone, help="such as Europe/Oslo")
    parser.add_argument("--message", metavar="TEXT", type=message, help="what the wall says below")
    parser.add_argument(
        "--public-url", metavar="URL", type=web_address, help="where phones find the server"
    )
    parser.add_argument(
        "--kiosk-pin",
        action="store_true",
        help="the PIN by which staff leave kiosks: 4 to 8 digits, typed or from standard input; "
        "an empty line takes it away",
    )
    parser.set_defaults(work=work)


def work(given: argparse.Namespace) -> int:
    """Run it."""
    pin = _read_pin() if given.kiosk_pin else None
    site, check = asyncio.run(_set(given, pin))
    print(f"name        {site.name}")
    print(f"time zone   {site.zone}, the day begins at {site.roll_hour:02d}:00")
    print(f"message     {site.message or '(none)'}")
    print(f"kiosk PIN   {'set, and never shown' if site.kiosk_pin else '(none)'}")
    print(f"public URL  {site.public_url or '(none)'}")
    if leads_nowhere(site.public_url):
        print("            only this machine can open it, so that no screen shows a code:")
        print("            it would lead phones nowhere. Set an address that they can open.")
    elif site.public_url:
        _tell_check(site, check)
    return 0


def _tell_check(site: Site, link: str) -> None:
    """No screen shows a code that leads nowhere: somebody must have opened the address once."""
    if site.address_checked == site.public_url:
        print("            a phone has opened it: screens show codes that lead to it")
        return
    print("            no phone has opened it yet, so that no screen shows a code.")
    print(f"            Open this once, on a phone as a customer would: {link}")


def _read_pin() -> str:
    """The proof of the PIN that is typed; empty for none."""
    asked = getpass.getpass if sys.stdin.isatty() else _line
    typed = asked("PIN to leave kiosks: ").strip()
    if not typed:
        return ""
    if PIN.fullmatch(typed) is None:
        raise CommandFault("A PIN has 4 to 8 digits; an empty line takes it away.")
    return prove(typed, secrets.token_bytes(SALT_BYTES))


def _line(_: str) -> str:
    try:
        return sys.stdin.readline()
    except UnicodeDecodeError:
        raise CommandFault("The PIN on standard input is no text.") from None


async def _set(given: argparse.Namespace, pin: str | None) -> tuple[Site, str]:
    """The site as it is now, and the link by which its address is checked."""
    command = UpdateSite(
        name=given.name,
        zone=given.zone,
        message=given.message,
        public_url=given.public_url,
        kiosk_pin=pin,
    )
    async with opened(given.data) as site:
        if command != UpdateSite():
            await site.do(command)
        found = site.store.get("site", site.store.site)
        link = site.presence.check_link(found.public_url) if isinstance(found, Site) else ""
    if not isinstance(found, Site):
        raise CommandFault(f"{given.data} holds no hall. Name another directory with --data.")
    return found, link


def zone(text: str) -> str:
    """A time zone that exists."""
    if not is_zone(text):
        raise argparse.ArgumentTypeError("there is no such time zone; write it like Europe/Oslo")
    return text


def message(text: str) -> str:
    """A message as the command takes it; empty takes the message away."""
    try:
        msgspec.convert({"op": UpdateSite.op(), "message": text}, UpdateSite)
    except msgspec.ValidationError:
        raise argparse.ArgumentTypeError("a message has at most 200 characters") from None
    return text
