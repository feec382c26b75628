"""Switching the language of a running program."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from client.languages import HOUSE, LANGUAGES, known
from client.speaker import Speaker, said_in
from client.speech import speak, tr


@pytest.fixture
def speaker(qapp: QGuiApplication) -> Iterator[Speaker]:
    found = Speaker(qapp, "kiosk")
    yield found
    found.use(HOUSE)
    speak()


def test_texts_follow_the_language_at_once(speaker: Speaker, qtbot: QtBot) -> None:
    assert tr("Closed.") == "Closed."
    with qtbot.waitSignal(speaker.changed):
        speaker.use("de")
    assert tr("Closed.") == "Geschlossen."
    speaker.use("es")
    assert tr("Closed.") == "Cerrado."
    speaker.use("en")
    assert tr("Closed.") == "Closed."


def test_arabic_is_laid_out_from_the_right_with_western_figures(
    speaker: Speaker, qapp: QGuiApplication
) -> None:
    speaker.use("ar")
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    day = QLocale().toString(QDate(2026, 6, 4), speaker.language.day)
    assert day == "الخميس 4 يونيو"
    speaker.use("en")
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_a_language_that_is_not_spoken_changes_nothing(speaker: Speaker) -> None:
    speaker.use("de")
    speaker.use("tlh")
    assert speaker.code == "de"


def test_a_text_can_be_said_in_another_language_than_the_screens(speaker: Speaker) -> None:
    speaker.use("de")
    assert said_in("es", "Monday") == "lunes"
    assert said_in("en", "Monday") == "Monday"
    assert tr("Monday") == "Montag"


def test_a_house_gets_those_of_its_languages_that_are_spoken_in_its_order() -> None:
    assert [each.code for each in known(["ar", "fr", "de", "ar"])] == ["ar", "de"]
    assert [each.code for each in known(["fr"])] == ["en"]
    assert [each.code for each in LANGUAGES.values() if each.leftward] == ["ar"]
