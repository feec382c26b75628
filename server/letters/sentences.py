"""The sentences of messages in a customer's language, and what each value is called in it. Pure."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Final

from protocol.records import Site
from server.letters.facts import Booked
from server.pages import says
from server.pages.booking.money import price
from server.pages.words import SPOKEN, Words, words

_FOLDER: Final = Path(__file__).parent / "words"


@cache
def sentences(language: str) -> Words:
    """Those of a language, with the names of days and months that the pages use."""
    base = words(language)
    own = json.loads((_FOLDER / f"{language}.json").read_text("utf-8"))
    return Words({**base.table, **own}, base.plurals, base.ordinals)


def spoken_by(site: Site, language: str) -> str:
    """The language to write in: the customer's without its region; else the first of the house's
    that messages speak."""
    wanted = (language.partition("-")[0], *site.languages, "en")
    return next(code for code in wanted if code in SPOKEN)


def clock(at: int, site: Site) -> str:
    """An instant (ms) on the clock of the house: `10:40`."""
    return says.clock_time(at, site.zone)


def long_when(at: int, site: Site, say: Words) -> str:
    """`Tuesday 24 November 2026, 10:40`."""
    day = _day(at, site)
    written = say.say("letter.day", year=day.year, **_names(day, say))
    return say.say("letter.when", day=written, time=clock(at, site))


def long_day(at: int, site: Site, say: Words) -> str:
    """`Tuesday 24 November 2026`."""
    day = _day(at, site)
    return say.say("letter.day", year=day.year, **_names(day, say))


def short_when(at: int, site: Site, say: Words) -> str:
    """`Tuesday 24 November, 10:40`."""
    return say.say("letter.short", time=clock(at, site), **_names(_day(at, site), say))


def brief_when(at: int, site: Site, say: Words) -> str:
    """`24 November, 10:40`."""
    return say.say("letter.brief", time=clock(at, site), **_names(_day(at, site), say))


def opening(from_at: int, to_at: int, site: Site, say: Words) -> str:
    """`Tuesday 24 November, 09:00 – 17:00`."""
    ends = {"from": clock(from_at, site), "to": clock(to_at, site)}
    return say.say("letter.request.open", **ends, **_names(_day(from_at, site), say))


def span(booked: Booked, site: Site, say: Words) -> str:
    """`10:40 – 11:10`."""
    ends = {"from": clock(booked.start_at, site), "to": clock(booked.end_at, site)}
    return say.say("letter.span", **ends)


def service(booked: Booked, say: Words) -> str:
    """What was booked, as it is called in this language."""
    of = booked.definition
    return say.named(of.name, of.names) if of else ""


def where(booked: Booked, site: Site, say: Words) -> list[str]:
    """The lines of an address: the house, the service point, where to wait."""
    if booked.definition is not None and booked.definition.video:
        return [say.say("letter.by_video")]
    lines, point = [say.named(site.name, site.names)], booked.point
    if point is not None:
        lines.append(say.named(point.name, point.names))
        lines.append(say.named(point.location, point.locations))
    return list(dict.fromkeys(line for line in lines if line))


def cost(booked: Booked, say: Words) -> str:
    """The price as this language writes it; empty where it costs nothing."""
    return price(booked.price, booked.currency, say) if float(booked.price or 0) else ""


def zone_name(site: Site) -> str:
    """`Berlin` of `Europe/Berlin`."""
    return site.zone.rpartition("/")[2].replace("_", " ")


def _day(at: int, site: Site) -> date:
    return datetime.fromtimestamp(at / 1000, says.zone_of(site.zone)).date()


def _names(day: date, say: Words) -> dict[str, str | int]:
    return {
        "weekday": say.say(f"weekday.{day.weekday()}"),
        "day": day.day,
        "month": say.say(f"month.{day.month}"),
    }
