"""Who may do what, from where: the one table of operations, closed by default.

An operation is a command, a query, a topic to follow, or what a route does besides. Whoever may
overrule others may do what they may, so managers and administrators stand in no row of their own.
"""

from __future__ import annotations

from typing import Final

from server.domain.access_requests import OWNING, REQUESTS
from server.domain.access_tickets import ANSWERING, TICKETS
from server.domain.actor import Actor, LinkScope
from server.domain.grants import EVERYBODY, MANAGERS, SCREENS, STAFF, TIMER, Grant
from server.domain.refused import refuse
from server.domain.turned_away import turned_away

ACCESS: Final[dict[str, Grant]] = {
    # Commands, by their tag.
    "join_queue": Grant(STAFF | {"kiosk", "public"}),
    "check_in": Grant(STAFF | {"kiosk", "visitor"}),
    "away": Grant(STAFF | {"visitor"}),
    "tell_phone": Grant(frozenset({"visitor"})),
    "leave": Grant(STAFF | {"kiosk", "visitor"}),
    "call_next": Grant(STAFF),
    "call": Grant(STAFF),
    "recall": Grant(STAFF),
    "confirm_call": Grant(frozenset({"display", "visitor"})),
    "start": Grant(STAFF),
    "hold": Grant(STAFF),
    "resume": Grant(STAFF),
    "requeue": Grant(STAFF),
    "transfer": Grant(STAFF),
    "complete": Grant(STAFF),
    "reopen": Grant(STAFF),
    "no_show": Grant(STAFF),
    "cancel": Grant(STAFF),
    "expire": Grant(MANAGERS),
    "expire_waiting": Grant(MANAGERS),
    "undo": Grant(STAFF),
    "set_priority": Grant(STAFF),
    "note": Grant(STAFF),
    "report_by_hand": Grant(STAFF),
    "broadcast": Grant(STAFF),
    "print_slip": Grant(STAFF),
    "report_slip": Grant(frozenset({"kiosk"})),
    "ask_for_help": Grant(frozenset({"kiosk"})),
    "answer_help": Grant(STAFF | {"kiosk"}),
    "set_desk": Grant(STAFF),
    "plan_pause": Grant(STAFF),
    "create_service_point": Grant(MANAGERS),
    "update_service_point": Grant(MANAGERS),
    "set_point": Grant(STAFF),
    "delete_service_point": Grant(MANAGERS),
    "delete_service": Grant(MANAGERS),
    "update_desk": Grant(MANAGERS),
    "update_site": Grant(MANAGERS),
    "confirm_address": Grant(frozenset({"public"})),
    "put_staff": Grant(MANAGERS),
    "update_staff": Grant(MANAGERS),
    "put_device": Grant(MANAGERS),
    "revoke_device": Grant(MANAGERS),
    "erase_person": Grant(MANAGERS | TIMER),
    "publish_estimate": Grant(TIMER),
    "roll_day": Grant(TIMER),
    "pass_time": Grant(TIMER),
    "sweep": Grant(TIMER),
    "see_device": Grant(TIMER),
    "forget_persons": Grant(TIMER),
    "put_definition": Grant(MANAGERS),
    "delete_definition": Grant(MANAGERS),
    "hold_slot": Grant(STAFF | {"visitor", "public"}),
    "release_hold": Grant(STAFF | {"visitor", "public"}),
    "book": Grant(STAFF | {"public"}),
    "reschedule": Grant(STAFF | {"visitor"}),
    "update_reservation": Grant(STAFF),
    "cancel_reservation": Grant(STAFF | {"visitor"}),
    "restore_reservation": Grant(STAFF | {"visitor"}),
    "check_in_reservation": Grant(STAFF | {"kiosk"}),
    "miss_reservation": Grant(STAFF),
    "complete_reservation": Grant(STAFF),
    "delete_reservation": Grant(MANAGERS),
    "join_wait_list": Grant(STAFF | {"public"}),
    "leave_wait_list": Grant(STAFF),
    "send_reminder": Grant(STAFF),
    "send_reservations": Grant(frozenset({"public"})),
    "put_meeting": Grant(TIMER),
    "claim_messages": Grant(TIMER),
    "mark_message": Grant(TIMER),
    "project_reservations": Grant(TIMER),
    # Queries over the socket.
    "ask entry": Grant(STAFF),
    "ask history": Grant(STAFF),
    "ask effect": Grant(STAFF),
    "ask slip": Grant(STAFF | {"kiosk"}),
    "ask join_code": Grant(STAFF | SCREENS),
    "ask promises": Grant(MANAGERS),
    "ask what_if": Grant(MANAGERS),
    "ask address_check": Grant(MANAGERS),
    "ask find_person": Grant(MANAGERS),
    "ask person_export": Grant(MANAGERS),
    "ask audit": Grant(MANAGERS),
    "ask audit_verdict": Grant(MANAGERS),
    "ask slots": Grant(STAFF),
    "ask explain_slot": Grant(STAFF),
    "ask find_reservation": Grant(STAFF | {"kiosk"}),
    "ask contact": Grant(STAFF),
    "ask messages": Grant(STAFF),
    "ask holidays": Grant(STAFF),
    # Topics to follow.
    "follow staff": Grant(STAFF),
    "follow display": Grant(STAFF | {"display"}),
    "follow kiosk": Grant(STAFF | {"kiosk"}),
    "follow queue": Grant(EVERYBODY),
    "follow visitor": Grant(frozenset({"visitor"})),
    "follow book": Grant(STAFF),
    "follow slots": Grant(EVERYBODY),
    "follow reservation": Grant(frozenset({"visitor"})),
    # What routes do besides.
    "read points": Grant(STAFF | SCREENS),
    "read settings": Grant(MANAGERS),
    "read help": Grant(STAFF),
    "read definitions": Grant(STAFF | SCREENS),
    "read reservations": Grant(STAFF),
    "read slots": Grant(EVERYBODY),
    "find own reservation": Grant(EVERYBODY),
    "hold meetings": Grant(STAFF),
    "read status": Grant(EVERYBODY),
    "manage devices": Grant(MANAGERS),
    "manage accounts": Grant(MANAGERS),
    "own account": Grant(STAFF),
    "sign in": Grant(EVERYBODY, "any"),
    "pair": Grant(EVERYBODY, "any"),
    "read health": Grant(EVERYBODY, "any"),
    "read documents": Grant(EVERYBODY, "any"),
    # Pages of phones. Their forms ask for the commands above, by a link or as anybody.
    "see pages": Grant(EVERYBODY, "any"),
    "see own place": Grant(frozenset({"visitor"})),
    "see own reservation": Grant(frozenset({"visitor"})),
    **TICKETS,
    **REQUESTS,
}

