"""What is kept of a picture: what is seen of it, upright."""

from __future__ import annotations

from protocol.tickets import ATTACHMENT_MOST, SHOWN_PIXELS
from server.store.bare_pictures import bare


def only_seen(data: bytes, kind: str) -> bytes:
    """A picture of one of `PICTURES` without place, serial number and the like, standing upright;
    equal to `data` where it is that already. One that cannot be drawn, has more pixels than are
    shown, or would be larger than files may be, stays as it lies. Blocks, for seconds where it is
    large and is turned."""
    seen, exif = bare(data, kind)
    if not exif:
        return seen
    # What reads and draws pictures is loaded when the first comes that may need it.
    from server.store.upright import Undrawn, turn_of, upright

    turn = turn_of(exif)
    if turn == 1:
        return seen
    try:
        stands = bare(upright(seen, kind, turn, SHOWN_PIXELS), kind).data
    except Undrawn:
        return seen
    return stands if len(stands) <= ATTACHMENT_MOST else seen
