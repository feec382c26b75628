"""Tokens: what is accepted, and everything that is not."""

from __future__ import annotations

import base64
import json
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from protocol.ids import uuid7
from server.accounts.keys import Keys
from server.accounts.tokens import ACCESS_S, ALGORITHM, ISSUER, Tokens
from server.clock import ManualClock
from server.domain.actor import Actor, LinkScope
from server.domain.refused import Refused

NOW = 1_700_000_000_000
MINA = uuid7(NOW, b"0123456789")


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


@pytest.fixture
def keys() -> Keys:
    return Keys.made_up()


@pytest.fixture
def tokens(keys: Keys, clock: ManualClock) -> Tokens:
    return Tokens(keys, clock.now)


def refusal(tokens: Tokens, token: str) -> str:
    with pytest.raises(Refused) as fault:
        tokens.actor(token)
    return fault.value.refusal.code


def forged(keys: Keys, typ: str = "at+jwt", **changed: Any) -> str:
    claims = {
        "iss": ISSUER,
        "aud": "now-serving/staff",
        "sub": MINA,
        "role": "admin",
        "name": "Mina",
        "gen": 1,
        "iat": NOW // 1000,
        "exp": NOW // 1000 + 60,
        **changed,
    }
    headers = {"kid": keys.kid, "typ": typ}
    kept = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(kept, keys.signing, algorithm=ALGORITHM, headers=headers)


def test_a_colleagues_token_tells_who_it_is_and_until_when(tokens: Tokens) -> None:
    token, expires_at = tokens.access(MINA, "staff", "Mina")
    assert tokens.actor(token) == (Actor(MINA, "staff", "Mina"), expires_at)
    assert expires_at == NOW + ACCESS_S * 1000


def test_it_expires_after_ten_minutes(tokens: Tokens, clock: ManualClock) -> None:
    token, _ = tokens.access(MINA, "staff", "Mina")
    clock.advance(599)
    tokens.actor(token)
    clock.advance(1)
    assert refusal(tokens, token) == "token_expired"


def test_a_token_that_was_seen_before_expires_all_the_same(
    tokens: Tokens, clock: ManualClock
) -> None:
    token, _ = tokens.access(MINA, "staff", "Mina")
    assert tokens.actor(token) == tokens.actor(token)
    clock.advance(ACCESS_S)
    assert refusal(tokens, token) == "token_expired"


def test_only_so_many_tokens_are_remembered(
    tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.accounts.tokens.REMEMBERED", 2)
    signed = [tokens.device(f"wall-{number}", "display", "Wall") for number in range(4)]
    for token in signed * 2:
        assert tokens.actor(token)[0].role == "display"
    assert len(tokens._verified) == 2


def test_a_token_like_one_seen_before_is_refused(tokens: Tokens) -> None:
    token, _ = tokens.access(MINA, "staff", "Mina")
    tokens.actor(token)
    assert refusal(tokens, token[:-2] + ("AA" if token[-2:] != "AA" else "BB")) == "unauthenticated"


def test_a_devices_token_lasts_for_years(tokens: Tokens, clock: ManualClock) -> None:
    token = tokens.device(MINA, "kiosk", "Entrance")
    clock.advance(4 * 365 * 86_400)
    assert tokens.actor(token)[0] == Actor(MINA, "kiosk", "Entrance")


def test_a_token_of_an_earlier_generation_is_void(keys: Keys, clock: ManualClock) -> None:
    tokens = Tokens(
        keys, clock.now, lambda ident, generation, _family: (ident, generation) == (MINA, 2)
    )
    for made in (tokens.device, lambda *who: tokens.access(*who)[0]):
        role = "kiosk" if made == tokens.device else "staff"
        assert refusal(tokens, made(MINA, role, "Mina", 1)) == "unauthenticated"
        assert tokens.actor(made(MINA, role, "Mina", 2))[0].id == MINA


def test_a_private_link_stands_for_its_visit(tokens: Tokens) -> None:
    token = tokens.visit(MINA)
    assert len(token) == 44
    assert tokens.actor(token) == (Actor(MINA, "visitor", visit=MINA), None)
    assert tokens.visit(MINA) == token


def test_a_private_link_cannot_be_turned_into_anothers(tokens: Tokens) -> None:
    other = tokens.visit(uuid7(NOW + 1, b"0123456789"))
    assert refusal(tokens, other[:22] + tokens.visit(MINA)[22:]) == "unauthenticated"


def test_a_private_link_has_one_spelling(tokens: Tokens) -> None:
    token = tokens.visit(MINA)
    last = {"A": "B", "Q": "R", "g": "h", "w": "x"}[token[-1]]
    assert refusal(tokens, token[:-1] + last) == "unauthenticated"


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "é" * 44, "-" * 44, "." * 44, "A" * 9000])
def test_what_is_no_token_is_refused(tokens: Tokens, token: str) -> None:
    assert refusal(tokens, token) == "unauthenticated"


