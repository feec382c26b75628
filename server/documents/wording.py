"""The words of documents in a customer's language: sentences, days, quantities, rates. Pure."""

from __future__ import annotations

import json
from datetime import UTC, datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date
from babel.numbers import format_percent

from protocol.cost_estimates import EstimateLine
from server.domain.money.amounts import decimal
from server.domain.money.told import told, told_number

_FOLDER: Final = Path(__file__).parent / "words"
SPOKEN: Final = ("en", "es", "de", "ar")
_APART, _AGAIN = "\u2068", "\u2069"
"""First Strong Isolate and its end: a value keeps its own direction in any sentence."""


class Wording:
    """How one language says things at a place on the clock."""

    def __init__(self, language: str, table: dict[str, str], zone: tzinfo) -> None:
        self.language, self._table, self._zone = language, table, zone
        self.leftward = table["dir"] == "rtl"

    def say(self, key: str, **values: object) -> str:
        """The sentence under `key` with its values filled in."""
        apart = {name: f"{_APART}{value}{_AGAIN}" for name, value in values.items()}
        return self._table[key].format(**apart)

    def day(self, at: int) -> str:
        """`26 November 2026` of an instant (ms)."""
        return format_date(self._moment(at).date(), self._table["day"], locale=self.language)

    def when(self, at: int) -> str:
        """`26 November 2026, 10:40`."""
        return self.say("when", day=self.day(at), time=self._time(at))

    def clock(self, at: int) -> str:
        """`10:40`, as it is said alone."""
        return self.say("clock", time=self._time(at))

    def money(self, amount: str, currency: str) -> str:
        """An amount with its currency."""
        return told(amount, currency, self.language)

    def percent(self, rate: str) -> str:
        """`8.875%` of a rate in hundredths, as `19 %` in other languages."""
        share = decimal(rate) / 100
        return format_percent(share, locale=self.language, decimal_quantization=False)

    def amount_of(self, line: EstimateLine) -> str:
        """How much of it: `2`, or of labour `1 h 15 min`."""
        if line.line_kind != "labour":
            return told_number(line.quantity, self.language)
        hours, minutes = divmod(line.minutes, 60)
        key = "hours_minutes" if hours and minutes else "hours" if hours else "minutes"
        return self.say(key, hours=hours, minutes=minutes)

    def price_of(self, line: EstimateLine, currency: str) -> str:
        """What one costs, or an hour."""
        price = self.money(line.unit_price, currency)
        return self.say("per_hour", price=price) if line.line_kind == "labour" else price

    def _time(self, at: int) -> str:
        return f"{self._moment(at):%H:%M}"

    def _moment(self, at: int) -> datetime:
        return datetime.fromtimestamp(at / 1000, self._zone)


def wording(language: str, zone: str) -> Wording:
    """That of a language without its region, English where documents do not speak it; with times
    of this zone, UTC where this machine does not know it."""
    spoken = language.partition("-")[0]
    code = spoken if spoken in SPOKEN else "en"
    try:
        on_clock: tzinfo = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        on_clock = UTC
    return Wording(code, _table(code), on_clock)


@cache
def _table(language: str) -> dict[str, str]:
    read: dict[str, str] = json.loads((_FOLDER / f"{language}.json").read_text("utf-8"))
    return read
