"""How amounts and numbers are told in a language, as CLDR writes them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, format_decimal, get_currency_symbol

from server.domain.money.amounts import decimal

_FALLBACK: Final = "en"
_ALONE: Final = frozenset({"es", "pt", "pl"})
"""Languages that set no separator into numbers of four digits: CLDR says so, Babel does not."""
_CLOSE: Final = re.compile(r"(?<=[A-Z])(?=[0-9])")
"""Where a code would stand against the figure, as `KWD2.500`."""


def told(amount: str, currency: str, language: str) -> str:
    """An amount of a record, as `€1,234.50` or `1.234,50 €`; always with the decimals of its
    currency. A language that CLDR does not know is told as English is."""
    value, locale = decimal(amount), _locale(language)
    grouped = value >= 10_000 or locale.language not in _ALONE
    text = format_currency(value, currency, locale=locale, group_separator=grouped)
    sign = get_currency_symbol(currency, locale=_FALLBACK)
    if len(sign) == 1:  # one that is known everywhere, as no `UK£` is
        text = text.replace(get_currency_symbol(currency, locale=locale), sign)
    return _CLOSE.sub("\u00a0", text)


def told_number(number: str, language: str) -> str:
    """A quantity or a rate, as `1.5` or `1,5`, with as many decimals as it has."""
    return format_decimal(decimal(number), locale=_locale(language), decimal_quantization=False)


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_FALLBACK)
