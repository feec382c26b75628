"""Tokens that are forged or stale: one table, and both doors turn each of them away."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, Final

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from protocol.codec import decode_server
from protocol.ids import uuid7
from protocol.messages import Hello, Sub
from server.accounts.keys import Keys
from server.accounts.tokens import ALGORITHM, ISSUER, Tokens
from server.clock import SystemClock
from server.store.accounts import Account
from tests.server.http.front import CHEAP, POINT, Front, bearer, front
from tests.server.sync.wire import Wire

ADA, LEFT, GONE, WALL, KIOSK = (uuid7(each, bytes(10)) for each in range(1, 6))
GOOD: Final = "open sesame"
KEY: Final = bytes(range(32))


class Forger:
    """What somebody may have got hold of: all but the site's keys, which only some rows use."""

    def __init__(self, here: Front) -> None:
        self.here = here
        self.keys = here.parts.keys
        self.now = SystemClock().now() // 1000
        self.stranger = Keys.made_up()
        self.real = here.parts.tokens

    def made(self, **changed: Any) -> str:
        """A token that is good but for what is `changed`; None leaves a claim out."""
        key = changed.pop("key", self.keys.signing)
        header = {"kid": self.keys.kid, "typ": "at+jwt", **changed.pop("header", {})}
        algorithm = changed.pop("alg", ALGORITHM)
        claims = {
            "iss": ISSUER, "aud": "now-serving/staff", "sub": ADA, "role": "admin", "name": "Ada",
            "gen": 2, "site": self.here.parts.store.site, "jti": "0", "iat": self.now,
            "exp": self.now + 600, **changed,
        }  # fmt: skip
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(kept, key, algorithm=algorithm, headers=header)

    def device(self, **changed: Any) -> str:
        """The same of a wall without a key."""
        told = {"aud": "now-serving/device", "sub": WALL, "role": "display", "gen": 1, **changed}
        return self.made(**{"header": {"typ": "device+jwt"}, **told})

    def by_hand(self, header: Any, claims: str | None = None, seal: bytes | None = None) -> str:
        """With a header that no library makes; the signature is the site's own unless given."""
        body = claims if claims is not None else self.made().split(".")[1]
        signed = f"{_text(_json(header))}.{body}"
        made = self.keys.signing.sign(signed.encode()) if seal is None else seal
        return f"{signed}.{_text(made)}"

    def by_public_key(self, encoding: Encoding, form: PublicFormat) -> str:
        """HS256 with what everybody may know as the secret."""
        public = self.keys.signing.public_key().public_bytes(encoding, form)
        header = {"alg": "HS256", "typ": "at+jwt", "kid": self.keys.kid}
        signed = f"{_text(_json(header))}.{self.made().split('.')[1]}"
        return f"{signed}.{_text(hmac.digest(public, signed.encode(), hashlib.sha256))}"

    def refresh_token(self, family: str = "family") -> str:
        """A good refresh token."""
        owner = self.here.parts.book.by_id(ADA)
        assert owner is not None
        until = (self.now + 600) * 1000
        assert self.here.parts.book.give(f"refresh-{family}", owner, family, until)
        return f"refresh-{family}"

    def of_ended_sign_in(self) -> str:
        """Of a sign-in that was signed out."""
        self.here.parts.book.revoke(self.refresh_token("ended"))
        return self.made(sid="ended")


def _json(value: Any) -> bytes:
    return value if isinstance(value, bytes) else json.dumps(value).encode()


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def changed_at(token: str, place: int) -> str:
    return token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]


