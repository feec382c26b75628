"""`python -m display`: the wall of one server; in full screen below a watchdog, which has no Qt."""

from __future__ import annotations

import sys

from client.watchdog import watch, watches

NAME = "display"


def main() -> int:
    """Run the wall, or the watchdog that does; the exit code."""
    arguments = sys.argv[1:]
    if watches(arguments):
        return watch(NAME, arguments)
    from display import program

    return program.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
