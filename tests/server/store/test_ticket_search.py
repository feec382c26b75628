"""Tickets are found by the words of their threads, by who they are of, and by number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.records import Contact, Person, Ticket, TicketMessage
from protocol.tickets import MessageKind
from server.store.rows import write
from server.store.store import Store
from server.store.ticket_search import MOST_WORDS, found, query_of
from tests.hall import NOON

ADA = Person(id="p1", name="Zoë Šárka", email="zoe@example.org", phone="+4791234567", contact="c1")


def ticket(number: int, subject: str = "Broken screen", contact: str = "c1") -> Ticket:
    return Ticket(
        id=f"t{number}",
        number=number,
        contact=contact,
        subject=subject,
        status="open",
        since=NOON,
        opened_at=NOON,
        updated_at=NOON,
        channel="mail",
    )


def message(of: int, nth: int, text: str, kind: MessageKind = "customer") -> TicketMessage:
    return TicketMessage(
        id=f"t{of}.{nth}", ticket=f"t{of}", nth=nth, at=NOON, message_kind=kind, text=text
    )


def do(store: Store, *changes: Change) -> None:
    with store.writing() as tx:
        write(tx.connection, store.site, changes)
        tx.commit()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One that is only read."""
    yield from opened(tmp_path_factory.mktemp("search"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    yield from opened(tmp_path)


def opened(folder: Path) -> Iterator[Store]:
    opened = Store.open(folder / "a.db", NOON, bytes(range(20)))
    do(
        opened,
        Put(ADA),
        Put(Contact(id="c1", person="p1", made_at=NOON)),
        Put(ticket(1)),
        Put(message(1, 1, "It fell off the balcony. Größe: XL")),
        Put(message(1, 2, "We look at it", "reply")),
        Put(message(1, 3, "fragile customer", "comment")),
        Put(message(1, 4, "resolved", "note")),
        Put(ticket(27, "Invoice twice")),
        Put(message(27, 1, "I was charged two times for the balcony")),
    )
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("balcony", [27, 1]),
        ("BALCONY fell", [1]),
        ("balc", [27, 1]),
        ("balc fell", []),
        ("grosse", []),
        ("große", [1]),
        ("grö", [1]),
        ("fragile", [1]),
        ("resolved", []),
        ("zoe sarka", [27, 1]),
        ("Zoë charged", [27]),
        ("zoe@example.org", [27, 1]),
        ("example.org zoe", [27, 1]),
        ("zoe@example.com", []),
        ("T-27", [27]),
        ("27", [27]),
        ("+47912", [27, 1]),
        ("zoe@exam", [27, 1]),
        ("+4791234567", [27, 1]),
        ("invoice charged", [27]),
        ("it", [1]),
        ("nothing like that", []),
    ],
)
def test_all_words_of_one_message_its_subject_and_its_customer_are_found(
    written: Store, text: str, numbers: list[int]
) -> None:
    assert found(written, text) == numbers


@pytest.mark.parametrize(
    "text",
    ['"', "'; DROP TABLE ticket --", "AND", "a OR b*", "NEAR(a b)", "subject:x", "(", "*", "- --",
     "\0", "{who}: a", "^a", "a" * 200, " ".join("x" * 40), "\ud7ff", "🙂", ""],
)  # fmt: skip
def test_whatever_is_typed_is_words_and_no_syntax(written: Store, text: str) -> None:
    assert found(written, text) == []
    assert query_of(text).query.count('"') <= 2 * MOST_WORDS + 2 * text.count('"')


def test_what_is_written_changed_moved_and_deleted_is_found_as_it_is(store: Store) -> None:
    do(store, Put(replace(ticket(1), subject="Cracked glass", version=2)))
    assert (found(store, "broken"), found(store, "cracked balcony")) == ([], [1])
    do(store, Put(replace(ADA, name="Zoë Novak", version=2)))
    assert (found(store, "sarka"), found(store, "novak charged")) == ([], [27])
    do(
        store,
        Gone("ticket_message", "t27.1"),
        Put(replace(message(1, 5, "I was charged two times"), moved_from="t27")),
    )
    assert found(store, "charged") == [1]
    do(store, Gone("ticket", "t1"), *(Gone("ticket_message", f"t1.{n}") for n in range(1, 6)))
    assert (found(store, "charged"), found(store, "novak")) == ([], [27])


def test_a_person_of_a_visit_changes_nothing_of_the_tickets_of_their_contact(store: Store) -> None:
    do(store, Put(Person(id="p2", name="Somebody Else", contact="c1")))
    assert found(store, "else") == [] and found(store, "sarka") == [27, 1]


def test_what_is_erased_is_in_no_page_of_the_index_and_nothing_else_is_lost(store: Store) -> None:
    word = "zanzibarianly"
    do(store, *(Put(message(27, n, f"{word} {n} thread")) for n in range(2, 40)))
    assert found(store, word) == [27]
    do(store, *(Put(replace(message(27, n, ""), nth=n)) for n in range(2, 40)))
    assert found(store, word) == [] and found(store, "charged") == [27]
    with store.engine.connect() as connection:
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, ticket_search, row)"
        )
        terms = {row[0] for row in connection.exec_driver_sql("SELECT term FROM temp.terms")}
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert "charged" in terms and not any(term.startswith("zanz") for term in terms)
    assert word.encode() not in store.path.read_bytes()
