"""The page of a contact is as colleagues leave it, at once, and what is typed is not touched."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.contact_commands import PutContact
from protocol.messages import Delta
from protocol.records import Contact, Person, Record
from protocol.ticket_queries import FoundContact
from staff_console.bench import Bench
from staff_console.contacts import scenes
from staff_console.contacts.samples import AYLIN_IS, LENZ, WEEKLY
from staff_console.contacts.scenes import tell
from staff_console.hall import NOON
from staff_console.tickets.scenes import feed
from tests.staff_console.contacts.conftest import Open
from tests.staff_console.hands import CTRL, Key, part, press, types

TOPIC = f"contact/{AYLIN_IS.contact}"
PERSON = Person(
    id="p1", name=AYLIN_IS.name, email=AYLIN_IS.email, phone=AYLIN_IS.phone,
    company=AYLIN_IS.company, staff_notes=AYLIN_IS.staff_notes, contact=AYLIN_IS.contact,
)  # fmt: skip
STUDIO = Person(id="p2", name="A. Sahin, studio")


def contact(known: FoundContact, person: str, **more: object) -> Contact:
    return Contact(
        id=known.contact, person=person, owner=known.owner, tags=known.tags, made_at=0,
        language=known.language, version=known.version, contact_kind=known.contact_kind,
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


AYLIN = contact(AYLIN_IS, "p1")
OTHER = Contact(id=AYLIN_IS.merged[0], person="p2", made_at=0, merged_into=AYLIN_IS.contact)


def followed(bench: Bench) -> None:
    scenes.opened(bench)
    feed(bench, TOPIC, [AYLIN, PERSON, OTHER, STUDIO])


def news(bench: Bench, *news: Record | Gone) -> bool:
    """A colleague did that; whether what no topic tells is to be asked for."""
    bench.contact._stale.stop()
    position = bench.live.replica(TOPIC).position
    assert position is not None
    changes: list[Change] = [each if isinstance(each, Gone) else Put(each) for each in news]  # type: ignore[arg-type]
    bench.live.take(Delta(TOPIC, "e", position.seq, position.seq + 1, NOON, changes))
    # Looked at before events are: on a busy machine it has run out after them.
    asks = bench.contact._stale.isActive()
    bench.settle()
    return asks


def test_a_page_is_followed_while_it_is_shown_and_the_topic_says_what_was_asked_for(
    page: Open,
) -> None:
    bench = page(followed)
    assert bench.topics == ["tickets", TOPIC]
    assert bench.contact.contact == AYLIN_IS and not bench.contact._stale.isActive()
    bench.contact.choose(LENZ.contact)
    assert bench.topics == ["tickets"]
    bench.contact.open_now(LENZ.contact)
    assert bench.topics == ["tickets", f"contact/{LENZ.contact}"]
    bench.contact.show(False)
    assert bench.topics == ["tickets"]
    bench.contact.show(True)
    assert bench.topics == ["tickets", f"contact/{LENZ.contact}"]


def test_a_colleagues_edit_shows_at_once_beside_what_is_typed(page: Open) -> None:
    bench = page(followed)
    field = part(bench, "contact-company")
    field.setFocus()
    press(bench, Key.Key_A, CTRL)
    types(bench, "Studio")
    assert news(bench, replace(PERSON, email="a@s.example", company="Foto", version=2),
                replace(AYLIN, tags=["vip"], version=4))  # fmt: skip
    faces = {face.name: face.value for face in bench.contact.screen.fields}
    assert (faces["email"], faces["tags"], faces["company"]) == ("a@s.example", "vip", "Studio")
    assert part(bench, "contact-company").hasFocus()
    press(bench, Key.Key_Return)
    assert bench.asked == [] and bench.contact.states == {"company": "refused"}
    assert bench.contact.screen.answer.title.startswith("Not saved: somebody changed")
    press(bench, Key.Key_Return)
    assert bench.asked[-1][0] == PutContact(contact=AYLIN.id, version=4, company="Studio")


def test_an_older_state_of_the_topic_does_not_take_back_what_was_told(page: Open) -> None:
    bench = page(followed)
    bench.contact.ask_anew()
    tell(bench, "find_contact", [replace(AYLIN_IS, version=9, company="Newest")])
    news(bench, replace(STUDIO, name="The studio", version=2))
    assert bench.contact.contact is not None and bench.contact.contact.company == "Newest"


def test_merging_and_taking_apart_show_and_an_event_is_asked_for(page: Open) -> None:
    bench = page(followed)
    assert news(bench, Gone("contact", OTHER.id), Gone("person", "p2"))
    gone = bench.contact.contact
    assert gone is not None and gone.merged == []
    news(bench, OTHER)
    assert bench.contact.contact == gone, "nobody without a name"
    news(bench, STUDIO)
    assert bench.contact.contact == AYLIN_IS
    assert news(bench, WEEKLY)
    lenz = contact(LENZ, "p3")
    news(bench, lenz, Person(id="p3", name=LENZ.name),
            replace(AYLIN, merged_into=LENZ.contact, version=4))  # fmt: skip
    assert bench.contact.chosen == LENZ.contact
    assert bench.topics == ["tickets", f"contact/{LENZ.contact}"]
    shown = bench.contact.contact
    assert shown is not None and set(shown.merged) == {AYLIN.id, OTHER.id}


def test_whoever_was_erased_is_known_no_more(page: Open) -> None:
    bench = page(followed)
    bench.contact.write("company", "Studio")
    news(bench, Person(id="p1", contact=AYLIN.id, erased_at=9, version=2))
    assert bench.contact.contact is None
    assert bench.contact.gone == "This contact is not known any more."
    assert AYLIN.id not in [row.key for row in bench.contact.screen.rows]
    bench.contact.ask_anew()
    tell(bench, "find_contact", [replace(AYLIN_IS, name="", email="", phone="")])
    assert bench.contact.contact is None
