"""Prices as the readers of a language write them. Pure."""

from __future__ import annotations

from decimal import Decimal

from server.domain.money.told import told
from server.pages.words import Words


def price(amount: str, currency: str, words: Words) -> str:
    """`£184.00` of a decimal in the currency's own unit; `free` where it is nothing."""
    return told(amount, currency, words.lang) if Decimal(amount or "0") else words.say("book.free")
