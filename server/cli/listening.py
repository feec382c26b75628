"""The port that the server listens on, and the address under which others find it."""

from __future__ import annotations

import errno
import socket
import sys
from ipaddress import ip_address
from typing import Final

from server.cli.faults import FAILED, CommandFault

BACKLOG: Final = 4_096
"""So many connections wait to be taken in; the system may allow fewer."""
_WILDCARD: Final = ("0.0.0.0", "::", "")


def bound(host: str, port: int) -> socket.socket:
    """A socket on that port (0: any free one); it takes nobody in yet. Raises `CommandFault`."""
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=_FLAGS)
        family, kind, protocol, _, address = found[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError):
        raise CommandFault(
            "The host given with --host is not known here. Use 127.0.0.1, or 0.0.0.0 for all."
        ) from None
    if sys.platform == "win32":
        # There SO_REUSEADDR would let two programs share the port.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
    except OSError as fault:
        listener.close()
        raise CommandFault(_why(fault, host, port), FAILED) from None
    return listener


_FLAGS: Final = socket.AI_PASSIVE


def _why(fault: OSError, host: str, port: int) -> str:
    if fault.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use: perhaps a server runs already. "
            "Stop it, or name another with --port (0 takes any free one)."
        )
    if fault.errno == errno.EACCES:
        return f"This user may not use port {port}. Name one above 1023 with --port."
    if fault.errno == errno.EADDRNOTAVAIL:
        return "This machine has no such address. Use 127.0.0.1, or 0.0.0.0 for all."
    return f"Port {port} of {host} cannot be used ({fault.strerror}). Name another with --port."


def url_of(listener: socket.socket, scheme: str) -> str:
    """The address of a bound socket as others would type it."""
    host, port = listener.getsockname()[:2]
    if host in _WILDCARD:
        host = _own_address(listener.family)
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}:{port}"


def own_addresses() -> list[str]:
    """Under which other machines may find this one, as far as it knows."""
    found = [_own_address(family) for family in (socket.AF_INET, socket.AF_INET6)]
    try:
        told = socket.getaddrinfo(socket.gethostname(), None, type=socket.SOCK_STREAM)
    except OSError:
        told = []
    addresses = [ip_address(str(each).partition("%")[0]) for each in (
        *found, *(each[4][0] for each in told)
    )]  # fmt: skip
    able = (a for a in addresses if not a.is_loopback and not a.is_link_local)
    return list(dict.fromkeys(str(each) for each in able))


def _own_address(family: int) -> str:
    """The address by which this machine would reach others; nothing is sent to find out."""
    away = ("2001:db8::1", 9) if family == socket.AF_INET6 else ("192.0.2.1", 9)
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(away)
            return str(probe.getsockname()[0])
        except OSError:
            return "::1" if family == socket.AF_INET6 else "127.0.0.1"
