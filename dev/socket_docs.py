"""How the websocket ends and what it takes, as a page of the documentation, from its own tables."""

from __future__ import annotations

from typing import Final, get_args

from dev.paths import ROOT
from protocol.codec import DEEPEST
from protocol.messages import CLOSE_CODES, HELLO_WITHIN_S, MAX_CLIENT_FRAME, MAX_STAFF_FRAME, Limits
from protocol.record import Role
from protocol.topics import TOPICS, Takes, TopicKind
from server.domain.access import ACCESS
from server.settings import Settings

SOCKET_PAGE: Final = ROOT / "docs" / "websocket.md"
_HEAD: Final = """# The websocket

Written by `python3 run.py docs` from `protocol/messages.py` and `topics.py`; a test compares. One
socket at `/sync`, one JSON message to a frame, version 1.

## What it takes

A page of another origin is turned away at the handshake (403); programs send no `Origin`. The
page's origin is the host that it asks or the public address of the house; `null` is neither.
"""
_TOPICS: Final = """## What can be followed

A topic is told as a snapshot and then by what changes, at most so many frames a second. `<day>` is
written `2026-11-23`, and the topic is of the seven days from it on. Of `slots` the clock takes
starts away too: then the whole comes again under the same number.
"""
_SHOWS: Final[dict[TopicKind, str]] = {
    "staff": "settings, who is here, and who is expected today",
    "display": "service points, waits and calls, for walls",
    "kiosk": "service points and waits, and what kiosks have to do",
    "queue": "a service point's line, by opaque tags",
    "visitor": "the own visit, by its link",
    "book": "a week of reservations from a Monday on, with persons, held times and the wait list",
    "slots": "the free starts of what can be booked, never who has the others",
    "reservation": "the own reservation, by its link until a day after its end",
    "tickets": (
        "the ticket desk: its settings, the own drafts, notices and lists, the rows of the 200 "
        "tickets that changed last, how many stand how, who is at which"
    ),
    "ticket": (
        "a ticket with its clock and contact, its newest 100 messages with their files, the own "
        "drafts, who is there, the rows of those that belong with it"
    ),
    "thread": "what is public of the own ticket, by its link",
    "contact": (
        "a contact and all that are the same, their persons, and their events: series, and of the "
        "others those that begin last, 100 in all"
    ),
    "requests": (
        "a card of every service request that has not ended, the benches in their order, the terms "
        "of service points, and suppliers"
    ),
    "request": (
        "a service request, ended or not, with its items, notes, lines, estimates and invoice, "
        "whose it is, and the rows of the tickets about it; never what opens an item"
    ),
    "own_request": "the own service request, by its link, also once it has ended",
}
_TAKES: Final[dict[Takes, str]] = {"": "", "id": "/<id>", "day": "/<day>", "id.day": "/<id>.<day>"}
_CODES: Final = """## How it closes

Before 4400, 4401, 4409 and 4429 an `err` says why in words, with `retry_after` in seconds where
the same may succeed later. A command that is not understood, or has a field that it does not know,
is refused as `malformed` and leaves the connection as it is.
"""


def socket_page() -> str:
    """The whole page."""
    limits = Limits()
    rows = (
        ("time until `hello`", f"{HELLO_WITHIN_S} s"),
        ("bytes of a frame", f"{MAX_CLIENT_FRAME:,}"),
        ("of colleagues", f"{MAX_STAFF_FRAME:,}"),
        ("nesting of objects and lists", f"{DEEPEST}"),
        ("frames a second, as many at once", f"{limits.frames_per_s}"),
        ("topics at a time", f"{limits.topics}"),
        ("sockets of customers from one address (/64)", f"{Settings.open_sockets:,}"),
        ("numbers a minute at a service point, from strangers", f"{Settings.open_joins}"),
    )
    table = ["| limit | value |", "| --- | --- |", *(f"| {what} | {n} |" for what, n in rows)]
    codes = ["| code | why |", "| --- | --- |"]
    codes += [f"| {code} | {why} |" for code, why in sorted(CLOSE_CODES.items())]
    return "\n".join([_HEAD, *table, "", _TOPICS, *_topics(), "", _CODES, *codes, ""])


def _topics() -> list[str]:
    rows = ["| topic | shows | for | frames a second |", "| --- | --- | --- | --- |"]
    for rule in TOPICS.values():
        name, pace = f"`{rule.kind}{_TAKES[rule.takes]}`", rule.frames_per_s or "at once"
        roles = ACCESS[f"follow {rule.kind}"].roles
        whom = "everybody" if len(roles) == len(get_args(Role)) - 1 else ", ".join(sorted(roles))
        rows.append(f"| {name} | {_SHOWS[rule.kind]} | {whom} | {pace} |")
    return rows
