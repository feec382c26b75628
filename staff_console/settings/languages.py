"""The page of languages: what kiosks and phones offer, what walls say, names in them. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from client.languages import LANGUAGES
from protocol.commands import AnyCommand, UpdateSite
from protocol.records import Site
from protocol.replica import Replica
from staff_console.settings.field import YES, Column, Fault, Field, Row, Rows, Section, Values
from staff_console.settings.writing import one_spaced
from staff_console.speech import tr

_OF_LANGUAGE: Final = re.compile(r"\w+\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)")


def site_of(replica: Replica) -> Site | None:
    """The hall."""
    return next(iter(replica.of(Site)), None)


def called(code: str) -> str:
    """What a language calls itself; one that the screens do not speak is told by its code."""
    return LANGUAGES[code].name if code in LANGUAGES else code


def others(replica: Replica, *texts: Mapping[str, str]) -> list[str]:
    """The languages of the house beside its own, then those that have a text though not offered."""
    site = site_of(replica)
    offered = site.languages[1:] if site is not None else []
    return list(dict.fromkeys([*offered, *(code for each in texts for code in each)]))


def texts_in(rows: Rows, column: int) -> dict[str, str]:
    """What stands in a column, by the languages of the rows; what is empty is left out."""
    return {row[0]: row[column] for row in rows if row[column]}


def row_of(said: str, rows: object) -> int | None:
    """The row of the language that a refusal names, such as `names.de`."""
    found = _OF_LANGUAGE.fullmatch(said)
    if found is None or not isinstance(rows, tuple):
        return None
    return next((at for at, row in enumerate(rows) if row[0] == found[1]), None)


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    table = Field(
        "languages",
        tr("Languages of the house"),
        "rows",
        tr("The first is the house's own: names are written in it, and walls always say it. "
           "Walls say another only to whoever speaks it. Alt+Up and Alt+Down move a language."),
        columns=(
            Column(tr("Language"), 232, "fixed"),
            Column(tr("Kiosk and phones offer it"), 208, "switch"),
            Column(tr("Walls say calls in it"), 208, "switch"),
        ),
        ordered=True,
    )  # fmt: skip
    names = Field(
        "names",
        tr("The hall in other languages"),
        "rows",
        tr("Empty: as the house itself writes it."),
        columns=(
            Column(tr("Language"), 136, "fixed"),
            Column(tr("Name"), hint=_own(replica, "name"), tidy=one_spaced),
            Column(tr("Message on the wall"), hint=_own(replica, "message"), part=2),
        ),
    )
    rows = _names(replica)
    return (table, names) if rows else (table,)


def _own(replica: Replica, name: str) -> str:
    site = site_of(replica)
    return str(getattr(site, name)) if site is not None else ""


def _table(site: Site) -> Rows:
    rest = [code for code in LANGUAGES if code not in site.languages]
    return tuple(
        (code, called(code), YES if at < len(site.languages) else "", _said(site, code))
        for at, code in enumerate([*site.languages, *rest])
    )


def _said(site: Site, code: str) -> str:
    return YES if code in site.spoken or code == site.languages[0] else ""


def _names(replica: Replica) -> Rows:
    site = site_of(replica)
    if site is None:
        return ()
    codes = others(replica, site.names, site.messages)
    return tuple(
        (code, called(code), site.names.get(code, ""), site.messages.get(code, ""))
        for code in codes
    )


def _read(replica: Replica, ident: str) -> Values | None:
    site = site_of(replica)
    return None if site is None else {"languages": _table(site), "names": _names(replica)}


def _check(values: Values) -> list[Fault]:
    rows = values["languages"]
    assert isinstance(rows, tuple)
    first = next((at for at, row in enumerate(rows) if row[2] == YES), None)
    if first is None:
        return [Fault("languages", tr("One language at least is offered."))]
    return [
        Fault("languages", text, at)
        for at, row in enumerate(rows)
        if (text := _wrong(row, at == first))
    ]


def _wrong(row: Row, own: bool) -> str:
    if own and row[3] != YES:
        return tr("Walls always say calls in the house's own language. Choose it for walls too.")
    if row[3] == YES and row[2] != YES:
        return tr("Walls say calls only in what kiosk and phones offer. Offer it, or do not say "
                  "it.")  # fmt: skip
    return ""


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    site = site_of(replica)
    if site is None:
        return []
    before = {"languages": _table(site), "names": _names(replica)}
    was, now = _told(before), _told({**before, **values})
    changed: dict[str, Any] = {name: each for name, each in now.items() if each != was[name]}
    return [UpdateSite(version=site.version, **changed)] if changed else []


def _told(values: Values) -> dict[str, Any]:
    """The tables as a command has them."""
    table, names = values["languages"], values["names"]
    assert isinstance(table, tuple) and isinstance(names, tuple)
    return {
        "languages": [row[0] for row in table if row[2] == YES],
        "spoken": [row[0] for row in table if row[2:] == (YES, YES)],
        "names": texts_in(names, 2),
        "messages": texts_in(names, 3),
    }


def _locate(said: str, values: Values) -> tuple[str, int | None]:
    at = row_of(said, values.get("names"))
    return ("languages", None) if said in ("languages", "spoken") else ("names", at)


LANGUAGES_PAGE: Final = Section(
    "languages",
    lambda: tr("Languages"),
    lambda: tr("What customers can choose on kiosk and phones, and what walls say aloud."),
    _fields,
    _read,
    _commands,
    _locate,
    _check,
)
