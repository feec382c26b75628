"""Estimates, invoices, receipts and labels, read as PDF."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import zxingcpp
from PySide6.QtGui import QImage

from protocol.cost_estimates import EstimateLine
from server.documents.estimate import estimate_pdf
from server.documents.facts import Answered, InvoiceFacts
from server.documents.formats import LETTER, ROLL_58
from server.documents.invoice import invoice_pdf
from server.documents.label import label_pdf
from server.documents.receipt import receipt_pdf
from server.domain.requests.invoicing import RETURN_FEE
from tests.server.documents.papers import (
    AT,
    DAY,
    LINK,
    estimate,
    head,
    label,
    priced,
    read,
    receipt,
)


def test_an_estimate_says_what_it_costs_until_when_and_over_what_work_stops() -> None:
    text = read(estimate_pdf(estimate())).text
    text = text.replace("Over\n", "Over ")
    for told in (
        "R-1187",
        "2 · 7f3a9c1e",
        "3 December 2026\n11:40",
        "Jürgen Müller",
        "Serial number F2LXK0ABC123",
        "1 h 15 min €50.40/h 0% €63.00",
        "Tax 8.875% on €138.97 €12.33",
        "Total €214.30",
        "Over €235.73 work stops",
        "If you say no, giving it back costs €25.00.",
        "Page 1 of 1",
    ):
        assert told in text, told


@pytest.mark.parametrize(
    "language, told",
    [("de", "214,30 €"), ("ar", "تقدير التكلفة")],
)
def test_each_language_is_on_one_page_with_numbers_that_can_be_read(
    language: str, told: str
) -> None:
    (text,) = read(estimate_pdf(estimate(language))).pages
    assert told in text.replace("\xa0", " ") and "214" in text and "7f3a9c1e" in text


def test_what_is_long_goes_over_pages_with_the_head_of_the_table_and_nothing_is_lost() -> None:
    words = [f"word{at:03}" for at in range(300)]
    long = replace(head(), conditions=" ".join(words))
    pages = read(estimate_pdf(replace(estimate(lines=40), head=long), LETTER)).pages
    assert all(f"Page {at} of {len(pages)}" in page for at, page in enumerate(pages, 1))
    told = "\n".join(pages)
    assert all(told.count(f"Screw {at:02}") == 1 for at in range(4, 41))
    assert all(told.count(word) == 1 for word in words)
    lines = [page for page in pages if "Screw" in page]
    assert len(lines) == 3
    assert all("Description Quantity Price Tax Amount" in page for page in lines)
    # What it comes to is never on a page without a line.
    assert "Screw 40" in lines[-1] and "Total €214.30" in lines[-1]


def test_a_receipt_on_a_roll_is_one_page_as_long_as_its_text_and_nothing_leaves_the_paper() -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    told = read(receipt_pdf(receipt("ar", f"{word} شاشة عرض أصلية"), ROLL_58), dots=203)
    (text,) = told.pages
    assert "R-1187" in text and word[-4:] in text.replace("\n", "")
    dots = gray(told.first) < 128
    wide, edge = dots.shape[1], round(ROLL_58.side * 203 / 25.4)
    assert abs(wide - 58 * 203 / 25.4) < 2
    assert not dots[:, : edge - 2].any() and not dots[:, wide - edge + 2 :].any()
    below = np.flatnonzero(dots.any(axis=1))[-1]
    assert 0 < dots.shape[0] - below < 15 * 203 / 25.4
    (code,) = zxingcpp.read_barcodes(gray(told.first))
    assert code.text == LINK


def test_nobody_signs_a_page_that_says_nothing() -> None:
    short = replace(head(), conditions="Please make a copy first.")
    facts = replace(receipt(problem="It fell.\n" * 22), head=short)
    pages = read(receipt_pdf(facts, LETTER)).pages
    assert len(pages) == 2
    assert "Please make a copy first." in pages[1] and "Signature" in pages[1]


def test_an_answer_stands_on_the_paper_with_how_and_by_whom() -> None:
    answer = Answered(
        True, AT, "phone", "Jürgen Müller", "+49 170 1234567", "Ann", "The battery too",
        signature="100,200 300,100 500,300; 600,200",
    )  # fmt: skip
    text = read(estimate_pdf(replace(estimate(), state="approved", answered=answer))).text
    for told in (
        "Approved 30 November 2026, 11:40",
        "By telephone, +49 170 1234567",
        "Written down by Ann",
        "Also agreed The battery too",
    ):
        assert told in text, told
    assert "Say yes or no here" not in text


def test_without_a_public_address_it_says_where_to_go_instead() -> None:
    text = read(estimate_pdf(estimate(link=""))).text
    assert "Ask at Service desk, Hall 1" in text and "Say yes or no here" not in text


def test_an_invoice_says_what_was_found_and_until_when_the_repair_is_under_warranty() -> None:
    facts = InvoiceFacts(
        head(), replace(priced(), currency="KWD"), 1042, AT, ["The glass is broken."], AT + 90 * DAY
    )
    text = read(invoice_pdf(facts)).text.replace("\xa0", " ")
    for told in (
        "1042",
        "What we found\nThe glass is broken.",
        "28 February 2027",
        "Total KWD 214.300",
    ):
        assert told in text, told


def test_the_fee_of_giving_back_is_named_in_the_language_of_who_pays_it() -> None:
    fee = EstimateLine(RETURN_FEE, "fee", "Return unrepaired", "1", 0, "19.00", "19", "19.00")
    paid = replace(priced(), lines=[fee])
    text = read(invoice_pdf(InvoiceFacts(head("de"), paid, 3, AT, [], None))).text
    assert "Rückgabe ohne Reparatur" in text and "Return unrepaired" not in text


def test_what_no_font_has_is_shown_as_a_box_and_nothing_fails() -> None:
    facts = receipt(problem="Жук \U0001f4f1\ufe0f 山田\x00\u200d\u0301\nالهاتف\nq̃ end")
    text = read(receipt_pdf(facts)).text
    assert "Жук □ □□" in text and "end" in text and "Up to €150.00, with tax" in text


def test_equal_facts_make_equal_bytes() -> None:
    assert receipt_pdf(receipt("ar")) == receipt_pdf(receipt("ar"))


@pytest.mark.parametrize("link, scanned", [(LINK, LINK), ("", "R-1187")])
def test_the_code_of_a_label_can_be_scanned_from_a_label_printer(link: str, scanned: str) -> None:
    made = read(label_pdf(label(link)), dots=203)
    (code,) = zxingcpp.read_barcodes(gray(made.first))
    assert code.text == scanned
    assert "R-1187" in made.text and "1 of 2 · 30 November 2026" in made.text


def gray(picture: QImage) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Its dots, row by row, 0 black."""
    made = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return np.array(made.constBits()).reshape(made.height(), -1)[:, : made.width()]