_FOR_ALL: Final = frozenset(
    operation for operation, grant in ACCESS.items() if grant.roles >= EVERYBODY
)
_LOOKING: Final = _FOR_ALL | {"see own reservation", "follow reservation", "follow slots"}
_CANCELLING: Final = _LOOKING | {"cancel_reservation", "restore_reservation"}
OPENED: Final[dict[LinkScope, frozenset[str]]] = {
    "view": _LOOKING,
    "cancel": _CANCELLING,
    "own": _CANCELLING | {"reschedule", "hold_slot", "release_hold"},
    "thread": ANSWERING | _FOR_ALL,
    "request": OWNING | _FOR_ALL,
}
"""What a link to a reservation or a ticket opens, of that which the rows above give to visitors."""

OF_ROUTES: Final = {
    **dict.fromkeys(
        ("put_staff", "put_device", "revoke_device"),
        "Ask for it at /admin/accounts or /auth/devices.",
    ),
    "add_attachment": "Send the file itself, to /crm/tickets/attachments.",
}
"""Commands that only routes make, and what to do instead. They come with a change of an account:
sent alone they would call somebody shut out whose key still opens everything; or with a file that
was looked into: nobody is believed what it is, or may claim one that somebody else has sent."""


_OPENS: Final[dict[LinkScope, str]] = {
    "view": "It shows a reservation, and changes nothing.",
    "cancel": "It shows a reservation, and cancels it.",
    "own": "It is of a reservation.",
    "thread": "It is of a ticket.",
    "request": "It is of something that was brought here.",
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
