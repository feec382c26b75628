"""Whoever is sent to a desk reads its usual word in their own language."""

from __future__ import annotations

import pytest

from tests.kiosk.conftest import Open
from tests.kiosk.items import words


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("slip-called", "Please go to Desk 3 now."),
        ("de-slip-called", "Bitte gehen Sie jetzt zu: Schalter 3."),
        ("ar-slip-called", "مكتب 3"),
    ],
)
def test_a_called_slip_names_the_desk_in_the_customer_s_language(
    bench: Open, name: str, said: str
) -> None:
    opened = bench(name)
    opened.grab()
    assert any(said in text for text in words(opened))
    assert not any("Desk" in text for text in words(opened)) or name == "slip-called"
