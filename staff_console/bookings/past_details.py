"""What happened, with what is told of it: which estimate, how much, to whom. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple, cast

from client.money import told as amount_told
from protocol.records import Staff
from protocol.replica import Replica
from staff_console.bookings.past_words import happened
from staff_console.requests.states import STATE_NAMES, VIA
from staff_console.speech import tr
from staff_console.tickets.rows import STATUSES
from staff_console.words import isolated

Said = Callable[[], str]
When = Callable[[int], str]


class Teller(NamedTuple):
    """Who can say what the ids and instants of an activity mean."""

    staff: Replica
    when: When
    me: str = ""

    def name(self, ident: str) -> str:
        """A colleague, or `you`."""
        if ident == self.me:
            return tr("you")
        who = self.staff.get(Staff, ident)
        return isolated(who.name) if who is not None else tr("a colleague")


_WITH: Final[dict[str, Said]] = {
    "estimate_sent": lambda: tr("estimate {nth} made, {total}"),
    "estimate_opened": lambda: tr("opened estimate {nth}, {total}"),
    "estimate_approved": lambda: tr("estimate {nth} approved, {total}"),
    "estimate_declined": lambda: tr("estimate {nth} declined, {total}"),
    "estimate_expired": lambda: tr("estimate {nth} expired, {total}"),
    "invoice_made": lambda: tr("invoice {invoice} made, {total}"),
    "ticket_rated": lambda: tr("rated, {rating} of 5"),
    "escalated": lambda: tr("escalated to level {level}"),
    "rule_fired": lambda: tr("a rule acted: {name}"),
}
"""Sentences with facts as they are told."""
_VIA: Final[dict[str, Said]] = {
    "estimate_approved": lambda: tr("estimate {nth} approved {via}, {total}"),
    "estimate_declined": lambda: tr("estimate {nth} declined {via}, {total}"),
}
_UNASKED: Final[dict[str, Said]] = {
    "limit": lambda: tr("approved within what was allowed at intake, {total}"),
    "warranty": lambda: tr("approved under warranty, no charge"),
}
"""Approvals for which no estimate was sent."""
_LINES: Final[dict[str, dict[str, Said]]] = {
    "line_added": {
        "part": lambda: tr("part added"),
        "labour": lambda: tr("labour added"),
        "fee": lambda: tr("fee added"),
    },
    "line_changed": {
        "part": lambda: tr("part changed"),
        "labour": lambda: tr("labour changed"),
        "fee": lambda: tr("fee changed"),
    },
    "line_planned": {
        "part": lambda: tr("part planned again"),
        "labour": lambda: tr("labour planned again"),
        "fee": lambda: tr("fee planned again"),
    },
    "line_dropped": {
        "part": lambda: tr("part dropped"),
        "labour": lambda: tr("labour dropped"),
        "fee": lambda: tr("fee dropped"),
    },
}
_PAUSES: Final[dict[str, dict[str, Said]]] = {
    "sla_paused": {
        "customer": lambda: tr("clock stopped: the customer's turn"),
        "supplier": lambda: tr("clock stopped: the supplier's turn"),
        "waiting_on_customer": lambda: tr("clock stopped: waits on customer"),
        "on_hold": lambda: tr("clock stopped: on hold"),
    },
}
_NOTES: Final[dict[str, Said]] = {
    "yes": lambda: tr("note written for the customer"),
    "no": lambda: tr("internal note written"),
}
_CHANGED: Final[dict[str, Said]] = {
    "problem": lambda: tr("the problem"),
    "priority": lambda: tr("priority"),
    "spend_limit": lambda: tr("the limit without asking"),
    "language": lambda: tr("language"),
    "service_point": lambda: tr("service point"),
    "contact": lambda: tr("whose it is"),
    "team": lambda: tr("team"),
    "tags": lambda: tr("tags"),
    "fields": lambda: tr("fields"),
    "subject": lambda: tr("subject"),
    "watchers": lambda: tr("who watches it"),
}


def said_of(what: str, data: Mapping[str, Any], teller: Teller) -> str:
    """A sentence without its subject; what is not told of it is left out."""
    facts = {name: str(value) for name, value in data.items() if value not in ("", None)}
    if "total" in facts:
        facts["total"] = amount_told(facts["total"], facts.get("currency", "EUR"))
    if what == "estimate_approved" and facts.get("via") in _UNASKED:
        return _filled(_UNASKED[facts["via"]], facts) or happened(what)
    if what in _VIA and facts.get("via") in VIA:
        via = VIA[cast(Any, facts["via"])]()
        return _filled(_VIA[what], facts | {"via": via}) or happened(what)
    if what in _WITH:
        return _filled(_WITH[what], facts) or happened(what)
    by_fact: tuple[tuple[dict[str, Said] | None, str], ...] = (
        (_LINES.get(what), "line_kind"),
        (_PAUSES.get(what), "why"),
        (_NOTES if what == "note_written" else None, "public"),
    )
    for words, name in by_fact:
        if words is not None and facts.get(name) in words:
            return words[facts[name]]()
    told = _OWN.get(what)
    return told(facts, teller) if told is not None else happened(what)


def _filled(said: Said, facts: Mapping[str, str]) -> str:
    """Empty where a place of it is not told."""
    try:
        return said().format(**facts)
    except KeyError:
        return ""


def _given(facts: Mapping[str, str], teller: Teller) -> str:
    who = facts.get("technician") or facts.get("assignee")
    return tr("given to {name}").format(name=teller.name(who)) if who else tr("given to nobody")


def _promised(facts: Mapping[str, str], teller: Teller) -> str:
    at = facts.get("promised_at", "")
    return tr("promised {when}").format(when=teller.when(int(at))) if at.isdigit() else tr(
        "no time is promised any more"
    )  # fmt: skip


def _back(facts: Mapping[str, str], teller: Teller) -> str:
    state = STATE_NAMES.get(cast(Any, facts.get("state")))
    if state is None:
        return happened("request_stepped_back")
    return tr("step taken back, to: {state}").format(state=state())


def _changed(said: Said, names: Iterable[str]) -> str:
    known = [_CHANGED[name]() for name in names if name in _CHANGED]
    return said().format(what=", ".join(known)) if known else ""


def _updated(what: str, said: Said) -> Callable[[Mapping[str, str], Teller], str]:
    def told(facts: Mapping[str, str], _: Teller) -> str:
        return _changed(said, facts.get("changed", "").split(", ")) or happened(what)

    return told


_ticket_changed = _updated("ticket_updated", lambda: tr("ticket changed: {what}"))


def _ticket(facts: Mapping[str, str], teller: Teller) -> str:
    status = STATUSES.get(cast(Any, facts.get("status")))
    if status is None:
        return _ticket_changed(facts, teller)
    return tr("ticket now: {status}").format(status=status())


_OWN: Final[dict[str, Callable[[Mapping[str, str], Teller], str]]] = {
    "request_assigned": _given,
    "ticket_assigned": _given,
    "request_promised": _promised,
    "request_stepped_back": _back,
    "request_updated": _updated("request_updated", lambda: tr("changed: {what}")),
    "ticket_updated": _ticket,
}
