"""What a kiosk wrote down for staff is told to its customer in their own language."""

from __future__ import annotations

import msgspec
import pytest

from protocol.records import RequestItem
from server.domain.requests.usual import item_in, item_name, told_in


def item(what: str, make: str = "", model: str = "") -> RequestItem:
    return msgspec.convert(
        {"id": "i", "request": "r", "position": 1, "what": what, "make": make, "model": model},
        RequestItem,
    )


@pytest.mark.parametrize(
    ("what", "make", "model", "name"),
    [
        ("Coffee machine", "", "E8", "Coffee machine E8"),
        ("Phone", "Samsung", "Galaxy A54", "Samsung Galaxy A54"),
        ("Phone", "", "Nokia phone 3310", "Nokia phone 3310"),
        ("Bicycle", "", "", "Bicycle"),
    ],
)
def test_a_model_alone_is_told_with_what_it_is(what: str, make: str, model: str, name: str) -> None:
    assert item_name(item(what, make, model)) == name


def test_a_usual_text_is_told_in_the_language_of_its_customer_and_any_other_as_it_stands() -> None:
    assert item_in("de", item("Kitchen appliance")).what == "Küchengerät"
    assert told_in("ar", "Der Akku hält nicht") == "البطارية لا تدوم"
    assert told_in("es-MX", "It got wet") == "Se mojó"
    assert told_in("fr", "It got wet") == "It got wet"
    assert told_in("de", "It fell") == "It fell"