def test_an_unsigned_token_is_refused(tokens: Tokens, keys: Keys) -> None:
    header, body, _ = forged(keys).split(".")
    fields = {**json.loads(base64.urlsafe_b64decode(header + "==")), "alg": "none"}
    none = base64.urlsafe_b64encode(json.dumps(fields).encode()).rstrip(b"=").decode()
    assert refusal(tokens, f"{none}.{body}.") == "unauthenticated"


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
def test_the_public_key_is_no_password_for_another_algorithm(tokens: Tokens, keys: Keys) -> None:
    public = keys.signing.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    token = jwt.encode(
        {"iss": ISSUER, "aud": "now-serving/staff", "sub": MINA, "exp": 2**33, "iat": 0},
        public,
        algorithm="HS256",
        headers={"kid": keys.kid, "typ": "at+jwt"},
    )
    assert refusal(tokens, token) == "unauthenticated"


def test_another_sites_token_is_refused_even_under_our_key_id(keys: Keys, tokens: Tokens) -> None:
    stranger = Keys.made_up()
    assert refusal(tokens, forged(stranger)) == "unauthenticated"
    stranger.kid = keys.kid
    assert refusal(tokens, forged(stranger)) == "unauthenticated"


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": "now-serving/device"},
        {"aud": "somewhere else"},
        {"aud": None},
        {"iss": "somebody"},
        {"iss": None},
        {"exp": None},
        {"exp": "soon"},
        {"sub": None},
        {"gen": None},
        {"gen": "one"},
        {"role": "timer"},
        {"role": "kiosk"},
        {"role": None},
        {"iat": NOW // 1000 + 3600},
    ],
    ids=str,
)
def test_a_token_with_a_wrong_claim_is_refused(
    tokens: Tokens, keys: Keys, changed: dict[str, Any]
) -> None:
    tokens.actor(forged(keys))
    assert refusal(tokens, forged(keys, **changed)) == "unauthenticated"


def test_a_devices_token_does_not_pass_as_a_colleagues(tokens: Tokens, keys: Keys) -> None:
    assert refusal(tokens, forged(keys, typ="device+jwt")) == "unauthenticated"
    assert refusal(tokens, forged(keys, typ="JWT")) == "unauthenticated"


def test_no_device_token_is_made_for_a_colleagues_role(tokens: Tokens) -> None:
    with pytest.raises(ValueError, match="carries no such token"):
        tokens.device(MINA, "admin", "Mina")


BOOKED = uuid7(NOW, b"reserved00")


@pytest.mark.parametrize("scope", ["own", "view", "cancel"])
def test_a_reservations_link_says_whose_it_is_and_what_for(
    tokens: Tokens, scope: LinkScope
) -> None:
    token = tokens.reservation(BOOKED, scope)
    actor, until = tokens.actor(token)
    assert (len(token), until) == (45, None)
    assert actor == Actor(BOOKED, "visitor", reservation=BOOKED, scope=scope)
    assert tokens.reservation(BOOKED, scope) == token, "each mail has the same link"


def test_no_link_is_made_of_another(tokens: Tokens) -> None:
    own, view, visit = (
        tokens.reservation(BOOKED, "own"),
        tokens.reservation(BOOKED, "view"),
        tokens.visit(BOOKED),
    )
    made_up = [
        "o" + view[1:], "v" + own[1:], "c" + view[1:], "x" + own[1:], "o" + visit, "v" + visit,
        own[1:], view[1:], own + "A", own[:23] + "A" * 22, "é" + own[1:],
        own[:-1] + ("B" if own[-1] == "A" else "A"),
    ]  # fmt: skip
    for token in made_up:
        assert refusal(tokens, token) == "unauthenticated", token
