"""Identifiers: canonical, in order, and never given twice."""

from __future__ import annotations

import threading
import uuid

import pytest

from protocol.ids import id_source, is_id, uuid7

AT = 1_795_521_600_000


@pytest.mark.parametrize("entropy", [bytes(10), bytes([255]) * 10, b"0123456789"])
@pytest.mark.parametrize("at", [0, 1, AT, (1 << 48) - 1])
def test_an_id_is_a_uuid_of_version_7_with_its_instant_in_front(at: int, entropy: bytes) -> None:
    made = uuid.UUID(uuid7(at, entropy))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == at
    assert str(made) == uuid7(at, entropy)


def test_ten_random_bytes_and_no_other_number_make_an_id() -> None:
    with pytest.raises(ValueError, match="ten"):
        uuid7(AT, b"short")


def test_ids_of_one_millisecond_keep_the_order_in_which_they_were_made() -> None:
    make = id_source(lambda: AT)
    made = [make() for _ in range(4_000)]
    assert made == sorted(made)


def test_ids_do_not_run_backwards_when_the_clock_does() -> None:
    instants = iter([AT, AT - 60_000, AT - 60_000])
    make = id_source(lambda: next(instants))
    made = [make() for _ in range(3)]
    assert made == sorted(made)


def test_threads_that_ask_at_once_never_get_the_same_random_bytes() -> None:
    make = id_source(lambda: AT)
    made: list[str] = []

    def ask() -> None:
        made.extend([make() for _ in range(5_000)])

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({ident[-12:] for ident in made}) == 20_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A001",
        "0197C2A4-5B7E-7C11-9D2E-3F6A8B1C4D5E",
        "0197c2a45b7e7c119d2e3f6a8b1c4d5e",
        "{0197c2a4-5b7e-7c11-9d2e-3f6a8b1c4d5e}",
        "0197c2a4-5b7e-7c11-9d2e-3f6a8b1c4d5e\n",
        "٠197c2a4-5b7e-7c11-9d2e-3f6a8b1c4d5e",
        "0197c2a4-5b7e-7c11-9d2e-3f6a8b1c4d5e0",
    ],
)
def test_what_is_not_canonical_is_no_id(text: str) -> None:
    assert not is_id(text)
    assert is_id("0197c2a4-5b7e-7c11-9d2e-3f6a8b1c4d5e")
