"""`python -m staff_console`: the desk of a clerk."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec
import shiboken6

from client import options
from client.app import Program, run_program
from client.options import Options
from client.theme import Scheme
from client.trust import trust
from client.window import show
from staff_console.console import Console
from staff_console.entering import Safe
from staff_console.keeping import Keeper
from staff_console.look import LEAST
from staff_console.memory import Memory
from staff_console.pins import Pins
from staff_console.practice.program import Practice
from staff_console.system_keyring import SystemKeyring
from staff_console.window import ConsoleWindow

log = logging.getLogger("staff_console")

NAME = "staff_console"
ABOUT = "The staff console: sign in, choose a desk, call and serve. F1 shows all keys, Ctrl+Q ends."
USUAL = (1440, 900)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the console until it is closed; the exit code."""
    parser = options.parser(NAME, ABOUT)
    colours = parser.add_mutually_exclusive_group()
    for scheme, text in (
        ("light", "dark on light"),
        ("dark", "light on dark"),
        ("contrast", "white on black, strong colours"),
    ):
        colours.add_argument(
            f"--{scheme}", dest="scheme", action="store_const", const=scheme, help=text
        )
    parser.add_argument(
        "--sign-in", metavar="NAME", help="sign in; the password is a line of standard input"
    )
    _add_practice(parser)
    given, more = options.read(parser, argv)
    if given.data.exists() and not given.data.is_dir():
        parser.error(f"--data {given.data} is a file; name a folder")
    if given.size is not None and (given.size[0] < LEAST[0] or given.size[1] < LEAST[1]):
        asked, least = ("{}x{}".format(*size) for size in (given.size, LEAST))
        parser.error(f"--size {asked} is too small for the board; {least} at least")
    memory = Memory(given.data)
    if more.practice:
        return _practise(parser, given, more, memory)
    if more.seed is not None or more.speed is not None:
        parser.error("--seed and --speed belong to --practice")
    server = given.server or memory.now.server
    if not server:
        parser.error("no server known yet; name it once, like --server http://192.168.1.10:8080")

    password = sys.stdin.readline().rstrip("\r\n") if more.sign_in else ""

    async def start(program: Program) -> None:
        console = _start(program, given, server, memory, more.scheme)
        if more.sign_in:
            console.sign_in(more.sign_in, password)

    return run_program(start, name=NAME, widgets=True, verbose=given.verbose)


def _add_practice(parser: options.Parser) -> None:
    parser.add_argument(
        "--practice", action="store_true", help="practise on a simulated hall; nothing is real"
    )
    parser.add_argument("--seed", type=int, metavar="N", help="with --practice: who comes (1)")
    parser.add_argument(
        "--speed", type=float, metavar="N", help="with --practice: how many times as fast (1)"
    )


def _practise(
    parser: options.Parser, given: Options, more: argparse.Namespace, memory: Memory
) -> int:
    if given.server is not None or more.sign_in:
        parser.error("--practice brings its own hall; leave out --server and --sign-in")
    arguments = [
        f"--{name}={value}" for name in ("seed", "speed") if (value := getattr(more, name))
    ]
    looks = msgspec.structs.replace(memory.now, scheme=more.scheme or memory.now.scheme)

    async def start(program: Program) -> None:
        Practice(program, given, looks, arguments, USUAL)

    return run_program(start, name=NAME, widgets=True, verbose=given.verbose)


def _start(
    program: Program, given: Options, server: str, memory: Memory, scheme: Scheme | None = None
) -> Console:
    window = ConsoleWindow(scheme or memory.now.scheme, memory.now.zoom)
    console = Console(program, window, server, memory, safe=_safe(given, server, memory))
    window.closed.connect(console.close)
    show(window, given, USUAL)
    log.info("the window is open, the server is %s", server)
    program.at_end(lambda: end(console))
    return console


def _safe(given: Options, server: str, memory: Memory) -> Safe:
    named = trust(given.authority)
    secure = urlsplit(server).scheme == "https"
    pins = Pins(memory.folder, server) if secure and named is None else None
    return Safe(Keeper(server, memory.folder, SystemKeyring()), pins, named)


def end(console: Console) -> None:
    """Let go of a console: its window first, since what it shows must live as long as it does."""
    console.close()
    shiboken6.delete(console.window)


if __name__ == "__main__":
    sys.exit(main())
