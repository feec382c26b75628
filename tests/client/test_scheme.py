"""The colours follow the computer until somebody chooses."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStyleHints

from client.scheme import Colours, SystemScheme
from client.theme import Scheme

LIGHT, DARK = Qt.ColorScheme.Light, Qt.ColorScheme.Dark
USUAL, HIGH = Qt.ContrastPreference.NoPreference, Qt.ContrastPreference.HighContrast


class Access(QObject):
    contrastPreferenceChanged = Signal()
    contrast = USUAL

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self.contrast


class OldHints(QObject):
    """Those of a Qt that does not tell of contrast."""

    colorSchemeChanged = Signal()
    scheme = LIGHT

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme


class Hints(OldHints):
    def __init__(self) -> None:
        super().__init__()
        self.access = Access()

    def accessibility(self) -> Access:
        return self.access


def following(hints: OldHints) -> tuple[SystemScheme, list[str]]:
    told: list[str] = []
    system = SystemScheme(cast(QStyleHints, hints))
    system.changed.connect(lambda: told.append(system.of("system")))
    return system, told


@pytest.mark.parametrize("colours", ["light", "dark", "contrast"])
def test_what_was_chosen_stays_whatever_the_computer_says(colours: Colours) -> None:
    hints = Hints()
    hints.scheme, hints.access.contrast = DARK, HIGH
    assert following(hints)[0].of(colours) == colours


@pytest.mark.parametrize(
    ("scheme", "contrast", "found"),
    [
        (Qt.ColorScheme.Unknown, USUAL, "light"),
        (LIGHT, USUAL, "light"),
        (DARK, USUAL, "dark"),
        (LIGHT, HIGH, "contrast"),
        (DARK, HIGH, "contrast"),
    ],
)
def test_the_computer_is_followed(
    scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference, found: Scheme
) -> None:
    hints = Hints()
    hints.scheme, hints.access.contrast = scheme, contrast
    assert following(hints)[0].of("system") == found


def test_a_change_of_the_computer_is_told() -> None:
    hints = Hints()
    _system, told = following(hints)
    hints.scheme = DARK
    hints.colorSchemeChanged.emit()
    hints.access.contrast = HIGH
    hints.access.contrastPreferenceChanged.emit()
    assert told == ["dark", "contrast"]


def test_where_contrast_is_not_told_of_there_are_light_and_dark() -> None:
    hints = OldHints()
    system, told = following(hints)
    hints.scheme = DARK
    hints.colorSchemeChanged.emit()
    assert (system.of("system"), told) == ("dark", ["dark"])
