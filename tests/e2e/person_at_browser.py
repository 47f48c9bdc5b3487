"""A person at a browser: what they type, press and see in their own window of the Playground."""

import re
import time
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as TimedOut

PATIENCE_MS = 15_000
GLANCE_MS = 2_000
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

    def press(
        self, words: str, *, on: str, beside: str | None = None, nth: int = 0, behind: str | None = None
    ) -> None:
        """`beside`: of several with the same words, the one in the row that shows this. `behind`: the button
        that opens what this one lies in.
        """
        place = self.card(on)
        if beside:
            place = place.locator(ROW).filter(has_text=beside)
        self._click(place.get_by_role("button", name=words, exact=True).nth(nth), on=on, behind=behind)

    def fill(self, label: str, value: str, *, on: str, behind: str | None = None) -> None:
        """Clicks first: the page draws a card anew at the first press in it and forgets what was typed."""
        field = self.card(on).get_by_label(re.compile(re.escape(label))).first
        self._click(field, on=on, behind=behind)
        if field.get_attribute("role") == "combobox":
            self.page.get_by_role("option", name=value, exact=True).click()
        else:
            field.fill(value)

    def _click(self, wanted: Locator, *, on: str, behind: str | None) -> None:
        """The page draws its cards anew when anything comes, which closes what was open: opens it again."""
        if behind is None:
            return wanted.click()
        until = time.monotonic() + PATIENCE_MS / 1000
        while True:
            if not wanted.is_visible():
                self.press(behind, on=on)
            try:
                return wanted.click(timeout=GLANCE_MS)
            except TimedOut:
                if time.monotonic() > until:
                    raise

    def everything(self) -> str:
        return "\n".join(self.page.locator(".ac-adaptiveCard").all_inner_texts())

    def picture(self, path: Path) -> None:
        self.page.screenshot(path=str(path))
