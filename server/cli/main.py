"""`python -m server COMMAND`: a module for each; errors take one line, exit codes are 0, 1, 2."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from sqlalchemy.exc import DatabaseError

from server.accounts.keys import KeysFault
from server.cli import (
    audit,
    backup,
    create_device,
    create_user,
    erase,
    export,
    invite,
    practice,
    replay,
    restore,
    rotate_keys,
    run,
    sample,
    site_settings,
    tls,
    what_if,
)
from server.cli.faults import FAILED, CommandFault, Parser, shortened
from server.data_folder import DataFault
from server.store.engine import StoreFault

COMMANDS: Final = (
    run,
    tls,
    site_settings,
    create_user,
    invite,
    create_device,
    rotate_keys,
    sample,
    replay,
    what_if,
    practice,
    backup,
    restore,
    export,
    erase,
    audit,
)


def parser() -> Parser:
    """The parser of all commands."""
    made = Parser(prog="python -m server", description="The server of Now Serving.")
    commands = made.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    for command in COMMANDS:
        command.register(commands)
    return made


def main(arguments: Sequence[str]) -> int:
    """Run one command; its exit code."""
    given = parser().parse_args(arguments)
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
