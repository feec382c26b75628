"""Why a server does not answer, in people's words: a fault's own text is for the log. Pure."""

from __future__ import annotations

import errno
import socket
import ssl
from typing import Final

from websockets.exceptions import InvalidHandshake

_WORDS: Final[tuple[tuple[type[Exception], str], ...]] = (
    (ConnectionRefusedError, "no server runs there"),
    (TimeoutError, "no answer in time"),
    (socket.gaierror, "its name is not known here"),
    (ssl.SSLCertVerificationError, "its certificate is not trusted here"),
    (InvalidHandshake, "its answer was not understood"),
)
_NO_WAY: Final = frozenset({errno.ENETDOWN, errno.ENETUNREACH, errno.EHOSTDOWN, errno.EHOSTUNREACH})


def no_answer(fault: Exception) -> str:
    """What to say of a connection that could not be made; it fits into brackets."""
    if isinstance(fault, OSError) and fault.errno in _NO_WAY:
        return "the network does not lead there"
    fitting = (words for kind, words in _WORDS if isinstance(fault, kind))
    return next(fitting, "no connection could be made")
