"""`tls`: a small authority of the house and a certificate of this server, where there are none."""

from __future__ import annotations

import argparse
import os
import re
import socket
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from protocol.authority import fingerprint
from server.cli.arguments import Subparsers, add_data
from server.cli.certificates import AUTHORITY, AUTHORITY_KEY, CERTIFICATE, KEY
from server.cli.faults import FAILED, CommandFault
from server.cli.listening import own_addresses
from server.data_folder import DataFolder
from server.tls import (
    SERVER_DAYS,
    BadPem,
    Pair,
    facts_of,
    make_authority,
    make_certificate,
    now_utc,
)

_HOST: Final = re.compile(r"(?=.{1,253}$)(\*\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.?)+", re.I)
_LONGEST: Final = 825


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "tls",
        help="make a certificate",
        description="Makes an authority of this house and a certificate of this server, both in "
        "DATA/tls. `run` uses it by itself; devices and consoles pin the authority.",
    )
    add_data(parser)
    parser.add_argument(
        "--name",
        metavar="HOST",
        action="append",
        default=[],
        type=_host,
        help="a further name or address of this server; may be given several times",
    )
    parser.add_argument(
        "--days", metavar="N", type=_days, default=SERVER_DAYS, help="it holds (%(default)s)"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--renew",
        action="store_true",
        help="make another certificate by the same authority; a server that runs takes it up",
    )
    what.add_argument(
        "--show", action="store_true", help="print the authority's fingerprint, and until when"
    )
    parser.set_defaults(work=work)


def work(given: argparse.Namespace) -> int:
    """Run it."""
    folder = DataFolder.open(given.data).tls
    there = (folder / CERTIFICATE).exists()
    if given.show:
        if not there:
            raise CommandFault(f"There is no certificate in {folder}. Make one without --show.")
        _show(folder)
        return 0
    if there and not given.renew:
        raise CommandFault(
            f"{folder} has a certificate already: --show tells of it, --renew makes another."
        )
    if given.renew and not there:
        raise CommandFault(f"There is no certificate in {folder}. Make one without --renew.")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _make(folder, given.name, given.days)
    except OSError as fault:
        raise CommandFault(
            f"{folder} cannot be written or read ({fault.strerror}). "
            "Give this user the right to it.",
            FAILED,
        ) from None
    _show(folder)
    print("A server that runs takes it up within a minute." if there else "`run` uses it.")
    return 0


def _make(folder: Path, wanted: list[str], days: int) -> None:
    now = now_utc()
    before = folder / CERTIFICATE
    if (folder / AUTHORITY).exists():
        authority = Pair(_read(folder / AUTHORITY), _read(folder / AUTHORITY_KEY))
    else:
        authority = make_authority(socket.gethostname(), now)
        _write(folder / AUTHORITY_KEY, authority.key, 0o600)
        _write(folder / AUTHORITY, authority.certificate, 0o644)
    try:
        kept = facts_of(_read(before)).names if before.exists() else ()
        names = list(dict.fromkeys([*wanted, *kept, *_own_names()]))
        made = make_certificate(authority, names, now, days)
    except BadPem as fault:
        raise CommandFault(
            f"What lies in {folder} is damaged: {fault}. Put the saved copy of it back; or move "
            "the folder away, make all anew, and pair the devices again.",
            FAILED,
        ) from None
    _write(folder / KEY, made.key, 0o600)
    _write(before, made.certificate, 0o644)


def _show(folder: Path) -> None:
    authority, certificate = _read(folder / AUTHORITY), _read(folder / CERTIFICATE)
    try:
        ends, facts = facts_of(authority).ends, facts_of(certificate)
        groups = fingerprint(authority).split()
    except (ValueError, BadPem) as fault:
        raise CommandFault(f"What lies in {folder} is damaged: {fault}.", FAILED) from None
    print(f"Authority of this house: {folder / AUTHORITY}, until {ends:%Y-%m-%d}. Its fingerprint:")
    for at in range(0, len(groups), 4):
        print(f"    {'  '.join(groups[at : at + 4])}")
    print(f"Certificate of this server, until {facts.ends:%Y-%m-%d}, for:")
    print(f"    {', '.join(facts.names)}")


def _own_names() -> list[str]:
    """By what this machine is reached, as far as it knows."""
    host = socket.gethostname().lower()
    hosts = [host, f"{host}.local"] if "." not in host else [host]
    local = ["localhost", "127.0.0.1", "::1"]
    return [*(each for each in hosts if _HOST.fullmatch(each)), *local, *own_addresses()]


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except UnicodeDecodeError:
        raise CommandFault(f"{path} is damaged. Put the saved copy of it back.", FAILED) from None


def _write(path: Path, text: str, mode: int) -> None:
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with open(os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, mode), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _host(text: str) -> str:
    bare = text.strip().removeprefix("[").removesuffix("]")
    try:
        return str(ip_address(bare))
    except ValueError:
        pass
    try:
        name = bare.encode("idna").decode().lower()
    except UnicodeError:
        name = ""
    if _HOST.fullmatch(name) is None:
        raise argparse.ArgumentTypeError("that is no host name; write it like hall.example")
    return name


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= _LONGEST:
        raise argparse.ArgumentTypeError(f"that is no number of days from 1 to {_LONGEST}")
    return int(text)
