"""How a command fails: one line that says what to do, and an exit code."""

from __future__ import annotations

import argparse
from typing import Final, NoReturn

FAILED: Final = 1
"""The work could not be done."""
WRONG: Final = 2
"""The command was given wrong."""


class CommandFault(Exception):
    """Ends a command with one line and an exit code."""

    def __init__(self, text: str, code: int = WRONG) -> None:
        super().__init__(text)
        self.code = code


class Parser(argparse.ArgumentParser):
    """A parser whose errors take one line."""

    wrong: int = WRONG
    """What it exits with then."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        self.exit(self.wrong, f"{self.prog}: {shortened(message)} (see --help)\n")


def shortened(text: str) -> str:
    """One line of at most 300 characters, however much somebody typed."""
    line = " ".join(text.split())
    return line if len(line) <= 300 else f"{line[:240]} … {line[-50:]}"
