"""The details of a booking as a page: what was chosen, until when it is kept, and who books."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from litestar import Response

from protocol.booking import SlotHold
from protocol.records import Staff
from server.domain.slots import explain
from server.pages import notices, says
from server.pages.booking import dates
from server.pages.booking.catalogue import bookable
from server.pages.booking.choice import Choice, next_starts, wanted
from server.pages.booking.details import NAME_AT_MOST, NOTES_AT_MOST, Details, Wrong
from server.pages.booking.grid import address
from server.pages.html import AnyRequest
from server.pages.parts import Parts
from server.pages.words import Words


@dataclass(frozen=True)
class State:
    """How it stands: `hold` keeps the time, where one does; `message` is the key of what has
    happened to it; `instead` are the next starts (ms) where it is gone."""

    start_at: int
    hold: SlotHold | None = None
    message: str = ""
    instead: list[int] = field(default_factory=list)
    gone: bool = False
    offer: bool = False
    """Whether it was offered to somebody whose details are known."""
    status: int = 200
    retry_after: int | None = None


def state_of(parts: Parts, choice: Choice, ident: str, start_at: int) -> State:
    """A hold that this browser has; else whether the time is still free without it."""
    held = parts.tailer.floor.get(SlotHold, ident)
    if held is not None and held.expires_at > choice.now and is_held(held, choice):
        return State(held.start_at, held, offer=is_offer(held))
    floor = parts.tailer.floor
    if explain(floor, wanted(floor, choice, start_at), choice.now).offered:
        return State(start_at, message="book.lapsed")
    return gone(parts, choice, start_at)


def is_held(held: SlotHold, choice: Choice) -> bool:
    """Whether whoever asks may have it; what was offered has whoever was told of it."""
    return held.definition == choice.definition.id and (
        is_offer(held) or (bool(choice.holder) and held.holder == choice.holder)
    )


def is_offer(held: SlotHold) -> bool:
    """Whether it was offered to somebody on the wait list."""
    return held.offered_to is not None and held.reservation is None


def gone(parts: Parts, choice: Choice, start_at: int, starts: list[int] | None = None) -> State:
    """The time is taken; these are the next, as the refusal or the engine says."""
    instead = starts or next_starts(parts.tailer.floor, choice)
    return State(start_at, message="book.taken", instead=instead, gone=True)


def show(
    parts: Parts,
    request: AnyRequest,
    choice: Choice,
    state: State,
    form: Details,
    wrong: Wrong | None = None,
) -> Response[str]:
    """The form with what was written in it."""
    words = parts.words(request)
    zone, held = choice.zone, state.hold
    choice = replace(choice, seats=held.seats) if held else choice
    definition = choice.definition
    day = dates.day_of(state.start_at, zone)
    with_whom = parts.tailer.floor.get(Staff, choice.staff)
    base = f"/book/{definition.id}"
    return parts.page(
        request,
        "book_details.html",
        status=422 if wrong else state.status,
        headers={"Retry-After": str(state.retry_after)} if state.retry_after else {},
        site_name=notices.site_name(parts, words),
        as_of=says.clock_time(choice.now, zone),
        what=bookable(parts.tailer.floor, definition, words),
        day=dates.long_day(day, words),
        time=says.clock_time(state.start_at, zone),
        state=state,
        choice=choice,
        with_whom=with_whom.name if with_whom else "",
        until=says.clock_time(held.expires_at, zone) if held else "",
        left=max(0, held.expires_at - choice.now) if held else 0,
        action=f"{base}/hold/{held.id if held else 'none'}",
        back=f"{base}{address(day, choice.query)}",
        message=words.say(state.message) if state.message else "",
        instead=[(at, dates.day_and_time(at, zone, words)) for at in state.instead],
        form=form,
        errors=errors(words, wrong or Wrong()),
        query=_query(choice, state, form),
        kept=f"{urlencode({**_query(choice, state, form), 'key': ''})}&",
    )


def errors(words: Words, wrong: Wrong) -> dict[str, str]:
    """The sentence at each field; empty where nothing is amiss."""
    most = {"name": NAME_AT_MOST, "notes": NOTES_AT_MOST}
    return {
        name: words.say(key, n=most.get(name, 0)) if key else ""
        for name in ("name", "email", "phone", "notes")
        for key in [getattr(wrong, name)]
    }


def _query(choice: Choice, state: State, form: Details) -> dict[str, str]:
    """What the form carries along unseen."""
    told = {"start": str(state.start_at), "key": form.key, **choice.query}
    return told | ({"earlier": "on"} if form.earlier else {})
