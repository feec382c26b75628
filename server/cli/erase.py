"""`erase`: all that the house knows of one person goes, for good."""

from __future__ import annotations

import argparse
import asyncio
import sys
from typing import Final

from protocol.commands import ErasePerson
from protocol.privacy import FoundPerson
from server.cli.arguments import Subparsers, add_data
from server.cli.export import add_whom, described, meant
from server.cli.faults import FAILED, CommandFault
from server.cli.site import Site, opened
from server.execution.persons import HELD
from server.store.attachments import Attachments, named
from server.store.engine import purge

TRIES: Final = 100


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "erase",
        help="erase what is known of a person",
        description="Shows whom it found and asks, then erases all that the house knows of them. "
        "Also while the server runs. It cannot be undone.",
    )
    add_data(parser)
    add_whom(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(work=work)


def work(given: argparse.Namespace) -> int:
    """Run it."""
    return asyncio.run(_erase(given))


async def _erase(given: argparse.Namespace) -> int:
    async with opened(given.data) as site:
        found = meant(site, given)
        print(described(found))
        if not given.yes and not _agreed(found):
            print("Nothing was erased.")
            return FAILED
        await site.do(ErasePerson(person=found.person))
        whole = await asyncio.to_thread(_purged, site)
        await asyncio.to_thread(_swept, site)
    print("It is erased. What stays, and why:")
    for sentence in HELD:
        print(f"- {sentence}")
    if not whole:
        print("- Somebody reads the database just now: it is overwritten when the server does.")
    return 0


def _agreed(found: FoundPerson) -> bool:
    if not sys.stdin.isatty():
        raise CommandFault("Nobody is there to ask. Say --yes if this person is meant.")
    if found.here:
        print("They are here now: their visit goes on without a name.")
    elif found.to_come:
        print("Their reservation is cancelled with it, and nobody tells them.")
    try:
        return input("Erase this person for good? Type yes: ").strip().casefold() == "yes"
    except EOFError:
        return False


def _swept(site: Site) -> None:
    """The files that they have sent go too."""
    try:
        Attachments(site.folder.attachments).sweep(named(site.store))
    except OSError as fault:
        raise CommandFault(
            f"Files that they sent could not be removed from {site.folder.attachments} "
            f"({fault.strerror}). The server tries again each hour.",
            FAILED,
        ) from None


def _purged(site: Site) -> bool:
    """Whether the write-ahead log is empty; whoever reads at this moment is waited for."""
    return any(purge(site.store.engine) for _ in range(TRIES))
