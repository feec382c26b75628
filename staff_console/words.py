"""Times as a console writes them. Pure."""

from __future__ import annotations

from datetime import tzinfo

from client.instants import local
from protocol.waits import wait_range
from staff_console.speech import tr


def minutes(at: int, zone: tzinfo | None) -> str:
    """`14:02`; no zone is this machine's own."""
    return f"{local(at, zone):%H:%M}"


def seconds(at: int, zone: tzinfo | None) -> str:
    """`14:02:31`."""
    return f"{local(at, zone):%H:%M:%S}"


def span(ms: int) -> str:
    """A duration as `6:12`, from an hour on `1:06:12`; never below zero."""
    whole = max(0, ms) // 1000
    hours, rest = divmod(whole, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60}:{rest % 60:02}"


def left(ms: int) -> str:
    """A countdown as `0:48`: it reaches zero when nothing is left, not a second before."""
    return span(-(-max(0, ms) // 1000) * 1000)


def about_minutes(ms: int) -> str:
    """`26 min`; `under a minute` below one."""
    whole = max(0, ms) // 60_000
    return tr("{minutes} min").format(minutes=whole) if whole else tr("under a minute")


def whole_minutes(ms: int, up: bool = False) -> str:
    """`26 min`, with seconds left out, or counted `up` as a full minute; never below zero."""
    whole = -(-max(0, ms) // 60_000) if up else max(0, ms) // 60_000
    return tr("{minutes} min").format(minutes=whole)


def expected(p50_s: int, p80_s: int) -> str:
    """The range that a waiting customer is told: `10–20 min`."""
    low, high = wait_range(p50_s, p80_s)
    return tr("{low}–{high} min").format(low=low, high=high)


def isolated(name: str) -> str:
    """A name as part of a sentence: one that runs from right to left must not turn the rest."""
    return f"\u2068{name}\u2069"
