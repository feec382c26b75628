"""The page of how people join a service point: by phone, and what a kiosk asks. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from protocol.commands import AnyCommand
from protocol.places import Ask
from protocol.replica import Replica
from staff_console.settings.field import YES, Field, Option, Section, Values
from staff_console.settings.point import point_of, update
from staff_console.speech import tr

_ASKS: Final[dict[Ask, Callable[[], str]]] = {
    "name": lambda: tr("Their name"),
    "phone": lambda: tr("A phone number for messages"),
    "party_size": lambda: tr("How many they are"),
}


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    asked = tr("The kiosk asks before it gives a number; every answer may be left out")
    switches = [Field(f"ask_{ask}", title(), "switch", group=asked) for ask, title in _ASKS.items()]
    return (
        Field(
            "join_by",
            tr("Joining by phone"),
            "choice",
            tr("Who is here is proved by a code that changes: a link that was sent on does not "
               "let anybody in."),
            options=(
                Option("open", tr("From anywhere, by the link")),
                Option("on_site", tr("Only here, with the code on a screen of the hall")),
                Option("staff", tr("From anywhere, called once checked in at a desk or kiosk")),
            ),
        ),
        *switches,
    )  # fmt: skip


def _read(replica: Replica, ident: str) -> Values | None:
    point = point_of(replica, ident)
    if point is None:
        return None
    asked = {f"ask_{ask}": YES if ask in point.asks else "" for ask in _ASKS}
    return {"join_by": point.join_by, **asked}


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    point = point_of(replica, ident)
    if point is None:
        return []
    fields: dict[str, Any] = {}
    if "join_by" in values:
        fields["join_by"] = values["join_by"]
    if any(name != "join_by" for name in values):
        now = {ask: YES if ask in point.asks else "" for ask in _ASKS}
        fields["asks"] = [ask for ask in _ASKS if values.get(f"ask_{ask}", now[ask]) == YES]
    return update(replica, ident, **fields)


JOINING: Final = Section(
    "joining",
    lambda: tr("Joining"),
    lambda: tr("Who can take a number by phone, and what a kiosk asks first."),
    _fields,
    _read,
    _commands,
    lambda said, values: ("ask_name" if said == "asks" else "join_by", None),
)
