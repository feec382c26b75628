"""The contacts of a console and a whole server: made, changed, merged, planned with, taken back."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtWidgets import QApplication

from staff_console.contacts.model import ContactsModel
from tests.staff_console.signed_in import until
from tests.staff_console.tickets.test_real_desk import Desk, house


class Page:
    """What a clerk does on the page, waiting for each answer."""

    def __init__(self, model: ContactsModel) -> None:
        self.model = model

    async def answered(self, kind: str = "confirmed") -> None:
        model = self.model
        await until(lambda: not model._busy and model.screen.answer.kind != "sent", "an answer")
        answer = model.screen.answer
        assert answer.kind == kind, answer

    async def make(self, **said: str) -> str:
        self.model.new()
        for name, value in said.items():
            self.model.answer_question(name, value)
        self.model.send_question()
        await self.answered()
        await until(lambda: self.model.screen.phase == "told", "the page")
        return self.model.chosen

    async def change(self, name: str, text: str, kind: str = "confirmed") -> None:
        self.model.write(name, text)
        self.model.save(name)
        await self.answered(kind)

    async def ask(self, verb: str, **said: str) -> None:
        assert self.model.act(verb)
        await until(lambda: self.model.question is not None, "the question")
        for name, value in said.items():
            self.model.answer_question(name, value)
        self.model.send_question()
        await self.answered()

    async def plan_three(self) -> None:
        """A series of three, of which one is cancelled for a moment."""
        model = self.model
        await self.ask("contact_event", title="Look", every="week", ends="3")
        await until(lambda: len(model.events) == 3, "three occurrences")
        second = model.events[1]
        await self.ask(f"event:{second.event}@{second.original_at}", takes="no")
        await until(lambda: len(model.events) == 2, "one less")
        assert model.take_back()
        await until(lambda: len(model.events) == 3, "all of them again")

    def past(self) -> list[str]:
        return texts(self.model)


def texts(model: ContactsModel) -> list[str]:
    return [row.text for row in model.screen.past]


async def contacts(desk: Desk, name: str) -> ContactsModel:
    """The contacts are looked at."""
    await desk.opens(name)
    desk.window.acted.emit("window:contacts")
    model = desk.console.pages.contacts.model
    assert model is not None
    return model


async def test_a_contact_is_made_changed_merged_and_planned_with(
    qapp: QApplication, tmp_path: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    async with house(tmp_path) as (_, url):
        desk, other = Desk(qapp, url, tmp_path / "one"), Desk(qapp, url, tmp_path / "other")
        model, theirs = await contacts(desk, "mara"), await contacts(other, "tomasz")
        page = Page(model)
        anna = await page.make(name="Anna", email="anna@work.example")
        ana = await page.make(name="Ana Lee", email="ana@example.org", contact_kind="lead")
        theirs.open_now(ana)
        await until(lambda: theirs.contact is not None, "the page at the other desk")
        await page.change("tags", "VIP, vip, north")
        await until(lambda: model.contact is not None and model.contact.tags == ["vip", "north"],
                    "the tags")  # fmt: skip
        await until(lambda: "vip, north" in [f.value for f in theirs.screen.fields], "them there")
        await page.change("email", "anna@work.example", "refused")
        await until(lambda: model.screen.answer.offers, "what can be done instead")
        assert model.take_offer(1)
        model.send_question()
        await page.answered()
        await until(lambda: model.contact is not None and model.contact.merged == [anna], "both")
        assert model.contact is not None and model.contact.merged_names == ["Anna"]

        await page.plan_three()
        await until(lambda: "contacts merged" in page.past(), "the timeline")
        assert "Look, event planned" in page.past()

        def told() -> bool:
            qapp.processEvents()  # It is asked for a moment after the news.
            return "contacts merged" in texts(theirs) and len(theirs.events) == 3

        await until(told, "timeline and events at the other desk")

        await page.ask("take_apart")
        await until(lambda: model.contact is not None and not model.contact.merged, "one alone")
        assert model.chosen == ana and "contact made" in page.past()
        await until(lambda: theirs.contact is not None and not theirs.contact.merged, "it there")
        await asyncio.gather(desk.close(), other.close())
