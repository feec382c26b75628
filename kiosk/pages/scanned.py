"""What a slip that was held to the reader shows, as a value. Pure.

Paper has the rights of the phone: the keys (`kiosk.pages.scanned_keys`) are what the holder may do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final

from client.desk_names import desk_name, desk_words
from client.house import point_of, service_of, site_of, under, wait
from client.instants import local, zone_of
from client.own_place import OwnPlace
from client.speech import tr
from client.texts import NUMBER, one_line
from kiosk.pages import late
from kiosk.pages.scanned_keys import PageKey, is_held, keys_of, leaving_keys, take
from kiosk.scanned import Scanned
from protocol.records import LIVE_STATES

SAFE_MS: Final = 10 * 60_000
"""Whoever is surely not called for so long is told that they may go."""


@dataclass(frozen=True)
class ScannedPage:
    """Everything on the page. Empty texts are not drawn."""

    kind: str = ""
    """What page it is: another one slides in, and is read aloud from its beginning."""
    number: str = ""
    """In the voice; without one the title stands there."""
    title: str = ""
    advice: str = ""
    before: str = ""
    """What was said and does not hold any more, over the lead."""
    lead: str = ""
    sorry: str = ""
    """An apology, with the reasons."""
    lines: tuple[str, ...] = ()
    ahead: int = -1
    """How many are called before; -1 where it is not said."""
    desks: int = -1
    """How many desks are open; -1 where it is not said."""
    note: str = ""
    """What became of the last key."""
    service: str = ""
    keys: tuple[PageKey, ...] = ()
    worried: bool = False
    """Whether the voice has the colour of something that needs care."""
    busy: str = ""
    """The key that waits for its answer."""


@dataclass(frozen=True)
class _Sight:
    """A place as it is seen at a moment, in a language and a zone of time."""

    place: OwnPlace
    now: int
    language: str
    zone: tzinfo | None

    @property
    def desk(self) -> str:
        return desk_name(one_line(self.place.own.desk_name or ""), desk_words()).whole

    def clock(self, at: int | None) -> str:
        return f"{local(at, self.zone):%H:%M}" if at is not None else ""


_Write = Callable[[_Sight], ScannedPage]


def scanned_page(slip: Scanned | None, now: int, language: str) -> ScannedPage:
    """The page of a slip at the server's time `now` (ms); empty without one."""
    if slip is None:
        return ScannedPage()
    if slip.place is None:
        return replace(_without_place(slip), kind=f"{slip.phase} {slip.stale}")
    site = site_of(slip.place.queue, language)
    sight = _Sight(slip.place, now, language, zone_of(site.zone) if site else None)
    page = _asked_to_leave(sight) if slip.phase == "leaving" else _shown(sight)
    away = tr("Not connected since {time}.").format(time=sight.clock(slip.as_of))
    note = away if slip.stale else _note(slip, sight)
    return replace(
        page,
        # The reasons have been read by then, and make room.
        sorry="" if note else page.sorry,
        kind=f"{slip.phase} {slip.place.own.state}",
        number=one_line(sight.place.own.number, NUMBER),
        note=note,
        busy=slip.busy,
        worried=page.worried or slip.stale,
    )


def _shown(sight: _Sight) -> ScannedPage:
    own = sight.place.own
    if own.state not in LIVE_STATES:
        return _ended(sight)
    page = _held(sight) if is_held(own) else _LIVE[own.state](sight)
    service = None if page.before else service_of(sight.place.queue, own.service, sight.language)
    return replace(page, service=service.name if service else "", keys=keys_of(own))


def _waiting(sight: _Sight) -> ScannedPage:
    place, own = sight.place, sight.place.own
    point = point_of(place.queue, own.service_point, sight.language)
    desks = point.desks_open if point else 0
    number = one_line(own.number, NUMBER)
    lines = [tr("No new numbers are given now. You are served.")] if _draining(sight) else []
    if place.not_before is not None and place.not_before - sight.now >= SAFE_MS:
        until = sight.clock(place.not_before)
        lines.append(tr("You are not called before {time}.").format(time=until))
    elif point is not None and point.location:
        lines.append(tr("Wait here: {place}").format(place=point.location))
    else:
        lines.append(tr("Watch the big screen for {number}.").format(number=number))
    said = _wait(place.wait, desks)
    if own.slot_at is not None and own.slot_at > sight.now:
        said = tr("Booked for {time}").format(time=sight.clock(own.slot_at))
        lines.append(tr("We call you at about that time."))
        return ScannedPage(lead=said, lines=tuple(lines), desks=desks)
    if own.apology is not None:
        return ScannedPage(
            before=late.said(own.apology),
            lead=late.new_time(place, sight.now, sight.clock) or said,
            sorry=late.sorry(own.apology, sight.clock),
            lines=tuple(lines),
            ahead=place.ahead,
        )
    if longer := late.grows(place, sight.clock):
        lines.insert(0, longer)
    if place.ahead == 0:
        return ScannedPage(lead=tr("You are next."), lines=(said, *lines), desks=desks)
    return ScannedPage(lead=said, lines=tuple(lines), ahead=place.ahead, desks=desks)


