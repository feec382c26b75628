"""Whom a program trusts over TLS: the machine's authorities, or the pinned one alone.

A pinned authority came by pairing, by a file, or was compared by a person. Nothing here trusts
anybody by itself.
"""

from __future__ import annotations

import asyncio
import ssl
from functools import cache
from typing import Final
from urllib.parse import urlsplit

import httpx

from client.no_answer import no_answer, whose_authority_is_unknown
from protocol.authority import AUTHORITY_PATH, der_of

WITHIN_S: Final = 8.0
LARGEST: Final = 16 * 1024
"""A certificate is smaller than this by far."""


class BadAuthority(ValueError):
    """This is no certificate of an authority; the text says so."""


class NotTrusted(Exception):
    """The server cannot show that it belongs to the authority; the text says why, in words."""


def trust(authority: str | None) -> ssl.SSLContext | None:
    """The context that trusts this authority (PEM) and no other; None where none is pinned and
    the machine's own authorities decide. Raises `BadAuthority`."""
    if not authority:
        return None
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        der_of(authority)
        made.load_verify_locations(cadata=authority)
    except (ssl.SSLError, ValueError):
        raise BadAuthority("this is no certificate of an authority") from None
    return made


def context_for(server: str, pinned: ssl.SSLContext | None = None) -> ssl.SSLContext | None:
    """What a connection to that address is checked with; None over plain HTTP."""
    if urlsplit(server).scheme not in ("https", "wss"):
        return None
    return pinned or _machines_own()


def verify_for(server: str, pinned: ssl.SSLContext | None = None) -> ssl.SSLContext:
    """The same as httpx wants it: over plain HTTP one that trusts nobody, which costs nothing."""
    return context_for(server, pinned) or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def unverified() -> ssl.SSLContext:
    """For the first words with a server that nobody here knows. Say nothing secret over it, and
    believe nothing before `proven` and a person's comparison."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname = False
    made.verify_mode = ssl.CERT_NONE
    return made


async def is_stranger(server: str, pinned: ssl.SSLContext | None = None) -> bool:
    """Whether its certificate is of an authority that is not trusted here.

    Raises `NotTrusted`, with words, for whatever else is wrong.
    """
    context = context_for(server, pinned)
    if context is None:
        return False
    try:
        await _shake_hands(server, context)
    except (OSError, TimeoutError) as fault:
        if whose_authority_is_unknown(fault):
            return True
        raise NotTrusted(_words(server, fault)) from None
    return False


async def proven(server: str, authority: str) -> ssl.SSLContext:
    """The context that trusts this authority alone, after the server has shown that it belongs to
    it. Raises `BadAuthority`, `NotTrusted`."""
    pinned = trust(authority)
    if pinned is None:
        raise NotTrusted(
            f"The certificate of {server} is not trusted here, and it names no authority. "
            "Get the authority's file from whoever runs the server, and give it with --authority."
        )
    try:
        await _shake_hands(server, pinned)
    except (OSError, TimeoutError) as fault:
        raise NotTrusted(_words(server, fault)) from None
    return pinned


async def authority_of(server: str, transport: httpx.AsyncBaseTransport | None = None) -> str:
    """The authority (PEM) that a stranger names and belongs to. A person must compare it before
    it is trusted. Raises `NotTrusted`."""
    try:
        async with httpx.AsyncClient(
            base_url=server,
            transport=transport,
            verify=unverified(),
            timeout=WITHIN_S,
            trust_env=False,
        ) as client:
            answer = await client.get(AUTHORITY_PATH)
    except httpx.HTTPError as fault:
        raise NotTrusted(_words(server, fault)) from None
    named = answer.text if answer.is_success and len(answer.content) <= LARGEST else ""
    try:
        await proven(server, named)
    except BadAuthority:
        raise NotTrusted(f"The server at {server} names an authority that is none.") from None
    return named


async def _shake_hands(server: str, context: ssl.SSLContext) -> None:
    parts = urlsplit(server)
    async with asyncio.timeout(WITHIN_S):
        _, writer = await asyncio.open_connection(parts.hostname, parts.port or 443, ssl=context)
        writer.transport.abort()


def _words(server: str, fault: Exception) -> str:
    return f"The server at {server} does not answer ({no_answer(fault, server)})"


@cache
def _machines_own() -> ssl.SSLContext:
    # Made once: reading the certificates takes longer than a request.
    return ssl.create_default_context()
