"""When something bookable can be booked: one function says it, and lists are made to agree with it.

`explain` answers whether a time is offered, or why not; `free` lists what it offers.
"""

from server.domain.slots.explaining import explain
from server.domain.slots.listing import free, next_free
from server.domain.slots.wanted import Explanation, Free, Reason, ReasonKind, Wanted

__all__ = ["Explanation", "Free", "Reason", "ReasonKind", "Wanted", "explain", "free", "next_free"]
