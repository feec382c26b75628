"""Why a server does not answer, in people's words: a fault's own text is for the log. Pure."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator
from typing import Final

from websockets.exceptions import InvalidHandshake

_OVER_DATE: Final = "its certificate has expired, or a clock is wrong"
_TOO_EARLY: Final = "its certificate does not hold yet: a clock is wrong"
_OTHER_NAME: Final = "its certificate is for another address"
_UNKNOWN: Final = "its certificate is not trusted here"
_PLAIN: Final = "it speaks plain HTTP: its address begins with http://"
_HANGS_UP: Final = "it hung up"
_SECURE: Final = "it hung up: perhaps its address begins with https://"
_CERTIFICATE: Final = {
    9: _TOO_EARLY,
    10: _OVER_DATE,
    62: _OTHER_NAME,
    64: _OTHER_NAME,
}
"""By OpenSSL's number of what was wrong with it."""
_STRANGERS: Final = frozenset({18, 19, 20, 21})
"""Its numbers for a chain that ends at nobody who is trusted."""
_NO_TLS: Final = frozenset({"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE"})
_WORDS: Final[tuple[tuple[type[BaseException], str], ...]] = (
    (ConnectionRefusedError, "no server runs there"),
    (TimeoutError, "no answer in time"),
    (socket.gaierror, "its name is not known here"),
    (ssl.SSLCertVerificationError, _UNKNOWN),
    (InvalidHandshake, "its answer was not understood"),
)
_NO_WAY: Final = frozenset({errno.ENETDOWN, errno.ENETUNREACH, errno.EHOSTDOWN, errno.EHOSTUNREACH})
_HUNG_UP: Final = ("EOFError", "RemoteProtocolError", "ConnectionResetError")
"""By name, since those of httpx stand for a whole family of faults of others."""


def no_answer(fault: Exception, address: str = "") -> str:
    """What to say of a connection to that address that could not be made; it fits into brackets.

    Whoever wraps faults, as httpx does, is asked for what lies inside.
    """
    inside = [*_chain(fault)]
    for each in inside:
        if isinstance(each, ssl.SSLCertVerificationError):
            return _CERTIFICATE.get(_number(each), _UNKNOWN)
        if isinstance(each, ssl.SSLError) and each.reason in _NO_TLS:
            return _PLAIN
        if isinstance(each, OSError) and each.errno in _NO_WAY:
            return "the network does not lead there"
    if any(type(each).__name__ in _HUNG_UP for each in inside):
        return _SECURE if address.startswith(("http:", "ws:")) else _HANGS_UP
    fitting = (words for each in inside for kind, words in _WORDS if isinstance(each, kind))
    return next(fitting, "no connection could be made")


def whose_authority_is_unknown(fault: BaseException) -> bool:
    """Whether nothing is wrong with the certificate but that nobody here trusts its authority."""
    return any(
        isinstance(each, ssl.SSLCertVerificationError) and _number(each) in _STRANGERS
        for each in _chain(fault)
    )


def _number(fault: ssl.SSLCertVerificationError) -> int:
    return getattr(fault, "verify_code", 0)


def _chain(fault: BaseException) -> Iterator[BaseException]:
    """The fault, and those that it was made of."""
    seen: set[int] = set()
    each: BaseException | None = fault
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield each
        each = each.__cause__ or each.__context__
