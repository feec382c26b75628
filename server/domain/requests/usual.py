"""What is often brought and often wrong with it, in each language: a kiosk writes it down as staff
read it, and its customer is told it in their own. Pure."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from protocol.records import RequestItem

_SPOKEN: Final = ("en", "es", "de", "ar")
USUAL: Final = (
    ("Phone", "Teléfono", "Telefon", "هاتف"),
    ("Tablet", "Tableta", "Tablet", "جهاز لوحي"),
    ("Laptop", "Portátil", "Laptop", "حاسوب محمول"),
    ("Computer or printer", "Ordenador o impresora", "Computer oder Drucker", "حاسوب أو طابعة"),
    ("Watch", "Reloj", "Uhr", "ساعة"),
    ("Television or radio", "Televisor o radio", "Fernseher oder Radio", "تلفاز أو مذياع"),
    ("Kitchen appliance", "Aparato de cocina", "Küchengerät", "جهاز مطبخ"),
    ("Bicycle", "Bicicleta", "Fahrrad", "دراجة"),
    ("It does not switch on", "No se enciende", "Es geht nicht an", "لا يعمل عند التشغيل"),
    ("A part is broken", "Una pieza está rota", "Ein Teil ist kaputt", "جزء منه مكسور"),
    ("The battery does not last", "La batería no dura", "Der Akku hält nicht", "البطارية لا تدوم"),
    ("It got wet", "Se mojó", "Es wurde nass", "أصابه البلل"),
    (
        "It stops while in use",
        "Se para durante el uso",
        "Es bleibt beim Benutzen stehen",
        "يتوقف أثناء الاستعمال",
    ),
    (
        "It makes a strange noise",
        "Hace un ruido extraño",
        "Es macht ein seltsames Geräusch",
        "يصدر صوتًا غريبًا",
    ),
)
"""A row for each text of the kiosk (`kiosk/intake_words.py`), in the order of `_SPOKEN`."""
_ROWS: Final = {text: row for row in USUAL for text in row}


def told_in(language: str, text: str) -> str:
    """A usual text in that language; any other as somebody wrote it."""
    code = language.partition("-")[0]
    row = _ROWS.get(text)
    return row[_SPOKEN.index(code)] if row is not None and code in _SPOKEN else text


def item_in(language: str, item: RequestItem) -> RequestItem:
    """An item as its customer calls it."""
    return replace(item, what=told_in(language, item.what))


def item_name(item: RequestItem) -> str:
    """An item by make and model; by what it is too where the make is not told, as a model alone may
    say little."""
    named = " ".join(filter(None, (item.make, item.model)))
    if (item.make and named) or item.what.casefold() in named.casefold():
        return named or item.what
    return " ".join(filter(None, (item.what, named)))


def full_name(item: RequestItem) -> str:
    """An item as its customer reads it: what it is, where make and model do not say that, and
    these."""
    named = " ".join(filter(None, (item.make, item.model)))
    if not named or item.what.casefold() in named.casefold():
        return named or item.what
    return f"{item.what}, {named}" if item.make else f"{item.what} {named}"
