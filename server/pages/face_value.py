"""The values of the place page: what is known of a visit, and what is read from that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec
from msgspec.structs import replace

from protocol.places import Direction
from protocol.views import (
    OwnEntry,
    PublicLine,
    PublicPlace,
    PublicPoint,
    PublicService,
    PublicSite,
    PublicWait,
)
from server.pages.words import Words

DeskSize = Literal["", "one", "two", "three", "word", "long"]


class PlaceViews(NamedTuple):
    """What the topics of a visit and of its queue say."""

    own: OwnEntry
    site: PublicSite
    point: PublicPoint | None = None
    services: Sequence[PublicService] = ()
    places: Sequence[PublicPlace] = ()
    line: PublicLine | None = None

    @property
    def row(self) -> PublicWait | None:
        """What the published line says of this place."""
        line = self.line.line if self.line else ()
        return next((row for row in line if row.tag == self.own.tag), None)

    @property
    def to_show(self) -> bool:
        """Whether staff or a kiosk must see this customer before they can be called."""
        by_staff = self.point is not None and self.point.join_by == "staff"
        return by_staff and not self.own.present

    def told_in(self, words: Words) -> PlaceViews:
        """The same with the names that managers gave in the language of these words."""
        own = self.own
        return self._replace(
            own=replace(own, desk_name=words.desk(own.desk_name)) if own.desk_name else own,
            site=replace(self.site, name=words.named(self.site.name, self.site.names)),
            point=self.point and _point_in(self.point, words),
            services=[
                replace(service, name=words.named(service.name, service.names))
                for service in self.services
            ],
        )


def _point_in(point: PublicPoint, words: Words) -> PublicPoint:
    name = words.named(point.name, point.names)
    return replace(point, name=name, location=words.named(point.location, point.locations))


class Cell(msgspec.Struct, frozen=True):
    """One cell of the strip: who is before the customer, then the customer."""

    label: str
    note: str
    kind: Literal["other", "more", "you"]


class Face(msgspec.Struct, frozen=True, kw_only=True):
    """Texts and switches of the place page; names are those of `data-text` and `data-show`."""

    state: str
    title: str
    number: str
    strip: list[Cell] = []
    above: str = ""
    """The wait, where the answer is a clock time."""
    lead: str = ""
    answer: str = ""
    unit: str = ""
    wait: str = ""
    place: str = ""
    near: str = ""
    """That a call comes soon: stay close."""
    back: str = ""
    """The clock time by which to be back, for a page that has lost the connection."""
    ask: str = ""
    why: str = ""
    where: str = ""
    said: str = ""
    """The wait that we said and did not keep."""
    nth: str = ""
    """The place alone, as `4th`."""
    sorry: str = ""
    because: str = ""
    heading: str = ""
    text: str = ""
    desk_word: str = ""
    desk_big: str = ""
    desk_size: DeskSize = ""
    desk_point: str = ""
    """Whose desk it is, where another service point has one of that name."""
    direction: Direction = ""
    arrow: str = ""
    """How to read the arrow."""
    summary: str = ""
    """The place in one line, as a lost connection dates it."""
    point: str = ""
    service: str = ""
    errands: str = ""
    """What is still to do after this one."""
    told: str = ""
    """What staff say to all who wait."""
    can_check_in: bool = False
    can_away: bool = False
    can_leave: bool = False
    can_join: bool = False
    version: int = 0
    """Of the entry: a button that is tapped twice works once."""
    live: bool = True
    """Whether news can still change it."""
