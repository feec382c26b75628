"""What can be otherwise than it was, as it is chosen and typed. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from protocol.queries import DayChange
from protocol.records import ServicePoint
from staff_console.reports.days import day_name
from staff_console.settings.field import Fault, Field, NotRead, Option, Tidy
from staff_console.settings.tidying import tidied
from staff_console.settings.writing import clock, decimal, length, minute_of, seconds, whole
from staff_console.speech import tr

Texts = Mapping[str, str]
"""What stands in the fields, by their names; empty is as it was."""
DEFAULT: Final[dict[str, str]] = {"desks": "1"}
"""One desk more: the question that is asked most."""
WEIGHT: Final = "weight "
"""Before the name of a class: its field."""
_DESKS: Final = (-3, -2, -1, 0, 1, 2, 3)


def fields(
    points: Sequence[ServicePoint],
    point: ServicePoint,
    days: Sequence[str],
    today: str,
    policy: str = "",
) -> tuple[Field, ...]:
    """All of them: where and when first, then what is otherwise. Under the chosen `policy`, or
    else the present one, weights may count for nothing: then there are none."""
    where = tuple(Option(each.id, each.name) for each in points)
    when = tuple(Option(each, _day(each, today)) for each in days)
    desks = tuple(Option(str(count), desks_words(count)) for count in _DESKS)
    return (
        Field("point", tr("Service point"), "choice", options=where),
        Field("day", tr("Day"), "choice", options=when),
        Field("desks", tr("Desks"), "choice", options=desks),
        Field("from", tr("From"), "short", tr("start"), _moment),
        Field("to", tr("Until"), "short", tr("end"), _moment),
        Field("max_wait", tr("Longest wait"), "short", _limit(point), _optional(_length)),
        Field("policy", tr("Who is next"), "choice", options=_policies(point)),
        *(_weights(point) if (policy or point.policy) == "weight" else ()),
        Field("services", tr("Services take"), "short", "100 %", _optional(_percent)),
        Field("joins", tr("Customers"), "short", "100 %", _optional(_percent)),
    )


def read(shown: Sequence[Field], texts: Texts) -> tuple[DayChange, tuple[Fault, ...]]:
    """What is to be otherwise, and what of it cannot be read."""
    faults: list[Fault] = []
    said: dict[str, str] = {}
    for field in shown:
        value, wrong = tidied(field, texts.get(field.name, ""))
        faults += wrong
        said[field.name] = value if isinstance(value, str) and not wrong else ""
    desks = int(said["desks"] or 0)
    begins, ends = (minute_of(said[name]) if said[name] else None for name in ("from", "to"))
    if begins is not None and ends is not None and ends <= begins:
        faults.append(Fault("to", tr("It must end after it begins.")))
    weights = {
        name.removeprefix(WEIGHT): float(value)
        for name, value in said.items()
        if name.startswith(WEIGHT) and value
    }
    change = DayChange(
        desks=desks,
        from_min=begins if desks else None,
        to_min=ends if desks else None,
        weights=weights,
        max_wait_s=seconds(said["max_wait"]) if said["max_wait"] else None,
        policy=said["policy"] or None,  # type: ignore[arg-type]
        service_percent=_number(said["services"]),
        joins_percent=_number(said["joins"]),
    )
    return change, tuple(faults)


def desks_words(count: int) -> str:
    """`one more`, `two fewer`."""
    return {
        -3: tr("three fewer"),
        -2: tr("two fewer"),
        -1: tr("one fewer"),
        0: tr("as they were"),
        1: tr("one more"),
        2: tr("two more"),
        3: tr("three more"),
    }[count]


def policy_words(policy: str) -> str:
    """Who is next, in a few words."""
    return tr("classes in turn") if policy == "ratio" else tr("by weight")


def _day(day: str, today: str) -> str:
    return tr("Today") if day == today else day_name(day, today)


def _policies(point: ServicePoint) -> tuple[Option, ...]:
    other = "weight" if point.policy == "ratio" else "ratio"
    return Option("", policy_words(point.policy)), Option(other, policy_words(other))


def _limit(point: ServicePoint) -> str:
    return length(point.max_wait_s) if point.max_wait_s else tr("no limit")


def _weights(point: ServicePoint) -> tuple[Field, ...]:
    if len(point.classes) < 2:
        return ()
    return tuple(
        Field(
            WEIGHT + each.name,
            tr("{name} weighs").format(name=each.title),
            "short",
            f"{each.weight:g}",
            _optional(decimal(0.1, 100)),
        )
        for each in point.classes
    )


def _optional(tidy: Tidy) -> Tidy:
    """Reads what is typed; nothing stays nothing."""
    return lambda text: tidy(text) if text.strip() else ""


def _moment(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return clock(minute_of(text))
    except NotRead:
        raise NotRead(tr("Write a time such as 14:00.")) from None


def _length(text: str) -> str:
    return length(seconds(text))


def _percent(text: str) -> str:
    """Percent of what it was; `+20` and `-10` are told from there."""
    kept = text.replace("%", "").replace("−", "-").strip()
    signed = kept[:1] in ("+", "-") and kept[1:].strip().isdecimal()
    number = str(100 + int(kept[0] + kept[1:].strip())) if signed else kept
    return whole(10, 300)(number) + " %"


def _number(percent: str) -> int:
    return int(percent.removesuffix(" %")) if percent else 100
