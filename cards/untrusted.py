"""Makes text that came from a document or a person harmless to show. Never changes what it says.

Markdown, mentions and links are parsed in TextBlock, Fact and some choices, but not in a TextRun
(https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features), so that is where such text goes.
"""

from bot.domain import plain


def clean(text: str) -> str:
    """Without control and bidi characters, and with the date functions `{{DATE(...)}}`, which clients run in
    any text, taken apart.
    """
    kept = plain.printable(text)
    while "{{" in kept:
        kept = kept.replace("{{", "{ {")
    return kept


def one_line(text: str) -> str:
    return " ".join(clean(text).split())


def web_address(address: str | None) -> str | None:
    """The address if it is plain http or https with a host, else None: no button is made for it."""
    return plain.web_address(address) if address is not None and address == clean(address) else None
