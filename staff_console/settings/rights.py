"""Who may see which pages of the settings."""

from __future__ import annotations

from collections.abc import Callable

from protocol.replica import Replica
from staff_console.facts import MANAGERS, Me
from staff_console.settings.places import (
    FIRST_OF_CLERKS,
    Place,
    PlaceRow,
    of_everybody,
    place_rows,
)


class Rights:
    """Of whoever is signed in, as the server says it."""

    def __init__(self, me: Callable[[], Me]) -> None:
        self._me = me

    @property
    def manages(self) -> bool:
        """Whether all of it is theirs to change."""
        return self._me().role in MANAGERS

    @property
    def works(self) -> bool:
        """Whether there is anything that they may save: for themselves at least."""
        return self.manages or self._me().role == "staff"

    def sees(self, place: Place) -> bool:
        """Whether a page is one for them."""
        return self.manages or (self.works and of_everybody(place))

    def nearest(self, place: Place) -> Place:
        """That page, or the first that they may see."""
        return place if self.sees(place) else FIRST_OF_CLERKS

    def pages(self, records: Replica) -> tuple[PlaceRow, ...]:
        """All pages that there are for them."""
        return place_rows(records, (), manages=self.manages)
