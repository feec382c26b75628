"""The console as a value: a pure function of replica, link, time and what was asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final, Literal

from client.live import LinkStatus
from protocol.records import Estimate, Site
from protocol.replica import Replica
from staff_console.answers import AnswerLine, Scene, answer_line
from staff_console.arrivals import ArrivalRow, arrival_rows
from staff_console.asked import Asked
from staff_console.bookings.expected import figures
from staff_console.choice import Choice, no
from staff_console.choices import choices, next_step
from staff_console.customer import Customer, customer
from staff_console.facts import Facts, Me, zone
from staff_console.following import Following, chosen_of, following_of
from staff_console.held import HeldRow, held_rows
from staff_console.help_calls import Strip, help_choice, strip
from staff_console.keys import BAR, KEYS, KeyName
from staff_console.notes import NoteFace
from staff_console.offers import with_offers
from staff_console.past import History
from staff_console.places import PlaceRow, none_yet, place_rows
from staff_console.promised import Kept, kept
from staff_console.reminder import reminder
from staff_console.side import (
    CallRow,
    DeskRow,
    call_rows,
    desk_rows,
    newest_calls,
    no_screen,
    open_desks,
)
from staff_console.speech import tr
from staff_console.story.face import NO_STORY, StoryFace
from staff_console.told import told
from staff_console.top import UNAVAILABLE, Banner, Freshness, Top, banner_of, freshness, top_of
from staff_console.words import about_minutes, seconds

READ_MS: Final = 15_000
"""So long the news of what was done has the answer line for itself."""
Page = Literal["connecting", "choose", "board"]


@dataclass(frozen=True)
class Local:
    """What the console itself adds to the records."""

    me: Me
    asked: Asked | None
    note: str
    """Why a key could not be used, until the next press."""
    chosen: str | None
    """The entry that the clerk has marked in the line."""
    notes: NoteFace
    """What is noted about my customer."""
    history: History
    story: StoryFace = NO_STORY
    """All of the stay of my customer."""


@dataclass(frozen=True)
class Slot:
    """A key of the bar."""

    key: KeyName
    about: str
    usable: bool
    accent: bool
    sent: bool
    left: float | None
    why: str = ""
    """Why it cannot be used, in full."""
    verb: str = ""
    """What stands on it instead of its usual verb."""


@dataclass(frozen=True)
class Board:
    """One desk at work."""

    customer: Customer
    notes: NoteFace
    held: tuple[HeldRow, ...]
    history: History
    count: str
    longest: str
    told: str
    """What a new customer is told, or how the day ends."""
    kept: Kept
    """How promises were kept here."""
    ending: bool
    """Intake ends or has ended."""
    following: Following
    chosen: Following
    """The marked row, with what can be done; without a number nobody is marked."""
    chosen_key: str | None
    slots: tuple[Slot, ...]
    arrivals: tuple[ArrivalRow, ...]
    booked: str
    """How many are booked today, and here; empty where nobody is."""
    desks: tuple[DeskRow, ...]
    desks_open: str
    calls: tuple[CallRow, ...]
    no_screen: str
    """That no screen answers; mostly empty."""
    choices: dict[KeyName, Choice]
    story: StoryFace = NO_STORY
    """All of the stay of my customer."""


@dataclass(frozen=True)
class Screen:
    """Everything that the console shows but the rows of the line."""

    page: Page
    site: str
    top: Top
    banner: Banner | None
    answer: AnswerLine
    faded: bool
    """What is shown is old: lists turn grey."""
    places: tuple[PlaceRow, ...]
    none_yet: str
    """What to do where there are no places."""
    board: Board | None
    person: Choice
    """The key that answers a kiosk's call for a person, on every page."""
    strip: Strip | None
    """That call; None while none concerns me."""


def screen(
    replica: Replica, facts: Facts | None, status: LinkStatus, now: int, here: Local
) -> Screen:
    """The console at the server's time `now` (ms); `facts` are those of the replica."""
    fresh = freshness(status)
    where = facts.zone if facts is not None else zone(replica)
    site = next(replica.of(Site), None)
    known = replica.position is not None and bool(here.me.id)
    board = _board(replica, facts, now, here, fresh, status) if facts is not None else None
    person = _person(replica, here.me, fresh, status, where)
    if board is not None:
        board = replace(board, choices=board.choices | {"person": person})
    page: Page = "board" if board else "choose" if known else "connecting"
    scene = Scene(
        desk=facts.desk.id if facts else "",
        desk_name=facts.desk.name if facts else "",
        following=facts.following.number if facts and facts.following else "",
        now=now,
        zone=where,
        connected=status.connected,
        away=fresh in UNAVAILABLE,
        held=status.held,
    )
    return Screen(
        page=page,
        site=site.name if site else "",
        none_yet=none_yet(here.me),
        top=top_of(replica, facts, status, fresh, now, here.me, where),
        banner=banner_of(status, fresh, now, where, board is not None),
        answer=_answer(replica, facts, here, scene, board),
        faded=fresh in UNAVAILABLE,
        places=place_rows(replica, here.me) if page == "choose" else (),
        board=board,
        person=person,
        strip=strip(replica, here.me, person, now),
    )


