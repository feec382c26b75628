"""The page of a model as a value: what is drawn of its list, its ticket and what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from protocol.tickets import Ticket
from staff_console.keys import WINDOW_KEYS
from staff_console.speech import tr
from staff_console.tickets.bulk import bulk_face
from staff_console.tickets.keys import VIEWS
from staff_console.tickets.lists import SORTS, list_cap
from staff_console.tickets.notices import notices_of
from staff_console.tickets.posts import Post, posts_of
from staff_console.tickets.ribbon import Ribbon, ribbon_of
from staff_console.tickets.screen import Head, ListFace, Phase, TicketsScreen, head_of
from staff_console.tickets.side import FactRow, Side, ahead_of, facts_of, timeline_of
from staff_console.tickets.writing_face import UploadFace, WritingFace
from staff_console.words import isolated, seconds

if TYPE_CHECKING:
    from staff_console.tickets.model import TicketsModel


NAME_MOST: Final = 32


def picture(model: TicketsModel) -> TicketsScreen:
    """All of it, now."""
    known, now, ticket = model.known, model.now, model.ticket
    phase, note = _phase(model, ticket)
    told = ticket is not None
    ribbon = Ribbon()
    if model.standing is not None and told:
        ribbon = ribbon_of(model.standing, now, known.zone)
    posts: tuple[Post, ...] = ()
    if ticket is not None:
        posts = posts_of(
            known, ticket, model.messages, model.files, model.contact.name,
            {each.nth for each in model.missed}, now,
        )  # fmt: skip
    return TicketsScreen(
        list=_list(model),
        phase=phase,
        note=note,
        chosen=model.chosen,
        head=head_of(known, ticket) if ticket is not None else Head(),
        ribbon=ribbon,
        posts=posts,
        older=told and model.first_nth > 1,
        writing=_writing(model, ticket),
        side=_side(model, ticket),
        bulk=bulk_face(model.picked),
        notices=notices_of(known, now),
        answer=model.answer,
    )


def _phase(model: TicketsModel, ticket: Ticket | None) -> tuple[Phase, str]:
    if ticket is not None:
        return "told", ""
    if not model.chosen:
        return "none", tr("Choose a ticket: arrows go through the list, Enter answers.")
    if not model.connected:
        return "none", tr("The server is away, and this ticket was not looked at before.")
    if model.opened_empty:
        return "none", tr("This ticket is not there any more.")
    return "loading", tr("Loading the ticket …")


def _list(model: TicketsModel) -> ListFace:
    listing, windows, whole = model.listing, model.table.windows, model.known.whole
    count = "…"
    if model.list_told:
        count = f"{windows.total:,}"
        if whole is not None and not model.searched:
            count = tr("{count} of {all} open").format(count=count, all=f"{whole.open:,}")
    lists = len(model.lists)
    place = windows.place_of(model.chosen)
    foot = ""
    if place >= 0:
        foot = tr("Row {row} of {all}").format(row=f"{place + 1:,}", all=f"{windows.total:,}")
    return ListFace(
        title=listing.title,
        count=count,
        sort=SORTS[listing.sort][0](),
        cap=f"{list_cap(0)}…{min(VIEWS, lists)}",
        text=model.searched,
        note=_list_note(model),
        foot=foot,
        faded=not model.connected,
    )


def _list_note(model: TicketsModel) -> str:
    if model.list_fault:
        return model.list_fault
    if not model.list_told:
        if not model.connected:
            return tr("The server is away: the list comes as soon as it is back.")
        return ""
    if model.table.windows.total:
        return ""
    if model.searched:
        return tr("Nothing is found for {text}.").format(text=isolated(model.searched))
    return tr("No ticket is in this list.")


def _writing(model: TicketsModel, ticket: Ticket | None) -> WritingFace:
    if ticket is None:
        return WritingFace()
    contact = model.contact
    address = contact.email
    if address:
        about = tr("{address}. They read this.").format(address=isolated(address))
    else:
        about = tr("No mail address: it can be read on the ticket's page alone.")
    kept, tone, calm = _kept(model)
    unknown = model.unknown
    said = ""
    if unknown:
        said = tr("Stands for nothing here: {names}. Fill it in or take it out.").format(
            names=" ".join(unknown)
        )
    return WritingFace(
        ticket=ticket.id,
        open=model.sheet,
        reader=isolated(_short(contact.name) or tr("the customer")),
        address=about,
        addressed=bool(address),
        reply=model.text_of("reply"),
        comment=model.text_of("comment"),
        kept=kept,
        calm=calm,
        kept_tone=tone,
        news=model.news_of(model.missed),
        unknown=said,
        uploads=_uploads(model, ticket),
        why_reply=model.hindrance("reply"),
        why_comment=model.hindrance("comment"),
    )


def _short(name: str) -> str:
    """A name that leaves room for the address beside it."""
    return name if len(name) <= NAME_MOST else f"{name[: NAME_MOST - 1]}…"


def _kept(model: TicketsModel) -> tuple[str, str, str]:
    """Whether the server has the draft, and whether anything came since it was begun."""
    typed = model.typed(model.sheet)
    if model.unsaved:
        return model.unsaved, "danger", ""
    if typed is None or not typed.text.strip():
        return "", "muted", ""
    if typed.kept_at is None:
        if model.connected:
            return tr("Keeping the draft …"), "muted", ""
        return tr("Kept on this computer."), "warn", ""
    at = seconds(typed.kept_at, model.known.zone)
    if model.sheet == "reply" and not model.missed:
        return tr("Draft kept {at}.").format(at=at), "muted", tr("Nothing new since you began.")
    return tr("Draft kept {at}.").format(at=at), "muted", ""


def _uploads(model: TicketsModel, ticket: Ticket) -> tuple[UploadFace, ...]:
    going = model.uploads_of(ticket.id)
    named = {each.ident for each in going}
    typed = model.typed(model.sheet)
    before = [each for each in (typed.attachments if typed else ()) if each not in named]
    files = model.files
    return (
        *(
            UploadFace(each, files[each].name if each in files else tr("A file from before"), "")
            for each in before
        ),
        *(each.face for each in going),
    )


def _side(model: TicketsModel, ticket: Ticket | None) -> Side:
    if ticket is None:
        return Side()
    known, now, contact = model.known, model.now, model.contact
    addresses = [
        FactRow(label, text)
        for label, text in ((tr("Mail"), contact.email), (tr("Phone"), contact.phone))
        if text
    ]
    if contact.notes:
        addresses.append(FactRow(tr("Note"), contact.notes))
    page = FactRow(tr("Contact"), tr("open the page"), "contact_page", WINDOW_KEYS["contact"])
    addresses.append(page)
    timeline = model.timeline
    return Side(
        facts=facts_of(known, ticket, now),
        ahead=ahead_of(model.standing, now, known),
        contact=contact.name,
        addresses=tuple(addresses),
        timeline=timeline_of(known, timeline, now) if timeline is not None else (),
        timeline_note=tr("Nothing else is known yet.") if timeline is not None and not timeline
        else "",
    )  # fmt: skip
