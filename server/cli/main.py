"""`python -m server COMMAND`: a module for each; errors take one line, exit codes are 0, 1, 2."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from sqlalchemy.exc import DatabaseError

from server.accounts.keys import KeysFault
from server.cli.collector import uncollected
from server.cli.faults import FAILED, CommandFault, Parser, shortened
from server.data_folder import DataFault
from server.store.engine import StoreFault

COMMANDS: Final = {
    "run": "run",
    "tls": "tls",
    "site": "site_settings",
    "mail": "mail",
    "mail-in": "mail_in",
    "create-user": "create_user",
    "invite": "invite",
    "create-device": "create_device",
    "rotate-keys": "rotate_keys",
    "sample": "sample",
    "replay": "replay",
    "what-if": "what_if",
    "practice": "practice",
    "backup": "backup",
    "restore": "restore",
    "export": "export",
    "erase": "erase",
    "audit": "audit",
}
"""The module of each command, by what is typed."""


def parser(only: str | None = None) -> Parser:
    """The parser of all commands, or of the only one that is wanted: each brings much along."""
    made = Parser(prog="python -m server", description="The server of Now Serving.")
    commands = made.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    with uncollected():
        for name, module in COMMANDS.items():
            if only in (None, name):
                import_module(f"server.cli.{module}").register(commands)
    return made


def main(arguments: Sequence[str]) -> int:
    """Run one command; its exit code."""
    first = arguments[0] if arguments else ""
    given = parser(first if first in COMMANDS else None).parse_args(arguments)
    try:
        return int(given.work(given))
    except CommandFault as fault:
        return _say(str(fault), fault.code)
    except (DataFault, StoreFault, KeysFault) as fault:
        return _say(str(fault), FAILED)
    except DatabaseError as fault:
        return _say(
            f"The database is damaged or cannot be read ({fault.orig}). "
            "Restore the newest copy of it.",
            FAILED,
        )
    except BrokenPipeError:
        return FAILED
    except KeyboardInterrupt:
        return FAILED


def _say(text: str, code: int) -> int:
    sys.stderr.write(f"python -m server: {shortened(text)}\n")
    return code
