"""The key that signs tokens and those that did before, in their files; how it is replaced.

`token.pem` is the present key. `token-former.json` holds the public halves of earlier ones, because
what they signed before holds on for a while. Of a key that was stolen nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

TOKEN_KEY: Final = "token.pem"
FORMER_KEYS: Final = "token-former.json"


class KeysFault(Exception):
    """The keys cannot be read or made; the text says what to do."""


class Verifying(NamedTuple):
    """A public key, and since when (ms) it signs no more; None: it is the present one."""

    key: Ed25519PublicKey
    retired_at: int | None


class Signing(NamedTuple):
    """The present key, and those before it by their id."""

    key: Ed25519PrivateKey
    former: Mapping[str, Verifying]


class _Former(msgspec.Struct, frozen=True):
    key: bytes
    retired_at: int


def read_signing(directory: Path) -> Signing:
    """What lies in the files. Raises `KeysFault`."""
    # In this order: `rotate` writes them in the opposite one.
    key = _present(directory)
    path = directory / FORMER_KEYS
    try:
        former = msgspec.json.decode(path.read_bytes(), type=list[_Former])
        keys = [(Ed25519PublicKey.from_public_bytes(each.key), each) for each in former]
    except FileNotFoundError:
        return Signing(key, {})
    except OSError as fault:
        raise unreachable(directory, fault) from None
    except (msgspec.MsgspecError, ValueError):
        raise KeysFault(f"{path} is damaged. Put the saved copy of it back.") from None
    return Signing(key, {key_id(key): Verifying(key, each.retired_at) for key, each in keys})


def rotate(directory: Path, now: int, *, stolen: bool = False) -> tuple[str, str]:
    """Make another key, at `now` (ms); the ids of the one before and of the new one.

    The one before verifies on what it signed, unless it was `stolen`. Raises `KeysFault`.
    """
    before = read_signing(directory)
    public = before.key.public_key()
    keep = [_former(each) for each in before.former.values()]
    if not stolen:
        keep.append(_Former(_raw(public), now))
    pem = new_pem()
    try:
        _replace(directory / FORMER_KEYS, msgspec.json.encode(keep))
        _replace(directory / TOKEN_KEY, pem)
    except OSError as fault:
        raise unreachable(directory, fault) from None
    return key_id(public), key_id(read_signing(directory).key.public_key())


def once(path: Path, content: bytes) -> bytes:
    """What the file holds; `content` if nobody made it before, even another process just now."""
    if not path.exists():
        fresh = _written(path, content)
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_bytes()


def new_pem() -> bytes:
    """A fresh key."""
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def key_id(public: Ed25519PublicKey) -> str:
    """By which tokens name a key."""
    return hashlib.sha256(_raw(public)).hexdigest()[:16]


def unreachable(directory: Path, fault: OSError) -> KeysFault:
    """What is said of a folder that cannot be used."""
    return KeysFault(
        f"The keys in {directory} cannot be read or made ({fault.strerror}). "
        "Give this user read and write access to it."
    )


def _present(directory: Path) -> Ed25519PrivateKey:
    path = directory / TOKEN_KEY
    key: object = None
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except OSError as fault:
        raise unreachable(directory, fault) from None
    except (ValueError, TypeError):
        pass
    if not isinstance(key, Ed25519PrivateKey):
        raise KeysFault(f"{path} is damaged. Put the saved copy of it back.")
    return key


def _former(known: Verifying) -> _Former:
    return _Former(_raw(known.key), known.retired_at or 0)


def _raw(public: Ed25519PublicKey) -> bytes:
    return public.public_bytes(Encoding.Raw, PublicFormat.Raw)


def _written(path: Path, content: bytes) -> Path:
    """A file beside it that only its owner may read, durably."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with open(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return fresh


def _replace(path: Path, content: bytes) -> None:
    _written(path, content).replace(path)
