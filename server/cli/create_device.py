"""`create-device`: an account for a kiosk or a wall, and the file that makes a machine that one."""

from __future__ import annotations

import argparse
import asyncio
import os
import shlex
from pathlib import Path

import msgspec

from protocol.enrolment import FILE, Enrolment
from server.cli.arguments import Subparsers, account_name, add_data, web_address
from server.cli.faults import FAILED, CommandFault
from server.cli.site import Site, opened
from server.store.accounts import Account


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "create-device",
        help="enrol a kiosk or a wall",
        description=f"Writes {FILE}. Put it into the data directory of the kiosk or display.",
    )
    parser.add_argument("name", metavar="NAME", type=account_name, help="such as Entrance")
    parser.add_argument("--role", required=True, choices=("kiosk", "display"))
    add_data(parser)
    parser.add_argument(
        "--server",
        metavar="URL",
        type=web_address,
        default="http://127.0.0.1:8080",
        help="where the device finds the server (default %(default)s)",
    )
    parser.add_argument(
        "--out", metavar="DIR", type=Path, help="where to write it (default DATA/devices/ID)"
    )
    again = parser.add_mutually_exclusive_group()
    again.add_argument(
        "--renew",
        action="store_true",
        help="write the file anew for a device that exists; the old one is void",
    )
    again.add_argument(
        "--revoke", action="store_true", help="make the file of a lost device void, and sign it out"
    )
    parser.set_defaults(work=work)


def work(given: argparse.Namespace) -> int:
    """Run it."""
    if given.revoke:
        asyncio.run(_revoke(given))
        print(f"{given.name} is signed out for good: its file opens nothing any more.")
        name = shlex.quote(given.name)
        print(
            f"Enrol another with: python3 run.py server create-device {name} "
            f"--role {given.role} --renew --data {given.data}"
        )
        return 0
    path = asyncio.run(_create(given))
    print(f"{given.name} is enrolled as {given.role}: {path}")
    print(f"Start it there with: python3 run.py {given.role} --data {path.parent}")
    return 0


async def _create(given: argparse.Namespace) -> Path:
    async with opened(given.data) as site:
        if given.renew:
            account = _known(site, given)
            generation = site.book.renew(account.id, account.role, None)
        else:
            account = await site.enter(given.name, given.role, None)
            generation = account.generation
        token = site.tokens.device(account.id, account.role, account.name, generation)
        enrolment = Enrolment(given.server, token, account.name, account.role)
        folder = given.out or site.folder.devices / account.id
        try:
            return write(enrolment, folder)
        except OSError as fault:
            raise CommandFault(
                f"{folder / FILE} cannot be written ({fault.strerror}). "
                f"Name another directory: create-device … --renew --out DIR.",
                FAILED,
            ) from None


async def _revoke(given: argparse.Namespace) -> None:
    async with opened(given.data) as site:
        account = _known(site, given)
        site.book.renew(account.id, account.role, None)


def _known(site: Site, given: argparse.Namespace) -> Account:
    found = site.book.by_name(given.name)
    if found is None or found.role != given.role:
        raise CommandFault(
            f"There is no {given.role} of the name {given.name}. "
            "Make it without --renew or --revoke."
        )
    return found


def write(enrolment: Enrolment, folder: Path) -> Path:
    """Write the file so that only its owner may read it. Raises `OSError`."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / FILE
    fresh = folder / f".{FILE}.{os.getpid()}"
    with open(os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(enrolment)) + b"\n")
    fresh.replace(path)
    return path
