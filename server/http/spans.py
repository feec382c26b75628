"""Instants and days in the query of an address, and cursors of what is sorted by its start."""

from __future__ import annotations

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import Final

from protocol.ids import is_id
from server.domain.days import day_span
from server.http.problems import reject

LAST: Final = 4_102_444_800_000
"""The year 2100: nothing is booked beyond."""
_PLACE: Final = re.compile(r"(\d{1,13})\.(.+)", re.ASCII)


def asked_instant(text: str, field: str) -> int:
    """An instant in RFC 3339 with its zone, ms. Raises `Problematic`."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        hint = " In an address a + is written %2B." if " " in text else ""
        reject(
            "invalid",
            f"{field}: write an instant with its zone, such as 2026-05-10T14:00:00Z.{hint}",
            field,
        )
    if at.tzinfo is None:
        reject(
            "invalid",
            f"{field}: the zone is missing. Write 2026-05-10T14:00:00Z, or +02:00 at the end.",
            field,
        )
    return in_our_time(at, field)


def in_our_time(at: datetime, field: str) -> int:
    """An instant in ms, from 1970 to 2100. Raises `Problematic`."""
    told = int(at.timestamp() * 1000)
    if not 0 <= told <= LAST:
        reject("invalid", f"{field}: nothing is booked in that year. Check it.", field)
    return told


def asked_day(text: str, zone: str, field: str) -> tuple[int, int]:
    """When a day of the calendar begins and ends at the hall, ms. Raises `Problematic`."""
    try:
        begins, ends = day_span(text, zone, 0)
    except (ValueError, OverflowError):
        begins = ends = -1
    if not 0 <= begins < ends <= LAST:
        reject("invalid", f"{field}: write a day such as 2026-12-24.", field)
    return begins, ends


def cursor_of(at: int, ident: str) -> str:
    """The cursor of the page after what starts then."""
    return urlsafe_b64encode(f"{at}.{ident}".encode()).rstrip(b"=").decode()


def place_of(cursor: str) -> tuple[int, str]:
    """The start and id after which the next page begins. Raises `Problematic`."""
    try:
        told = _PLACE.fullmatch(urlsafe_b64decode(cursor.encode() + b"==").decode())
    except (binascii.Error, ValueError):
        told = None
    if told is None or not is_id(told[2]):
        reject("invalid", "This cursor is not one of ours. Begin without it.", "cursor")
    return int(told[1]), told[2]
