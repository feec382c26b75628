"""What an answer repeats is told apart from what is new in it, in four languages."""

from __future__ import annotations

import pytest

from server.mail.incoming.quoted import apart

OUTLOOK = (
    ("From", "Sent", "To", "Subject"),
    ("Von", "Gesendet", "An", "Betreff"),
    ("De", "Enviado el", "Para", "Asunto"),
    ("من", "تم الإرسال", "إلى", "الموضوع"),
)
WROTE = (
    "On Mon, 3 Mar 2026 at 10:00, House <desk@house.example> wrote:",
    "On Mon, Mar 3, 2026 at 10:00 AM A House With A Long Name\n<desk@house.example> wrote:",
    "Am Mo., 3. März 2026 um 10:00 Uhr schrieb House <desk@house.example>:",
    "House schrieb am 03.03.2026 um 10:00:",
    "El lun, 3 mar 2026 a las 10:00, House (<desk@house.example>) escribió:",
    "في الاثنين، 3 مارس 2026 في 10:00 ص تمت كتابة ما يلي بواسطة House "
    "<\u202adesk@house.example\u202c>:",
    "2026-03-03 10:00 GMT+01:00 House <desk@house.example>:",
)


@pytest.mark.parametrize("wrote", WROTE)
def test_marked_lines_and_who_wrote_them_are_a_tail(wrote: str) -> None:
    tail = f"{wrote}\n\n> Is it yours?\n>\n> House"
    assert apart(f"Yes, please\n  keep it\n\n{tail}\n") == ("Yes, please\n  keep it", tail)


@pytest.mark.parametrize("wrote", [WROTE[0], WROTE[2], WROTE[4], WROTE[5]])
def test_a_tail_that_html_has_left_without_marks_is_known_by_its_first_line(wrote: str) -> None:
    assert apart(f"Yes\n\n{wrote}\n\nIs it yours?") == ("Yes", f"{wrote}\n\nIs it yours?")


@pytest.mark.parametrize("labels", OUTLOOK)
@pytest.mark.parametrize("line", ["", "________________________________\n"])
def test_outlooks_block_of_headers_begins_a_tail(labels: tuple[str, ...], line: str) -> None:
    block = line + "\n".join(f"{label}: x" for label in labels) + "\n\nIs it yours?"
    assert apart(f"Yes\n\n{block}") == ("Yes", block)
    bold = "\n".join(f"*{label}:* x" for label in labels)
    assert apart(f"Yes\n\n{bold}")[0] == "Yes"


@pytest.mark.parametrize(
    "said", ["Original Message", "Ursprüngliche Nachricht", "Mensaje original", "الرسالة الأصلية"]
)
def test_a_line_of_dashes_that_says_so_begins_a_tail(said: str) -> None:
    assert apart(f"Yes\n\n-----{said}-----\nold") == ("Yes", f"-----{said}-----\nold")


def test_an_answer_below_what_it_answers_is_what_is_new() -> None:
    tail = f"{WROTE[0]}\n> Is it yours?"
    assert apart(f"{tail}\n\nYes, it is.") == ("Yes, it is.", f"{tail}")


@pytest.mark.parametrize(
    "text",
    [
        f"{WROTE[0]}\n> Is it yours?\nYes.\n> Shall we keep it?\nNo.",
        "FYI\n\n---------- Forwarded message ---------\nFrom: Bo\nDate: x\nSubject: y\n\ntext",
        "On Monday I came to your shop and the clerk wrote:\nyou get it tomorrow. I want it!",
        "It said:\n> 5 is more than 3\nIs that right?",
        "Trains:\nFrom: Berlin\nTo: Paris\nmine was late",
        "> all of it\n> is quoted",
        "Hello\n\n-- \nJo",
    ],
)
def test_nothing_is_cut_where_it_is_part_of_what_is_said(text: str) -> None:
    assert apart(text) == (text, "")


def test_a_hostile_line_takes_no_time() -> None:
    for text in ("On " * 50_000, "On wrote:\n" * 20_000, "> a\nb\n" * 20_000, "_" * 100_000):
        assert apart(text)[1] == ""
