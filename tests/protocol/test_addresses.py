"""Which addresses lead a phone to itself."""

from __future__ import annotations

import pytest

from protocol.addresses import leads_nowhere


@pytest.mark.parametrize(
    ("address", "nowhere"),
    [
        ("http://127.0.0.1:8080", True),
        ("http://localhost/", True),
        ("http://[::1]:80", True),
        ("http://[::ffff:127.0.0.1]:80", True),
        ("http://LOCALHOST.:8080", True),
        ("http://hall.localhost", True),
        ("http://0.0.0.0:8080", True),
        ("http://[::]:8080", True),
        ("http://hall.localhost.example.org", False),
        ("http://192.168.1.20:8080", False),
        ("https://hall.example.org", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_no_phone_opens_the_address_of_a_machine_for_itself(address: str, nowhere: bool) -> None:
    assert leads_nowhere(address) is nowhere
