"""What stands on slips and labels: a number, or the code of a customer's link. Pure."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from typing import Final
from uuid import UUID

from protocol.service_requests import number_of
from staff_console.requests.known import Known

_TOKEN: Final = re.compile(r"(?:^|/)s([A-Za-z0-9_-]{22})[A-Za-z0-9_-]{22}(?:[/?#].*)?$")
"""The request's id stands in its link, before what proves it: at a desk it need not be proved."""


def request_of(known: Known, text: str) -> str:
    """The id of the request that is meant, if it is on the board; else empty."""
    said = text.strip()
    found = _TOKEN.search(said)
    if found is not None:
        ident = str(UUID(bytes=urlsafe_b64decode(found[1] + "==")))
        return ident if known.card(ident) is not None else ""
    number = number_of(said)
    if number is not None:
        return next((head.id for head in known.all if head.number == number), "")
    words = said.casefold().split()
    fitting = [
        head.id for head in known.all
        if words and all(word in f"{head.item} {head.name}".casefold() for word in words)
    ]  # fmt: skip
    return fitting[0] if len(fitting) == 1 else ""
