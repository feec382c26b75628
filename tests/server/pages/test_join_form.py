"""What may stand in the join form, and what is said of the rest."""

from __future__ import annotations

import pytest

from protocol.ids import is_id
from server.pages.join_form import Faults, JoinForm, faults_of, read_form

KEY = "6f1f7a52-6a55-4d1c-9e4b-3a3b7f0e9f11"
OTHER = "0c9d2a10-8a57-4a4e-b1a3-6f4b6f1f7a52"


def read(**fields: object) -> JoinForm:
    return read_form({"key": KEY, "service": "s", **fields}, OTHER)


def faults(**fields: object) -> Faults:
    return faults_of(read(**fields), ["s", "shut"], ["s"])


def test_a_form_without_faults_becomes_a_command_with_what_was_told() -> None:
    command = read(name=" Ada ", phone="+44 1632 960018").command("p" * 36, KEY)
    assert command.customer is not None
    assert (command.customer.name, command.customer.phone) == ("Ada", "+44 1632 960018")


def test_an_empty_form_tells_nothing_of_a_person() -> None:
    assert read().command("p" * 36, KEY).customer is None


def test_one_form_has_one_command_id_which_does_not_tell_the_key() -> None:
    assert read().command_id == read(name="another").command_id
    assert is_id(read().command_id)
    assert KEY not in read().command_id


@pytest.mark.parametrize("key", ["", "x", KEY.upper(), "<script>", 7])
def test_a_key_that_is_none_is_replaced(key: object) -> None:
    assert read(key=key).key == OTHER


def test_a_service_must_be_chosen_and_be_open() -> None:
    assert faults(service="").service == "join.choose"
    assert faults(service="another").service == "join.choose"
    assert faults(service="shut").service == "join.gone_service"
    assert not faults()


@pytest.mark.parametrize(
    "phone", ["", "+44 1632 960018", "(01632) 960-018", "01632/960018", "٠١٦٣٢٩٦٠٠١٨"]
)
def test_phone_numbers_as_people_write_them_are_taken(phone: str) -> None:
    assert faults(phone=phone).phone == ""


@pytest.mark.parametrize("phone", ["12", "call me", "1" * 21, "+" * 8, "12345; drop"])
def test_what_is_no_phone_number_is_said_to_be_none(phone: str) -> None:
    assert faults(phone=phone).phone == "join.phone_bad"


def test_digits_of_other_scripts_become_those_that_staff_can_dial() -> None:
    assert read(phone="٠١٦٣٢ ٩٦٠٠١٨").phone == "01632 960018"


def test_a_name_has_at_most_120_characters() -> None:
    assert faults(name="n" * 120).name == ""
    assert faults(name="n" * 10_000).name == "join.name_long"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("👩‍👩‍👧 Müller", "👩‍👩‍👧 Müller"),
        ("علي بن محمد", "علي بن محمد"),
        ("a\x00b\x07c\r\n\td", "abc d"),
        ("Eve\u202eadmin\u202c", "Eveadmin"),
        ("<b>O'Hara</b> & sons", "<b>O'Hara</b> & sons"),
        ("Ada\ud800", "Ada"),
    ],
)
def test_names_keep_their_letters_and_lose_what_could_make_a_screen_lie(
    written: str, kept: str
) -> None:
    assert read(name=written).name == kept
