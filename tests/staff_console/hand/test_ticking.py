"""Keys in hand mode: whom they are about, what they tick, and how a tick is taken back."""

from __future__ import annotations

from staff_console.hall import NOON, SECOND, Hall
from staff_console.hand.book import Book, Tick
from staff_console.hand.ticking import current, everybody_of, moves, next_step, next_up, rows_of
from staff_console.keys import KeyName
from staff_console.samples import BUSY
from tests.staff_console.hand.test_deal import sheet_of

LATER = NOON + 60 * SECOND


def book_of(hall: Hall = BUSY, desk: int = 3) -> Book:
    """The book of a console whose server has just gone."""
    sheet = sheet_of(hall, desk)
    return Book(sheet.desk, sheet.staff, sheet)


def pressed(book: Book, *keys: KeyName, marked: str | None = None, at: int = LATER) -> Book:
    """The book after some keys, a second apart; `marked` is a number."""
    for second, key in enumerate(keys):
        move = moves(book, entry(book, marked), at + second * SECOND)[key]
        assert move.after is not None, move.why
        book = move.after
    return book


def entry(book: Book, number: str | None) -> str | None:
    """The entry of a number on anybody's list."""
    assert book.sheet is not None
    return next((h.entry for h in everybody_of(book.sheet) if h.number == number), None)


def why(book: Book, key: KeyName, marked: str | None = None) -> str:
    """Why a key cannot be used."""
    move = moves(book, entry(book, marked), LATER)[key]
    assert move.after is None
    return move.why


def number(held: object) -> str:
    """The number of somebody, empty for nobody."""
    return str(getattr(held, "number", ""))


def marks(book: Book) -> list[tuple[str, str]]:
    """Every tick."""
    return [(tick.number, tick.mark) for tick in book.ticks]


def test_f2_takes_the_first_of_my_own_share_and_f8_is_the_next_step() -> None:
    book = book_of()
    made = moves(book, None, LATER)
    assert made["call_next"].about == "A014"
    assert next_step(made) == "call_next"
    book = pressed(book, "call_next")
    assert marks(book) == [("A014", "called")]
    assert number(current(book)) == "A014"
    assert number(next_up(book)) == "C007"
    assert next_step(moves(book, None, LATER)) == "complete"


def test_done_and_did_not_come_have_their_times() -> None:
    book = pressed(book_of(), "call_next", "complete", "call_next", "no_show")
    assert [(t.number, t.mark, t.called_at, t.ended_at) for t in book.ticks] == [
        ("A014", "done", LATER, LATER + SECOND),
        ("C007", "no_show", LATER + 2 * SECOND, LATER + 3 * SECOND),
    ]
    assert current(book) is None


def test_nobody_is_called_while_somebody_is_at_the_desk() -> None:
    book = pressed(book_of(), "call_next")
    assert why(book, "call_next") == "A014 is at your desk. F8 when done, F12 if nobody came."
    assert why(book, "call_this", "A015").startswith("A014 is at your desk.")


def test_whoever_was_called_before_the_server_went_can_be_ticked_with_their_own_time() -> None:
    book = pressed(book_of(BUSY.called("A014", 30)), "no_show")
    assert [(t.mark, t.called_at, t.by_voice) for t in book.ticks] == [
        ("no_show", NOON - 30 * SECOND, False)
    ]


def test_whoever_was_being_served_can_be_done_but_not_fail_to_come() -> None:
    book = book_of(BUSY.serving("A014", 300))
    assert number(current(book)) == "A014"
    assert why(book, "no_show") == "A014 is here and being served."
    assert marks(pressed(book, "complete")) == [("A014", "done")]


def test_ticks_are_taken_back_one_by_one_the_last_first() -> None:
    book = pressed(book_of(), "call_next", "complete", "call_next")
    book = pressed(book, "undo")
    assert marks(book) == [("A014", "done")]
    book = pressed(book, "undo")
    assert marks(book) == [("A014", "called")]
    book = pressed(book, "undo")
    assert marks(book) == []
    assert why(book, "undo") == "There is no tick to take back."


def test_a_tick_on_somebody_from_before_is_taken_back_whole() -> None:
    book = pressed(book_of(BUSY.serving("A014", 300)), "complete", "undo")
    assert marks(book) == []
    assert number(current(book)) == "A014"


def test_whoever_did_not_come_can_be_called_again() -> None:
    book = pressed(book_of(), "call_next", "no_show")
    book = pressed(book, "call_this", marked="A014")
    assert marks(book) == [("A014", "called")]


def test_somebody_of_another_list_can_be_taken_over_and_then_stands_in_mine() -> None:
    book = book_of()
    assert "A015" not in [held.number for held in rows_of(book)]
    book = pressed(book, "call_this", marked="A015")
    assert [held.number for held in rows_of(book)][-1] == "A015"
    assert number(current(book)) == "A015"


def test_whoever_is_at_another_desk_cannot_be_taken() -> None:
    assert why(book_of(), "call_this", "B002") == "B002 has been served, or is at another desk."


def test_whoever_is_not_here_is_passed_over_but_can_be_chosen() -> None:
    book = book_of(BUSY.with_entry("A014", present=False).that(call_absent=False))
    assert number(next_up(book)) != "A014"
    assert marks(pressed(book, "call_this", marked="A014")) == [("A014", "called")]


def test_an_empty_list_says_where_to_look() -> None:
    book = book_of()
    while next_up(book) is not None:
        book = pressed(book, "call_next", "complete")
    assert "The order of all desks: Ctrl+O." in why(book, "call_next")
    assert why(book, "call_this") == "Choose somebody in the list first."
    assert why(book, "complete") == "Nobody is at your desk. F2 takes the next."


def test_three_desks_that_work_their_lists_to_the_end_serve_everybody_once() -> None:
    done: list[str] = []
    for each in (1, 2, 3):
        book = book_of(desk=each)
        if current(book) is not None:
            book = pressed(book, "complete")
        while next_up(book) is not None:
            book = pressed(book, "call_next", "complete")
        done += [tick.number for tick in book.ticks]
    assert sorted(done) == sorted(entry.number for entry in BUSY.entries)


def test_a_clock_that_goes_back_ends_nothing_before_it_was_called() -> None:
    book = pressed(book_of(), "call_next")
    book = pressed(book, "complete", at=LATER - 10 * SECOND)
    assert book.ticks == [Tick(book.ticks[0].entry, "A014", "done", LATER, True, LATER)]
