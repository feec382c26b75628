"""A slip at the kiosk's reader: where it leads, whom it does not disturb, and how it ends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from client.tones import Tone
from client.voice import Voice
from kiosk.bench import Bench
from kiosk.hall import TOKEN
from kiosk.headset import Headset
from kiosk.sample_places import place
from kiosk.scan import Scan
from kiosk.senses import Senses
from kiosk.sounds import Sounds
from tests.kiosk.conftest import Open
from tests.kiosk.items import touch, words


def types(kiosk: Bench, text: str) -> None:
    """The scanner types."""
    for sign in text:
        QTest.keyClick(kiosk.window, sign)
    QTest.keyClick(kiosk.window, Qt.Key.Key_Return)


def give_senses(kiosk: Bench) -> None:
    Senses(kiosk.window, kiosk.kiosk, Voice(), Headset(), Sounds(Tone(), Tone(), Tone()))
    kiosk.grab()


def test_a_scan_at_rest_shows_the_slip_and_its_keys_act(bench: Open) -> None:
    kiosk = bench("attract")
    give_senses(kiosk)
    types(kiosk, f"https://hall.example/t/{TOKEN}")
    assert kiosk.kiosk.screen.face == "slip"
    kiosk.holder.show(place())
    kiosk.grab()
    assert {"A012", "About 25–35 minutes", "5 people are ahead of you."} <= set(words(kiosk))
    touch(kiosk, "slip-more")
    assert [(token, command.op()) for token, command, _ in kiosk.holder.asked] == [(TOKEN, "away")]


def test_a_scan_while_services_are_shown_leads_to_the_slip_and_back(bench: Open) -> None:
    kiosk = bench("services")
    kiosk.scan(place())
    assert kiosk.kiosk.screen.face == "slip"
    kiosk.grab()
    touch(kiosk, "back")
    assert kiosk.kiosk.screen.face == "services"
    assert kiosk.kiosk.machine.reader.slip is None


def test_a_number_on_the_screen_stays_and_the_scan_is_put_off(bench: Open) -> None:
    kiosk = bench("number")
    kiosk.scan(place(number="A001"))
    assert kiosk.kiosk.screen.face == "number"
    assert kiosk.kiosk.aside == "Finish here first. Then hold the slip to the reader again."
    assert kiosk.holder.looked == []
    kiosk.advance(8)
    assert kiosk.kiosk.aside == ""


def test_whoever_types_a_name_is_not_disturbed_and_gets_no_sign_of_the_code(bench: Open) -> None:
    kiosk = bench("name")
    give_senses(kiosk)
    before = kiosk.kiosk.screen.detail.text
    types(kiosk, f"https://hall.example/t/{TOKEN}")
    assert (kiosk.kiosk.screen.face, kiosk.kiosk.screen.detail.text) == ("name", before)
    assert kiosk.kiosk.aside != ""


def test_the_key_explains_how_a_slip_is_read(bench: Open) -> None:
    kiosk = bench("attract")
    kiosk.grab()
    touch(kiosk, "slip")
    kiosk.grab()
    assert "Hold your slip to the reader." in words(kiosk)
    kiosk.scan(place())
    assert kiosk.kiosk.screen.scanned.number == "A012"


def test_the_kiosk_speaks_the_slips_language_unless_another_was_chosen(bench: Open) -> None:
    kiosk = bench("attract")
    kiosk.scan(place(language="de"))
    assert kiosk.kiosk.screen.language == "de"
    kiosk.stay(70)
    assert (kiosk.kiosk.screen.face, kiosk.kiosk.screen.language) == ("attract", "en")
    kiosk.stay(1)
    kiosk.begin("es")
    kiosk.scan(place(language="de"))
    assert kiosk.kiosk.screen.language == "es"


def test_when_nobody_is_there_any_more_nothing_of_the_slip_stays(bench: Open) -> None:
    kiosk = bench("slip-waiting")
    kiosk.stay(50)
    assert kiosk.kiosk.stillThere
    kiosk.stay(20)
    assert kiosk.kiosk.screen.face == "attract"
    assert TOKEN not in repr(vars(kiosk.kiosk.machine.reader))


def test_a_new_number_after_a_slip_leads_to_the_services(bench: Open) -> None:
    kiosk = bench("slip-left")
    kiosk.grab()
    touch(kiosk, "slip-take")
    assert kiosk.kiosk.screen.face == "services"
    assert kiosk.kiosk.machine.reader.slip is None


def test_done_ends_it_and_a_person_can_be_called_from_it(bench: Open) -> None:
    kiosk = bench("slip-waiting")
    kiosk.grab()
    touch(kiosk, "person")
    assert kiosk.kiosk.screen.face == "helping"
    kiosk.advance(1)
    kiosk.kiosk.act("back")
    assert kiosk.kiosk.screen.scanned.number == "A012"
    kiosk.grab()
    touch(kiosk, "slip-finish")
    assert kiosk.kiosk.screen.face == "attract"


def test_the_slip_is_printed_again_as_it_stands_now(bench: Open) -> None:
    kiosk = bench("slip-waiting")
    kiosk.grab()
    touch(kiosk, "slip-print")
    (slip,) = kiosk.paper.slips
    assert (slip.number, slip.ahead, slip.low, slip.high) == ("A012", 5, 25, 35)
    # The time of its first print stands on it: minutes would be taken to be from then on.
    assert slip.by is not None
    assert (f"{slip.at:%H:%M}", f"{slip.by:%H:%M}") == ("10:14", "11:00")
    assert slip.link == f"https://hall.example/t/{TOKEN}"
    assert "Take your slip." in words(kiosk)


def test_a_code_of_something_else_is_said_plainly(bench: Open) -> None:
    kiosk = bench("attract")
    kiosk.advance(1)
    kiosk.kiosk.scan(Scan(("4006381333931",)))
    kiosk.grab()
    assert "We cannot read this code." in words(kiosk)
