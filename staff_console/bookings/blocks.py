"""What stands in the grid: reservations, held times, and whoever is served without one. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final, Literal

from protocol.booking import Definition, Reservation, SlotHold
from protocol.records import Desk, Entry, Person, Service, Visit
from protocol.replica import Replica
from staff_console.facts import busy_desks, name_of, service_name
from staff_console.speech import tr
from staff_console.words import minutes

Standing = Literal[
    "booked",
    "late",
    "checked_in",
    "serving",
    "completed",
    "no_show",
    "cancelled",
    "hold",
    "walk_in",
    "event",
]
MINUTE: Final = 60_000
USUAL_S: Final = 480


@dataclass(frozen=True)
class Block:
    """One of the grid. `key` is the id of its record; instants in ms."""

    key: str
    standing: Standing
    start_at: int
    end_at: int
    title: str
    about: str
    word: str
    """What its standing is called; no colour says it alone."""
    before_at: int = 0
    after_at: int = 0
    """Where what is kept free before it begins, and where that after it ends."""
    resources: tuple[str, ...] = ()
    lane: int = 0
    lanes: int = 1
    spoken: str = ""
    mine: bool = False
    """Whether its customer is at my desk."""

    @property
    def bookable(self) -> bool:
        """Whether it is a reservation."""
        return self.standing not in ("hold", "walk_in", "event")

    @property
    def choosable(self) -> bool:
        """Whether it can be chosen: a reservation, or an event with a contact."""
        return self.bookable or self.standing == "event"

    @property
    def movable(self) -> bool:
        """Whether it can be moved: its customer is still to be served."""
        return self.standing in ("booked", "late", "checked_in")


@dataclass(frozen=True)
class Known:
    """The records: of the house, and of the week that is shown."""

    staff: Replica
    book: Replica
    others: tuple[Replica, ...] = ()
    """Further weeks that are followed: where something comes from that is moved to this one."""

    def reservation(self, ident: str | None) -> Reservation | None:
        """One of any week that is known; those of today also while their week is on its way."""
        weeks = (self.book, *self.others, self.staff)
        found = (each.get(Reservation, ident) for each in weeks)
        return next((each for each in found if each is not None), None)

    def person(self, ident: str | None) -> Person | None:
        """A customer of any week that is known."""
        weeks = (self.book, *self.others, self.staff)
        found = (each.get(Person, ident) for each in weeks)
        return next((each for each in found if each is not None), None)


def standing(reservation: Reservation, entry: Entry | None, now: int) -> Standing:
    """How a reservation stands at the server's time `now` (ms)."""
    if reservation.state == "checked_in":
        served = entry is not None and entry.state in ("called", "serving", "on_hold")
        return "serving" if served else "checked_in"
    if reservation.state == "booked" and now > reservation.start_at:
        return "late"
    return reservation.state


def word_of(standing: Standing) -> str:
    """What a standing is called."""
    return {
        "booked": "",
        "late": tr("not here"),
        "checked_in": tr("here"),
        "serving": tr("now"),
        "completed": tr("served"),
        "no_show": tr("did not come"),
        "cancelled": tr("cancelled"),
        "hold": tr("held"),
        "walk_in": tr("now"),
        "event": "",
    }[standing]


def customer_of(known: Known, reservation: Reservation) -> str:
    """The customer's name; who has none is a guest."""
    person = known.person(reservation.person)
    return person.name if person is not None and person.name else tr("Guest")


def definition_name(known: Known, ident: str) -> str:
    """What was booked."""
    definition = known.staff.get(Definition, ident)
    return definition.name if definition is not None else tr("No longer bookable")


def reservation_blocks(known: Known, now: int, me: str = "") -> list[Block]:
    """All reservations of the week; a cancelled one only while nobody else has its time."""
    served = {each.reservation: each for each in busy_desks(known.staff).values()}
    made = [
        reservation_block(known, each, served.get(each.id), now, me)
        for each in known.book.of(Reservation)
    ]
    taking = [each for each in made if each.standing != "cancelled"]
    return [*taking, *(each for each in made if _still_seen(each, taking))]


def _at_my_desk(known: Known, entry: Entry | None, me: str) -> bool:
    desk = known.staff.get(Desk, entry.desk) if entry is not None else None
    return desk is not None and bool(me) and desk.staff == me


