"""Amounts, percents and quantities as settings write them. Pure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from babel.numbers import get_currency_precision

from staff_console.settings.field import NotRead, Tidy
from staff_console.speech import tr

_AMOUNT: Final = re.compile(r"\d{1,9}(\.\d{1,4})?", re.ASCII)
_PERCENT: Final = re.compile(r"\d{1,2}(\.\d{1,3})?", re.ASCII)
_QUANTITY: Final = re.compile(r"\d{1,4}(\.\d{1,3})?", re.ASCII)
_CURRENCY: Final = re.compile(r"[A-Z]{3}", re.ASCII)


def amount_of(currency: str) -> Tidy:
    """Reads an amount of a currency, with a point or a comma: `65` is `65.00`."""
    places = get_currency_precision(currency) if _CURRENCY.fullmatch(currency) else 2

    def tidy(text: str) -> str:
        said = text.strip().replace(",", ".")
        if not _AMOUNT.fullmatch(said):
            raise NotRead(
                tr("Write an amount such as {amount}.").format(amount=_written(65, places))
            )
        whole = plain(Decimal(said))
        near = _written(Decimal(whole), places)
        if len(whole.partition(".")[2]) > places:
            if not places:
                said = tr("{currency} has no decimals. Write {amount}.")
                raise NotRead(said.format(currency=currency, amount=near))
            wrong = tr("{currency} has {count} decimals. Write {amount}.")
            raise NotRead(wrong.format(currency=currency, count=places, amount=near))
        return near

    return tidy


def tidy_percent(text: str) -> str:
    """Percent, with or without its sign. Raises `NotRead`."""
    return _number(text.replace("%", ""), _PERCENT, tr("Write percent such as 19 or 8.875."))


def tidy_own_percent(text: str) -> str:
    """Percent, or nothing. Raises `NotRead`."""
    return tidy_percent(text) if text.strip() else ""


def tidy_quantity(text: str) -> str:
    """How much there is. Raises `NotRead`."""
    return _number(text, _QUANTITY, tr("Write how many, such as 3 or 0.5."))


def tidy_own_quantity(text: str) -> str:
    """How much, or nothing. Raises `NotRead`."""
    return tidy_quantity(text) if text.strip() else ""


def tidy_currency(text: str) -> str:
    """The three letters of a currency. Raises `NotRead`."""
    said = text.strip().upper()
    if not _CURRENCY.fullmatch(said):
        raise NotRead(tr("Write the three letters of a currency, such as EUR."))
    return said


def plain(value: Decimal) -> str:
    """A number without zeros that say nothing."""
    whole = f"{value:f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


def _written(value: Decimal | int, places: int) -> str:
    return f"{Decimal(value):.{places}f}"


def _number(text: str, form: re.Pattern[str], wrong: str) -> str:
    said = text.strip().replace(",", ".")
    if not form.fullmatch(said):
        raise NotRead(wrong)
    return plain(Decimal(said))
