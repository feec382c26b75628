"""The page of the ticket desk: who may open tickets, how long they stay, what they have. Pure."""

from __future__ import annotations

import re
from typing import Any, Final

from protocol.commands import AnyCommand, UpdateSite
from protocol.places import TicketField
from protocol.records import Site
from protocol.replica import Replica
from staff_console.settings.field import (
    YES,
    Column,
    Fault,
    Field,
    NotRead,
    Option,
    Row,
    Section,
    Value,
    Values,
)
from staff_console.settings.hall import text
from staff_console.settings.languages import site_of
from staff_console.settings.point import located
from staff_console.settings.writing import as_words, one_spaced, tidy_mail, whole
from staff_console.speech import tr

_SAID_AS: Final = {
    "supportEmail": "support_email", "closeDays": "close_days", "keepTicketsDays": "keep_tickets_d",
    "ticketFields": "ticket_fields",
}  # fmt: skip
_FIELDS: Final = "ticket_fields"


def _tidy_title(typed: str) -> str:
    kept = one_spaced(typed)
    if not kept or len(kept) > 60:
        raise NotRead(tr("Write what it is called, with 60 letters at most."))
    return kept


def _choices(typed: str) -> list[str]:
    said = (" ".join(word.split()) for word in typed.replace(";", ",").split(","))
    return list(dict.fromkeys(word for word in said if word))


def _tidy_choices(typed: str) -> str:
    return as_words(_choices(typed))


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    return (
        Field(
            "support",
            tr("Customers can open tickets themselves"),
            "switch",
            tr("On the page of the house and by mail. Colleagues can always open some."),
        ),
        Field(
            "support_email",
            tr("Address that customers write to"),
            hint=tr("Answers come from it. Empty: they write on the page of their ticket."),
            tidy=tidy_mail,
        ),
        *_keeping(),
        *_custom(),
    )


def _keeping() -> tuple[Field, ...]:
    time = tr("How long")
    return (
        Field(
            "close_days",
            tr("Closed after"),
            "short",
            tr("Days after it was resolved. 0: never by itself."),
            whole(0, 366),
            group=time,
        ),
        Field(
            "keep_tickets_d",
            tr("Texts are kept"),
            "short",
            tr("Days after its end; then texts, files and contact are erased for good."),
            whole(30, 3_660),
            group=time,
        ),
    )


def _custom() -> tuple[Field, ...]:
    kinds = (
        Option("text", tr("words")),
        Option("number", tr("a number")),
        Option("date", tr("a date")),
        Option("choice", tr("one of these")),
    )
    return (
        Field(
            _FIELDS,
            tr("What a ticket has besides"),
            "rows",
            tr("Rules, lists and canned responses can use them."),
            columns=(
                Column(tr("What"), tidy=_tidy_title),
                Column(tr("It takes"), 136, "choice", options=kinds),
                Column(tr("These, with commas between"), tidy=_tidy_choices, part=2),
            ),
            adds=tr("Add a field"),
            new=("", "", "text", ""),
            ordered=True,
            group=tr("Fields of tickets"),
        ),
    )


def _row(field: TicketField) -> Row:
    return field.name, field.title, field.field_kind, as_words(field.choices)


def _read(replica: Replica, ident: str) -> Values | None:
    site = site_of(replica)
    return None if site is None else _values(site)


def _values(site: Site) -> Values:
    return {
        "support": YES if site.support else "",
        "support_email": site.support_email,
        "close_days": str(site.close_days),
        "keep_tickets_d": str(site.keep_tickets_d),
        _FIELDS: tuple(_row(each) for each in site.ticket_fields),
    }


def fields_of(rows: Value) -> list[TicketField]:
    """The fields of a table; a new one gets a name from its title."""
    known = {row[0] for row in rows if not isinstance(row, str)}
    made: list[TicketField] = []
    for row in rows:
        if isinstance(row, str):
            continue
        name = row[0] or _fresh_name(row[1], known)
        known.add(name)
        kind: Any = row[2]
        made.append(TicketField(name, row[1], kind, _choices(row[3]) if kind == "choice" else []))
    return made


def _fresh_name(title: str, known: set[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")[:20]
    name = slug if slug[:1].isalpha() else f"field_{slug}"[:20].rstrip("_")
    number, first = 2, name
    while name in known:
        name, number = f"{first}_{number}", number + 1
    return name


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    site = site_of(replica)
    if site is None or not values:
        return []
    told: dict[str, Any] = {}
    if "support" in values:
        told["support"] = values["support"] == YES
    if "support_email" in values:
        told["support_email"] = text(values["support_email"])
    told |= {
        name: int(text(values[name])) for name in ("close_days", "keep_tickets_d") if name in values
    }
    if _FIELDS in values and fields_of(values[_FIELDS]) != site.ticket_fields:
        told[_FIELDS] = fields_of(values[_FIELDS])
    return [UpdateSite(version=site.version, **told)] if told else []


def _check(values: Values) -> list[Fault]:
    rows = values[_FIELDS]
    said = tr("Write what can be chosen, with commas between.")
    return [
        Fault(_FIELDS, said, place)
        for place, row in enumerate(rows)
        if not isinstance(row, str) and row[2] == "choice" and not row[3]
    ]


def _locate(said: str, values: Values) -> tuple[str, int | None]:
    field, row = located(said, values)
    return _SAID_AS.get(field, field), row


DESK: Final = Section(
    "ticket_desk",
    lambda: tr("Ticket desk"),
    lambda: tr("Requests that customers write, and what is asked of them."),
    _fields,
    _read,
    _commands,
    _locate,
    _check,
)
