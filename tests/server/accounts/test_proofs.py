"""Tokens that are bound to a key open nothing without a fresh proof of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from protocol.proof import Proof, challenge, encoded, request
from server.accounts.keys import Keys
from server.accounts.proofs import MOST, Proofs
from server.accounts.tokens import ACCESS_S, Tokens
from server.domain.refused import Refused
from tests.hall import NOON
from tests.server.machine import Machine

WALL = "wall"
MINUTE_MS = 60_000


class Site:
    """A server's side, with a clock in hand (ms)."""

    def __init__(self) -> None:
        self.now = NOON
        self.generation = 1
        self.machine, self.thief = Machine(), Machine()
        keys = Keys.made_up()
        self.tokens = Tokens(keys, lambda: self.now, lambda _i, gen, _f: gen == self.generation)
        self.key: str | None = encoded(self.machine.public)
        self.proofs = Proofs(keys, self.tokens, lambda _: self.key, lambda: self.now)
        self.token = self.tokens.device(WALL, "display", "Wall", key=self.machine.public)

    def refuses(self, ask: Callable[[], object]) -> str:
        with pytest.raises(Refused) as no:
            ask()
        return no.value.refusal.code


@pytest.fixture
def site() -> Site:
    return Site()


def test_a_token_with_a_fresh_proof_is_its_device_for_ten_minutes(site: Site) -> None:
    held = site.proofs.hello(site.token, site.machine.proof(site.token, site.now))
    assert (held.actor.id, held.actor.role) == (WALL, "display")
    assert held.expires_at == NOON + ACCESS_S * 1000
    site.now += ACCESS_S * 1000
    late = site.machine.proof(site.token, site.now)
    assert site.refuses(lambda: site.proofs.hello(site.token, late)) == "token_expired"


def test_a_copied_token_or_proof_opens_nothing(site: Site) -> None:
    at = site.now
    good = site.machine.proof(site.token, at)
    other = site.tokens.device(WALL, "display", "Wall", key=site.machine.public)
    copied = [
        None,
        site.thief.proof(site.token, at),
        Proof(at + 1, good.signature),
        Proof(at, good.signature[:-1] + ("A" if good.signature[-1] != "A" else "B")),
        Proof(at, ""),
        Proof(at, site.machine.sign(request("GET", "/sync", site.token, at))),
        site.machine.proof(other, at),
    ]
    for proof in copied:
        refused = site.refuses(lambda proof=proof: site.proofs.hello(site.token, proof))  # type: ignore[misc]
        assert refused == "unauthenticated", proof
    assert site.proofs.hello(site.token, good)
    assert site.refuses(lambda: site.proofs.hello(site.token, good)) == "unauthenticated"
    assert site.refuses(lambda: site.tokens.actor(site.token)) == "unauthenticated"


@pytest.mark.parametrize("off", [-MINUTE_MS - 1, MINUTE_MS + 1, 86_400_000])
def test_a_proof_of_another_time_is_refused_and_never_holds_later(site: Site, off: int) -> None:
    kept = site.machine.proof(site.token, site.now + off)
    assert site.refuses(lambda: site.proofs.hello(site.token, kept)) == "unauthenticated"
    edge = site.machine.proof(site.token, site.now + MINUTE_MS)
    assert site.proofs.hello(site.token, edge)
    site.now += 2 * MINUTE_MS - 1
    assert site.refuses(lambda: site.proofs.hello(site.token, edge)) == "unauthenticated"


def test_a_request_is_proved_for_its_method_and_path_and_once(site: Site) -> None:
    at = site.now
    header = f"{at}.{site.machine.sign(request('GET', '/points', site.token, at))}"
    asks = [
        ("POST", "/points", header), ("GET", "/other", header), ("GET", "/points", None),
        ("GET", "/points", "x.y"), ("GET", "/points", "9" * 400 + ".x"), ("GET", "/points", header),
        ("GET", "/points", header),
    ]  # fmt: skip
    done = []
    for method, path, proof in asks:
        try:
            done.append(site.proofs.request(site.token, method, path, proof).actor.id)
        except Refused as refused:
            done.append(refused.refusal.code)
    no = "unauthenticated"
    assert done == [no, no, no, no, no, WALL, no]


def test_a_key_that_was_replaced_opens_nothing(site: Site) -> None:
    site.key = encoded(site.thief.public)
    proof = site.machine.proof(site.token, site.now)
    assert site.refuses(lambda: site.proofs.hello(site.token, proof)) == "unauthenticated"
    site.key, site.generation = encoded(site.machine.public), 2
    proof = site.machine.proof(site.token, site.now)
    assert site.refuses(lambda: site.proofs.hello(site.token, proof)) == "unauthenticated"
    bearer = site.tokens.device(WALL, "display", "Wall")
    assert site.refuses(lambda: site.proofs.hello(bearer, None)) == "unauthenticated", (
        "what was given out before there was a key is of an earlier generation"
    )


def test_what_is_remembered_of_one_device_has_an_end_and_keeps_no_other_out(site: Site) -> None:
    for number in range(MOST):
        site.proofs.hello(site.token, site.machine.proof(site.token, site.now - number))
    one_more = site.machine.proof(site.token, site.now + 1)
    assert site.refuses(lambda: site.proofs.hello(site.token, one_more)) == "unauthenticated"
    other = site.tokens.device("other", "display", "Other", key=site.machine.public)
    assert site.proofs.hello(other, site.machine.proof(other, site.now))
    site.now += 3 * MINUTE_MS
    assert site.proofs.hello(site.token, site.machine.proof(site.token, site.now))


def test_a_challenge_holds_once_for_its_device_for_a_minute(site: Site) -> None:
    nonce = site.proofs.challenge(WALL)
    signature = site.machine.sign(challenge(WALL, nonce))
    key = site.machine.public
    assert not site.proofs.answers(WALL, nonce, site.thief.sign(challenge(WALL, nonce)), key)
    others = site.machine.sign(challenge("other", nonce))
    for device, said in (("other", nonce), (WALL, f"9{nonce}"), (WALL, ""), (WALL, "a.b.c")):
        refused = site.refuses(
            lambda device=device, said=said: site.proofs.answers(device, said, others, key)  # type: ignore[misc]
        )
        assert refused == "unauthenticated"
    assert site.proofs.answers(WALL, nonce, signature, key)
    again = site.refuses(lambda: site.proofs.answers(WALL, nonce, signature, key))
    assert again == "unauthenticated"
    late = site.proofs.challenge(WALL)
    site.now += MINUTE_MS
    signature = site.machine.sign(challenge(WALL, late))
    assert site.refuses(lambda: site.proofs.answers(WALL, late, signature, key)) == (
        "unauthenticated"
    )
