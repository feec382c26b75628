"""What the kiosk shows of a reservation, as a value: drawn as the page of a slip is. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Final

from PySide6.QtCore import QDate, QLocale

from client.instants import local
from client.languages import LANGUAGES
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
    match sought.phase:
        case "waiting":
            return ScannedPage(
                title=tr("Hold your confirmation to the reader."),
                advice=tr("It reads the square code, from paper or from your phone."),
                keys=_ways(),
            )
        case "typo":
            return ScannedPage(
                title=tr("One sign is not right."),
                advice=tr("Compare the number with your confirmation."),
                keys=_ways(),
                worried=True,
            )
        case "none":
            return ScannedPage(
                title=tr("We find no reservation."),
                advice=tr("Try another way, or ask a person."),
                keys=(*_ways(), replace(take(), primary=False)),
                worried=True,
            )
        case "often":
            return ScannedPage(
                title=tr("Please ask a person."),
                advice=tr("They find your reservation by your name."),
                worried=True,
            )
        case "away":
            return ScannedPage(
                title=tr("We cannot look it up just now."),
                advice=tr("Your reservation is safe. Please ask a person."),
                keys=_ways(),
                worried=True,
            )
        case "several":
            title, advice = tr("Which one is yours?"), tr("Touch it to go on.")
            return ScannedPage(title=title, advice=advice, keys=_choices(sought, zone, language))
        case _:
            advice = tr("It takes longer than usual.") if sought.slow else ""
            return ScannedPage(
                title=tr("One moment."), advice=advice or tr("We look for your reservation.")
            )


def _of_one(sought: Sought, now: int, zone: tzinfo | None, language: str) -> ScannedPage | None:
    """Of the one that is meant; None while it is not known which."""
    found = sought.only
    if found is None:
        return None
    begins = local(found.start_at, zone)
    if sought.phase == "refused":
        return _REFUSED.get(sought.code, _refused)(found, begins, language)
    if found.state in _OVER:
        return _OVER[found.state](found, begins, language)
    if found.video:
        return ScannedPage(
            title=tr("This is a video meeting."),
            advice=tr("Open the link in your confirmation. You need not be here."),
            keys=(_another(),),
        )
    # Near midnight the server decides: its day ends at night.
    far = abs(found.start_at - now) > NEAR_MS and begins.date() != local(now, zone).date()
    if far and found.state == "booked":
        return _of_another_day(found, begins, language, past=found.start_at < now)
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


def _of_another_day(
    found: FoundReservation, begins: datetime, language: str, past: bool
) -> ScannedPage:
    advice = tr("It was on {day} at {time}.") if past else tr("It is on {day} at {time}.")
    keys = (_another(), replace(take(), primary=False))
    return ScannedPage(
        title=tr("Your reservation is on another day."),
        advice=advice.format(day=_day(begins, language), time=f"{begins:%H:%M}"),
        keys=keys,
        worried=True,
    )


def _cancelled(found: FoundReservation, begins: datetime, language: str) -> ScannedPage:
    return _over(tr("This reservation was cancelled."), found, begins, language)


def _missed(found: FoundReservation, begins: datetime, language: str) -> ScannedPage:
    return _over(tr("This reservation was given up."), found, begins, language)


def _done(found: FoundReservation, begins: datetime, language: str) -> ScannedPage:
    return _over(tr("You have been served."), found, begins, language)


def _over(title: str, found: FoundReservation, begins: datetime, language: str) -> ScannedPage:
    advice = tr("It was for {day} at {time}.")
    return ScannedPage(
        title=title,
        advice=advice.format(day=_day(begins, language), time=f"{begins:%H:%M}"),
        keys=(take(), _another()),
        worried=True,
    )


def _too_late(found: FoundReservation, begins: datetime, language: str) -> ScannedPage:
    return ScannedPage(
        title=tr("Your time has passed."),
        advice=tr("It was at {time}. Please ask a person.").format(time=f"{begins:%H:%M}"),
        keys=(replace(take(), primary=False),),
        worried=True,
    )


def _closed(found: FoundReservation, begins: datetime, language: str) -> ScannedPage:
    return ScannedPage(
        title=tr("Closed now."),
        advice=tr("Please ask a person what becomes of your reservation."),
        worried=True,
    )


def _not_due(found: FoundReservation, begins: datetime, language: str) -> ScannedPage:
    return _of_another_day(found, begins, language, past=False)


def _unanswered(found: FoundReservation, begins: datetime, language: str) -> ScannedPage:
    return ScannedPage(
        title=tr("No answer came."),
        advice=tr("Your reservation is safe. Please ask a person."),
        keys=(_confirm(tr("Try again"), "again"),),
        worried=True,
    )


def _refused(found: FoundReservation, begins: datetime, language: str) -> ScannedPage:
    return ScannedPage(
        title=tr("Please ask a person."),
        advice=tr("We cannot check you in here."),
        worried=True,
    )


_PICKS: Final[tuple[Action, ...]] = ("pick0", "pick1", "pick2")
_Page = Callable[[FoundReservation, datetime, str], ScannedPage]
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
    text = tr("{time}  {title}, for {count} people")
    return text.format(time=time, title=title, count=found.party_size)


def _people(found: FoundReservation) -> str:
    size = found.party_size
    return tr("For one person.") if size == 1 else tr("For {count} people.").format(count=size)


def _title(found: FoundReservation, language: str) -> str:
    return one_line(found.titles.get(language) or found.title, NAME)


def _day(begins: datetime, language: str) -> str:
    """The day as its language writes it: `Thursday, 26 November`."""
    code = LANGUAGES[language]
    return QLocale(code.locale).toString(QDate(begins.year, begins.month, begins.day), code.day)
