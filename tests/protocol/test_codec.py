"""Bytes: every message survives the wire, and whatever else comes is `Malformed`, never a fault."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.changes import Gone, Put
from protocol.codec import (
    Malformed,
    command_message,
    decode_client,
    decode_command,
    decode_server,
    encode,
)
from protocol.commands import COMMAND_TYPES, Cancel, CheckIn, Customer, JoinQueue
from protocol.messages import (
    Ack,
    Bye,
    Cmd,
    Delta,
    Err,
    Heartbeat,
    Hello,
    Limits,
    Ping,
    Pong,
    Position,
    Qry,
    Res,
    Snapshot,
    Sub,
    Un,
    Welcome,
)
from protocol.outcomes import Joined, Moved, Refusal
from protocol.records import RECORD_TYPES, Person
from protocol.views import VIEW_TYPES, PublicSite

IDENT = "0197c2a4-5b7e-7c11-9d2e-3f6a8b1c4d5e"
SITE = PublicSite(id="s", name="ليلى 👩‍🔧", zone="UTC", message='"\\\n', public_url="", day="")
MOVED = Moved(entry="e", visit="v", number="A1", service_point="p", state="called", version=2)
FROM_CLIENT = [
    Hello([1], "device", "token", ["a"]), Sub("staff", Position("e", 3)), Sub("display"),
    Un("staff"), Cmd(IDENT, msgspec.Raw(b'{"op":"sweep"}')), Qry("1", "entry", {"entry": "x"}, "c"),
    Ping(-5),
]  # fmt: skip
FROM_SERVER = [
    Welcome(1, "c", 2, "a", "staff", Limits(), 9, 60.0),
    Snapshot("staff", "e", 3, 4, [Put(Person(id="p", name="n"))]),
    Delta("display", "e", 3, 4, 5, [Put(SITE), Gone("public_call", "c")]),
    Ack(IDENT, 5, MOVED), Ack(IDENT, 5, Refusal(code="conflict", detail="no."), "token"),
    Res("1", 2, [{"a": 1}], "next"), Pong(1, 2), Heartbeat("staff", "e", 3, 4),
    Err("invalid", "d", "i", "t", 3), Bye("restart", "d", 3, "/q"),
]  # fmt: skip
DECODERS: list[Callable[[bytes], Any]] = [decode_client, decode_server, decode_command]


@pytest.mark.parametrize("message", FROM_CLIENT, ids=lambda m: type(m).__name__)
def test_a_clients_message_arrives_as_it_was_sent(message: Any) -> None:
    assert decode_client(encode(message)) == message


@pytest.mark.parametrize("message", FROM_SERVER, ids=lambda m: type(m).__name__)
def test_a_servers_message_arrives_as_it_was_sent(message: Any) -> None:
    assert decode_server(encode(message)) == message


def test_a_command_arrives_inside_its_message() -> None:
    command = JoinQueue(service_point=IDENT, customer=Customer(name="עדי"), notes="🦊")
    sent = decode_client(encode(command_message(IDENT, command)))
    assert isinstance(sent, Cmd)
    assert decode_command(sent.op) == command


def test_no_two_kinds_or_operations_share_a_name() -> None:
    kinds = [kind.kind() for kind in (*RECORD_TYPES, *VIEW_TYPES)]
    operations = [kind.op() for kind in COMMAND_TYPES]
    assert len(set(kinds)) == len(kinds)
    assert len(set(operations)) == len(operations)


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)
tags = st.sampled_from([*(m.__struct_config__.tag for m in (Hello, Sub, Cmd, Ping, Snapshot, Ack))])
objects = st.dictionaries(
    st.sampled_from(["t", "op", "v", "topic", "pos", "id", "at", "changes", "answer", "entry"]),
    json_values | tags,
    max_size=5,
)


def only_malformed(data: bytes) -> None:
    for decode in DECODERS:
        try:
            decode(data)
        except Malformed as fault:
            assert str(fault)


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_malformed_and_nothing_worse(data: bytes) -> None:
    only_malformed(data)


@given(objects)
def test_json_of_any_shape_is_malformed_and_nothing_worse(value: dict[str, Any]) -> None:
    only_malformed(json.dumps(value).encode())


@given(st.sampled_from(FROM_CLIENT + FROM_SERVER), st.data())
def test_a_message_with_a_few_bytes_changed_is_malformed_and_nothing_worse(
    message: Any, data: st.DataObject
) -> None:
    text = bytearray(encode(message))
    for _ in range(data.draw(st.integers(1, 3))):
        text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    only_malformed(bytes(text[: data.draw(st.integers(0, len(text)))]))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"null", b"[]", b'"hello"', b"{}", b'{"t":"shout"}', b'{"t":"sub"}', b"\xff\xfe",
        b'{"t":"ping","at":1e400}', b'{"t":"ping","at":99999999999999999999999}',
        b'{"t":"sub","topic":"\xed\xa0\x80"}', b'{"t":"sub","topic":"\\ud800"}', b"[" * 100_000,
        b'{"t":"qry","id":"1","name":"x","args":' + b'{"a":' * 60_000,
    ],
    ids=lambda data: repr(data[:30]),
)  # fmt: skip
def test_these_are_malformed(data: bytes) -> None:
    with pytest.raises(Malformed):
        decode_client(data)


@pytest.mark.parametrize(
    "fields",
    [
        {"op": "check_in", "entry": "short"},
        {"op": "check_in", "entry": IDENT, "force": True},
        {"op": "cancel", "entry": IDENT, "reason": ""},
        {"op": "cancel", "entry": IDENT, "reason": "r" * 201},
        {"op": "join_queue", "service_point": IDENT, "customer": {"name": "n" * 10_000}},
        {"op": "join_queue", "service_point": IDENT, "party_size": 0},
        {"op": "join_queue", "service_point": IDENT, "language": "English"},
        {"op": "set_desk", "desk": IDENT, "state": "ajar"},
        {"op": "rob_bank"},
    ],
)
def test_a_command_out_of_bounds_is_malformed(fields: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        decode_command(json.dumps(fields).encode())


def test_bounds_are_of_characters_not_of_bytes() -> None:
    name = "🦊" * 120
    fields = {"op": "join_queue", "service_point": IDENT, "customer": {"name": name}}
    decoded = decode_command(json.dumps(fields).encode())
    assert isinstance(decoded, JoinQueue) and decoded.customer is not None
    assert decoded.customer.name == name
    assert isinstance(decode_command(b'{"op":"check_in","entry":"%s"}' % IDENT.encode()), CheckIn)
    assert Cancel(entry=IDENT, reason="x").op() == "cancel"


def test_an_outcome_keeps_its_kind_on_the_wire() -> None:
    joined = Joined(
        entry="e", visit="v", number="A1", service_point="p", service="s", position=1, joined_at=1,
        tag="t",
    )  # fmt: skip
    back = decode_server(encode(Ack(IDENT, 1, joined)))
    assert isinstance(back, Ack) and back.answer == joined
