"""What was typed on each page, beside what the records say of it."""

from __future__ import annotations

from protocol.replica import Replica
from staff_console.settings.draft import Draft, Reading, read
from staff_console.settings.field import Value, Values
from staff_console.settings.places import Place, section_of


class TypedPages:
    """Drafts live as long as the sign-in."""

    def __init__(self, records: Replica) -> None:
        self._records = records
        self.drafts: dict[Place, Draft] = {}

    @property
    def unsaved(self) -> bool:
        """Whether anything was typed that is not saved."""
        return any(draft.typed for draft in self.drafts.values())

    def current(self, place: Place) -> Values:
        """What the records say; nothing where there is nothing any more."""
        return section_of(place).read(self._records, place.ident) or {}

    def reading(self, place: Place) -> Reading | None:
        """The page as it stands."""
        return read(self._records, place, self.drafts.get(place, Draft()))

    def write(self, place: Place, name: str, value: Value) -> bool:
        """This stands in a field now; whether there is such a field."""
        current = self.current(place)
        if name in current:
            draft = self.drafts.get(place, Draft())
            self.drafts[place] = draft.write(name, value, current[name])
        return name in current

    def take_theirs(self, place: Place, name: str) -> None:
        """What a colleague has made of a field stands."""
        self.drafts[place] = self.drafts.get(place, Draft()).without(name)

    def put_back(self, place: Place, values: Values) -> Reading | None:
        """All that was typed is gone, but that the page is to be as it was before."""
        current, draft = self.current(place), Draft()
        for name, value in values.items():
            draft = draft.write(name, value, current[name])
        self.drafts[place] = draft
        return self.reading(place)

    def forget(self, place: Place) -> bool:
        """Nothing that was typed there is wanted; whether there was anything."""
        return self.drafts.pop(place, None) is not None
