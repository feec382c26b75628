"""What the kiosk shows of a reservation, as a value: drawn as the page of a slip is. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Final

from client.instants import local
from client.openings import whole_day
from client.speech import tr
from client.texts import NAME, one_line
from kiosk.pages.scanned import ScannedPage
from kiosk.pages.scanned_keys import Action, PageKey, take
from kiosk.sought import Sought
from protocol.booking_queries import FoundReservation

LEAD: Final = 34
"""A title with more characters has no room in large letters."""
NEAR_MS: Final = 6 * 3_600_000


def booked_page(sought: Sought | None, now: int, zone: tzinfo | None, language: str) -> ScannedPage:
    """The page at the server's time `now` (ms); empty without one."""
    if sought is None:
        return ScannedPage()
    page = _of_one(sought, now, zone, language) or _of_none(sought, zone, language)
    return replace(page, kind=f"booking {sought.phase} {page.kind}".strip())


def _of_none(sought: Sought, zone: tzinfo | None, language: str) -> ScannedPage:
    """Before one is known, and where there is none."""
    if sought.phase == "waiting":
        title = tr("Hold your confirmation to the reader.")
        advice = tr("It reads the square code, from paper or from your phone.")
        return ScannedPage(title=title, advice=advice, keys=_ways())
    if sought.phase == "several":
        title, advice = tr("Which one is yours?"), tr("Touch it to go on.")
        return ScannedPage(title=title, advice=advice, keys=_choices(sought, zone, language))
    if sought.phase in _IN_VAIN:
        return replace(_IN_VAIN[sought.phase](), worried=True)
    advice = tr("It takes longer than usual.") if sought.slow else tr("We look for it.")
    return ScannedPage(title=tr("One moment."), advice=advice)


def _typo() -> ScannedPage:
    title, advice = tr("One sign is not right."), tr("Compare the number with your confirmation.")
    return ScannedPage(title=title, advice=advice, keys=_ways())


def _none() -> ScannedPage:
    title, advice = tr("We find no reservation."), tr("Try another way, or ask a person.")
    keys = (*_ways(), replace(take(), primary=False))
    return ScannedPage(title=title, advice=advice, keys=keys)


def _often() -> ScannedPage:
    title, advice = tr("Please ask a person."), tr("They find your reservation by your name.")
    return ScannedPage(title=title, advice=advice)


def _away() -> ScannedPage:
    title = tr("We cannot look it up just now.")
    advice = tr("Your reservation is safe. Please ask a person.")
    return ScannedPage(title=title, advice=advice, keys=_ways())


_IN_VAIN: Final[dict[str, Callable[[], ScannedPage]]] = {
    "typo": _typo,
    "none": _none,
    "often": _often,
    "away": _away,
}


def _of_one(sought: Sought, now: int, zone: tzinfo | None, language: str) -> ScannedPage | None:
    """Of the one that is meant; None while it is not known which."""
    found = sought.only
    if found is None:
        return None
    begins = local(found.start_at, zone)
    if sought.phase == "refused":
        return _REFUSED.get(sought.code, _refused)(begins)
    if found.state in _OVER:
        return _OVER[found.state](begins)
    if found.video:
        return ScannedPage(
            title=tr("This is a video meeting."),
            advice=tr("Open the link in your confirmation. You need not be here."),
            keys=(_another(),),
        )
    # Near midnight the server decides: its day ends at night.
    far = abs(found.start_at - now) > NEAR_MS and begins.date() != local(now, zone).date()
    if far and found.state == "booked":
        return _of_another_day(begins, past=found.start_at < now)
    if found.state == "checked_in":
        lines = (_people(found), tr("You have your number already. We print it again."))
        key = _confirm(tr("Print my number again"), "slip")
    else:
        lines = (_people(found), tr("Is this your reservation?"))
        key = _confirm(tr("Yes, I am here"), "check")
    title = _title(found, language)
    long = len(title) > LEAD
    return ScannedPage(
        number=f"{begins:%H:%M}",
        lead="" if long else title,
        lines=(title, *lines) if long else lines,
        keys=(key, _another()),
    )


