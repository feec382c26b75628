"""What a change of the site or a service point would do from now on: numbers, calls, screens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from protocol.addresses import leads_nowhere
from protocol.records import (
    Ask,
    Counter,
    PriorityClass,
    ServicePoint,
    Site,
)
from server.domain.floor import Floor
from server.domain.point_settings import clock

_LANGUAGES: Final = {"en": "English", "es": "Spanish", "de": "German", "ar": "Arabic"}
"""Those that the screens speak; another is called by its code."""


def on_site(before: Floor, after: Floor, now: int) -> list[str]:
    """Sentences on the site."""
    was, new = before.site, after.site
    said: list[str] = []
    if was.zone != new.zone:
        said.append(f"The clock of the hall goes from {_time(was, now)} to {_time(new, now)}.")
    if was.public_url != new.public_url:
        said += _address(new.public_url)
    if was.name != new.name:
        said.append(f"Kiosk, wall and phones say {new.name} at once.")
    if was.message != new.message:
        said.append(
            f'The wall says "{new.message}" at once.'
            if new.message
            else "The message leaves the wall at once."
        )
    said += _languages(was, new)
    if (was.quiet_from, was.quiet_to) != (new.quiet_from, new.quiet_to):
        said.append(_quiet(new))
    if was.kiosk_pin != new.kiosk_pin:
        said.append(_pin(new))
    return said


def _pin(new: Site) -> str:
    if new.kiosk_pin:
        return (
            "Kiosks ask for the new PIN at once; one that is not connected asks for the former "
            "one until it is."
        )
    return "Kiosks ask for no PIN: whoever has a keyboard can leave one."


def _address(address: str) -> list[str]:
    said = [
        f"Codes and links made from now on lead to {address or 'this server'}; "
        "those given before stay as they are."
    ]
    if leads_nowhere(address):
        said.append(f"No screen shows a code: only the server's own machine can open {address}.")
    elif address:
        said.append(
            "No screen shows a code until a phone has opened the new address once: open the link "
            "of the check."
        )
    return said


def _languages(was: Site, new: Site) -> list[str]:
    said: list[str] = []
    if was.languages != new.languages:
        names = [language_name(code) for code in new.languages]
        said.append(
            f"Kiosk and phones offer {', '.join(names)}; names that have no translation stay as "
            f"they are written, in {names[0]}."
        )
    if spoken_words(was) != spoken_words(new):
        said.append(f"Walls say calls in {spoken_words(new)}.")
    for code in translated(was.names, new.names):
        name = new.names.get(code) or new.name
        said.append(f'The name of the hall in {language_name(code)} is "{name}".')
    for code in translated(was.messages, new.messages):
        message = new.messages.get(code) or new.message
        said.append(f'The message in {language_name(code)} is "{message}".')
    return said


def spoken_words(site: Site) -> str:
    """`English`, and in other languages to whoever speaks them."""
    own = language_name(site.languages[0])
    others = [language_name(code) for code in site.spoken if code != site.languages[0]]
    return f"{own}, and in {' or '.join(others)} to whoever speaks it" if others else own


def language_name(code: str) -> str:
    """What staff call a language."""
    return _LANGUAGES.get(code, code)


def translated(was: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """The languages in which something is called otherwise now."""
    return [code for code in {**was, **new} if was.get(code) != new.get(code)]


def _quiet(site: Site) -> str:
    if site.quiet_from is None or site.quiet_to is None:
        return "Walls have sound all day."
    return (
        f"Walls show calls without a sound from {clock(site.quiet_from)} to {clock(site.quiet_to)}."
    )


def _time(site: Site, now: int) -> str:
    return datetime.fromtimestamp(now / 1000, UTC).astimezone(ZoneInfo(site.zone)).strftime("%H:%M")


def on_point(before: Floor, was: ServicePoint, new: ServicePoint) -> list[str]:
    """Sentences on a service point's own settings."""
    said: list[str] = []
    for field, sentence in _OF_POINT.items():
        if getattr(was, field) != getattr(new, field):
            said.append(sentence(before, was, new))
    if was.grace_s != new.grace_s or was.grace_remote_s != new.grace_remote_s:
        said.append(_grace(before, new))
    if (was.repeat_s, was.calls_most) != (new.repeat_s, new.calls_most):
        said.append(_repeats(new))
    if (was.missed_s, was.missed_calls) != (new.missed_s, new.missed_calls):
        said.append(
            f"Who misses a call can be called for {span(new.missed_s)} or "
            f"{_many(new.missed_calls, 'later call')}, whichever is later."
        )
    said += _counted(was, new)
    return said


def span(seconds: int) -> str:
    """A length of time as people say it."""
    if seconds % 60 or seconds < 60:
        return f"{seconds} s"
    return f"{seconds // 60} min" if seconds < 7_200 or seconds % 3600 else f"{seconds // 3600} h"


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _limit(before: Floor, was: ServicePoint, new: ServicePoint) -> str:
    count = len(before.waiting[new.id])
    if count < new.max_waiting:
        return f"{new.max_waiting} may wait at most; {count} wait now."
    rest = count - new.max_waiting + 1
    gone = "one of them is gone" if rest == 1 else f"{rest} of them are gone"
    return f"{count} wait now: nobody is let in until {gone}."


