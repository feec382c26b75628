"""Prices as the readers of a language write them. Pure."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from server.pages.words import Words

_SIGNS: Final = {
    "EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "INR": "₹", "ILS": "₪", "KRW": "₩", "TRY": "₺",
    "UAH": "₴", "PHP": "₱", "NGN": "₦", "VND": "₫",
}  # fmt: skip
"""Signs that are known everywhere; all other currencies are named by their ISO code."""
_PLACES: Final = {
    "JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "PYG": 0, "UGX": 0, "XAF": 0, "XOF": 0,
    "BHD": 3, "JOD": 3, "KWD": 3, "OMR": 3, "TND": 3, "IQD": 3, "LYD": 3,
}  # fmt: skip
"""Decimals of ISO 4217 where they are not two."""
_SEPARATORS: Final = {"de": (".", ","), "es": (".", ",")}
"""Between thousands and before decimals (CLDR); elsewhere as in English."""
_BEHIND: Final = frozenset({"de", "es", "ar"})
"""Languages that write the currency behind the amount, after a space that does not break."""
_ALONE: Final = {"es": 10_000}
"""Spanish sets no point into numbers of four digits."""


def price(amount: str, currency: str, words: Words) -> str:
    """`£184.00` of a decimal in the currency's own unit; `free` where it is nothing."""
    value = Decimal(amount or "0")
    if not value:
        return words.say("book.free")
    written = _written(value, _PLACES.get(currency, 2), words.lang)
    sign = _SIGNS.get(currency, currency)
    if words.lang in _BEHIND:
        return f"{written}\u00a0{sign}"
    return f"{sign}{written}" if sign != currency else f"{sign}\u00a0{written}"


def _written(value: Decimal, places: int, lang: str) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    text = f"{rounded:,f}" if abs(rounded) >= _ALONE.get(lang, 0) else f"{rounded:f}"
    thousands, decimal = _SEPARATORS.get(lang, (",", "."))
    return text.translate({ord(","): thousands, ord("."): decimal})
