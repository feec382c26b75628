"""The contacts of a console and a whole server: made, changed, merged, planned with, taken back."""

from __future__ import annotations

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

    def past(self) -> list[str]:
        return [row.text for row in self.model.screen.past]


async def test_a_contact_is_made_changed_merged_and_planned_with(
    qapp: QApplication, tmp_path: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    async with house(tmp_path) as (_, url):
        desk = Desk(qapp, url, tmp_path / "one")
        await desk.opens("mara")
        desk.window.acted.emit("window:contacts")
        model = desk.console.pages.contacts.model
        assert model is not None
        page = Page(model)
        anna = await page.make(name="Anna", email="anna@work.example")
        ana = await page.make(name="Ana Lee", email="ana@example.org", contact_kind="lead")
        await page.change("tags", "VIP, vip, north")
        await until(lambda: model.contact is not None and model.contact.tags == ["vip", "north"],
                    "the tags")  # fmt: skip
        await page.change("email", "anna@work.example", "refused")
        await until(lambda: model.screen.answer.offers, "what can be done instead")
        assert model.take_offer(1)
        model.send_question()
        await page.answered()
        await until(lambda: model.contact is not None and model.contact.merged == [anna], "both")
        assert model.contact is not None and model.contact.merged_names == ["Anna"]

        await page.ask("contact_event", title="Look", every="week", ends="3")
        await until(lambda: len(model.events) == 3, "three occurrences")
        second = model.events[1]
        await page.ask(f"event:{second.event}@{second.original_at}", takes="no")
        await until(lambda: len(model.events) == 2, "one less")
        assert model.take_back()
        await until(lambda: len(model.events) == 3, "all of them again")
        await until(lambda: "contacts merged" in page.past(), "the timeline")
        assert "Look, event planned" in page.past()

        await page.ask("take_apart")
        await until(lambda: model.contact is not None and not model.contact.merged, "one alone")
        assert model.chosen == ana and "contact made" in page.past()
        await desk.close()
