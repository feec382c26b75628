"""What decoding says of a value, in words that say what to write instead."""

from __future__ import annotations

import re
from typing import Final

_KINDS: Final = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a JSON object",
}
"""What values are called, by what the decoder calls them."""
_SAID: Final = (
    (r"Expected `str` of length >= 1", "write something"),
    (r"Expected `str` of length >= (\d+)", "write {} characters at least"),
    (r"Expected `str` of length <= (\d+)", "write {} characters at most"),
    (r"Expected `(?:array|object)` of length >= (\d+)", "name {} at least"),
    (r"Expected `(?:array|object)` of length <= (\d+)", "name {} at most"),
    (r"Expected `(?:int|float)` >= (.+)", "write {} or more"),
    (r"Expected `(?:int|float)` <= (.+)", "write {} or less"),
    (r"Invalid RFC3339 .+", "write an instant with its zone, such as 2026-05-10T14:00:00Z"),
    (r"Invalid enum value (.+)", "{} is none of the values that it takes; /docs lists them"),
)
"""Patterns of what the decoder says, and what is said of it."""
_WRONG_KIND: Final = re.compile(r"Expected `([a-z]+)(?: \| null)?`, got `([a-z]+)`")


def in_words(message: str) -> str:
    """What to do about a fault, without a full stop; what is not known is said as it came."""
    for pattern, said in _SAID:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return said.format(*found.groups())
    if (found := _WRONG_KIND.fullmatch(message)) and found[1] in _KINDS:
        return f"write {_KINDS[found[1]]}"
    plain = message.replace("`", "")
    return plain[:1].lower() + plain[1:]
