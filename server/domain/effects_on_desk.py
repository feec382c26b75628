"""What a change of the ticket desk would do: to customers, to tickets there are, and to rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from msgspec.structs import replace

from protocol.record import Record
from protocol.records import (
    AutomationRule,
    CannedResponse,
    Site,
    SlaPolicy,
    Staff,
    Ticket,
    TicketView,
    Webhook,
)
from server.domain.automation.matching import passed
from server.domain.floor import Floor
from server.domain.tickets.passing import closes_at
from server.domain.tickets.pending import Pending

TOLD: Final = 3
"""So many tickets are named; the others are counted."""
R = TypeVar("R", bound=Record)


def on_desk(before: Floor, after: Floor, now: int) -> list[str]:
    """Sentences on all of it."""
    said = [*_on_support(before.site, after.site), *_on_closing(before, after, now)]
    said += _on_fields(before, after)
    for colleague, colleague_now in pairs(before, after, Staff):
        if colleague is not None and colleague_now is not None:
            said += _on_colleague(colleague, colleague_now)
    for rule, rule_now in pairs(before, after, AutomationRule):
        said += _on_rule(after, rule, rule_now, now)
    for webhook, webhook_now in pairs(before, after, Webhook):
        said += _on_webhook(after, webhook, webhook_now)
    for canned, canned_now in pairs(before, after, CannedResponse):
        said += _on_canned(after, canned, canned_now)
    for view, view_now in pairs(before, after, TicketView):
        said += _on_view(view, view_now)
    return said


def pairs(before: Floor, after: Floor, kind: type[R]) -> Iterator[tuple[R | None, R | None]]:
    """Those that are other ones now; None is before it was made, or after it went."""
    if before.lists[kind.kind()] is after.lists[kind.kind()]:
        return
    was = {each.id: each for each in before.of(kind)}
    new = {each.id: each for each in after.of(kind)}
    for ident in {**was, **new}:
        if was.get(ident) != new.get(ident):
            yield was.get(ident), new.get(ident)


def _on_support(was: Site, new: Site) -> Iterator[str]:
    if (was.support, was.support_email) == (new.support, new.support_email):
        return
    if not new.support:
        yield (
            "Customers can open no tickets by themselves; they can still write in those that are "
            "theirs."
        )
        return
    if not was.support:
        yield "Customers can open tickets themselves, on the page of the house."
    if new.support_email:
        yield f"Answers to customers come from {new.support_email}; it is the address to write to."
    else:
        yield "No address is named to customers: they write on the page of their ticket alone."


def _on_closing(before: Floor, after: Floor, now: int) -> Iterator[str]:
    was, new = before.site, after.site
    if was.close_days != new.close_days:
        if not new.close_days:
            yield "Resolved tickets stay so until somebody closes them."
        ends = ((each, closes_at(each, new)) for each in after.of(Ticket))
        due = [each for each, at in ends if at is not None and at <= now]
        if due:
            yield f"{_tickets(due, 'is', 'are')} closed at once: resolved for so long already."
        elif new.close_days:
            days = "1 day" if new.close_days == 1 else f"{new.close_days} days"
            yield f"Resolved tickets close {days} after; none that is resolved now closes at once."
    if was.keep_tickets_d > new.keep_tickets_d:
        yield (
            f"Tickets and service requests that ended more than {new.keep_tickets_d} days ago lose "
            "their texts, files and contact within a day, for good."
        )
    elif was.keep_tickets_d < new.keep_tickets_d:
        yield (
            f"Tickets and service requests keep their texts {new.keep_tickets_d} days; what was "
            "erased stays so."
        )


def _on_fields(before: Floor, after: Floor) -> Iterator[str]:
    kept = {each.name for each in after.site.ticket_fields}
    for gone in before.site.ticket_fields:
        if gone.name not in kept:
            with_it = [each for each in after.of(Ticket) if each.fields.get(gone.name)]
            if with_it:
                yield f"{gone.title} is asked for no more; {_tickets(with_it, 'has', 'have')} it."
            else:
                yield f"{gone.title} is asked for no more; no open ticket has it."


def _on_colleague(was: Staff, new: Staff) -> Iterator[str]:
    if was.email != new.email:
        where = f"at {new.email}" if new.email else "in the console alone"
        yield f"{new.name} is told of tickets {where}."
    if was.teams != new.teams:
        teams = ", ".join(new.teams)
        said = f"in the teams {teams}" if len(new.teams) > 1 else f"in the team {teams}"
        yield f"{new.name} is {said if teams else 'in no team'} from now on."


def _on_rule(
    after: Floor, was: AutomationRule | None, new: AutomationRule | None, now: int
) -> Iterator[str]:
    if new is None:
        assert was is not None
        yield f"{was.name} does nothing any more. What it has done stays."
    elif not new.enabled:
        if was is None or was.enabled:
            yield f"{new.name} does nothing until it is switched on."
        else:
            yield f"{new.name} is off: it does nothing."
    elif new.on == "time_passed":
        yield _on_waiting(after, new, now)
    elif was is None or not was.enabled or _plain(was) != _plain(new):
        yield "It acts on what happens from now on. What has happened already is left as it is."
    if new is not None and was is not None and was.position != new.position:
        yield f"{new.name} acts as number {_place(after, new)} of the rules."


def _on_waiting(after: Floor, rule: AutomationRule, now: int) -> str:
    """Which tickets have waited for as long as a rule wants."""
    found = passed(Pending(after), [each.id for each in after.of(Ticket)], now)
    waited = [after.get(Ticket, event.subject) for each, event in found if each.id == rule.id]
    tickets = [each for each in waited if each is not None]
    if not tickets:
        return "No open ticket has waited for so long: it acts on those that will."
    return f"It acts within a minute on {_named(tickets)}: they have waited for so long already."


def _plain(rule: AutomationRule) -> AutomationRule:
    """Without what only orders it."""
    return replace(rule, version=0, position=0)


def _place(after: Floor, rule: AutomationRule) -> int:
    order = sorted(after.of(AutomationRule), key=lambda each: (each.position, each.id))
    return order.index(rule) + 1


def _on_webhook(after: Floor, was: Webhook | None, new: Webhook | None) -> Iterator[str]:
    if new is None:
        assert was is not None
        yield f"Nothing is posted to {was.name} any more, and its secret is void."
        return
    users = _users(after, "webhook", new.id)
    if not new.enabled:
        yield f"Nothing is posted to {new.name} while it is off; posts of that time are left out."
    elif was is None:
        yield "It gets what rules post to it: name it in the actions of a rule."
    elif was.url != new.url:
        yield "Posts go to the new address from now on, those that are tried again too."
    if users and new.enabled:
        yield f"{_listed(users)} {'posts' if len(users) == 1 else 'post'} to it."


def _on_canned(
    after: Floor, was: CannedResponse | None, new: CannedResponse | None
) -> Iterator[str]:
    if new is None:
        assert was is not None
        yield f"{was.name} goes from the list of canned responses. What was sent stays."
        return
    users = _users(after, "reply_canned", new.id)
    if users:
        yield f"{_listed(users)} {'answers' if len(users) == 1 else 'answer'} with it from now on."
    if new.owner is not None:
        yield "You alone have it in your list."
    elif was is None or was.owner is not None:
        yield "All colleagues have it in their list at once."
    elif not users:
        yield "Colleagues have it as it is now. What was sent stays."


def _on_view(was: TicketView | None, new: TicketView | None) -> Iterator[str]:
    if new is None:
        assert was is not None
        yield f"{was.name} goes from the lists; no ticket is touched."
    elif new.owner is not None:
        yield "You alone have it among your lists."
    else:
        yield "All colleagues have it among their lists at once."


def _users(floor: Floor, does: str, ident: str) -> list[str]:
    """Rules and policies that do this with it."""
    levels = (
        (policy.name, level.actions) for policy in floor.of(SlaPolicy) for level in policy.levels
    )
    every = [*((rule.name, rule.actions) for rule in floor.of(AutomationRule)), *levels]
    return list(
        dict.fromkeys(
            name
            for name, actions in every
            if any((a.do, a.value) == (does, ident) for a in actions)
        )
    )


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - TOLD} more" if len(names) > TOLD else ""
    return ", ".join(names[:TOLD]) + more


def _named(tickets: Sequence[Ticket]) -> str:
    return _listed([f"T-{each.number}" for each in tickets])


def _tickets(tickets: Sequence[Ticket], one: str, many: str) -> str:
    if len(tickets) == 1:
        return f"T-{tickets[0].number} {one}"
    return f"{len(tickets)} tickets ({_named(tickets)}) {many}"
