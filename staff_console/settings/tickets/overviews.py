"""The pages over several of a kind: their order, and which of them are on. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from protocol.automation import AutomationRule, Webhook
from protocol.commands import AnyCommand
from protocol.records import CannedResponse, SlaCalendar, SlaPolicy
from protocol.replica import Replica
from protocol.support_commands import (
    PutCanned,
    PutRule,
    PutSlaPolicy,
    PutTicketView,
    PutWebhook,
)
from protocol.tickets import TicketView
from staff_console.settings.field import YES, Column, Field, Row, Section, Values
from staff_console.settings.lead_times import lead_time
from staff_console.settings.tickets import conditions, filters
from staff_console.settings.tickets.rules import happens
from staff_console.settings.writing import as_words
from staff_console.speech import tr

Kind = type[AutomationRule | Webhook | CannedResponse | SlaCalendar | SlaPolicy | TicketView]
_ALL: Final = "all"


@dataclass(frozen=True)
class Over:
    """What a kind of record has in common."""

    kind: Kind
    adds: Callable[[], str]
    """What the row of the list is called by which one is made."""
    columns: Callable[[], tuple[Column, ...]]
    cells: Callable[[Replica, Any], tuple[str, ...]]
    """What stands in the columns."""
    put: Callable[..., AnyCommand] | None = None
    """Makes the command that moves one, or switches it."""
    key: str = ""
    """What that command calls the record."""
    ordered: bool = True
    switched: bool = False
    """Whether the last column is a switch: of being on."""

    def of(self, replica: Replica) -> list[Any]:
        """All, in their order."""
        found: list[Any] = list(replica.of(self.kind))
        if self.ordered:
            return sorted(found, key=lambda r: (r.position, r.name.casefold(), r.id))
        return sorted(found, key=lambda r: (r.name.casefold(), r.id))


def _named(*more: Column) -> tuple[Column, ...]:
    return (Column(tr("Name"), kind="fixed"), *more)


def _fixed(title: str, width: int = 0) -> Column:
    return Column(title, width, kind="fixed")


def _prose(title: str) -> Column:
    return Column(title, kind="prose", part=2)


def _on() -> Column:
    return Column(tr("On"), 48, "switch")


def _rule(replica: Replica, rule: AutomationRule) -> tuple[str, ...]:
    return rule.name, happens(rule.on, lead_time(rule.after_min)), YES if rule.enabled else ""


def _policy(replica: Replica, policy: SlaPolicy) -> tuple[str, ...]:
    which = conditions.said(replica, conditions.rows_of(policy.conditions))
    return policy.name, tr(" and ").join(which) or tr("every other ticket")


def _calendar(replica: Replica, calendar: SlaCalendar) -> tuple[str, ...]:
    users = sorted(p.name for p in replica.of(SlaPolicy) if p.calendar == calendar.id)
    return calendar.name, calendar.zone, as_words(users) or tr("none")


def _canned(replica: Replica, canned: CannedResponse) -> tuple[str, ...]:
    does = tr("macro") if canned.actions else ""
    return canned.name, does, tr("everybody") if canned.owner is None else tr("you")


def _list(replica: Replica, view: TicketView) -> tuple[str, ...]:
    shows = filters.sentence(replica, filters.rows_of(view.shows), view.shows.contact)
    return view.name, shows, tr("everybody") if view.owner is None else tr("you")


def _webhook(replica: Replica, webhook: Webhook) -> tuple[str, ...]:
    return webhook.name, webhook.url, YES if webhook.enabled else ""


RULES: Final = Over(
    AutomationRule,
    lambda: tr("New rule"),
    lambda: _named(_prose(tr("When")), _on()),
    _rule,
    PutRule,
    "rule",
    switched=True,
)
POLICIES: Final = Over(
    SlaPolicy,
    lambda: tr("New level"),
    lambda: _named(_prose(tr("Where"))),
    _policy,
    PutSlaPolicy,
    "policy",
)
CALENDARS: Final = Over(
    SlaCalendar,
    lambda: tr("New hours"),
    lambda: _named(_fixed(tr("Time zone")), _fixed(tr("Goes by it"))),
    _calendar,
    ordered=False,
)
TEXTS: Final = Over(
    CannedResponse,
    lambda: tr("New response"),
    lambda: _named(_fixed(tr("Kind"), 96), _fixed(tr("Who has it"), 120)),
    _canned,
    PutCanned,
    "canned",
)
LISTS: Final = Over(
    TicketView,
    lambda: tr("New list"),
    lambda: _named(_prose(tr("Shows")), _fixed(tr("Who has it"), 96)),
    _list,
    PutTicketView,
    "view",
)
HOOKS: Final = Over(
    Webhook,
    lambda: tr("New webhook"),
    lambda: _named(_prose(tr("Address")), _on()),
    _webhook,
    PutWebhook,
    "webhook",
    ordered=False,
    switched=True,
)


def _rows(over: Over, replica: Replica) -> tuple[Row, ...]:
    return tuple((each.id, *over.cells(replica, each)) for each in over.of(replica))


def _commands(over: Over, replica: Replica, values: Values) -> list[AnyCommand]:
    """Those whose place or switch is another one; one that was removed meanwhile is left alone."""
    rows, known = values.get(_ALL, ()), {each.id: each for each in over.of(replica)}
    shown = [row for row in rows if not isinstance(row, str) and row[0] in known]
    here = {row[0] for row in shown}
    moved = [row[0] for row in shown] != [ident for ident in known if ident in here]
    made: list[AnyCommand] = []
    for place, row in enumerate(shown):
        record, told = known[row[0]], {}
        if over.ordered and moved and record.position != place:
            told["position"] = min(place, 1_000)
        if over.switched and record.enabled != (row[-1] == YES):
            told["enabled"] = row[-1] == YES
        if told and over.put is not None:
            made.append(over.put(**{over.key: record.id}, version=record.version, **told))
    return made


def _section(name: str, over: Over, title: Callable[[], str], about: Callable[[], str]) -> Section:
    def fields(replica: Replica, ident: str) -> tuple[Field, ...]:
        there = next(iter(replica.of(over.kind)), None) is not None
        none = tr("There is none yet. Choose “{new}” at the left.").format(new=over.adds())
        hint = tr("Alt+Up and Alt+Down move a row.") if over.ordered else ""
        return (
            Field(
                _ALL,
                title(),
                "rows",
                hint if there else none,
                columns=over.columns() if there else (),
                ordered=over.ordered,
            ),
        )

    return Section(
        name,
        title,
        about,
        fields,
        lambda replica, ident: {_ALL: _rows(over, replica)},
        lambda replica, ident, values: _commands(over, replica, values),
        lambda said, values: (_ALL, None),
    )


ALL_RULES: Final = _section(
    "rules",
    RULES,
    lambda: tr("Rules"),
    lambda: tr("They act one after the other, from the first on."),
)
ALL_POLICIES: Final = _section(
    "service_levels",
    POLICIES,
    lambda: tr("Service levels"),
    lambda: tr("A ticket has the first that fits it."),
)
ALL_CALENDARS: Final = _section(
    "all_business_hours",
    CALENDARS,
    lambda: tr("Business hours"),
    lambda: tr("The time that counts for promises to customers."),
)
ALL_CANNED: Final = _section(
    "canned_responses",
    TEXTS,
    lambda: tr("Canned responses"),
    lambda: tr("Texts that are ready to send, in the order in which colleagues see them."),
)
ALL_LISTS: Final = _section(
    "ticket_lists",
    LISTS,
    lambda: tr("Saved lists"),
    lambda: tr("In the order of their keys, beside those that are always there."),
)
ALL_WEBHOOKS: Final = _section(
    "webhooks",
    HOOKS,
    lambda: tr("Webhooks"),
    lambda: tr("Other programs that rules post to."),
)
