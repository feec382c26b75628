"""What queries about service requests are answered with."""

from __future__ import annotations

import msgspec

from protocol.money import TaxMode, TaxSum
from protocol.parts import Part
from protocol.request_states import RequestState
from protocol.request_views import OwnEstimate, OwnRequest


class FoundRequest(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="found_request"
):
    """Answer to `find_request`: requests, newest first, with those that have ended.

    Arguments: `text` (a number, a serial number, a part of a name, an item), or `contact`, or
    `service_point`; optional `ended` (bool). Pages of 50 by cursor.
    """

    request: str
    number: int
    service_point: str
    state: RequestState
    item: str
    name: str
    contact: str
    opened_at: int
    ended_at: int | None
    total: str
    currency: str
    version: int
    warranty_until: int | None = None
    """Until when (ms) its work is done again at no cost; None where it is not."""
    warranty_of: str | None = None
    """The id of the request whose work this one does again."""


class FoundPart(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="found_part"):
    """Answer to `parts`: the list, by name. Arguments: `text` (name or number, may be empty),
    `low` (bool: those to be ordered again). Pages of 100 by cursor."""

    part: Part
    supplier: str
    """Its name."""
    wanted: str
    """How much open requests still need."""


class ForetoldPromise(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="foretold_promise"
):
    """Answer to `foretell_promise`: what is promised for something that is handed over now, where
    nobody promises another time. Argument: `service_point`."""

    service_point: str
    promised_at: int | None
    """None where the terms promise nothing, or nobody works there any more."""
    at: int
    """The instant for which this was reckoned."""


class RequestTotals(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="request_totals"
):
    """Answer to `request_totals`: what the lines of a request come to now. Argument: `request`."""

    request: str
    version: int
    """Of the request, as it was reckoned."""
    tax_mode: TaxMode
    net: str
    tax: str
    total: str
    taxes: list[TaxSum]
    amounts: dict[str, str]
    """What each line that counts comes to, by its id."""


class FoundOwnRequest(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="found_own_request"
):
    """Answer to `find_own_request`, for a kiosk: what its customer may read, or nothing.

    Arguments: `code` (what was scanned: the link, or its token), or `number` with `phone` (the last
    four digits of the telephone); of those that have ended only by the link. `limit_reached` after
    many that were not found.
    """

    token: str
    """Of its link, by which the kiosk acts for its customer. It is neither shown nor printed."""
    request: OwnRequest
    estimate: OwnEstimate | None = None
    """The newest."""
    place: str = ""
    """The token of the private link to the stay in which its customer waits now, if they showed
    the link."""
