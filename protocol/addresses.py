"""Addresses of servers: which of them only their own machine can open. Pure."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it; a name but `localhost` may lead anywhere."""
    found = _number(host)
    return host == "localhost" if found is None else found.is_loopback


def leads_nowhere(address: str) -> bool:
    """Whether a phone that opens this address would look for the server in itself."""
    try:
        host = (urlsplit(address).hostname or "").removesuffix(".")
    except ValueError:
        return False
    found = _number(host)
    if found is None:
        # Every name below `localhost` is one for the machine itself (RFC 6761).
        return host == "localhost" or host.endswith(".localhost")
    return found.is_loopback or found.is_unspecified


def _number(host: str) -> IPv4Address | IPv6Address | None:
    """The numeric address that this is, the IPv4 one of those that are written as IPv6."""
    try:
        found = ip_address(host)
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found
