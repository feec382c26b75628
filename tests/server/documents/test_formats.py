"""Which sheet a document is drawn for."""

from __future__ import annotations

import pytest

from server.documents.formats import A4, LETTER, ROLL_80, Format, PaperName, format_of


@pytest.mark.parametrize(
    "asked, country, form",
    [
        (None, "US", LETTER),
        (None, "CA", LETTER),
        (None, "DE", A4),
        (None, "", A4),
        ("a4", "US", A4),
        ("roll80", "US", ROLL_80),
    ],
)
def test_a_paper_is_what_is_asked_for_else_what_the_country_of_the_house_uses(
    asked: PaperName | None, country: str, form: Format
) -> None:
    assert format_of(asked, country) == form
