"""What rules, levels and macros do, as rows that read as a sentence. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from protocol.automation import RuleAction
from protocol.replica import Replica
from staff_console.settings.field import NotRead, Option, Part, Row, Value
from staff_console.settings.tickets import offers
from staff_console.settings.tickets.offers import NONE
from staff_console.settings.writing import one_spaced
from staff_console.speech import tr
from staff_console.tickets.rows import PAUSES, PRIORITY_NAMES, STATUSES

SET_FIELD: Final = "set_field:"
"""Before the name of the custom field that is set."""


@dataclass(frozen=True)
class _Does:
    """One thing that can be done: as it is chosen, and in a sentence with `{value}`."""

    title: Callable[[], str]
    said: Callable[[], str]
    options: Callable[[Replica], tuple[Option, ...]] | None = None
    writes: bool = False
    """Whether a text is written."""


def _or_nobody(replica: Replica) -> tuple[Option, ...]:
    return (*offers.people(replica), Option(NONE, tr("nobody")))


def _or_no_team(replica: Replica) -> tuple[Option, ...]:
    return (*offers.teams(replica), Option(NONE, tr("no team")))


def _or_no_pause(replica: Replica) -> tuple[Option, ...]:
    return (*offers.named(PAUSES), Option(NONE, tr("no pause")))


DOES: Final[dict[str, _Does]] = {
    "assign": _Does(lambda: tr("give it to"), lambda: tr("give it to {value}"), _or_nobody),
    "assign_in_turn": _Does(
        lambda: tr("give it in turn to"),
        lambda: tr("give it in turn to those of {value} who are at work"),
        offers.teams,
    ),
    "set_team": _Does(
        lambda: tr("give it to team"), lambda: tr("give it to team {value}"), _or_no_team
    ),
    "set_priority": _Does(
        lambda: tr("set priority"),
        lambda: tr("set its priority to {value}"),
        lambda _: offers.named(PRIORITY_NAMES),
    ),
    "set_status": _Does(
        lambda: tr("set status"),
        lambda: tr("set its status to {value}"),
        lambda _: offers.named(STATUSES),
    ),
    "set_pause": _Does(
        lambda: tr("set pause"), lambda: tr("set its pause to {value}"), _or_no_pause
    ),
    "add_tag": _Does(lambda: tr("add tag"), lambda: tr("add the tag {value}"), writes=True),
    "remove_tag": _Does(
        lambda: tr("take tag off"), lambda: tr("take the tag {value} off"), writes=True
    ),
    "escalate": _Does(lambda: tr("raise its level"), lambda: tr("raise its level")),
    "reply_canned": _Does(
        lambda: tr("answer with"), lambda: tr("answer with {value}"), offers.texts
    ),
    "comment": _Does(lambda: tr("note"), lambda: tr("note “{value}”"), writes=True),
    "notify": _Does(lambda: tr("tell"), lambda: tr("tell {value}"), offers.told_to),
    "webhook": _Does(lambda: tr("post to"), lambda: tr("post it to {value}"), offers.webhooks),
}
"""In the order in which they are offered; a custom field can be set besides."""


def _written(text: str) -> str:
    kept = one_spaced(text)
    if not kept:
        raise NotRead(tr("Write what is to be there."))
    return kept


def _known(replica: Replica) -> dict[str, _Does]:
    made = dict(DOES)
    for each in offers.custom_fields(replica):
        title, choices = each.title, tuple(Option(c, c) for c in each.choices)
        made[f"{SET_FIELD}{each.name}"] = _Does(
            lambda title=title: tr("set {field}").format(field=title),  # type: ignore[misc]
            lambda title=title: tr("set {field} to {value}").format(  # type: ignore[misc]
                field=title, value="{value}"
            ),
            (lambda _, choices=choices: choices) if choices else None,  # type: ignore[misc]
            writes=not choices,
        )
    return made


def action_parts(replica: Replica, at: int = 1, below: bool = False) -> tuple[Part, ...]:
    """What a row is made of from this cell on: what is done, and with what."""
    known = _known(replica)
    firsts = tuple(Option(key, does.title()) for key, does in known.items())
    made = [Part(at, "choice", tr("what is done"), firsts, width=168, below=below)]
    for key, does in known.items():
        this = ((at, (key,)),)
        if does.options is not None:
            options = does.options(replica)
            made.append(Part(at + 1, "choice", _what(does), options, when=this))
        elif does.writes:
            made.append(Part(at + 1, "text", does.title(), when=this, tidy=_written))
    return tuple(made)


def _what(does: _Does) -> str:
    return tr("what comes after “{words}”").format(words=does.title())


def cells_of(action: RuleAction) -> tuple[str, str]:
    """An action as two cells."""
    if action.do == "set_field":
        name, _, value = action.value.partition("=")
        return f"{SET_FIELD}{name.strip()}", value.strip()
    options = DOES[action.do].options
    return action.do, action.value or (NONE if options is not None else "")


def action_of(does: str, value: str) -> RuleAction:
    """Two cells as an action."""
    if does.startswith(SET_FIELD):
        return RuleAction("set_field", f"{does.removeprefix(SET_FIELD)}={value}")
    what: Any = does
    return RuleAction(what, "" if value == NONE else value)


def rows_of(actions: Sequence[RuleAction]) -> tuple[Row, ...]:
    """Actions as rows."""
    return tuple(("", *cells_of(each)) for each in actions)


def actions_of(rows: Value) -> list[RuleAction]:
    """Rows as actions."""
    return [action_of(row[1], row[2]) for row in rows if not isinstance(row, str)]


def said(replica: Replica, cells: Sequence[tuple[str, str]]) -> list[str]:
    """Each action in words; those that are not finished are left out."""
    known = _known(replica)
    return [text for does, value in cells if (text := _said(replica, known, does, value))]


def said_of(replica: Replica, rows: Value) -> list[str]:
    """Each action of these rows in words."""
    return said(replica, [(row[1], row[2]) for row in rows if not isinstance(row, str)])


def _said(replica: Replica, known: dict[str, _Does], key: str, value: str) -> str:
    does = known.get(key)
    if does is None or (not value.strip() and (does.writes or does.options is not None)):
        return ""
    if does.options is not None:
        value = offers.title_of(does.options(replica), value)
    return does.said().format(value=value.strip())
