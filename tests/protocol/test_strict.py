"""A command holds the fields that it has, and nothing else, however deep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from protocol.codec import DEEPEST, Malformed, decode_client, decode_command
from protocol.commands import COMMAND_TYPES, Command


def structs(kind: inspect.Type) -> Iterator[type]:
    """All structs that a value of this type can hold."""
    if isinstance(kind, inspect.StructType):
        yield kind.cls
        for field in kind.fields:
            yield from structs(field.type)
    for name in ("item_type", "key_type", "value_type"):
        inner: Any = getattr(kind, name, None)
        if inner is not None:
            yield from structs(inner)
    for inner in getattr(kind, "types", ()):
        yield from structs(inner)


@pytest.mark.parametrize("command", COMMAND_TYPES, ids=lambda kind: kind.op())
def test_no_command_takes_a_field_that_it_does_not_have(command: type[Command]) -> None:
    for each in structs(inspect.type_info(command)):
        assert each.__struct_config__.forbid_unknown_fields, each  # type: ignore[attr-defined]


def test_an_unknown_field_is_named_also_inside() -> None:
    for told in ({"also": 1}, {"customer": {"age": 1}}):
        op = {"op": "join_queue", "service_point": "0" * 36, **told}
        with pytest.raises(Malformed, match="unknown field"):
            decode_command(msgspec.json.encode(op))


@pytest.mark.parametrize("deep", [DEEPEST + 1, 1_000, 7_000])
def test_what_is_nested_too_deep_is_malformed_before_it_is_read(deep: int) -> None:
    args = b"[" * deep + b"]" * deep
    with pytest.raises(Malformed, match="deep"):
        decode_client(b'{"t":"qry","id":"q","name":"entry","args":{"entry":' + args + b"}}")


def test_brackets_in_a_text_are_text() -> None:
    text = msgspec.json.encode("[{" * 500 + '"\\')
    decode_client(b'{"t":"qry","id":"q","name":"entry","args":{"entry":' + text + b"}}")
