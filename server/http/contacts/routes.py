"""All routes of `/crm/contacts`."""

from __future__ import annotations

from litestar import delete, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol.contact_commands import DeleteContact, MergeContacts, PutContact, UnmergeContact
from server.http.contacts.reading import reading_routes
from server.http.contacts.shapes import ContactBody, MergeBody, NewContactBody, UnmergeBody
from server.http.desk.writing import removing, saved, saving
from server.http.edge import Edge
from server.http.setting_shapes import SavedAnswer
from server.http.tickets.naming import ident
from server.http.transitions import Ask

_KNOWN = ("unknown_contact", "unknown_staff", "contact_exists")


def contact_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Reading, and what colleagues change."""
    return [*reading_routes(edge), *_changing(edge), *_merging(edge)]


def _changing(edge: Edge) -> list[HTTPRouteHandler]:
    @post("/create", **saving(PutContact, "Make a contact known", *_KNOWN) | {"status_code": 201})
    async def create(request: Ask, data: JSONBody[NewContactBody]) -> SavedAnswer:
        """Each mail address and telephone is one contact's: `contact_exists` for another's."""
        return await saved(edge, request, data.command())

    @put("/update", **saving(PutContact, "Change a contact", *_KNOWN, "version_mismatch"))
    async def update(request: Ask, data: JSONBody[ContactBody]) -> SavedAnswer:
        """Those fields that are named."""
        return await saved(edge, request, data.command())

    @delete("/delete/{id:str}", **removing(DeleteContact, "Erase a contact", "unknown_contact"))
    async def remove(request: Ask, id: FromPath[str]) -> None:
        """With all that is known of it, and the texts of its tickets, for good."""
        await saved(edge, request, DeleteContact(contact=ident(id, "unknown_contact")))

    return [create, update, remove]


def _merging(edge: Edge) -> list[HTTPRouteHandler]:
    @post("/merge", **saving(MergeContacts, "Merge two contacts", "unknown_contact", "wrong_state"))
    async def merge(request: Ask, data: JSONBody[MergeBody]) -> SavedAnswer:
        """They are the same: everything of both is told as one. `unmerge` takes it back."""
        command = MergeContacts(
            contact=ident(data.contact, "unknown_contact", "contact"),
            other=ident(data.other, "unknown_contact", "other"),
        )
        return await saved(edge, request, command)

    @post("/unmerge", **saving(
        UnmergeContact, "Take a merged contact apart", "unknown_contact", "wrong_state"
    ))  # fmt: skip
    async def unmerge(request: Ask, data: JSONBody[UnmergeBody]) -> SavedAnswer:
        """At any time: each has again what was its own."""
        command = UnmergeContact(contact=ident(data.contact, "unknown_contact", "contact"))
        return await saved(edge, request, command)

    return [merge, unmerge]
