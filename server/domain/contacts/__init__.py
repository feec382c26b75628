"""Contacts: whom the house has to do with over time, found by mail address or telephone.

A merge is a pointer and moves nothing: each keeps its addresses, tickets and past, so that it can
be taken back at any time; whoever reads looks at all that are the same.
"""

from server.domain.contacts.finding import (
    contact_of,
    find_contact_reads,
    found_by,
    keys_of,
    primary,
    same,
)

__all__ = ["contact_of", "find_contact_reads", "found_by", "keys_of", "primary", "same"]
