"""`create-device`: an account for a kiosk or a wall, and the file that makes a machine that one."""

from __future__ import annotations

import argparse
import asyncio
import os
import shlex
from pathlib import Path

import msgspec

from protocol.commands import PutDevice, RevokeDevice
from protocol.enrolment import FILE, Enrolment
from protocol.records import Device
from server.accounts.devices import CLAIM_MS, new_claim
from server.cli.arguments import Subparsers, account_name, add_data, web_address
from server.cli.certificates import AUTHORITY
from server.cli.faults import FAILED, CommandFault
from server.cli.site import OPERATOR, Site, opened
from server.clock import SystemClock
from server.data_folder import DataFolder
from server.store.accounts import Account
from server.store.audit import Act


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "create-device",
        help="enrol a kiosk or a wall",
        description=f"Writes {FILE}. Put it into the data directory of the kiosk or display.",
    )
    parser.add_argument("name", metavar="NAME", type=account_name, help="such as Entrance")
    parser.add_argument("--role", required=True, choices=("kiosk", "display"))
    parser.add_argument(
        "--zone", metavar="ZONE", type=_zone, help="the part of the house that it stands in"
    )
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
        help="write the file anew for a device that exists; its key and the old one are void",
    )
    again.add_argument(
        "--revoke", action="store_true", help="shut a lost device out: its key and file are void"
    )
    parser.set_defaults(work=work)


def _zone(text: str) -> str:
    if len(text) > 40 or not text.isprintable():
        raise argparse.ArgumentTypeError("a zone has at most 40 letters that can be seen")
    return text.strip()


def work(given: argparse.Namespace) -> int:
    """Run it."""
    if given.revoke:
        asyncio.run(_revoke(given))
        print(f"{given.name} is shut out: its key and file open nothing any more.")
        name = shlex.quote(given.name)
        print(
            f"Enrol another with: python3 run.py server create-device {name} "
            f"--role {given.role} --renew --data {given.data}"
        )
        return 0
    path = asyncio.run(_create(given))
    print(f"{given.name} is enrolled as {given.role}: {path}")
    print("The first machine that starts with this file becomes that device; then it is used up.")
    print(f"Start it there with: python3 run.py {given.role} --data {path.parent}")
    return 0


async def _create(given: argparse.Namespace) -> Path:
    async with opened(given.data) as site:
        if given.renew:
            account = _known(site, given)
            await _named(site, account, given)
        else:
            account = await site.enter(given.name, given.role, None, given.zone or "")
        claim, now = new_claim(), SystemClock().now()
        act = _act("invited", account)
        site.devices.invite(account.id, claim, now, now + CLAIM_MS, OPERATOR.id, act)
        enrolment = Enrolment(
            server=given.server,
            name=account.name,
            role=account.role,
            claim=claim,
            authority=_authority(site.folder),
        )
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
        now = SystemClock().now()
        site.devices.bind(account.id, None, now, _act("device_revoked", account))
        if site.store.get("device", account.id) is not None:
            await site.do(RevokeDevice(device=account.id))


async def _named(site: Site, account: Account, given: argparse.Namespace) -> None:
    """A device that was revoked is back; its zone stays unless another was given."""
    known = site.store.get("device", account.id)
    zone = known.zone if isinstance(known, Device) else ""
    if given.zone is not None:
        zone = given.zone
    await site.do(PutDevice(device=account.id, name=account.name, role=given.role, zone=zone))


def _act(op: str, account: Account) -> Act:
    return Act(op, "device", account.id, OPERATOR.id, OPERATOR.role, "command line")


def _authority(folder: DataFolder) -> str:
    """What the device trusts: the house's own authority, where there is one. It is of use over
    https alone, which the device may be told of later by its own `--server`."""
    pem = folder.tls / AUTHORITY
    return pem.read_text("ascii") if pem.exists() else ""


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
