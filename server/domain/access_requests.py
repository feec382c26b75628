"""Who may do what with service requests: rows of the one table of operations."""

from __future__ import annotations

from typing import Final

from server.domain.grants import MANAGERS, STAFF, TIMER, Grant

_STAFF_DO: Final = (
    "update_request",
    "step_request",
    "put_item",
    "drop_item",
    "seal_unlock",
    "read_unlock",
    "note_request",
    "put_line",
    "step_line",
    "send_estimate",
    "put_part",
    "ask find_request",
    "ask parts",
    "ask foretell_promise",
    "ask request_totals",
    "ask story",
    "follow requests",
    "follow request",
    "read requests",
)
_MANAGERS_DO: Final = (
    "delete_request",
    "delete_part",
    "put_supplier",
    "delete_supplier",
    "put_repair_terms",
    "delete_repair_terms",
)
_VISITORS_DO: Final = (
    "ask_about_request",
    "see_estimate",
    "follow own_request",
    "see own request",
)
_BOTH_DO: Final = ("send request photos", "read request files")
"""Staff of every request, visitors of their own."""
OWNING: Final = frozenset((*_VISITORS_DO, *_BOTH_DO)) | {
    "answer_estimate",
    "join_pickup",
    "add_attachment",
    "drop_attachment",
}
"""What a link to a service request opens."""

REQUESTS: Final[dict[str, Grant]] = {
    "open_request": Grant(STAFF | {"kiosk"}),
    "answer_estimate": Grant(STAFF | {"visitor", "kiosk"}),
    "join_pickup": Grant(STAFF | {"visitor", "kiosk"}),
    "ask find_own_request": Grant(frozenset({"kiosk"})),
    "pass_request_time": Grant(TIMER),
    **dict.fromkeys(_STAFF_DO, Grant(STAFF)),
    **dict.fromkeys(_MANAGERS_DO, Grant(MANAGERS)),
    **dict.fromkeys(_VISITORS_DO, Grant(frozenset({"visitor"}))),
    **dict.fromkeys(_BOTH_DO, Grant(STAFF | {"visitor"})),
}
