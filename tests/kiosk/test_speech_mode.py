"""Speech mode: whoever cannot see hears each page, and goes from key to key by the arrows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from client.tones import Tone
from kiosk.bench import Bench
from kiosk.hall import HALL, ONE
from kiosk.headset import Headset
from kiosk.sample_places import place
from kiosk.senses import Senses
from kiosk.sounds import Sounds
from tests.client.voices import Hours, TakingVoice
from tests.kiosk.conftest import Open

Key = Qt.Key


class Plug(Headset):
    """A headset that the test plugs in."""

    def goes(self, there: bool) -> None:
        self.changed.emit(there)


class Listener:
    """Somebody with a headset before a kiosk."""

    def __init__(self, bench: Bench, qtbot: QtBot) -> None:
        self.bench = bench
        self.qtbot = qtbot
        self.hours = Hours()
        self.voice = TakingVoice(self.hours)
        self.plug = Plug()
        self.senses: Senses = Senses(
            bench.window, bench.kiosk, self.voice, self.plug, Sounds(Tone(), Tone(), Tone())
        )
        bench.grab()

    def hears(self, act: Callable[[], object]) -> list[str]:
        """All that is said after an act, to its end."""
        before = len(self.voice.said)
        act()
        self.qtbot.waitUntil(lambda: len(self.voice.said) > before, timeout=30_000)
        while self.hours.waiting:
            self.hours.go_by(3)
        return self.voice.texts[before:]

    def plugs_in(self) -> list[str]:
        return self.hears(lambda: self.plug.goes(True))

    def presses(self, *which: Key) -> list[str]:
        """The keys one after the other, a second between them; what is said after the last."""
        for each in which[:-1]:
            self.press(each)
        return self.hears(lambda: self.press(which[-1]))

    def press(self, which: Key) -> None:
        self.bench.advance(1)
        QTest.keyClick(self.bench.window, which)


@pytest.fixture
def listener(bench: Open, qtbot: QtBot) -> Callable[[str], Listener]:
    return lambda face: Listener(bench(face), qtbot)


def test_with_the_headset_the_page_is_read_voice_first_and_then_its_keys(
    listener: Callable[[str], Listener],
) -> None:
    said = listener("attract").plugs_in()
    assert said[0].startswith("This kiosk reads aloud.")
    assert said[1:4] == ["Riverside Service Centre.", "10:24.", "Welcome."]
    count = said.index("9 keys.")
    assert said[count + 1] == "Touch to take a number."


def test_each_language_is_said_by_its_own_voice(listener: Callable[[str], Listener]) -> None:
    person = listener("attract")
    person.plugs_in()
    spoken = {text: language for _, _, text, language in person.voice.said}
    assert spoken["Deutsch, Nummer ziehen."] == "de"
    assert spoken["Welcome."] == "en"


def test_in_arabic_the_page_is_read_in_arabic_and_left_leads_on(
    listener: Callable[[str], Listener],
) -> None:
    person = listener("ar-services")
    person.plugs_in()
    assert {language for _, _, _, language in person.voice.said} == {"ar"}
    person.presses(Key.Key_Down)
    first = person.bench.window.activeFocusItem()
    person.presses(Key.Key_Left)
    assert person.bench.window.activeFocusItem() is not first
    person.presses(Key.Key_Right)
    assert person.bench.window.activeFocusItem() is first


def test_arrows_move_the_ring_and_each_key_is_read_with_its_place(
    listener: Callable[[str], Listener],
) -> None:
    person = listener("services")
    person.plugs_in()
    (said,) = person.presses(Key.Key_Down, Key.Key_Down)
    assert said.startswith("Driving licence")
    assert said.endswith("2 of 10.")
    ring = person.bench.window.activeFocusItem()
    assert ring is not None
    assert (ring.objectName(), ring.property("visualFocus")) == (
        f"offered-{HALL.services[1].id}",
        True,
    )


def test_up_from_the_first_key_reads_the_page_again(listener: Callable[[str], Listener]) -> None:
    person = listener("services")
    person.plugs_in()
    person.presses(Key.Key_Down)
    said = person.presses(Key.Key_Up)
    assert "What do you need today?" in said
    assert person.presses(Key.Key_F1) == said


def test_the_number_is_read_digit_by_digit_and_stays_until_it_is_done(
    listener: Callable[[str], Listener],
) -> None:
    person = listener("services")
    bench = person.bench
    person.plugs_in()
    person.presses(Key.Key_Down)

    def take() -> None:
        person.press(Key.Key_Return)
        bench.asker.answer(HALL.joined())

    assert "A 0 1 2." in person.hears(take)
    bench.stay(3600)
    assert bench.kiosk.screen.face == "number"
    person.presses(Key.Key_Down)
    person.press(Key.Key_Return)
    assert bench.kiosk.screen.face == "attract"
    assert not person.senses.speech.on
    assert not bench.kiosk.machine.manner.unhurried


def test_no_page_asks_whether_anybody_is_there(listener: Callable[[str], Listener]) -> None:
    person = listener("services")
    person.plugs_in()
    person.bench.stay(3600)
    assert (person.bench.kiosk.screen.face, person.bench.kiosk.stillThere) == ("services", False)


def test_when_the_headset_is_pulled_out_it_falls_silent_and_pages_end_again(
    listener: Callable[[str], Listener],
) -> None:
    person = listener("services")
    person.plugs_in()
    person.plug.goes(False)
    assert not person.senses.speech.on
    person.bench.stay(50)
    assert person.bench.kiosk.stillThere
    person.bench.stay(20)
    assert person.bench.kiosk.screen.face == "attract"


def test_a_language_without_a_voice_is_said_in_words_on_the_screen(
    listener: Callable[[str], Listener],
) -> None:
    person = listener("services")
    person.voice.spoken = frozenset({"de"})
    person.plug.goes(True)
    assert person.bench.kiosk.aside == "This kiosk has no voice for this language."
    assert person.voice.said == []
    person.press(Key.Key_Down)
    assert person.bench.window.activeFocusItem().objectName() == f"offered-{HALL.services[0].id}"


def test_without_any_voice_the_kiosk_says_so_and_offers_none(
    listener: Callable[[str], Listener],
) -> None:
    person = listener("attract")
    assert person.bench.kiosk.canSpeak
    person.voice.breaks()
    assert not person.bench.kiosk.canSpeak
    person.plug.goes(True)
    assert person.bench.kiosk.aside.startswith("This kiosk cannot read aloud just now.")
    assert "Welcome." in person.hears(lambda: person.voice.breaks(False))


def test_letters_are_read_in_the_headset_and_never_to_the_hall(
    listener: Callable[[str], Listener],
) -> None:
    person = listener("name")
    person.plugs_in()
    assert person.hears(lambda: person.bench.kiosk.act("press", "X")) == ["x"]
    person.senses.speech.end()
    person.hears(person.bench.kiosk.aloudAsked.emit)
    assert person.hears(lambda: person.bench.kiosk.act("press", "Y")) == ["Written."]


def test_plus_and_minus_make_it_louder_and_softer(listener: Callable[[str], Listener]) -> None:
    person = listener("services")
    person.plugs_in()
    assert person.presses(Key.Key_Minus) == ["Volume 90 per cent."]
    assert person.presses(Key.Key_Minus) == ["Volume 80 per cent."]
    assert person.voice.tuned == (pytest.approx(0.8), 0.0)
    assert person.presses(Key.Key_Slash) == ["Slower."]


def test_a_key_of_the_screen_and_keys_of_a_keypad_begin_it_too(
    listener: Callable[[str], Listener],
) -> None:
    person = listener("attract")
    person.hears(lambda: person.bench.kiosk.act("aloud"))
    assert person.senses.speech.on
    assert person.bench.kiosk.screen.attract.aloud, "the key shows that it is on"
    person.press(Key.Key_F16)
    assert not person.senses.speech.on
    assert not person.bench.kiosk.screen.attract.aloud
    person.presses(Key.Key_F15)
    assert person.senses.speech.on


def test_what_changes_on_a_page_is_said_and_a_call_above_all(
    listener: Callable[[str], Listener],
) -> None:
    person = listener("slip-waiting")
    bench = person.bench
    said = person.plugs_in()
    assert "A 0 1 2." in said and "About 25 to 35 minutes." in said

    def called() -> None:
        bench.advance(3)
        bench.holder.show(place(state="called", desk_name="Desk 3"))

    assert "Please go to Desk 3 now." in person.hears(called)


def test_a_page_of_one_service_point_can_be_gone_through_by_keys_alone(
    listener: Callable[[str], Listener],
) -> None:
    person = listener("attract-one")
    person.plugs_in()
    person.presses(Key.Key_Down)
    person.press(Key.Key_Return)
    assert person.bench.asker.asked[0][1].service == ONE.services[0].id
