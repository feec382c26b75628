"""Pages as QML reads them: maps with names in camelCase. Pure."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

from PySide6.QtCore import QLocale

from client.languages import LANGUAGES
from client.list_model import camel
from kiosk.offer import Offer
from kiosk.pages.keyboard import Rows
from kiosk.pages.scanned import ScannedPage
from kiosk.slip_words import day_of
from kiosk.ticket import Ticket


def plain(value: Any) -> dict[str, Any]:
    """The fields of a page as QML names them."""
    return {shown: getattr(value, name) for shown, name in _names(value.__class__)}


@cache
def _names(page: type[Any]) -> list[tuple[str, str]]:
    """The fields of a kind of page, as QML and as Python name them: screens are told many times a
    second."""
    return [(camel(field.name), field.name) for field in dataclasses.fields(page)]


def slip_values(page: ScannedPage) -> dict[str, Any]:
    """The page of a slip but for its keys, which are a list model."""
    return {**plain(page), "keys": len(page.keys), "lines": list(page.lines)}


def choosing(offer: Offer) -> dict[str, Any]:
    """How the rows of a page stand, and what is said over them."""
    return {
        "rowHeight": offer.fit.key,
        "rowGap": offer.fit.gap,
        "columns": offer.columns,
        "rowsHeight": offer.height,
        "page": offer.page,
        "pages": offer.pages,
        "shut": offer.shut,
        "opens": offer.opens,
        "leads": any(row.kind == "point" for row in offer.rows),
        "point": offer.point.name if offer.point else "",
        "location": offer.point.location if offer.point else "",
    }


def stamp(given: Ticket | None, language: str) -> str:
    """When a number was given, as the language writes it; empty without one."""
    if given is None:
        return ""
    code = LANGUAGES[language]
    return f"{QLocale(code.locale).toString(day_of(given), code.short_day)}, {given.at:%H:%M}"


def key_rows(rows: Rows) -> list[list[dict[str, Any]]]:
    """The keys of a keyboard, row by row."""
    return [[{**plain(key), "more": list(key.more)} for key in row] for row in rows]
