"""How instants and waits are said to a customer."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from server.pages.words import Words


def zone_of(name: str) -> tzinfo:
    """The time zone of that name; UTC where this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def opens(at: int | None, now: int, zone: str, words: Words) -> str:
    """When a service point opens next, in a sentence; empty where nobody knows."""
    if at is None or at <= now:
        return ""
    then, today = (datetime.fromtimestamp(ms / 1000, zone_of(zone)) for ms in (at, now))
    days = (then.date() - today.date()).days
    near = {0: "today", 1: "tomorrow"}.get(days)
    weekday, month = (words.say(f"{kind}.{n}") for kind, n in _names(then))
    key = f"opens.{near}" if near else "opens.weekday" if days < 7 else "opens.date"
    return words.say(key, time=f"{then:%H:%M}", weekday=weekday, day=then.day, month=month)


def later_today(at: int | None, now: int, zone: str) -> bool:
    """Whether that instant is still to come today, as after a midday break."""
    if at is None or at <= now:
        return False
    then, today = (datetime.fromtimestamp(ms / 1000, zone_of(zone)) for ms in (at, now))
    return then.date() == today.date()


def _names(then: datetime) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("weekday", then.weekday()), ("month", then.month)


def clock_time(at: int, zone: str) -> str:
    """An instant (ms) as `14:02` in the zone of the hall."""
    return datetime.fromtimestamp(at / 1000, zone_of(zone)).strftime("%H:%M")


class Said(NamedTuple):
    """A wait in three sizes of type: `About`, the figures, `minutes`."""

    lead: str
    figure: str
    unit: str

    @property
    def sentence(self) -> str:
        """The wait on one line."""
        return " ".join(part for part in self if part)


def wait(low: int, high: int, words: Words) -> Said:
    """A range of whole minutes as people say it; from two hours on in half hours."""
    if low <= 0:
        kind, figure = "below", _amount(high, high, words)
    else:
        kind = "about"
        bounds = (_amount(bound, high, words) for bound in (low, high))
        figure = words.say("wait.range", **dict(zip(("low", "high"), bounds, strict=True)))
    if high <= 120:
        unit = words.say(f"wait.{kind}_minutes", n=high)
    else:
        halves = high // 30
        unit = words.say(f"wait.{kind}_hours", n=halves / 2 if halves % 2 else halves // 2)
    return Said(words.say(f"wait.{kind}"), figure, unit)


def summary(place: str, said: Said | None, words: Words) -> str:
    """A place in one line, with its wait where one is known."""
    if said is None:
        return words.say("place.summary_plain", place=place)
    sentence = said.sentence
    return words.say("place.summary", place=place, wait=f"{sentence[:1].lower()}{sentence[1:]}")


def _amount(minutes: int, high: int, words: Words) -> str:
    if high <= 120:
        return str(minutes)
    whole, half = divmod(minutes // 30, 2)
    return (str(whole) if whole or not half else "") + (words.say("wait.half") if half else "")
