"""`python -m kiosk`: a kiosk of one server; in full screen below a watchdog, which has no Qt."""

from __future__ import annotations

import sys

from client.watchdog import watch, watches

NAME = "kiosk"


def main() -> int:
    """Run the kiosk, or the watchdog that does; the exit code."""
    arguments = sys.argv[1:]
    if watches(arguments, ("--test-print",)):
        return watch(NAME, arguments)
    from kiosk import program

    return program.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
