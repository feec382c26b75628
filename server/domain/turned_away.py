"""Who may do something, said to whoever may not."""

from __future__ import annotations

from typing import Final

from protocol.records import Role
from server.domain.actor import Actor
from server.domain.refused import Refused, refuse

_NAMES: Final[dict[Role, str]] = {
    "staff": "staff",
    "manager": "a manager",
    "admin": "an administrator",
    "kiosk": "a kiosk",
    "display": "a wall display",
    "visitor": "a customer's link",
    "public": "anybody without a token",
    "timer": "the server itself",
}
_ABOVE: Final[dict[Role, frozenset[Role]]] = {
    "staff": frozenset({"manager", "admin"}),
    "manager": frozenset({"admin"}),
}
"""Who may do all that this role may goes without saying."""


def turned_away(actor: Actor, roles: frozenset[Role]) -> Refused:
    """The refusal for an actor that has none of the roles."""
    implied = {above for role in roles for above in _ABOVE.get(role, ())}
    names = [name for role, name in _NAMES.items() if role in roles - implied]
    *others, last = names or [_NAMES["timer"]]
    who = f"{', '.join(others)} or {last}" if others else last
    return refuse("forbidden", f"Only {who} may do this.{_way(actor, roles)}")


def _way(actor: Actor, roles: frozenset[Role]) -> str:
    if actor.is_staff:
        return " Ask one, or sign in as one." if roles & {"manager", "admin"} else ""
    return " Ask at a desk." if "staff" in roles else ""
