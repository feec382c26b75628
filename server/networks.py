"""Where a client is, as limits count it."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv6Address, IPv6Network, ip_address

REMEMBERED = 4_096


@lru_cache(REMEMBERED)
def network_of(address: str) -> str:
    """The address of an IPv4 client; of an IPv6 client its /64, in which a household or a phone has
    2**64 addresses to choose from. An IPv4 address that is written as IPv6 is itself."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(IPv6Network((int(found) >> 64 << 64, 64)))
