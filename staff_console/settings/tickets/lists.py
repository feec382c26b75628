"""The pages of saved lists of tickets. Pure."""

from __future__ import annotations

from typing import Any, Final

from protocol.commands import AnyCommand
from protocol.replica import Replica
from protocol.support_commands import DeleteTicketView, PutTicketView
from protocol.tickets import TicketFilter, TicketView
from staff_console.settings.field import YES, Field, Option, Section, Value, Values
from staff_console.settings.hall import text
from staff_console.settings.tickets.filters import filter_of, filter_parts, rows_of, sentence
from staff_console.settings.tickets.removal import gone_field
from staff_console.settings.writing import tidy_name
from staff_console.speech import tr
from staff_console.tickets.lists import SORTS

_DOWN: Final = ":down"
"""After the name of an order that goes from the largest on."""
_EVERYBODYS, _OWN = "all", "own"
_SAID_AS: Final = {"view": "gone", "own": "whose", "version": "name"}


def _order(sort: str, descending: bool) -> str:
    return f"{sort}{_DOWN}" if descending else sort


def _orders() -> tuple[Option, ...]:
    """Each as it usually goes, then the other way round."""
    usual = [Option(_order(sort, down), title()) for sort, (title, down) in SORTS.items()]
    turned = [
        Option(_order(sort, not down), tr("{order}, turned round").format(order=title()))
        for sort, (title, down) in SORTS.items()
    ]
    return (*usual, *turned)


def _common(replica: Replica) -> tuple[Field, ...]:
    return (
        Field("name", tr("Name"), tidy=tidy_name),
        Field(
            "shows",
            tr("Which tickets"),
            "clauses",
            tr("Of rows about the same thing one must fit; of tags all. None: all tickets."),
            parts=filter_parts(replica),
            adds=tr("Add a row"),
        ),
        Field("sort", tr("Order"), "pick", options=_orders()),
        Field(
            "whose",
            tr("Who has it"),
            "choice",
            options=(Option(_EVERYBODYS, tr("All colleagues")), Option(_OWN, tr("I alone"))),
        ),
    )


def _values(view: TicketView) -> Values:
    return {
        "name": view.name,
        "shows": rows_of(view.shows),
        "sort": _order(view.sort, view.descending),
        "whose": _EVERYBODYS if view.owner is None else _OWN,
    }


def _read(replica: Replica, ident: str) -> Values | None:
    found = replica.get(TicketView, ident)
    return None if found is None else {**_values(found), "gone": ""}


def _read_new(replica: Replica, ident: str) -> Values | None:
    shows = TicketFilter(statuses=["open", "in_progress"])
    return _values(TicketView(id="", name="", shows=shows))


def _told(values: Values, before: TicketFilter) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if "name" in values:
        fields["name"] = text(values["name"])
    if "shows" in values:
        fields["shows"] = filter_of(values["shows"], before)
    if "sort" in values:
        sort, down, _ = text(values["sort"]).partition(_DOWN)
        fields |= {"sort": sort, "descending": bool(down)}
    if "whose" in values:
        fields["own"] = values["whose"] == _OWN
    return fields


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    found = replica.get(TicketView, ident)
    if found is None or not values:
        return []
    if values.get("gone") == YES:
        return [DeleteTicketView(view=ident)]
    fields = _told(values, found.shows)
    return [PutTicketView(view=ident, version=found.version, **fields)] if fields else []


def _new_commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    begun = _read_new(replica, "")
    assert begun is not None
    told: dict[str, Value] = {**begun, **values}
    if not told["name"]:
        return []
    after = max((each.position for each in replica.of(TicketView)), default=-1) + 1
    return [PutTicketView(**_told(told, TicketFilter()), position=min(after, 1_000))]


def _sentence(replica: Replica, ident: str, values: Values) -> str:
    found = replica.get(TicketView, ident)
    return sentence(replica, values["shows"], found.shows.contact if found is not None else "")


def _locate(said: str, values: Values) -> tuple[str, int | None]:
    return _SAID_AS.get(said, said), None


LIST: Final = Section(
    "ticket_list",
    lambda: tr("Saved list"),
    lambda: tr("A list of tickets that is one key away."),
    lambda replica, ident: (
        *_common(replica),
        gone_field(tr("Remove this list"), tr("No ticket is touched.")),
    ),
    _read,
    _commands,
    _locate,
    told=_sentence,
)
NEW_LIST: Final = Section(
    "new_ticket_list",
    lambda: tr("New saved list"),
    lambda: tr("A list of tickets that is one key away."),
    lambda replica, ident: _common(replica),
    _read_new,
    _new_commands,
    _locate,
    told=_sentence,
    new=True,
)
