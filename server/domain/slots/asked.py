"""What is wanted, with all that the floor knows of it."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from protocol.records import ServicePoint
from server.domain.floor import Floor
from server.domain.slots.agenda import Agenda, agenda_of
from server.domain.slots.claims import MINUTE, Claim
from server.domain.slots.resources import Need, needs_of
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
        self.picked = frozenset(each for each in (wanted.staff, wanted.desk) if each is not None)
        """The colleague and the desk that it is to be."""

    @cached_property
    def needs(self) -> list[Need]:
        """What it requires."""
        return needs_of(self.floor, self.definition)

    @cached_property
    def agenda(self) -> Agenda:
        """Who is taken when."""
        return agenda_of(self.floor)

    @cached_property
    def own(self) -> frozenset[str]:
        """The resources of what is moved: they stay, where they can."""
        claims = (self.agenda.claims.get(each) for each in self.wanted.without)
        return frozenset(each for claim in claims if claim for each in claim.resources)

    def clock(self, at: int) -> str:
        """An instant as the clock on the wall shows it."""
        return f"{datetime.fromtimestamp(at / 1000, ZoneInfo(self.zone)):%H:%M}"

    def live(self, claim: Claim) -> bool:
        """Whether a claim is in the way of anybody who is not of it."""
        return claim.live(self.now, self.wanted.without)
