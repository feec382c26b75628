"""When something is, beside the now of whoever reads it. Pure."""

from __future__ import annotations

from server.pages import says
from server.pages.booking import dates
from server.pages.words import Words


def when(at: int, zone: str, now: int, words: Words) -> str:
    """`16:00 today`, or the day with its time."""
    time, ahead = says.clock_time(at, zone), (dates.day_of(at, zone) - dates.day_of(now, zone)).days
    if ahead in (0, 1):
        return words.say("support.today" if ahead == 0 else "support.tomorrow", time=time)
    return dates.day_and_time(at, zone, words)
