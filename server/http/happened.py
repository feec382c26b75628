"""What is on record of something that happened, as JSON on the HTTP surface."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from server.http.shapes import instant

_JOINT: Final = re.compile("_([a-z])")


def facts(data: Mapping[str, Any]) -> dict[str, Any]:
    """Names in camelCase, and instants (which are kept as text in ms) in RFC 3339."""
    return {_camel(name): _value(name, value) for name, value in data.items()}


def _camel(name: str) -> str:
    return _JOINT.sub(lambda found: found[1].upper(), name)


def _value(name: str, value: Any) -> Any:
    at = str(value)
    if name.endswith("_at") and at.isascii() and at.isdecimal():
        return instant(int(at)).isoformat().replace("+00:00", "Z")
    return value
