"""Service levels: deadlines in business time, and how the clocks of a ticket stand against them.

Facts of a ticket go in (`facts`), with a policy and the open time of a calendar; out come how each
clock stands, what is written down of it, and when it sets something off.
"""

from server.domain.sla.calendar import OpenTime, open_time
from server.domain.sla.deadlines import Deadline, deadline, elapsed, warn_at
from server.domain.sla.explaining import explained
from server.domain.sla.judging import ClockStanding, Standing, standing
from server.domain.sla.segments import Segment, cut, segments
from server.domain.sla.settling import Moved, moved, settled
from server.domain.sla.timers import Instant, next_instants

__all__ = [
    "ClockStanding",
    "Deadline",
    "Instant",
    "Moved",
    "OpenTime",
    "Segment",
    "Standing",
    "cut",
    "deadline",
    "elapsed",
    "explained",
    "moved",
    "next_instants",
    "open_time",
    "segments",
    "settled",
    "standing",
    "warn_at",
]
