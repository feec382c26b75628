"""Closing time: how many still wait, when they are done, and what becomes of them. For managers."""

from __future__ import annotations

from protocol.commands import AnyCommand, ExpireWaiting, SetPoint
from protocol.records import Estimate, PointState, ServicePoint, Visit
from staff_console.facts import Facts
from staff_console.sheets.form import Field, Form, Option, Scene, Values, picked
from staff_console.speech import tr
from staff_console.words import minutes

_STATES: tuple[PointState, ...] = ("open", "last_numbers", "draining", "closed")


def closing(scene: Scene, values: Values) -> Form:
    """The sheet of Ctrl+E."""
    facts = scene.facts
    point, count = facts.point, len(facts.waiting) + len(facts.away)
    missed, errands = len(facts.missed), _errands(scene)
    options = (*_states(point), _home(count + missed, errands))
    chosen = picked(values, "what", options, _usual(point))
    fields: tuple[Field, ...] = (Field("what", tr("What"), "one", chosen, options),)
    text = _state(facts)
    why, command = "", _command(point, chosen, values)
    if chosen == "home":
        reason = values.get("reason", "")
        hint = tr("they read it, like: We close. Book a time for tomorrow.")
        fields += (Field("reason", tr("Reason"), "text", reason, hint=hint),)
        why = "" if reason.strip() else tr("Say why: they read it.")
        text += _ending(errands)
    does = next((option.title for option in options if option.key == chosen), "")
    return Form(
        name="closing",
        title=_title(scene, count),
        text=text,
        fields=fields,
        does=does,
        command=command if not why else None,
        number=point.name,
        why=why,
    )


def _states(point: ServicePoint) -> tuple[Option, ...]:
    titles = {
        "open": (tr("Open"), tr("numbers go out")),
        "last_numbers": (tr("Last numbers"), tr("numbers go out still, and all screens say so")),
        "draining": (tr("Stop intake"), tr("no more numbers; all who wait are served")),
        "closed": (tr("Close"), tr("as soon as the last is served")),
    }
    return tuple(
        Option(state, titles[state][0], tr("now") if now else titles[state][1], usable=not now)
        for state in _STATES
        for now in (state == point.state,)
    )


def _home(count: int, errands: int) -> Option:
    title = tr("Send {count} home").format(count=count)
    if count:
        return Option("home", title, tr("their numbers end now"))
    if errands:
        return Option("home", title, tr("nobody waits; errands here end"))
    return Option("home", title, tr("nobody waits"), usable=False)


def _errands(scene: Scene) -> int:
    """How many who are not sent home with those who wait have an errand here."""
    facts = scene.facts
    home = {entry.visit for entry in (*facts.waiting, *facts.away, *facts.missed)}
    return sum(
        any(errand.service_point == facts.point.id for errand in visit.errands)
        for visit in scene.replica.of(Visit)
        if visit.id not in home
    )


def _ending(errands: int) -> str:
    if not errands:
        return ""
    said = tr(
        "Errands here end too, of people at a desk or elsewhere: {count}. "
        "Have their desks tell them."
    )
    return " " + said.format(count=errands)


def _usual(point: ServicePoint) -> str:
    """The usual next step of the day."""
    place = _STATES.index(point.state)
    return _STATES[place + 1] if place + 1 < len(_STATES) else "open"


def _command(point: ServicePoint, chosen: str, values: Values) -> AnyCommand | None:
    if chosen == "home":
        reason = values.get("reason", "").strip()
        return ExpireWaiting(service_point=point.id, reason=reason) if reason else None
    state = next((state for state in _STATES if state == chosen), None)
    return SetPoint(service_point=point.id, state=state) if state is not None else None


def _title(scene: Scene, count: int) -> str:
    """`Closing 17:00, 14 waiting, 1 missed, last done about 17:35`."""
    facts = scene.facts
    estimate = scene.replica.get(Estimate, facts.point.id)
    closes, missed = facts.point.closes_at, len(facts.missed)
    begin = tr("Closing time")
    if closes is not None:
        begin = tr("Closing {at}").format(at=minutes(closes, facts.zone))
    waiting = tr("{count} waiting").format(count=count)
    if missed:
        waiting = tr("{waiting}, {missed} missed").format(waiting=waiting, missed=missed)
    if estimate is None or estimate.last_at is None or not count:
        return tr("{begin}, {waiting}").format(begin=begin, waiting=waiting)
    last = minutes(estimate.last_at, facts.zone)
    return tr("{begin}, {waiting}, last done about {last}").format(
        begin=begin, waiting=waiting, last=last
    )


def _state(facts: Facts) -> str:
    said = {
        "open": tr("{point} is open."),
        "last_numbers": tr("{point} gives its last numbers."),
        "draining": tr("{point} gives no more numbers; all who wait are served."),
        "closed": tr("{point} is closed."),
    }
    return said[facts.point.state].format(point=facts.point.name)
