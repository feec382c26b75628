"""Who may do what, from where: the one table of operations, closed by default.

An operation is a command, a query, a topic to follow, or what a route does besides. Whoever may
overrule others may do what they may, so managers and administrators stand in no row of their own.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from protocol.records import Role
from server.domain.actor import Actor, LinkScope
from server.domain.refused import refuse
from server.domain.turned_away import turned_away

Where = Literal["own", "any"]
"""`own`: a token that another site has issued opens nothing here; `any`: nothing of a site is
told or changed, so nobody is asked where they come from."""


class Grant(NamedTuple):
    """One row: which roles may, and where their token must come from."""

    roles: frozenset[Role]
    where: Where = "own"


_ADMIN: Final[frozenset[Role]] = frozenset({"admin"})
_MANAGERS: Final[frozenset[Role]] = _ADMIN | {"manager"}
_STAFF: Final[frozenset[Role]] = _MANAGERS | {"staff"}
_TIMER: Final[frozenset[Role]] = frozenset({"timer"})
_SCREENS: Final[frozenset[Role]] = frozenset({"kiosk", "display"})
_EVERYBODY: Final[frozenset[Role]] = _STAFF | _SCREENS | {"visitor", "public"}

ACCESS: Final[dict[str, Grant]] = {
    # Commands, by their tag.
    "join_queue": Grant(_STAFF | {"kiosk", "public"}),
    "check_in": Grant(_STAFF | {"kiosk", "visitor"}),
    "away": Grant(_STAFF | {"visitor"}),
    "tell_phone": Grant(frozenset({"visitor"})),
    "leave": Grant(_STAFF | {"kiosk", "visitor"}),
    "call_next": Grant(_STAFF),
    "call": Grant(_STAFF),
    "recall": Grant(_STAFF),
    "confirm_call": Grant(frozenset({"display", "visitor"})),
    "start": Grant(_STAFF),
    "hold": Grant(_STAFF),
    "resume": Grant(_STAFF),
    "requeue": Grant(_STAFF),
    "transfer": Grant(_STAFF),
    "complete": Grant(_STAFF),
    "reopen": Grant(_STAFF),
    "no_show": Grant(_STAFF),
    "cancel": Grant(_STAFF),
    "expire": Grant(_MANAGERS),
    "expire_waiting": Grant(_MANAGERS),
    "undo": Grant(_STAFF),
    "set_priority": Grant(_STAFF),
    "note": Grant(_STAFF),
    "report_by_hand": Grant(_STAFF),
    "broadcast": Grant(_STAFF),
    "print_slip": Grant(_STAFF),
    "report_slip": Grant(frozenset({"kiosk"})),
    "ask_for_help": Grant(frozenset({"kiosk"})),
    "answer_help": Grant(_STAFF | {"kiosk"}),
    "set_desk": Grant(_STAFF),
    "plan_pause": Grant(_STAFF),
    "create_service_point": Grant(_MANAGERS),
    "update_service_point": Grant(_MANAGERS),
    "set_point": Grant(_STAFF),
    "delete_service_point": Grant(_MANAGERS),
    "delete_service": Grant(_MANAGERS),
    "update_desk": Grant(_MANAGERS),
    "update_site": Grant(_MANAGERS),
    "confirm_address": Grant(frozenset({"public"})),
    "put_staff": Grant(_MANAGERS),
    "update_staff": Grant(_MANAGERS),
    "put_device": Grant(_MANAGERS),
    "revoke_device": Grant(_MANAGERS),
    "erase_person": Grant(_MANAGERS | _TIMER),
    "publish_estimate": Grant(_TIMER),
    "roll_day": Grant(_TIMER),
    "pass_time": Grant(_TIMER),
    "sweep": Grant(_TIMER),
    "see_device": Grant(_TIMER),
    "forget_persons": Grant(_TIMER),
    "put_definition": Grant(_MANAGERS),
    "delete_definition": Grant(_MANAGERS),
    "hold_slot": Grant(_STAFF | {"visitor", "public"}),
    "release_hold": Grant(_STAFF | {"visitor", "public"}),
    "book": Grant(_STAFF | {"public"}),
    "reschedule": Grant(_STAFF | {"visitor"}),
    "update_reservation": Grant(_STAFF),
    "cancel_reservation": Grant(_STAFF | {"visitor"}),
    "restore_reservation": Grant(_STAFF | {"visitor"}),
    "check_in_reservation": Grant(_STAFF | {"kiosk"}),
    "miss_reservation": Grant(_STAFF),
    "complete_reservation": Grant(_STAFF),
    "delete_reservation": Grant(_MANAGERS),
    "join_wait_list": Grant(_STAFF | {"public"}),
    "leave_wait_list": Grant(_STAFF),
    "send_reminder": Grant(_STAFF),
    "send_reservations": Grant(frozenset({"public"})),
    "put_meeting": Grant(_TIMER),
    "claim_messages": Grant(_TIMER),
    "mark_message": Grant(_TIMER),
    "project_reservations": Grant(_TIMER),
    # Queries over the socket.
    "ask entry": Grant(_STAFF),
    "ask history": Grant(_STAFF),
    "ask effect": Grant(_STAFF),
    "ask slip": Grant(_STAFF | {"kiosk"}),
    "ask join_code": Grant(_STAFF | _SCREENS),
    "ask promises": Grant(_MANAGERS),
    "ask what_if": Grant(_MANAGERS),
    "ask address_check": Grant(_MANAGERS),
    "ask find_person": Grant(_MANAGERS),
    "ask person_export": Grant(_MANAGERS),
    "ask audit": Grant(_MANAGERS),
    "ask audit_verdict": Grant(_MANAGERS),
    "ask slots": Grant(_STAFF),
    "ask explain_slot": Grant(_STAFF),
    "ask find_reservation": Grant(_STAFF | {"kiosk"}),
    "ask contact": Grant(_STAFF),
    "ask messages": Grant(_STAFF),
    "ask holidays": Grant(_STAFF),
    # Topics to follow.
    "follow staff": Grant(_STAFF),
    "follow display": Grant(_STAFF | {"display"}),
    "follow kiosk": Grant(_STAFF | {"kiosk"}),
    "follow queue": Grant(_EVERYBODY),
    "follow visitor": Grant(frozenset({"visitor"})),
    "follow book": Grant(_STAFF),
    "follow slots": Grant(_EVERYBODY),
    "follow reservation": Grant(frozenset({"visitor"})),
    # What routes do besides.
    "read points": Grant(_STAFF | _SCREENS),
    "read settings": Grant(_MANAGERS),
    "read help": Grant(_STAFF),
    "read definitions": Grant(_STAFF | _SCREENS),
    "read reservations": Grant(_STAFF),
    "read slots": Grant(_EVERYBODY),
    "find own reservation": Grant(_EVERYBODY),
    "hold meetings": Grant(_STAFF),
    "read status": Grant(_EVERYBODY),
    "manage devices": Grant(_MANAGERS),
    "manage accounts": Grant(_MANAGERS),
    "own account": Grant(_STAFF),
    "sign in": Grant(_EVERYBODY, "any"),
    "pair": Grant(_EVERYBODY, "any"),
    "read health": Grant(_EVERYBODY, "any"),
    "read documents": Grant(_EVERYBODY, "any"),
    # Pages of phones. Their forms ask for the commands above, by a link or as anybody.
    "see pages": Grant(_EVERYBODY, "any"),
    "see own place": Grant(frozenset({"visitor"})),
    "see own reservation": Grant(frozenset({"visitor"})),
}

_LOOKING: Final = frozenset({"see own reservation", "follow reservation", "follow slots"}) | {
    operation for operation, grant in ACCESS.items() if grant.roles >= _EVERYBODY
}
_CANCELLING: Final = _LOOKING | {"cancel_reservation", "restore_reservation"}
OPENED: Final[dict[LinkScope, frozenset[str]]] = {
    "view": _LOOKING,
    "cancel": _CANCELLING,
    "own": _CANCELLING | {"reschedule", "hold_slot", "release_hold"},
}
"""What a link to a reservation opens, of that which the rows above give to visitors."""

OF_ROUTES: Final = frozenset({"put_staff", "put_device", "revoke_device"})
"""Commands that come with a change of an account, made by the routes of accounts and devices: sent
alone they would call somebody shut out whose key still opens everything."""


_OPENS: Final[dict[LinkScope, str]] = {
    "view": "It shows a reservation, and changes nothing.",
    "cancel": "It shows a reservation, and cancels it.",
    "own": "It is of a reservation.",
}


def permit(actor: Actor, operation: str, site: str) -> None:
    """Let an actor do it at this site. Raises `Refused`: `forbidden`.

    What stands in no row nobody may. The command line and timers are of every site.
    """
    grant = ACCESS.get(operation, Grant(frozenset()))
    if actor.role not in grant.roles:
        raise turned_away(actor, grant.roles)
    if actor.scope is not None and operation not in OPENED[actor.scope]:
        raise refuse(
            "forbidden", f"This link does not open that. {_OPENS[actor.scope]} Ask at a desk."
        )
    if grant.where == "own" and actor.site not in ("", site):
        raise refuse("forbidden", "This sign-in is for another house. Sign in at this one.")
