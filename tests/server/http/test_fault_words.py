"""What is said of a value that is not taken: what to write instead."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
import pytest
from litestar.exceptions import ValidationException
from msgspec import Meta

from server.http.fault_words import in_words
from server.http.problems import _of_validation


class Asked(msgspec.Struct):
    """A body with all that can be wrong."""

    text: Annotated[str, Meta(min_length=1, max_length=3)] = "x"
    several: Annotated[list[int], Meta(min_length=1, max_length=2)] = []
    figure: Annotated[int, Meta(ge=1, le=5)] | None = 1
    choice: Literal["low", "high"] = "low"
    yes: bool = True
    at: datetime | None = None


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"text": ""}, "write something"),
        ({"text": "long"}, "write 3 characters at most"),
        ({"several": []}, "name 1 at least"),
        ({"several": [1, 2, 3]}, "name 2 at most"),
        ({"figure": 0}, "write 1 or more"),
        ({"figure": 6}, "write 5 or less"),
        ({"figure": "x"}, "write a whole number"),
        ({"choice": "huge"}, "'huge' is none of the values that it takes; /docs lists them"),
        ({"at": "x"}, "write an instant with its zone, such as 2026-05-10T14:00:00Z"),
        ({"yes": "x"}, "write true or false"),
        ({"text": None}, "write a text"),
        ({"text": 1, "several": {}}, "write a text"),
    ],
)
def test_a_fault_says_what_to_write_instead(body: dict[str, Any], said: str) -> None:
    with pytest.raises(msgspec.ValidationError) as fault:
        msgspec.convert(body, Asked)
    assert in_words(str(fault.value).split(" - ")[0]) == said


def test_what_is_not_known_is_said_as_it_came() -> None:
    assert in_words("Invalid `UUID`") == "invalid UUID"


def test_a_parameter_is_named_as_the_address_has_it() -> None:
    extra = [{"message": "Invalid enum value 'x'", "key": "statuses", "source": "query"}]
    found = _of_validation(ValidationException(extra=extra))
    assert found.field == "status" and found.detail.startswith("status: 'x' is none")
