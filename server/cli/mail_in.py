"""`mail-in`: take one mail from standard input, for mail servers that hand mails to a program.

It speaks to no server: the mail is kept in a folder of the data directory, and the server that
owns the database takes it from there, now or when it runs. Exit codes are those that mail servers
know (`sysexits.h`); all that is not the mail's own fault lets them try again.
"""

from __future__ import annotations

import argparse
import sys
from typing import BinaryIO, Final

from server.cli.arguments import Subparsers, add_data
from server.cli.faults import CommandFault
from server.data_folder import DataFolder
from server.mail.incoming.bounds import MB, RAW_MOST
from server.mail.incoming.spool import Spool, SpoolFull

TRY_AGAIN: Final = 75
"""EX_TEMPFAIL: the mail server keeps the mail and comes again."""
WRONG_MAIL: Final = 65
"""EX_DATAERR: the mail goes back to whoever sent it."""
_AT_ONCE: Final = 1 << 16


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "mail-in",
        help="take one mail from standard input",
        description="For a mail server that hands mails to a program (docs/messages.md): takes one "
        "mail from standard input. Exits with 0 when it is kept safely, 75 when the mail server "
        "should try again, 65 when it should give the mail back.",
    )
    add_data(parser)
    parser.wrong = TRY_AGAIN
    parser.set_defaults(work=_work)


def _work(given: argparse.Namespace) -> int:
    data = _mail(sys.stdin.buffer)
    folder = DataFolder(given.data)
    try:
        if not folder.database.exists():
            # A wrong --data must not swallow mails that nobody will ever look for there.
            raise CommandFault(f"There is no hall in {given.data}: run the server once.", TRY_AGAIN)
        Spool(folder.mail_in).put(data)
    except SpoolFull as full:
        raise CommandFault(str(full), TRY_AGAIN) from None
    except OSError as fault:
        raise CommandFault(
            f"{folder.mail_in} cannot be written to ({fault.strerror}).", TRY_AGAIN
        ) from None
    return 0


def _mail(source: BinaryIO) -> bytes:
    """All of it is read, however much: a mail server that cannot write it all may try for ever."""
    kept = bytearray()
    size = 0
    try:
        while piece := source.read(_AT_ONCE):
            size += len(piece)
            if size <= RAW_MOST:
                kept += piece
    except OSError as fault:
        raise CommandFault(f"The mail cannot be read ({fault.strerror}).", TRY_AGAIN) from None
    if size > RAW_MOST:
        raise CommandFault(f"The mail is larger than {RAW_MOST // MB} MB.", WRONG_MAIL)
    if not kept.strip():
        raise CommandFault("There is no mail on standard input.", WRONG_MAIL)
    return bytes(kept)