def _still_seen(block: Block, taking: Sequence[Block]) -> bool:
    if block.standing != "cancelled":
        return False
    return not any(
        each.start_at < block.end_at
        and block.start_at < each.end_at
        and not set(each.resources).isdisjoint(block.resources)
        for each in taking
    )


def reservation_block(
    known: Known, reservation: Reservation, entry: Entry | None, now: int, me: str = ""
) -> Block:
    """One reservation."""
    stands = standing(reservation, entry, now)
    definition = known.staff.get(Definition, reservation.definition)
    if stands == "late" and definition is not None and definition.video:
        # Whoever comes by video is not looked for in the hall.
        stands = "booked"
    visit = known.staff.get(Visit, reservation.visit)
    name = customer_of(known, reservation)
    title = f"{visit.number} {name}" if visit is not None and stands != "completed" else name
    about, word = definition_name(known, reservation.definition), word_of(stands)
    projected = reservation.projected_at
    if projected is not None and projected > reservation.start_at and stands == "booked":
        late = -(-(projected - reservation.start_at) // MINUTE)
        word = tr("{late} min late").format(late=late)
    return Block(
        key=reservation.id,
        standing=stands,
        start_at=reservation.start_at,
        end_at=reservation.end_at,
        title=title,
        about=about,
        word=word,
        before_at=reservation.start_at - reservation.before_min * MINUTE,
        after_at=reservation.end_at + reservation.after_min * MINUTE,
        resources=tuple(reservation.resources),
        spoken=", ".join(part for part in (title, about, word) if part),
        mine=_at_my_desk(known, entry, me),
    )


def hold_blocks(known: Known, now: int, zone: tzinfo) -> list[Block]:
    """Times that are held while somebody fills in a form, or was offered one, or for taking back
    what has freed them."""
    found = []
    for hold in known.book.of(SlotHold):
        if hold.expires_at <= now:
            continue
        held = tr("offered until {at}") if hold.offered_to else tr("held until {at}")
        if hold.kept_back:
            held = tr("kept for undo until {at}")
        until = held.format(at=minutes(hold.expires_at, zone))
        name = definition_name(known, hold.definition)
        found.append(
            Block(
                hold.id, "hold", hold.start_at, hold.end_at, name, "", until,
                hold.start_at - hold.before_min * MINUTE, hold.end_at + hold.after_min * MINUTE,
                tuple(hold.resources), spoken=f"{name}, {until}",
            )
        )  # fmt: skip
    return found


def walk_in_blocks(known: Known, now: int, me: str = "") -> list[Block]:
    """Whoever is served now without a reservation, at their desk and with its colleague."""
    found = []
    for desk_id, entry in busy_desks(known.staff).items():
        desk = known.staff.get(Desk, desk_id)
        if desk is None or entry.reservation is not None:
            continue
        service = known.staff.get(Service, entry.service)
        usual = (service.mean_s if service is not None else USUAL_S) * 1000
        title = f"{entry.number} {name_of(known.staff, entry)}".strip()
        about, word = service_name(known.staff, entry), word_of("walk_in")
        resources = (desk_id, desk.staff) if desk.staff is not None else (desk_id,)
        end = max(entry.since + usual, now)
        found.append(
            Block(
                entry.id, "walk_in", entry.since, end, title, about, word, entry.since, end,
                resources, spoken=f"{title}, {about}, {word}", mine=_at_my_desk(known, entry, me),
            )
        )  # fmt: skip
    return found


def in_lanes(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a column beside one another where they overlap, by their start."""
    placed: list[Block] = []
    cluster: list[Block] = []
    ends: list[int] = []
    until = 0
    for block in sorted(blocks, key=lambda each: (each.start_at, -each.end_at, each.key)):
        if cluster and block.start_at >= until:
            placed += _beside(cluster, len(ends))
            cluster, ends = [], []
        lane = next((at for at, end in enumerate(ends) if end <= block.start_at), len(ends))
        if lane == len(ends):
            ends.append(block.end_at)
        else:
            ends[lane] = block.end_at
        until = max(until, block.end_at) if cluster else block.end_at
        cluster.append(replace(block, lane=lane) if lane else block)
    placed += _beside(cluster, len(ends))
    return tuple(placed)


def _beside(cluster: list[Block], lanes: int) -> list[Block]:
    return cluster if lanes == 1 else [replace(each, lanes=lanes) for each in cluster]
