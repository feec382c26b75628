"""Conditions on tickets as rows that read as a sentence: which there are, and how they are kept.

Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from protocol.automation import Condition
from protocol.replica import Replica
from staff_console.settings.field import NotRead, Option, Part, Row, Rows, Value
from staff_console.settings.tickets import offers
from staff_console.settings.writing import one_spaced
from staff_console.speech import tr
from staff_console.tickets.rows import PAUSES, PRIORITY_NAMES, STATUSES

FIELD: Final = "field:"
"""Before the name of a custom field, as the key of what a condition is about."""
_VALUED: Final = ("is", "is_not", "contains", "at_least", "at_most")
_OPS: Final[dict[str, Callable[[], str]]] = {
    "is": lambda: tr("is"),
    "is_not": lambda: tr("is not"),
    "contains": lambda: tr("contains"),
    "at_least": lambda: tr("is at least"),
    "at_most": lambda: tr("is at most"),
    "is_set": lambda: tr("is there"),
    "is_not_set": lambda: tr("is missing"),
}
_CHOSEN: Final = ("is", "is_not")
_MAYBE: Final = ("is", "is_not", "is_set", "is_not_set")
_TEXT: Final = ("contains", "is", "is_not", "is_set", "is_not_set")
_NUMBER: Final = ("at_least", "at_most", "is")


@dataclass(frozen=True)
class _About:
    """What a condition may be about; `said` is how a sentence names it."""

    title: Callable[[], str]
    said: Callable[[], str]
    ops: tuple[str, ...]
    options: Callable[[Replica], tuple[Option, ...]] | None = None


ABOUT: Final[dict[str, _About]] = {
    "subject": _About(lambda: tr("Subject"), lambda: tr("its subject"), _TEXT),
    "text": _About(lambda: tr("Message"), lambda: tr("the message"), ("contains",)),
    "priority": _About(
        lambda: tr("Priority"),
        lambda: tr("its priority"),
        ("is", "is_not", "at_least", "at_most"),
        lambda _: offers.named(PRIORITY_NAMES),
    ),
    "status": _About(
        lambda: tr("Status"), lambda: tr("its status"), _CHOSEN, lambda _: offers.named(STATUSES)
    ),
    "pause": _About(
        lambda: tr("Pause"), lambda: tr("its pause"), _MAYBE, lambda _: offers.named(PAUSES)
    ),
    "assignee": _About(
        lambda: tr("Who has it"), lambda: tr("whoever has it"), _MAYBE, offers.people
    ),
    "team": _About(lambda: tr("Team"), lambda: tr("its team"), _MAYBE, offers.teams),
    "tag": _About(lambda: tr("Tag"), lambda: tr("a tag"), _TEXT[1:] + ("contains",)),
    "channel": _About(
        lambda: tr("How it came"),
        lambda: tr("how it came"),
        _CHOSEN,
        lambda _: offers.named(offers.CHANNELS),
    ),
    "contact_kind": _About(
        lambda: tr("Customer"),
        lambda: tr("the customer"),
        _CHOSEN,
        lambda _: offers.named(offers.CONTACT_KINDS),
    ),
    "language": _About(
        lambda: tr("Language"), lambda: tr("its language"), _CHOSEN, offers.languages
    ),
    "level": _About(lambda: tr("Level"), lambda: tr("its level"), _NUMBER),
    "metric": _About(
        lambda: tr("Promise"),
        lambda: tr("the promise"),
        _CHOSEN,
        lambda _: offers.named(offers.METRIC_NAMES),
    ),
    "rating": _About(lambda: tr("Rating"), lambda: tr("its rating"), (*_NUMBER, "is_set")),
}
"""In the order in which they are offered."""
_OF_THEIR_OWN: Final[dict[tuple[str, str], Callable[[], str]]] = {
    ("assignee", "is"): lambda: tr("{value} has it"),
    ("assignee", "is_not"): lambda: tr("{value} does not have it"),
    ("assignee", "is_set"): lambda: tr("somebody has it"),
    ("assignee", "is_not_set"): lambda: tr("nobody has it"),
    ("pause", "is_set"): lambda: tr("its clock stands"),
    ("pause", "is_not_set"): lambda: tr("its clock runs"),
    ("tag", "is"): lambda: tr("it has the tag {value}"),
    ("tag", "is_not"): lambda: tr("it has no tag {value}"),
    ("tag", "is_set"): lambda: tr("it has a tag"),
    ("tag", "is_not_set"): lambda: tr("it has no tag"),
    ("channel", "is"): lambda: tr("it came {value}"),
    ("channel", "is_not"): lambda: tr("it did not come {value}"),
    ("team", "is_not_set"): lambda: tr("it has no team"),
    ("rating", "is_set"): lambda: tr("it was rated"),
}
"""Sentences that would sound odd otherwise."""
OF_TICKETS: Final = tuple(name for name in ABOUT if name not in ("text", "metric"))
"""Those that need no event: of service levels."""


def _written(text: str) -> str:
    kept = one_spaced(text)
    if not kept:
        raise NotRead(tr("Write what it is compared with."))
    return kept


def _number(text: str) -> str:
    kept = text.strip()
    if not (kept.isascii() and kept.isdigit() and len(kept) < 4):
        raise NotRead(tr("Write a whole number."))
    return str(int(kept))


def _known(replica: Replica) -> dict[str, _About]:
    """All that a condition may be about in this house."""
    made = dict(ABOUT)
    for each in offers.custom_fields(replica):
        title, choices = each.title, tuple(Option(c, c) for c in each.choices)
        made[f"{FIELD}{each.name}"] = _About(
            lambda title=title: title,  # type: ignore[misc]
            lambda title=title: title,  # type: ignore[misc]
            _MAYBE if choices else _TEXT,
            (lambda _, choices=choices: choices) if choices else None,  # type: ignore[misc]
        )
    return made


def condition_parts(replica: Replica, names: Collection[str] = tuple(ABOUT)) -> tuple[Part, ...]:
    """What a row is made of: what it is about, how it is compared, with what."""
    known = {k: a for k, a in _known(replica).items() if k in names or k.startswith(FIELD)}
    firsts = tuple(Option(key, about.title()) for key, about in known.items())
    made = [Part(1, "choice", tr("what it is about"), firsts, width=152)]
    for ops in dict.fromkeys(about.ops for about in known.values()):
        keys = tuple(key for key, about in known.items() if about.ops == ops)
        options = tuple(Option(op, _OPS[op]()) for op in ops)
        title = tr("how it is compared")
        made.append(Part(2, "choice", title, options, width=120, when=((1, keys),), usual=ops[0]))
    for key, about in known.items():
        made += _value_parts(replica, key, about)
    return tuple(made)


def _value_parts(replica: Replica, key: str, about: _About) -> list[Part]:
    this = (1, (key,))
    free = Part(
        3, "text", tr("what it is compared with"), hint=tr("words"), when=(this, (2, _VALUED)),
        tidy=_number if about.ops[: len(_NUMBER)] == _NUMBER else _written,
    )  # fmt: skip
    if about.options is None:
        return [free]
    title, plain = tr("what it is compared with"), tuple(op for op in _VALUED if op != "contains")
    chosen = Part(3, "choice", title, about.options(replica), when=(this, (2, plain)))
    return [chosen, Part(3, "text", title, when=(this, (2, ("contains",))), tidy=_written)]


def rows_of(conditions: Sequence[Condition]) -> Rows:
    """Conditions as rows."""
    return tuple(_row(each) for each in conditions)


def _row(condition: Condition) -> Row:
    if condition.field != "field":
        return "", condition.field, condition.op, condition.value
    name, _, value = condition.value.partition("=")
    return "", f"{FIELD}{name.strip()}", condition.op, value.strip()


def conditions_of(rows: Value) -> list[Condition]:
    """Rows as conditions."""
    return [_condition(row) for row in rows if not isinstance(row, str)]


def _condition(row: Row) -> Condition:
    op: Any = row[2]
    if row[1].startswith(FIELD):
        return Condition("field", op, f"{row[1].removeprefix(FIELD)}={row[3]}")
    about: Any = row[1]
    return Condition(about, op, row[3])


def said(replica: Replica, rows: Value) -> list[str]:
    """Each condition in words; those that are not finished are left out."""
    known = _known(replica)
    found = (row for row in rows if not isinstance(row, str))
    return [text for row in found if (text := _said(replica, known, row))]


def _said(replica: Replica, known: dict[str, _About], row: Row) -> str:
    about, op = known.get(row[1]), row[2]
    if about is None or op not in about.ops:
        return ""
    of_its_own = _OF_THEIR_OWN.get((row[1], op))
    if op in ("is_set", "is_not_set"):
        plain = tr("{what} {compared}").format(what=about.said(), compared=_OPS[op]())
        return of_its_own() if of_its_own is not None else plain
    value = row[3].strip()
    if not value:
        return ""
    if about.options is not None and op != "contains":
        value = offers.title_of(about.options(replica), value)
    elif not value.isdigit():
        value = tr("“{text}”").format(text=value)
    sentence = of_its_own() if of_its_own is not None else tr("{what} {compared} {value}")
    return sentence.format(what=about.said(), compared=_OPS[op](), value=value)
