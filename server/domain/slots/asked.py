"""What is wanted, with all that the floor knows of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from protocol.booking import ResourceKind
from protocol.records import ServicePoint
from server.domain.floor import Floor
from server.domain.slots.agenda import Agenda, agenda_of
from server.domain.slots.claims import MINUTE, Claim
from server.domain.slots.resources import Need, by_kind, everybody
from server.domain.slots.stretch import Timetables
from server.domain.slots.times import local_day
from server.domain.slots.wanted import Wanted


class Asked:
    """One question, at one moment."""

    def __init__(self, floor: Floor, wanted: Wanted, now: int) -> None:
        self.floor = floor
        self.wanted = wanted
        self.now = now
        self.definition = wanted.definition
        self.point = floor.get(ServicePoint, self.definition.service_point)
        self.zone = floor.site.zone
        self.by_staff = wanted.by == "staff"
        self.duration = self.definition.duration_min * MINUTE
        if wanted.end_at is not None:
            self.duration = wanted.end_at - wanted.start_at
        self.before = self.definition.before_min * MINUTE
        self.after = self.definition.after_min * MINUTE
        self.grid = self.definition.grid_min * MINUTE
        self.picked = frozenset(each for each in (wanted.staff, wanted.desk) if each is not None)
        """The colleague and the desk that it is to be."""

        self._timetables: Timetables | None = None

    @cached_property
    def needs(self) -> list[Need]:
        """What it requires."""
        return self.agenda.needs(self.definition)

    @cached_property
    def kinds(self) -> dict[ResourceKind, list[Need]]:
        """What it requires, by kind."""
        return by_kind(self.needs)

    @cached_property
    def agenda(self) -> Agenda:
        """Who is taken when."""
        return agenda_of(self.floor)

    @cached_property
    def able(self) -> dict[ResourceKind, list[str]]:
        """All who could be needed, by kind and in the order of their ids."""
        return {kind: sorted(everybody(needs)) for kind, needs in self.kinds.items()}

    @cached_property
    def everybody(self) -> frozenset[str]:
        """All who could be needed."""
        return frozenset(everybody(self.needs))

    @cached_property
    def moved(self) -> list[Claim]:
        """The reservations that are moved."""
        claims = (self.agenda.claims.get(each) for each in self.wanted.without)
        return [claim for claim in claims if claim is not None and claim.expires_at is None]

    @cached_property
    def own(self) -> frozenset[str]:
        """The resources of what is moved or held: they stay, where they can."""
        claims = (self.agenda.claims.get(each) for each in self.wanted.without)
        return frozenset(each for claim in claims if claim for each in claim.resources)

    def has(self, resources: Collection[str]) -> bool:
        """Whether all who are asked for are among them."""
        return self.picked <= set(resources)

    def load_on(self, day: int) -> Mapping[str, int]:
        """How many reservations each resource has that begin on a local day (its ordinal)."""
        known = self.agenda.load.get(day)
        if known is None or not self.moved:
            return known or {}
        load = Counter(known)
        for claim in self.moved:
            if local_day(claim.start_at, self.zone).toordinal() == day:
                load.subtract(claim.resources)
        return load

    def timetables(self, from_at: int, to_at: int) -> Timetables:
        """The hours of everybody for a time, at least."""
        held = self._timetables
        if held is None or not held.stretch.covers(from_at, to_at):
            held = self._timetables = self.agenda.timetables(from_at, to_at, self.now)
        return held

    def clock(self, at: int) -> str:
        """An instant as the clock on the wall shows it."""
        return f"{datetime.fromtimestamp(at / 1000, ZoneInfo(self.zone)):%H:%M}"

    def live(self, claim: Claim) -> bool:
        """Whether a claim is in the way of anybody who is not of it."""
        return claim.live(self.now, self.wanted.without)
