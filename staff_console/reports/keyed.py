"""A view with keys of its own: some of the key map and of the window do something else there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from staff_console.reports.views import ReportsViews


class Acting(Protocol):
    """A model that does what keys mean."""

    def act(self, name: str) -> bool: ...

    def take_back(self) -> bool: ...


class KeyedViews(ReportsViews):
    """Asks its model first, while it covers the board."""

    of_the_map: Mapping[str, str]
    """What keys of the key map do here, by their names."""
    of_the_window: Mapping[str, str]

    @property
    def acting(self) -> Acting | None:
        """The model of whoever is signed in."""
        raise NotImplementedError

    def press(self, name: str) -> bool:
        """A key of the key map: some are the view's here, the way back is first the view's."""
        model = self.acting
        if self.covers and model is not None:
            if name in self.of_the_map:
                return model.act(self.of_the_map[name])
            if name == "undo" and model.take_back():
                return True
        return super().press(name)

    def keyed(self, name: str) -> bool:
        """A key of the window, which here may be the view's; whether it was."""
        model = self.acting
        if not self.covers or model is None or name not in self.of_the_window:
            return False
        return model.act(self.of_the_window[name])

    def means_elsewhere(self, name: str) -> bool:
        """Whether a key of the map that was found by name is another one here."""
        return self.covers and name in self.of_the_map
