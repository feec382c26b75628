"""Amounts of money as people of a language write them. Pure: nothing is reckoned here."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from babel.numbers import format_currency, format_decimal


def told(amount: str, currency: str, language: str = "en") -> str:
    """`€174.61` of `174.61`, with as many decimals as the currency has; empty for no amount."""
    value = _decimal(amount)
    return "" if value is None else str(format_currency(value, currency, locale=language))


def plain(amount: str, currency: str, language: str = "en") -> str:
    """The same without its currency, for a column of amounts that all have the same one."""
    value = _decimal(amount)
    if value is None:
        return ""
    return str(format_currency(value, currency, "#,##0.00", locale=language))


def quantity(count: str, language: str = "en") -> str:
    """`2`, or `0.5` as the language writes it."""
    value = _decimal(count)
    return count if value is None else str(format_decimal(value, locale=language))


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
