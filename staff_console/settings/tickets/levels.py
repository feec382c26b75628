"""The pages of service levels: what is promised to which tickets, and what follows a breach.

Pure.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any, Final

from protocol.commands import AnyCommand
from protocol.records import SlaPolicy
from protocol.replica import Replica
from protocol.sla import METRICS, PRIORITIES, Level, Metric, Target
from protocol.support_commands import DeleteSlaPolicy, PutSlaPolicy
from staff_console.settings.field import (
    YES,
    Column,
    Fault,
    Field,
    Option,
    Part,
    Rows,
    Section,
    Value,
    Values,
)
from staff_console.settings.hall import text
from staff_console.settings.point import located
from staff_console.settings.tickets import actions, conditions, offers
from staff_console.settings.tickets.business_time import (
    business_minutes,
    business_time,
    tidy_after,
    tidy_promise,
)
from staff_console.settings.tickets.removal import gone_field
from staff_console.settings.writing import tidy_name
from staff_console.speech import tr
from staff_console.tickets.rows import PRIORITY_NAMES

_ALL: Final = ",".join(METRICS)
_SAID_AS: Final = {"warnMin": "warn_min", "policy": "gone"}


def _targets(policy: SlaPolicy | None) -> Rows:
    kept = {each.priority: each for each in policy.targets} if policy is not None else {}
    return tuple(
        (priority, PRIORITY_NAMES[priority](), *_written(kept.get(priority)))
        for priority in reversed(PRIORITIES)
    )


def _written(target: Target | None) -> tuple[str, str, str]:
    if target is None:
        return "", "", ""
    first, following, solved = (
        business_time(minutes) if minutes is not None else ""
        for minutes in (target.first_response, target.next_response, target.resolution)
    )
    return first, following, solved


def _targets_of(rows: Value) -> list[Target]:
    made: list[Target] = []
    for row in rows:
        if not isinstance(row, str) and any(row[2:]):
            priority: Any = row[0]
            promised = (business_minutes(cell) if cell else None for cell in row[2:])
            made.append(Target(priority, *promised))
    return made


def _levels(levels: list[Level]) -> Rows:
    """A row for each thing that is done; those of one level follow each other."""
    return tuple(
        ("", business_time(level.after_min), _key(level.metrics), *actions.cells_of(action))
        for level in levels
        for action in level.actions
    )


def _levels_of(rows: Value) -> list[Level]:
    made: list[Level] = []
    for row in rows:
        if isinstance(row, str):
            continue
        after, metrics = business_minutes(row[1]), _metrics(row[2])
        action = actions.action_of(row[3], row[4])
        if made and (made[-1].after_min, made[-1].metrics) == (after, metrics):
            made[-1] = Level(after, metrics, [*made[-1].actions, action])
        else:
            made.append(Level(after, metrics, [action]))
    return made


def _key(metrics: list[Metric]) -> str:
    return ",".join(metric for metric in METRICS if metric in metrics)


def _metrics(key: str) -> list[Metric]:
    wanted = key.split(",")
    return [metric for metric in METRICS if metric in wanted]


def _clocks() -> tuple[Option, ...]:
    """Each promise, then several together."""
    several = [each for size in (3, 1, 2) for each in combinations(METRICS, size)]
    return tuple(Option(",".join(each), _clock(",".join(each))) for each in several)


def _clock(key: str) -> str:
    if key == _ALL:
        return tr("any promise")
    names = [offers.METRIC_NAMES[metric]() for metric in _metrics(key)]
    return tr(" or ").join(names)


def _level_parts(replica: Replica) -> tuple[Part, ...]:
    return (
        Part(1, "text", tr("how long after"), hint="0:00", width=72, tidy=tidy_after),
        Part(1, "word", tr("after a missed")),
        Part(2, "choice", tr("which promise"), _clocks(), usual=_ALL),
        *actions.action_parts(replica, 3, below=True),
    )


def _common(replica: Replica) -> tuple[Field, ...]:
    calendars = offers.calendars(replica)
    none = (
        "" if calendars else tr("There are no business hours yet. Make new business hours first.")
    )
    promise = tr("Promises")
    return (
        Field("name", tr("Name"), tidy=tidy_name),
        Field("calendar", tr("Business hours"), "pick", none, options=calendars),
        Field(
            "targets",
            tr("What is promised, in hours and minutes of business time"),
            "rows",
            tr("4:00 is four hours. Empty: nothing is promised."),
            columns=(
                Column(tr("Priority"), 104, "fixed"),
                Column(tr("First answer"), hint="–", tidy=tidy_promise),
                Column(tr("Next answer"), hint="–", tidy=tidy_promise),
                Column(tr("Solution"), hint="–", tidy=tidy_promise),
            ),
            fills="",
            group=promise,
        ),
        Field(
            "warn_min",
            tr("Warned before"),
            "short",
            tr("Business time before a deadline. 0:00: no warning."),
            tidy_after,
            group=promise,
        ),
        *_clauses(replica),
    )


def _clauses(replica: Replica) -> tuple[Field, ...]:
    return (
        Field(
            "conditions",
            tr("All of these hold"),
            "clauses",
            tr("None: every ticket that no service level before it takes."),
            parts=conditions.condition_parts(replica, conditions.OF_TICKETS),
            adds=tr("Add a condition"),
            group=tr("To which tickets"),
        ),
        Field(
            "levels",
            tr("What is done, so much business time later"),
            "clauses",
            tr("Rows with the same time and promise are one level."),
            parts=_level_parts(replica),
            adds=tr("Add what is done"),
            ordered=True,
            group=tr("When a promise is missed"),
        ),
    )


def _values(policy: SlaPolicy) -> Values:
    return {
        "name": policy.name,
        "calendar": policy.calendar,
        "targets": _targets(policy),
        "warn_min": business_time(policy.warn_min),
        "conditions": conditions.rows_of(policy.conditions),
        "levels": _levels(policy.levels),
    }


def _read(replica: Replica, ident: str) -> Values | None:
    found = replica.get(SlaPolicy, ident)
    return None if found is None else {**_values(found), "gone": ""}


def _read_new(replica: Replica, ident: str) -> Values | None:
    calendars = offers.calendars(replica)
    return _values(SlaPolicy(id="", name="", calendar=calendars[0].key if calendars else ""))


def _told(values: Values) -> dict[str, Any]:
    fields: dict[str, Any] = {
        name: text(values[name]) for name in ("name", "calendar") if name in values
    }
    if "targets" in values:
        fields["targets"] = _targets_of(values["targets"])
    if "warn_min" in values:
        fields["warn_min"] = business_minutes(text(values["warn_min"]))
    if "conditions" in values:
        fields["conditions"] = conditions.conditions_of(values["conditions"])
    if "levels" in values:
        fields["levels"] = _levels_of(values["levels"])
    return fields


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    found = replica.get(SlaPolicy, ident)
    if found is None or not values:
        return []
    if values.get("gone") == YES:
        return [DeleteSlaPolicy(policy=ident)]
    fields = _told(values)
    return [PutSlaPolicy(policy=ident, version=found.version, **fields)] if fields else []


def _new_commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    begun = _read_new(replica, "")
    assert begun is not None
    told = {**begun, **values}
    if not told["name"] or not told["calendar"] or not _targets_of(told["targets"]):
        return []
    after = max((each.position for each in replica.of(SlaPolicy)), default=-1) + 1
    return [PutSlaPolicy(**_told(told), position=min(after, 1_000))]


def _check(values: Values) -> list[Fault]:
    """Minutes that hold only together."""
    if values.get("gone") == YES or not values["name"] or _targets_of(values["targets"]):
        return []
    return [Fault("targets", tr("This promises nothing yet. Write one time at least."))]


def _sentence(replica: Replica, ident: str, values: Values) -> str:
    which = conditions.said(replica, values["conditions"])
    hours = offers.title_of(offers.calendars(replica), text(values["calendar"]))
    if not which:
        return tr(
            "Holds for every ticket that no service level before it takes, by {hours}."
        ).format(hours=hours)
    return tr("Holds where {conditions}, by {hours}.").format(
        conditions=tr(" and ").join(which), hours=hours
    )


def _locate(said: str, values: Values) -> tuple[str, int | None]:
    field, row = located(said, values)
    return _SAID_AS.get(field, field), row if field == "targets" else None


POLICY: Final = Section(
    "service_level",
    lambda: tr("Service level"),
    lambda: tr("What is promised to these tickets. Open tickets are reckoned anew at once."),
    lambda replica, ident: (
        *_common(replica),
        gone_field(
            tr("Remove this service level"), tr("Its open tickets get the one that fits next.")
        ),
    ),
    _read,
    _commands,
    _locate,
    _check,
    _sentence,
)
NEW_POLICY: Final = Section(
    "new_service_level",
    lambda: tr("New service level"),
    lambda: tr("How soon customers get an answer and a solution."),
    lambda replica, ident: _common(replica),
    _read_new,
    _new_commands,
    _locate,
    _check,
    _sentence,
    new=True,
)
