"""`create-user`: an account for a colleague; the password comes on standard input."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import sys

from server.accounts.passwords import Passwords, weakness
from server.cli.arguments import Subparsers, account_name, add_data
from server.cli.faults import CommandFault
from server.cli.site import opened


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "create-user",
        help="make an account for a colleague",
        description="Makes an account. The password is read from standard input, one line.",
    )
    parser.add_argument("name", metavar="NAME", type=account_name, help="to sign in with")
    parser.add_argument("--role", required=True, choices=("staff", "manager", "admin"))
    add_data(parser)
    parser.set_defaults(work=work)


def work(given: argparse.Namespace) -> int:
    """Run it."""
    password = _password()
    weak = weakness(password, given.name)
    if weak is not None:
        raise CommandFault(weak)
    asyncio.run(_create(given, password))
    print(f"{given.name} can sign in as {given.role}.")
    return 0


async def _create(given: argparse.Namespace, password: str) -> None:
    async with opened(given.data) as site:
        passwords = Passwords()
        try:
            await site.enter(given.name, given.role, passwords.hash(password))
        finally:
            passwords.close()


def _password() -> str:
    if sys.stdin.isatty():
        first = getpass.getpass("Password: ")
        if getpass.getpass("Once more: ") != first:
            raise CommandFault("The two passwords differ. Begin again.")
        return first
    try:
        return sys.stdin.readline().rstrip("\r\n")
    except UnicodeDecodeError:
        raise CommandFault("The password on standard input is not UTF-8 text.") from None
