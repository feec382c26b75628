"""What stands against a step besides the state, as far as the console knows it. Pure.

The server looks again in any case; what is not known here stands against nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from protocol.request_states import STEPS, Guard, RequestStep
from protocol.request_views import RequestHead
from protocol.service_requests import AWAITED
from staff_console.requests.known import Known
from staff_console.requests.standing import spell
from staff_console.speech import tr
from staff_console.tickets.moments import DAY, moment
from staff_console.words import isolated


def hindrance(known: Known, head: RequestHead, step: RequestStep, now: int) -> str:
    """Why a step cannot be taken from the present state; empty where it can."""
    for guard in STEPS[step].guards:
        why = _GUARDS[guard](known, head, now) if guard in _GUARDS else ""
        if why:
            return why
    return ""


def _item_here(known: Known, head: RequestHead, now: int) -> str:
    if known.request(head.id) is None or known.items(head.id):
        return ""
    return tr("Nothing is written down that was brought.")


def _diagnosis_written(known: Known, head: RequestHead, now: int) -> str:
    if known.request(head.id) is None or any(n.author for n in known.notes(head.id)):
        return ""
    if any(each.state != "dropped" for each in known.lines(head.id)):
        return ""
    return tr("No note says what is wrong. Ctrl+M writes one for colleagues, Ctrl+R for the "
              "customer.")  # fmt: skip


def _lines_there(known: Known, head: RequestHead, now: int) -> str:
    lines = [each for each in known.lines(head.id) if each.state != "dropped"]
    if known.request(head.id) is None or lines:
        return ""
    return tr("It has no parts and no labour yet.")


def _nothing_awaited(known: Known, head: RequestHead, now: int) -> str:
    parts = [
        each for each in known.lines(head.id)
        if each.line_kind == "part" and each.state in AWAITED
    ]  # fmt: skip
    names = [each.name for each in parts] or head.awaits
    if not names:
        return ""
    if parts and parts[0].state == "planned":
        way = tr("{part} is not here yet: order it, or say that it came.")
        if parts[0].part is not None:
            way = tr("{part} is not here yet: take it from stock, or order it.")
        return way.format(part=isolated(names[0]))
    if head.expected_at is not None:
        when = moment(head.expected_at, now, known.zone)
        return tr("{part} is awaited, {when}.").format(part=isolated(names[0]), when=when)
    return tr("{part} is not here yet.").format(part=isolated(names[0]))


def _within_total(known: Known, head: RequestHead, now: int) -> str:
    request = known.request(head.id)
    approved = request is None or bool(request.approved_total)
    if head.state in ("declined", "expired") and not approved:
        return tr("Nothing of it is approved. Send an estimate, or give it back.")
    if not head.stopped:
        return ""
    return tr("It costs more than was approved. Send a new estimate first.")


def _all_done(known: Known, head: RequestHead, now: int) -> str:
    awaited = _nothing_awaited(known, head, now)
    left = [
        each
        for each in known.lines(head.id)
        if each.line_kind == "labour" and each.state not in ("done", "dropped")
    ]
    if awaited or not left:
        return awaited
    return tr("{line} is not done yet.").format(line=isolated(left[0].name))


def _kept_long_enough(known: Known, head: RequestHead, now: int) -> str:
    terms = known.terms(head.service_point)
    until = head.since + terms.keep_days * DAY if terms is not None else now
    if until <= now:
        return ""
    return tr("It is kept for {span} more.").format(span=spell(until - now))


_GUARDS: Final[dict[Guard, Callable[[Known, RequestHead, int], str]]] = {
    "item_here": _item_here,
    "diagnosis_written": _diagnosis_written,
    "lines_there": _lines_there,
    "nothing_awaited": _nothing_awaited,
    "within_total": _within_total,
    "all_done": _all_done,
    "kept_long_enough": _kept_long_enough,
}
"""A reason that has to be given is asked for by a sheet."""
