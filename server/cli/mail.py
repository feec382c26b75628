"""`mail`: by which server messages to customers leave, and one that tries it."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from protocol.records import Definition
from server.cli.arguments import Subparsers, add_data, web_address
from server.cli.faults import FAILED, CommandFault, Parser
from server.cli.mail_imap import add_imap
from server.cli.mail_settings import mail_address, read_mail, typed, write_mail
from server.clock import SystemClock
from server.compose import Composition
from server.mail.delivery import Letter
from server.mail.settings import IMAP_PASSWORD, KEY, PASSWORD, PORTS, Sms, Smtp
from server.mail.smtp import SmtpSender

_NONE: Final = "No mail server is set. See: python -m server mail set --help"
_TEST: Final = (
    "This mail was sent by Now Serving to try its mail server.\n"
    "If you can read it, customers can be written to.\n"
)


def register(commands: Subparsers) -> None:
    """Add the command with its own."""
    parser = commands.add_parser(
        "mail",
        help="set the mail server, the mail box and the SMS provider",
        description="By what messages to customers leave, and where theirs come. A server that "
        "runs follows a change within half a minute. Secrets are typed, or given by standard "
        "input, or stand in the environment of the server: "
        f"{PASSWORD}, {IMAP_PASSWORD}, {KEY}.",
    )
    doing = parser.add_subparsers(metavar="WHAT", required=True, parser_class=Parser)
    show = doing.add_parser("show", help="tell what is set")
    add_data(show)
    show.set_defaults(work=_show)
    _add_set(doing)
    add_imap(doing)
    _add_sms(doing)
    off = doing.add_parser("off", help="set none: messages wait")
    off.add_argument("which", choices=("mail", "sms"))
    add_data(off)
    off.set_defaults(work=_off)
    test = doing.add_parser("test", help="send one mail, and say what happened")
    test.add_argument("address", metavar="ADDRESS", type=mail_address, help="to whom")
    add_data(test)
    test.set_defaults(work=_test)


def _add_set(doing: Subparsers) -> None:
    parser = doing.add_parser("set", help="set the mail server")
    add_data(parser)
    parser.add_argument("--host", metavar="NAME", required=True, help="such as smtp.example.com")
    parser.add_argument(
        "--from", dest="sender", metavar="ADDRESS", type=mail_address, required=True
    )
    parser.add_argument("--reply-to", metavar="ADDRESS", type=mail_address)
    parser.add_argument("--security", choices=tuple(PORTS), default="starttls")
    parser.add_argument("--port", type=int, help="587, 465 or 25, by the kind of security")
    parser.add_argument("--user", metavar="NAME", default="", help="to sign in with")
    parser.add_argument("--password", action="store_true", help="ask for the password")
    parser.set_defaults(work=_set)


def _add_sms(doing: Subparsers) -> None:
    parser = doing.add_parser("sms", help="set the SMS provider (docs/messages.md)")
    add_data(parser)
    parser.add_argument("--url", type=web_address, required=True, help="where SMS are posted")
    parser.add_argument("--key", action="store_true", help="ask for the key")
    parser.set_defaults(work=_sms)


def _set(given: argparse.Namespace) -> int:
    if given.password and not given.user:
        raise CommandFault("A password needs --user.")
    port = given.port or PORTS[given.security]
    if not 0 < port <= 65_535:
        raise CommandFault("A port is a number from 1 to 65535.")
    smtp = Smtp(
        host=given.host,
        port=port,
        security=given.security,
        sender=given.sender,
        reply_to=given.reply_to or "",
        user=given.user,
        password=typed("Password: ") if given.password else "",
    )
    write_mail(given.data, lambda before: replace(before, smtp=smtp))
    print(f"Mails leave by {smtp.where}, from {smtp.sender}.")
    print(f"Try it: python -m server mail test ADDRESS --data {given.data}")
    return 0


def _sms(given: argparse.Namespace) -> int:
    sms = Sms(url=given.url, key=typed("Key: ") if given.key else "")
    write_mail(given.data, lambda before: replace(before, sms=sms))
    print(f"SMS are posted to {sms.url}.")
    return 0


def _off(given: argparse.Namespace) -> int:
    if given.which == "mail":
        write_mail(given.data, lambda before: replace(before, smtp=None))
        print("No mail server is set: mails to customers wait.")
    else:
        write_mail(given.data, lambda before: replace(before, sms=None))
        print("No SMS provider is set: no SMS are sent.")
    return 0


def _show(given: argparse.Namespace) -> int:
    found = read_mail(given.data)
    smtp, imap, sms = found.smtp, found.imap, found.sms
    print(f"mail  {f'{smtp.where} ({smtp.security}), from {smtp.sender}' if smtp else '(none)'}")
    if smtp and smtp.user:
        print(f"      signs in as {smtp.user}, {_known(smtp.password, PASSWORD)}")
    print(f"box   {f'{imap.where} ({imap.security}), for {imap.address}' if imap else '(none)'}")
    if imap:
        print(f"      every {imap.every_s} s, {_known(imap.password, IMAP_PASSWORD)}")
    print(f"SMS   {sms.url if sms else '(none)'}")
    if sms:
        print(f"      {_known(sms.key, KEY)}")
    return 0


def _test(given: argparse.Namespace) -> int:
    smtp = read_mail(given.data).smtp
    if smtp is None:
        raise CommandFault(_NONE)
    print(asyncio.run(_tried(smtp, given.address)))
    return 0


async def _tried(smtp: Smtp, address: str) -> str:
    now = SystemClock().now()
    letter = Letter(
        f"test.{now}", address, _TEST, subject="Now Serving: a test", house="Now Serving",
        made_at=now,
    )  # fmt: skip
    sender = SmtpSender(smtp)
    found = await sender.send(letter)
    await sender.rest()
    if found.kind != "sent":
        raise CommandFault(f"Not sent: {found.words}", FAILED)
    return f"Sent: {smtp.where} has taken it for {address} ({found.words})."


def remarks_of(composition: Composition, folder: Path | None) -> list[str]:
    """What whoever starts the server is told of messages, where there is anything to book."""
    if not any(True for _ in composition.tailer.floor.of(Definition)):
        return []
    if folder is not None:
        return [f"Messages to customers are written to {folder}; none leaves this machine."]
    return [] if composition.outbox.standing().mail == "sending" else [composition.outbox.why()]


def add_mail_to(parser: argparse.ArgumentParser) -> None:
    """`--mail-to FOLDER`."""
    parser.add_argument(
        "--mail-to",
        metavar="FOLDER",
        type=Path,
        help="write messages to customers into files there, to look at, and send none",
    )


def _known(secret: str, variable: str) -> str:
    return "with a secret that is never shown" if secret else f"without a secret, nor in {variable}"
