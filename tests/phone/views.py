"""Views of a visit and its queue as hypothesis makes them up."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from protocol.places import Direction
from protocol.record import Why
from protocol.records import Cause, CauseKind, EntryState
from protocol.views import (
    Apology,
    OwnEntry,
    PublicLine,
    PublicPlace,
    PublicPoint,
    PublicService,
    PublicSite,
    PublicWait,
)
from server.pages.face_value import PlaceViews
from server.pages.words import SPOKEN
from tests.server.pages.seen import NOW

STATES: list[EntryState] = [
    "waiting", "away", "called", "missed", "serving", "on_hold", "completed", "no_show", "left",
    "cancelled", "expired", "transferred",
]  # fmt: skip
states = st.one_of(st.just(STATES[0]), st.sampled_from(STATES))
ZONES = ["UTC", "Europe/Oslo", "Asia/Kolkata", "America/St_Johns", "Nowhere/../Land", ""]
# Names as the server keeps them: without control characters and line breaks.
names = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")), max_size=12)
translations = st.dictionaries(st.sampled_from(SPOKEN), names, max_size=2)
_rooms = st.sampled_from(
    [
        "",
        "Desk",
        "Desk ",
        "room\xa0",
        "Window  ",
        "Counter ",
        "Schalter\xa0",
        "مكتب ",
        "🛟",
        "Room 2 no.",
    ]
)
desk_names = st.one_of(
    names,
    st.builds("{}{}{}".format, _rooms, st.integers(0, 2000), st.sampled_from(["", " ", "a"])),
)
numbers = st.integers(1, 999).map("A{:03}".format)
tags = st.sampled_from("abcdefgh")
minutes = st.integers(0, 60).map(lambda n: 5 * n)
# Few enough that a deadline is now and then the very moment.
instants = st.integers(-3, 3).map(lambda n: NOW + n * 1_800_000)

causes = st.builds(
    Cause,
    st.sampled_from(get_args(CauseKind)),
    st.sampled_from(["", "Desk 2", "Reception"]) | desk_names,
    st.none() | instants,
)
apologies = st.builds(Apology, minutes.map(lambda n: n + 5), instants, st.lists(causes, max_size=4))
directions = st.sampled_from(get_args(Direction))
own_entries = st.builds(
    OwnEntry,
    id=st.just("visit"),
    entry=st.just("entry"),
    tag=tags,
    number=numbers,
    service_point=st.just("point"),
    service=st.sampled_from(["s1", "s2"]),
    state=states,
    present=st.booleans(),
    joined_at=instants,
    since=instants,
    desk_name=st.none() | desk_names | st.sampled_from(["Desk 3", "BAY\xa012", "Room B2"]),
    calls=st.integers(0, 3),
    called_at=st.none() | instants,
    grace_until=st.none() | instants,
    version=st.just(1),
    until=st.none() | instants,
    call=st.none(),
    errands=st.integers(0, 3),
    direction=directions,
    desk_shared=st.booleans(),
    promised_by=st.none() | instants | minutes.map(lambda n: NOW + 61_000 * n),
    slot_at=st.none() | instants,
    booked_with=st.just("") | names,
    apology=st.none() | apologies,
)
sites = st.builds(
    PublicSite,
    id=st.just("site"),
    name=names,
    zone=st.sampled_from(ZONES),
    message=st.just(""),
    public_url=st.just(""),
    day=st.just("2026-11-24"),
    names=translations,
)
points = st.builds(
    PublicPoint,
    id=st.just("point"),
    name=names,
    state=st.sampled_from(["open", "last_numbers", "draining"]),
    location=names,
    prefix=st.just("A"),
    waiting=st.integers(0, 9),
    desks_open=st.integers(0, 5),
    desks_paused=st.integers(0, 2),
    join_by=st.sampled_from(["open", "staff"]),
    notice=st.just("") | names,
    notice_at=instants,
    names=translations,
    locations=translations,
)
services = st.builds(
    PublicService,
    id=st.sampled_from(["s1", "s2"]),
    service_point=st.just("point"),
    name=names,
    position=st.just(0),
    open=st.booleans(),
    waiting=st.integers(0, 9),
    next_number=st.none(),
    low=st.none() | minutes,
    high=st.none() | minutes,
    names=translations,
)
places = st.builds(
    PublicPlace,
    id=tags,
    number=numbers,
    service=st.just("s1"),
    state=states,
    order=st.integers(0, 3),
    desk_name=st.none(),
)
waits = st.builds(
    PublicWait,
    tags,
    minutes,
    minutes,
    st.sampled_from(get_args(Why)),
    st.integers(0, 60),
    st.integers(0, 2),
)
lines = st.builds(
    PublicLine,
    id=st.just("point"),
    at=instants,
    desks_open=st.integers(0, 5),
    line=st.lists(waits, unique_by=lambda w: w.tag),
)
place_views = st.builds(
    PlaceViews,
    own=own_entries,
    site=sites,
    point=st.none() | points,
    services=st.lists(services, max_size=2, unique_by=lambda service: service.id),
    places=st.lists(places, max_size=8, unique_by=lambda place: place.id),
    line=st.none() | lines,
)
