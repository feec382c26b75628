"""`export`: all that the house knows of one person, as JSON, for whoever asks for it."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import msgspec

from protocol.privacy import FoundPerson
from protocol.records import NAME_LENGTH
from protocol.reservation_number import shown
from server.cli.arguments import Subparsers, add_data
from server.cli.faults import FAILED, CommandFault
from server.cli.site import OPERATOR, Site, opened
from server.clock import SystemClock
from server.domain.refused import Refused
from server.execution.persons import export_of, find_persons

SHOWN: Final = 10


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "export",
        help="hand out what is known of a person",
        description="Writes all that the house knows of one person as JSON, to answer somebody "
        "who asks for it. Also while the server runs. The audit says that it was done.",
    )
    add_data(parser)
    add_whom(parser)
    parser.add_argument("--out", metavar="FILE", type=Path, help="a new file; without it: printed")
    parser.set_defaults(work=work)


def work(given: argparse.Namespace) -> int:
    """Run it."""
    if given.out is not None and given.out.exists():
        raise CommandFault(f"{given.out} is there already. Name another file with --out.")
    text = asyncio.run(_export(given))
    if given.out is None:
        sys.stdout.buffer.write(text + b"\n")
        return 0
    try:
        made = os.open(given.out, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(made, "wb") as file:
            file.write(text + b"\n")
    except OSError as fault:
        raise CommandFault(f"{given.out} cannot be written ({fault.strerror}).", FAILED) from None
    print(f"Written to {given.out}, which only you can read. Delete it once it is handed out.")
    return 0


async def _export(given: argparse.Namespace) -> bytes:
    async with opened(given.data) as site:
        person = meant(site, given).person
        try:
            made = await export_of(site.door, person, OPERATOR, "command line", SystemClock().now())
        except Refused as refused:
            raise CommandFault(refused.refusal.detail) from None
    told = msgspec.to_builtins(made) | {"made_at": _instant(made.made_at)}
    return msgspec.json.format(msgspec.json.encode(told), indent=2)


def _instant(at: int) -> str:
    return datetime.fromtimestamp(at // 1000, UTC).isoformat()


def add_whom(parser: argparse.ArgumentParser) -> None:
    """How somebody is named: one of four ways."""
    whom = parser.add_mutually_exclusive_group(required=True)
    whom.add_argument("--phone", metavar="PHONE", type=_text, help="as it was told")
    whom.add_argument("--number", metavar="A012", type=_text, help="of slip or reservation")
    whom.add_argument("--name", metavar="NAME", type=_text, help="or a part of it, or an address")
    whom.add_argument("--person", metavar="ID", type=_text, help="as this command lists it")
    parser.add_argument("--day", metavar="DAY", type=_day, help="of the number: 2026-11-26")


def meant(site: Site, given: argparse.Namespace) -> FoundPerson:
    """The one person who is meant. Raises `CommandFault` where there is none, or more."""
    text = given.phone or given.number or given.name or given.person
    if given.day is not None and given.number is None:
        raise CommandFault("--day goes with --number.")
    found = find_persons(site.store, text, given.day)
    if not found:
        raise CommandFault(
            "Nothing is known of such a person: it was never told, or is forgotten already.", FAILED
        )
    if len(found) > 1:
        for each in found[:SHOWN]:
            print(f"{each.person}  {described(each)}")
        if len(found) > SHOWN:
            print("…")
        raise CommandFault(f"{len(found)} fit. Name one of them with --person ID.", FAILED)
    return found[0]


def described(each: FoundPerson) -> str:
    """One line that tells a person from others."""
    told = ", ".join(filter(None, (each.name, each.phone, each.email))) or "(no name)"
    if each.number:
        told = f"{told}; {each.number} on {each.day}{', here now' if each.here else ''}"
    if each.reservation:
        coming = ", still to come" if each.to_come else ""
        return f"{told}; reservation {shown(each.reservation)}{coming}"
    return told


def _text(text: str) -> str:
    if not text.strip() or len(text) > NAME_LENGTH:
        raise argparse.ArgumentTypeError(f"that is empty, or longer than {NAME_LENGTH} characters")
    return text.strip()


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError("that is no day; write it like 2026-11-26") from None
