"""By what mail addresses and telephones are known again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.addresses import email_key, phone_key, phone_keys


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        (" Ana.Lee+Shop@Example.ORG ", "ana.lee+shop@example.org"),
        ("o'brien@x.example.", "o'brien@x.example"),
        ("ana@müller.example", "ana@xn--mller-kva.example"),
        ("ana@XN--MLLER-KVA.example", "ana@xn--mller-kva.example"),
        ("ana@straße.de", "ana@xn--strae-oqa.de"),
        ("desk@shop.local", "desk@shop.local"),
        ("e\u0301va@x.example", "\xe9va@x.example"),
        ("ana@localhost", ""),
        ("ana@my_host.example", ""),
        ("ana..lee@x.example", ""),
        ("ana@1.2.3.4", ""),
        ("ana@x.example, ben@x.example", ""),
        ("Ana <ana@x.example>", ""),
        (f"{'a' * 65}@x.example", ""),
        (f"ana@{'x' * 64}.example", ""),
        ("ana", ""),
        ("", ""),
    ],
)
def test_an_address_has_one_key_however_it_is_typed(typed: str, key: str) -> None:
    assert email_key(typed) == key


@given(st.emails())
def test_a_key_is_its_own_key(typed: str) -> None:
    key = email_key(typed)
    assert email_key(key) == key


@pytest.mark.parametrize(
    ("typed", "country", "key"),
    [
        ("030 123 456", "DE", "+4930123456"),
        ("+49 (0)30 123456", "US", "+4930123456"),
        ("0049-30-123456", "", "+4930123456"),
        ("06 1234 5678", "IT", "+390612345678"),
        ("(212) 555-0147", "us", "+12125550147"),
        ("030 123 456", "", "030123456"),
        ("12345678901234567890", "DE", "12345678901234567890"),
        ("+999 12345", "DE", "+99912345"),
        ("1234", "DE", ""),
        ("ring the bell", "DE", ""),
    ],
)
def test_a_telephone_is_known_as_the_world_dials_it_as_far_as_that_can_be_told(
    typed: str, country: str, key: str
) -> None:
    assert phone_key(typed, country) == key


def test_whoever_was_known_before_the_house_said_its_country_is_found_still() -> None:
    assert phone_keys("030 123456", "DE") == ("+4930123456", "030123456")
    assert phone_keys("+4930123456", "DE") == ("+4930123456",)


@given(st.text(max_size=40), st.sampled_from(["", "DE", "US", "XX"]))
def test_any_text_has_a_key_that_is_its_own(typed: str, country: str) -> None:
    key = phone_key(typed, country)
    assert phone_key(key, country) in (key, phone_key(key, ""))