def _prefix(before: Floor, was: ServicePoint, new: ServicePoint) -> str:
    if all(service.prefix for service in before.services(new.id)):
        return f"No number changes: every service of {new.name} has letters of its own."
    first = next_number(before, new.prefix)
    return f"Numbers given today keep {was.prefix}; new ones begin with {first}."


def next_number(floor: Floor, prefix: str) -> str:
    """The next number of a series on the floor's day."""
    counter = floor.get(Counter, f"{floor.site.day}/{prefix}")
    return f"{prefix}{(counter.last if counter else 0) + 1:03}"


def _held(before: Floor, was: ServicePoint, new: ServicePoint) -> str:
    return f"Who is not here when their turn comes keeps the place for {span(new.hold_remote_s)}."


def _longest(before: Floor, was: ServicePoint, new: ServicePoint) -> str:
    if not new.max_wait_s:
        return "However long somebody waits, the order stays that of the classes."
    return f"Who has waited {span(new.max_wait_s)} goes before all the others."


def _policy(before: Floor, was: ServicePoint, new: ServicePoint) -> str:
    if new.policy == "weight":
        return "The weight of the class times the wait decides who is next."
    return _turns(new)


def _turns(new: ServicePoint) -> str:
    shares = " to ".join(f"{each.share} {each.title}" for each in new.classes)
    return f"The classes are called in turn: {shares}."


def _grace(before: Floor, new: ServicePoint) -> str:
    called = sum(
        1 for e in before.live.values() if e.state == "called" and e.service_point == new.id
    )
    keep = {0: "", 1: " Who is called now keeps the time given."}.get(
        called, f" The {called} who are called now keep the time given."
    )
    return (
        f"Who is called from now on has {span(new.grace_s)} to come, "
        f"{span(new.grace_remote_s)} when not here yet.{keep}"
    )


def _repeats(new: ServicePoint) -> str:
    if not new.repeat_s or new.calls_most == 1:
        return "A call is announced once; only a desk calls again."
    return f"A call is announced up to {new.calls_most} times, every {span(new.repeat_s)}."


def _counted(was: ServicePoint, new: ServicePoint) -> list[str]:
    """What a minute of waiting, or a turn, is worth to whom."""
    old = {each.name: each for each in was.classes}
    said: list[str] = []
    for each in new.classes:
        before = old.get(each.name)
        if before is None:
            said.append(f"{each.title} is new: staff can put people into it.")
        elif (before.weight, before.share) != (each.weight, each.share):
            said.append(_worth(new, each))
    names = {each.name for each in new.classes}
    said += [
        f"{each.title} goes; nobody is in it." for each in was.classes if each.name not in names
    ]
    if new.policy == "ratio" and was.policy == "ratio" and was.classes != new.classes:
        said.append(_turns(new))
    return said


def _worth(new: ServicePoint, each: PriorityClass) -> str:
    if new.policy == "ratio":
        return f"{each.title} has {each.share} of {sum(c.share for c in new.classes)} calls."
    return f"A minute counts {each.weight:g}x for {each.title}."


def _location(new: ServicePoint) -> str:
    where = f"say {new.location}" if new.location else "name no place to wait"
    return f"Slips printed from now on {where}."


def _zone(new: ServicePoint) -> str:
    if not new.zone:
        return f"Every wall and kiosk shows {new.name}."
    return f"Walls and kiosks of {new.zone} show {new.name}, and those that have no zone."


def _join_by(new: ServicePoint) -> str:
    if new.join_by == "open":
        return f"Phones join {new.name} from anywhere, by a code that stays the same."
    if new.join_by == "staff":
        return (
            f"Phones join {new.name} from anywhere. They are called once staff or a kiosk have "
            "checked them in."
        )
    return f"Phones join {new.name} only by the code that changes on a screen in the hall."


def _asks(new: ServicePoint) -> str:
    if not new.asks:
        return "The kiosk asks for nothing before it gives a number."
    return (
        f"The kiosk asks for {', '.join(_ASKED[each] for each in new.asks)}; all may be left out."
    )


def _names(was: Mapping[str, str], new: Mapping[str, str], own: str) -> str:
    said = (f"{language_name(code)}: {new.get(code) or own}" for code in translated(was, new))
    return f"Kiosk, wall and phones say {', '.join(said)}."


_ASKED: Final[dict[Ask, str]] = {
    "name": "the name",
    "phone": "the phone number",
    "party_size": "how many come together",
}
_OF_POINT: Final[dict[str, Callable[[Floor, ServicePoint, ServicePoint], str]]] = {
    "prefix": _prefix,
    "max_waiting": _limit,
    "hold_remote_s": _held,
    "max_wait_s": _longest,
    "policy": _policy,
    "name": lambda _floor, _was, new: f"Kiosk, wall and phones say {new.name} at once.",
    "location": lambda _floor, _was, new: _location(new),
    "zone": lambda _floor, _was, new: _zone(new),
    "join_by": lambda _floor, _was, new: _join_by(new),
    "asks": lambda _floor, _was, new: _asks(new),
    "names": lambda _floor, was, new: _names(was.names, new.names, new.name),
    "locations": lambda _floor, was, new: _names(was.locations, new.locations, new.location),
}