def _of_another_day(begins: datetime, past: bool) -> ScannedPage:
    advice = tr("It was on {day} at {time}.") if past else tr("It is on {day} at {time}.")
    keys = (_another(), replace(take(), primary=False))
    return ScannedPage(
        title=tr("Your reservation is on another day."),
        advice=advice.format(day=whole_day(begins), time=f"{begins:%H:%M}"),
        keys=keys,
        worried=True,
    )


def _cancelled(begins: datetime) -> ScannedPage:
    return _over(tr("This reservation was cancelled."), begins)


def _missed(begins: datetime) -> ScannedPage:
    return _over(tr("This reservation was given up."), begins)


def _done(begins: datetime) -> ScannedPage:
    return _over(tr("You have been served."), begins)


def _over(title: str, begins: datetime) -> ScannedPage:
    advice = tr("It was for {day} at {time}.")
    return ScannedPage(
        title=title,
        advice=advice.format(day=whole_day(begins), time=f"{begins:%H:%M}"),
        keys=(take(), _another()),
        worried=True,
    )


def _too_late(begins: datetime) -> ScannedPage:
    return ScannedPage(
        title=tr("Your time has passed."),
        advice=tr("It was at {time}. Please ask a person.").format(time=f"{begins:%H:%M}"),
        keys=(replace(take(), primary=False),),
        worried=True,
    )


def _closed(begins: datetime) -> ScannedPage:
    return ScannedPage(
        title=tr("Closed now."),
        advice=tr("Please ask a person what becomes of your reservation."),
        worried=True,
    )


def _not_due(begins: datetime) -> ScannedPage:
    return _of_another_day(begins, past=False)


def _unanswered(begins: datetime) -> ScannedPage:
    return ScannedPage(
        title=tr("No answer came."),
        advice=tr("Your reservation is safe. Please ask a person."),
        keys=(_confirm(tr("Try again"), "again"),),
        worried=True,
    )


def _refused(begins: datetime) -> ScannedPage:
    return ScannedPage(
        title=tr("Please ask a person."),
        advice=tr("We cannot check you in here."),
        worried=True,
    )


_PICKS: Final[tuple[Action, ...]] = ("pick0", "pick1", "pick2")
_Page = Callable[[datetime], ScannedPage]
_OVER: Final[dict[str, _Page]] = {
    "cancelled": _cancelled,
    "no_show": _missed,
    "completed": _done,
}
_REFUSED: Final[dict[str, _Page]] = {
    "too_late": _too_late,
    "not_due": _not_due,
    "queue_closed": _closed,
    "no_answer": _unanswered,
}


def _ways() -> tuple[PageKey, ...]:
    """The ways to say which reservation, for who has no code to scan."""
    return (
        PageKey("number", tr("Type the number"), tr("It is in your confirmation."), "touch"),
        PageKey("time", tr("I do not have it here"), tr("We ask for time and phone."), "clock"),
    )


def _another() -> PageKey:
    return PageKey("another", tr("No, another one"), mark="again")


def _confirm(words: str, mark: str) -> PageKey:
    return PageKey("confirm", words, mark=mark, primary=True)


def _choices(sought: Sought, zone: tzinfo | None, language: str) -> tuple[PageKey, ...]:
    return tuple(
        PageKey(
            _PICKS[place],
            _choice(each, zone, language),
            mark="clock",
        )
        for place, each in enumerate(sought.found)
    )


def _choice(found: FoundReservation, zone: tzinfo | None, language: str) -> str:
    """One of several, told apart from the others."""
    time, title = f"{local(found.start_at, zone):%H:%M}", _title(found, language)
    if found.party_size == 1:
        return f"{time}  {title}"
    text = tr("{time}  {title}, {count} people")
    return text.format(time=time, title=title, count=found.party_size)


def _people(found: FoundReservation) -> str:
    size = found.party_size
    return tr("For one person.") if size == 1 else tr("For {count} people.").format(count=size)


def _title(found: FoundReservation, language: str) -> str:
    return one_line(found.titles.get(language) or found.title, NAME)
