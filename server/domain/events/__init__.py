"""Events of the calendar: meetings, demos and follow-up calls with contacts.

A series recurs at the same time of its own zone's day, by a part of RFC 5545 that cannot run away.
"""

from server.domain.events.occurring import Occurring, occurrences

__all__ = ["Occurring", "occurrences"]
