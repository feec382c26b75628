"""`invite`: a one-time code by which a colleague sets a password, the first or another."""

from __future__ import annotations

import argparse
import asyncio
from datetime import UTC, datetime
from typing import Final

from server.accounts.colleagues import Colleagues, Invited
from server.cli.arguments import Subparsers, account_name, add_data
from server.cli.faults import FAILED, CommandFault
from server.cli.site import OPERATOR, Site, opened
from server.clock import SystemClock
from server.domain.refused import Refused
from server.execution.door import Unavailable

ROLES: Final = ("staff", "manager", "admin")


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "invite",
        help="let a colleague set a password by a code",
        description="Prints a code that works once, within 72 hours. For a new colleague it makes "
        "the account; for one who has an account the old password and all sign-ins are void.",
    )
    parser.add_argument("name", metavar="NAME", type=account_name, help="to sign in with")
    parser.add_argument("--role", choices=ROLES, help="needed for a new account")
    add_data(parser)
    parser.set_defaults(work=work)


def work(given: argparse.Namespace) -> int:
    """Run it."""
    invited = asyncio.run(_invite(given))
    until = datetime.fromtimestamp(invited.expires_at / 1000, UTC).astimezone()
    print(f"{invited.account.name} sets a password with the code {invited.code}")
    print(f"It works once, until {until:%Y-%m-%d %H:%M}.")
    return 0


async def _invite(given: argparse.Namespace) -> Invited:
    async with opened(given.data) as site:
        now = SystemClock().now
        colleagues = Colleagues(
            site.book, site.door, site.keys, site.new_id, now, via="command line"
        )
        try:
            return await _by_name(site, colleagues, given)
        except Refused as no:
            raise CommandFault(no.refusal.detail) from None
        except Unavailable as away:
            raise CommandFault(away.detail, FAILED) from None


async def _by_name(site: Site, colleagues: Colleagues, given: argparse.Namespace) -> Invited:
    found = site.book.by_name(given.name)
    if found is None:
        if given.role is None:
            raise CommandFault(f"A new account needs --role: {', '.join(ROLES)}.")
        return await colleagues.create(OPERATOR, given.name, given.role)
    if not found.is_colleagues:
        raise CommandFault(f"{found.name} is a {found.role}. Enrol it with create-device.")
    if given.role not in (None, found.role):
        raise CommandFault(
            f"{found.name} is {found.role} already. Leave out --role; an administrator changes it."
        )
    if found.ended_at is not None:
        return await colleagues.come_back(OPERATOR, found.id)
    return await colleagues.invite(OPERATOR, found.id)