def _draining(sight: _Sight) -> bool:
    point = point_of(sight.place.queue, sight.place.own.service_point)
    return point is not None and point.state == "draining"


def _wait(minutes: tuple[int, int] | None, desks: int) -> str:
    if minutes is None:
        return tr("We are working out your wait.") if desks else tr("The wait is not known.")
    low, high = minutes
    if under(low):
        return tr("Less than {minutes} minutes").format(minutes=high)
    return tr("About {minutes} minutes").format(minutes=wait(low, high))


def _held(sight: _Sight) -> ScannedPage:
    until = tr("We keep your place until {time}.").format(time=sight.clock(sight.place.own.until))
    return ScannedPage(lead=tr("Your turn has come."), lines=(until,), worried=True)


def _away(sight: _Sight) -> ScannedPage:
    time = sight.clock(sight.place.own.until)
    lead = tr("Away until {time}").format(time=time)
    return ScannedPage(lead=lead, lines=(tr("Your place is kept. You are not called before."),))


def _called(sight: _Sight) -> ScannedPage:
    own = sight.place.own
    lead = tr("Please go to {desk} now.").format(desk=sight.desk)
    grace = own.grace_until
    lines = [tr("They wait for you until {time}.").format(time=sight.clock(grace))] if grace else []
    if grace is not None and sight.now > grace:
        lines = [tr("Please hurry: they have waited for a while.")]
    point = point_of(sight.place.queue, own.service_point, sight.language)
    if point is not None and own.desk_shared:
        lines.insert(0, point.name)
    return ScannedPage(lead=lead, lines=tuple(lines), worried=True)


def _serving(sight: _Sight) -> ScannedPage:
    if not sight.desk:
        return ScannedPage(lead=tr("It is your turn."))
    return ScannedPage(lead=tr("You are expected at {desk}.").format(desk=sight.desk))


def _on_hold(sight: _Sight) -> ScannedPage:
    time = sight.clock(sight.place.own.until)
    lead = tr("It goes on at about {time}").format(time=time) if time else tr("It goes on soon.")
    return ScannedPage(lead=lead, lines=(tr("Please stay near. You are called again."),))


def _missed(sight: _Sight) -> ScannedPage:
    own = sight.place.own
    lead = tr("We called you at {time}.").format(time=sight.clock(own.called_at))
    until = tr("Your place is kept until {time}.").format(time=sight.clock(own.until))
    return ScannedPage(lead=lead, lines=(until,) if own.until else (), worried=True)


_LIVE: Final[dict[str, _Write]] = {
    "waiting": _waiting,
    "away": _away,
    "called": _called,
    "serving": _serving,
    "on_hold": _on_hold,
    "missed": _missed,
}


def _ended(sight: _Sight) -> ScannedPage:
    """A place that is over; one of another day first of all says so."""
    own = sight.place.own
    days = [local(at, sight.zone).date() for at in (own.joined_at, sight.now)]
    again = tr("Take a new number if you need one.")
    leads = {
        "completed": tr("You have been served."),
        "left": tr("You have left the line."),
        "no_show": tr("You were called, and nobody came."),
    }
    lead = leads.get(own.state, tr("This number has ended."))
    if days[0] != days[1]:
        lead = tr("This slip is not from today.")
    return ScannedPage(lead=lead, lines=(again,), keys=(take(),))


def _asked_to_leave(sight: _Sight) -> ScannedPage:
    number = one_line(sight.place.own.number, NUMBER)
    ends = tr("{number} ends then, and nobody calls it.").format(number=number)
    return ScannedPage(lead=tr("Leave the line?"), lines=(ends,), keys=leaving_keys(), worried=True)


def _note(slip: Scanned, sight: _Sight) -> str:
    """What became of the last key, once it is so."""
    match slip.note:
        case "here":
            return tr("Thank you. Staff see that you are here.")
        case "back":
            return tr("You are back in the line.")
        case "more":
            return tr("Noted. You are not called before that.")
        case "printed":
            return tr("Take your slip.")
        case "no_paper":
            return tr("There is no paper just now. Your place is safe.")
        case "refused":
            return tr("That was not possible. This is how it stands now.")
        case "no_answer":
            return tr("No answer came. This is the last that is known.")
    return tr("It takes longer than usual. Please stay here.") if slip.slow else ""


def _without_place(slip: Scanned) -> ScannedPage:
    """Before a place is known, and where there is none."""
    keys = (take(),)
    match slip.phase:
        case "waiting":
            title, advice = tr("Hold your slip to the reader."), tr("It reads the square code.")
            return ScannedPage(title=title, advice=advice)
        case "unread":
            title, advice = tr("We cannot read this code."), tr("It is on no slip of this house.")
            return ScannedPage(title=title, advice=advice, keys=keys, worried=True)
        case "unknown":
            title, advice = tr("This slip is not from today."), tr("A number holds for one day.")
            return ScannedPage(title=title, advice=advice, keys=keys, worried=True)
        case _ if slip.stale:
            title = tr("We cannot look it up just now.")
            advice = tr("Your place is safe. This kiosk keeps trying.")
            return ScannedPage(title=title, advice=advice, worried=True)
        case _:
            return ScannedPage(title=tr("One moment."), advice=tr("We look up your number."))
