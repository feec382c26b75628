"""`rotate-keys`: another key for signing tokens, also while a server runs."""

from __future__ import annotations

import argparse
import asyncio

from server.accounts.signing_keys import rotate
from server.cli.arguments import Subparsers, add_data
from server.cli.faults import CommandFault
from server.cli.site import OPERATOR, opened
from server.clock import SystemClock
from server.data_folder import DATABASE
from server.store.audit import Act


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "rotate-keys",
        help="sign tokens with another key from now on",
        description="Makes another key for signing tokens; a running server takes it up within a "
        "second. Nobody is signed out: the key of before verifies what it has signed, for ten "
        "minutes, and for as long as they last the files of devices that have no key of their own.",
    )
    add_data(parser)
    parser.add_argument(
        "--stolen",
        action="store_true",
        help="nothing holds any more that the key of before has signed: colleagues' programs fetch "
        "fresh tokens by themselves, devices without a key of their own are enrolled anew",
    )
    parser.set_defaults(work=work)


def work(given: argparse.Namespace) -> int:
    """Run it."""
    before, after = asyncio.run(_rotate(given))
    print(f"Tokens are signed with the key {after} from now on.")
    if given.stolen:
        print(f"Nothing that the key {before} has signed opens anything any more.")
    return 0


async def _rotate(given: argparse.Namespace) -> tuple[str, str]:
    if not (given.data / DATABASE).is_file():
        raise CommandFault(f"There is no hall in {given.data}. Name another with --data.")
    async with opened(given.data) as site:
        now = SystemClock().now()
        before, after = rotate(site.folder.keys, now, stolen=given.stolen)
        data = {"from": before, "to": after, "stolen": given.stolen}
        act = Act(
            "keys_rotated", "site", site.store.site, OPERATOR.id, OPERATOR.role, "command line",
            data=data,
        )  # fmt: skip
        site.book.note(act, now)
    return before, after
