"""`run.py demo --phones`: the hall on the local network, so that real phones can join."""

from __future__ import annotations

import io
import socket
from typing import Final

import qrcode

from dev.demo.processes import DemoFault

_ELSEWHERE: Final = ("192.0.2.1", 9)
"""An address of documentation: nothing is sent there, but the way to it begins at our own."""


def own_address() -> str:
    """This machine's address on its network. Raises `DemoFault` where it is on none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
            return str(probe.getsockname()[0])
        except OSError:
            raise DemoFault("This machine is on no network. Leave out --phones.") from None


def invitation(link: str) -> str:
    """What to do with a phone, with the link's code drawn in letters."""
    code = qrcode.QRCode(border=2)
    code.add_data(link)
    drawn = io.StringIO()
    code.print_ascii(out=drawn, invert=True)
    return (
        f"{drawn.getvalue()}\nOpen this once with a phone in the same network, then kiosk and wall "
        f"show their codes:\n  {link}\n"
        "Anybody in that network reaches the demo, without encryption."
    )
