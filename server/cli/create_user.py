"""`create-user`: an account for a colleague, or another password for it, on standard input."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import sys
from typing import Final

from protocol.commands import PutStaff
from server.accounts.passwords import Passwords, weakness
from server.cli.arguments import Subparsers, account_name, add_data
from server.cli.faults import CommandFault
from server.cli.site import by_operator, opened
from server.clock import SystemClock

_ROLES: Final = ("staff", "manager", "admin")


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "create-user",
        help="make an account for a colleague, or reset a password",
        description="Makes an account, or gives one another password with --renew. "
        "The password is read from standard input, one line.",
    )
    parser.add_argument("name", metavar="NAME", type=account_name, help="to sign in with")
    parser.add_argument("--role", choices=_ROLES, help="needed for a new account")
    add_data(parser)
    parser.add_argument(
        "--renew",
        action="store_true",
        help="give a colleague who has an account another password; all sign-ins end",
    )
    parser.add_argument(
        "--totp-off",
        action="store_true",
        help="with --renew: turn the second factor off, for who has lost phone and recovery codes",
    )
    parser.set_defaults(work=work)


def work(given: argparse.Namespace) -> int:
    """Run it."""
    if given.role is None and not given.renew:
        raise CommandFault(f"A new account needs --role: {', '.join(_ROLES)}.")
    if given.totp_off and not given.renew:
        raise CommandFault("A new account has no second factor. Leave out --totp-off.")
    password = _password()
    weak = weakness(password, given.name)
    if weak is not None:
        raise CommandFault(weak)
    passwords = Passwords()
    try:
        hashed = passwords.hash(password)
    finally:
        passwords.close()
    print(asyncio.run(_renew(given, hashed) if given.renew else _create(given, hashed)))
    return 0


async def _create(given: argparse.Namespace, hashed: str) -> str:
    async with opened(given.data) as site:
        await site.enter(given.name, given.role, hashed)
    return f"{given.name} can sign in as {given.role}."


async def _renew(given: argparse.Namespace, hashed: str) -> str:
    async with opened(given.data) as site:
        found = site.book.by_name(given.name)
        if found is None or found.role not in _ROLES:
            raise CommandFault(
                f"There is no colleague of the name {given.name}. Leave out --renew to make one."
            )
        role = given.role or found.role
        await site.do(PutStaff(staff=found.id, name=found.name, role=role))
        act = by_operator("password_changed", found, {"role": role})
        now = SystemClock().now()
        site.book.renew(found.id, role, hashed, now, act)
        if given.totp_off:
            site.book.set_totp(found.id, None, 0, "[]", now, by_operator("totp_off", found))
    with_code = found.totp is not None and not given.totp_off
    how = "and a code of the authenticator app" if with_code else "alone"
    return f"{found.name} can sign in as {role} with the new password {how}."


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
