"""Why a server does not answer, as people say it: these words stand on kiosks in a hall."""

from __future__ import annotations

import errno
import socket
import ssl

import pytest
from websockets.exceptions import InvalidHandshake

from client.no_answer import no_answer


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (ConnectionRefusedError(errno.ECONNREFUSED, "Connect call failed"), "no server runs there"),
        (socket.gaierror(socket.EAI_NONAME, "Name not known"), "its name is not known here"),
        (TimeoutError(), "no answer in time"),
        (OSError(errno.EHOSTUNREACH, "No route to host"), "the network does not lead there"),
        (OSError(errno.ENETUNREACH, "Unreachable"), "the network does not lead there"),
        (ssl.SSLCertVerificationError(1, "self-signed"), "its certificate is not trusted here"),
        (InvalidHandshake("HTTP 404"), "its answer was not understood"),
        (OSError("Multiple exceptions: [Errno 111] …"), "no connection could be made"),
    ],
)
def test_why_there_is_no_answer_is_said_in_words_without_numbers(
    fault: Exception, words: str
) -> None:
    assert no_answer(fault) == words
