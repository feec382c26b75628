"""Amounts, quantities and rates between text and decimals, each with what is refused of it."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache
from typing import Final

from babel.numbers import get_currency_precision, is_currency

from server.domain.refused import refuse

EXACT: Final = Context(prec=60, rounding=ROUND_HALF_UP)
"""More digits than any product of what records hold; quotients are rounded once, at the end."""
MOST: Final = Decimal(999_999_999)
"""The largest amount that records and commands hold."""
_NUMBER: Final = re.compile(r"[0-9]{1,30}(\.[0-9]{1,6})?")
"""Longer than any sum of what records hold, so that what is too much can be said to be."""
_FULL: Final = Decimal(100)


@cache
def exponent(currency: str) -> int:
    """How many decimals a currency has, as CLDR says: 2 of EUR, 0 of JPY, 3 of KWD."""
    return get_currency_precision(currency)


@cache
def minor(currency: str) -> Decimal:
    """The least that can be paid in a currency: 0.01 of EUR."""
    return Decimal(1).scaleb(-exponent(currency))


def rounded(value: Decimal, currency: str) -> Decimal:
    """To what can be paid, halves up."""
    return value.quantize(minor(currency), context=EXACT)


def text(value: Decimal, currency: str) -> str:
    """An amount as records keep it: with all decimals of its currency, halves up."""
    return f"{rounded(value, currency):f}"


def decimal(told: str) -> Decimal:
    """What a text of a record says. Raises `ValueError` for what is no plain number."""
    if _NUMBER.fullmatch(told) is None:
        raise ValueError(f"{told!r} is no plain number")
    return Decimal(told)


def plain(value: Decimal) -> str:
    """A number without zeros that say nothing: `19.00` is `19`, so that one rate has one name."""
    whole = f"{value:f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


def checked_currency(told: str, field: str) -> str:
    """A currency that there is. Raises `Refused`."""
    if not is_currency(told):
        raise refuse(
            "invalid", f"There is no currency {told}. Write its three letters, as EUR.", field=field
        )
    return told


def checked_amount(told: str, currency: str, field: str) -> str:
    """An amount as it is kept. Raises `Refused` where its currency has no such decimals, rather
    than to change what somebody has written."""
    value = _number(told, field)
    if value > MOST:
        raise refuse("invalid", f"{told} is too much. Write at most {MOST}.", field=field)
    if not is_payable(value, currency):
        places, near = exponent(currency), text(value, currency)
        has = f"{places} decimals" if places else "no decimals"
        raise refuse(
            "invalid", f"{told} is finer than {currency}, which has {has}. Write {near}.",
            field=field,
        )  # fmt: skip
    return text(value, currency)


def is_payable(value: Decimal, currency: str) -> bool:
    """Whether an amount has no more decimals than its currency."""
    return value == rounded(value, currency)


def checked_quantity(told: str, field: str) -> str:
    """How many or how much, as it is kept: more than nothing, up to 9999.999. Raises `Refused`."""
    value = _number(told, field)
    if not 0 < value < 10_000 or value != round(value, 3):
        raise refuse(
            "invalid",
            f"{told} is no quantity. Write one from 0.001 to 9999.999.",
            field=field,
        )
    return plain(value)


def checked_stock(told: str, field: str) -> str:
    """How much there is of a part, as it is kept; may be nothing. Raises `Refused`."""
    return checked_quantity(told, field) if _number(told, field) else "0"


def checked_rate(told: str, field: str) -> str:
    """A rate of tax in percent, as it is kept. Raises `Refused`."""
    value = _number(told, field)
    if value >= _FULL or value != round(value, 3):
        raise refuse("invalid", f"{told} is no rate. Write percent, from 0 to 99.999.", field=field)
    return plain(value)


def with_percent(value: Decimal, percent: str, currency: str) -> Decimal:
    """An amount and so many percent of it, rounded down to what can be paid: never more than was
    agreed."""
    with localcontext(EXACT):
        more = value + value * decimal(percent) / _FULL
    return more.quantize(minor(currency), rounding=ROUND_DOWN, context=EXACT)


def _number(told: str, field: str) -> Decimal:
    try:
        return decimal(told)
    except ValueError:
        raise refuse(
            "invalid", f"{told[:40]} is no number. Write digits, as 12.50.", field=field
        ) from None
