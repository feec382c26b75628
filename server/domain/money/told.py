"""How amounts and numbers are told in a language, as CLDR writes them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, format_decimal

from server.domain.money.amounts import decimal

_FALLBACK: Final = "en"


def told(amount: str, currency: str, language: str) -> str:
    """An amount of a record, as `€1,234.50` or `1.234,50 €`; always with the decimals of its
    currency. A language that CLDR does not know is told as English is."""
    return format_currency(decimal(amount), currency, locale=_locale(language))


def told_number(number: str, language: str) -> str:
    """A quantity or a rate, as `1.5` or `1,5`, with as many decimals as it has."""
    return format_decimal(decimal(number), locale=_locale(language), decimal_quantization=False)


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_FALLBACK)
