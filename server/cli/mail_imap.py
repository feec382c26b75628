"""`mail imap`: the mail box that customers write to."""

from __future__ import annotations

import argparse
from typing import Final

from msgspec.structs import replace

from server.cli.arguments import Subparsers, add_data
from server.cli.faults import FAILED, CommandFault, Parser
from server.cli.mail_settings import mail_address, read_mail, typed, write_mail
from server.mail.incoming.mailbox import Mailbox, MailboxFault
from server.mail.settings import IMAP_PORTS, Imap

_NONE: Final = "No mail box is set. See: python -m server mail imap set --help"


def add_imap(doing: Subparsers) -> None:
    """Add the command with its own."""
    parser = doing.add_parser(
        "imap",
        help="set the mail box that customers write to",
        description="Mails that come into it become tickets and answers. It is looked at again and "
        "again; what was taken is marked as read, and nothing is deleted.",
    )
    imap = parser.add_subparsers(metavar="WHAT", required=True, parser_class=Parser)
    _add_set(imap)
    off = imap.add_parser("off", help="fetch nothing any more")
    add_data(off)
    off.set_defaults(work=_off)
    test = imap.add_parser("test", help="sign in, say how the mail box stands, change nothing")
    add_data(test)
    test.set_defaults(work=_test)


def _add_set(imap: Subparsers) -> None:
    parser = imap.add_parser("set", help="set the mail box")
    add_data(parser)
    parser.add_argument("--host", metavar="NAME", required=True, help="such as imap.example.com")
    parser.add_argument("--user", metavar="NAME", required=True, help="to sign in with")
    parser.add_argument("--password", action="store_true", help="ask for the password")
    parser.add_argument(
        "--address",
        metavar="ADDRESS",
        type=mail_address,
        help="what customers write to, if it is not the user",
    )
    parser.add_argument("--security", choices=tuple(IMAP_PORTS), default="tls")
    parser.add_argument("--port", type=int, help="993 or 143, by the kind of security")
    parser.add_argument("--folder", metavar="NAME", default="INBOX", help="%(default)s")
    parser.add_argument(
        "--done", metavar="NAME", default="", help="a folder that mails are moved to when taken"
    )
    parser.add_argument("--every", metavar="SECONDS", type=int, default=60, help="%(default)s")
    parser.set_defaults(work=_set)


def _set(given: argparse.Namespace) -> int:
    port = given.port or IMAP_PORTS[given.security]
    if not 0 < port <= 65_535:
        raise CommandFault("A port is a number from 1 to 65535.")
    if not 10 <= given.every <= 3_600:
        raise CommandFault("A mail box is looked at every 10 to 3600 seconds.")
    if given.done and given.done == given.folder:
        raise CommandFault("Mails cannot be moved to the folder that they are fetched from.")
    imap = Imap(
        host=given.host,
        port=port,
        security=given.security,
        user=given.user,
        password=typed("Password: ") if given.password else "",
        address=given.address or _address_of(given.user),
        folder=given.folder,
        done=given.done,
        every_s=given.every,
    )
    write_mail(given.data, lambda before: replace(before, imap=imap))
    print(f"Mails are fetched from {imap.where}, every {imap.every_s} seconds.")
    print("What is unread there becomes tickets: mark as read what should not.")
    print(f"Try it: python -m server mail imap test --data {given.data}")
    return 0


def _address_of(user: str) -> str:
    try:
        return mail_address(user)
    except argparse.ArgumentTypeError:
        raise CommandFault(
            "The user is no mail address: say with --address what customers write to."
        ) from None


def _off(given: argparse.Namespace) -> int:
    write_mail(given.data, lambda before: replace(before, imap=None))
    print("No mail box is set: mails are no longer fetched.")
    return 0


def _test(given: argparse.Namespace) -> int:
    imap = read_mail(given.data).imap
    if imap is None:
        raise CommandFault(_NONE)
    box = Mailbox(imap)
    try:
        found = box.open()
        movable = not imap.done or box.can_move()
    except MailboxFault as fault:
        raise CommandFault(f"Not opened: {fault}", FAILED) from None
    finally:
        box.close()
    print(f"Opened: {imap.where} has {found.mails} mails, {found.unread} of them unread.")
    if found.unread:
        print("What is unread becomes tickets: mark as read what should not.")
    if not movable:
        print(f"Mails cannot be moved to {imap.done}: they will stay, marked as read.")
    return 0
