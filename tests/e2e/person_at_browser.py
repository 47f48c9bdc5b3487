"""A person at a browser: what they type, press and see in their own window of the Playground."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PATIENCE_MS = 15_000
ROW = "div[style*='flex-direction: row']"  # a ColumnSet as the renderer draws it


class PersonAtBrowser:
    """Buttons are found as people find them: by their words, on the newest card that holds a text."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE_MS)
        page.goto(url)
        self.open_chat("Personal Chat")

    @property
    def chats(self) -> Locator:
        return self.page.get_by_role("treeitem")

    def open_chat(self, name: str) -> None:
        """The page draws its cards anew at the first press among them, and loses that press: it goes to the
        text field.
        """
        self.chats.filter(has_text=name).first.click()
        self.text_field.click()

    @property
    def text_field(self) -> Locator:
        return self.page.locator("[role=textbox][data-lexical-editor]").first

    def say(self, text: str) -> None:
        self.text_field.click()
        self.text_field.press_sequentially(text)
        self.page.get_by_role("button", name="Send Message").first.click()

    def card(self, text: str) -> Locator:
        """The newest card that shows this."""
        return self.page.locator(".ac-adaptiveCard").filter(has_text=text).last

    def sees(self, text: str, *, on: str = "", patience_ms: int = PATIENCE_MS) -> None:
        expect(self.card(on or text)).to_contain_text(text, timeout=patience_ms)

    def press(self, words: str, *, on: str, beside: str | None = None, nth: int = 0) -> None:
        """`beside`: of several with the same words, the one in the row that shows this."""
        place = self.card(on)
        if beside:
            place = place.locator(ROW).filter(has_text=beside)
        place.get_by_role("button", name=words, exact=True).nth(nth).click()

    def fill(self, label: str, value: str, *, on: str) -> None:
        """Clicks first: the page draws a card anew at the first press in it and forgets what was typed."""
        field = self.card(on).get_by_label(re.compile(re.escape(label))).first
        field.click()
        if field.get_attribute("role") == "combobox":
            self.page.get_by_role("option", name=value, exact=True).click()
        else:
            field.fill(value)

    def everything(self) -> str:
        return "\n".join(self.page.locator(".ac-adaptiveCard").all_inner_texts())

    def picture(self, path: Path) -> None:
        self.page.screenshot(path=str(path))