Made = Callable[[Forger], str]
UNKNOWN: Final = "unauthenticated"
FORGED: Final[dict[str, Made]] = {
    # The algorithm.
    "alg none, no signature": lambda f: f.by_hand({"alg": "none", "typ": "at+jwt",
                                                   "kid": f.keys.kid}, seal=b""),
    "alg None": lambda f: f.by_hand({"alg": "None", "typ": "at+jwt", "kid": f.keys.kid}),
    "alg eddsa in small letters": lambda f: f.by_hand(
        {"alg": "eddsa", "typ": "at+jwt", "kid": f.keys.kid}),
    "no alg": lambda f: f.by_hand({"typ": "at+jwt", "kid": f.keys.kid}),
    "HS256 with the public key": lambda f: f.by_public_key(Encoding.Raw, PublicFormat.Raw),
    "HS256 with the public key as PEM": lambda f: f.by_public_key(
        Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
    "HS256 with the key id": lambda f: f.made(key=f.keys.kid * 2, alg="HS256"),
    "HS512 with another secret": lambda f: f.made(key="x" * 64, alg="HS512"),
    "the key within the header": lambda f: f.made(
        key=f.stranger.signing, header={"jwk": {"kty": "OKP", "crv": "Ed25519", "x": _text(
            f.stranger.signing.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))}}),
    "the key at an address": lambda f: f.made(
        key=f.stranger.signing, header={"jku": "http://127.0.0.1/keys", "x5u": "file:///etc"}),
    "critical extensions": lambda f: f.made(header={"crit": ["b64"], "b64": False}),
    # The key.
    "another house's key": lambda f: f.made(key=f.stranger.signing,
                                            header={"kid": f.stranger.kid}),
    "another key under our id": lambda f: f.made(key=f.stranger.signing),
    "our key under another id": lambda f: f.made(header={"kid": f.stranger.kid}),
    "no key id": lambda f: f.by_hand({"alg": "EdDSA", "typ": "at+jwt"}),
    "a key id that is a path": lambda f: f.made(header={"kid": "../../dev/null"}),
    "a key id that is a list": lambda f: f.by_hand(
        {"alg": "EdDSA", "typ": "at+jwt", "kid": [f.keys.kid]}),
    # The kind.
    "typ JWT": lambda f: f.made(header={"typ": "JWT"}),
    "typ missing": lambda f: f.by_hand({"alg": "EdDSA", "kid": f.keys.kid}),
    "typ null": lambda f: f.by_hand({"alg": "EdDSA", "kid": f.keys.kid, "typ": None}),
    "a colleague's as a device's": lambda f: f.made(header={"typ": "device+jwt"}),
    "a device's as a colleague's": lambda f: f.device(header={"typ": "at+jwt"}),
    "a device with a colleague's role": lambda f: f.device(role="admin", sub=ADA, gen=2),
    "a colleague with a device's role": lambda f: f.made(role="kiosk"),
    "role timer": lambda f: f.made(role="timer"),
    "role public": lambda f: f.made(role="public"),
    "no role": lambda f: f.made(role=None),
    "a list of roles": lambda f: f.made(role=["admin"]),
    # Audience, issuer, site.
    "another audience": lambda f: f.made(aud="now-serving/device"),
    "no audience": lambda f: f.made(aud=None),
    "another issuer": lambda f: f.made(iss="https://elsewhere.example"),
    "no issuer": lambda f: f.made(iss=None),
    "another house": lambda f: f.made(site=uuid7(9, bytes(10))),
    "another house's device": lambda f: f.device(site=uuid7(9, bytes(10))),
    # Time.
    "expired": lambda f: f.made(iat=f.now - 601, exp=f.now - 1),
    "expired this second": lambda f: f.made(exp=f.now - 0),
    "no end": lambda f: f.made(exp=None),
    "an end in words": lambda f: f.made(exp="tomorrow"),
    "issued in an hour": lambda f: f.made(iat=f.now + 3_600, exp=f.now + 4_200),
    "no beginning": lambda f: f.made(iat=None),
    # The bytes.
    "one bit of the signature": lambda f: changed_at(f.made(), -10),
    "one letter of the claims": lambda f: changed_at(f.made(), len(f.made()) // 2),
    "cut off": lambda f: f.made()[:-8],
    "no signature": lambda f: f.made().rsplit(".", 1)[0] + ".",
    "two parts": lambda f: f.made().rsplit(".", 1)[0],
    "four parts": lambda f: f.made() + ".e30",
    "a signature of zeros": lambda f: f.made().rsplit(".", 1)[0] + "." + _text(bytes(64)),
    "another's signature": lambda f: f.made().rsplit(".", 1)[0] + "."
    + f.device().rsplit(".", 1)[1],
    "claims of no JSON": lambda f: f.by_hand(
        {"alg": "EdDSA", "typ": "at+jwt", "kid": f.keys.kid}, _text(b"admin")),
    "claims that are a list": lambda f: f.by_hand(
        {"alg": "EdDSA", "typ": "at+jwt", "kid": f.keys.kid}, _text(b"[]")),
    "a header of a thousand levels": lambda f: f.by_hand(b"[" * 1_000 + b"]" * 1_000),
    "claims of hundreds of levels": lambda f: f.by_hand(
        {"alg": "EdDSA", "typ": "at+jwt", "kid": f.keys.kid},
        _text(b'{"a":' * 400 + b"1" + b"}" * 400)),
    "not ASCII": lambda f: "é" * 44,
    # Another thing than a token.
    "a refresh token": lambda f: f.refresh_token(),
    "a password": lambda f: GOOD,
    "the key file": lambda f: f.keys.signing.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode().replace("\n", ""),
    # Links of customers.
    "another's link under our seal": lambda f: f.real.visit(ADA)[:22] + f.real.visit(WALL)[22:],
    "a link of another house": lambda f: Tokens(f.stranger, SystemClock().now).visit(ADA),
    "one letter of a link": lambda f: changed_at(f.real.visit(ADA), 30),
    "a link without its seal": lambda f: f.real.visit(ADA)[:22] * 2,
    # The account.
    "an earlier generation": lambda f: f.made(gen=1),
    "a later generation": lambda f: f.made(gen=3),
    "no generation": lambda f: f.made(gen=None),
    "an account that never was": lambda f: f.made(sub=uuid7(10, bytes(10)), gen=1),
    "an account that was removed": lambda f: f.made(sub=GONE, gen=1),
    "a colleague who has left": lambda f: f.made(sub=LEFT, role="staff", gen=1),
    "who has left, by the newest generation": lambda f: f.made(sub=LEFT, role="staff", gen=2),
    "nobody": lambda f: f.made(sub=None),
    "a sign-in that was signed out": lambda f: f.of_ended_sign_in(),
    "a sign-in that never was": lambda f: f.made(sid="made up"),
    "a revoked device": lambda f: f.device(gen=0),
    "a device with a key, without its proof": lambda f: f.device(
        sub=KIOSK, role="kiosk", cnf={"jkt": _text(hashlib.sha256(KEY).digest())}),
    "a device's confirmation that is none": lambda f: f.device(cnf="me"),
}  # fmt: skip
"""What it is, and how it is made."""
SAYS: Final = {
    "expired": "token_expired",
    "expired this second": "token_expired",
    "another house": "forbidden",
    "another house's device": "forbidden",
}
"""Refused in other words than that nobody knows it."""


@pytest.fixture
async def forger(tmp_path: Path) -> AsyncIterator[Forger]:
    """Over one server with an administrator, one who has left, one who is gone, and two devices."""
    async with front(tmp_path) as here:
        book, now = here.parts.book, here.clock.now()
        for ident, name, role in (
            (ADA, "Ada", "admin"), (LEFT, "Left", "staff"), (GONE, "Gone", "admin"),
            (WALL, "Wall", "display"), (KIOSK, "Kiosk", "kiosk"),
        ):  # fmt: skip
            password = None if role in ("display", "kiosk") else CHEAP.hash(GOOD)
            book.add(Account(ident, name, role, password), now)  # type: ignore[arg-type]
        book.renew(ADA, "admin", CHEAP.hash(GOOD))
        book.end(LEFT, now)
        book.remove(GONE)
        yield Forger(here)


async def over_http(here: Front, token: str) -> str:
    """The code with which it is refused; empty if it opens."""
    headers = [(b"authorization", f"Bearer {token}".encode())]
    answer = await here.client.get(f"{POINT}/get", headers=headers)
    return "" if answer.status_code == 200 else str(answer.json()["code"])


async def over_socket(here: Front, token: str) -> str:
    """The code with which hello, or following a topic, is refused; empty if it opens."""
    said = await Wire.talk(here.parts.sync, [Hello([1], token=token), Sub("display")])
    answers = [decode_server(each) for each in said]
    codes = [code for each in answers if (code := getattr(each, "code", ""))]
    return codes[0] if codes else ""


def test_there_are_forty_of_them_and_more() -> None:
    assert len(FORGED) >= 40


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
async def test_no_forged_or_stale_token_opens_a_door(forger: Forger) -> None:
    for good in (forger.made(), forger.made(site=None), forger.device()):
        assert await over_http(forger.here, good) == ""
        assert await over_socket(forger.here, good) == ""
    opened = {}
    for name, make in FORGED.items():
        token, expected = make(forger), SAYS.get(name, UNKNOWN)
        found = await over_http(forger.here, token), await over_socket(forger.here, token)
        again = await over_http(forger.here, token), await over_socket(forger.here, token)
        if {*found, *again} != {expected}:
            opened[name] = found, again
    assert opened == {}


async def test_a_token_of_any_depth_and_length_is_refused(forger: Forger) -> None:
    for deep in (b"[" * 10_000 + b"]" * 10_000, b'{"typ":' * 5_000, b'"' + b"x" * 40_000 + b'"'):
        assert await over_http(forger.here, forger.by_hand(deep)) == UNKNOWN
    for route in ("/health/live", "/auth/me"):
        answer = await forger.here.client.get(route, headers=bearer("made.up.token"))
        assert answer.status_code == 401, "it is not taken for none"
