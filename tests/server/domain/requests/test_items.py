"""Items, their pictures and unlock codes; notes."""

from __future__ import annotations

from typing import Any

from protocol.outcomes import Saved
from protocol.records import Attachment, RequestNote, UnlockCode
from protocol.request_commands import (
    DropItem,
    ItemSpec,
    NoteRequest,
    PutItem,
    ReadUnlock,
    SealUnlock,
)
from protocol.ticket_commands import DropAttachment
from server.domain.actor import PUBLIC
from tests.hall import ADMIN, ANN, BEN
from tests.server.domain.requests.shop import Shop, link


def picture(shop: Shop, **fields: Any) -> str:
    """The id of a picture that Ann has brought."""
    told = {"ticket": "", "name": "front.png", "content_type": "image/png", "size": 9}
    told |= {"hash": "0" * 64, "at": 0, "by": ANN.id, "inline": True, "id": shop.hall.ids()}
    made = Attachment(**(told | fields))
    shop.put(made)
    return made.id


def put(shop: Shop, request: str, item: str | None = None, **spec: Any) -> str:
    saved = shop.hall.do(PutItem(request=request, item=item, spec=ItemSpec(**spec)), ANN)
    assert isinstance(saved, Saved)
    assert saved.version == shop.request(request).version
    return saved.id


def test_an_item_is_described_anew_and_its_pictures_follow() -> None:
    """Those that are named no more go."""
    shop = Shop()
    request = shop.opened()
    first, second, third = (picture(shop) for _ in range(3))
    item = put(shop, request, what="Case", photos=[first, second])
    assert shop.floor.get(Attachment, first) is None, "an item has it"
    put(shop, request, item, what="Leather case", accessories=["Strap"], photos=[second, third])
    found = shop.items(request)[1]
    assert (found.what, found.accessories) == ("Leather case", ["Strap"])
    assert [each.id for each in found.photos] == [second, third]
    assert first not in shop.floor.cases.files
    assert shop.floor.cases.files[third].message == item


def test_what_a_customer_sent_for_their_request_is_taken_by_no_stranger() -> None:
    shop = Shop()
    request = shop.opened()
    sent = picture(shop, request=request, by="")
    for other in (PUBLIC, link(ADMIN.id)):
        drops = DropAttachment(attachment=sent)
        assert shop.hall.refused(drops, other).code == "unknown_attachment"
    shop.hall.do(DropAttachment(attachment=sent), link(request))


def test_only_a_picture_that_is_there_and_own_is_taken() -> None:
    """Each refusal says what to do."""
    shop = Shop()
    request = shop.opened()
    for ident, code in (
        (ADMIN.id, "unknown_attachment"),
        (picture(shop, by=BEN.id), "unknown_attachment"),
        (picture(shop, ticket=ADMIN.id), "unknown_attachment"),
        (picture(shop, request=ADMIN.id), "unknown_attachment"),
        (picture(shop, content_type="application/pdf", inline=False), "not_a_picture"),
    ):
        spec = ItemSpec(what="Case", photos=[ident])
        told = shop.hall.refused(PutItem(request=request, spec=spec), ANN)
        assert (told.code, told.field) == (code, "photos")


def test_the_last_item_stays_and_another_goes_with_its_code() -> None:
    """A request is about something."""
    shop = Shop()
    request = shop.opened()
    [only] = shop.items(request)
    command = DropItem(request=request, item=only.id)
    assert shop.hall.refused(command, ANN).code == "wrong_state"
    item = put(shop, request, what="Case")
    shop.hall.do(SealUnlock(item=item, sealed="sealed"), ANN)
    shop.hall.do(DropItem(request=request, item=item), ANN)
    assert [each.id for each in shop.items(request)] == [only.id]
    assert not list(shop.floor.of(UnlockCode))
    told = shop.hall.refused(DropItem(request=request, item=item), ANN)
    assert told.code == "unknown_item"


def test_a_code_is_kept_read_and_forgotten() -> None:
    """Reading is on record before anybody sees it; where there is none, that is said."""
    shop = Shop()
    [item] = shop.items(shop.opened())
    assert shop.hall.refused(ReadUnlock(item=item.id), ANN).code == "not_found"
    shop.hall.do(SealUnlock(item=item.id, sealed="sealed"), ANN)
    assert shop.floor.get(UnlockCode, item.id).sealed == "sealed"
    assert shop.items(item.request)[0].locked
    assert isinstance(shop.hall.do(ReadUnlock(item=item.id), ANN), Saved)
    shop.hall.do(SealUnlock(item=item.id, sealed=""), ANN)
    assert shop.floor.get(UnlockCode, item.id) is None
    assert not shop.items(item.request)[0].locked


def test_a_note_says_who_wrote_it_and_has_pictures() -> None:
    """What nobody can see is none."""
    shop = Shop()
    request = shop.opened()
    shown = picture(shop)
    saved = shop.hall.do(
        NoteRequest(request=request, text=" Worn. ", public=True, photos=[shown]), ANN
    )
    [note] = shop.floor.requests.notes(request)
    assert isinstance(saved, Saved) and isinstance(note, RequestNote) and note.id == saved.id
    assert (note.text, note.public, note.author) == ("Worn.", True, ANN.id)
    assert [each.id for each in note.photos] == [shown]
    told = shop.hall.refused(NoteRequest(request=request, text="\x07 "), ANN)
    assert told.field == "text"