def _person(
    replica: Replica, me: Me, fresh: Freshness, status: LinkStatus, where: tzinfo
) -> Choice:
    choice = help_choice(replica, me)
    return _away(choice, status, where) if fresh in UNAVAILABLE else choice


def _answer(
    replica: Replica, facts: Facts | None, here: Local, scene: Scene, board: Board | None
) -> AnswerLine:
    line = answer_line(here.asked, here.note, scene)
    due = reminder(facts, scene.now) if facts is not None and not scene.away else None
    if due is not None and _is_read(line, here.asked, scene.now):
        return due
    return _with_way_back(with_offers(line, here.asked, replica, facts), board)


def _is_read(line: AnswerLine, asked: Asked | None, now: int) -> bool:
    """Whether nothing is said, or what was done has been there for a while."""
    if line.kind != "confirmed" or asked is None:
        return line.kind == "idle"
    return now - asked.settled_at >= READ_MS


def _with_way_back(line: AnswerLine, board: Board | None) -> AnswerLine:
    undo = board.choices["undo"] if board is not None else None
    if line.kind not in ("idle", "confirmed") or undo is None or undo.command is None:
        return line
    does = tr("take back {about}").format(about=undo.about)
    return replace(line, cap=KEYS["undo"].cap, does=does, left=undo.left)


def _board(
    replica: Replica, facts: Facts, now: int, here: Local, fresh: Freshness, status: LinkStatus
) -> Board:
    chosen = facts.marked(here.chosen)
    made, here_now = choices(facts, chosen, now), customer(replica, facts, now)
    if fresh in UNAVAILABLE:
        made = {
            # What is noted is kept here until the server is back.
            key: choice if choice.opens == "note" else _away(choice, status, facts.zone)
            for key, choice in made.items()
        }
        # What F2 would do is no news while F2 does nothing.
        here_now = replace(here_now, under="") if here_now.state == "none" else here_now
    calls = newest_calls(replica, facts)
    return Board(
        customer=here_now,
        notes=here.notes,
        held=held_rows(replica, facts, now),
        history=here.history,
        count=str(len(facts.waiting) + len(facts.away)),
        longest=_longest(facts, now),
        told=told(replica, facts),
        kept=kept(replica.get(Estimate, facts.point.id)),
        ending=facts.point.state != "open",
        following=following_of(replica, facts, made, now),
        chosen=chosen_of(replica, facts, chosen, made),
        chosen_key=here.chosen if chosen is not None else None,
        slots=_slots(made, here.asked),
        arrivals=arrival_rows(replica, facts, now),
        booked=figures(replica, facts.point.id),
        desks=desk_rows(replica, facts, now),
        desks_open=open_desks(replica, facts),
        calls=call_rows(calls, facts, now),
        no_screen=no_screen(calls, now),
        choices=made,
        story=here.story,
    )


def _away(choice: Choice, status: LinkStatus, where: tzinfo) -> Choice:
    why = tr("The server is away since {at}. The keys work again as soon as it is back.")
    at = seconds(status.since if status.as_of is None else status.as_of, where)
    return no(choice.key, tr("offline"), why.format(at=at))


def _longest(facts: Facts, now: int) -> str:
    if facts.longest is None:
        return tr("nobody is waiting")
    return tr("waiting, longest {time}").format(time=about_minutes(now - facts.longest))


def _slots(made: dict[KeyName, Choice], asked: Asked | None) -> tuple[Slot, ...]:
    sent = asked.subject if asked is not None and asked.fate == "sent" else None
    accent = next_step(made)
    slots: list[Slot] = []
    for name in (key.name for key in BAR if key is not None):
        choice = made.get(name) or Choice(name, tr("all keys"))
        usable = choice.usable or name == "help"
        about = tr("sent") if sent == name else choice.about
        accented, waits = name == accent, name == sent
        slots.append(
            Slot(name, about, usable, accented, waits, choice.left, choice.why, choice.verb)
        )
    return tuple(slots)
