"""Arguments that several commands take, and how their values are read."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from protocol.records import NAME_LENGTH

Subparsers = Any
"""What `add_subparsers` gives; argparse has no public name for it."""


def add_data(parser: argparse.ArgumentParser) -> None:
    """`--data DIR`."""
    parser.add_argument(
        "--data", metavar="DIR", type=Path, required=True, help="the server's data directory"
    )


def web_address(text: str) -> str:
    """An http(s) address without a trailing slash."""
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or len(text) > 200:
        raise argparse.ArgumentTypeError("that is no address; write it like http://10.0.0.5:8080")
    return text.rstrip("/")


def instant(text: str) -> datetime:
    """An instant as `2026-11-24T08:00`, with or without an offset."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            "that is no instant; write it like 2026-11-24T08:00"
        ) from None


def in_ms(at: datetime, zone: str) -> int:
    """The instant in ms since 1970 UTC; one without an offset is the hall's time."""
    fixed = at if at.tzinfo is not None else at.replace(tzinfo=ZoneInfo(zone))
    return int(fixed.timestamp() * 1000)


def account_name(text: str) -> str:
    """A name that people can read, without what cannot be seen."""
    name = text.strip()
    if not name or not name.isprintable():
        raise argparse.ArgumentTypeError("a name has letters that can be seen, on one line")
    if len(name) > NAME_LENGTH:
        raise argparse.ArgumentTypeError(f"a name has at most {NAME_LENGTH} characters")
    return name
